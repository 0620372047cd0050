"""What a document slot accepts: told before the upload, checked on the bytes after it."""

from knowledge.rules.refusals import Refusal
from knowledge.service import Slot

KILOBYTE = 1024
MEGABYTE = 1024 * KILOBYTE
_PDF_WINDOW = 1024  # readers accept a PDF's mark anywhere in its first 1,024 bytes
_IMAGE_MARKS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG\r\n\x1a\n": "png"}


def check_claim(slot: Slot, *, size: int | None) -> None:
    """Refuse a file by the size its sender claims, before it is fetched; the claim may be missing or a lie."""
    if size is not None:
        _check_size(slot, size)


def check_content(slot: Slot, content: bytes) -> None:
    """Refuse a file whose bytes are not what the slot asks for, whatever its name says."""
    _check_size(slot, len(content))
    if format_of(content) not in slot.types:
        raise Refusal("refused-file-type", types=accepted(slot))


def format_of(content: bytes) -> str:
    """Return ``pdf``, ``jpeg``, ``png`` or ``unknown`` by the bytes' own marks."""
    for mark, name in _IMAGE_MARKS.items():
        if content.startswith(mark):
            return name
    # A program that merely carries a PDF's mark further on is not a PDF to its own operating system.
    is_program = content.startswith((b"MZ", b"\x7fELF", b"#!", b"PK"))
    return "pdf" if b"%PDF-" in content[:_PDF_WINDOW] and not is_program else "unknown"


def accepted(slot: Slot) -> str:
    """Name a slot's formats as people know them, e.g. ``PDF, JPEG``."""
    return ", ".join(name.upper() for name in slot.types)


def largest(slot: Slot) -> str:
    """Name a slot's largest size as people read it, e.g. ``4 MB`` or ``512 KB``."""
    whole, rest = divmod(slot.max_bytes, MEGABYTE)
    return f"{slot.max_bytes // KILOBYTE} KB" if rest else f"{whole} MB"


def _check_size(slot: Slot, size: int) -> None:
    if size == 0:
        raise Refusal("refused-file-empty")
    if size > slot.max_bytes:
        raise Refusal("refused-file-size", most=largest(slot))
