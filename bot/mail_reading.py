"""A mail as it was sent, read for what the desk needs of it. Nothing of it is believed, and nothing is unpacked.

A large one takes seconds: read it in a thread.
"""

import re
from dataclasses import dataclass
from email.message import Message
from hashlib import sha256
from html.parser import HTMLParser
from typing import Final

from imap_tools import MailMessage

from knowledge.rules.documents import shown_name
from knowledge.rules.mail import answer_of, ids_in, tokens_in

LONGEST_TEXT: Final = 200_000  # characters that are looked through
LONGEST_HEADER: Final = 300
SMALLEST_PICTURE: Final = 16 * 1024  # bytes; a smaller one inside the text is a sign of the sender's office
_BLOCKS: Final = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol"})
_BLANKS: Final = re.compile(r"[^\S\n]{9,}")  # whatever looks through a text later takes long over them
_UNSEEN: Final = frozenset({"style", "script", "title"})
_BY_A_PROGRAM: Final = frozenset({"junk", "auto_reply"})  # not "bulk": some helpdesks write it into every answer
_REPORT: Final = "multipart/report"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the headers of a mail say.

    Attributes:
        key: Of this one message, however often it comes.
        ids: Messages that it answers, as far as it names any.
        tokens: Reply tokens in its subject.
        is_automatic: Whether a program wrote it.
        is_bounce: Whether it reports that a mail did not arrive.
    """

    key: str
    message_id: str
    ids: tuple[str, ...]
    tokens: tuple[str, ...]
    sender: str
    subject: str
    is_automatic: bool
    is_bounce: bool


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file in a mail; ``name`` is the sender's word and may be empty."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole mail: what its sender wrote without what is quoted, what the whole names, and what came along."""

    sheet: Sheet
    text: str
    ids: tuple[str, ...]
    tokens: tuple[str, ...]
    files: tuple[Enclosed, ...]


def read_sheet(headers: bytes) -> Sheet:
    """Read a mail's headers."""
    mail = MailMessage.from_bytes(headers)
    message_id = " ".join(_header(mail.obj, "Message-ID").split())
    kind, report = mail.obj.get_content_type(), str(mail.obj.get_param("report-type") or "").lower()
    automatic = _header(mail.obj, "Auto-Submitted").partition(";")[0].strip().lower()
    is_bounce = kind == _REPORT and report == "delivery-status"
    subject = " ".join(mail.subject.split())[:LONGEST_HEADER]
    return Sheet(
        key=sha256(message_id.encode(errors="replace") if message_id else headers).hexdigest(),
        message_id=message_id,
        ids=tuple(ids_in(_header(mail.obj, "In-Reply-To"), _header(mail.obj, "References"))),
        tokens=tuple(tokens_in(subject)),
        sender=mail.from_[:LONGEST_HEADER],
        subject=subject,
        is_automatic=is_bounce
        or automatic not in {"", "no"}
        or _header(mail.obj, "Precedence").strip().lower() in _BY_A_PROGRAM
        or bool(_header(mail.obj, "X-Autoreply") or _header(mail.obj, "X-Autorespond")),
        is_bounce=is_bounce,
    )


def read_letter(content: bytes, sheet: Sheet) -> Letter:
    """Read a whole mail."""
    mail = MailMessage.from_bytes(content)
    text = _BLANKS.sub(" ", mail.text.strip() or _plain(mail.html))[:LONGEST_TEXT]
    # A report that a mail did not arrive brings along its headers, as a part of its own.
    returned = "\n".join(_inner_headers(part) for part in mail.obj.walk()) if sheet.is_bounce else ""
    files = [
        Enclosed(shown_name(each.filename), each.content_type, each.payload)
        for each in mail.attachments
        if not sheet.is_bounce and not _is_decoration(each.content_type, each.content_disposition, each.size)
    ]
    return Letter(
        sheet=sheet,
        text=answer_of(text),
        ids=(*sheet.ids, *ids_in(returned)),
        tokens=(*sheet.tokens, *tokens_in(f"{text}\n{returned}")),
        files=tuple(files),
    )


def _is_decoration(kind: str, disposition: str, size: int) -> bool:
    return disposition != "attachment" and kind.startswith("image/") and size < SMALLEST_PICTURE


def _header(message: Message, name: str) -> str:
    return str(message.get(name) or "")[:LONGEST_TEXT]


def _inner_headers(part: Message) -> str:
    if part.get_content_type() == "text/rfc822-headers":
        payload = part.get_payload(decode=True)
        return payload.decode(errors="replace")[:LONGEST_TEXT] if isinstance(payload, bytes) else ""
    return f"{_header(part, 'Message-ID')}\n{_header(part, 'Subject')}"


class _Plain(HTMLParser):
    """Takes the words out of HTML, a line for each block; what quotes another mail is marked as such."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._unseen = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line with a block."""
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self._lines.append("")
        self._quoted += tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        """End a line with a block."""
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        self._quoted -= tag == "blockquote" and self._quoted > 0
        if tag in _BLOCKS:
            self._lines.append("")

    def handle_data(self, data: str) -> None:
        """Take the words."""
        words = " ".join(data.split())
        if self._unseen or not words:
            return
        mark = "> " if self._quoted and not self._lines[-1] else ""
        self._lines[-1] = f"{self._lines[-1]} {mark}{words}".strip()

    def words(self) -> str:
        """Return what was taken so far."""
        return "\n".join(self._lines)


def _plain(html: str) -> str:
    parser = _Plain()
    parser.feed(html[: LONGEST_TEXT * 4])
    return parser.words().strip()
