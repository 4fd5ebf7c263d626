"""What the room knows of agencies, cycles and their results; nothing here writes."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from assessment import library
from assessment.domain import frame
from assessment.domain.edition import Applies, Edition, Practice, Texts
from assessment.domain.figures import Agreed, Practised
from assessment.domain.scorecards.card import Scorecard as Card
from assessment.domain.scorecards.packing import unpack
from assessment.models import Agency, Applicability, Cycle, Membership, Role, Scorecard, Unit, User


def edition_of(cycle: Cycle) -> Edition:
    """The edition the cycle is assessed by."""
    return library.edition(cycle.edition_code)


def texts_of(cycle: Cycle, language: str) -> Texts:
    """The words of the cycle's edition."""
    return library.texts(cycle.edition_code, language)


def frame_units(agency: Agency) -> tuple[frame.Unit, ...]:
    """The agency's units in preorder, without headcounts by group; NoUnits when there are none."""
    rows = agency.units.order_by("position", "pk").values_list("code", "parent__code", "name", "headcount")
    return frame.Frame.of(frame.Unit(*row) for row in rows).units


def units_in_order(agency: Agency) -> list[Unit]:
    """The agency's units as rows in preorder."""
    rows = {unit.code: unit for unit in agency.units.select_related("parent")}
    return [rows[unit.code] for unit in frame_units(agency)]


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One unit on its way down a page: what opens with it and how many lists close behind it."""

    unit: frame.Unit
    depth: int
    headcount: int | None
    """People of the unit and of everything below it; None where one of the numbers is unknown."""
    has_parts: bool
    closes: str
    """As many characters as lists end here, for a template to walk through."""


def unit_tree(agency: Agency, *, deepest: int | None = None) -> tuple[TreeNode, ...]:
    """The units in preorder, down to a depth (0 is the agency itself)."""
    tree = frame.Frame.of(frame_units(agency))
    own = [frame.UNKNOWN if unit.headcount is None else unit.headcount for unit in tree.units]
    people = frame.subtree_totals(own=own, parents=tree.parents).tolist()
    depths = [0]
    for parent in tree.parents[1:]:
        depths.append(depths[parent] + 1)
    kept = [place for place, depth in enumerate(depths) if deepest is None or depth <= deepest]
    below = [depths[place] for place in kept[1:]] + [0]
    return tuple(
        TreeNode(
            unit=tree.units[place],
            depth=depths[place],
            headcount=None if people[place] == frame.UNKNOWN else people[place],
            has_parts=after > depths[place],
            closes="·" * (depths[place] - after),
        )
        for place, after in zip(kept, below, strict=True)
    )


def applicability_of(cycle: Cycle) -> tuple[Practised, ...]:
    """What was said of each practice, in edition order; a practice nobody spoke of applies."""
    said = {row.practice: row for row in cycle.applicability.all()}
    return tuple(_practised(practice, said.get(practice.code)) for practice in edition_of(cycle).practices)


def excluded_practices(cycle: Cycle) -> frozenset[str]:
    """Codes of the practices that do not concern the agency in this cycle."""
    excluded = cycle.applicability.filter(status=Applicability.Status.EXCLUDED)
    return frozenset(excluded.values_list("practice", flat=True))


def practice_words(cycle: Cycle, language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Name of every practice, and the edition's note on when it applies where it has one."""
    texts, codes = texts_of(cycle, language), [practice.code for practice in edition_of(cycle).practices]
    notes = {code: texts.get(f"practices/{code}/applicability") for code in codes}
    return {code: texts[f"practices/{code}/name"] for code in codes}, notes


def consensus_of(cycle: Cycle) -> tuple[Agreed, ...]:
    """What was agreed so far, in edition order."""
    rows = {row.practice: row for row in cycle.consensus.all()}
    return tuple(
        Agreed(row.practice, row.level, row.reason, row.documents, row.periods)
        for practice in edition_of(cycle).practices
        if (row := rows.get(practice.code))
    )


def scorecard_read(scorecard: Scorecard) -> Card:
    """The figures of a scorecard."""
    return unpack(bytes(scorecard.packed))


def latest_scorecard(cycle: Cycle) -> Scorecard | None:
    """The scorecard drawn up last."""
    return cycle.scorecards.order_by("-drawn_on", "-pk").first()


def scorecards_beside(scorecard: Scorecard) -> list[tuple[Scorecard, Card]]:
    """Every scorecard of the wave that one is of, itself among them, the first first: those of its title and days."""
    of = scorecard_read(scorecard)
    rows = scorecard.cycle.scorecards.filter(title=scorecard.title).order_by("pk")
    drawn = [(row, scorecard_read(row)) for row in rows]
    return [(row, card) for row, card in drawn if (card.opened_on, card.closed_on) == (of.opened_on, of.closed_on)]


def is_current(cycle: Cycle, card: Card) -> bool:
    """Whether a scorecard shows applicability and consensus as they stand now."""
    applicability = applicability_of(cycle)
    left_out = {said.practice for said in applicability if said.status is Applies.EXCLUDED}
    agreed = {
        said.practice: (said.level, said.reason, said.documents, said.periods)
        for said in consensus_of(cycle)
        if said.practice not in left_out
    }
    shown = {
        practice: (counted.entered, counted.reason, counted.documents, counted.periods)
        for practice, counted in card.consensus.items()
    }
    return agreed == shown and applicability == card.applicability


def memberships_of(agency: Agency) -> QuerySet[Membership]:
    """Who has which role in the agency, by name."""
    return agency.memberships.select_related("user").order_by("user__last_name", "user__first_name", "user_id", "role")


def cycles_of(agency: Agency) -> QuerySet[Cycle]:
    """The agency's cycles with their state in numbers, the newest first."""
    return (
        agency.cycles.select_related("agency")
        .annotate(
            applying=Count("applicability", filter=~Q(applicability__status="EXCLUDED"), distinct=True),
            agreed=Count("consensus", distinct=True),
            drawn_up=Count("scorecards", distinct=True),
        )
        .order_by("-starts_on", "-pk")
    )


def is_administrator(user: User | AnonymousUser, agency: Agency) -> bool:
    """Whether the person gives roles in the agency."""
    return isinstance(user, User) and agency.memberships.filter(user=user, role=Role.ADMINISTRATOR).exists()


def edition_names(language: str) -> list[tuple[str, str]]:
    """Code and name of every edition that compiles, the newest code first."""
    names = []
    for code in reversed(library.editions()):
        try:
            names.append((code, f"{library.texts(code, language)['edition/name']} · {code}"))
        except library.EditionRefused:
            continue
    return names


def kind_name(agency: Agency, language: str) -> str:
    """The kind of agency in the words of its newest edition; the code itself where no edition knows it."""
    cycle = cycles_of(agency).first()
    codes = [cycle.edition_code] if cycle else [code for code, _ in edition_names(language)[:1]]
    return next((library.texts(code, language).get(f"kinds/{agency.kind}") for code in codes), "") or agency.kind


def _practised(practice: Practice, row: Applicability | None) -> Practised:
    if row is None:
        return Practised(practice.code, Applies.APPLIES)
    return Practised(practice.code, Applies(row.status.lower()), row.reason)
