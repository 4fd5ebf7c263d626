"""Sheets and receipts read as a whole: the database joins the bytes, instead of handing over a million rows."""

from typing import Any

from django.db import connection
from django.db.models import Aggregate, BinaryField, Count, Q, QuerySet
from django.db.models.functions import Length

from surveys.responses.models import Response


class SheetsOfOtherLength(Exception):
    """Sheets of a wave are not as long as its edition has items: nothing is packed, nothing is lost."""


class Joined(Aggregate):
    """The values of a column of bytes one after another, in whatever order they stand."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ''::bytea)"
    output_field = BinaryField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """SQLite joins text alone, so the bytes are spelled."""
        return self.as_sql(compiler, connection, template="GROUP_CONCAT(HEX(%(expressions)s), '')", **context)

    def convert_value(self, value: Any, expression: Any, connection: Any) -> bytes:
        """The bytes, from whatever the database gives them as."""
        return bytes.fromhex(value) if isinstance(value, str) else bytes(value)


def cells_of_rows(*, wave_id: int, width: int) -> list[tuple[int, str, bytes]]:
    """Unit, group and all their sheets of `width` bytes, by unit and group; raises SheetsOfOtherLength."""
    rows = Response.objects.filter(wave_id=wave_id).alias(length=Length("answers"))
    others = Count("pk", filter=~Q(length=width))
    cells = rows.order_by().values_list("unit_id", "group").annotate(sheets=Joined("answers"), others=others)
    found = sorted(read_whole(cells))
    if any(others for *_, others in found):
        raise SheetsOfOtherLength
    return [(unit_id, group, sheets) for unit_id, group, sheets, _ in found]


def receipts_of_rows(*, wave_id: int) -> bytes:
    """All receipt hashes of a wave, 32 bytes each."""
    rows = Response.objects.filter(wave_id=wave_id).order_by().values_list("wave_id")
    return b"".join(receipts for _, receipts in read_whole(rows.annotate(receipts=Joined("receipt_hash"))))


def read_whole(rows: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """All rows of a query at once; from PostgreSQL bytes as they are, which otherwise come spelled in digits."""
    if connection.vendor != "postgresql":
        return list(rows)
    sql, parameters = rows.query.sql_with_params()
    server: Any = connection
    server.ensure_connection()
    with server.Database.Cursor(server.connection) as cursor:
        found: list[tuple[Any, ...]] = cursor.execute(sql, parameters, binary=True).fetchall()
    return found
