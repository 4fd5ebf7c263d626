"""The rules walk over what is there, even when files are missing."""

from pathlib import Path

from assessment.library.documents import read_documents
from assessment.library.rules.sources import Sources, known
from tests.assessment.library.overlays import tiny_copy


def test_members_items_and_texts_come_in_the_order_of_the_model(tmp_path: Path) -> None:
    sources = Sources("tiny-1.0", read_documents(tiny_copy(tmp_path))[0])

    assert [item.data["code"] for item in sources.items()] == ["A1.a", "A1.b", "B1.a"]
    assert [gate.data["level"] for gate in sources.members("rules", "evidence")] == [4, 3]
    assert [texts.data["language"] for texts in sources.texts()] == ["ru", "en"]
    assert sources.codes("audiences") == ("staff", "leaders")


def test_what_has_no_file_is_left_out(tmp_path: Path) -> None:
    folder = tiny_copy(tmp_path)
    (folder / "criteria" / "A.1.yaml").unlink()
    (folder / "texts" / "ru.yaml").unlink()

    sources = Sources("tiny-1.0", read_documents(folder)[0])

    assert [practice.data["code"] for practice in sources.practices()] == ["B1"]
    assert [texts.data["language"] for texts in sources.texts()] == ["en"]
    assert list(sources.members("nothing")) == []
    assert sources.scale("nothing") is None


def test_a_complaint_points_inside_the_value_it_is_about(tmp_path: Path) -> None:
    sources = Sources("tiny-1.0", read_documents(tiny_copy(tmp_path))[0])
    second = list(sources.items())[1]

    document, path, message = second.complaint("Wrong.", "scale")

    assert (document.file, path, message) == ("criteria/A.1.yaml", ("practices", 0, "items", 1, "scale"), "Wrong.")


def test_known_codes_end_a_message() -> None:
    assert known(("a", "b")) == "known are a, b."
    assert known([]) == "none is known."
