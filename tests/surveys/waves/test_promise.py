"""The seal on a promise."""

from surveys.waves.promise import Promise, is_sealed, promise_seal

PROMISE = Promise(
    agency="Агентство",
    edition="tiny-1.0",
    edition_fingerprint="f",
    opened_on="2026-04-06",
    thresholds={"staff": 10},
    reasons={},
    distribution_from=30,
)


def test_a_promise_fits_its_seal_whatever_the_order_of_its_facts() -> None:
    seal = promise_seal(PROMISE, secret="one")

    assert is_sealed(dict(reversed(list(PROMISE.items()))), seal, secrets=["one"])


def test_a_changed_threshold_does_not_fit_the_seal() -> None:
    seal = promise_seal(PROMISE, secret="one")

    assert not is_sealed({**PROMISE, "thresholds": {"staff": 9}}, seal, secrets=["one"])


def test_a_seal_made_without_the_secret_does_not_fit() -> None:
    assert not is_sealed(PROMISE, promise_seal(PROMISE, secret="guessed"), secrets=["one"])


def test_a_seal_under_a_secret_being_retired_still_fits() -> None:
    assert is_sealed(PROMISE, promise_seal(PROMISE, secret="old"), secrets=["new", "old"])
