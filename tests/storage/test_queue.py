"""The queue of a unit on both databases: what is in it, in which order, and how many of each sort."""

from datetime import timedelta

from sqlalchemy import update

from knowledge.rules.queueing import Which
from knowledge.rules.ticket import Status
from storage import messages, people, queue
from storage.messages import MessageRole
from storage.queue import Scope, Spot
from storage.tables import tickets
from storage.tickets import Ticket
from storage.transaction import Transaction
from tests.storage.shared import shared, tx
from tests.storage.sought import PLI, opened

__all__ = ["shared", "tx"]  # fixtures

BUDI = 2002


async def becomes(tx: Transaction, ticket: Ticket, **values: object) -> None:
    await tx.connection.execute(update(tickets).where(tickets.c.id == ticket.id).values(**values))


async def numbers(tx: Transaction, which: Which, scope: Scope = PLI, **more: object) -> list[int]:
    found = await queue.page(tx, scope, which, person_id=BUDI, limit=10, **more)  # type: ignore[arg-type]
    return [each.id for each in found]


async def test_the_nearest_promise_is_on_top_and_what_has_none_comes_by_age(tx: Transaction) -> None:
    late, soon, never, newest, closed = [await opened(tx) for _ in range(5)]
    await becomes(tx, late, due_at=tx.now - timedelta(hours=1))
    await becomes(tx, soon, due_at=tx.now + timedelta(hours=1))
    await becomes(tx, closed, status=Status.CLOSED)
    await opened(tx, unit="lpse")
    assert await numbers(tx, Which.ALL) == [late.id, soon.id, never.id, newest.id]
    assert await numbers(tx, Which.ALL, offset=3) == [newest.id]
    assert await numbers(tx, Which.OVERDUE) == [late.id]


async def test_every_sort_lists_what_it_counts(tx: Transaction) -> None:
    await people.meet(tx, BUDI, name="Budi Santoso", language="id")
    mine, others, nobodys = [await opened(tx) for _ in range(3)]
    await becomes(tx, mine, assignee_id=BUDI, due_at=tx.now - timedelta(days=1))
    await becomes(tx, others, assignee_id=1, service="ceisa")
    counts = await queue.count(tx, PLI, person_id=BUDI)
    assert counts.services == {"puspa": 2, "ceisa": 1}
    for which in (Which.ALL, Which.MINE, Which.UNASSIGNED, Which.OVERDUE):
        assert len(await numbers(tx, which)) == counts.of[which], which
    assert await numbers(tx, Which.MINE) == [mine.id]
    assert await numbers(tx, Which.UNASSIGNED) == [nobodys.id]
    assert await numbers(tx, Which.SERVICE, service="ceisa") == [others.id]
    shown = await queue.page(tx, PLI, Which.MINE, person_id=BUDI, limit=1)
    assert (shown[0].assignee, shown[0].status) == ("Budi Santoso", Status.RECEIVED)
    assert shown[0].due_at == tx.now - timedelta(days=1)


async def test_an_empty_queue_counts_nothing(tx: Transaction) -> None:
    counts = await queue.count(tx, PLI, person_id=BUDI)
    assert (counts.of[Which.ALL], dict(counts.services)) == (0, {})


async def test_a_unit_that_is_gone_leaves_its_tickets_to_the_first(tx: Transaction) -> None:
    gone = await opened(tx, unit="no-longer-there")
    assert await numbers(tx, Which.ALL, Scope(frozenset({"lpse"}), is_all_but=True)) == [gone.id]
    assert await numbers(tx, Which.ALL) == []


async def test_a_ticket_is_where_its_newest_card_is(tx: Transaction) -> None:
    ticket, unsent = [await opened(tx) for _ in range(2)]
    for message_id in (7, 9):
        await messages.note(tx, ticket.id, chat_id=-1001, role=MessageRole.CARD, message_id=message_id)
    await messages.note(tx, ticket.id, chat_id=-1002, role=MessageRole.CARD, message_id=11)
    await messages.note(tx, unsent.id, chat_id=-1001, role=MessageRole.CARD)
    ref = await messages.open_topic(tx, unsent.id, chat_id=-1001)
    await messages.learn_thread(tx, ref, thread_id=5)
    ids = [ticket.id, unsent.id, 99]
    assert await queue.spots(tx, ids, chats=[-1001]) == {ticket.id: Spot(9, None), unsent.id: Spot(None, 5)}
