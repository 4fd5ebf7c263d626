"""Signing in, signing out and changing the password: Django's own views in the house's clothes."""

from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from assessment.forms import PasswordForm, SignInForm


class SignIn(auth.LoginView):
    """E-mail and password; too many failures from one place lock the pair out for an hour."""

    template_name = "assessment/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class PasswordChange(auth.PasswordChangeView):
    """A new password; the person stays signed in here and nowhere else."""

    template_name = "assessment/password_change.html"
    form_class = PasswordForm
    success_url = reverse_lazy("desk")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Say that it is done."""
        messages.success(self.request, _("Your password is changed."))
        return super().form_valid(form)
