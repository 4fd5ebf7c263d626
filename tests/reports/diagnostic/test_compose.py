"""From a scorecard to the document."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from assessment.domain.scorecards.card import Scorecard
from assessment.domain.waves.crosswalk import Crosswalk, Link, LinkKind
from reports import diagnostic
from reports.diagnostic.compose import WrongEdition, compose
from reports.diagnostic.document import Diagnostic
from tests.factories.reports import PRINTS, sample_card, sample_diagnostic, sample_source, tiny_card, tiny_source


def test_the_parts_stand_in_the_order_of_reading() -> None:
    assert [part.code for part in sample_diagnostic().sections] == [
        "head",
        "respondents",
        "profile",
        "views",
        "practices",
        "units",
        "applicability",
        "method",
    ]


def test_the_same_scorecard_gives_the_same_document() -> None:
    assert sample_diagnostic() == sample_diagnostic()


def test_a_document_speaks_the_language_of_the_words_it_is_given() -> None:
    ru, en = sample_diagnostic(language="ru"), sample_diagnostic(language="en")

    assert (ru.language, en.language) == ("ru", "en")
    assert ru.sections[0].title == "Главное на одной странице"
    assert en.sections[0].title == "The whole on one page"


def test_a_part_with_nothing_to_say_leaves_no_gap() -> None:
    source = tiny_source(tiny_card({"staff": [(12, 3, 3, 3)]}))

    document = compose(
        card=source.card, edition=source.edition, texts=source.texts, fingerprints=PRINTS, generated_on="2026-10-12"
    )

    assert "units" not in [part.code for part in document.sections]


def test_a_scorecard_of_another_edition_is_refused() -> None:
    source = sample_source()

    with pytest.raises(WrongEdition):
        compose(
            card=replace(source.card, edition_fingerprint="other"),
            edition=source.edition,
            texts=source.texts,
            fingerprints=PRINTS,
            generated_on="2026-10-12",
        )


def against(previous: Scorecard, *, crosswalk: Crosswalk | None = None) -> Diagnostic:
    """The sample document beside that earlier wave."""
    source = sample_source()
    return compose(
        card=source.card,
        edition=source.edition,
        texts=source.texts,
        fingerprints=PRINTS,
        generated_on=source.created_on,
        previous=previous,
        crosswalk=crosswalk,
    )


def test_an_earlier_wave_by_another_edition_is_named_and_not_compared() -> None:
    stranger = replace(sample_card(seed=3, wave="Осень 2025 года"), edition_fingerprint="other")

    document = against(stranger)

    assert "С волной «Осень 2025 года» не сравнивается" in str(document.sections[2])
    assert [part for part in document.sections if part.code != "profile"] == [
        part for part in sample_diagnostic().sections if part.code != "profile"
    ]


def test_an_earlier_wave_is_compared_by_the_crosswalk_that_leads_from_its_edition_and_by_no_other() -> None:
    edition = sample_source().edition
    older = replace(edition, code="older", fingerprint="other")
    stranger = replace(
        sample_card(seed=3, wave="Осень 2025 года"), edition_code=older.code, edition_fingerprint=older.fingerprint
    )
    links = [Link(LinkKind.SAME, item.code, item.code) for item in edition.items]

    linked = against(stranger, crosswalk=Crosswalk.of(old=older, new=edition, links=links))

    assert "что изменилось с волны «Осень 2025 года»" in str(linked.sections[2])
    assert against(stranger, crosswalk=Crosswalk.identity(edition)) == against(stranger)


def test_the_document_is_plain_python_and_knows_the_domain_only() -> None:
    allowed = ("assessment.domain", "reports.diagnostic")
    folder = Path(diagnostic.__file__).parent
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                first = name.split(".")[0]
                assert first not in {"django", "celery", "numpy", "weasyprint", "yaml"}, path
                assert (
                    name.startswith(allowed) or first not in {"assessment", "reports"} or name == "reports.diagnostic"
                )
