"""Files that appear whole or not at all."""

import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def files_write(*, folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write all files beside their places and then rename them into them; after a failure none of them is left.

    Files of the same names are replaced. Raises OSError.
    """
    made = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    left: list[Path] = []
    try:
        for content in contents.values():
            left.append(_temporary(folder))
            left[-1].write_bytes(content)
        for temporary, name in zip(tuple(left), contents, strict=True):
            left.append(temporary.replace(folder / name))
    except OSError:
        for path in left:
            path.unlink(missing_ok=True)
        for place in made:
            # Somebody else may have put a file there meanwhile; then the folder is theirs.
            with suppress(OSError):
                place.rmdir()
        raise


def _temporary(folder: Path) -> Path:
    """A new file whose name nobody has, readable as files usually are (`tempfile` lets its owner alone read)."""
    path = folder / f".{secrets.token_hex(8)}.part"
    path.touch(exist_ok=False)
    return path
