"""What the templates ask of blocks and words."""

import pytest
from django.template import engines
from django.template.loader import get_template

from reports.diagnostic import document
from reports.diagnostic.document import Block, Column, Paragraph, Row, Table
from reports.templatetags import diagnostic as tags

KINDS = [kind for name in dir(document) if (kind := getattr(getattr(document, name), "kind", None)) is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_block_has_its_template(kind: str) -> None:
    get_template(f"reports/blocks/{kind}.html")


def test_a_block_is_shown_by_the_template_of_its_kind() -> None:
    block: Block = Paragraph("Words")

    assert tags.template_of(block) == "reports/blocks/paragraph.html"


def test_an_interval_stays_on_its_line_and_words_are_escaped() -> None:
    assert tags.tied("<b> 1,8 (1,7–1,9)", "ru") == '&lt;b&gt; 1,8 (<span class="dg-whole">1,7–1,9)</span>'


def test_words_pass_through_a_template_escaped_once() -> None:
    template = engines["django"].from_string("{% load diagnostic %}{{ words|tied:'ru' }}")

    assert template.render({"words": "A & B"}) == "A &amp; B"


def test_each_cell_knows_whether_it_is_a_number() -> None:
    table = Table("Caption", (Column("Unit"), Column("n"), Column("Reason", numeric=False)), ())

    assert list(tags.cells(table, Row("A", ("5", "none")))) == [("5", True), ("none", False)]
