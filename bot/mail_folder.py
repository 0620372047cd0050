"""A folder of an IMAP server, as far as the desk needs one. Everything here blocks: call it in a thread."""

import imaplib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from imap_tools import AND, BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted, U
from imap_tools.consts import MailMessageFlags
from imap_tools.errors import ImapToolsError

from bot.mail_message import context_of
from bot.settings_mail import Imap, Tls

TIMEOUT: Final = 20.0  # seconds for each answer of the server
_SIZE: Final = re.compile(rb"RFC822\.SIZE (\d+)")
_UID: Final = re.compile(rb"UID (\d+)")
_HEADERS: Final = "(UID RFC822.SIZE BODY.PEEK[HEADER])"
_WHOLE: Final = "(UID BODY.PEEK[])"


class FolderAwayError(Exception):
    """The folder cannot be read now; the text says why, without a secret."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A mail as the folder tells of it: ``size`` in bytes of the whole, ``headers`` as they were sent."""

    uid: int
    size: int
    headers: bytes


class Folder:
    """An open folder; `close` it."""

    def __init__(self, settings: Imap) -> None:
        self._name = settings.folder
        with _told():
            self._box = _connect(settings)
            try:
                self._box.login(settings.user, settings.password.get_secret_value(), initial_folder=settings.folder)
                status = self._box.folder.status(settings.folder)
            except BaseException:
                self.close()
                raise
        self.validity = int(status["UIDVALIDITY"])

    def uids(self, *, after: int) -> list[int]:
        """Return the numbers of the mails above this one, lowest first."""
        with _told():
            found = self._box.uids(AND(uid=U(str(after + 1), "*")), charset=None)
        return sorted(uid for uid in map(int, found) if uid > after)  # "n:*" names the last one whatever n is

    def uids_since(self, day: date) -> list[int]:
        """Return the numbers of the mails that came on this day or later, lowest first."""
        with _told():
            return sorted(map(int, self._box.uids(AND(date_gte=day), charset=None)))

    def envelopes(self, uids: Sequence[int]) -> list[Envelope]:
        """Return what the folder tells of these mails, in their order; nothing is marked."""
        found = {}
        for about, content in self._fetch(uids, _HEADERS):
            uid, size = _UID.search(about), _SIZE.search(about)
            if uid is not None:
                found[int(uid[1])] = Envelope(int(uid[1]), int(size[1]) if size else 0, content)
        return [found[uid] for uid in uids if uid in found]

    def whole(self, uid: int) -> bytes:
        """Return a mail as it was sent; empty for one that is gone. It is not marked."""
        return next((content for _, content in self._fetch([uid], _WHOLE)), b"")

    def mark_read(self, uid: int) -> None:
        """Mark a mail as read."""
        with _told():
            self._box.flag([str(uid)], MailMessageFlags.SEEN, value=True)

    def close(self) -> None:
        """Let go of the connection; whatever the server says to that."""
        with suppress(OSError, imaplib.IMAP4.error, ImapToolsError):
            self._box.logout()

    def drop(self) -> None:
        """Cut the connection: what waits for it in another thread ends at once."""
        with suppress(OSError):
            self._box.client.shutdown()

    def _fetch(self, uids: Sequence[int], parts: str) -> Iterator[tuple[bytes, bytes]]:
        """Yield what the server says of each mail: the line about it, and the content asked for."""
        if not uids:
            return
        with _told():
            kind, data = self._box.client.uid("FETCH", ",".join(map(str, uids)), parts)
        if kind != "OK":
            raise FolderAwayError(f"the server does not give its mails: {kind}")
        pieces: list[Any] = data
        for place, piece in enumerate(pieces):
            if isinstance(piece, tuple):
                after = pieces[place + 1] if place + 1 < len(pieces) else b""
                # Some servers tell the number and the size behind the content.
                yield piece[0] + (after if isinstance(after, bytes) else b""), piece[1]


def _connect(settings: Imap) -> BaseMailBox:
    if settings.tls == Tls.NONE:
        return MailBoxUnencrypted(settings.host, settings.port, timeout=TIMEOUT)
    kind = MailBox if settings.tls == Tls.TLS else MailBoxStartTls
    return kind(settings.host, settings.port, timeout=TIMEOUT, ssl_context=context_of(settings.tls))


@contextmanager
def _told() -> Iterator[None]:
    """Tell whatever goes wrong on the way in one form."""
    try:
        yield
    except (OSError, imaplib.IMAP4.error, ImapToolsError) as error:
        words = " ".join(str(error).split()) or type(error).__name__
        raise FolderAwayError(words[:300]) from error
