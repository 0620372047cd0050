"""E-mail to somebody outside and back: what a reply says, whose it is, and which number it names. Pure text."""

import re
from collections.abc import Iterable
from typing import Final

from knowledge.rules.privacy import MASKS, Secret, spot

TOKEN: Final = re.compile(r"(?<![a-z0-9])LKT-([a-z2-7]{16})(?![a-z0-9])", re.IGNORECASE)
LONGEST_NUMBER: Final = 32
_ID: Final = re.compile(r"<[^<>\s]{3,250}>")

# The line with which a mail program begins what is quoted: it names who wrote, and often when.
_WROTE: Final = re.compile(r"\s*(?:on|pada)\b.{4,200}\b(?:wrote|menulis)\s*:\s*", re.IGNORECASE)
_ORIGINAL: Final = re.compile(
    r"\s*(?:-{2,}\s*(?:original message|pesan asli|forwarded message|pesan diteruskan)\b.*|_{8,}\s*)"
    r"|.*(?:reply above this line|balas di atas garis ini).*",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(
    r"\s*\*?(?:from|dari|sent|dikirim|to|kepada|subject|perihal|date|tanggal)\*?\s*:", re.IGNORECASE
)
_HEADERS_OF_A_BLOCK: Final = 3
_WROTE_LINES: Final = 3  # over which such a line may run


def answer_of(text: str) -> str:
    """Return what a reply says itself: without what it quotes, and without the sender's signature.

    A reply that stands below or between what it quotes keeps its own lines. Of one that would lose all of them,
    everything is kept: too much is better than a lost sentence.
    """
    whole = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")
    lines = whole[: next((place for place in range(len(whole)) if _ends(whole, place)), len(whole))]
    place, count = _wrote(lines)
    below = [line for line in lines[place + count :] if line.strip()]
    if sum(map(_is_quoted, below)) in {0, len(below)}:
        lines = lines[:place]
    else:
        del lines[place : place + count]
    return _tidy(line for line in lines if not _is_quoted(line)) or _tidy(whole)


def _ends(lines: list[str], place: int) -> bool:
    """Tell whether a signature, or a message that is repeated whole, begins at a line."""
    if lines[place].rstrip() == "--" or _ORIGINAL.fullmatch(lines[place]):
        return True
    block = [line for line in lines[place : place + 2 * _HEADERS_OF_A_BLOCK] if line.strip()][:_HEADERS_OF_A_BLOCK]
    return len(block) == _HEADERS_OF_A_BLOCK and all(map(_HEADER.match, block)) and bool(lines[place].strip())


def _wrote(lines: list[str]) -> tuple[int, int]:
    """Return where the line that begins a quotation stands, and over how many lines it runs."""
    for place in range(len(lines)):
        for count in range(1, _WROTE_LINES + 1):
            if lines[place].strip() and _WROTE.fullmatch(" ".join(lines[place : place + count])):
                return place, count
    return len(lines), 0


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _tidy(lines: Iterable[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def tokens_in(text: str) -> list[str]:
    """Return the reply tokens that a text carries, in order, in lower case."""
    return list(dict.fromkeys(match[1].lower() for match in TOKEN.finditer(text)))


def ids_in(*headers: str) -> list[str]:
    """Return the message ids that such headers name, in order."""
    return list(dict.fromkeys(found for header in headers for found in _ID.findall(header)))


# Such as in "Nomor tiket Anda: 2026112310000123", "[Ticket#LKPP-88213]" or "No. Laporan 12/HD/2026".
_NUMBER: Final = re.compile(
    r"\b(?:tiket|ticket|laporan|case|kasus|request|aduan|pengaduan|registrasi|ref(?:erensi|erence)?)\b"
    r"(?:\s+(?:anda|saudara|your|baru|new|layanan|helpdesk))*"
    r"(?:\s+(?:nomor|nomer|no|number|id|adalah|is|kode))*\s*\.?"
    r"\s*(?:adalah|is)?\s*[:#=]{0,2}\s*"
    r"(?P<number>[A-Z]{0,8}[-/#]?\d[A-Z0-9./-]{2,30})",
    re.IGNORECASE,
)
_DIGITS: Final = 4
_BLANKS: Final = re.compile(r"\s+")


def number_in(text: str, *, own: int) -> str:
    """Return the number that the other side gave the ticket, as far as a text tells; empty when it does not.

    ``own`` is the ticket's number here, which replies repeat.
    """
    # Between two words only one blank is left: a long run of them could be divided in billions of ways.
    for match in _NUMBER.finditer(_BLANKS.sub(" ", TOKEN.sub(" ", text))):
        number = match["number"].rstrip("./-").upper()
        if sum(sign.isdigit() for sign in number) >= _DIGITS and number.lstrip("#") != str(own):
            return number[:LONGEST_NUMBER]
    return ""


def tidy_number(typed: str) -> str:
    """Return a number as staff typed it, in one piece; empty when it cannot be one."""
    number = " ".join(typed.split()).removeprefix("#").strip()
    has_digit = any(sign.isdigit() for sign in number)
    return number if has_digit and len(number) <= LONGEST_NUMBER else ""


def without_passwords(text: str) -> str:
    """Return a text with every password in it hidden; other numbers stay, as they are what is asked for."""
    pieces, end = [], 0
    for place in spot(text):
        if place.kind is Secret.PASSWORD:
            pieces += [text[end : place.start], MASKS[Secret.PASSWORD]]
            end = place.end
    return "".join([*pieces, text[end:]])
