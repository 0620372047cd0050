"""Line 6: thousands of updates that are wrong in every way."""

import asyncio
from collections.abc import Sequence
from typing import Any, Final

from tests.soak.audit import count_effects
from tests.soak.figures import Figures
from tests.soak.place import PLI, Place, open_desk
from tests.soak.pretend import Pretend, Unseen
from tests.soak.rows import Rows, until_quiet
from tests.soak.strange import has_sound_id, known_troubles, strange_updates
from tests.soak.traffic import Traffic, lot

PORTION: Final = 200  # after so many, somebody asks something and must be answered
PEOPLE: Final = 4
MOST_CRASHES: Final = 3  # after which there is nothing more to learn


async def strange(place: Place, *, updates: int, has_wrong_ids: bool = True, seed: int = 1) -> Figures:
    """Give the desk ``updates`` strange updates, with ordinary questions between them."""
    ids = "wrong ids too" if has_wrong_ids else "sound ids"
    figures = Figures(6, f"{updates} strange updates, {ids}, {place.kind}, seed {seed}")
    async with open_desk(place) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(PEOPLE), lot(seed))
        await desk.start()
        await traffic.say(1)
        rows = Rows(place.database_url)
        await until_quiet(rows, pretend, patience=60)
        before, confirmed = rows.kept(), await _confirmed(pretend)
        person_id = traffic.crowd.first_id
        made = [
            *known_troubles(person_id, group_id=PLI.chat_id),
            *strange_updates(updates, person_id=person_id, number=seed),
        ]
        given = [each for each in made if has_wrong_ids or has_sound_id(each)]
        crashes = stalls = 0
        for first in range(0, len(given), PORTION):
            await _give(pretend, given[first : first + PORTION])
            await traffic.say_these([traffic.message(name=traffic.crowd.names[1])])
            try:
                await until_quiet(rows, pretend, patience=30 + updates / 50)
            except Unseen as problem:
                stalls += 1
                figures.note(stalled=str(problem), log=desk.log_end(most=800))
            if not desk.is_running:
                crashes += 1
                figures.note(log=desk.log_end(most=1500))
                await desk.start()
            if crashes + stalls >= MOST_CRASHES:
                break
        figures.note(updates=len(given), **rows.states())
        figures.at_least(before + _different(given), in_the_inbox=rows.kept())
        figures.exactly(0, crashes=crashes, stalls=stalls, updates_not_confirmed=await pretend.waiting())
        figures.exactly(confirmed + len(given) + traffic.said - 1, confirmed=await _confirmed(pretend))
        if rows.waiting()[0] == 0:
            count_effects(figures, traffic, rows)
    return figures


async def _give(pretend: Pretend, updates: Sequence[dict[str, Any]]) -> None:
    await asyncio.gather(*(pretend.post("updates", {"update": each}) for each in updates))


async def _confirmed(pretend: Pretend) -> int:
    return int((await pretend.get("updates"))["confirmed"])


def _different(updates: Sequence[dict[str, Any]]) -> int:
    """Return how many rows these make at least: an id used before is a redelivery, a wrong one may come to nothing."""
    given = {each["update_id"] for each in updates if "update_id" in each and has_sound_id(each)}
    return len(given) + sum("update_id" not in each for each in updates)
