"""What closed tickets needed goes after the office's days: all of it, nothing of an open one, and twice is once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from bot import forgetting
from bot.forgetting import Forgetting
from bot.settings_hours import Retention
from handlers.merging import actions as merging
from handlers.staff import actions as staff
from storage import escalations, held, learning, mail, media, messages
from storage.files import FileStore
from storage.held import Cause
from storage.learning import DraftState
from storage.mail import Attachment, MailKind
from storage.media import Medium
from storage.messages import MessageRole
from storage.tables import held as held_rows
from storage.tables import learnings, mail_in, mail_in_files, mail_out, mail_out_files
from storage.tables import media as media_rows
from storage.tables import veiled as veiled_rows
from storage.tickets import Ticket
from tests.handlers.clock_desk import AGUS, BUDI, PLI, RATNA, SITI, ClockDesk, clock_desk

DAYS = 90


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[ClockDesk]:
    async with clock_desk(database_url) as opened:
        yield opened


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


async def fills(desk: ClockDesk, ticket: Ticket, *files: str, message_id: int) -> int:
    """Give a ticket a repeated file, a hidden number, a message held back, and a mail each way; return the step."""
    async with desk.database.transaction() as tx:
        person = ticket.requester_id
        original = await messages.note(
            tx, ticket.id, chat_id=person, role=MessageRole.WRITTEN, message_id=message_id, author_id=person
        )
        mirror = await messages.note(tx, ticket.id, chat_id=PLI, role=MessageRole.MIRROR, mirror_of=original)
        medium = Medium(original, mirror, person, message_id, None, "photo", "f", "k", "", False, False)
        await media.keep(tx, medium)
        await held.veil(tx, mirror, ticket_id=ticket.id, secrets=[("nik", "3174012345678901")])
        await holds(desk, person, ticket.id, tx=tx, message_id=message_id)
        step = await escalations.start(
            tx, ticket, tier="pusat", by_id=BUDI, is_outside=True, token=f"LKT-{message_id:016}"
        )
        attached = [Attachment(sha256, "a.pdf", 3) for sha256 in files]
        sent = await mail.put(
            tx,
            step.id,
            message_id=f"<{message_id}@kantor>",
            answers="",
            address="pusat",
            subject="Tiket",
            body="NPWP 01",
            by_id=BUDI,
            files=attached,
        )
        await mail.settle(tx, sent)
        await mail.take(
            tx,
            f"key-{message_id}",
            kind=MailKind.ANSWER,
            escalation_id=step.id,
            message_id=f"<{message_id}@pusat>",
            sender="pusat@example.go.id",
            subject="Re: Tiket",
            text="Sudah diperbaiki",
            files=attached,
        )
        return step.id


async def holds(desk: ClockDesk, person: int, ticket_id: int | None, *, tx: object, message_id: int) -> None:
    await held.hold(
        tx,  # type: ignore[arg-type] # the transaction that is open
        person,
        ticket_id=ticket_id,
        chat_id=person,
        message_id=message_id,
        written=desk.written(person).kept(),
        header="",
        cause=Cause.BARRED,
    )


async def closes(desk: ClockDesk, ticket: Ticket) -> None:
    budi = await desk.person(BUDI)
    await desk.does(lambda here: staff.close(here, ticket.id, person=budi))


async def counts(desk: ClockDesk) -> list[int]:
    """Return how many rows there are of each, and how many mails say something."""
    async with desk.database.transaction() as tx:
        tables = (media_rows, veiled_rows, held_rows, mail_out_files, mail_in_files)
        found = [
            int((await tx.connection.execute(select(func.count()).select_from(table))).scalar_one()) for table in tables
        ]
        said = (mail_out.c.body != "", mail_in.c.text.is_not(None))
        queries = [select(func.count()).where(each) for each in said]
        return [*found, *[int((await tx.connection.execute(query)).scalar_one()) for query in queries]]


async def test_what_closed_tickets_needed_goes_and_what_open_ones_need_stays(
    desk: ClockDesk, files: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)  # a look takes several transactions
    own, shared = await files.store(b"own"), await files.store(b"shared")
    tickets = [await desk.opens() for _ in range(4)]
    steps = [
        await fills(desk, ticket, own if number < 3 else shared, shared, message_id=number)
        for number, ticket in enumerate(tickets)
    ]
    for ticket in tickets[:3]:
        await closes(desk, ticket)
    forget = Forgetting(desk.database, files, Retention(closed_days=DAYS))
    desk.now[0] += timedelta(days=DAYS - 1)
    assert await forget.look() == 0
    assert await counts(desk) == [4, 4, 4, 8, 8, 4, 4]
    desk.now[0] += timedelta(days=2)
    await Forgetting(desk.database, files, Retention()).look()
    assert await counts(desk) == [4, 4, 4, 8, 8, 4, 4], "for ever, unless the office says so"
    totals = await asyncio.gather(forget.look(), Forgetting(desk.database, files, Retention(closed_days=DAYS)).look())
    assert sum(totals) >= 3 * 5
    assert await counts(desk) == [1, 1, 1, 2, 2, 1, 1]
    assert await forget.look() == 0
    assert await files.read(shared) == b"shared", "the open ticket has it"
    with pytest.raises(FileNotFoundError):
        await files.read(own)
    async with desk.database.transaction() as tx:
        assert await mail.is_known(tx, ["key-0", "key-3"]) == {"key-0", "key-3"}, "nothing comes in twice"
        assert await mail.step_of(tx, ["<0@kantor>"]) == steps[0], "a late answer still finds its ticket"
        [sent], [came] = await mail.of_step(tx, steps[0]), await mail.answers_to(tx, steps[0])
    assert (sent.subject, sent.body) == ("", "")
    assert (came.sender, came.subject, came.text, came.left_out) == (None, None, None, [])


async def test_a_merged_ticket_keeps_what_the_one_needs_in_which_it_goes_on(desk: ClockDesk, files: FileStore) -> None:
    first, later = await desk.opens(), await desk.opens()
    await fills(desk, later, message_id=1)
    budi = await desk.person(BUDI)
    await desk.does(lambda here: merging.merge(here, first.id, later.id, person=budi))
    forget = Forgetting(desk.database, files, Retention(closed_days=DAYS))
    desk.now[0] += timedelta(days=DAYS + 1)
    assert await forget.look() == 0, "the first is open"
    await closes(desk, first)
    assert await forget.look() == 0, "and was closed just now"
    desk.now[0] += timedelta(days=DAYS + 1)
    assert await forget.look() == 5


async def test_drafts_of_answers_that_are_over_go_and_those_that_wait_stay(desk: ClockDesk, files: FileStore) -> None:
    async with desk.database.transaction() as tx:
        saved, dropped, waiting = [
            await learning.begin(tx, RATNA, service="puspa", chat_id=RATNA, words={}) for _ in range(3)
        ]
        await learning.end(tx, saved.id, DraftState.SAVED, by=RATNA, entry_id="puspa.error-419")
        await learning.end(tx, dropped.id, DraftState.DROPPED, by=RATNA)
    forget = Forgetting(desk.database, files, Retention(closed_days=DAYS))
    desk.now[0] += timedelta(days=DAYS - 1)
    assert await forget.look() == 0
    desk.now[0] += timedelta(days=2)
    assert [await forget.look() for _ in range(2)] == [2, 0]
    async with desk.database.transaction() as tx:
        assert (await tx.connection.execute(select(learnings.c.id))).scalars().all() == [waiting.id]


async def test_what_was_held_back_without_a_ticket_goes_unless_its_writer_has_one(
    desk: ClockDesk, files: FileStore
) -> None:
    await desk.opens(AGUS)
    async with desk.database.transaction() as tx:
        for number, person in enumerate((SITI, AGUS)):
            await holds(desk, person, None, tx=tx, message_id=number)
    desk.now[0] += timedelta(days=DAYS + 1)
    assert await Forgetting(desk.database, files, Retention(closed_days=DAYS)).look() == 1
    async with desk.database.transaction() as tx:
        assert (await tx.connection.execute(select(held_rows.c.person_id))).scalars().all() == [AGUS]
