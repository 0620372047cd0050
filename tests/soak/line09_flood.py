"""Line 9: a crowd at once, and one person who floods."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any, Final

from tests.soak.audit import count_effects
from tests.soak.desk import UNHURRIED
from tests.soak.figures import Figures, percentile
from tests.soak.place import Place, open_desk
from tests.soak.pretend import Crowd, Pretend
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import Traffic, lot

FLOODER: Final = "flooder"
PRIVATE: Final = ("--private-per-second", "1", "--overall-per-second", "100000", "--group-per-minute", "100000")
LIMITS: Final = {**UNHURRIED, "private_per_second": 1}
MOST_MEMORY: Final = 300  # megabytes
QUICKLY: Final = 1.0  # seconds for 95 of 100
STEP: Final = 0.1  # seconds between portions
SLOWED: Final = "tidak perlu mengirim ulang"  # in the one message that asks somebody to slow down


async def flood(place: Place, *, people: int, flooding: int, seconds: float, seed: int = 1) -> Figures:
    """Let ``people`` ask once each within ``seconds``, and one more person ``flooding`` times."""
    figures = Figures(9, f"{people} people and a flooder in {seconds:g} s, {place.kind}, seed {seed}")
    async with open_desk(place, arguments=PRIVATE, limits=LIMITS) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(people), lot(seed))
        flooder = Traffic(pretend, await pretend.crowd(1, prefix=FLOODER), lot(seed))
        await desk.start()
        await traffic.say(1)
        rows = Rows(place.database_url)
        await until_quiet(rows, pretend, patience=60)
        asked = await _pour(traffic, flooder, flooding=flooding, seconds=seconds)
        lasted = await _until_worked(rows, pretend)
        answered = await _first_answers(pretend, traffic.crowd)
        waits = [answered[name] - at for name, at in asked.items() if name in answered]
        figures.exactly(0, unanswered=len(asked) - len(waits))
        figures.at_most(QUICKLY, answered_p95=percentile(waits, 0.95))
        figures.note(answered_p50=percentile(waits, 0.5), answered_p99=percentile(waits, 0.99), worked_after=lasted)
        figures.at_most(MOST_MEMORY, peak_memory_megabytes=round(desk.memory(is_peak=True)))
        flooder.questions += traffic.questions
        count_effects(figures, flooder, rows)
        waiting = rows.waiting()[1]
        sent = await pretend.sent_to(f"{FLOODER}1")
        figures.note(flooder_got=len(sent), flooder_still_gets=waiting)
        figures.exactly(1, flooder_told=sum(SLOWED in each["text"] for each in sent))
        figures.exactly(0, self_caused_429=(await pretend.get("limits"))["refused_count"])
    return figures


async def _pour(traffic: Traffic, flooder: Traffic, *, flooding: int, seconds: float) -> dict[str, float]:
    """Let all of them write, evenly, and return when each of the people asked, in seconds since 1970."""
    asked: dict[str, float] = {}
    names = traffic.crowd.names
    portions = max(1, round(seconds / STEP))
    began = time.monotonic()
    for number in range(portions):
        await asyncio.sleep(max(0.0, began + number * STEP - time.monotonic()))
        mine = names[len(names) * number // portions : len(names) * (number + 1) // portions]
        floods = flooding * (number + 1) // portions - flooding * number // portions
        await flooder.say_these([flooder.message() for _ in range(floods)])
        asked |= dict.fromkeys(mine, time.time())
        await traffic.say_these([traffic.message(name=name) for name in mine])
    return asked


async def _until_worked(rows: Rows, pretend: Pretend) -> float:
    """Wait until every update is worked and the crowd is answered; what the flooder gets may still wait."""
    began = time.monotonic()
    while await pretend.waiting() or rows.waiting()[0] or rows.chats_waiting() > 1:
        if time.monotonic() - began > 120:
            raise AssertionError(f"updates and calls still wait: {rows.waiting()}")
        await asyncio.sleep(STEP)
    return round(time.monotonic() - began, 2)


async def _first_answers(pretend: Pretend, crowd: Crowd) -> dict[str, float]:
    """Return when each person got the last answer, in seconds since 1970."""
    calls: Sequence[dict[str, Any]] = await pretend.get("calls?method=sendMessage")
    answered: dict[str, float] = {}
    for call in calls:
        place = int(call["parameters"].get("chat_id", 0)) - crowd.first_id
        if call["status"] == 200 and 0 <= place < len(crowd.names):
            answered[crowd.names[place]] = call["at"]
    return answered
