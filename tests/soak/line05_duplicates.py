"""Line 5: the same update several times, in any order, to two workers at once."""

import asyncio
from collections.abc import Sequence
from random import Random
from typing import Any, Final

import aiohttp

from tests.soak.audit import compare_chats
from tests.soak.desk import SECRET, Desk, Mode
from tests.soak.figures import Figures
from tests.soak.place import Place, open_desk
from tests.soak.pretend import until
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import QUESTIONS, Traffic, lot

PEOPLE: Final = 10
FIRST_UPDATE: Final = 900_000_001
FIRST_MESSAGE: Final = 5_000
MOST_TIMES: Final = 5
AT_ONCE: Final = 8
HEADER: Final = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


async def duplicates(place: Place, *, updates: int, workers: int, seed: int = 1) -> Figures:
    """Deliver each update 2 to 5 times, shuffled, each time to any of the workers, by webhook."""
    figures = Figures(5, f"duplicates, {workers} workers, {place.kind}, seed {seed}")
    random = lot(seed)
    async with open_desk(place, mode=Mode.WEBHOOK) as (pretend, desk):
        others = [
            Desk(place.folder, pretend, place.database_url, Mode.WEBHOOK, f"desk{n}") for n in range(2, workers + 1)
        ]
        desks = [desk, *others]
        try:
            for each in desks:
                await each.start()
            crowd = await pretend.crowd(PEOPLE)
            traffic = Traffic(pretend, crowd, random)
            await traffic.open_tickets(PEOPLE)
            await _all_listen(desks)
            world = {each["name"]: each for each in (await pretend.get("world"))["people"]}
            made = [_question(world[random.choice(crowd.names)], number, random) for number in range(updates)]
            traffic.questions += [(each["message"]["chat"]["id"], each["message"]["message_id"]) for each in made]
            deliveries = [each for each in made for _ in range(random.randint(2, MOST_TIMES))]
            random.shuffle(deliveries)
            refused = await _deliver(desks, deliveries, random)
            rows = Rows(place.database_url)
            await until_quiet(rows, pretend, patience=120)
            figures.note(updates=updates, deliveries=len(deliveries))
            figures.exactly(0, refused=refused)
            _count(figures, traffic, rows)
            chats = await compare_chats(pretend, rows)
            figures.note(sent=chats.sent)
            figures.exactly(0, duplicate_sends=chats.doubled, said_to_be_sent_and_unseen=chats.missing)
            figures.exactly([], chats_out_of_order=chats.disordered)
        finally:
            for each in others:
                if each.is_running:
                    await each.kill()
    return figures


def _question(person: dict[str, Any], number: int, random: Random) -> dict[str, Any]:
    names = ("id", "first_name", "last_name")
    sender = {name: person[name] for name in names} | {"is_bot": False, "language_code": "id"}
    message = {
        "message_id": FIRST_MESSAGE + number,
        "from": sender,
        "chat": {"id": person["id"], "type": "private", "first_name": person["first_name"]},
        "date": 1_800_000_000,
        "text": f"{random.choice(QUESTIONS)} no {FIRST_MESSAGE + number}",
    }
    return {"update_id": FIRST_UPDATE + number, "message": message}


async def _all_listen(desks: Sequence[Desk]) -> None:
    async with aiohttp.ClientSession() as session:
        for desk in desks:

            async def answers(desk: Desk = desk) -> bool:
                desk.must_run()
                try:
                    async with session.post(desk.hook, json={}) as response:
                        return response.status == 403  # nobody who knows no secret
                except aiohttp.ClientConnectionError:
                    return False

            await until(f"{desk.name} takes updates", answers)


async def _deliver(desks: Sequence[Desk], deliveries: Sequence[dict[str, Any]], random: Random) -> int:
    """Post each delivery to one of the desks, some at once, and return how many were not answered 200."""
    waiting = iter([(random.choice(desks).hook, each) for each in deliveries])
    refused = 0

    async def post(session: aiohttp.ClientSession) -> None:
        nonlocal refused
        for hook, update in waiting:
            async with session.post(hook, json=update, headers=HEADER) as response:
                refused += response.status != 200

    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(post(session) for _ in range(AT_ONCE)))
    return refused


def _count(figures: Figures, traffic: Traffic, rows: Rows) -> None:
    found = rows.questions()
    lost = sum(not found[each] for each in traffic.questions)
    doubled = sum(found[each] > 1 for each in traffic.questions)
    figures.exactly(0, lost=lost, doubled=doubled, doubled_tickets=rows.opened().total() - len(traffic.forms))
