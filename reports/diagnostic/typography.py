"""Spaces that must not break, so that no short word is left hanging at the end of a line."""

import re

from reports.diagnostic.notation import NBSP

_SHORT_RU = re.compile(r"(?<![\w\-])([А-Яа-яЁё]{1,2}) (?=\S)")
_BEFORE_DASH = re.compile(r" (?=[—–] )")
_NUMBER = re.compile(r"(?<=\d) (?=[А-Яа-яЁё%])")


def tied(text: str, *, language: str) -> str:
    """The text with no-break spaces after short Russian words, before dashes and between a number and its noun."""
    if language != "ru":
        return _BEFORE_DASH.sub(NBSP, text)
    # Twice, because neighbouring short words share the space between them.
    text = _SHORT_RU.sub(rf"\1{NBSP}", _SHORT_RU.sub(rf"\1{NBSP}", text))
    return _NUMBER.sub(NBSP, _BEFORE_DASH.sub(NBSP, text))
