"""The words of a PDF, read back through the maps from glyphs to signs that its fonts carry."""

import io
import re

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SOFT_HYPHEN, _HARD_SPACE = "\u00ad", "\u00a0"


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, pieces parted by spaces, hard spaces softened."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [_text(page) for page in document.pages]


def words_of(pdf: bytes) -> str:
    """The text of all pages."""
    return " ".join(pages_of(pdf))


def _text(page: pikepdf.Page) -> str:
    fonts = {name: _glyphs(font) for name, font in page.resources.get("/Font", {}).items()}
    pieces: list[str] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator == "Tj":
            pieces.append(_decoded(bytes(operands[0]), font))
        elif operator == "TJ":
            strings = (part for part in operands[0] if isinstance(part, pikepdf.String))
            pieces.append("".join(_decoded(bytes(part), font) for part in strings))
    return " ".join(" ".join(pieces).replace(_SOFT_HYPHEN, "").replace(_HARD_SPACE, " ").split())


def _glyphs(font: pikepdf.Object) -> dict[int, str]:
    """What each glyph number of a font stands for."""
    glyphs: dict[int, str] = {}
    cmap = font.ToUnicode.read_bytes()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        glyphs |= {int(glyph, 16): _signs(signs) for glyph, signs in _PAIR.findall(block)}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, signs in _RANGE.findall(block):
            start, sign = int(first, 16), _signs(signs)
            glyphs |= {start + step: sign[:-1] + chr(ord(sign[-1]) + step) for step in range(int(last, 16) - start + 1)}
    return glyphs


def _decoded(text: bytes, glyphs: dict[int, str]) -> str:
    return "".join(glyphs.get(int.from_bytes(text[place : place + 2], "big"), "") for place in range(0, len(text), 2))


def _signs(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")
