"""What forms check before any service is asked."""

from django.http import QueryDict

from assessment.domain.edition import Applies
from assessment.domain.figures import Agreed, Practised
from assessment.forms import ApplicabilityForm, ConsensusForm

SAID = (Practised("A1", Applies.ADAPTED, "By halves."), Practised("A2", Applies.APPLIES))


def applicability(typed: str | None) -> ApplicabilityForm:
    names, notes = {"A1": "<b>First</b>", "A2": "Second"}, {"A1": "Think twice."}
    return ApplicabilityForm(QueryDict(typed) if typed else None, said=SAID, names=names, notes=notes)


def test_applicability_starts_from_what_was_said() -> None:
    form = applicability(None)

    assert form["status-A1"].initial == "ADAPTED"
    assert form["reason-A1"].initial == "By halves."
    assert form.fields["status-A1"].help_text == "Think twice."


def test_applicability_gives_back_what_is_said_now() -> None:
    form = applicability("status-A1=APPLIES&reason-A1=&status-A2=EXCLUDED&reason-A2=None here")

    assert form.is_valid()
    assert form.said() == (Practised("A1", Applies.APPLIES), Practised("A2", Applies.EXCLUDED, "None here"))


def test_names_of_practices_are_words_not_markup() -> None:
    layout = applicability(None).helper.layout
    legend = layout.fields[0].legend if layout else ""

    assert "&lt;b&gt;First" in legend


def test_consensus_starts_from_what_was_agreed_and_takes_an_empty_level() -> None:
    agreed = Agreed("A1", 2, "Two audits.", 1, 3)

    shown = ConsensusForm(None, levels=("no", "some", "all"), agreed=agreed, evidence="Reports.")
    sent = ConsensusForm(QueryDict("level=&documents=0&periods=0"), levels=("no", "some"), agreed=None, evidence="")

    assert (shown["level"].initial, shown["documents"].initial, shown["periods"].initial) == (2, 1, 3)
    assert sent.is_valid()
    assert sent.cleaned_data["level"] == ""
