"""The editions as values for a page."""

from pathlib import Path

import pytest

from assessment import library, preview

EDITION = "clientocracy-2026.1"


def test_a_preview_counts_what_each_audience_is_asked_and_speaks_the_language() -> None:
    russian = preview.edition_preview(EDITION, audience="", language="ru")
    english = preview.edition_preview(EDITION, audience="", language="en")

    edition = library.edition(EDITION)
    assert [count for _, _, count in russian.audiences] == [len(edition.items_for(a.code)) for a in edition.audiences]
    assert russian.audience == edition.audiences[0].code
    assert [s.code for s in russian.sections] == [s.code for s in english.sections]
    assert russian.name != english.name


def test_a_statement_comes_with_its_answers_in_order() -> None:
    shown = preview.edition_preview(EDITION, audience="clients", language="en")

    statements = [s for section in shown.sections for practice in section.practices for s in practice.statements]
    asked = {item.code for item in library.edition(EDITION).items_for("clients")}
    assert {statement.code for statement in statements} == asked
    assert all(len(statement.answers) >= 2 for statement in statements)


def test_an_edition_that_does_not_compile_is_listed_with_its_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    fault = library.Fault("edition.yaml", 3, "some-rule", "Write it.")

    def refuse(code: str | Path) -> library.ROOTS:  # type: ignore[valid-type]
        raise library.EditionRefused(str(code), (fault,))

    monkeypatch.setattr(library, "edition", refuse)

    assert [(state.code, state.faults) for state in preview.edition_states("en")] == [(EDITION, (fault,))]
    with pytest.raises(preview.NothingToPreview):
        preview.edition_preview(EDITION, audience="", language="en")
