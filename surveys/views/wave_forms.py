"""Forms of a wave: its terms, its headcounts, its closing day, its links."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from crispy_forms.layout import HTML, Field, Fieldset
from django import forms
from django.utils.html import format_html
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext_lazy as _

from assessment.domain.edition import Edition
from surveys.frame.services import LARGEST_BATCH
from surveys.views.forms import house_helper
from surveys.waves.models import FLOOR, USUAL_THRESHOLD
from surveys.waves.readiness import Terms

DAY_INPUT = {"type": "date"}


def day_field(label: Any, help_text: Any = "") -> forms.DateField:
    """A day, with the browser's own calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs=DAY_INPUT)
    return forms.DateField(label=label, help_text=help_text, widget=widget)


def first_moment(day: date) -> datetime:
    """When a day begins here."""
    return datetime.combine(day, time.min, tzinfo=get_current_timezone())


def last_moment(day: date) -> datetime:
    """The last minute of a day here: what people mean by «until the 8th»."""
    return datetime.combine(day, time(23, 59), tzinfo=get_current_timezone())


class TermsForm(forms.Form):
    """Which groups are asked, and from how many answers each is shown."""

    def __init__(
        self, *args: Any, edition: Edition, names: Mapping[str, str], terms: Sequence[Terms], button: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.groups = tuple(audience.code for audience in edition.audiences)
        set_before = {one.group: one for one in terms}
        for audience in edition.audiences:
            usual = Terms(audience.code, max(audience.default_threshold, USUAL_THRESHOLD))
            self._add(set_before.get(audience.code, usual), is_asked=audience.code in set_before)
        self.helper = house_helper(*self._parts(names), button=button)

    def _add(self, terms: Terms, *, is_asked: bool) -> None:
        group = terms.group
        self.fields[f"ask-{group}"] = forms.BooleanField(label=_("Ask this group"), required=False, initial=is_asked)
        self.fields[f"threshold-{group}"] = forms.IntegerField(
            label=_("Show results from so many answers"),
            required=False,
            min_value=FLOOR,
            max_value=1000,
            initial=terms.threshold,
        )
        self.fields[f"reason-{group}"] = forms.CharField(
            label=_("Why fewer than %(usual)d") % {"usual": USUAL_THRESHOLD},
            required=False,
            max_length=300,
            initial=terms.reason,
            help_text=_("Respondents will read this reason. Leave it empty for %(usual)d and more.")
            % {"usual": USUAL_THRESHOLD},
        )

    def _parts(self, names: Mapping[str, str]) -> list[Any]:
        return [
            Fieldset(names[group], f"ask-{group}", f"threshold-{group}", f"reason-{group}", css_class="practice")
            for group in self.groups
        ]

    def clean(self) -> dict[str, Any]:
        """A threshold for each group that is asked, and a reason for each low one."""
        cleaned = super().clean() or self.cleaned_data
        asked = [group for group in self.groups if cleaned.get(f"ask-{group}")]
        if not asked:
            self.add_error(None, _("Choose at least one group to ask."))
        for group in asked:
            threshold = cleaned.get(f"threshold-{group}")
            if threshold is None and f"threshold-{group}" not in self.errors:
                self.add_error(f"threshold-{group}", _("Say from how many answers results are shown."))
            elif threshold is not None and threshold < USUAL_THRESHOLD and not cleaned.get(f"reason-{group}"):
                self.add_error(f"reason-{group}", _("Write down why the threshold is lower than usual."))
        return cleaned

    def terms(self) -> tuple[Terms, ...]:
        """The terms of the groups that are asked."""
        cleaned = self.cleaned_data
        return tuple(
            Terms(group, cleaned[f"threshold-{group}"], cleaned[f"reason-{group}"])
            for group in self.groups
            if cleaned[f"ask-{group}"]
        )


class PlanForm(TermsForm):
    """A new wave, or other plans for one in preparation: title, days, language, groups."""

    title = forms.CharField(
        label=_("Name of the survey"),
        max_length=200,
        help_text=_("Respondents see it first, for example “How we work for people”."),
    )
    opens_on = day_field(_("Planned opening day"), _("You open it yourself, by a button."))
    closes_on = day_field(_("Last day"), _("It closes by itself at the end of this day; you can move it later."))
    default_language = forms.ChoiceField(label=_("Language people meet first"))

    def __init__(self, *args: Any, languages: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["default_language"].choices = languages  # type: ignore[attr-defined]

    def _parts(self, names: Mapping[str, str]) -> list[Any]:
        plan = ["title", "opens_on", "closes_on", "default_language"]
        heading = HTML(format_html("<h2>{}</h2>", _("Whom to ask")))
        return [*plan, heading, *super()._parts(names)]

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        cleaned = super().clean()
        opens_on, closes_on = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens_on and closes_on and closes_on < opens_on:
            self.add_error("closes_on", _("The last day cannot be before the opening."))
        return cleaned

    def plan(self) -> dict[str, Any]:
        """What the services of a wave take, besides the terms."""
        cleaned = self.cleaned_data
        return {
            "title": cleaned["title"],
            "opens_at": first_moment(cleaned["opens_on"]),
            "closes_at": last_moment(cleaned["closes_on"]),
            "default_language": cleaned["default_language"],
        }


class ExtendForm(forms.Form):
    """Another last day for an open wave."""

    closes_on = day_field(_("New last day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = house_helper(Field("closes_on"), button=_("Move the last day"))


class InvitationsForm(forms.Form):
    """For whom links are made, how many, and in which form they come."""

    unit = forms.ChoiceField(label=_("Unit"), required=False)
    group = forms.ChoiceField(label=_("Group"))
    count = forms.IntegerField(
        label=_("How many"),
        required=False,
        min_value=1,
        max_value=LARGEST_BATCH,
        help_text=_("Empty: as many as the unit has people without a link."),
    )
    shape = forms.ChoiceField(
        label=_("What you need"),
        choices=[("csv", _("A table for mailing (CSV)")), ("slips", _("Slips to print and cut"))],
        initial="csv",
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, units: Sequence[tuple[str, str]], groups: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("All units, by their headcounts")), *units]  # type: ignore[attr-defined]
        self.fields["group"].choices = groups  # type: ignore[attr-defined]
        shape = Field("shape", template="_partials/radios.html")
        self.helper = house_helper("unit", "group", "count", shape, button=_("Make links"))

    def clean(self) -> dict[str, Any]:
        """A number is for one unit."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("count") and not cleaned.get("unit"):
            self.add_error("count", _("A number needs one unit: choose it, or leave the number empty."))
        return cleaned
