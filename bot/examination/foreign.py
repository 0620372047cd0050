"""Two files in one: bytes behind (or around) a file that another program takes for a file of its own."""

import io
import re
import zipfile
from typing import Final

_PADDING: Final = b"\x00\t\n\x0c\r \xff\x1a"
# At the beginning of what follows a file.
_FIRST: Final = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xca\xfe\xba\xbe",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)
# Anywhere in it.
_ANYWHERE: Final = re.compile(
    rb"PK\x03\x04|PK\x05\x06|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|%PDF-|<!doctype\s|<html|<svg|<script|<\?php"
    rb"|This program cannot be run",
    re.IGNORECASE,
)
_LISTING: Final = 22  # bytes of a ZIP's last record


def is_foreign(rest: bytes) -> bool:
    """Say whether the bytes that follow a whole file are another one: an archive, a program, a page, a PDF."""
    rest = rest.lstrip(_PADDING)
    return rest.startswith(_FIRST) or _ANYWHERE.search(rest) is not None


def holds_markup(text: bytes) -> bool:
    """Say whether a comment inside a picture is a web page or a script."""
    return re.search(rb"<!doctype\s|<html|<script|<\?php", text, re.IGNORECASE) is not None


def is_archive(content: bytes) -> bool:
    """Say whether a program for archives would open these bytes: a ZIP is read from its end, whatever stands before."""
    if b"PK\x05\x06" not in content[-(_LISTING + 65_535) :]:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return bool(archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        return False
