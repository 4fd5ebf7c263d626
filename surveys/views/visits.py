"""Who comes by a link: what they may fill, in which language, and what of it is kept already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables

from assessment import library
from assessment.domain.edition import Texts
from assessment.selectors import excluded_practices
from surveys.drafts.seal import DraftContent, size_for
from surveys.drafts.services import draft_open
from surveys.frame.services import Entrance, TokenRefused, TokenUsed, entrance_behind, entrance_for
from surveys.frame.tokens import token_normal
from surveys.instrument.pages import Questionnaire, published_questionnaire
from surveys.views.promise import Line, promise_lines
from surveys.views.refusals import refused
from surveys.views.replies import private, speak
from surveys.waves.models import Wave
from surveys.waves.selectors import EditionChanged


@dataclass(frozen=True, slots=True)
class OpenWave:
    """What respondents meet of an open wave; all of it is frozen from the opening on."""

    pk: int
    title: str
    agency: str
    edition_code: str
    fingerprint: str
    promise: Mapping[str, Any]
    default_language: str
    excluded: frozenset[str]
    draft_size: int
    """Bytes of every draft before sealing."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request by a link that lets in: the wave, the questionnaire, and the answers kept so far."""

    token: str
    wave: OpenWave
    closes_at: datetime
    group: str
    language: str
    questionnaire: Questionnaire
    answers: Mapping[str, str]
    stopped_at: int

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return len(self.answers)

    @property
    def length(self) -> int:
        """How many questions there are."""
        return len(self.questionnaire.questions)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.questionnaire.pages)

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return self.questionnaire.minutes()

    @property
    def texts(self) -> Texts:
        """Its words in the language of the visit, or in its first one."""
        return library.texts(self.wave.edition_code, self.language)

    @property
    def promise(self) -> tuple[Line, ...]:
        """The promise in words."""
        return promise_lines(promise=self.wave.promise, closes_at=self.closes_at, texts=self.texts, group=self.group)

    def address(self, number: int) -> str:
        """Where a page is; before the first is the start, beyond the last the check of all answers."""
        if number < 1:
            return reverse("respond_start", args=[self.token])
        if number > self.pages:
            return reverse("respond_check", args=[self.token])
        return reverse("respond_page", args=[self.token, number])


def by_link(
    view: Callable[..., HttpResponse], *, used: Callable[[HttpRequest, str], HttpResponse | None] | None = None
) -> Callable[..., HttpResponse]:
    """Gives a view the visit its link stands for, or answers with the page that says why it does not let in.

    Of a link that was used, `used` may have something better to say than that page.
    """

    @wraps(view)
    @sensitive_variables("token")
    def by_token(request: HttpRequest, token: str, **rest: Any) -> HttpResponse:
        try:
            return private(view(request, _visit(request, token), **rest))
        except (TokenRefused, EditionChanged) as refusal:
            said = used(request, token) if used and isinstance(refusal, TokenUsed) else None
            return private(said or refused(request, refusal))

    return by_token


@sensitive_variables("token")
def visit_past(request: HttpRequest, token: str) -> Visit:
    """What stood behind a link that was used: the wave and its promise, and no answers."""
    return _to(request, token, entrance_behind(token=token), None)


@sensitive_variables("token")
def _visit(request: HttpRequest, token: str) -> Visit:
    entrance = entrance_for(token=token)
    return _to(request, token, entrance, draft_open(token=token))


@sensitive_variables("token", "draft")
def _to(request: HttpRequest, token: str, entrance: Entrance, draft: DraftContent | None) -> Visit:
    wave, group = _open_wave(entrance.wave), entrance.admission.group
    language = speak(request, draft.language if draft else wave.default_language)
    questionnaire = published_questionnaire(
        edition_code=wave.edition_code,
        fingerprint=wave.fingerprint,
        language=language,
        audience=group,
        excluded=wave.excluded,
    )
    answers = questionnaire.accepted(draft.answers) if draft else {}
    return Visit(
        token=token_normal(token),
        wave=wave,
        closes_at=entrance.closes_at,
        group=group,
        language=language,
        questionnaire=questionnaire,
        answers=answers,
        stopped_at=draft.page if draft else 1,
    )


@lru_cache(maxsize=1024)
def _open_wave(public_id: UUID) -> OpenWave:
    """Read once a process, although it is needed for every page: the caller has seen that the wave is open."""
    wave = Wave.objects.select_related("cycle").get(public_id=public_id)
    return OpenWave(
        pk=wave.pk,
        title=wave.title,
        agency=wave.promise["agency"],
        edition_code=wave.cycle.edition_code,
        fingerprint=wave.edition_fingerprint,
        promise=wave.promise,
        default_language=wave.default_language,
        excluded=excluded_practices(wave.cycle),
        draft_size=size_for(library.edition(wave.cycle.edition_code)),
    )
