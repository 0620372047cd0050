"""The summary of a unit's morning: once a working day, with the right figures."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial

import pytest_asyncio

from bot.sweeps import tell_digests
from handlers.staff import actions as staff
from storage import evaluations
from storage.database import Database
from storage.evaluations import EvaluationState
from storage.tickets import Ticket
from tests.handlers.clock_desk import AGUS, BUDI, PLI, ClockDesk, at
from tests.handlers.clock_steps import asks_for_more


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[ClockDesk]:
    now = [at("2026-11-19 09:00")]  # a Thursday
    database = Database(database_url, clock=lambda: now[0])
    desk = ClockDesk(database, now)
    await desk.people_come()
    yield desk
    await database.close()


async def digests(desk: ClockDesk) -> list[str]:
    return [text for text in await desk.said(PLI) if "Selamat pagi" in text]


async def evaluate(desk: ClockDesk, ticket: Ticket, grade: int) -> None:
    async with desk.database.transaction() as tx:
        await evaluations.grade(tx, ticket.id, question="hasil", grade=grade)
        await evaluations.settle(tx, ticket.id, state=EvaluationState.GIVEN)


async def test_each_working_morning_once_and_on_the_first_of_a_week_the_last_one(desk: ClockDesk) -> None:
    budi = await desk.person(BUDI)
    done = [await desk.opens() for _ in range(3)]
    late, waiting, fresh = await desk.opens(), await desk.opens(AGUS), await desk.opens(AGUS)
    for ticket in done:
        await desk.does(partial(staff.close, ticket_id=ticket.id, person=budi))
    await asks_for_more(desk, waiting)
    desk.goes_to("2026-11-20 10:00")
    for ticket, grade in zip(done, (4, 4, 3), strict=True):
        await evaluate(desk, ticket, grade)
    await desk.does(lambda here: staff.take(here, late.id, person=budi))
    for moment in ("2026-11-21 09:00", "2026-11-23 07:59", "2026-11-23 08:00"):
        assert await digests(desk) == []
        desk.goes_to(moment)
        await asyncio.gather(*(tell_digests(desk.database, desk.office) for _ in range(3)))
    (monday,) = await digests(desk)
    for expected in (
        "Selamat pagi, Seksi PLI</b> · Senin, 23 Nov 2026",
        "Berjalan: <b>3</b> (belum diambil 1)",
        "Jatuh tempo hari ini: <b>0</b> · terlambat: <b>2</b>",
        "Menunggu pemohon: 1",
        "🔴 #4 Bantuan lainnya · Kamis, 19 Nov 2026 14.00 WIB · Budi Santoso",
        "<b>Sejak Jumat</b>\nMasuk 0 · selesai 0\nPenilaian: <b>3,7</b> dari 4 (3 penilaian)",
        "<b>Minggu lalu</b>\nMasuk 6 · selesai 3\nSesuai perkiraan: 7 dari 7",
    ):
        assert expected in monday, monday
    desk.goes_to("2026-11-24 16:29")  # the machine was off until the afternoon
    await tell_digests(desk.database, desk.office)
    desk.goes_to("2026-11-25 16:30")
    await tell_digests(desk.database, desk.office)
    tuesday = (await digests(desk))[1:]
    assert len(tuesday) == 1, "not after closing"
    assert "Minggu lalu" not in tuesday[0]
    del fresh


async def test_few_evaluations_show_no_grade_and_nothing_to_tell_is_not_told(desk: ClockDesk) -> None:
    desk.goes_to("2026-11-20 08:00")
    await tell_digests(desk.database, desk.office)
    assert await digests(desk) == []
    ticket, budi = await desk.opens(), await desk.person(BUDI)
    await desk.does(lambda here: staff.close(here, ticket.id, person=budi))
    await evaluate(desk, ticket, 1)
    desk.goes_to("2026-11-23 08:10")
    await tell_digests(desk.database, desk.office)
    (monday,) = await digests(desk)
    assert "Penilaian masuk: 1" in monday
    assert "dari 4" not in monday, "one grade would tell whose it is"


async def test_no_summary_on_a_holiday(desk: ClockDesk) -> None:
    await desk.opens()
    for day in ("2026-12-24", "2026-12-25", "2026-12-26", "2026-12-27"):
        desk.goes_to(f"{day} 08:00")
        await tell_digests(desk.database, desk.office)
    assert await digests(desk) == []
