"""A fresh clone is made ready once; the second time is instant and needs no network."""

import os
import subprocess
from pathlib import Path

import pytest

from scripts import prepare


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose locks ask for nothing, so that installing needs no network."""
    (tmp_path / "requirements.txt").write_text("# nothing\n")
    (tmp_path / "requirements-dev.txt").write_text("# nothing\n")
    return tmp_path


@pytest.fixture
def without_uv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.prepare.shutil.which", lambda name: None)


def _refuse(*args: object, **_: object) -> subprocess.CompletedProcess[str]:
    raise AssertionError(f"started {args}")


def test_an_environment_is_made_and_its_second_time_starts_nothing(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare.make_environment(root=clone, kind="run")

    assert (clone / ".venv" / "bin" / "python").exists()
    monkeypatch.setattr("scripts.prepare.subprocess.run", _refuse)
    prepare.make_environment(root=clone, kind="run")


def test_plain_pip_makes_it_too(clone: Path, without_uv: None) -> None:
    prepare.make_environment(root=clone, kind="tools")

    assert prepare.is_ready(root=clone, kind="tools")
    assert prepare.is_ready(root=clone, kind="run"), "what tests need will also do to run"


def test_a_changed_lock_makes_the_environment_stale(clone: Path) -> None:
    prepare.make_environment(root=clone, kind="run")

    (clone / "requirements.txt").write_text("# something\n")

    assert not prepare.is_ready(root=clone, kind="run")


def test_an_environment_for_running_will_not_do_for_the_tools(clone: Path) -> None:
    prepare.make_environment(root=clone, kind="run")

    assert not prepare.is_ready(root=clone, kind="tools")


@pytest.mark.parametrize("uv", ["uv", None])
def test_a_lock_that_cannot_be_installed_stops_with_a_sentence(
    clone: Path, uv: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "_succeeds", lambda argv, quiet=False: "install" not in argv)
    monkeypatch.setattr("scripts.prepare.shutil.which", lambda name: uv)

    with pytest.raises(prepare.Stopped, match="could not be installed"):
        prepare.make_environment(root=clone, kind="run")
    assert not prepare.is_ready(root=clone, kind="run")


def test_a_python_without_venv_stops_with_the_line_to_run(
    clone: Path, without_uv: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "_succeeds", lambda argv, quiet=False: False)

    with pytest.raises(prepare.Stopped, match="apt-get install -y python3-venv"):
        prepare.make_environment(root=clone, kind="run")


def test_missing_libraries_are_named() -> None:
    assert prepare.missing_libraries(("libc.so.6", "libabsent.so.0")) == ["libabsent.so.0"]


def test_printing_libraries_are_installed_where_that_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([["libabsent.so.0"], []])
    monkeypatch.setattr(prepare, "missing_libraries", lambda: next(answers))
    asked: list[tuple[str, ...]] = []

    def install(packages: tuple[str, ...]) -> bool:
        asked.append(packages)
        return True

    monkeypatch.setattr(prepare, "installed_by_apt", install)

    prepare.make_printing()

    assert asked == [prepare.PRINTING_PACKAGES]


def test_printing_libraries_that_cannot_be_brought_stop_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "missing_libraries", lambda: ["libabsent.so.0"])
    monkeypatch.setattr(prepare, "installed_by_apt", lambda packages: False)

    with pytest.raises(prepare.Stopped) as stopped:
        prepare.make_printing()

    assert str(stopped.value).splitlines()[-1] == (
        "  sudo apt-get install -y --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0"
    )


@pytest.mark.parametrize("missing", ["apt", "root"])
def test_apt_is_left_alone_where_it_is_not_ours(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr("scripts.prepare.shutil.which", lambda name: None if missing == "apt" else "/usr/bin/apt-get")
    monkeypatch.setattr("scripts.prepare.os.geteuid", lambda: 1000 if missing == "root" else 0)
    monkeypatch.setattr("scripts.prepare.subprocess.run", _refuse)

    assert prepare.installed_by_apt(("chromium",)) is False


@pytest.mark.parametrize(("codes", "came"), [((0, 0), True), ((100, 0), True), ((0, 100), False)])
def test_only_the_install_itself_decides(monkeypatch: pytest.MonkeyPatch, codes: tuple[int, int], came: bool) -> None:
    left = iter(codes)
    monkeypatch.setattr("scripts.prepare.shutil.which", lambda name: "/usr/bin/apt-get")
    monkeypatch.setattr("scripts.prepare.os.geteuid", lambda: 0)
    monkeypatch.setattr(
        "scripts.prepare.subprocess.run", lambda argv, **_: subprocess.CompletedProcess(argv, next(left))
    )

    assert prepare.installed_by_apt(("chromium",)) is came


def test_without_a_browser_the_reader_is_told(
    without_uv: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare.make_browser()

    assert "browser tests will be skipped" in capsys.readouterr().out


def test_a_browser_that_is_there_needs_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scripts.prepare.shutil.which", lambda name: f"/usr/bin/{name}")

    prepare.make_browser()

    assert capsys.readouterr().out == ""


@pytest.fixture
def errands(clone: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is run to make the site, in order."""
    started: list[str] = []

    def run(argv: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        started.append(argv[2])
        return subprocess.CompletedProcess(argv, 0)

    (clone / "config" / "static").mkdir(parents=True)
    monkeypatch.setattr("scripts.prepare.subprocess.run", run)
    return started


def test_the_site_is_made_in_order(clone: Path, errands: list[str]) -> None:
    prepare.make_site(root=clone, kept_in=clone)

    assert errands == ["scripts.messages", "migrate", "collectstatic"]


def test_static_files_are_gathered_again_only_when_they_changed(clone: Path, errands: list[str]) -> None:
    prepare.make_site(root=clone, kept_in=clone)
    prepare.make_site(root=clone, kept_in=clone)
    assert errands.count("collectstatic") == 1

    (clone / "config" / "static" / "page.css").write_text("main {}")
    prepare.make_site(root=clone, kept_in=clone)
    assert errands.count("collectstatic") == 2


def test_an_errand_that_fails_stops_the_rest(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.prepare.subprocess.run", lambda argv, **_: subprocess.CompletedProcess(argv, 1))

    with pytest.raises(prepare.Stopped, match=r"did not go well: -m scripts\.messages"):
        prepare.make_site(root=clone, kept_in=clone)


@pytest.mark.parametrize(("kind", "last"), [("run", "site"), ("tools", "browser")])
def test_each_command_makes_what_it_needs(monkeypatch: pytest.MonkeyPatch, kind: str, last: str) -> None:
    made: list[str] = []
    monkeypatch.setattr(prepare, "make_environment", lambda root, kind: made.append("environment"))
    monkeypatch.setattr(prepare, "make_printing", lambda: made.append("printing"))
    monkeypatch.setattr(prepare, "make_browser", lambda: made.append("browser"))
    monkeypatch.setattr(prepare, "make_site", lambda root, kept_in: made.append("site"))

    prepare.main(kind)

    assert made == ["environment", "printing", last]


def test_a_wrong_word_is_answered_with_the_right_ones() -> None:
    done = subprocess.run(
        ["python3", str(prepare.ROOT / "scripts" / "prepare.py"), "walk"],
        env=dict(os.environ), capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "run|tools" in done.stderr
