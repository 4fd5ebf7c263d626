"""People who sign in and the part they play in an agency: staff of agencies and of the method, never respondents."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from assessment.models.agencies import Agency


class User(AbstractUser):
    """Somebody who signs in with an e-mail address; the address is also the user name."""

    class Meta(AbstractUser.Meta):
        constraints = (
            models.UniqueConstraint(
                Lower("email"), condition=~models.Q(email=""), name="one_person_per_email_whatever_the_case"
            ),
        )

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()


class Role(models.TextChoices):
    """What a person may do in one agency."""

    COORDINATOR = "COORDINATOR", _("Coordinator")
    LEADER = "LEADER", _("Leader")
    METHOD_OWNER = "METHOD_OWNER", _("Method owner")
    ASSESSOR = "ASSESSOR", _("Assessor")
    ADMINISTRATOR = "ADMINISTRATOR", _("Administrator")


class Membership(models.Model):
    """One role of one person in one agency; a person may have several."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    """Who has the role."""
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="memberships")
    """Where the role counts; elsewhere it gives nothing."""
    role = models.CharField(max_length=20, choices=Role.choices)
    """What the person may see and do there."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "agency", "role"), name="one_membership_per_role"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_has_a_known_role"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"
