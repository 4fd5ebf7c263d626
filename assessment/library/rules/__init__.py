"""What a schema cannot say: each rule a function whose name, with hyphens, is its code."""

from collections.abc import Mapping
from pathlib import Path

from assessment.library.documents import Document
from assessment.library.faults import Fault
from assessment.library.rules import codes, scales, weights, words
from assessment.library.rules.sources import Rule, Sources

RULES: tuple[Rule, ...] = (
    codes.duplicate_code,
    codes.code_not_file_name,
    codes.code_reused,
    codes.file_missing,
    codes.file_unlisted,
    codes.language_missing,
    codes.unknown_scale,
    codes.unknown_audience,
    codes.unknown_agency_kind,
    codes.unknown_cap_practice,
    codes.date_not_real,
    scales.option_count,
    scales.reserved_option_code,
    scales.scores_incomplete,
    scales.scores_not_rising,
    scales.fact_with_scores,
    scales.scored_item_without_scores,
    scales.reversed_scale_without_scores,
    scales.practice_without_items,
    scales.audience_without_items,
    weights.section_without_points,
    weights.points_total,
    weights.weight_not_positive,
    weights.share_out_of_range,
    weights.threshold_below_floor,
    weights.gates_not_falling,
    weights.gate_level_unknown,
    words.text_missing,
    words.text_unused,
    words.text_too_long,
    words.control_character,
)


def meaning_faults(folder: Path, documents: Mapping[str, Document]) -> tuple[Fault, ...]:
    """What the rules say against an edition whose files have the right form."""
    sources = Sources(folder.name, documents)
    return tuple(
        Fault(document.file, document.line(*path), rule_code(rule), message)
        for rule in RULES
        for document, path, message in rule(sources)
    )


def rule_code(rule: Rule) -> str:
    """The code of a rule as faults carry it."""
    return rule.__name__.replace("_", "-")
