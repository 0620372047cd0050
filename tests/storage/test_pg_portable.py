"""What is stored comes back the same, and rivals meet the same, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
import pytest_asyncio
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from knowledge.rules.ticket import Decision, Event, Status
from storage import documents, drafts, evaluations, history, inbox, messages, people, questions, tickets
from storage.database import Database
from storage.drafts import Purpose
from storage.inbox import Arrival
from storage.messages import MessageRole
from storage.people import Standing
from storage.tables import inbox as inbox_table
from storage.tables import people as people_table
from storage.tickets import Ticket
from storage.transaction import Transaction

HUGE = 2**62 + 3  # Telegram promises 52 bits; the column has 63
JAKARTA = timezone(timedelta(hours=7))
NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=JAKARTA)
WRITTEN = 'Łódź 🙏🏽 "q" \\ \u0000 \ud83d <b>'
KEPT = 'Łódź 🙏🏽 "q" \\ \N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER} <b>'


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated database whose clock stands at noon in Jakarta."""
    database = Database(database_url, clock=lambda: NOON)
    yield database
    await database.close()


async def test_ids_times_and_truths_come_back_as_they_went_in(database: Database) -> None:
    async with database.transaction() as tx:
        await people.meet(tx, HUGE, name="Siti", language="id")
        await people.mark_unreachable(tx, HUGE)
    async with database.transaction() as tx:
        row = (await tx.connection.execute(select(people_table))).one()
    assert (row.id, row.is_reachable) == (HUGE, False)
    assert row.first_seen_at == NOON
    assert row.first_seen_at.utcoffset() == timedelta(0), "aware, and told in UTC"


async def test_times_are_compared_as_moments(database: Database) -> None:
    async with database.transaction() as tx:
        await people.meet(tx, 1, name="Siti", language="id")
        moment = people_table.c.first_seen_at
        for bound, expected in ((NOON.astimezone(UTC), 1), (NOON + timedelta(microseconds=1), 0)):
            query = select(func.count()).select_from(people_table).where(moment >= bound)
            assert (await tx.connection.execute(query)).scalar_one() == expected


async def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    async with database.transaction() as tx:
        with pytest.raises(Exception, match="without a zone"):
            await people.set_standing(tx, 1, chat_id=-1, standing=Standing.ADMIN, at=NOON.replace(tzinfo=None))


async def test_json_comes_back_whole_whatever_is_written_in_it(database: Database) -> None:
    state = {"answers": {"company": WRITTEN}, "list": [1, None, True, 1.5], "huge": HUGE}
    async with database.transaction() as tx:
        draft = await drafts.start(tx, 1, chat_id=1, purpose=Purpose.REQUEST, state=state)
    async with database.transaction() as tx:
        found = await drafts.get(tx, draft.id)
    assert found is not None
    assert found.state == state


async def test_text_that_no_database_keeps_is_kept_as_far_as_it_can_be(database: Database) -> None:
    async with database.transaction() as tx:
        await people.meet(tx, 1, name=WRITTEN, language="id")
        document = await documents.expect(
            tx,
            1,
            draft_id=1,
            slot="letter",
            file_id="f",
            content="document",
            claimed_name=WRITTEN,
            message_ref=await messages.note(tx, None, chat_id=1, role=MessageRole.NOTICE),
        )
        asked = await questions.ask(
            tx,
            1,
            text=WRITTEN,
            message_id=1,
            content="text",
            decision=questions.Response.ANSWER,
            candidates=[],
            shown=[],
        )
        await inbox.bury_unreadable(tx, 1, 1, body="{}", reason=WRITTEN)
    async with database.transaction() as tx:
        person, file = await people.find(tx, 1), await documents.get(tx, document)
        question = await questions.get(tx, asked.id)
        reason = (await tx.connection.execute(select(inbox_table.c.reason))).scalar_one()
    assert person is not None
    assert file is not None
    assert question is not None
    assert [person.name, file.claimed_name, question.text, reason] == [KEPT] * 4


async def test_what_is_there_already_is_kept_and_said(database: Database) -> None:
    async with database.transaction() as tx:
        ticket = await open_one(tx)
        await evaluations.begin(tx, ticket.id, form="helpdesk")
        for grade in (4, 1):
            await evaluations.grade(tx, ticket.id, question="hasil", grade=grade)
        found = await evaluations.get(tx, ticket.id)
        assert found is not None
        assert found.grades == {"hasil": 1}, "the last word counts"
        for body in ('{"first": 1}', '{"second": 1}'):
            await inbox.keep(tx, 1, [Arrival(update_id=HUGE, lane="1", body=body)])
        assert (await tx.connection.execute(select(inbox_table.c.body))).scalars().all() == ['{"first": 1}']
        for standing in (Standing.MEMBER, Standing.ADMIN):
            await people.set_standing(tx, 1, chat_id=-HUGE, standing=standing)
        assert await people.standing(tx, 1, chat_id=-HUGE) is Standing.ADMIN


async def test_a_savepoint_takes_back_no_more_than_itself(database: Database) -> None:
    async with database.transaction() as tx:
        await people.meet(tx, 1, name="Siti", language="id")
        with pytest.raises(IntegrityError, match=r"(?i)unique"):
            await meet_and_open_two_of_one_draft(tx)
        await people.meet(tx, 3, name="Budi", language="id")
    async with database.transaction() as tx:
        assert await people.names(tx, {1, 2, 3}) == {1: "Siti", 3: "Budi"}
        assert await tickets.of_draft(tx, 5) is None


async def test_a_number_is_never_given_twice(database: Database) -> None:
    """An old button names a draft that is gone; it must not come to mean a newer one."""
    async with database.transaction() as tx:
        first = await drafts.start(tx, 1, chat_id=1, purpose=Purpose.REQUEST, state={})
        await drafts.drop(tx, 1, chat_id=1, purpose=Purpose.REQUEST)
    async with database.transaction() as tx:
        second = await drafts.start(tx, 2, chat_id=2, purpose=Purpose.REQUEST, state={})
    assert second.id > first.id


async def test_a_row_that_others_point_at_stays(database: Database) -> None:
    async with database.transaction() as tx:
        ticket = await open_one(tx)
        await history.write(tx, ticket.id, Event.OPENED, actor_id=1, note="x")
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        async with database.transaction() as tx:
            await tx.connection.execute(text("DELETE FROM tickets"))


async def test_a_history_reads_in_the_order_it_was_written(database: Database) -> None:
    async with database.transaction() as tx:
        ticket = await open_one(tx)
        for number in range(12):
            await history.write(tx, ticket.id, Event.OPENED, actor_id=None, number=number)
        ref = await messages.note(tx, ticket.id, chat_id=-HUGE, role=messages.MessageRole.CARD, message_id=HUGE)
    async with database.transaction() as tx:
        assert [line.details["number"] for line in await history.read(tx, ticket.id)] == list(range(12))
        found = await messages.at(tx, -HUGE, message_id=HUGE)
        assert found is not None
        assert found.id == ref


async def test_who_takes_a_ticket_to_change_it_sees_what_the_first_one_did(
    database: Database, database_url: str
) -> None:
    """Two programs on PostgreSQL, two tasks on SQLite: the second waits for the first one's commit."""
    async with database.transaction() as tx:
        ticket = await open_one(tx)
    other = database if database.is_sqlite else Database(database_url)
    async with database.transaction() as tx:
        held = await tickets.get(tx, ticket.id, will_change=True)
        assert held is not None
        second = asyncio.create_task(status_to_change(other, ticket.id))
        if not database.is_sqlite:
            await until_somebody_waits(tx, second)
        await tickets.change(tx, held, status=Status.CLOSED)
    assert await second is Status.CLOSED
    if other is not database:
        await other.close()


async def test_two_programs_meet_the_same_person_at_once(database: Database, database_url: str) -> None:
    async with database.transaction() as tx:
        await open_one(tx)  # the schema is warm
    others = [Database(database_url) for _ in range(2)]

    async def meet(other: Database) -> None:
        for person_id in range(100, 130):
            async with other.transaction() as tx:
                await people.meet(tx, person_id, name="Agus", language="id")

    await asyncio.gather(*(meet(other) for other in others))
    for other in others:
        await other.close()
    async with database.transaction() as tx:
        assert len(await people.names(tx, set(range(100, 130)))) == 30


async def open_one(tx: Transaction, *, draft_id: int = 1) -> Ticket:
    """Open a ticket of Siti's."""
    await people.meet(tx, 1, name="Siti", language="id")
    return await tickets.open_ticket(
        tx,
        1,
        draft_id=draft_id,
        service="puspa",
        kind="activation",
        unit="pli",
        answers={"name": "Siti"},
        question_id=None,
        decision=Decision.PENDING,
    )


async def meet_and_open_two_of_one_draft(tx: Transaction) -> None:
    """Meet Agus, open a ticket, and fail on the second, all of it behind a savepoint."""
    async with tx.savepoint():
        await people.meet(tx, 2, name="Agus", language="en")
        for _ in range(2):
            await open_one(tx, draft_id=5)


async def status_to_change(database: Database, ticket_id: int) -> Status:
    """Take a ticket to change it and tell its status."""
    async with database.transaction() as tx:
        ticket = await tickets.get(tx, ticket_id, will_change=True)
        assert ticket is not None
        return ticket.status


async def until_somebody_waits(tx: Transaction, task: asyncio.Task[Status]) -> None:
    """Wait until a lock is waited for; a task that is done did not wait for any."""
    waiting = text(  # here: other tests may use the server too
        "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid IN (SELECT here.pid FROM pg_locks AS here"
        " JOIN pg_database ON here.database = oid WHERE datname = current_database())"
    )
    async with asyncio.timeout(15):
        while not task.done():
            if (await tx.connection.execute(waiting)).scalar_one():
                return
            await asyncio.sleep(0.01)
