"""Photos of pages become one PDF: nothing is lost, everything is upright, and it fits."""

import io
from collections.abc import AsyncIterator

import pikepdf
import pytest
import pytest_asyncio
from PIL import Image, ImageOps

from bot.examination.examiner import Examiner, PagesTooLargeError
from bot.examination.pages import A4, placement
from tests.files import good, pdfs, pictures

MEGABYTE = 1024 * 1024
PAGES = [name for name in good.FILES if name.endswith((".jpg", ".png"))]


@pytest_asyncio.fixture(scope="module")
async def examiner() -> AsyncIterator[Examiner]:
    async with Examiner() as shared:
        yield shared


def pages_of(joined: bytes) -> "pikepdf.PageList":
    return pikepdf.open(io.BytesIO(joined)).pages


def image_on(pages: "pikepdf.PageList", number: int) -> pikepdf.Stream:
    image = pages[number].Resources.XObject.Page
    assert isinstance(image, pikepdf.Stream)
    return image


async def test_every_kind_of_picture_becomes_a_sound_page(examiner: Examiner) -> None:
    joined = await examiner.pages_to_pdf([good.FILES[name]() for name in PAGES], most=20 * MEGABYTE)
    pages = pages_of(joined)
    assert len(pages) == len(PAGES)
    assert {tuple(sorted(float(side) for side in page.mediabox.as_list()[2:])) for page in pages} == {A4}
    assert await examiner.examine(joined, "pdf") is None


async def test_a_jpeg_is_in_it_byte_by_byte_without_what_the_camera_hung_behind(examiner: Examiner) -> None:
    photo, tall = pictures.jpeg(640, 480), pictures.jpeg(480, 640)
    joined = await examiner.pages_to_pdf([photo + pictures.jpeg(32, 24), tall], most=MEGABYTE)
    pages = pages_of(joined)
    assert [image_on(pages, number).read_raw_bytes() for number in (0, 1)] == [photo, tall]
    lying, standing = ([float(side) for side in page.mediabox.as_list()[2:]] for page in pages)
    assert lying == standing[::-1] == list(A4[::-1])


async def test_a_png_keeps_every_dot(examiner: Examiner) -> None:
    for mode in ("L", "RGB", "RGBA", "P"):
        pages = pages_of(await examiner.pages_to_pdf([pictures.png(60, 40, mode=mode)], most=MEGABYTE))
        shown = pikepdf.PdfImage(image_on(pages, 0)).as_pil_image().convert("RGB")
        with Image.open(io.BytesIO(pictures.png(60, 40, mode=mode))) as picture:
            ground = Image.new("RGBA", picture.size, "white")
            expected = Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
        assert list(shown.get_flattened_data()) == list(expected.get_flattened_data()), mode


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_telephone_was_held(orientation: int) -> None:
    with Image.open(io.BytesIO(pictures.turned(orientation))) as held:
        stored = held.convert("RGB")
        upright = ImageOps.exif_transpose(held).convert("RGB")
    a, b, c, d, e, f = placement(orientation, 0, 0, upright.width, upright.height)
    for u, v in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):  # in the unit square of PDF, where up is up
        x, y = a * u + c * v + e, b * u + d * v + f
        colour = stored.getpixel((int(u * stored.width), int((1 - v) * stored.height)))
        shown = upright.getpixel((int(x), int(upright.height - y)))
        assert all(abs(one - other) < 30 for one, other in zip(colour, shown, strict=True))  # type: ignore[arg-type]


async def test_pages_of_a_pdf_join_in_their_order(examiner: Examiner) -> None:
    two = pdfs.saved(pdfs.scan(pages=2))
    joined = await examiner.pages_to_pdf([pictures.jpeg(), two, pictures.png()], most=MEGABYTE)
    pages = pages_of(joined)
    assert ["/Im0" in page.Resources.XObject for page in pages] == [False, True, True, False]


async def test_too_many_bytes_are_made_smaller_until_they_fit_and_stay_upright(examiner: Examiner) -> None:
    photo = pictures.noisy(1800, 1350)
    assert len(photo) > MEGABYTE
    joined = await examiner.pages_to_pdf([photo] * 3, most=3 * MEGABYTE // 2)
    assert len(joined) <= 3 * MEGABYTE // 2
    pages = pages_of(joined)
    assert len(pages) == 3
    assert int(image_on(pages, 0).Width) >= 1200, "still readable"


async def test_what_cannot_fit_is_told(examiner: Examiner) -> None:
    with pytest.raises(PagesTooLargeError):
        await examiner.pages_to_pdf([pictures.jpeg(800, 600)] * 3, most=2000)
    with pytest.raises(PagesTooLargeError):
        await examiner.pages_to_pdf([bytes(33 * MEGABYTE)] * 2, most=MEGABYTE)
