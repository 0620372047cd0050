"""The inbox: nothing twice, each lane in its order, failures counted."""

from typing import Any

import pytest
from sqlalchemy import event

from storage import inbox
from storage.database import Database
from storage.inbox import Arrival
from storage.transaction import Wake
from tests.storage.kept import kept

BOT = 7


async def keep(database: Database, *arrivals: tuple[int, str], bot: int = BOT) -> None:
    async with database.transaction() as tx:
        await inbox.keep(tx, bot, [Arrival(update_id, lane, f'{{"n": {update_id}}}') for update_id, lane in arrivals])


async def heads(database: Database, *, busy: tuple[str, ...] = (), limit: int = 10) -> list[int]:
    async with database.transaction() as tx:
        return [row.update_id for row in await inbox.take_heads(tx, busy=busy, limit=limit)]


async def test_a_redelivered_update_is_worked_once_even_after_it_was_handled() -> None:
    async with kept() as database:
        await keep(database, (1, "a"), (1, "a"))
        await keep(database, (1, "a"), (2, "a"))
        async with database.transaction() as tx:
            (row,) = await inbox.take_heads(tx, busy=(), limit=10)
            await inbox.settle(tx, [row.id])
        await keep(database, (1, "a"))
        assert await heads(database) == [2]


async def test_the_same_number_for_another_bot_is_another_update() -> None:
    async with kept() as database:
        await keep(database, (1, "a"))
        await keep(database, (1, "b"), bot=8)
        assert len(await heads(database)) == 2


async def test_one_lane_gives_its_oldest_only_and_numbers_need_not_grow() -> None:
    async with kept() as database:
        await keep(database, (900, "a"), (5, "a"), (901, "b"), (6, "c"))
        assert await heads(database) == [900, 901, 6]
        assert await heads(database, busy=("a", "c")) == [901]
        assert await heads(database, limit=2) == [900, 901]


async def test_the_next_are_found_without_a_look_at_all_that_wait() -> None:
    asked: list[tuple[str, Any]] = []
    async with kept() as database:
        event.listen(database.engine.sync_engine, "before_cursor_execute", lambda *seen: asked.append(seen[2:4]))
        assert await heads(database, busy=("a",)) == []
        ((statement, values),) = [each for each in asked if each[0].startswith("SELECT inbox.id")]
        async with database.transaction() as tx:
            plan = (await tx.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)).all()
    steps = [row[-1] for row in plan]
    assert steps[0] == "SCAN inbox USING INDEX ix_inbox_next", "from the oldest on, until there are enough"
    assert steps[-1] == "SEARCH ahead USING INDEX ix_inbox_waiting (lane=?)", "one step for each"
    assert not [step for step in steps if "TEMP B-TREE" in step]


async def test_failures_are_counted_and_a_dead_letter_frees_its_lane() -> None:
    async with kept() as database:
        await keep(database, (1, "a"), (2, "a"))
        async with database.transaction() as tx:
            (row,) = await inbox.take_heads(tx, busy=(), limit=1)
            assert [await inbox.count_attempt(tx, row.id, reason="x") for _ in range(3)] == [1, 2, 3]
            incident = await inbox.bury(tx, row.id, reason="x")
        assert len(incident) == 6
        assert not set(incident) & set("01IO"), "it can be read out over the telephone"
        assert await heads(database) == [2]


async def test_a_commit_rings_the_worker_and_a_rollback_does_not() -> None:
    async with kept() as database:
        bell = database.bell(Wake.WORK)
        with pytest.raises(ZeroDivisionError):
            await fail_after_keeping(database)
        assert not bell.is_set()
        assert await heads(database) == []
        await keep(database, (1, "a"))
        assert bell.is_set()


async def fail_after_keeping(database: Database) -> None:
    async with database.transaction() as tx:
        await inbox.keep(tx, BOT, [Arrival(1, "a", "{}")])
        raise ZeroDivisionError
