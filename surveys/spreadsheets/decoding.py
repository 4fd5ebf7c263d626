"""Bytes of a text table → text: UTF-8 or Windows-1251, and a plain no to what is neither."""

import re

from surveys.spreadsheets.faults import Fault, Refused, Rule

# A broken sequence in a UTF-8 file and a file in Windows-1251 both fail to decode; what the other bytes look like tells
# them apart: Russian letters, dashes and quotes of UTF-8 begin with three bytes that in Windows-1251 are letters which
# almost never stand before what follows here.
_SEQUENCES = re.compile(rb"[\xd0\xd1][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")
_IMPLAUSIBLE = re.compile(r"[^\x00-\x7fА-Яа-яЁёЄєІіЇїҐґЎў«»№–—…“”„‘’‚•·§°±©®™\xa0\xad€]")


def decoded(*, data: bytes, file: str) -> str:
    """The text of a CSV file without its byte order mark.

    Raises `Refused` for UTF-16, for a broken sequence in UTF-8 and for signs that no Windows-1251 table would hold
    (MS-DOS and other code pages end there), with the row where it begins.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4096]:
        raise Refused([Fault(file, None, None, Rule.UTF16)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.startswith(b"\xef\xbb\xbf") or _is_mostly_utf8(data):
            seen = error.object
            raise Refused([_broken(file, seen.count(b"\n", 0, error.start), seen[error.start])]) from None
        return _windows(data, file)


def _is_mostly_utf8(data: bytes) -> bool:
    sequences = _SEQUENCES.findall(data)
    return 2 * sum(map(len, sequences)) > len(_HIGH.findall(data))


def _windows(data: bytes, file: str) -> str:
    text = data.decode("cp1251", errors="replace")
    odd = _IMPLAUSIBLE.search(text)
    if odd:
        raise Refused([_broken(file, text.count("\n", 0, odd.start()), data[odd.start()])])
    return text


def _broken(file: str, line_breaks: int, byte: int) -> Fault:
    return Fault(file, line_breaks + 1, None, Rule.ENCODING, found=f"0x{byte:02X}")
