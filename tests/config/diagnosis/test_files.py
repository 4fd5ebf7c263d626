"""Files appear whole or not at all."""

import os
from pathlib import Path

import pytest

from config.diagnosis.files import files_write


def test_files_are_written_into_a_folder_made_for_them(tmp_path: Path) -> None:
    files_write(folder=tmp_path / "a" / "b", contents={"x": b"1", "y": b"2"})

    assert {path.name: path.read_bytes() for path in (tmp_path / "a" / "b").iterdir()} == {"x": b"1", "y": b"2"}


def test_earlier_files_are_replaced_and_others_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"old")
    (tmp_path / "z").write_bytes(b"other")

    files_write(folder=tmp_path, contents={"x": b"new"})

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"x": b"new", "z": b"other"}


def test_files_may_be_read_by_whom_the_mask_allows(tmp_path: Path) -> None:
    mask = os.umask(0o027)

    files_write(folder=tmp_path, contents={"x": b""})

    assert os.umask(mask) == 0o027
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o640


def test_after_a_failed_renaming_no_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "y" / "in the way").mkdir(parents=True)

    with pytest.raises(OSError, match="directory"):
        files_write(folder=tmp_path, contents={"x": b"1", "y": b"2", "z": b"3"})

    assert [path.name for path in tmp_path.iterdir()] == ["y"]


def test_after_a_failed_writing_neither_file_nor_folder_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(OSError, match="No space"):
        files_write(folder=tmp_path / "a" / "b", contents={"x": b"1"})

    assert list(tmp_path.iterdir()) == []
