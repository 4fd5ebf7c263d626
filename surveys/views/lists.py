"""Lists of links: a table for mailing that no spreadsheet runs as a formula."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

BYTE_ORDER_MARK = "\ufeff"
"""Tells Excel that the letters are UTF-8."""
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Link:
    """One single-use link as it is handed out."""

    unit: str
    group: str
    token: str
    address: str


def links_table(links: Iterable[Link]) -> bytes:
    """The links as CSV the way Excel in Russian opens it: UTF-8 with a mark, semicolons, safe cells."""
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\r\n")
    rows.writerow([_("Unit"), _("Group"), _("Code"), _("Link")])
    rows.writerows([safe_cell(link.unit), safe_cell(link.group), link.token, link.address] for link in links)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def safe_cell(words: str) -> str:
    """Words that a spreadsheet would read as a formula get an apostrophe in front."""
    return f"'{words}" if words.startswith(_STARTS_A_FORMULA) else words
