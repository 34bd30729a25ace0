"""Finds the encoding of a text in a script other than the Latin one."""

from __future__ import annotations

import re
from typing import BinaryIO

#: Two bytes a letter in east Asia, one for Cyrillic, Greek, Hebrew and Arabic.
NAMES = {
    "cp932": "Shift-JIS (Japan)",
    "euc_jp": "EUC-JP (Japan)",
    "gb18030": "GB 18030 (China)",
    "big5": "Big5 (Taiwan, Hong Kong)",
    "euc_kr": "EUC-KR (Korea)",
    "cp1251": "Windows cp1251 (Cyrillic)",
    "cp1253": "Windows cp1253 (Greek)",
    "cp1255": "Windows cp1255 (Hebrew)",
    "cp1256": "Windows cp1256 (Arabic)",
}
_HIGH, _BESIDE = re.compile(rb"[\x80-\xff]"), re.compile(rb"[\x80-\xff]{2,}")
#: Hebrew has the bytes of the small letters from а to ъ alone; Russian has the others, too.
_HEBREW, _RUSSIAN = "cp1255", re.compile(rb"[\xc0-\xdf\xfb-\xff]")
_CHUNK_BYTES = 1 << 20
_SAMPLE_BYTES = 1 << 16
#: Letters beyond ASCII stand apart in Latin words, and beside each other in words of other scripts.
_MOSTLY_BESIDE = 0.6


def foreign_encoding(plain: BinaryIO) -> str | None:
    """Encoding of a text whose bytes beyond ASCII mostly stand beside each other.

    None for texts in Latin letters, and where no encoding is likely.
    """
    sample = _lines_beyond_ascii(plain)
    beside = sum(len(run) for run in _BESIDE.findall(sample))
    if beside < _MOSTLY_BESIDE * max(len(_HIGH.findall(sample)), 1):
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415  few texts need it

    best = from_bytes(sample, cp_isolation=list(NAMES)).best()
    if best is None or best.encoding not in NAMES:
        return None
    return _HEBREW if best.encoding == "cp1251" and not _RUSSIAN.search(sample) else best.encoding


def _lines_beyond_ascii(plain: BinaryIO) -> bytes:
    """Whole lines that tell something, up to the size of the sample."""
    plain.seek(0)
    lines: list[bytes] = []
    size = 0
    for line in iter(lambda: plain.readline(_CHUNK_BYTES), b""):
        if _HIGH.search(line):
            lines.append(line)
            size += len(line)
        if size > _SAMPLE_BYTES:
            break
    return b"".join(lines)
