"""Who is reminded of what, when, and only once; tickets that are closed by themselves."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest
import pytest_asyncio

from bot.sweeps import remind
from handlers.clock import reviving
from handlers.staff import actions as staff
from knowledge.rules.promises import Patience
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import ClosedAs, Status
from storage import tickets as rows
from storage.database import Database
from tests.handlers.clock_desk import AGUS, BUDI, PLI, RATNA, SITI, ClockDesk, at
from tests.handlers.clock_steps import asks_for_more, drops, gives, reopens, replies, row, skips, writes


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[ClockDesk]:
    now = [at("2026-11-23 08:00")]  # a Monday
    database = Database(database_url, clock=lambda: now[0])
    desk = ClockDesk(database, now)
    await desk.people_come()
    yield desk
    await database.close()


async def test_a_broken_promise_is_told_once_to_everybody_whom_it_concerns(desk: ClockDesk) -> None:
    ticket, other, budi = await desk.opens(), await desk.opens(AGUS), await desk.person(BUDI)
    await desk.does(lambda here: staff.take(here, ticket.id, person=budi))
    since = await desk.mark()
    await desk.sweeps_until("2026-11-24 12:00")
    soon, due, late = [text for text in await desk.said(PLI, since=since) if "Pengingat" in text]
    assert "Hampir jatuh tempo" in soon
    assert f"#{ticket.id}" in soon
    assert f"#{other.id}" in soon, "one message for both"
    assert f'<a href="tg://user?id={BUDI}">Budi Santoso</a>' in soon
    assert "Jatuh tempo" in due
    assert "Ratna Dewi" not in due
    assert "Terlambat" in late
    assert f'<a href="tg://user?id={RATNA}">Ratna Dewi</a>' in late
    (sorry,) = [text for text in await desk.said(SITI, since=since) if "Mohon maaf" in text]
    assert "Perkiraan baru: dijawab <b>hari ini 15.00 WIB</b>" in sorry
    (english,) = [text for text in await desk.said(AGUS, since=since) if "sorry" in text]
    assert "today 15:00 WIB" in english
    answer, _ = await desk.clocks(ticket.id)
    assert (answer.stage, answer.renewed_at) == ("told", at("2026-11-23 15:00"))


async def test_two_that_look_at_once_tell_once(desk: ClockDesk) -> None:
    for _ in range(5):
        await desk.opens()
    since = await desk.mark()
    desk.goes_to("2026-11-23 13:30")
    found = await asyncio.gather(*(remind(desk.database, desk.office) for _ in range(3)))
    assert sum(found) == 5
    assert len(await desk.said(SITI, since=since)) == 5
    assert sum(text.count("jawaban pertama") for text in await desk.said(PLI, since=since)) == 5


async def test_what_lapses_is_told_before_and_opened_again_with_one_tap(desk: ClockDesk) -> None:
    ticket, siti = await desk.opens(), await desk.person(SITI)
    await asks_for_more(desk, ticket)
    since = await desk.mark()
    await desk.sweeps_until("2026-12-08 12:00")
    reminder, notice, lapsed = await desk.said(SITI, since=since)
    assert "menunggu kelengkapan" in reminder
    assert "<b>Senin 08.00 WIB</b>" in notice, "ten working days after Monday morning, told two before"
    assert "kami tutup dulu" in lapsed
    closed = await row(desk, ticket)
    assert (closed.status, closed.closed_as) == (Status.CLOSED, ClosedAs.LAPSED)
    assert closed.closed_at == at("2026-12-07 08:00"), "as it was told"
    agus = await desk.person(AGUS)
    with pytest.raises(Refusal, match="refused-not-yours"):
        await desk.does(lambda here: reviving.revive(here, ticket.id, person=agus))
    await desk.does(lambda here: reviving.revive(here, ticket.id, person=siti))
    assert (await row(desk, ticket)).status == Status.WAITING, "it goes on waiting"
    assert await desk.due_at(ticket.id) is None
    with pytest.raises(Refusal, match="refused-not-lapsed"):
        await desk.does(lambda here: reviving.revive(here, ticket.id, person=siti))
    await gives(desk, ticket)
    assert (await row(desk, ticket)).status == Status.IN_PROGRESS


async def test_whoever_does_something_is_waited_for_anew_and_a_late_notice_closes_later(desk: ClockDesk) -> None:
    ticket = await desk.opens()
    await asks_for_more(desk, ticket)
    desk.goes_to("2026-11-25 12:00")
    await desk.does(lambda here: writes(here, desk, ticket.id))
    since = await desk.mark()
    await desk.sweeps_until("2026-11-27 10:00")
    assert await desk.said(SITI, since=since) == [], "two working days have not passed since then"
    desk.goes_to("2026-12-20 12:00")  # the machine was off, and it is a Sunday
    await desk.sweeps()
    (notice,) = await desk.said(SITI, since=since)
    assert "<b>Selasa 13.00 WIB</b>" in notice, "two working days are left, whatever was missed"
    await desk.sweeps()
    assert (await row(desk, ticket)).status == Status.WAITING


async def test_a_request_with_nothing_owed_any_more_goes_on_when_it_is_revived(desk: ClockDesk) -> None:
    ticket, siti = await desk.opens(), await desk.person(SITI)
    await asks_for_more(desk, ticket)
    await desk.sweeps_until("2026-12-08 12:00")
    await desk.does(lambda here: drops(here, ticket.id))
    await desk.does(lambda here: reviving.revive(here, ticket.id, person=siti))
    assert (await row(desk, ticket)).status == Status.IN_PROGRESS
    assert await desk.due_at(ticket.id) is not None


async def test_an_evaluation_is_asked_for_once_more_and_not_where_it_was_refused(desk: ClockDesk) -> None:
    tickets_of = [await desk.opens() for _ in range(3)]
    budi = await desk.person(BUDI)
    for ticket in tickets_of:
        await replies(desk, ticket)
        await desk.does(partial(staff.close, ticket_id=ticket.id, person=budi))
    kept, skipped, reopened = tickets_of
    await desk.does(lambda here: skips(here, skipped.id))
    await desk.does(lambda here: reopens(here, desk, reopened.id))
    since = await desk.mark()
    await desk.sweeps_until("2026-12-01 12:00")
    asked = [text for text in await desk.said(SITI, since=since) if "Bagaimana pelayanan kami" in text]
    assert len(asked) == 1
    assert f"#{kept.id}" in asked[0]


async def test_what_changed_behind_its_back_is_followed_by_the_next_look(desk: ClockDesk) -> None:
    ticket = await desk.opens()
    async with desk.database.transaction() as tx:
        await rows.change(tx, await row(desk, ticket, tx), status=Status.WAITING)
    since = await desk.mark()
    await desk.sweeps_until("2026-11-23 18:00")
    assert await desk.said(SITI, since=since) == []
    assert await desk.due_at(ticket.id) is None


async def test_an_office_may_promise_and_remind_of_nothing(desk: ClockDesk) -> None:
    desk.with_office(
        promises=replace(desk.office.promises, classes={}),
        patience=Patience(waiting=0, closing=0, evaluation=0, has_digest=False),
    )
    ticket, budi = await desk.opens(), await desk.person(BUDI)
    other = await desk.opens(AGUS)
    await asks_for_more(desk, ticket)
    await desk.does(lambda here: staff.close(here, other.id, person=budi))
    assert await desk.due_at(ticket.id) is None
    since = await desk.mark()
    await desk.sweeps_until("2027-01-10 12:00")
    assert await desk.said(SITI, since=since) == await desk.said(PLI, since=since) == []
    assert (await row(desk, ticket)).status == Status.WAITING
