"""What Telegram refused: let go where nobody waits for it any more, and told where a right is missing."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select, update

from bot.aftermath import LIVES, Aftermath
from bot.app import open_office
from bot.bot_api import ApiError
from bot.demo.run import UNITS, demo_settings
from bot.verdict import Fate, Verdict, judge
from knowledge.service import Library
from storage import letters, outbox, people
from storage.database import Database
from storage.outbox import OutboxState, Outgoing
from storage.people import Standing
from storage.tables import outbox as table

BEGIN = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
PLI, LPSE = (unit.chat_id for unit in UNITS)
NO_TOPIC = "Bad Request: not enough rights to create a topic"
NO_WORD = "Bad Request: not enough rights to send text messages to the chat"
RATNA, WATI, BUDI = 2002, 2003, 2001


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


@dataclass
class Office:
    """A desk without a Telegram, whose clock goes when told to."""

    database: Database
    aftermath: Aftermath
    now: datetime = BEGIN

    async def refuses(self, outgoing: Outgoing, description: str) -> tuple[str, str]:
        """Let Telegram refuse a call; return what became of its row, and why."""
        async with self.database.transaction() as tx:
            await outbox.put(tx, outgoing)
            newest = select(table.c.id).order_by(table.c.id.desc()).limit(1)
            row_id = (await tx.connection.execute(newest)).scalar_one()
            [row] = [each for each in await outbox.heads(tx, busy=(), limit=99) if each.id == row_id]
            await self.aftermath.follow(tx, row, judge(ApiError(400, description)))
            found = await tx.connection.execute(select(table.c.state, table.c.reason).where(table.c.id == row_id))
            state, reason = found.one()
            return state, reason or ""

    async def told(self) -> list[tuple[int, str]]:
        """Return what was said and waits: to whom, and the words; from now on it is out."""
        waits = (table.c.state == OutboxState.WAITING) & table.c.merge_key.like("right:%")
        async with self.database.transaction() as tx:
            query = select(table.c.chat_id, table.c.payload).where(waits).order_by(table.c.chat_id)
            said = [(row.chat_id, row.payload["text"]) for row in await tx.connection.execute(query)]
            await tx.connection.execute(update(table).where(waits).values(state=OutboxState.SENT))
        return said


@pytest_asyncio.fixture
async def office(database_url: str, tmp_path: Path) -> AsyncIterator[Office]:
    """An office in which Ratna and Wati, who blocked the bot, are the admins of a group, and Budi a member."""
    aftermath = Aftermath(open_office(demo_settings("http://127.0.0.1:9", tmp_path), Library({})))
    here = Office(Database(database_url, clock=lambda: here.now), aftermath)
    async with here.database.transaction() as tx:
        for person, standing in ((RATNA, Standing.ADMIN), (WATI, Standing.ADMIN), (BUDI, Standing.MEMBER)):
            await people.meet(tx, person, name=f"Orang {person}", language="en" if person == RATNA else "id")
            await people.set_standing(tx, person, chat_id=PLI, standing=standing)
        await people.mark_unreachable(tx, WATI)
    yield here
    await here.database.close()


async def test_a_missing_right_is_told_in_the_group_once_a_day_and_what_was_refused_is_kept(office: Office) -> None:
    topic = Outgoing("createForumTopic", {"chat_id": LPSE, "name": "#1"}, chat_id=LPSE)
    assert await office.refuses(topic, NO_TOPIC) == (OutboxState.DEAD, f"400 {NO_TOPIC}")
    [(chat_id, text)] = await office.told()
    assert chat_id == LPSE
    assert "Kelola Topik" in text
    office.now += timedelta(hours=23)
    await office.refuses(topic, NO_TOPIC)
    assert await office.told() == [], "once a day"
    office.now += timedelta(hours=2)
    await office.refuses(Outgoing("closeForumTopic", {"chat_id": LPSE}, chat_id=LPSE), "CHAT_ADMIN_REQUIRED")
    assert len(await office.told()) == 1, "the same right, a day later"
    theirs = {"chat_id": PLI, "message_id": 5}
    undeletable = Outgoing("deleteMessage", theirs, chat_id=None, lane="delete")
    assert (await office.refuses(undeletable, "Bad Request: message can't be deleted"))[0] == OutboxState.DEAD
    [(chat_id, text)] = await office.told()
    assert (chat_id, "Hapus Pesan" in text) == (PLI, True)
    async with office.database.transaction() as tx:
        methods = [letter.method for letter in await letters.dead(tx)]
    assert methods == ["createForumTopic", "createForumTopic", "closeForumTopic", "deleteMessage"]


async def test_where_the_bot_may_not_write_at_all_its_admins_hear_of_it_and_everything_waits(office: Office) -> None:
    card = Outgoing("sendMessage", {"chat_id": PLI, "text": "kartu"}, chat_id=PLI)
    assert (await office.refuses(card, NO_WORD))[0] == OutboxState.WAITING
    [(chat_id, text)] = await office.told()
    assert chat_id == RATNA, "not who blocked the bot, and no member"
    assert "I may not write in the group" in text
    picture = Outgoing("sendPhoto", {"chat_id": LPSE, "photo": "x"}, chat_id=LPSE)
    assert (await office.refuses(picture, "Bad Request: not enough rights to send photos to the chat"))[0] == "dead"
    assert [chat_id for chat_id, _ in await office.told()] == [LPSE], "words still get there"
    own = Outgoing("deleteMessage", {"chat_id": 7, "message_id": 5}, chat_id=None, lane="delete:7")
    assert (await office.refuses(own, "Bad Request: message can't be deleted"))[0] == OutboxState.SENT
    assert await office.told() == [], "in somebody's own chat there is no such right"
