"""Looks through a JPEG or PNG: decodes it once, small, and follows its marks to its last byte."""

import io
import re
import struct
from collections.abc import Iterator
from typing import Final

from PIL import Image, PngImagePlugin

from bot.examination.foreign import holds_markup, is_archive, is_foreign
from knowledge.rules.findings import Finding

MOST_PIXELS: Final = 50_000_000  # a telephone's best is 12 to 50 million
MOST_BYTES: Final = 150 * 1024 * 1024  # of a picture in memory
SMALL: Final = 400  # pixels of a JPEG's longest side while it is looked at; every byte of it is read anyway
_NEXT: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")  # a mark in the data of a JPEG
_END, _SCAN, _COMMENT, _ALONE = 0xD9, 0xDA, 0xFE, {0x01, *range(0xD0, 0xD9)}
_CHUNK: Final = 12  # bytes of a PNG's chunk beside its data
_PDF_WINDOW: Final = 1024  # where readers of PDF look for its mark
_FORMATS: Final = {"jpeg": ("JPEG",), "png": ("PNG",)}

Image.MAX_IMAGE_PIXELS = None  # `examine_picture` counts by itself, before anything is decoded
PngImagePlugin.MAX_TEXT_MEMORY = 8 * 1024 * 1024


class TornPictureError(Exception):
    """The marks of a picture lead nowhere."""


def examine_picture(content: bytes, form: str) -> Finding | None:
    """Return what is wrong with a picture; None for an ordinary one. ``form`` is ``jpeg`` or ``png``."""
    try:
        size, comments = (_jpeg_end if form == "jpeg" else _png_end)(content)
        with Image.open(io.BytesIO(content), formats=_FORMATS[form]) as picture:
            width, height = picture.size
            bytes_a_pixel = 4 if form == "png" else 1
            if width * height > MOST_PIXELS or width * height * bytes_a_pixel > MOST_BYTES:
                return Finding.PIXELS
            picture.draft(None, (SMALL, SMALL))
            if not _loads(picture, memory=2 * width * height * len(picture.getbands())):
                return Finding.PIXELS
    except MemoryError:
        return Finding.PIXELS
    except (
        TornPictureError,
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        struct.error,
        IndexError,
        KeyError,
        TypeError,
    ):
        return Finding.DAMAGED  # Pillow raises any of these for bytes that are not what they promise
    is_mixed = is_foreign(content[size:]) or is_archive(content) or b"%PDF-" in content[:_PDF_WINDOW]
    return Finding.MIXED if is_mixed or any(map(holds_markup, comments)) else None


def _loads(picture: Image.Image, *, memory: int) -> bool:
    """Decode a picture; False when it was for the ``memory`` it may take that this failed: all of a progressive one."""
    try:
        picture.load()
    except OSError:
        if memory < MOST_BYTES:
            raise
        return False
    return True


def end_of_jpeg(content: bytes) -> int:
    """Return where a JPEG ends; cameras put films and other sizes behind. Raises TornPictureError."""
    return _jpeg_end(content)[0]


def _jpeg_end(content: bytes) -> tuple[int, list[bytes]]:
    comments: list[bytes] = []
    at = 2
    while True:
        found = _NEXT.search(content, at)
        if found is None:
            raise TornPictureError
        mark, at = content[found.start() + 1], found.end()
        if mark == _END:
            return at, comments
        if mark in _ALONE:
            continue
        if at + 2 > len(content):
            raise TornPictureError
        length = int.from_bytes(content[at : at + 2], "big")
        if mark == _COMMENT:
            comments.append(content[at : at + length])
        at += length


def png_chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Yield each chunk's kind and where its data begins and ends, the last one with them. Raises TornPictureError."""
    at = 8
    while at + _CHUNK <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        yield kind, at + 8, at + 8 + length
        if kind == b"IEND":
            return
        at += _CHUNK + length
    raise TornPictureError


def _png_end(content: bytes) -> tuple[int, list[bytes]]:
    chunks = list(png_chunks(content))
    texts = [content[start:end] for kind, start, end in chunks if kind in {b"tEXt", b"iTXt"}]
    return chunks[-1][2] + 4, texts
