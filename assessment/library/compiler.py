"""Checked documents → the frozen values of the method."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from assessment.domain.edition import (
    FULL_SCORE,
    Applies,
    Audience,
    Cap,
    Criterion,
    Edition,
    EvidenceGate,
    Item,
    ItemKind,
    Option,
    Practice,
    Rules,
    Scale,
    Section,
    Texts,
    frozen,
)
from assessment.library.documents import Document

MICRO = FULL_SCORE // 100


def compile_edition(documents: Mapping[str, Document], fingerprint: str) -> Edition:
    """The edition of documents that passed form and rules."""
    data = documents["edition.yaml"].data
    sections = data["sections"]
    chapters = [(s["code"], documents[f"criteria/{c}.yaml"].data) for s in sections for c in s["criteria"]]
    practices = [(section, c["code"], p) for section, c in chapters for p in c["practices"]]
    return Edition(
        code=data["code"],
        published_on=data["published_on"],
        languages=tuple(data["languages"]),
        agency_kinds=tuple(data["agency_kinds"]),
        audiences=tuple(Audience(a["code"], a["threshold"]) for a in data["audiences"]),
        scales=frozen({s["code"]: compile_scale(s) for s in data["scales"]}),
        sections=tuple(Section(s["code"], s["points"]) for s in sections),
        criteria=tuple(Criterion(c["code"], section) for section, c in chapters),
        practices=tuple(_practice(section, c, p, data["agency_kinds"]) for section, c, p in practices),
        items=tuple(_item(p["code"], item) for _, _, p in practices for item in p["items"]),
        rules=_rules(data["rules"]),
        fingerprint=fingerprint,
    )


def compile_texts(document: Document) -> Texts:
    """Every word of one language by its path; members of a list are numbered from 1."""
    entries: dict[str, str] = {}
    for place, text in text_leaves(document.data):
        entries["/".join(str(step + 1 if isinstance(step, int) else step) for step in place)] = text
    return Texts(document.data["language"], frozen(entries))


def text_leaves(data: Any, place: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    """The texts of a file of texts with their places in the file, in order; `language` is not one of them."""
    if isinstance(data, str):
        return [] if place == ("language",) else [(place, data)]
    steps = data.items() if isinstance(data, dict) else enumerate(data)
    return [leaf for step, value in steps for leaf in text_leaves(value, (*place, step))]


def compile_scale(data: Mapping[str, Any]) -> Scale:
    """A scale with its scores: none when it is of facts, as written, or spaced evenly from 0 to 100."""
    return Scale(data["code"], tuple(map(Option, option_codes(data), option_scores(data))))


def option_codes(data: Mapping[str, Any]) -> list[str]:
    """Codes of a scale's options in order; a code such as 0 is a word."""
    return [str(option["code"] if isinstance(option, dict) else option) for option in data["options"]]


def option_scores(data: Mapping[str, Any]) -> list[int | None]:
    """Score in micro-points of each option of a scale as written in the file."""
    options = data["options"]
    if not data.get("scored", True):
        return [None] * len(options)
    if any(isinstance(option, dict) and "score" in option for option in options):
        return [round(fraction(option["score"]) * MICRO) for option in options]
    return [round(Fraction(FULL_SCORE * place, len(options) - 1)) for place in range(len(options))]


def fraction(value: str | int) -> Fraction:
    """A number as written in an edition: `1`, `1/3` or `33.5`, exactly."""
    return Fraction(value)


def _practice(section: str, criterion: str, data: Mapping[str, Any], kinds: list[str]) -> Practice:
    written = data.get("applicability", {})
    applicability = frozen({kind: Applies(written.get(kind, Applies.APPLIES)) for kind in kinds})
    return Practice(data["code"], criterion, section, data.get("weight", 1), applicability)


def _item(practice: str, data: Mapping[str, Any]) -> Item:
    return Item(
        code=data["code"],
        practice=practice,
        audiences=tuple(data["audiences"]),
        scale=data["scale"],
        kind=ItemKind(data.get("kind", ItemKind.SCORED)),
        reversed=data.get("reversed", False),
        element=data.get("element"),
    )


def _rules(data: Mapping[str, Any]) -> Rules:
    return Rules(
        top_level=data["top_level"],
        answered_share=fraction(data["answered_share"]),
        excluded_share=fraction(data["excluded_share"]),
        dont_know_flag=fraction(data["dont_know_flag"]),
        dont_know_limit=fraction(data["dont_know_limit"]),
        threshold_floor=data["threshold_floor"],
        distribution_from=data["distribution_from"],
        gap_flag=fraction(data["gap_flag"]),
        caps=tuple(Cap(cap["practice"], fraction(cap["plus"])) for cap in data["caps"]),
        evidence=tuple(
            EvidenceGate(gate["level"], gate["documents"], gate["periods"], gate["otherwise"])
            for gate in data["evidence"]
        ),
    )
