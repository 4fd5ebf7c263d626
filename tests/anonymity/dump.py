"""What somebody sees who has the whole database, and nothing else."""

from dataclasses import dataclass

from django.db import connection

PLACE = {"sqlite": "rowid", "postgresql": "ctid"}
"""Where a row stands in its table, by database."""


@dataclass(frozen=True, slots=True)
class Table:
    """Every row of a table in the order in which it stands on the disk."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def column(self, name: str) -> list[object]:
        """One column, in that order."""
        place = self.columns.index(name)
        return [row[place] for row in self.rows]


def table(name: str, *more: str) -> Table:
    """The table with further system columns such as `xmin`."""
    extra = "".join(f", {column}" for column in more)
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT *{extra} FROM "{name}" ORDER BY {PLACE[connection.vendor]}')
        columns = tuple(str(column[0]) for column in cursor.description)
        return Table(name, columns, tuple(tuple(map(_plain, row)) for row in cursor.fetchall()))


def everything() -> list[Table]:
    """Every table of the database."""
    return [table(name) for name in connection.introspection.table_names()]


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
