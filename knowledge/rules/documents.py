"""What a document slot accepts: told before the upload, checked on the bytes after it."""

import re
import unicodedata
from typing import Final

from knowledge.rules.refusals import Refusal
from knowledge.service import Slot

KILOBYTE: Final = 1024
MEGABYTE: Final = 1024 * KILOBYTE
LONGEST_NAME: Final = 64  # characters: one or two lines on a phone
UNKNOWN: Final = "unknown"
_PDF_WINDOW: Final = 1024  # readers accept a PDF's mark anywhere in its first 1,024 bytes
_LONGEST_EXTENSION: Final = 8
_MARKS: Final = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"#!", "program"),
    (b"PK\x03\x04", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"{\\rtf", "office"),
)
_OFFICE: Final = (b"[Content_Types].xml", b"mimetypeapplication/vnd.o", b"word/", b"xl/", b"ppt/")
_PHONE_PICTURES: Final = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
_PICTURES: Final = ("heic", "webp", "gif", "tiff", "bmp")  # that become a JPEG by saving them as one
_WEB: Final = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype|html|svg|script)",
    re.IGNORECASE | re.DOTALL,
)


def check_claim(slot: Slot, *, size: int | None) -> None:
    """Refuse a file by the size its sender claims, before it is fetched; the claim may be missing or a lie."""
    if size is not None:
        _check_size(slot, size)


def check_content(slot: Slot, content: bytes) -> None:
    """Refuse a file whose bytes are not what the slot asks for, whatever its name says; the refusal says the cure."""
    _check_size(slot, len(content))
    found = format_of(content)
    if found in slot.types:
        return
    if found in _PICTURES and {"jpeg", "png"} & set(slot.types):
        raise Refusal("refused-file-picture", format=found.upper(), types=accepted(slot))
    if found in {"office", "archive", "program"}:
        raise Refusal(f"refused-file-{found}", types=accepted(slot))
    raise Refusal("refused-file-type", types=accepted(slot))


def format_of(content: bytes) -> str:
    """Return what a file is by its own bytes.

    ``pdf``, ``jpeg`` and ``png`` are what slots may accept; ``heic``, ``webp``, ``gif``, ``tiff``, ``bmp``,
    ``office``, ``archive``, ``program`` and ``web`` are known so that the refusal can say the cure.
    """
    # A program that merely carries a PDF's mark further on is not a PDF to its own operating system.
    found = next((name for mark, name in _MARKS if content.startswith(mark)), UNKNOWN)
    if found == "archive" and any(mark in content[:4096] for mark in _OFFICE):
        return "office"
    if content[4:8] == b"ftyp" and content[8:12] in _PHONE_PICTURES:
        return "heic"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    if found != UNKNOWN:
        return found
    if b"%PDF-" in content[:_PDF_WINDOW]:
        return "pdf"
    return "web" if _WEB.match(content[:_PDF_WINDOW]) else UNKNOWN


def accepted(slot: Slot) -> str:
    """Name a slot's formats as people know them, e.g. ``PDF, JPEG``."""
    return ", ".join(name.upper() for name in slot.types)


def largest(slot: Slot) -> str:
    """Name a slot's largest size as people read it, e.g. ``4 MB`` or ``512 KB``."""
    whole, rest = divmod(slot.max_bytes, MEGABYTE)
    return f"{slot.max_bytes // KILOBYTE} KB" if rest else f"{whole} MB"


def shown_name(claimed: str) -> str:
    """Return a file's claimed name as it may be shown; ``""`` when nothing of it can be.

    Folders are dropped, as are signs that cannot be seen or that turn the direction of writing (``exe.fdp`` would
    read ``pdf.exe``), and a long name is cut in its middle, so that its extension stays.
    """
    seen = "".join(sign if _is_seen(sign) else " " if sign.isspace() else "" for sign in claimed)
    name = " ".join(re.split(r"[/\\]", unicodedata.normalize("NFC", seen).strip())[-1].split())
    if not name.strip(". "):
        return ""
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or not 0 < len(extension) <= _LONGEST_EXTENSION:
        stem, dot, extension = name, "", ""
    end = f"…{dot}{extension}"
    return stem[: LONGEST_NAME - len(end)].rstrip(" .") + end


def _is_seen(sign: str) -> bool:
    """Say whether a sign has a form of its own: no control, format, surrogate, private or unassigned one."""
    return unicodedata.category(sign)[0] != "C" and unicodedata.category(sign) not in {"Zl", "Zp"}


def _check_size(slot: Slot, size: int) -> None:
    if size == 0:
        raise Refusal("refused-file-empty")
    if size > slot.max_bytes:
        raise Refusal("refused-file-size", most=largest(slot))
