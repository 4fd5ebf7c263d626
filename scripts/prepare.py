"""Make a fresh clone ready, with nothing but Python: `python3 scripts/prepare.py run|tools`.

Standard library only, since nothing is installed yet. A second time it looks at a stamp and is done at once, without
the network.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"run": ("requirements.txt",), "tools": ("requirements.txt", "requirements-dev.txt")}
PRINTING = ("libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PRINTING_PACKAGES = ("libpangoft2-1.0-0", "libharfbuzz-subset0")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Stopped(SystemExit):
    """Something is missing that only the reader can bring; the message says what to run."""


def lock_stamp(*, root: Path, kind: str) -> str:
    """What the environment is made of: the locks' contents and the Python."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {root}".encode())
    for name in LOCKS[kind]:
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def is_ready(*, root: Path, kind: str) -> bool:
    """The environment was made from these very locks; one with the tools will also do to run."""
    stamp = root / ".venv" / "stamp"
    if not stamp.exists() or not (root / ".venv" / "bin" / "python").exists():
        return False
    made = stamp.read_text(encoding="ascii").split()
    return any(lock_stamp(root=root, kind=other) in made for other in {kind, "tools"})


def make_environment(*, root: Path, kind: str) -> None:
    """Create .venv and install the locks into it, by uv where there is one, else by pip."""
    if is_ready(root=root, kind=kind):
        return
    print(f"Installing {' and '.join(LOCKS[kind])} into .venv …", flush=True)
    if not (_with_uv(root=root, kind=kind) or _with_pip(root=root, kind=kind)):
        raise Stopped("The packages could not be installed; what the installer said stands above.")
    (root / ".venv" / "stamp").write_text(lock_stamp(root=root, kind=kind), encoding="ascii")


def _with_uv(*, root: Path, kind: str) -> bool:
    uv = shutil.which("uv")
    if uv is None:
        return False
    python = root / ".venv" / "bin" / "python"
    made = python.exists() or _succeeds([uv, "venv", "--quiet", "--python", sys.executable, str(root / ".venv")])
    install = [uv, "pip", "install", "--quiet", "--python", str(python), "--require-hashes", "--compile-bytecode"]
    return made and _succeeds([*install, *_lock_arguments(root=root, kind=kind)])


def _with_pip(*, root: Path, kind: str) -> bool:
    python = root / ".venv" / "bin" / "python"
    if not _succeeds([str(python), "-m", "pip", "--version"], quiet=True):
        shutil.rmtree(root / ".venv", ignore_errors=True)
        if not _succeeds([sys.executable, "-m", "venv", str(root / ".venv")]):
            raise Stopped("Python has no venv here. On Debian: apt-get install -y python3-venv")
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    return _succeeds([*install, *_lock_arguments(root=root, kind=kind)])


def _lock_arguments(*, root: Path, kind: str) -> list[str]:
    return [part for name in LOCKS[kind] for part in ("-r", str(root / name))]


def _succeeds(argv: Sequence[str], *, quiet: bool = False) -> bool:
    out = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(argv, stdout=out, stderr=out, check=False).returncode == 0
    except OSError:
        return False


def missing_libraries(names: Sequence[str] = PRINTING) -> list[str]:
    """Those that the system's loader cannot find."""
    missing = []
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def installed_by_apt(packages: Sequence[str]) -> bool:
    """Bring Debian packages where this process may; False where it may not or could not."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return False
    print(f"Installing {' '.join(packages)} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for argv in ([apt, "-qq", "update"], [apt, "-qq", "-y", "--no-install-recommends", "install", *packages]):
        # The lists may be unreachable and the package still at hand, so only the last word counts.
        done = subprocess.run(argv, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0
    return done


def make_printing() -> None:
    """The system libraries that printing needs: installed, or the one line to run and a stop."""
    if not missing_libraries():
        return
    if installed_by_apt(PRINTING_PACKAGES) and not missing_libraries():
        return
    line = f"apt-get install -y --no-install-recommends {' '.join(PRINTING_PACKAGES)}"
    raise Stopped(f"Printing needs two libraries of the system. Run this, then try again:\n  sudo {line}")


def make_browser() -> None:
    """A Chromium for the browser tests; without one they are skipped and say so."""
    if any(shutil.which(name) for name in BROWSERS) or installed_by_apt(("chromium",)):
        return
    print("No Chromium: the browser tests will be skipped. To run them: sudo apt-get install -y chromium", flush=True)


def make_site(*, root: Path, kept_in: Path) -> None:
    """Translations compiled, tables brought up to date, static files gathered where they have changed."""
    python = str(root / ".venv" / "bin" / "python")
    _run(root, [python, "-m", "scripts.messages"])
    _run(root, [python, "manage.py", "migrate", "--noinput", "--verbosity", "0"])
    stamp, wanted = kept_in / "static.stamp", static_stamp(root=root)
    if not stamp.exists() or stamp.read_text(encoding="ascii") != wanted:
        _run(root, [python, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"])
        stamp.write_text(wanted, encoding="ascii")


def static_stamp(*, root: Path) -> str:
    """What the static files are made of: the rooms' own ones and the packages."""
    digest = hashlib.sha256(lock_stamp(root=root, kind="run").encode())
    for folder in sorted(root.glob("*/static")):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def _run(root: Path, argv: list[str]) -> None:
    if subprocess.run(argv, cwd=root, check=False).returncode != 0:
        raise Stopped(f"This did not go well: {' '.join(argv[1:])}")


def main(kind: str, *, root: Path = ROOT) -> None:
    """`run`: all that `manage.py start` needs. `tools`: all that the tests and checks need."""
    make_environment(root=root, kind=kind)
    make_printing()
    if kind == "tools":
        make_browser()
    else:
        make_site(root=root, kept_in=Path(os.environ.get("DJANGO_VAR") or root / "var"))


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 — whoever has an older one deserves a sentence
        raise Stopped("Python 3.11 or later is needed; name one: make run PYTHON=python3.11")
    if sys.argv[1:] not in (["run"], ["tools"]):
        raise Stopped("python3 scripts/prepare.py run|tools")
    main(sys.argv[1])
