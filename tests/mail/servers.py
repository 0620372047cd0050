"""A real SMTP server and a real IMAP server on this machine, for tests: one office's post, and its letter box."""

import asyncio
import warnings
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from imap_tools import MailBoxUnencrypted
from proxyprotocol.sock import SocketInfo
from pydantic import SecretStr
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer
from pysasl.hashing import Cleartext

from bot.settings_mail import Imap, Mail, Tls

USER, PASSWORD = "helpdesk", "rahasia-sekali"
SENDER = "LPSE Kota Contoh <helpdesk@lpse.example.go.id>"
CENTRE = "helpdesk@lkpp.example.go.id"


class PostOffice:
    """An SMTP server: it keeps what it took, and can be closed for a while, out of order, or choosy."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.refuses: str = ""  # what it answers to a recipient, e.g. "550 no such user"
        self.swallows = 0  # so many mails are taken, and the answer to them is lost
        self.port = 0
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Begin to take mail, at the same place as before."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._talk, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Take no more mail: nobody answers there."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _talk(self) -> SMTP:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that the way is open: it stays on this machine
            return SMTP(
                _Clerk(self),
                hostname="127.0.0.1",
                auth_required=True,
                auth_require_tls=False,
                authenticator=_check_password,
                data_size_limit=60 * 1024 * 1024,
                enable_SMTPUTF8=True,
            )


class _Clerk:
    def __init__(self, office: PostOffice) -> None:
        self._office = office

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        if self._office.refuses:
            return self._office.refuses
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the same
        content = cast("bytes", envelope.content)
        self._office.taken.append(message_from_bytes(content, policy=default))
        self._office.recipients.append(list(envelope.rcpt_tos))
        if self._office.swallows:
            self._office.swallows -= 1
            if server.transport is not None:
                cast("asyncio.WriteTransport", server.transport).abort()
        return "250 taken"


def _check_password(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:  # noqa: ANN401
    is_right = isinstance(data, LoginPassword) and data == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=False)


class LetterBox:
    """An IMAP server with one account."""

    def __init__(self) -> None:
        self.port = 0
        self._server: asyncio.Server | None = None
        self._login: Any = None
        self._config: Any = None

    async def open(self) -> None:
        """Begin to answer, with what lay there before."""
        if self._config is None:
            words = {"demo_data": False, "demo_user": USER, "demo_password": PASSWORD, "host": None, "port": 0}
            way = {"tls": False, "cert": None, "key": None, "proxy_protocol": "noop", "passlib_cfg": None}
            backend, self._config = await DictBackend.init(
                Namespace(debug=False, **words, **way), hash_context=Cleartext()
            )
            self._login = backend.login
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Nobody answers there for a while."""
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await IMAPServer(self._login, self._config)(reader, writer, SocketInfo.get(writer, None))

    async def receive(self, *mails: bytes) -> None:
        """Put mails into the folder, as they are."""

        def put() -> None:
            with MailBoxUnencrypted("127.0.0.1", self.port).login(USER, PASSWORD) as box:
                for mail in mails:
                    box.append(mail, "INBOX")

        await asyncio.to_thread(put)

    async def read_all(self) -> None:
        """Open every mail, as somebody does by hand."""

        def look() -> None:
            with MailBoxUnencrypted("127.0.0.1", self.port).login(USER, PASSWORD) as box:
                for _ in box.fetch():
                    pass

        await asyncio.to_thread(look)

    async def flags(self) -> list[tuple[str, ...]]:
        """Return how each mail is marked, oldest first."""

        def look() -> list[tuple[str, ...]]:
            with MailBoxUnencrypted("127.0.0.1", self.port).login(USER, PASSWORD) as box:
                return [mail.flags for mail in box.fetch(mark_seen=False, headers_only=True)]

        return await asyncio.to_thread(look)


@dataclass
class Post:
    """Both, and the settings that lead there."""

    office: PostOffice = field(default_factory=PostOffice)
    box: LetterBox = field(default_factory=LetterBox)

    def settings(self, **changed: Any) -> Mail:  # noqa: ANN401 - of any key
        """Return the settings of an office whose post this is."""
        values: dict[str, Any] = {
            "host": "127.0.0.1",
            "port": self.office.port,
            "tls": Tls.NONE,
            "user": USER,
            "password": SecretStr(PASSWORD),
            "sender": SENDER,
            "addresses": {"helpdesk-lkpp": CENTRE},
            "imap": Imap(
                host="127.0.0.1",
                port=self.box.port,
                tls=Tls.NONE,
                user=USER,
                password=SecretStr(PASSWORD),
                every_seconds=1,
                largest_mb=1,
            ),
        }
        return Mail(**{**values, **changed})


@asynccontextmanager
async def open_post() -> AsyncIterator[Post]:
    """Yield a post that is open."""
    post = Post()
    await post.office.open()
    await post.box.open()
    try:
        yield post
    finally:
        await post.office.close()
        await post.box.close()


def answer(
    to: EmailMessage,
    text: str,
    *,
    number: int = 1,
    subject: str = "",
    is_threaded: bool = True,
    headers: dict[str, str] | None = None,
    files: tuple[tuple[str, str, bytes], ...] = (),
) -> bytes:
    """Return a mail of the centre's that answers one of ours; ``files`` are names, types and contents."""
    mail = EmailMessage()
    mail["From"] = f"Helpdesk LKPP <{CENTRE}>"
    mail["To"] = str(to["From"])
    mail["Subject"] = subject or f"Re: {to['Subject']}"
    mail["Message-ID"] = f"<answer-{number}@lkpp.example.go.id>"
    if is_threaded:
        mail["In-Reply-To"] = str(to["Message-ID"])
        mail["References"] = str(to["Message-ID"])
    for name, value in (headers or {}).items():
        mail[name] = value
    quoted = "\n".join(f"> {line}" for line in str(to.get_body().get_content()).splitlines())  # type: ignore[union-attr]
    wrote = f"Pada Sen, 23 Nov 2026 pukul 09.12 LPSE <{USER}@lpse.example.go.id> menulis:"
    mail.set_content(f"{text}\n\n{wrote}\n\n{quoted}\n")
    for name, kind, content in files:
        main, sub = kind.split("/")
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return bytes(mail)
