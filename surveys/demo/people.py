"""Who may sign in to the demo, and with which password."""

from assessment.models import Agency, Role, User
from assessment.services.people import membership_grant

PASSWORD = "clientocracy-demo"  # noqa: S105  printed for everybody
PEOPLE = (
    ("coordinator@demo.example", "Анна", "Орлова", Role.COORDINATOR),
    ("leader@demo.example", "Борис", "Ветров", Role.LEADER),
    ("assessor@demo.example", "Вера", "Лукина", Role.ASSESSOR),
    ("method@demo.example", "Глеб", "Сомов", Role.METHOD_OWNER),
    ("admin@demo.example", "Дарья", "Ким", Role.ADMINISTRATOR),
)
STRANGER = ("charlie@elsewhere.example", "Чарли", "Соседов", Role.COORDINATOR)


def people_introduce(*, agencies: list[Agency], elsewhere: Agency) -> None:
    """Everybody has the role in every agency of the demo; the stranger in another one."""
    for email, first, last, role in PEOPLE:
        _signed_up(email, first, last)
        for agency in agencies:
            membership_grant(agency=agency, email=email, role=role)
    email, first, last, role = STRANGER
    _signed_up(email, first, last)
    membership_grant(agency=elsewhere, email=email, role=role)


def _signed_up(email: str, first: str, last: str) -> None:
    if not User.objects.filter(email=email).exists():
        User.objects.create_user(username=email, email=email, password=PASSWORD, first_name=first, last_name=last)
