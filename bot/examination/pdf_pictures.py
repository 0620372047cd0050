"""How large a picture in a format of its own becomes by what it says itself, whatever the PDF around it says.

Nothing is decoded: a few bytes of its headers are enough for the size of its canvas. What a JBIG2 dictionary holds,
symbol by symbol, is told nowhere, and is the one thing that stays unbounded here.
"""

import re
import struct
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

CCITT: Final = frozenset({"/CCITTFaxDecode", "/CCF"})
_USUAL_COLUMNS: Final = 1728  # of a fax line, where nothing is said
_JPEG_2000: Final = b"\xff\x4f\xff\x51"  # the beginning of its code, and the mark of its size
_JPEG_MARK: Final = re.compile(rb"\xff([\xc0-\xfe])")
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
_PAGE, _PATTERNS, _UNKNOWN_LENGTH = 48, 16, 0xFFFFFFFF
_REGIONS: Final = frozenset({4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43})
_MANY: Final = 7  # referred segments are told in four bytes from here on
_SHORT, _MEDIUM = 0x100, 0x10000  # numbers of segments up to these take one and two bytes


def own_size(name: str, content: bytes) -> int:
    """Return how many bytes the picture's canvas takes, or 0 where its headers do not say.

    Args:
        name: The filter that reads it, as the PDF names it; `CCITT` ones have `fax_size`.
        content: The picture, or its beginning.
    """
    measure = _MEASURES.get(name)
    try:
        return measure(content) if measure else 0
    except (struct.error, IndexError):
        return 0  # cut off: readers get no further either


def fax_size(content: bytes, *, columns: int, rows: int) -> int:
    """Return how many bytes a fax takes: it tells its columns, and a line costs at least one bit."""
    lines = min(rows, len(content) * 8) if rows else len(content) * 8
    return (columns or _USUAL_COLUMNS) * lines // 8


def _jpeg(content: bytes) -> int:
    at = 2
    while (found := _JPEG_MARK.search(content, at)) is not None:
        mark, at = found.group(1)[0], found.end()
        if mark in _FRAMES:
            _length, bits, height, width, colours = struct.unpack_from(">HBHHB", content, at)
            return int(width * height * colours * max(bits, 8) // 8)
        if mark not in _ALONE:
            at += int(struct.unpack_from(">H", content, at)[0])
    return 0


def _jpeg_2000(content: bytes) -> int:
    start = content.find(_JPEG_2000)
    if start < 0:
        return 0
    _length, _kind, right, bottom, left, top = struct.unpack_from(">HHIIII", content, start + 4)
    (colours,) = struct.unpack_from(">H", content, start + 40)
    depths = content[start + 42 : start + 42 + 3 * colours : 3]
    return int(max(right - left, 0) * max(bottom - top, 0) * sum((depth & 0x7F) // 8 + 1 for depth in depths))


def _jbig2(content: bytes) -> int:
    return max((size for size in _segments(content)), default=0)


def _segments(content: bytes) -> Iterator[int]:
    """Yield how many bytes each page, region and set of patterns takes."""
    at = 0
    while at < len(content):
        (number,) = struct.unpack_from(">I", content, at)
        kind, referred = content[at + 4], content[at + 5] >> 5
        is_page_long, kind = bool(kind & 0x40), kind & 0x3F
        at += 5
        if referred == _MANY:
            referred = struct.unpack_from(">I", content, at)[0] & 0x1FFFFFFF
            at += 4 + (referred + 8) // 8
        else:
            at += 1
        at += referred * (1 if number <= _SHORT else 2 if number <= _MEDIUM else 4)
        at += 4 if is_page_long else 1
        (length,) = struct.unpack_from(">I", content, at)
        at += 4
        yield _segment(kind, content, at)
        if length == _UNKNOWN_LENGTH:
            return  # of a region that ends where it ends: the last thing there is
        at += length


def _segment(kind: int, content: bytes, at: int) -> int:
    if kind == _PAGE or kind in _REGIONS:
        width, height = struct.unpack_from(">II", content, at)
        return 0 if height == _UNKNOWN_LENGTH else int(width * height // 8)
    if kind == _PATTERNS:
        _flags, width, height, last = struct.unpack_from(">BBBI", content, at)
        return int(width * height * (last + 1) // 8)
    return 0


_MEASURES: Final[Mapping[str, Callable[[bytes], int]]] = MappingProxyType(
    {
        "/DCTDecode": _jpeg,
        "/DCT": _jpeg,
        "/JPXDecode": _jpeg_2000,
        "/JBIG2Decode": _jbig2,
    }
)
