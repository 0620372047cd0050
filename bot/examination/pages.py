"""Pictures become one PDF, a page each: a JPEG's own bytes as they are, unless all together would be too large."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageOps

from bot.examination.pictures import end_of_jpeg, png_chunks

A4: Final = (595.0, 842.0)  # points
_PICTURES: Final = (b"\xff\xd8", b"\x89PNG")
_ORIENTATION: Final = 0x0112  # the EXIF tag
_TURNED: Final = range(5, 9)  # orientations whose width is shown as height
# Longest side in pixels and quality, tried in this order until the whole is small enough: A4 at 175, 140, 105 dpi.
_SMALLER: Final = ((2050, 80), (1640, 70), (1230, 60))
_COLOURS: Final = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}
_PNG_COLOURS: Final = {0: (Name.DeviceGray, 1), 2: (Name.DeviceRGB, 3)}


class TooLargeError(Exception):
    """The pages do not fit into the size allowed, however small they are made."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A picture as PDF holds it. ``orientation`` is EXIF's, 1 for upright."""

    data: bytes
    table: Dictionary
    width: int
    height: int
    orientation: int = 1


def join_pages(pages: Sequence[bytes], *, most: int) -> bytes:
    """Return one PDF of at most ``most`` bytes with all pages in order: JPEG, PNG, or the pages of a PDF.

    Raises:
        TooLargeError: It cannot be done in that size.
    """
    if sum(map(len, pages)) <= most:
        joined = _joined(pages, smaller=None)
        if len(joined) <= most:
            return joined
    for smaller in _SMALLER[_first_try(pages, most=most) :]:
        joined = _joined(pages, smaller=smaller)
        if len(joined) <= most:
            return joined
    raise TooLargeError


def _first_try(pages: Sequence[bytes], *, most: int) -> int:
    """Say how small to begin, by the picture with the most in it: each try with all of them takes its time."""
    pictures = [page for page in pages if page.startswith(_PICTURES)]
    if not pictures:
        raise TooLargeError
    fullest = max(pictures, key=len)
    for place, smaller in enumerate(_SMALLER[:-1]):
        if len(_drawn_small(fullest, *smaller).data) * len(pictures) <= most * 2:  # the others hold less
            return place
    return len(_SMALLER) - 1


def _joined(pages: Sequence[bytes], *, smaller: tuple[int, int] | None) -> bytes:
    whole = pikepdf.new()
    sources = []  # open until the whole is written
    for page in pages:
        if not page.startswith(_PICTURES):
            sources.append(pikepdf.open(io.BytesIO(page)))
            whole.pages.extend(sources[-1].pages)
        else:
            _add(whole, _drawn(page) if smaller is None else _drawn_small(page, *smaller))
    written = io.BytesIO()
    whole.save(written)
    return written.getvalue()


def _drawn(page: bytes) -> _Drawn:
    with Image.open(io.BytesIO(page), formats=("JPEG", "PNG")) as picture:
        orientation = _orientation(picture)
        if picture.format == "PNG":
            return _png_as_it_is(page, orientation) or _repainted(picture, orientation)
        colours = _COLOURS.get(picture.mode)
        if colours is None:
            return _repainted(picture, orientation)
        table = Dictionary(ColorSpace=colours, BitsPerComponent=8, Filter=Name.DCTDecode)
        if picture.mode == "CMYK" and "adobe" in picture.info:
            table.Decode = Array([1, 0] * 4)  # Adobe's programs write ink upside down
        return _Drawn(page[: end_of_jpeg(page)], table, *picture.size, orientation)


def _png_as_it_is(page: bytes, orientation: int) -> _Drawn | None:
    """Take a PNG's packed rows as they are, where PDF has the same form for them."""
    chunks = list(png_chunks(page))
    header = page[chunks[0][1] : chunks[0][2]]
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    bits, kind, is_interlaced = header[8], header[9], header[12]
    if kind not in _PNG_COLOURS or is_interlaced or any(name == b"tRNS" for name, _, _ in chunks):
        return None
    colours, count = _PNG_COLOURS[kind]
    rows = b"".join(page[start:end] for name, start, end in chunks if name == b"IDAT")
    packed = Dictionary(Predictor=15, Colors=count, BitsPerComponent=bits, Columns=width)
    table = Dictionary(ColorSpace=colours, BitsPerComponent=bits, Filter=Name.FlateDecode, DecodeParms=packed)
    return _Drawn(rows, table, width, height, orientation)


def _repainted(picture: Image.Image, orientation: int) -> _Drawn:
    """Paint a picture on white, without loss."""
    flat = _on_white(picture)
    table = Dictionary(ColorSpace=_COLOURS[flat.mode], BitsPerComponent=8)
    return _Drawn(flat.tobytes(), table, *flat.size, orientation)  # compressed when the whole is written


def _drawn_small(page: bytes, longest: int, quality: int) -> _Drawn:
    with Image.open(io.BytesIO(page), formats=("JPEG", "PNG")) as picture:
        picture.draft("RGB" if picture.mode == "RGB" else "L", (longest, longest))
        flat = _on_white(ImageOps.exif_transpose(picture))
    flat.thumbnail((longest, longest))
    written = io.BytesIO()
    flat.save(written, "JPEG", quality=quality)
    table = Dictionary(ColorSpace=_COLOURS[flat.mode], BitsPerComponent=8, Filter=Name.DCTDecode)
    return _Drawn(written.getvalue(), table, *flat.size)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(ground, seen).convert("RGB")
    if picture.mode.startswith("I"):  # 16 bits of grey, which Pillow would cut off instead of dividing
        return picture.point(lambda value: value / 256).convert("L")
    return picture.convert("L" if picture.mode in {"1", "L"} else "RGB")


def _orientation(picture: Image.Image) -> int:
    told = picture.getexif().get(_ORIENTATION, 1)
    return told if told in range(1, 9) else 1


def _add(whole: pikepdf.Pdf, drawn: _Drawn) -> None:
    width, height = (drawn.width, drawn.height) if drawn.orientation not in _TURNED else (drawn.height, drawn.width)
    paper = A4 if height >= width else A4[::-1]
    scale = min(paper[0] / width, paper[1] / height)
    shown = (width * scale, height * scale)
    corner = ((paper[0] - shown[0]) / 2, (paper[1] - shown[1]) / 2)
    page = whole.add_blank_page(page_size=paper)
    image = pikepdf.Stream(whole, drawn.data, drawn.table)
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height = drawn.width, drawn.height
    page.Resources = Dictionary(XObject=Dictionary(Page=image))
    numbers = " ".join(f"{number:.3f}" for number in placement(drawn.orientation, *corner, *shown))
    page.Contents = pikepdf.Stream(whole, f"q {numbers} cm /Page Do Q".encode())


def placement(orientation: int, x: float, y: float, w: float, h: float) -> tuple[float, ...]:
    """Return the matrix that shows a picture with this EXIF orientation upright in the box at (x, y)."""
    return {
        1: (w, 0, 0, h, x, y),
        2: (-w, 0, 0, h, x + w, y),
        3: (-w, 0, 0, -h, x + w, y + h),
        4: (w, 0, 0, -h, x, y + h),
        5: (0, -h, -w, 0, x + w, y + h),
        6: (0, -h, w, 0, x, y + h),
        7: (0, h, w, 0, x, y),
        8: (0, h, -w, 0, x + w, y),
    }[orientation]
