"""Text tables: comma, semicolon or tab between cells, as Excel saves them in any language."""

import csv
import io
from collections.abc import Iterator, Sequence

from surveys.spreadsheets.decoding import decoded
from surveys.spreadsheets.faults import Fault, Refused, Rule

DELIMITERS = (",", ";", "\t")


def delimited_lines(*, data: bytes, file: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows of a CSV file with their numbers, from 1; the separator is the one seen most often in the header.

    A first line `sep=;`, by which Excel is told the separator, is obeyed and counted but not yielded. Raises `Refused`
    at quotes that do not match: where the next cell begins can then no longer be told.
    """
    text = decoded(data=data, file=file)
    delimiter, skipped = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Refused([Fault(file, number, None, Rule.QUOTES, found=str(error))]) from None
        if number > skipped:
            yield number, cells


def _delimiter(text: str) -> tuple[str, int]:
    """The separator, and how many lines to pass over."""
    lines = (line.strip("\r\n") for line in io.StringIO(text))
    first = next((line for line in lines if line.strip()), "")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], 1
    bare = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=bare.count), 0
