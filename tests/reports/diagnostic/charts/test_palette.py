"""The colours of drawings and print are the tokens of the site."""

import re
from pathlib import Path

import pytest

from reports.diagnostic.charts import palette

ROOT = Path(__file__).resolve().parents[4]
TOKEN = re.compile(r"(--[\w-]+):\s*(#[0-9a-f]{3,6});")
SITE = dict(TOKEN.findall((ROOT / "config" / "static" / "clientocracy.css").read_text()))
PRINT = dict(TOKEN.findall((ROOT / "reports" / "paper" / "print.css").read_text()))


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_print_has_the_tokens_of_the_site() -> None:
    assert PRINT
    assert {name: colour for name, colour in PRINT.items() if SITE.get(name) != colour} == {}


def test_drawings_have_the_tokens_of_the_site() -> None:
    drawn = {
        "--ink": palette.INK,
        "--ink-soft": palette.SOFT,
        "--line": palette.LINE,
        "--paper": palette.PAPER,
        "--blue": palette.BLUE,
        "--warm": palette.WARM,
    } | {f"--level-{level}": colour for level, colour in enumerate(palette.LEVELS)}

    assert {name: colour for name, colour in drawn.items() if SITE[name] != colour} == {}


def test_each_level_is_darker_than_the_one_below_so_that_grey_print_keeps_the_order() -> None:
    luminances = [_luminance(colour) for colour in palette.LEVELS]

    assert luminances == sorted(luminances, reverse=True)
    assert all(_contrast(*pair) > 1.15 for pair in zip(palette.LEVELS, palette.LEVELS[1:], strict=False))


@pytest.mark.parametrize("level", range(5))
def test_letters_can_be_read_on_every_tone(level: int) -> None:
    assert _contrast(palette.tone(level, top=4), palette.tone_ink(level, top=4)) >= 4.5


@pytest.mark.parametrize("tone", range(5))
def test_the_colour_of_letters_is_the_same_by_level_and_by_tone(tone: int) -> None:
    assert palette.ink_on(tone) == palette.tone_ink(tone, top=4)


def test_a_scale_of_another_length_is_spread_over_the_same_tones() -> None:
    assert [palette.step(level, top=10) for level in (0, 5, 10)] == [0, 2, 4]
