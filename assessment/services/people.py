"""Giving and taking roles."""

from django.db import transaction

from assessment.models import Agency, Membership, Role, User


class UnknownPerson(Exception):
    """Nobody signs in with that e-mail address."""


class LastAdministrator(Exception):
    """The agency would be left without anybody who can give roles."""


@transaction.atomic
def membership_grant(*, agency: Agency, email: str, role: Role) -> Membership:
    """The role for the person with that e-mail address, whatever its case; raises UnknownPerson.

    Granting again what is already granted changes nothing.
    """
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise UnknownPerson(email)
    membership, _ = Membership.objects.get_or_create(agency=agency, user=user, role=role)
    return membership


@transaction.atomic
def membership_revoke(*, agency: Agency, membership_id: int) -> None:
    """Take one role away; one that is already gone stays gone. Raises LastAdministrator."""
    Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    membership = agency.memberships.filter(pk=membership_id).first()
    if membership is None:
        return
    others = agency.memberships.filter(role=Role.ADMINISTRATOR).exclude(pk=membership.pk)
    if membership.role == Role.ADMINISTRATOR and not others.exists():
        raise LastAdministrator
    membership.delete()
