"""Sheets on their way: how far they are is told, and what cannot be made is tried three times and then told."""

from collections.abc import AsyncIterable, AsyncIterator
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot import charts
from bot import reports as making
from bot.reports import LOOK_EVERY, MOST_ATTEMPTS, Reporter
from handlers.desk import Desk
from handlers.statistics import actions
from handlers.statistics.periods import Period
from storage import people
from storage.files import FileStore
from storage.reports import ReportKind, ReportState
from storage.tables import outbox, reports
from tests.handlers.clock_desk import RATNA, ClockDesk, clock_desk

MONTH = Period(date(2026, 11, 1), date(2026, 11, 30))
TICKETS = 5
PROGRESS = {"id": "{} dari 5", "en": "{} of 5"}
SORRY = {"id": "laporan belum bisa disusun", "en": "report could not be made"}
READY = {"id": "sudah siap", "en": "ready"}


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[ClockDesk]:
    async with clock_desk(database_url) as opened:
        yield opened


@pytest.fixture
def reporter(desk: ClockDesk, tmp_path: Path) -> Reporter:
    return Reporter(desk.database, desk.office, FileStore(tmp_path / "files"))


async def asks(desk: ClockDesk, language: str) -> None:
    """Let Ratna, who reads that language, ask for a sheet in her own chat."""
    async with desk.database.transaction() as tx:
        await people.speak(tx, RATNA, language=language)
    ratna = await desk.person(RATNA)

    async def act(here: Desk) -> None:
        unit = here.office.units[0]
        await actions.begin(here, unit, MONTH, kind=ReportKind.SHEET, person=ratna, chat_id=RATNA, reply_to=None)

    await desk.does(act)


async def shown(desk: ClockDesk) -> list[str]:
    """Return what was shown in the message that says how it stands, one after the other."""
    of = (outbox.c.chat_id == RATNA) & (outbox.c.method == "editMessageText")
    async with desk.database.transaction() as tx:
        rows = await tx.connection.execute(select(outbox.c.payload).where(of).order_by(outbox.c.id))
        return [row.payload["text"] for row in rows]


async def stands(desk: ClockDesk) -> tuple[str, int]:
    async with desk.database.transaction() as tx:
        newest = select(reports.c.state, reports.c.attempts).order_by(reports.c.id.desc()).limit(1)
        row = (await tx.connection.execute(newest)).one()
    return row.state, row.attempts


@pytest.mark.parametrize("language", ["id", "en"])
async def test_how_far_a_sheet_is_stands_in_the_message_that_said_it_is_being_made(
    desk: ClockDesk, reporter: Reporter, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr(making, "PAGE", 2)
    monkeypatch.setattr(making, "TELL_EVERY", -1.0)  # with every page
    for _ in range(TICKETS):
        await desk.opens()
    await asks(desk, language)
    assert await reporter.look() == 0.0
    *progress, made = await shown(desk)
    assert len(progress) == 3
    for text, done in zip(progress, (0, 2, 4), strict=True):
        assert PROGRESS[language].format(done) in text
    assert READY[language] in made
    assert await stands(desk) == (ReportState.SENT, 0)


@pytest.mark.parametrize("language", ["id", "en"])
async def test_what_cannot_be_made_is_told_after_the_third_time_and_can_be_asked_for_again(
    desk: ClockDesk, reporter: Reporter, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    reasons: list[Exception] = [ValueError("a"), OSError("the store is away"), KeyError("b"), ValueError("c")]

    async def fails(rows: AsyncIterable[object]) -> bytes:
        raise reasons.pop(0)

    monkeypatch.setattr(charts, "write_sheet", fails)
    await asks(desk, language)
    assert await reporter.look() == 0.0
    with pytest.raises(OSError, match="away"):
        await reporter.look()  # the loop looks again; nobody's fault, so it is not counted
    await reporter.look()
    assert await stands(desk) == (ReportState.WAITING, MOST_ATTEMPTS - 1)
    assert await shown(desk) == [], "it may yet come"
    await reporter.look()
    assert await stands(desk) == (ReportState.FAILED, MOST_ATTEMPTS)
    [sorry] = await shown(desk)
    assert SORRY[language] in sorry
    assert "/laporan" in sorry
    assert await reporter.look() == LOOK_EVERY, "nothing waits any more"
    await asks(desk, language)
    assert await stands(desk) == (ReportState.WAITING, 0)
