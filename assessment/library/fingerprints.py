"""Fingerprints of editions, and the lock that keeps published ones unchanged."""

import hashlib
from pathlib import Path

from assessment.library.documents import edition_files, normalised
from assessment.library.faults import Fault

LOCK = "editions.lock"
HEAD = (
    "# Fingerprints of published editions. A line is added by `manage.py check_library --lock CODE`, never changed.\n"
)


class EditionLocked(Exception):
    """The edition was published with other files than these; a change needs an edition of its own."""

    def __str__(self) -> str:
        """What to do about it."""
        return f"{self.args[0]} was published with other files; undo the change, or make it in a new edition."


def fingerprint(folder: Path) -> str:
    """sha256 over names and normalised bytes of the edition's files: the same on every machine."""
    digest = hashlib.sha256()
    for name in edition_files(folder):
        content = normalised((folder / name).read_bytes())
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def locked(root: Path) -> dict[str, str]:
    """Fingerprints of the published editions of a root, by code; the lock lies beside the root."""
    file = _lock_file(root)
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return dict(line.split() for line in lines if line and not line.startswith("#"))


def edition_lock(*, root: Path, code: str) -> str:
    """Write down an edition's fingerprint as published and return it; EditionLocked when another one stands there."""
    found = fingerprint(root / code)
    published = locked(root)
    if published.setdefault(code, found) != found:
        raise EditionLocked(code)
    lines = [f"{name} {published[name]}\n" for name in sorted(published)]
    _lock_file(root).write_text(HEAD + "".join(lines), encoding="utf-8")
    return found


def lock_faults(root: Path) -> tuple[Fault, ...]:
    """Published editions that were changed or are gone."""
    return tuple(fault for code, published in locked(root).items() for fault in _lock_fault(root, code, published))


def _lock_fault(root: Path, code: str, published: str) -> list[Fault]:
    line = 1 + _lock_file(root).read_text(encoding="utf-8").split("\n").index(f"{code} {published}")
    if not (root / code / "edition.yaml").is_file():
        message = f"The published edition {code} is gone; bring it back, scorecards refer to it."
        return [Fault(LOCK, line, "published-missing", message)]
    if fingerprint(root / code) != published:
        message = f"The published edition {code} was changed; undo that, and make the change in a new edition."
        return [Fault(LOCK, line, "published-changed", message)]
    return []


def _lock_file(root: Path) -> Path:
    return root.with_name(LOCK)
