"""Line 4: Telegram's limits are kept, and almost reached."""

import time
from typing import Any, Final

from tests.soak.audit import audit
from tests.soak.figures import Figures, percentile
from tests.soak.place import PLI, Place, open_desk
from tests.soak.pretend import Group, Pretend, until
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import QUESTIONS, Traffic, lot

GROUPS: Final = (PLI, Group("lpse", -1001000000002), Group("pdad", -1001000000003))
LEGAL: Final = {"overall_per_second": 30, "private_per_second": 1, "group_per_minute": 20}
LEGAL_RATE: Final = 30.0
ENOUGH: Final = 0.9
QUICKLY: Final = 2.0  # seconds until a private answer, however full a group is
WRITERS: Final = 5


async def overall(place: Place, *, messages: int, people: int, seed: int = 1) -> Figures:
    """Let ``people`` ask far more at once than may be answered at once."""
    figures = Figures(4, f"{messages} messages at the legal rate, {place.kind}, seed {seed}")
    async with open_desk(place, arguments=(), groups=GROUPS, limits=LEGAL) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(people), lot(seed))
        await desk.start()
        names = traffic.crowd.names
        await traffic.say_these([traffic.message(name=names[number % people]) for number in range(messages)])
        rows = Rows(place.database_url)
        await until_quiet(rows, pretend, patience=120 + 2 * messages / LEGAL_RATE)
        moments = [call["at"] for call in await _sends(pretend)]
        rate = (len(moments) - 1) / (max(moments) - min(moments))
        figures.at_least(ENOUGH, share_of_legal_rate=round(rate / LEGAL_RATE, 3))
        limits = await pretend.get("limits")
        figures.note(rate_per_second=round(rate, 2), peak_memory_megabytes=round(desk.memory(is_peak=True)))
        figures.exactly(0, self_caused_429=limits["refused_count"])
        await audit(figures, traffic, rows, unit=PLI.unit, most_doubled=0)
    return figures


async def full_group(place: Place, *, alerts: int, questions: int, is_emptied: bool, seed: int = 1) -> Figures:
    """Let more be written to a group than it may get in a minute, and ask in private meanwhile."""
    figures = Figures(4, f"{alerts} alerts for one group, {place.kind}, seed {seed}")
    async with open_desk(place, arguments=(), groups=GROUPS, limits=LEGAL) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(WRITERS + alerts + questions), lot(seed))
        await desk.start()
        await traffic.open_tickets(WRITERS)
        names = traffic.crowd.names
        for number in range(alerts):
            await _write(traffic, names[number % WRITERS], number)
        rows = Rows(place.database_url)

        async def is_full() -> bool:
            return not await pretend.waiting() and rows.waiting()[0] == 0 and rows.waiting()[1] > 0

        await until("the group is full", is_full)
        answers = [await _ask(traffic, name) for name in names[WRITERS : WRITERS + questions]]
        figures.note(waiting_for_the_group=rows.waiting()[1], answered_p50=percentile(answers, 0.5))
        figures.at_most(QUICKLY, answered_worst=percentile(answers, 1))
        if is_emptied:
            await until_quiet(rows, pretend, patience=60 + alerts * 4)
            await audit(figures, traffic, rows, unit=PLI.unit, most_doubled=0)
        figures.exactly(0, self_caused_429=(await pretend.get("limits"))["refused_count"])
    return figures


async def _write(traffic: Traffic, name: str, number: int) -> None:
    text = f"saya tambahkan untuk grup no {number}"
    message = {"from": name, "chat": name, "text": text, "reply_to": traffic.opened[name]}
    await traffic.say_these([message])


async def _ask(traffic: Traffic, name: str) -> float:
    """Ask and return the seconds until the answer is there."""
    began = time.monotonic()
    await traffic.say_these([{"from": name, "chat": name, "text": QUESTIONS[1]}])

    async def is_answered() -> bool:
        return bool(await traffic.pretend.sent_to(name))

    await until(f"an answer for {name}", is_answered)
    return time.monotonic() - began


async def _sends(pretend: Pretend) -> list[dict[str, Any]]:
    calls = await pretend.get("calls?method=sendMessage")
    return [call for call in calls if call["status"] == 200]
