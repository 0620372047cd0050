"""Who is known in a staff group, also when another process saw the group get its new id."""

from dataclasses import replace

from telegram import Update

from bot.bot_api import BotApi
from bot.membership import Membership
from storage import moves, people
from storage.database import Database
from storage.people import Standing
from tests.handlers.clock_desk import PLI, demo_office

BUDI, NEW = 7, -1002000000099


def written_in(chat_id: int) -> Update:
    group = {"id": chat_id, "type": "supergroup", "title": "Petugas"}
    budi = {"id": BUDI, "is_bot": False, "first_name": "Budi"}
    message = {"message_id": 1, "date": 1_800_000_000, "chat": group, "from": budi, "text": "siap"}
    return Update.de_json({"update_id": 1, "message": message}, None)


async def test_a_group_that_moved_before_the_eyes_of_another_process_is_known_with_its_staff(database_url: str) -> None:
    database, office = Database(database_url), replace(demo_office(), moved={})  # others share the demo's
    membership = Membership(BotApi("1:x", "http://127.0.0.1:9"), database, office)
    async with database.transaction() as tx:
        await people.meet(tx, BUDI, name="Budi", language="id")
        await people.set_standing(tx, BUDI, chat_id=PLI, standing=Standing.MEMBER)
        await moves.move(tx, PLI, new=NEW)
    assert office.unit_at(NEW) is None
    async with database.transaction() as tx:
        assert await membership.knows(tx, written_in(NEW))
        assert await people.standing(tx, BUDI, chat_id=NEW) == Standing.MEMBER
    unit = office.unit_at(NEW)
    assert unit is not None
    assert unit.id == "pli"
    async with database.transaction() as tx:
        assert await membership.knows(tx, written_in(-999)), "a group of others asks nobody"
    await database.close()
