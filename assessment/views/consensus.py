"""The consensus: what is agreed so far, and one practice at a time."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assessment import access, agenda
from assessment.forms import ConsensusForm
from assessment.models import Cycle, Role
from assessment.services.consensus import consensus_agree, consensus_reopen


@require_GET
@login_required
def consensus(request: HttpRequest, cycle: UUID) -> HttpResponse:
    """Every practice with the level agreed and the views of the groups beside it."""
    found = access.cycle_for(user=request.user, public_id=cycle, roles=access.READS_EVERYTHING)
    topics = agenda.topics_of(found, get_language() or "")
    context = {
        "agency": found.agency,
        "cycle": found,
        "groups": agenda.groups_of(found, get_language() or ""),
        "topics": topics,
        "agreed": sum(topic.agreed is not None for topic in topics),
        "coordinates": Role.COORDINATOR in access.roles_in(user=request.user, agency=found.agency),
    }
    return render(request, "assessment/consensus.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def consensus_practice(request: HttpRequest, cycle: UUID, practice: str) -> HttpResponse:
    """Agree on the level of one practice and go on to the next."""
    found = access.cycle_for(user=request.user, public_id=cycle, roles=access.COORDINATES)
    topics = agenda.topics_of(found, get_language() or "")
    place = next((place for place, topic in enumerate(topics) if topic.code == practice), None)
    if place is None:
        raise Http404
    topic, following = topics[place], topics[place + 1 :][:1]
    form = ConsensusForm(request.POST or None, levels=topic.levels, agreed=topic.agreed, evidence=topic.evidence)
    if form.is_valid():
        _keep(found, practice, dict(form.cleaned_data))
        messages.success(request, _("Saved: %(practice)s.") % {"practice": topic.name})
        return redirect("consensus_practice", cycle, following[0].code) if following else redirect("consensus", cycle)
    context = {
        "agency": found.agency,
        "cycle": found,
        "topic": topic,
        "form": form,
        "place": place + 1,
        "topics": topics,
        "evidence": topic.evidence,
    }
    return render(request, "assessment/consensus_practice.html", context)


def _keep(cycle: Cycle, practice: str, typed: dict[str, object]) -> None:
    """An empty level takes back what was agreed."""
    level = typed.pop("level")
    if level == "":
        consensus_reopen(cycle=cycle, practice=practice)
    else:
        consensus_agree(cycle=cycle, practice=practice, level=int(str(level)), **typed)  # type: ignore[arg-type]
