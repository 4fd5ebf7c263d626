"""The coordinator's pages for sheets on paper: choose from where they come, then type in one after another."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from assessment.access import COORDINATES
from assessment.models import Unit
from assessment.selectors import excluded_practices, texts_of, unit_tree
from surveys.frame.paper import paper_counts, paper_form_new
from surveys.instrument.pages import Questionnaire, published_questionnaire
from surveys.intake import BeyondHeadcount, PaperFormUsed, paper_sheet_type
from surveys.views.coordinate import asked_terms, group_names
from surveys.views.invite import INDENT
from surveys.views.paper_forms import PaperPlaceForm, PaperSheetForm
from surveys.views.replies import private
from surveys.waves.models import Wave
from surveys.waves.selectors import EditionChanged, pinned_edition, wave_for
from surveys.waves.services import WaveNotOpen


@dataclass(frozen=True, slots=True)
class Place:
    """From where the sheets come."""

    wave: Wave
    unit: Unit
    group: str
    name: str

    @property
    def address(self) -> str:
        """The page that types in sheets of this place."""
        query = urlencode({"unit": self.unit.code, "group": self.group})
        return f"{reverse('wave_paper_sheet', args=[self.wave.public_id])}?{query}"

    @property
    def sheets(self) -> int:
        """How many came from here on paper so far."""
        return paper_counts(wave=self.wave).get((self.unit.pk, self.group), 0)


@require_GET
@login_required
def wave_paper(request: HttpRequest, wave: UUID) -> HttpResponse:
    """Unit and group of the sheets at hand."""
    found = wave_for(user=request.user, public_id=wave, roles=COORDINATES)
    if found.state != Wave.State.OPEN:
        return _refused(request, found)
    names = group_names(found.cycle)
    form = PaperPlaceForm(
        units=[(node.unit.code, INDENT * node.depth + node.unit.name) for node in unit_tree(found.cycle.agency)],
        groups=[(terms.group, names[terms.group]) for terms in asked_terms(found, names)],
        action=reverse("wave_paper_sheet", args=[found.public_id]),
        initial=request.GET.dict(),
    )
    return render(request, "surveys/coordinate/paper.html", {"agency": found.cycle.agency, "wave": found, "form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
def wave_paper_sheet(request: HttpRequest, wave: UUID) -> HttpResponse:
    """One sheet on one page; when it is stored the next one is asked for."""
    found = wave_for(user=request.user, public_id=wave, roles=COORDINATES)
    place = _place(request, found)
    if found.state != Wave.State.OPEN:
        return _refused(request, found)
    if place is None:
        return redirect("wave_paper", found.public_id)
    try:
        return private(_sheet(request, place))
    except (WaveNotOpen, EditionChanged):
        found.refresh_from_db()
        return _refused(request, found)


def _sheet(request: HttpRequest, place: Place) -> HttpResponse:
    form = PaperSheetForm(request.POST or None, questionnaire=_questionnaire(place))
    if form.is_valid():
        try:
            paper_sheet_type(
                wave=place.wave,
                form=form.cleaned_data["form"],
                unit_id=place.unit.pk,
                group=place.group,
                answers=form.answers(),
            )
        except PaperFormUsed:
            messages.warning(request, _("This form was sent before. The sheet was not stored a second time."))
            return HttpResponseRedirect(place.address)
        except BeyondHeadcount:
            form.add_error(None, _("As many sheets came from here as there are people by the headcounts."))
        else:
            messages.success(request, _("The sheet is stored. Here is the form for the next one."))
            return HttpResponseRedirect(place.address)
    return _page(request, place, form)


def _page(request: HttpRequest, place: Place, form: PaperSheetForm) -> HttpResponse:
    context = {
        "agency": place.wave.cycle.agency,
        "wave": place.wave,
        "place": place,
        "form": form,
        "name": form.data.get("form") if form.is_bound else paper_form_new(wave=place.wave),
    }
    return render(request, "surveys/coordinate/paper_sheet.html", context, status=422 if form.is_bound else 200)


def _place(request: HttpRequest, wave: Wave) -> Place | None:
    names = group_names(wave.cycle)
    unit = wave.cycle.agency.units.filter(code=request.GET.get("unit", "")).first()
    group = request.GET.get("group", "")
    if unit is None or group not in {terms.group for terms in asked_terms(wave, names)}:
        return None
    return Place(wave, unit, group, names[group])


def _questionnaire(place: Place) -> Questionnaire:
    """What the group is asked, in the language of this page; raises EditionChanged."""
    cycle, edition = place.wave.cycle, pinned_edition(place.wave)
    return published_questionnaire(
        edition_code=edition.code,
        fingerprint=edition.fingerprint,
        language=texts_of(cycle, get_language() or "").language,
        audience=place.group,
        excluded=excluded_practices(cycle),
    )


def _refused(request: HttpRequest, wave: Wave) -> HttpResponse:
    context = {"agency": wave.cycle.agency, "wave": wave}
    return render(request, "surveys/coordinate/paper_refused.html", context, status=409)
