"""Ordinary scans and photos: every one of them has to be taken."""

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String
from PIL import Image, TiffImagePlugin

from tests.files import pdfs, pictures
from tests.files.pdfs import plain, saved, scan, with_


def _plain_open_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.FitH, 842])
    pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit])))


def _tagged(pdf: pikepdf.Pdf) -> None:
    """Structure, bookmarks and an empty list of attachments, as word processors write them."""
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, Lang=String("id-ID")))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([element])))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Surat kuasa", 0))


def _changed_later() -> bytes:
    """A PDF to which a program appended a second state, as those do that sign."""
    first = plain()
    catalog = b"<< /Type /Catalog /Pages 2 0 R >>"
    whole = pdfs.written(catalog, pdfs.PAGES, pdfs.PAGE, pdfs.CONTENTS)
    assert first
    start = whole.rindex(b"xref\n0")
    place = len(whole)
    added = b"4 0 obj\n" + pdfs.stream(b"10 10 m 90 90 l S") + b"\nendobj\n"
    table = b"xref\n4 1\n%010d 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R /Prev %d >>\n" % (place, start)
    return whole + added + table + b"startxref\n%d\n%%%%EOF\n" % (place + len(added))


def _phone_photo() -> bytes:
    """Twelve million pixels, with a second, smaller picture behind the first."""
    return pictures.jpeg(4032, 3024, quality=60) + pictures.jpeg(320, 240)


def _blank_colour_scan() -> bytes:
    """An A4 page in colour at 300 dots an inch, packed without loss: 26 MB of white in 26 KB."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=pdfs.A4)
    image = pikepdf.Stream(pdf, b"")
    image.write(pdfs.zeros(25), filter=Name.FlateDecode)
    image.stream_dict.update(
        Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=2480, Height=3508, BitsPerComponent=8)
    )
    image.ColorSpace = Name.DeviceRGB
    page.Resources = Dictionary(XObject=Dictionary(Im0=image))
    return saved(pdf)


def _scan_in(name: str, content: bytes, bits: int, **parameters: int) -> bytes:
    """An A4 page at 300 dots an inch, as scanners that save space write it."""
    pdf = pdfs.scan(picture=content)
    image = pdf.pages[0].Resources.XObject.Im0
    image.stream_dict.update(Dictionary(Filter=Name(name), Width=2480, Height=3508, BitsPerComponent=bits))
    if parameters:
        image.DecodeParms = Dictionary({f"/{key}": value for key, value in parameters.items()})
    return saved(pdf)


def _fax() -> bytes:
    tiff = io.BytesIO(
        pictures.written(pictures.drawing(2480, 3508, "1"), "TIFF", compression="group4", strip_size=2**24)
    )
    with Image.open(tiff) as picture:
        assert isinstance(picture, TiffImagePlugin.TiffImageFile)
        (start,), (length,) = picture.tag_v2[273], picture.tag_v2[279]
    return _scan_in("/CCITTFaxDecode", tiff.getvalue()[start : start + length], 1, K=-1, Columns=2480, Rows=3508)


def _signed(pdf: pikepdf.Pdf) -> None:
    """The empty place of a signature, and a link in the text."""
    pdfs.form(pdf)
    pdf.Root.AcroForm.SigFlags = 3
    pdfs.annotate(pdf, pdfs.annotation(Subtype=Name.Widget, FT=Name.Sig, T=String("ttd")))
    pdf.Root.AcroForm.Fields = pdf.pages[0].Annots


FILES: dict[str, Callable[[], bytes]] = {
    "scan.pdf": plain,
    "scan-1.3.pdf": lambda: plain(force_version="1.3", object_stream_mode=ObjectStreamMode.disable),
    "scan-1.4.pdf": lambda: plain(force_version="1.4"),
    "scan-1.5.pdf": lambda: plain(min_version="1.5", object_stream_mode=ObjectStreamMode.generate),
    "scan-2.0.pdf": lambda: plain(force_version="2.0"),
    "linearized.pdf": lambda: plain(linearize=True),
    "object-streams.pdf": lambda: plain(object_stream_mode=ObjectStreamMode.generate),
    "forty-pages.pdf": lambda: saved(scan(pages=40)),
    "form.pdf": lambda: with_(pdfs.form),
    "signature.pdf": lambda: with_(_signed),
    "link.pdf": lambda: with_(lambda pdf: pdfs.link(pdf, "https://lpse.example.go.id/?a=1#b")),
    "mail-link.pdf": lambda: with_(lambda pdf: pdfs.link(pdf, "mailto:helpdesk@example.go.id")),
    "open-at-page.pdf": lambda: with_(_plain_open_action),
    "tagged.pdf": lambda: with_(_tagged),
    "changed-later.pdf": _changed_later,
    "by-hand.pdf": lambda: pdfs.written(pdfs.CATALOG, pdfs.PAGES, pdfs.PAGE, pdfs.CONTENTS),
    "colour-300-dpi.pdf": _blank_colour_scan,
    "jpeg-2000.pdf": lambda: _scan_in(
        "/JPXDecode", pictures.written(pictures.drawing(2480, 3508), "JPEG2000", quality_layers=[100]), 8
    ),
    "fax.pdf": _fax,
    "blank-lines-first.pdf": lambda: b"\r\n\r\n" + plain(),
    "blanks-behind.pdf": lambda: plain() + b"\r\n" + b"\x00" * 4096,
    "baseline.jpg": pictures.jpeg,
    "progressive.jpg": lambda: pictures.jpeg(progressive=True),
    "grey.jpg": lambda: pictures.jpeg(mode="L"),
    "cmyk.jpg": lambda: pictures.jpeg(mode="CMYK"),
    "turned.jpg": lambda: pictures.turned(6),
    "with-comment.jpg": lambda: pictures.with_comment(pictures.jpeg(), b"Created with a scanner < 3 >"),
    "telephone-12-megapixels.jpg": _phone_photo,
    "motion.jpg": lambda: pictures.jpeg() + b"\x00\x00\x00\x18ftypmp42" + b"\x00\x01\x02\x03" * 5000,
    "grey.png": lambda: pictures.png(mode="L"),
    "palette.png": lambda: pictures.png(mode="P"),
    "alpha.png": lambda: pictures.png(mode="RGBA"),
    "black-and-white.png": lambda: pictures.png(mode="1"),
    "16-bit.png": lambda: pictures.png(mode="I;16"),
    "screenshot.png": lambda: pictures.png(1080, 2400),
}
