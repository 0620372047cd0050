"""A year of sweeps whose process is killed again and again: every reminder once, by the look that should tell it.

``LOKET_YEAR_TICKETS=5000 pytest -s tests/bot/test_year.py -k sqlite`` is a whole year with 5,000 tickets and 100 kills.
"""

import os
import random
from collections import Counter
from datetime import date, datetime
from itertools import chain

import pytest

from handlers.clock import screens
from tests.bot.year import Expected, Key, Oracle, Step, looks, stories
from tests.bot.year_desk import SWEEPS, Killed, Mortal, YearDesk
from tests.handlers.clock_desk import demo_office

FULL = int(os.environ.get("LOKET_YEAR_TICKETS", "0"))
TICKETS, DAYS, KILLS = (FULL, 365, 100) if FULL else (25, 24, 24)
FIRST = date(2026, 1, 1) if FULL else date(2026, 7, 6)
SEED = int(os.environ.get("LOKET_YEAR_SEED", "9"))


async def live(
    desk: YearDesk, steps: list[Step], every: list[datetime], killed: dict[datetime, tuple[int, bool]]
) -> int:
    """Let everything happen and look at every beat; return how many looks died."""
    dice, deaths, waiting = random.Random(SEED), 0, list(reversed(steps))  # noqa: S311 - a story's dice
    for look in every:
        while waiting and waiting[-1].at <= look:
            await desk.does(waiting.pop())
        desk.database.fuse, desk.database.is_before_commit = killed.get(look, (0, True))
        order = dice.sample(SWEEPS, k=len(SWEEPS))
        try:
            await desk.looks(look, order)
        except Killed:
            deaths += 1
        desk.database.fuse = 0
    return deaths


def differences(expected: Expected, told: dict[Key, list[datetime]]) -> list[str]:
    """Say what was missing, told too often, at the wrong time, or without need."""
    found = [f"missing: {key} by {at[-1]}" for key, at in expected.must.items() if key not in told]
    for key, at in told.items():
        if len(at) > 1:
            found.append(f"told {len(at)} times: {key} at {at}")
        if key in expected.must and at[0] not in expected.must[key]:
            found.append(f"told at {at[0]}: {key}, expected at {expected.must[key]}")
        if key not in expected.must and key not in expected.may:
            found.append(f"not expected: {key} at {at}")
    return found


async def test_every_reminder_comes_once_and_on_time_whatever_dies(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "MOST_LINES", 10_000)
    dice = random.Random(SEED)  # noqa: S311 - a story's dice
    hours = demo_office().hours("pli")
    every = list(looks(FIRST, DAYS, hours))
    steps = stories(dice, TICKETS, first=FIRST, days=DAYS, hours=hours)
    killed = {look: (dice.randint(1, 3), dice.random() < 0.5) for look in dice.sample(every, k=KILLS)}
    now = [every[0]]
    database = Mortal(database_url, clock=lambda: now[0])
    desk = YearDesk(database, now)
    try:
        await desk.opens()
        deaths = await live(desk, steps, every, killed)
        told = await desk.told()
    finally:
        await database.close()
    digests = told.pop(("digest", 0, 1, ""), [])
    assert len({at.astimezone(hours.zone).date() for at in digests}) == len(digests), "one a day"
    assert len(digests) >= len({look.date() for look in every}) - 2, "as soon as there is anything to tell"
    expected = Oracle(every, list(killed), hours).expected(steps)
    assert differences(expected, told) == []
    kinds = Counter(chain((key[0] for key in told), ["digest"] * len(digests)))
    print(f"{len(every)} looks, {deaths} killed, {len(steps)} steps, {len(expected.may)} open cases: {dict(kinds)}")  # noqa: T201
    assert deaths >= KILLS * 0.6
    assert set(kinds) >= {"warning", "due", "overdue", "sorry", "reminder", "notice", "lapsed", "evaluation", "digest"}
