"""Pictures as cameras and programs write them."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageDraw

from tests.files.by_hand import png_of


def drawing(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture with a different colour in each corner and something to compress."""
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    w, h = max(width // 4, 1), max(height // 4, 1)
    for corner, colour in zip(corners(width - w, height - h), ("red", "lime", "blue", "yellow"), strict=True):
        pen.rectangle((*corner, corner[0] + w, corner[1] + h), fill=colour)
    return picture.convert(mode) if mode != "RGB" else picture


def corners(right: int, bottom: int) -> tuple[tuple[int, int], ...]:
    return (0, 0), (right, 0), (0, bottom), (right, bottom)


def jpeg(width: int = 320, height: int = 240, *, mode: str = "RGB", **how: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    return written(drawing(width, height, mode), "JPEG", **{"quality": 75, **how})


def turned(orientation: int) -> bytes:
    """A photo held in one of the eight ways, as EXIF tells it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telepon"
    return jpeg(320, 240, exif=exif)


def png(width: int = 320, height: int = 240, *, mode: str = "RGB", **how: Any) -> bytes:  # noqa: ANN401 - as above
    picture = drawing(width, height)
    if mode == "RGBA":
        picture.putalpha(128)
    elif mode == "I;16":
        picture = picture.convert("L").convert("I").point(lambda value: value * 256).convert("I;16")
    else:
        picture = picture.convert(mode)
    return written(picture, "PNG", **how)


def written(picture: Image.Image, form: str, **how: Any) -> bytes:  # noqa: ANN401 - as above
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()


def png_bomb(side: int = 30_000) -> bytes:
    """A few kilobytes that are a picture of nearly a billion pixels."""
    return png_of(side, side, zlib.compress(bytes(1024 * 1024), 9))


def with_comment(picture: bytes, text: bytes) -> bytes:
    """Put a comment into a JPEG, behind its first mark."""
    return picture[:2] + b"\xff\xfe" + struct.pack(">H", len(text) + 2) + text + picture[2:]


def noisy(width: int, height: int) -> bytes:
    """A photo with so much in it that it stays large."""
    return written(Image.effect_noise((width, height), 60).convert("RGB"), "JPEG", quality=85)
