"""Runs the measurements one after another: `python -m tests.bench [--quick] [part …]`."""

import argparse
import platform
import sys

from tests.bench import closing, counting, coverage, diagnosing, league, serving, withholding

PARTS = {
    "diagnosing": diagnosing.bench,
    "closing": closing.bench,
    "serving": serving.bench,
    "counting": counting.bench,
    "withholding": withholding.bench,
    "league": league.bench,
    "coverage": coverage.bench,
}


def main() -> None:
    """Print what is measured, part by part; the parts that nobody named are all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="measurements; all of them by default")
    parser.add_argument("--quick", action="store_true", help="small sizes: whether it runs, not how fast")
    arguments = parser.parse_args()
    _say(f"Python {platform.python_version()}, {platform.machine()}{', quick: small sizes' * arguments.quick}")
    for name in arguments.parts or PARTS:
        _say(f"\n{name}")
        for line in PARTS[name](quick=arguments.quick):
            _say(f"  {line}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
