"""Pages carry no script and no style of their own, and name no foreign host."""

import re

from tests.architecture.tree import files, text

INLINE = re.compile(r"""<script(?![^>]*\bsrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*["']|javascript:""", re.IGNORECASE)
FOREIGN = re.compile(r"""(?:src|href|action|url)\s*(?:=\s*["']?|\()\s*["']?(?:https?:)?//[^\s"')]+""", re.IGNORECASE)
# Names of XML vocabularies look like addresses and load nothing.
VOCABULARY = re.compile(r"http://www\.w3\.org/[\w/]+")


def test_no_page_has_inline_script_or_style() -> None:
    found = {str(path): INLINE.findall(text(path)) for path in files(".html", ".svg")}

    assert {path: hits for path, hits in found.items() if hits} == {}


def test_no_page_style_or_script_names_a_foreign_host() -> None:
    found = {}
    for path in files(".html", ".css", ".js", ".svg"):
        words = VOCABULARY.sub("", text(path))
        hits = FOREIGN.findall(words) + re.findall(r"@import\s+[^;]*//[^;]*", words)
        if hits:
            found[str(path)] = hits

    assert found == {}


def test_a_page_that_extends_another_says_so_first_and_names_its_blocks() -> None:
    wrong = []
    for path in files(".html"):
        words = text(path)
        late = "{% extends" in words and not words.startswith("{% extends")
        nameless = re.search(r"{%-?\s*endblock\s*-?%}", words)
        if late or nameless:
            wrong.append(str(path))

    assert wrong == []
