"""Packing a scorecard: a JSON head and raw arrays, the same bytes for the same scorecard on every machine."""

import hashlib
import json
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from assessment.domain.disclosure.release import ReleaseReport
from assessment.domain.edition import Applies, frozen
from assessment.domain.figures import (
    CapApplied,
    Consensual,
    Headline,
    Identity,
    Practised,
    Reliability,
    SectionPoints,
)
from assessment.domain.frame import Unit
from assessment.domain.reliability.quality import Quality
from assessment.domain.scorecards.card import Scorecard
from assessment.domain.scorecards.earlier import FIRST_SIGN, table_of_first
from assessment.domain.scorecards.tables import TABLE_ARRAYS, GroupTable, Rest

SIGN = b"scorecard-2\n"
COMPRESSION = 3

Entry = TypeVar("Entry")


class NotAScorecard(ValueError):
    """The bytes are not a packed scorecard."""


def pack(card: Scorecard) -> bytes:
    """The scorecard as bytes for storage."""
    return SIGN + zlib.compress(_content(card), COMPRESSION)


def unpack(data: bytes) -> Scorecard:
    """The scorecard of packed bytes, of earlier forms too; raises NotAScorecard."""
    if not data.startswith((SIGN, FIRST_SIGN)):
        raise NotAScorecard("The bytes do not begin as a scorecard")
    try:
        content = zlib.decompress(data[len(SIGN) :])
        size = struct.unpack_from("<I", content)[0]
        head = json.loads(content[4 : 4 + size])
        return _card(head, content, 4 + size)
    except (zlib.error, struct.error, ValueError, KeyError, TypeError) as error:
        raise NotAScorecard("The bytes are damaged") from error


def fingerprint_of(card: Scorecard) -> str:
    """SHA-256 of the content before compression, so that it does not depend on a version of zlib."""
    return hashlib.sha256(_content(card)).hexdigest()


def _content(card: Scorecard) -> bytes:
    head = {
        **{
            name: getattr(card, name)
            for name in ("edition_code", "edition_fingerprint", "method", "top_level", "gap_flag", "distribution_from")
        },
        "identity": asdict(card.identity),
        "thresholds": dict(card.thresholds),
        "units": [[u.code, u.parent, u.name, u.headcount, dict(u.headcounts)] for u in card.units],
        "applicability": [asdict(entry) for entry in card.applicability],
        "consensus": {practice: asdict(entry) for practice, entry in card.consensus.items()},
        "verified": dict(card.verified),
        "excluded": card.excluded,
        "headline": None if card.headline is None else asdict(card.headline),
        "reliability": {
            group: {practice: asdict(entry) for practice, entry in entries.items()}
            for group, entries in card.reliability.items()
        },
        "release": {group: report.to_primitives() for group, report in card.release.items()},
        "quality": {group: quality.to_primitives() for group, quality in card.quality.items()},
        "tables": [_table_head(table) for table in card.tables.values()],
    }
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    arrays = [_shuffled(getattr(table, name)) for table in card.tables.values() for name in TABLE_ARRAYS]
    return b"".join([struct.pack("<I", len(written)), written, *arrays])


def _table_head(table: GroupTable) -> dict[str, Any]:
    plain = {
        field.name: getattr(table, field.name)
        for field in fields(table)
        if field.init and field.name not in (*TABLE_ARRAYS, "rests")
    }
    arrays = {name: getattr(table, name) for name in TABLE_ARRAYS}
    rests = [[rest.parent, rest.members, rest.row] for rest in table.rests]
    return {**plain, "rests": rests, "arrays": {name: [array.dtype.str, array.shape] for name, array in arrays.items()}}


def _shuffled(array: NDArray[Any]) -> bytes:
    """Bytes of equal significance side by side: mostly zeros in a row, which compress."""
    little = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
    return little.view(np.uint8).reshape(-1, little.itemsize).T.tobytes()


def _unshuffled(content: bytes, offset: int, dtype: str, shape: list[int]) -> NDArray[Any]:
    kind = np.dtype(dtype)
    count = int(np.prod(shape, dtype=np.int64))
    planes = np.frombuffer(content, np.uint8, count * kind.itemsize, offset).reshape(kind.itemsize, count)
    return np.ascontiguousarray(planes.T).reshape(-1).view(kind).reshape(shape)


def _card(head: dict[str, Any], content: bytes, offset: int) -> Scorecard:
    tables = {}
    for entry in head.pop("tables"):
        arrays: dict[str, Any] = {}
        for name, (dtype, shape) in entry.pop("arrays").items():
            arrays[name] = _unshuffled(content, offset, dtype, shape)
            offset += arrays[name].nbytes
        plain: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()
        }
        tables[entry["group"]] = _table(plain, arrays)
    units = tuple(Unit(*row) for row in head.pop("units"))
    return Scorecard(
        identity=Identity(**head.pop("identity")),
        thresholds=frozen(head.pop("thresholds")),
        units=units,
        applicability=_applicability(head.pop("applicability")),
        consensus=frozen({practice: Consensual(**entry) for practice, entry in head.pop("consensus").items()}),
        verified=frozen(head.pop("verified")),
        excluded=tuple(head.pop("excluded")),
        headline=_headline(head.pop("headline")),
        reliability=_reliability(head.pop("reliability")),
        release=_by_group(head.pop("release", {}), ReleaseReport.from_primitives),
        quality=_by_group(head.pop("quality", {}), Quality.from_primitives),
        tables=frozen(tables),
        places=frozen({unit.code: place for place, unit in enumerate(units)}),
        fingerprint=hashlib.sha256(content).hexdigest(),
        **head,
    )


def _by_group(entries: dict[str, Any], read: Callable[[Mapping[str, Any]], Entry]) -> Mapping[str, Entry]:
    return frozen({group: read(entry) for group, entry in entries.items()})


def _applicability(entries: list[dict[str, Any]]) -> tuple[Practised, ...]:
    return tuple(Practised(entry["practice"], Applies(entry["status"]), entry["reason"]) for entry in entries)


def _table(plain: dict[str, Any], arrays: dict[str, Any]) -> GroupTable:
    if "rests" not in plain:
        return table_of_first(plain=plain, arrays=arrays)
    plain["rests"] = tuple(Rest(parent, tuple(members), row) for parent, members, row in plain["rests"])
    return GroupTable(**plain, **arrays)


def _headline(entry: dict[str, Any] | None) -> Headline | None:
    if entry is None:
        return None
    sections = tuple(SectionPoints(**section) for section in entry.pop("sections"))
    cap = entry.pop("cap")
    return Headline(sections=sections, cap=None if cap is None else CapApplied(**cap), **entry)


def _reliability(entries: dict[str, Any]) -> Mapping[str, Mapping[str, Reliability]]:
    return frozen(
        {
            group: frozen({practice: Reliability(**{"omega": None, **entry}) for practice, entry in of_group.items()})
            for group, of_group in entries.items()
        }
    )
