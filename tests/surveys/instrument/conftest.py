"""A small instrument of two sections, written by hand, with a scale of its own and an item of facts."""

import pytest

from assessment.domain.edition import (
    Applies,
    Audience,
    Criterion,
    Edition,
    Item,
    ItemKind,
    Option,
    Practice,
    Rules,
    Scale,
    Section,
    Texts,
    frozen,
)
from surveys.instrument.pages import Questionnaire, questionnaire


def item(code: str, *, audiences: tuple[str, ...] = ("staff",), scale: str = "often") -> Item:
    return Item(code, code.partition(".")[0], audiences, scale, ItemKind.SCORED, reversed=False, element=None)


@pytest.fixture
def edition() -> Edition:
    scales = {
        "often": Scale("often", (Option("never", 0), Option("sometimes", 50_000_000), Option("always", 100_000_000)))
    }
    return Edition(
        code="tiny-1.0",
        published_on="2026-01-01",
        languages=("en",),
        agency_kinds=("authority",),
        audiences=(Audience("staff", 10), Audience("clients", 10)),
        scales=frozen(scales),
        sections=(Section("A", 60), Section("B", 40)),
        criteria=(Criterion("A.1", "A"), Criterion("B.1", "B")),
        practices=tuple(
            Practice(code, f"{code[0]}.1", code[0], 1, frozen({"authority": Applies.APPLIES}))
            for code in ("A1", "A2", "B1")
        ),
        items=(item("A1.a"), item("A1.b"), item("A2.a"), item("A2.k", audiences=("clients",)), item("B1.a")),
        rules=Rules.__new__(Rules),
        fingerprint="0" * 64,
    )


@pytest.fixture
def texts() -> Texts:
    words = {f"sections/{code}/name": f"Section {code}" for code in "AB"}
    words |= {f"practices/{code}/name": f"Practice {code}" for code in ("A1", "A2", "B1")}
    words |= {f"items/{code}/text": f"Statement {code}" for code in ("A1.a", "A1.b", "A2.a", "A2.k", "B1.a")}
    words |= {f"scales/often/options/{code}": code.title() for code in ("never", "sometimes", "always")}
    words |= {"items/A1.b/options/always": "Every single time, and everybody who works here could show how it is done"}
    words |= {"items/A1.b/help": "Think of the last month"}
    words |= {"answers/dont_know": "I do not know", "answers/not_applicable": "Not about us"}
    words |= {"audiences/clients/not_applicable": "Not about me"}
    return Texts("en", frozen(words))


@pytest.fixture
def staff(edition: Edition, texts: Texts) -> Questionnaire:
    return questionnaire(edition=edition, texts=texts, audience="staff", excluded=frozenset())
