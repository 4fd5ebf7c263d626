"""What the schema of a crosswalk cannot say: each rule a function whose name, with hyphens, is its code."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assessment.domain.edition import Edition, Item, Texts
from assessment.library.documents import Document, PathInFile
from assessment.library.faults import Fault
from assessment.library.loader import Compiled

SIDES = ("old", "new")
ENDS = {"same": SIDES, "changed": SIDES, "new": ("new",), "dropped": ("old",)}

Complaint = tuple[PathInFile, str]
"""The place in the file, and the sentence that helps."""


@dataclass(frozen=True, slots=True)
class CrosswalkSources:
    """A crosswalk's file, whose form is right, and the editions it lies between."""

    document: Document
    old: Compiled
    new: Compiled

    def links(self) -> Iterator[tuple[PathInFile, Mapping[str, Any]]]:
        """Every link with its place in the file."""
        for place, link in enumerate(self.document.data["items"]):
            yield ("items", place), link

    def side(self, name: str) -> Compiled:
        """The edition called `old` or `new`."""
        return self.old if name == "old" else self.new

    def items(self, name: str) -> Mapping[str, Item]:
        """The items of one side by code."""
        return {item.code: item for item in self.side(name).edition.items}

    def same_items(self) -> Iterator[tuple[PathInFile, Item, Item]]:
        """Both items of every `same` link that names two known ones."""
        old, new = self.items("old"), self.items("new")
        for path, link in self.links():
            first, second = old.get(link.get("old", "")), new.get(link.get("new", ""))
            if link["link"] == "same" and first and second:
                yield path, first, second


Rule = Callable[[CrosswalkSources], Iterator[Complaint]]


def crosswalk_not_file_name(sources: CrosswalkSources) -> Iterator[Complaint]:
    """A crosswalk is found by its file's name, which is made of the two codes."""
    for field, side in (("from", "old"), ("to", "new")):
        written, code = sources.document.data[field], sources.side(side).edition.code
        if written != code:
            yield (
                (field,),
                f"The crosswalk says `{field}: {written}` but its file is named for {code}; make them equal.",
            )


def link_ends(sources: CrosswalkSources) -> Iterator[Complaint]:
    """What continues has two codes, what is new or dropped has one."""
    for path, link in sources.links():
        wanted, found = ENDS[link["link"]], tuple(side for side in SIDES if side in link)
        if wanted != found:
            names = " and ".join(f"`{side}`" for side in wanted)
            yield (*path, "link"), f"A link `{link['link']}` names {names} and nothing else; correct it."


def item_unknown(sources: CrosswalkSources) -> Iterator[Complaint]:
    """Links name items that are there."""
    for side in SIDES:
        items = sources.items(side)
        for path, link in sources.links():
            if side in link and link[side] not in items:
                code = sources.side(side).edition.code
                yield (*path, side), f"The edition {code} has no item `{link[side]}`; correct or strike the link."


def item_linked_twice(sources: CrosswalkSources) -> Iterator[Complaint]:
    """An item has one past and one future."""
    for side in SIDES:
        seen: set[str] = set()
        for path, link in sources.links():
            if link.get(side) in seen:
                yield (*path, side), f"`{side}: {link[side]}` stands here for the second time; keep one link."
            seen.update([link[side]] if side in link else [])


def item_not_linked(sources: CrosswalkSources) -> Iterator[Complaint]:
    """No item is forgotten: what is new or dropped is said to be so."""
    for side in SIDES:
        linked = {link.get(side) for _, link in sources.links()}
        for code in sources.items(side):
            if code not in linked:
                edition = sources.side(side).edition.code
                yield ("items",), f"The item `{code}` of {edition} is in no link; say what became of it."


def code_not_continued(sources: CrosswalkSources) -> Iterator[Complaint]:
    """A code never changes hands: an item that both editions have by one code continues itself."""
    old = sources.items("old")
    for path, link in sources.links():
        code = link.get("new")
        if code in old and code in sources.items("new") and link.get("old", code) != code:
            message = f"`{code}` stands in both editions, but continues `{link['old']}` here; take a new code for it."
            yield (*path, "new"), message


def same_scores_differ(sources: CrosswalkSources) -> Iterator[Complaint]:
    """What is the same is scored the same: options, their scores, and whether it counts at all."""
    for path, old, new in sources.same_items():
        if _scoring(sources.old.edition, old) != _scoring(sources.new.edition, new):
            message = f"Answers to `{new.code}` are scored otherwise than those to `{old.code}`; the link is `changed`."
            yield (*path, "link"), message


def same_words_differ(sources: CrosswalkSources) -> Iterator[Complaint]:
    """What is the same reads the same in every language that both editions have, options and help included."""
    languages = [code for code in sources.old.edition.languages if code in sources.new.texts]
    for path, old, new in sources.same_items():
        differing = [
            language
            for language in languages
            if _words(sources.old, old, language) != _words(sources.new, new, language)
        ]
        if differing or not languages:
            where = f"in {', '.join(differing)}" if differing else "as the editions have no language in common"
            yield (*path, "link"), f"`{new.code}` does not read as `{old.code}` did {where}; the link is `changed`."


RULES: tuple[Rule, ...] = (
    crosswalk_not_file_name,
    link_ends,
    item_unknown,
    item_linked_twice,
    item_not_linked,
    code_not_continued,
    same_scores_differ,
    same_words_differ,
)


def crosswalk_meaning_faults(sources: CrosswalkSources) -> tuple[Fault, ...]:
    """What the rules say against a crosswalk whose form is right."""
    document = sources.document
    return tuple(
        Fault(document.file, document.line(*path), rule_code(rule), message)
        for rule in RULES
        for path, message in rule(sources)
    )


def rule_code(rule: Rule) -> str:
    """The code of a rule as faults carry it."""
    return rule.__name__.replace("_", "-")


def _scoring(edition: Edition, item: Item) -> tuple[Any, ...]:
    codes = tuple(option.code for option in edition.scales[item.scale].options)
    return item.kind, codes, edition.option_scores(item)


def _words(side: Compiled, item: Item, language: str) -> tuple[str, ...]:
    """All that a respondent reads of an item."""
    texts = side.texts[language]
    own = (texts.get(f"items/{item.code}/{name}") for name in ("text", "help"))
    codes = [option.code for option in side.edition.scales[item.scale].options]
    return (*own, *(_option(texts, item, code) for code in codes))


def _option(texts: Texts, item: Item, code: str) -> str:
    """An option's own words, or else the scale's."""
    return texts.get(f"items/{item.code}/options/{code}", texts.get(f"scales/{item.scale}/options/{code}"))
