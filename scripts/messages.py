"""Compile the interface's translations, without gettext on the machine: `python -m scripts.messages`."""

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "config" / "locale"


def compile_messages(*, folder: Path = LOCALE) -> tuple[Path, ...]:
    """Write the .mo beside every .po that is newer than it; gives what was written."""
    written = []
    for source in sorted(folder.rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        # Written apart and moved, so that a process starting meanwhile never reads half a catalogue.
        draft = target.with_suffix(".mo.draft")
        polib.pofile(str(source)).save_as_mofile(str(draft))
        draft.replace(target)
        written.append(target)
    return tuple(written)


if __name__ == "__main__":
    compile_messages()
