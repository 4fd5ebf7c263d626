"""Signs of a difference."""

from reports.diagnostic.charts.palette import INK, PAPER
from reports.diagnostic.charts.signs import sign


def test_up_and_down_differ_in_shape_and_not_in_colour() -> None:
    up, down = (sign(is_higher=is_higher, title="words", tone=1) for is_higher in (True, False))

    assert up != down
    assert up.count(INK) == down.count(INK) == 1


def test_a_sign_says_its_words_to_those_who_do_not_see_it() -> None:
    drawn = sign(is_higher=True, title="higher & so on")

    assert 'role="img"' in drawn
    assert "<title>higher &amp; so on</title>" in drawn


def test_on_a_dark_tone_it_is_as_light_as_the_number_beside_it() -> None:
    assert f'fill="{PAPER}"' in sign(is_higher=False, title="words", tone=4)
    assert f'fill="{INK}"' in sign(is_higher=False, title="words", tone=0)
