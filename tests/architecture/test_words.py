"""Every word of the interface is there in Russian, with all its plural forms."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

from tests.architecture.tree import ROOT, files, modules, syntax, text

CATALOGUE = ROOT / "config" / "locale" / "ru" / "LC_MESSAGES" / "django.po"
SINGLE = {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy"}
PLURAL = {"ngettext", "ngettext_lazy", "npgettext"}
# What templatize() turns translation tags into.
TAGGED = re.compile(r"""\b(n?gettext)\(\s*u?((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))""")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def test_every_word_in_code_and_pages_is_translated(catalogue: polib.POFile) -> None:
    known = {entry.msgid for entry in catalogue if not entry.obsolete}

    missing = {f"{path}: {words}" for path, words in _source_words() if words not in known}

    assert missing == set()


def test_no_translation_is_empty_or_in_doubt(catalogue: polib.POFile) -> None:
    assert [entry.msgid for entry in catalogue if not entry.obsolete and (not entry.translated() or entry.fuzzy)] == []


def test_every_plural_has_all_its_russian_forms(catalogue: polib.POFile) -> None:
    wanted = int(re.findall(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])[0])
    plural = [entry for entry in catalogue if entry.msgid_plural and not entry.obsolete]

    assert [
        entry.msgid for entry in plural if len([form for form in entry.msgstr_plural.values() if form]) != wanted
    ] == []


def test_every_translation_keeps_the_places_for_values(catalogue: polib.POFile) -> None:
    wrong = [
        entry.msgid
        for entry in catalogue
        for translation in (entry.msgstr, *entry.msgstr_plural.values())
        if not _places(translation) <= _places(entry.msgid) | _places(entry.msgid_plural or "")
    ]

    assert wrong == []


def _places(words: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", words))


def _source_words() -> Iterator[tuple[Path, str]]:
    for path in modules("config", "assessment", "surveys", "reports"):
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.Call):
                yield from ((path, words) for words in _called_with(node))
    for path in files(".html"):
        for _, literal in TAGGED.findall(templatize(text(path))):
            yield path, ast.literal_eval(literal)


def _called_with(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name in SINGLE | PLURAL and call.args:
        argument = call.args[1 if name.startswith(("p", "np")) and len(call.args) > 1 else 0]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value
