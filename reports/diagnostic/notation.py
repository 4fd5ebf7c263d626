"""Numbers and dates as readers of a language write them; the one rounding happens here."""

from datetime import date

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"

_MONTHS = {
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def decimal(value: float, *, language: str, places: int = 1) -> str:
    """A number with that many decimals: comma in Russian, a real minus, never «−0,0»."""
    rounded = round(value, places) + 0.0
    words = f"{abs(rounded):.{places}f}"
    return (MINUS if rounded < 0 else "") + (words.replace(".", ",") if language == "ru" else words)


def signed(value: float, *, language: str) -> str:
    """A difference of levels with its sign; zero has none."""
    words = decimal(value, language=language)
    return f"+{words}" if round(value, 1) > 0 else words


def between(low: float, high: float, *, language: str) -> str:
    """An interval of levels, «1,7–1,9»."""
    return f"{decimal(low, language=language)}{DASH}{decimal(high, language=language)}"


def count(value: int, *, language: str) -> str:
    """A whole number; from 10 000 on in Russian, from 1,000 on in English, with thousands apart."""
    if language == "ru":
        return f"{value:,}".replace(",", NBSP) if value >= 10_000 else str(value)
    return f"{value:,}"


def percent(part: int, whole: int, *, language: str) -> str:
    """A share in whole per cent; an empty whole has none."""
    if whole == 0:
        return DASH
    share = round(100 * part / whole)
    return f"{share}{NBSP}%" if language == "ru" else f"{share}%"


def day(iso: str, *, language: str) -> str:
    """An ISO date in words: «5 ноября 2026 г.», "5 November 2026"."""
    value = date.fromisoformat(iso)
    months = _MONTHS.get(language, _MONTHS["en"])
    words = f"{value.day}{NBSP}{months[value.month - 1]} {value.year}"
    return f"{words}{NBSP}г." if language == "ru" else words


def plural(number: int, one: str, few: str, many: str) -> str:
    """The Russian form of a noun after a number: 1 ответ, 2 ответа, 5 ответов, 21 ответ, 11 ответов."""
    if number % 100 in range(11, 15):
        return many
    return {1: one, 2: few, 3: few, 4: few}.get(number % 10, many)
