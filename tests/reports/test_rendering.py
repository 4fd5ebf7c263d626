"""From the document to a PDF."""

import io
import logging
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from reports import rendering
from reports.diagnostic.compose import compose
from reports.diagnostic.document import Fingerprints
from reports.rendering import ForeignAddress, fingerprints, own_fetcher, own_files, render_html, render_pdf
from tests.factories.pdf import pages_of, words_of
from tests.factories.reports import PRINTS, sample_diagnostic, tiny_card, tiny_source

ROOT = Path(__file__).resolve().parents[2]
AGAIN = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings_test"
import django
django.setup()
from reports.rendering import render_pdf
sys.stdout.buffer.write(render_pdf(sys.stdin.read(), identifier=b"same"))
"""


def tiny_html(*, language: str = "ru", agency: str = "") -> str:
    """The smallest whole document."""
    source = tiny_source(tiny_card({"staff": [(40, 2, 4, 2)], "leaders": [(40, 5, 1, 5)]}), language=language)
    document = compose(
        card=source.card, edition=source.edition, texts=source.texts, fingerprints=PRINTS, generated_on="2026-10-12"
    )
    html = render_html(document)
    return html.replace("Агентство", agency) if agency else html


@pytest.fixture(scope="module", params=["ru", "en"])
def printed(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    """The sample diagnostic with everything in it, printed in a language."""
    document = sample_diagnostic(language=request.param, agreed=True, previous=True)
    return request.param, render_pdf(render_html(document), identifier=b"sample")


@pytest.fixture(scope="module")
def survey() -> bytes:
    """The sample diagnostic of a survey without a consensus, in Russian."""
    return render_pdf(render_html(sample_diagnostic()), identifier=b"survey")


def opened(pdf: bytes) -> pikepdf.Pdf:
    """The file for looking inside."""
    return pikepdf.open(io.BytesIO(pdf))


def dictionaries(document: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """Every dictionary of an opened file; they live as long as it does."""
    return [found for found in document.objects if isinstance(found, pikepdf.Dictionary)]


def test_the_page_for_the_press_points_to_our_own_files_only() -> None:
    html = tiny_html()

    assert html.count("diagnostic:") == 2
    assert "http" not in html.replace("http://www.w3.org/2000/svg", "")
    assert " style=" not in html


def test_names_that_people_entered_are_escaped() -> None:
    source = tiny_source(tiny_card({"staff": [(40, 2, 4, 2)]}, wave="<script>Весна"))
    document = compose(
        card=source.card, edition=source.edition, texts=source.texts, fingerprints=PRINTS, generated_on="2026-10-12"
    )

    assert "<script>" not in render_html(document)


@pytest.mark.printing
@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/picture.png",
        "file:///etc/passwd",
        "diagnostic:../../../etc/passwd",
        "diagnostic:%2e%2e/settings.py",
        "DIAGNOSTIC:print.css",
        "data:text/css,body{}",
    ],
    ids=["network", "system-file", "climbing", "encoded-climbing", "other-case", "data"],
)
def test_every_address_but_our_own_files_is_refused(address: str) -> None:
    with pytest.raises(ForeignAddress):
        own_fetcher().fetch(address)


@pytest.mark.printing
def test_our_own_files_are_served_with_their_type() -> None:
    response = own_fetcher().fetch("diagnostic:print.css")

    assert response.read() == (ROOT / "reports" / "paper" / "print.css").read_bytes()
    assert response.content_type == "text/css"


@pytest.mark.printing
@pytest.mark.parametrize("address", ["https://example.org/a.png", "file:///etc/passwd", "diagnostic:../settings.py"])
def test_a_document_that_points_elsewhere_is_not_printed(address: str) -> None:
    html = tiny_html().replace("</body>", f'<img src="{address}" alt="x"></body>')

    with pytest.raises(ForeignAddress):
        render_pdf(html, identifier=b"x")


def test_fonts_come_whole_out_of_their_packages() -> None:
    fonts = [file for file, kind in own_files().values() if kind == "font/ttf"]

    assert len(fonts) == 4
    assert all(font.read_bytes()[:4] == b"\x00\x01\x00\x00" for font in fonts)


@pytest.mark.printing
def test_printing_is_silent(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("weasyprint")
    was, logger.propagate = logger.propagate, True
    with caplog.at_level(logging.WARNING):
        render_pdf(tiny_html(), identifier=b"x")
    logger.propagate = was

    assert caplog.records == []


@pytest.mark.printing
def test_the_same_input_gives_the_same_bytes_in_this_process_and_in_another() -> None:
    html = tiny_html()

    first, second = (render_pdf(html, identifier=b"same") for _ in range(2))
    other = subprocess.run(
        [sys.executable, "-c", AGAIN], input=html.encode(), capture_output=True, cwd=ROOT, check=True
    ).stdout

    assert first == second
    assert first == other


@pytest.mark.printing
def test_only_our_two_families_are_embedded(printed: tuple[str, bytes], survey: bytes) -> None:
    for pdf in (printed[1], survey):
        document = opened(pdf)
        names = {str(font["/FontName"]).split("+")[-1] for font in dictionaries(document) if "/FontName" in font}

        assert names == {"PT-Sans", "PT-Sans-Bold", "PT-Serif", "PT-Serif-Bold"}


@pytest.mark.printing
def test_the_file_is_tagged_and_names_its_language_title_and_day(printed: tuple[str, bytes]) -> None:
    language, pdf = printed
    document = opened(pdf)

    assert str(document.Root.Lang) == language
    assert bool(document.Root.MarkInfo.Marked)
    assert "/StructTreeRoot" in document.Root
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert "Озёрской" in str(metadata["dc:title"])
    assert str(document.docinfo["/CreationDate"]).startswith("D:20261012")
    assert "/ModDate" not in document.docinfo


@pytest.mark.printing
def test_every_table_header_has_a_scope_and_every_drawing_its_words(printed: tuple[str, bytes]) -> None:
    document = opened(printed[1])
    found = dictionaries(document)
    headers = [element for element in found if element.get("/S") == pikepdf.Name.TH]
    figures = [element for element in found if element.get("/S") == pikepdf.Name.Figure]

    assert {str(header.A.Scope) for header in headers} == {"/Row", "/Column"}
    assert len(figures) > 30
    assert all(len(str(figure.get("/Alt", ""))) > 20 for figure in figures)


@pytest.mark.printing
def test_the_bookmarks_lead_to_every_part_and_practice(printed: tuple[str, bytes]) -> None:
    language, pdf = printed
    document = sample_diagnostic(language=language, agreed=True, previous=True)

    with opened(pdf).open_outline() as outline:
        parts = {item.title: [child.title for child in item.children] for item in outline.root}

    assert list(parts) == [part.title for part in document.sections]
    practices = next(children for children in parts.values() if children)
    assert len(practices) == 30
    assert practices[0].startswith("A1 ")


@pytest.mark.printing
def test_the_head_has_one_page_whatever_stands_on_it(printed: tuple[str, bytes], survey: bytes) -> None:
    for language, pdf in (printed, ("ru", survey)):
        pages = pages_of(pdf)
        titles = {part.code: part.title for part in sample_diagnostic(language=language).sections}

        # The running head repeats the part's title; the third page is the next part's already.
        assert titles["head"] in pages[1]
        assert titles["respondents"] in pages[2]
        assert titles["head"] not in pages[2]


@pytest.mark.printing
def test_it_is_as_long_as_a_reader_will_bear(printed: tuple[str, bytes], survey: bytes) -> None:
    for pdf in (printed[1], survey):
        assert 14 <= len(opened(pdf).pages) <= 26


@pytest.mark.printing
def test_every_page_but_the_cover_has_its_number_and_the_fingerprints_are_on_the_last(survey: bytes) -> None:
    pages = pages_of(survey)

    assert "Стр." not in pages[0]
    assert all(f"Стр. {number} из {len(pages)}" in page for number, page in enumerate(pages[1:], start=2))
    assert PRINTS.template in pages[-1]


@pytest.mark.printing
def test_words_of_the_report_can_be_read_out_of_the_file(survey: bytes) -> None:
    words = words_of(survey)

    assert "Это опрос, а ещё не самооценка" in words
    assert "Клиенты названы в документе" in words


def test_fingerprints_are_of_all_that_decides_words_and_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    fingerprints.cache_clear()
    found = fingerprints()

    assert found == Fingerprints(template=rendering.template_fingerprint(), code=rendering.code_fingerprint())
    assert {len(found.template), len(found.code)} == {64}
    files = own_files()
    monkeypatch.setattr(rendering, "own_files", lambda: {**files, "print.css": files["diagnostic.css"]})
    assert rendering.template_fingerprint() != found.template
