"""The outbox: its order, and what gives way to what."""

from dataclasses import replace
from datetime import timedelta

from storage import messages, outbox
from storage.database import Database
from storage.messages import MessageRole
from storage.outbox import Outgoing, Priority
from tests.storage.kept import kept

GROUP = -100


def say(text: str, *, chat: int = 1, priority: Priority = Priority.TALK, merge: str | None = None) -> Outgoing:
    return Outgoing("sendMessage", {"text": text}, chat_id=chat, priority=priority, merge_key=merge)


async def put(database: Database, *all_of_it: Outgoing) -> None:
    async with database.transaction() as tx:
        for outgoing in all_of_it:
            await outbox.put(tx, outgoing)


async def heads(database: Database, *, busy: tuple[str, ...] = (), limit: int = 10) -> list[str]:
    async with database.transaction() as tx:
        return [row.payload["text"] for row in await outbox.heads(tx, busy=busy, limit=limit)]


async def settle(database: Database) -> list[str]:
    """Send everything, one head of each lane at a time, and return the order."""
    order = []
    while True:
        async with database.transaction() as tx:
            rows = await outbox.heads(tx, busy=(), limit=10)
            order += [row.payload["text"] for row in rows]
            await outbox.settle(tx, [row.id for row in rows])
        if not rows:
            return order


async def test_a_chat_is_served_in_order_and_the_urgent_goes_first() -> None:
    async with kept() as database:
        await put(
            database, say("kartu", priority=Priority.CARD), say("a"), say("b"), say("kabar", priority=Priority.ALERT)
        )
        assert await settle(database) == ["a", "b", "kabar", "kartu"]


async def test_an_alert_about_a_card_that_has_to_wait_comes_after_that_card() -> None:
    async with kept() as database:
        async with database.transaction() as tx:
            card, other = [await messages.note(tx, None, chat_id=GROUP, role=MessageRole.CARD) for _ in range(2)]
            late = Outgoing("sendMessage", {"text": "kartu"}, chat_id=GROUP, priority=Priority.CARD, message_ref=card)
            change = replace(late, method="editMessageText", payload={"text": "diubah"}, message_ref=other)
            await outbox.put(tx, late)
            await outbox.put(tx, change)
            about = replace(late, payload={"text": "kabar"}, priority=Priority.ALERT, message_ref=None, reply_ref=card)
            await outbox.put(tx, about)
            await outbox.put(tx, replace(about, payload={"text": "lain"}, reply_ref=other))
        assert await settle(database) == ["lain", "kartu", "diubah", "kabar"]


async def test_each_chat_has_its_own_head_and_a_busy_one_waits() -> None:
    async with kept() as database:
        await put(database, say("g1", chat=GROUP, priority=Priority.ALERT), say("p1"), say("p2"), say("q1", chat=2))
        assert await heads(database) == ["p1", "q1", "g1"]
        assert await heads(database, busy=("1",)) == ["q1", "g1"]
        assert await heads(database, limit=1) == ["p1"]


async def test_a_newer_edit_takes_the_place_of_a_waiting_one_and_of_no_other() -> None:
    async with kept() as database:
        await put(database, say("kartu 1", merge="card:1"), say("kartu lain", merge="card:2"), say("balasan"))
        await put(database, say("kartu 1 baru", merge="card:1"))
        assert await settle(database) == ["kartu lain", "balasan", "kartu 1 baru"]


async def test_an_edit_on_its_way_is_followed_by_the_newer_one() -> None:
    async with kept() as database:
        await put(database, say("lama", merge="card:1"))
        async with database.transaction() as tx:
            (on_its_way,) = await outbox.heads(tx, busy=(), limit=1)
        await put(database, say("baru", merge="card:1"))
        async with database.transaction() as tx:
            await outbox.settle(tx, [on_its_way.id])
        assert await settle(database) == ["baru"]


async def test_a_sent_edit_is_not_taken_back_by_a_newer_one() -> None:
    async with kept() as database:
        await put(database, say("lama", merge="card:1"))
        assert await settle(database) == ["lama"]
        await put(database, say("baru", merge="card:1"))
        async with database.transaction() as tx:
            assert len(await outbox.sent_since(tx, tx.now - timedelta(minutes=1))) == 1
        assert await settle(database) == ["baru"]


async def test_a_postponed_head_keeps_its_place_in_its_lane() -> None:
    async with kept() as database:
        await put(database, say("a"), say("b"))
        async with database.transaction() as tx:
            (first,) = await outbox.heads(tx, busy=(), limit=1)
            await outbox.postpone(tx, first.id, until=tx.now + timedelta(seconds=30), reason="429")
        async with database.transaction() as tx:
            (head,) = await outbox.heads(tx, busy=(), limit=1)
        assert (head.payload["text"], head.attempts) == ("a", 1)
        assert head.due_at > tx.now


async def test_what_was_given_up_is_kept_and_not_sent() -> None:
    async with kept() as database:
        await put(database, say("a"), say("b"))
        async with database.transaction() as tx:
            (first,) = await outbox.heads(tx, busy=(), limit=1)
            await outbox.bury(tx, first.id, reason="Forbidden")
        assert await settle(database) == ["b"]


async def test_what_was_sent_long_ago_is_forgotten_and_nothing_else() -> None:
    async with kept() as database:
        await put(database, say("lama"), say("gagal", chat=2), say("menunggu", chat=3))
        async with database.transaction() as tx:
            old, dead, _waiting = await outbox.heads(tx, busy=(), limit=10)
            await outbox.settle(tx, [old.id])
            await outbox.bury(tx, dead.id, reason="Forbidden")
        async with database.transaction() as tx:
            assert await outbox.prune(tx, before=tx.now - timedelta(days=1)) == 0
            assert await outbox.prune(tx, before=tx.now + timedelta(days=1)) == 1
        assert await heads(database) == ["menunggu"]


async def test_a_call_that_was_replaced_on_its_way_counts_and_one_that_never_left_does_not() -> None:
    async with kept() as database:
        await put(database, say("kartu 1", chat=GROUP, merge="card:1"), say("kartu 2", chat=GROUP, merge="card:2"))
        async with database.transaction() as tx:
            (leaving,) = await outbox.heads(tx, busy=(), limit=1)
        await put(
            database, say("kartu 1 baru", chat=GROUP, merge="card:1"), say("kartu 2 baru", chat=GROUP, merge="card:2")
        )
        async with database.transaction() as tx:
            await outbox.settle(tx, [leaving.id])
            assert len(await outbox.sent_since(tx, tx.now - timedelta(minutes=1))) == 1
        assert await settle(database) == ["kartu 1 baru", "kartu 2 baru"]
