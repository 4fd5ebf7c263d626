"""The one guarded way to reach an object: those with a role in its agency get it, everybody else gets 404."""

from collections.abc import Collection
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from assessment.models import Agency, Cycle, Membership, Role, Scorecard, User

Person = User | AnonymousUser
"""Whoever a request comes from."""

EVERY_ROLE: frozenset[Role] = frozenset(Role)
COORDINATES: frozenset[Role] = frozenset({Role.COORDINATOR})
"""May set up cycles and waves, open, close and release."""
READS_EVERYTHING: frozenset[Role] = frozenset({Role.COORDINATOR, Role.ASSESSOR})
"""May read cycles, participation and documents that are not released yet."""
GRANTS: frozenset[Role] = frozenset({Role.ADMINISTRATOR})
"""May give and take roles."""
KEEPS_UNITS: frozenset[Role] = COORDINATES | GRANTS
"""May replace the tree of units and its headcounts."""


def agencies_for(user: Person, roles: Collection[Role] = EVERY_ROLE) -> QuerySet[Agency]:
    """The agencies where the person has one of the roles, by name."""
    if not isinstance(user, User):
        return Agency.objects.none()
    within = Membership.objects.filter(user=user, role__in=roles).values("agency")
    return Agency.objects.filter(pk__in=within).order_by("name", "pk")


def agency_for(*, user: Person, public_id: UUID, roles: Collection[Role] = EVERY_ROLE) -> Agency:
    """The agency, or Http404 for whoever has none of the roles in it."""
    return get_object_or_404(agencies_for(user, roles), public_id=public_id)


def cycle_for(*, user: Person, public_id: UUID, roles: Collection[Role] = EVERY_ROLE) -> Cycle:
    """The cycle with its agency, or Http404 for whoever has none of the roles in the agency."""
    cycles = Cycle.objects.select_related("agency").filter(agency__in=agencies_for(user, roles))
    return get_object_or_404(cycles, public_id=public_id)


def scorecard_for(*, user: Person, public_id: UUID, roles: Collection[Role] = EVERY_ROLE) -> Scorecard:
    """The scorecard with its cycle and agency, or Http404 for whoever has none of the roles in the agency."""
    scorecards = Scorecard.objects.select_related("cycle__agency").filter(cycle__agency__in=agencies_for(user, roles))
    return get_object_or_404(scorecards, public_id=public_id)


def roles_in(*, user: Person, agency: Agency) -> frozenset[Role]:
    """Every role of the person in the agency."""
    if not isinstance(user, User):
        return frozenset()
    return frozenset(Role(role) for role in user.memberships.filter(agency=agency).values_list("role", flat=True))


def may_see_editions(user: Person) -> bool:
    """Whether the person owns the method in any agency."""
    return agencies_for(user, {Role.METHOD_OWNER}).exists()


def method_owner_or_404(user: Person) -> None:
    """Raises Http404 for whoever does not own the method anywhere."""
    if not may_see_editions(user):
        raise Http404
