"""`manage.py check_library`: do all editions and crosswalks compile, and is what was published unchanged?"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from assessment import library
from assessment.library.crosswalks import crosswalk_faults
from assessment.library.fingerprints import edition_lock, lock_faults, locked


class Command(BaseCommand):
    """Prints editions, counts, fingerprints and every fault; status 1 when there is one."""

    help = "Check every edition of the library, or lock one as published."
    requires_system_checks: list[str] = []  # the checks would stop at the faults that this command lists

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Roots of editions, and the code to lock."""
        parser.add_argument(
            "--root", type=Path, action="append", help="folder of editions; the library's own by default"
        )
        parser.add_argument("--lock", metavar="CODE", help="write the edition's fingerprint down as published")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the roots one after the other."""
        roots: list[Path] = options["root"] or list(library.ROOTS)
        faults = sum(self._check_root(root) for root in roots)
        if faults:
            raise CommandError(f"The library has {faults} fault{'s' if faults > 1 else ''}.")
        if options["lock"]:
            self._lock(roots, options["lock"])

    def _check_root(self, root: Path) -> int:
        """Print a root's editions with their faults; how many faults."""
        faults = [*lock_faults(root), *crosswalk_faults([root])]
        for fault in faults:
            self.stderr.write(str(fault))
        published = locked(root)
        for code in library.editions([root]):
            try:
                edition = library.edition(root / code)
            except library.EditionRefused as refusal:
                faults += refusal.faults
                self.stderr.write(str(refusal))
                continue
            state = "published" if code in published else "not locked"
            languages = ", ".join(edition.languages)
            counts = f"{len(edition.practices)} practices, {len(edition.items)} items, {languages}"
            self.stdout.write(f"{code}: {counts}, {state}, {edition.fingerprint}")
        return len(faults)

    def _lock(self, roots: list[Path], code: str) -> None:
        root = next((root for root in roots if code in library.editions([root])), None)
        if root is None:
            raise CommandError(f"There is no edition {code} to lock.")
        self.stdout.write(f"{code} is published as {edition_lock(root=root, code=code)}")
