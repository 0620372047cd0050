"""Forms left half-way: said once, however many look; what is deleted is what nobody needs."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest_asyncio
from sqlalchemy import select

from bot.halfway import Halfway
from bot.settings_forms import Forms
from handlers.office import Office
from handlers.shelf import Shelf
from handlers.texts import Catalogs
from knowledge.faq.search import Index
from knowledge.rules.routing import Unit
from storage import documents, drafts
from storage.database import Database
from storage.drafts import Purpose
from storage.files import FileStore
from storage.tables import documents as document_rows
from storage.tables import outbox
from tests.packs import built_in_library

SITI = 1001
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
STATE = {"service": "puspa", "kind": "aktivasi", "answers": {"perusahaan": "PT Maju"}, "step": "nama", "question_id": 0}


@dataclass
class Desk:
    """A database with a clock that goes when told to, a folder of files, and two processes that sweep."""

    database: Database
    files: FileStore
    sweeps: tuple[Halfway, Halfway]
    clock: list[datetime] = field(default_factory=lambda: [NOON])

    async def look_twice(self, *, after: timedelta) -> None:
        """Let both processes look at the same moment."""
        self.clock[0] += after
        await asyncio.gather(*(sweep.look() for sweep in self.sweeps))

    async def said(self) -> list[str]:
        """Return the texts that wait to be sent."""
        async with self.database.transaction() as tx:
            rows = await tx.connection.execute(select(outbox.c.payload).order_by(outbox.c.id))
            return [payload["text"] for payload in rows.scalars()]


@pytest_asyncio.fixture
async def desk(database_url: str, tmp_path: Path) -> AsyncIterator[Desk]:
    clock = [NOON]
    database = Database(database_url, clock=lambda: clock[0])
    library = built_in_library()
    office = Office(
        name="Kantor",
        zone=ZoneInfo("Asia/Jakarta"),
        language="id",
        units=(Unit("pli", "PLI", -1, is_forum=False, tier=1),),
        catalogs=Catalogs(),
        shelf=Shelf(library, Index.build(library)),
    )
    files = FileStore(tmp_path / "files")
    sweeps = (Halfway(database, office, files, Forms()), Halfway(database, office, files, Forms()))
    yield Desk(database, files, sweeps, clock)
    await database.close()


async def begin(desk: Desk, *, content: bytes) -> str:
    """Let Siti begin a form with one document; return the file's hash."""
    sha256 = await desk.files.store(content)
    async with desk.database.transaction() as tx:
        draft = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST, state=STATE)
        found = await documents.expect(
            tx, SITI, draft_id=draft.id, slot="dokumen", file_id="f", content="document", claimed_name="surat.pdf"
        )
        await documents.receive(tx, found, sha256=sha256, size=len(content))
    return sha256


async def test_two_processes_that_look_at_once_remind_once(desk: Desk) -> None:
    await begin(desk, content=b"a")
    await desk.look_twice(after=timedelta(hours=23))
    assert await desk.said() == []
    await desk.look_twice(after=timedelta(hours=2))
    await desk.look_twice(after=timedelta(days=2))
    (reminder,) = await desk.said()
    assert "Aktivasi akun" in reminder
    assert "1 dari 4" in reminder


async def test_what_is_let_go_of_is_told_once_and_a_file_that_somebody_else_sent_stays(desk: Desk) -> None:
    shared, own = await begin(desk, content=b"shared"), await desk.files.store(b"own")
    async with desk.database.transaction() as tx:
        other = await documents.expect(
            tx, 1002, draft_id=999, slot="ktp", file_id="g", content="document", claimed_name="x"
        )
        await documents.receive(tx, other, sha256=shared, size=6)
        draft = await drafts.current(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST)
        assert draft is not None
        mine = await documents.expect(
            tx, SITI, draft_id=draft.id, slot="lain", file_id="h", content="document", claimed_name="y"
        )
        await documents.receive(tx, mine, sha256=own, size=3)
    desk.clock[0] += timedelta(days=6)
    async with desk.database.transaction() as tx:  # the other one's file is younger: it is nobody's orphan yet
        await tx.connection.execute(
            document_rows.update().where(document_rows.c.draft_id == 999).values(created_at=tx.now)
        )
    await desk.look_twice(after=timedelta(days=1, hours=1))
    told = [text for text in await desk.said() if "tidak dilanjutkan" in text]
    assert len(told) == 1
    assert desk.files.path(shared).exists()
    assert not desk.files.path(own).exists()


async def test_a_cancelled_form_is_forgotten_after_a_day_without_a_word(desk: Desk) -> None:
    sha256 = await begin(desk, content=b"b")
    async with desk.database.transaction() as tx:
        draft = await drafts.current(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST)
        assert draft is not None
        await drafts.turn(tx, draft, Purpose.CANCELLED)
    await desk.look_twice(after=timedelta(hours=23))
    assert desk.files.path(sha256).exists()
    await desk.look_twice(after=timedelta(hours=2))
    assert await desk.said() == []
    assert not desk.files.path(sha256).exists()


async def test_nothing_is_let_go_of_while_a_file_comes_and_its_bytes_are_deleted_after_that(desk: Desk) -> None:
    sha256 = await begin(desk, content=b"c")
    async with desk.database.transaction() as tx:
        coming = await documents.expect(
            tx, 1002, draft_id=999, slot="ktp", file_id="g", content="document", claimed_name="x"
        )
    await desk.look_twice(after=timedelta(days=7, hours=1))
    assert desk.files.path(sha256).exists()
    async with desk.database.transaction() as tx:
        assert await drafts.current(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST) is not None
        await documents.refuse(tx, coming, reason="refused-file-gone")
    await desk.look_twice(after=timedelta(minutes=10))
    assert not desk.files.path(sha256).exists(), "its row is gone: nobody would ever delete it"
