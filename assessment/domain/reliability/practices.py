"""Reliability of a group's practices at the agency, drawn from its tally."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from assessment.domain.counts.questionnaire import Questionnaire
from assessment.domain.counts.tally import Tally
from assessment.domain.edition import Edition, frozen
from assessment.domain.figures import Reliability
from assessment.domain.inference.intervals import variances
from assessment.domain.reliability.agreement import agreement_rstar, agreement_rwg, alpha, average_deviation, is_split
from assessment.domain.reliability.omega import omega_total
from assessment.domain.reliability.reliability_coefficients import NoCoefficient, correlated, covariances

WHOLE = "overall"
"""Key of the whole questionnaire among the practices."""


def reliabilities(*, edition: Edition, asked: Questionnaire, total: Tally) -> Mapping[str, Reliability]:
    """Reliability per practice, and of all practices together under `overall`.

    `total` is rolled up, the agency first. A practice with fewer respondents than a distribution needs has none.
    """
    least = edition.rules.distribution_from
    found = {}
    for measure, places in asked.practices:
        n = int(total.counted[0, total.measures.index(measure)])
        if n >= least:
            found[measure.removeprefix("practices/")] = _of_practice(edition, asked, total, measure, places)
    if len(asked.practices) > 1:
        n = int(total.counted[0, total.measures.index(WHOLE)])
        if n >= least:
            found[WHOLE] = _of_questionnaire(total, n)
    return frozen(found)


def _of_practice(
    edition: Edition, asked: Questionnaire, total: Tally, measure: str, places: tuple[int, ...]
) -> Reliability:
    column = total.measures.index(measure)
    histograms = [
        total.histograms[0, place, 1 : 1 + len(edition.scales[asked.items[place].scale].options)].tolist()
        for place in places
    ]
    rows = [asked.scored.index(place) for place in places]
    rstar = agreement_rstar(histograms)
    several = len(places) > 1
    return Reliability(
        kind="alpha" if several else "agreement",
        value=alpha(total.item_cross[np.ix_(range(3), rows, rows)]) if several else agreement_rwg(histograms),
        n=int(total.counted[0, column]),
        items=len(places),
        rstar=rstar,
        ad=average_deviation(histograms),
        sd=_deviation(total, column),
        split=is_split(rstar),
        omega=_omega(total.item_cross[np.ix_(range(3), rows, rows)]) if several else None,
    )


def _of_questionnaire(total: Tally, n: int) -> Reliability:
    return Reliability(
        kind="alpha",
        value=alpha(total.practice_cross),
        n=n,
        items=len(total.practice_cross[0]),
        rstar=None,
        ad=None,
        sd=_deviation(total, total.measures.index(WHOLE)),
        split=False,
        omega=_omega(total.practice_cross),
    )


def _omega(cross: NDArray[np.int64]) -> float | None:
    found = covariances(cross)
    correlation = found if isinstance(found, NoCoefficient) else correlated(found)
    omega = correlation if isinstance(correlation, NoCoefficient) else omega_total(correlation)
    return None if isinstance(omega, NoCoefficient) else omega.value


def _deviation(total: Tally, column: int) -> float:
    at = np.s_[:1, column]
    return float(np.sqrt(variances(counted=total.counted[at], sums=total.sums[at], squares=total.squares[at])[0]))
