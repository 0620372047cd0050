"""A desk without a Telegram: its database, its files, its post, and what it would say."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import select

from bot.app import open_office, outside_of
from bot.config import Office as OfficeSettings
from bot.config import Settings, Telegram, Unit
from bot.demo.run import TOKEN, UNITS
from bot.examination.examiner import Examiner
from bot.mail_in import MailReader
from bot.mail_out import MailOutbox
from bot.metrics import Metrics
from bot.settings_mail import Mail
from bot.timetable import remind_of_outside
from handlers.desk import Desk
from handlers.escalation import actions
from handlers.markdown import plain_text
from handlers.office import Office
from knowledge.pack import load_library
from knowledge.rules.ticket import Decision
from storage import documents, people, tickets
from storage.database import Database
from storage.files import FileStore
from storage.people import Person, Standing
from storage.tables import history, mail_in, mail_out, outbox
from tests.mail.servers import Post

LIBRARY = load_library(["cilegon"])
RATNA, SITI = 2002, 1001
GROUP = -1001000000003
HIGHER = Unit(id="admin-lpse", name="Admin LPSE", chat_id=GROUP, tier=2)
ANSWERS = {
    "perusahaan": "PT Maju Bersama",
    "npwp": "012345678901000",
    "user-id": "maju_01",
    "uraian": "Muncul kode 70012. Kata sandi saya: Rahasia123",
    "alamat": "https://spse.example.go.id/eproc4",
    "waktu": "hari ini pukul 09.30",
}
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


@cache
def _office() -> Office:
    """Open the office once for all tests: its texts and its index take time."""
    telegram, office = Telegram(token=SecretStr(TOKEN)), OfficeSettings(name="Kantor Contoh")
    return open_office(Settings(telegram=telegram, office=office, units=(*UNITS, HIGHER)), LIBRARY)


@dataclass
class MailDesk:
    """A desk and its post; ``ahead`` moves its clock."""

    post: Post
    folder: Path
    url: str
    start: datetime
    ahead: timedelta = timedelta()
    changed: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.database = Database(self.url, clock=lambda: self.start + self.ahead)
        self.files = FileStore(self.folder / "files")
        self.examiner = Examiner()
        self.metrics = Metrics()
        self.person = Person(id=RATNA, name="Ratna Dewi", language="id", is_reachable=True)

    @property
    def mail(self) -> Mail:
        """The settings of its post."""
        return self.post.settings(**self.changed)

    @property
    def office(self) -> Office:
        """The office, in which a ticket is with the admins."""
        return replace(_office(), outside=outside_of(self.mail))

    @property
    def outbox(self) -> MailOutbox:
        """What sends; a new one has nothing in memory."""
        return MailOutbox(self.database, self.office, self.files, self.mail, self.metrics)

    @property
    def reader(self) -> MailReader:
        """What reads; a new one has nothing in memory."""
        return MailReader(
            self.database, self.office, self.files, self.examiner, settings=self.mail, metrics=self.metrics
        )

    async def open_ticket(self, *, files: tuple[bytes, ...] = (PNG,), goes: bool = True) -> int:
        """File a whole report that is with the admins, and send it outside."""
        async with self.database.transaction() as tx:
            for person, name in ((SITI, "Siti Rahayu"), (RATNA, "Ratna Dewi")):
                await people.meet(tx, person, name=name, language="id")
            await people.set_standing(tx, RATNA, chat_id=GROUP, standing=Standing.MEMBER)
            ticket = await tickets.open_ticket(
                tx,
                SITI,
                draft_id=1,
                service="cilegon",
                kind="laporan-error",
                unit="admin-lpse",
                answers=ANSWERS,
                question_id=None,
                decision=Decision.NOT_NEEDED,
            )
        for number, content in enumerate(files, start=1):
            await self.add_file(content, f"layar-{number}.png")
        await self.attach()
        if goes:
            await self.send_up(ticket.id)
        return ticket.id

    async def send_up(self, ticket_id: int = 1) -> None:
        """Let Ratna send a ticket to the centre."""
        async with self.database.transaction() as tx:
            await actions.go_up(Desk(tx, self.office), ticket_id, "helpdesk-lkpp", person=self.person)

    async def attach(self) -> None:
        """Hand over the files to the ticket."""
        async with self.database.transaction() as tx:
            await documents.attach(tx, 1, ticket_id=1)

    async def add_file(self, content: bytes, name: str) -> None:
        """Let Siti have sent a file for the screenshot."""
        sha256 = await self.files.store(content)
        async with self.database.transaction() as tx:
            document_id = await documents.expect(
                tx, SITI, draft_id=1, slot="tangkapan-layar", file_id="x", content="photo", claimed_name=name
            )
            await documents.receive(tx, document_id, sha256=sha256, size=len(content))

    async def said(self, chat_id: int = GROUP) -> list[str]:
        """Return what was put into the outbox for a chat, as people read it."""
        rows = await self.rows(select(outbox.c.payload).where(outbox.c.chat_id == chat_id).order_by(outbox.c.id))
        return [plain_text(str(row.payload.get("text", ""))) for row in rows]

    async def mails(self) -> list[Any]:
        """Return the mails that go out."""
        return await self.rows(select(mail_out).order_by(mail_out.c.id))

    async def came(self) -> list[Any]:
        """Return the mails that came in."""
        return await self.rows(select(mail_in).order_by(mail_in.c.id))

    async def events(self) -> list[str]:
        """Return what happened to the tickets."""
        return [row.event for row in await self.rows(select(history.c.event).order_by(history.c.id))]

    async def remind(self) -> int:
        """Look for answers that are missing."""
        return await remind_of_outside(self.database, self.office)

    async def rows(self, query: Any) -> list[Any]:  # noqa: ANN401 - any of SQLAlchemy's
        """Look into the database."""
        async with self.database.transaction() as tx:
            return list((await tx.connection.execute(query)).all())

    async def close(self) -> None:
        """Let go of everything."""
        await self.examiner.close()
        await self.database.close()
