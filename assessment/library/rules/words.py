"""Rules about texts: every word that is needed is there, and none is left over."""

from collections.abc import Iterator
from difflib import get_close_matches
from unicodedata import category

from assessment.library.compiler import option_codes, text_leaves
from assessment.library.documents import PathInFile
from assessment.library.rules.sources import Complaint, Sources

SHORT = 22
"""Characters of a section's short name that fit beside a chart."""
NUMBERED = ("exclusions", "fears")
"""Lists of the reader's part: as many as the language has."""


def text_missing(sources: Sources) -> Iterator[Complaint]:
    """Each language has every word that a page cannot do without."""
    needed = list(_needed(sources))
    options = list(_options(sources))
    for texts in sources.texts():
        there = {path for path, _ in text_leaves(texts.data)}
        for path in needed:
            if path not in there:
                message = f"The text `{_spoken(path)}` is missing in `{texts.data['language']}`; write it."
                yield texts.complaint(message, *path)
        for own, shared in options:
            if own not in there and shared not in there:
                message = f"Neither `{_spoken(own)}` nor `{_spoken(shared)}` is there; write one."
                yield texts.complaint(message, *own)


def text_unused(sources: Sources) -> Iterator[Complaint]:
    """A text that nothing shows is a slip: most often a code was changed in one place only."""
    allowed = {*_needed(sources), *_allowed(sources), *(path for pair in _options(sources) for path in pair)}
    spoken = [_spoken(path) for path in allowed]
    for texts in sources.texts():
        for path, _ in text_leaves(texts.data):
            if path not in allowed and path[0] not in NUMBERED:
                near = get_close_matches(_spoken(path), spoken, n=1)
                hint = f"; did you mean `{near[0]}`?" if near else "; strike it."
                yield texts.complaint(f"Nothing shows the text `{_spoken(path)}`{hint}", *path)


def text_too_long(sources: Sources) -> Iterator[Complaint]:
    """Short names stand beside charts."""
    for texts in sources.texts():
        for code, words in texts.data.get("sections", {}).items():
            if len(words.get("short", "")) > SHORT:
                message = f"`{words['short']}` has {len(words['short'])} characters; a short name has at most {SHORT}."
                yield texts.complaint(message, "sections", code, "short")


def control_character(sources: Sources) -> Iterator[Complaint]:
    """Texts are plain: no control characters, no markers of direction or joining that nobody sees."""
    for texts in sources.texts():
        for path, text in text_leaves(texts.data):
            hidden = [
                character
                for character in text
                if category(character) in ("Cc", "Cf", "Co", "Cs") and character != "\u00ad"
            ]
            if hidden:
                message = f"The text `{_spoken(path)}` holds the invisible character U+{ord(hidden[0]):04X}; strike it."
                yield texts.complaint(message, *path)


def _needed(sources: Sources) -> Iterator[PathInFile]:
    """Texts without which a page or the diagnostic has a hole."""
    yield from (("edition", name) for name in ("name", "short", "purpose"))
    yield from (("answers", name) for name in ("dont_know", "not_applicable"))
    yield from (("audiences", code, "name") for code in sources.codes("audiences"))
    yield from (("kinds", kind) for kind in sources.edition.data["agency_kinds"])
    yield from (("levels", str(level), "name") for level in _levels(sources))
    yield from (("sections", code, name) for code in sources.codes("sections") for name in ("name", "short"))
    yield from (("criteria", criterion.data["code"], "name") for criterion in sources.criteria())
    for practice in sources.practices():
        yield ("practices", practice.data["code"], "name")
        for kind, status in practice.data.get("applicability", {}).items():
            if status != "applies":
                yield ("practices", practice.data["code"], "reasons", kind)
    yield from (("items", item.data["code"], "text") for item in sources.items())


def _allowed(sources: Sources) -> Iterator[PathInFile]:
    """Texts that are shown where they are there."""
    yield from (("edition", name) for name in ("basis", "law"))
    own = ("genitive", "dative", "dont_know", "not_applicable")
    yield from (("audiences", code, name) for code in sources.codes("audiences") for name in own)
    yield from (("levels", str(level), "meaning") for level in _levels(sources))
    for practice in sources.practices():
        code = practice.data["code"]
        yield from (("practices", code, name) for name in ("evidence", "applicability", "clients"))
        yield from (("practices", code, "reasons", kind) for kind in sources.edition.data["agency_kinds"])
    yield from (("items", item.data["code"], "help") for item in sources.items())


def _options(sources: Sources) -> Iterator[tuple[PathInFile, PathInFile]]:
    """For every option of every item: the place of its own words, and of the scale's."""
    for item in sources.items():
        scale = sources.scale(item.data["scale"])
        for option in option_codes(scale) if scale else []:
            yield ("items", item.data["code"], "options", option), ("scales", item.data["scale"], "options", option)


def _levels(sources: Sources) -> range:
    return range(sources.edition.data["rules"]["top_level"] + 1)


def _spoken(path: PathInFile) -> str:
    return "/".join(map(str, path))
