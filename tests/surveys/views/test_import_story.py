"""What a page tells of a file with units."""

from django.utils import translation

from surveys.frame.imports.models import FrameImport
from surveys.views.import_story import FaultLine, story


def test_a_file_that_waits_has_a_bar_and_nothing_else() -> None:
    told = story(FrameImport(kind=".csv"))

    assert (told.works, told.done, told.stages, told.faults, told.more, told.is_same) == (True, 1, 3, (), 0, True)


def test_differences_come_with_their_headings_the_gravest_first() -> None:
    none = {"count": 0, "shown": []}
    gone = {"count": 25, "shown": [["a", "A", "Top", ""]] * 20}
    changes = {"new": none, "moved": none, "renamed": {"count": 1, "shown": [["b", "B", "Old", "B"]]}, "gone": gone}

    told = story(FrameImport(kind=".csv", state="CHECKED", findings={"changes": changes}))

    assert [(one.heading, one.more, one.before, one.after) for one in told.differences] == [
        ("Units that go", 5, "Were under", ""),
        ("Renamed units", 0, "Before", "After"),
    ]
    assert not told.is_same


def test_faults_are_told_in_the_readers_language_and_the_rest_counted() -> None:
    findings = {"faults": [[3, "headcount", "headcount", "many", ""]], "total": 8}
    waiting = FrameImport(kind=".csv", state="FAULTY", findings=findings)

    assert story(waiting).faults == (FaultLine(3, "headcount", '"many"', "a whole number from 0, or empty"),)
    with translation.override("ru"):
        assert story(waiting).faults == (FaultLine(3, "headcount", "«many»", "целое число от 0 или пусто"),)
        assert story(waiting).more == 7
