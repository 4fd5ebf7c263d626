"""Who may sign in to the demo."""

import pytest

from assessment.access import agencies_for
from assessment.models import User
from surveys.demo.people import PASSWORD, PEOPLE, STRANGER, people_introduce
from tests.factories.assessment import agency_of

pytestmark = pytest.mark.django_db


def test_everybody_has_one_role_everywhere_and_the_stranger_only_elsewhere() -> None:
    north, south, elsewhere = agency_of("north"), agency_of("south"), agency_of("elsewhere")

    people_introduce(agencies=[north, south], elsewhere=elsewhere)
    people_introduce(agencies=[north, south], elsewhere=elsewhere)

    for email, _, _, role in PEOPLE:
        user = User.objects.get(email=email)
        assert list(user.memberships.values_list("agency__code", "role").order_by("agency__code")) == [
            ("north", role),
            ("south", role),
        ]
    assert list(agencies_for(User.objects.get(email=STRANGER[0]))) == [elsewhere]


def test_the_printed_password_lets_in() -> None:
    people_introduce(agencies=[], elsewhere=agency_of("elsewhere"))

    assert User.objects.get(email=PEOPLE[0][0]).check_password(PASSWORD)
