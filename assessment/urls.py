"""The addresses of the room."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from assessment.views import accounts, consensus, cycles, desk, editions, people

urlpatterns = [
    path("", desk.home, name="home"),
    path("accounts/sign-in/", accounts.SignIn.as_view(), name="sign_in"),
    path("accounts/sign-out/", LogoutView.as_view(), name="sign_out"),
    path("accounts/password/", accounts.PasswordChange.as_view(), name="password_change"),
    path("desk/", desk.desk, name="desk"),
    path("agencies/<uuid:agency>/", desk.agency, name="agency"),
    path("agencies/<uuid:agency>/units/", desk.units, name="units"),
    path("agencies/<uuid:agency>/members/", people.members, name="members"),
    path("agencies/<uuid:agency>/members/<int:membership>/remove/", people.member_remove, name="member_remove"),
    path("agencies/<uuid:agency>/cycles/new/", cycles.cycle_new, name="cycle_new"),
    path("cycles/<uuid:cycle>/applicability/", cycles.applicability, name="applicability"),
    path("cycles/<uuid:cycle>/consensus/", consensus.consensus, name="consensus"),
    path("cycles/<uuid:cycle>/consensus/<str:practice>/", consensus.consensus_practice, name="consensus_practice"),
    path("editions/", editions.editions, name="editions"),
    path("editions/<str:code>/", editions.edition, name="edition"),
]
