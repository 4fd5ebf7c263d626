"""Fingerprints of editions, and the lock that keeps published ones unchanged."""

import hashlib
from pathlib import Path

from assessment.library.documents import edition_files, normalised

LOCK = "editions.lock"


def fingerprint(folder: Path) -> str:
    """sha256 over names and normalised bytes of the edition's files: the same on every machine."""
    digest = hashlib.sha256()
    for name in edition_files(folder):
        content = normalised((folder / name).read_bytes())
        digest.update(f"{name}\n{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
