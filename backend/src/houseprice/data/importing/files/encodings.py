"""Finds the encoding of a text by its bytes, and writes the text again as UTF-8."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import BinaryIO

from houseprice.data.importing.files import foreign_scripts
from houseprice.data.importing.limits import Limits
from houseprice.data.importing.sheet import ReadClock, TableProblem
from houseprice.errors import InvalidData, TooLarge

_CHUNK_BYTES = 1 << 20
_START_BYTES = 4096
_BOMS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")
_ASCII = bytes(range(128))
_CUBED = re.compile(rb"m\xb3(?![A-Za-z\x80-\xff])")
#: Letters beyond ASCII of the languages of western and of central Europe. A text is in the
#: encoding in which the letters of one language explain the most of it.
_WESTERN = (
    "äöüßé", "àâæçéèêëîïôœùûüÿ", "áéíóúñü", "ãõáâàçéêíóôúü", "àèéìíîòóùú", "éëïöüèêá", "æøåéü",
    "åäöé", "áðéíóúýþæö", "àçéèíïóòúü",
)  # fmt: skip
_CENTRAL = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž")
_SIGNS = "€£§©®°±²½¼¾·ªº«»„“”‘’‚–—…\u00a0\u00ad´"
_TURKISH = ("çğıöşüİâîû",)
_CANDIDATES = {
    **{"cp1252": _WESTERN, "cp1250": _CENTRAL, "iso8859-2": _CENTRAL},
    "cp1254": _TURKISH,
}
_NAMES = {
    "cp1252": "Windows cp1252 (western Europe)",
    "cp1250": "Windows cp1250 (central Europe)",
    "iso8859-2": "ISO 8859-2 (Latin-2, central Europe)",
    "cp1254": "Windows cp1254 (Turkish)",
    **foreign_scripts.NAMES,
}


def find_encoding(plain: BinaryIO, clock: ReadClock) -> str:
    """Encoding of a whole text.

    By its byte order mark, else UTF-16 by its zero bytes, else UTF-8 if it fits, else that of
    another script, else the one-byte encoding in which the letters are those of one language.

    Raises
    ------
    InvalidData
        If no encoding fits; the place names the line.
    """
    plain.seek(0)
    start = plain.read(_START_BYTES)
    if start.startswith(_UTF32):
        raise _bad_text(1, f"0x{start[0]:02x}")
    marked = next((name for mark, name in _BOMS.items() if start.startswith(mark)), None)
    name = marked or _utf16(start) or "utf-8"
    broken = _first_broken(plain, name, clock)
    if broken is None:
        return name
    # A surrogate is never Windows text; other bytes that are not UTF-8 may be.
    if name != "utf-8" or marked or _SURROGATE.match(broken[1]):
        raise _bad_text(broken[0], f"0x{broken[1][0]:02x}")
    foreign = foreign_scripts.foreign_encoding(plain)
    if foreign and _first_broken(plain, foreign, clock) is None:
        return foreign
    return _one_byte_encoding(plain, clock, broken)


def write_utf8(plain: BinaryIO, encoding: str, into: BinaryIO, limits: Limits) -> None:
    """Append the text as UTF-8, without a byte order mark and with an ended last line.

    Raises
    ------
    TooLarge
        If the text passes the limit of unpacked bytes.
    """
    plain.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    room, last, is_first = limits.unpacked_bytes, b"\n", True
    while chunk := plain.read(_CHUNK_BYTES):
        data = decoder.decode(chunk).encode() if encoding != "utf-8" else chunk
        if is_first:
            data, is_first = data.removeprefix(codecs.BOM_UTF8), False
        room -= len(data)
        if room < 0:
            raise TooLarge(
                f"a table must have at most {limits.unpacked_bytes} bytes unpacked, got more"
            )
        last = data[-1:] or last
        into.write(data)
    if last != b"\n":
        into.write(b"\n")


def encoding_note(encoding: str) -> tuple[TableProblem, ...]:
    """A note for a text in an encoding that was guessed from its letters."""
    if encoding not in _NAMES:
        return ()
    alike = foreign_scripts.NAMES if encoding in foreign_scripts.NAMES else _CANDIDATES
    others = " or ".join(name for name in alike if name != encoding)
    rule = f"the text is not UTF-8 and was read as {_NAMES[encoding]}, whose letters fit best"
    fix = f"Save the file as UTF-8 if letters look wrong; it may be {others}."
    return (TableProblem(rule, kind="encoding", value=encoding, fixes=(fix,)),)


def _utf16(start: bytes) -> str | None:
    """UTF-16 without its mark: zero bytes stand at every second place, hardly elsewhere."""
    pairs = len(start) // 2
    high, low = start[1 : 2 * pairs : 2].count(0), start[0 : 2 * pairs : 2].count(0)
    few, many = sorted((high, low))
    if pairs < 2 or 10 * few > many or many < pairs / 4:
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def _first_broken(plain: BinaryIO, encoding: str, clock: ReadClock) -> tuple[int, bytes] | None:
    """Line and bytes of the first text that does not fit the encoding; zero bytes are refused."""
    plain.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
    line = 1
    while True:
        clock.check()
        data = plain.read(_CHUNK_BYTES)
        try:
            text = decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(encoding, "replace")
            return line + before.count("\n"), error.object[error.start :]
        if "\0" in text:
            raise _bad_text(line + text[: text.index("\0")].count("\n"), "0x00")
        line += text.count("\n")
        if not data:
            return None


def _one_byte_encoding(plain: BinaryIO, clock: ReadClock, broken: tuple[int, bytes]) -> str:
    signs, cubed = _signs(plain, clock)
    scores = {
        name: score
        for name, languages in _CANDIDATES.items()
        if (score := _explained(signs, name, languages, cubed)) is not None
    }
    if not scores:
        raise _bad_text(broken[0], f"0x{broken[1][0]:02x}")
    return max(scores, key=lambda name: scores[name])  # the first one of equals


def _signs(plain: BinaryIO, clock: ReadClock) -> tuple[Counter[int], int]:
    """How often each byte beyond ASCII stands in the text, and how many are the 3 of m³."""
    plain.seek(0)
    signs, cubed, line = Counter[int](), 0, 1
    while data := plain.read(_CHUNK_BYTES):
        clock.check()
        if b"\0" in data:
            raise _bad_text(line + data[: data.index(0)].count(b"\n"), "0x00")
        line += data.count(b"\n")
        signs.update(data.translate(None, _ASCII))
        cubed += len(_CUBED.findall(data)) if b"m\xb3" in data else 0
    return signs, cubed


def _explained(
    signs: Counter[int], encoding: str, languages: tuple[str, ...], cubed: int
) -> int | None:
    """Weight of the signs that the best language explains; None if a byte is undefined.

    A letter is better evidence than a sign: © in one encoding is Š in another.
    """
    if encoding.startswith("iso") and any(code < 0xA0 for code in signs):
        return None
    try:
        letters = {bytes([code]).decode(encoding): count for code, count in signs.items()}
    except UnicodeDecodeError:
        return None
    extra = cubed if encoding == "cp1252" else 0
    best = max(
        sum(count * _weight(sign, alphabet) for sign, count in letters.items())
        for alphabet in languages
    )
    return best + extra


def _weight(sign: str, alphabet: str) -> int:
    letter = sign in alphabet or sign.lower() in alphabet  # İ has two signs in lower case
    return 2 if letter else int(sign in _SIGNS)


def _bad_text(line: int, value: str) -> InvalidData:
    rule = "must be UTF-8 text without zero bytes"
    return InvalidData(
        f"a CSV file {rule}, got the byte {value} in line {line}",
        hint="Save the table again as UTF-8.",
        places=({"row": line, "column": None, "value": value, "rule": rule},),
    )
