"""Translations are compiled without gettext, and only when they changed."""

import gettext
import os
from pathlib import Path

from scripts.messages import compile_messages

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Close the wave"
msgstr "Закрыть волну"
"""


def test_a_catalogue_is_compiled_and_read_back(tmp_path: Path) -> None:
    source = tmp_path / "ru" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE, encoding="utf-8")

    written = compile_messages(folder=tmp_path)

    assert written == (source.with_suffix(".mo"),)
    with written[0].open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Close the wave") == "Закрыть волну"
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]


def test_what_did_not_change_is_left_alone(tmp_path: Path) -> None:
    source = tmp_path / "django.po"
    source.write_text(CATALOGUE, encoding="utf-8")
    compile_messages(folder=tmp_path)

    assert compile_messages(folder=tmp_path) == ()

    os.utime(source, (source.stat().st_atime, source.stat().st_mtime + 10))
    assert compile_messages(folder=tmp_path) == (source.with_suffix(".mo"),)
