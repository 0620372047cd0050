"""PDFs and PNGs written by hand: exactly what stands here is in them."""

import struct
import zlib


def written(*objects: bytes, trailer: bytes = b"", version: bytes = b"1.7") -> bytes:
    """Write a PDF by hand; objects 1, 2, ... in order, the first is its catalog."""
    out, places = bytearray(b"%PDF-" + version + b"\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>"


def stream(body: bytes, *, length: int | None = None, more: bytes = b"") -> bytes:
    size = len(body) if length is None else length
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (size, more, body)


CONTENTS = stream(b"0 0 m 100 100 l S")


def small_pdf() -> bytes:
    """The smallest PDF that nobody can find fault with: one page and a line on it."""
    return written(CATALOG, PAGES, PAGE, CONTENTS)


def png_of(width: int, height: int, packed: bytes, *, bits: int = 8, kind: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def small_png() -> bytes:
    """A picture of one dot."""
    return png_of(1, 1, zlib.compress(bytes(4)))
