"""The colours of the drawings, the same as the tokens of the site's stylesheet; none of them means anything alone."""

INK = "#16202c"
SOFT = "#475465"
LINE = "#d6dce4"
PAPER = "#fff"
BLUE = "#12408c"
WARM = "#a63f0a"
FACE = "PT Sans, Clientocracy Sans, sans-serif"

LEVELS = ("#f6e7c9", "#c3d6cc", "#85aebf", "#3f78ad", "#12408c")
"""From level 0 to the top: each step darker, so that the order survives a grey printer and any eye."""


def step(level: float, *, top: int) -> int:
    """The place of a level among the five tones; scales of other lengths are spread over the same tones."""
    return round(level * (len(LEVELS) - 1) / top)


def tone(level: float, *, top: int) -> str:
    """The tone of a level on a scale with that top."""
    return LEVELS[step(level, top=top)]


def tone_ink(level: float, *, top: int) -> str:
    """The colour of letters that can be read on that tone."""
    return ink_on(step(level, top=top))


def ink_on(step_of_five: int) -> str:
    """The colour of letters that can be read on one of the five tones."""
    return PAPER if step_of_five >= 3 else INK
