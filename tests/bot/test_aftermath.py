"""What is asked of Telegram too late is let go without a trace: nobody waits for it any more."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.aftermath import LIVES, Aftermath
from bot.app import open_office
from bot.demo.run import demo_settings
from bot.verdict import Fate, Verdict
from knowledge.service import Library
from storage import outbox
from storage.database import Database
from storage.outbox import OutboxState, Outgoing
from storage.tables import outbox as table

BEGIN = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.mark.parametrize("method", LIVES)
@pytest.mark.parametrize(("late", "state"), [(-1, OutboxState.WAITING), (1, OutboxState.SENT)])
async def test_an_answer_is_tried_again_only_as_long_as_somebody_waits_for_it(
    database_url: str, tmp_path: Path, method: str, late: int, state: OutboxState
) -> None:
    now = BEGIN
    database = Database(database_url, clock=lambda: now)
    settings = demo_settings("http://127.0.0.1:9", tmp_path)
    aftermath = Aftermath(open_office(settings, Library({})))
    try:
        async with database.transaction() as tx:
            await outbox.put(tx, Outgoing(method, {}, chat_id=None, lane="inline:1001"))
        now = BEGIN + LIVES[method] + timedelta(seconds=late)
        async with database.transaction() as tx:
            [row] = await outbox.heads(tx, busy=(), limit=1)
            await aftermath.follow(tx, row, Verdict(Fate.LATER, "no answer"))
            assert list((await tx.connection.execute(select(table.c.state))).scalars()) == [state]
    finally:
        await database.close()
