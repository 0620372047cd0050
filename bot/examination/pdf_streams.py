"""What the compressed streams of a PDF become, counted without ever being held."""

import base64
import binascii
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

import pikepdf
from pikepdf import StreamDecodeLevel

from bot.examination.pdf_pictures import CCITT, fax_size, own_size

MEGABYTE: Final = 1024 * 1024
MOST_TEXT: Final = 64 * MEGABYTE  # of one stream that is no picture
MOST_PICTURE: Final = 256 * MEGABYTE  # one page at 600 dots an inch in colour is 104
MOST_IN_ALL: Final = 1024 * MEGABYTE
MOST_LOOKED_AT: Final = 4 * MEGABYTE  # of a picture in a format of its own
MOST_FLATES: Final = 2  # one over the other; more is done only to hide something
_BLOCK: Final = 256 * 1024
_FLATE: Final = frozenset({"/FlateDecode", "/Fl"})
_OLD: Final = frozenset({"/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"})
_PICTURES: Final = frozenset({"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"})
_ASCII: Final = {
    "/ASCII85Decode": lambda text: base64.a85decode(b"<~" + text.strip().removesuffix(b"~>") + b"~>", adobe=True),
    "/ASCIIHexDecode": lambda text: binascii.unhexlify(b"".join(text.strip().removesuffix(b">").split())),
}


class BombError(Exception):
    """Far more comes out of a stream than any page needs."""


class BrokenStreamError(Exception):
    """A stream cannot be unpacked."""


class Inflation:
    """Counts what all streams of one file become.

    Strict, it raises BrokenStreamError for one that cannot be unpacked; else it counts what readers would get of it.
    """

    def __init__(self, *, is_strict: bool) -> None:
        self._is_strict = is_strict
        self._left = MOST_IN_ALL

    def count(self, stream: pikepdf.Object) -> None:
        """Unpack a stream piece by piece. Raises BombError as soon as it becomes too much."""
        filters = _filters(stream)
        picture = next((name for name in filters if name in _PICTURES), "")  # which nothing here decodes
        is_packed = filters[:1] != [picture]
        allowed = min(_allowed(stream), self._left)
        size, begin = 0, bytearray()
        try:
            for piece in _bounded(_unpacked(stream, filters), allowed):
                size += len(piece)
                begin += piece[: MOST_LOOKED_AT - len(begin)] if picture else b""
            if picture and _own_size(stream, picture, bytes(begin)) > MOST_PICTURE:
                raise BombError
        except (zlib.error, pikepdf.PdfError, ValueError) as error:
            if "bad_alloc" in str(error):  # how qpdf tells of the limit of memory
                raise BombError from error
            if self._is_strict:
                raise BrokenStreamError from error
            return
        self._left -= size if is_packed else 0


def _filters(stream: pikepdf.Object) -> list[str]:
    named = stream.stream_dict.get("/Filter")
    if isinstance(named, pikepdf.Array):
        return [str(name) for name in named.as_list()]
    return [] if named is None else [str(named)]


def _allowed(stream: pikepdf.Object) -> int:
    """Return how many bytes a stream may become: of a picture, what its own measures say and a little more."""
    table = stream.stream_dict
    if table.get("/Subtype") != "/Image":
        return MOST_TEXT
    width, height, bits = (_number(table, key, default) for key, default in _MEASURES)
    size = width * height * max(bits, 1) // 2  # at most four colours a dot
    if size > MOST_PICTURE:
        raise BombError
    return 2 * size + MEGABYTE


_MEASURES: Final = (("/Width", 0), ("/Height", 0), ("/BitsPerComponent", 8))


def _own_size(stream: pikepdf.Object, name: str, content: bytes) -> int:
    """Return how many bytes a picture becomes by its own word."""
    if name not in CCITT:
        return own_size(name, content)
    told = stream.stream_dict.get("/DecodeParms")
    tables = told.as_list() if isinstance(told, pikepdf.Array) else [told]
    table = next((each for each in tables if isinstance(each, pikepdf.Dictionary) and "/Columns" in each), None)
    columns, rows = (_number(table, key, 0) for key in ("/Columns", "/Rows")) if table is not None else (0, 0)
    return fax_size(content, columns=columns, rows=rows or _number(stream.stream_dict, "/Height", 0))


def _number(table: pikepdf.Object, key: str, default: int) -> int:
    value = table.get(key, default)
    if not isinstance(value, int):
        raise BrokenStreamError
    return max(int(value), 0)


def _unpacked(stream: pikepdf.Object, filters: list[str]) -> Iterable[bytes]:
    """Yield what a stream becomes, up to a picture's own format."""
    if sum(name in _FLATE for name in filters) > MOST_FLATES:
        raise BombError
    if filters and _OLD.issuperset(filters):
        return [stream.read_bytes(StreamDecodeLevel.specialized)]  # too much of it ends at the limit of memory
    raw = stream.read_raw_bytes()
    if filters and filters[0] in _ASCII:
        raw = _ASCII[filters.pop(0)](raw)
    pieces: Iterable[bytes] = [raw] if raw else []
    while filters and filters.pop(0) in _FLATE:
        pieces = _inflated(pieces)
    return pieces


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest and not inflater.eof:
            yield inflater.decompress(rest, _BLOCK)
            rest = inflater.unconsumed_tail


def _bounded(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        most -= len(piece)
        if most < 0:
            raise BombError
