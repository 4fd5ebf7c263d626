"""What the templates of the diagnostic ask of its blocks: which template shows one, and spaces that hold."""

import re
from collections.abc import Iterator

from django import template
from django.utils.html import format_html, format_html_join

from reports.diagnostic import typography
from reports.diagnostic.document import Block, Row, Table

register = template.Library()

_INTERVAL = re.compile(r"(\d+[.,]\d–\d+[.,]\d\)?)")


@register.filter(name="template")
def template_of(block: Block) -> str:
    """The template that shows a block of this kind."""
    return f"reports/blocks/{block.kind}.html"


@register.filter
def tied(text: str, language: str) -> str:
    """The text, escaped, with no-break spaces where the language wants them and each interval kept on one line."""
    parts = _INTERVAL.split(typography.tied(text, language=language))
    # Split by a group: every second part is an interval.
    spans = (
        format_html('<span class="dg-whole">{}</span>', part) if place % 2 else part for place, part in enumerate(parts)
    )
    return format_html_join("", "{}", ((span,) for span in spans))


@register.filter
def cells(table: Table, row: Row) -> Iterator[tuple[str, bool]]:
    """Each cell of a row with whether its column holds numbers."""
    return zip(row.cells, (column.numeric for column in table.columns[1:]), strict=True)
