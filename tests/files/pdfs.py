"""PDFs: ordinary ones, and the ground that bad ones are built on."""

import io
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from tests.files.by_hand import CATALOG, CONTENTS, PAGE, PAGES, stream, written
from tests.files.pictures import jpeg

__all__ = ["CATALOG", "CONTENTS", "PAGE", "PAGES", "stream", "written"]

A4 = (595, 842)


def saved(pdf: Pdf, **how: Any) -> bytes:  # noqa: ANN401 - pikepdf's own arguments
    out = io.BytesIO()
    as_they_are = {} if "encryption" in how else {"stream_decode_level": pikepdf.StreamDecodeLevel.none}
    pdf.save(out, **{**as_they_are, **how})
    return out.getvalue()


def scan(*, pages: int = 1, picture: bytes | None = None) -> Pdf:
    """What a scanner makes: a picture a page."""
    pdf = pikepdf.new()
    image = Stream(
        pdf,
        picture or jpeg(248, 351, mode="L"),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=248,
        Height=351,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=A4)
        page.Resources = Dictionary(XObject=Dictionary(Im0=image))
        page.Contents = Stream(pdf, b"q 595 0 0 842 0 0 cm /Im0 Do Q")
    return pdf


def plain(**how: Any) -> bytes:  # noqa: ANN401 - as above
    return saved(scan(), **how)


def with_(change: Callable[[Pdf], None], **how: Any) -> bytes:  # noqa: ANN401 - as above
    """Return a scan with something in it."""
    pdf = scan()
    change(pdf)
    return saved(pdf, **how)


def script(text: str = "app.alert(1)") -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(text))


def annotation(**values: Any) -> Dictionary:  # noqa: ANN401 - as above
    return Dictionary(Type=Name.Annot, Rect=Array([0, 0, 100, 100]), **values)


def annotate(pdf: Pdf, annot: Dictionary) -> None:
    page = pdf.pages[0].obj
    page.Annots = Array([*page.get("/Annots", Array()), pdf.make_indirect(annot)])


def link(pdf: Pdf, address: str) -> None:
    action = Dictionary(S=Name.URI, URI=String(address))
    annotate(pdf, annotation(Subtype=Name.Link, A=action))


def attach(pdf: Pdf, name: str = "muatan.exe", content: bytes = b"MZ\x90\x00") -> None:
    pdf.attachments[name] = content


def form(pdf: Pdf) -> None:
    """A form to fill in, without any script."""
    field = pdf.make_indirect(
        annotation(Subtype=Name.Widget, FT=Name.Tx, T=String("nama"), V=String("Siti"), DA=String("/Helv 12 Tf 0 g"))
    )
    pdf.pages[0].Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), DA=String("/Helv 12 Tf 0 g"))


def flate_bomb(megabytes: int, *, times: int = 1) -> bytes:
    data = zeros(megabytes)
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return written(CATALOG, PAGES, PAGE, stream(data, more=b"/Filter [" + b"/FlateDecode " * times + b"]"))


@cache
def zeros(megabytes: int) -> bytes:
    """Return that many megabytes of nothing, compressed."""
    packer = zlib.compressobj(9)
    piece = bytes(1024 * 1024)
    return b"".join([*(packer.compress(piece) for _ in range(megabytes)), packer.flush()])
