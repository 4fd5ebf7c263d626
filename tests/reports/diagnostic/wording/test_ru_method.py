"""The method in words."""

from reports.diagnostic.wording import ru_method as words


def test_the_numbers_of_the_edition_stand_in_their_places() -> None:
    said = " ".join(words.method(answered_share="1/2", dont_know_limit="3/5", top=7))

    assert all(number in said for number in ("1/2", "3/5", "7"))


def test_gates_and_caps_stand_among_the_rules_of_a_self_assessment() -> None:
    said = words.consensus_method(gates=["GATE"], caps=["CAP"], excluded_share="1/3")

    assert "GATE" in said
    assert "CAP" in said
    assert "1/3" in " ".join(said)


def test_a_gate_counts_documents_and_periods() -> None:
    one, two = (words.gate(level=4, documents=n, periods=n, otherwise=3) for n in (1, 2))

    assert one != two
    assert "4" in one
    assert "3" in one


def test_a_cap_names_its_practice() -> None:
    assert "E1" in words.cap(practice="E1", plus="1")


def test_withholding_names_each_threshold_and_the_size_for_distributions() -> None:
    said = words.withholding(thresholds=[("Staff", 10), ("Leaders", 5)], least=30)

    assert all(part in said for part in ("Staff", "10", "Leaders", "5", "30"))


def test_agreement_is_explained() -> None:
    assert "r*WG" in words.agreement()


def test_it_is_said_what_is_not_proved() -> None:
    assert len(words.not_proved()) == 4
