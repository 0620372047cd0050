"""Promises follow what happens to a ticket, and people read what to expect."""

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.demo.run import UNITS
from handlers.clock import actions as clock
from handlers.desk import Desk
from handlers.marks import actions as marks
from handlers.staff import actions as staff
from handlers.transfer import actions as transfer
from knowledge.rules.ticket import Event
from storage import escalations, history
from storage.database import Database
from tests.handlers.clock_desk import BUDI, PLI, ClockDesk, at
from tests.handlers.clock_steps import asks_for_more, gives, promises_of_three_zones, reopens, replies, withdraws


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[ClockDesk]:
    now = [at("2026-11-23 08:00")]  # a Monday
    database = Database(database_url, clock=lambda: now[0])
    desk = ClockDesk(database, now)
    await desk.people_come()
    yield desk
    await database.close()


async def test_a_question_on_a_friday_before_the_prayer_is_due_after_it(desk: ClockDesk) -> None:
    desk.goes_to("2026-11-27 11:15")
    ticket = await desk.opens()
    assert await desk.due_at(ticket.id) == at("2026-11-30 08:15"), "4 hours without the prayer's break, and a weekend"
    answer, solution = await desk.clocks(ticket.id)
    assert (answer.due_at, solution.due_at) == (at("2026-11-30 08:15"), at("2026-12-04 11:15"))
    (card,) = await desk.said(PLI)
    assert "⏰ jawaban pertama: Senin 08.15 WIB" in card


async def test_the_first_answer_keeps_its_promise_and_the_solution_is_due_then(desk: ClockDesk) -> None:
    ticket = await desk.opens()
    budi = await desk.person(BUDI)
    desk.goes_to("2026-11-23 09:00")
    await desk.does(lambda here: staff.take(here, ticket.id, person=budi))
    assert await desk.due_at(ticket.id) == at("2026-11-23 12:00"), "being taken is no answer"
    await replies(desk, ticket)
    answer, solution = await desk.clocks(ticket.id)
    assert (answer.met_at, answer.spent) == (at("2026-11-23 09:00"), 3_600_000_000)
    assert await desk.due_at(ticket.id) == solution.due_at == at("2026-11-27 17:00")
    desk.goes_to("2026-11-24 09:00")
    await replies(desk, ticket)
    assert (await desk.clocks(ticket.id))[0].met_at == at("2026-11-23 09:00"), "the first one counts"


async def test_while_the_requester_is_waited_for_nothing_is_due(desk: ClockDesk) -> None:
    ticket = await desk.opens()
    desk.goes_to("2026-11-23 09:00")
    await asks_for_more(desk, ticket)
    assert await desk.due_at(ticket.id) is None
    assert [row.stage for row in await desk.nudges(ticket.id)] == ["reminder"]
    desk.goes_to("2026-11-25 10:00")
    await gives(desk, ticket)
    assert await desk.due_at(ticket.id) == at("2026-12-02 09:00"), "later by sixteen open hours"
    assert await desk.nudges(ticket.id) == []


async def test_while_the_centre_has_it_nothing_is_due(desk: ClockDesk) -> None:
    ticket = await desk.opens()
    await replies(desk, ticket)
    desk.goes_to("2026-11-23 10:00")

    async def goes_up(here: Desk) -> int:
        step = await escalations.start(here.tx, ticket, tier="lkpp", by_id=BUDI, is_outside=True)
        await history.write(here.tx, ticket.id, Event.ESCALATED, actor_id=BUDI, text="LKPP")
        return step.id

    step = await desk.does(goes_up)
    assert await desk.due_at(ticket.id) is None

    async def comes_back(here: Desk) -> None:
        await escalations.end(here.tx, step, by_id=BUDI)
        await history.write(here.tx, ticket.id, Event.RETURNED, actor_id=BUDI)

    desk.goes_to("2026-11-24 10:00")
    await desk.does(comes_back)
    assert await desk.due_at(ticket.id) == at("2026-11-30 16:30"), "a working day later"


async def test_another_priority_and_another_unit_have_another_time(desk: ClockDesk) -> None:
    desk.with_office(promises=promises_of_three_zones())
    ticket, budi = await desk.opens(), await desk.person(BUDI)
    desk.goes_to("2026-11-23 09:00")
    await desk.does(lambda here: marks.prioritize(here, ticket.id, "urgent", person=budi))
    assert await desk.due_at(ticket.id) == at("2026-11-23 10:00"), "an hour from now on"
    answer, _ = await desk.clocks(ticket.id)
    assert (answer.sla, answer.unit) == ("standar/urgent", "pli")
    desk.goes_to("2026-11-23 09:30")
    await desk.does(lambda here: transfer.transfer(here, ticket.id, "lpse", person=budi, chat_id=PLI))
    assert await desk.due_at(ticket.id) == at("2026-11-23 10:00"), "half an hour is left there, too"
    card = (await desk.said(UNITS[1].chat_id))[0]
    assert "hari ini 12.00 WIT" in card, "by the clock of that unit"
    await desk.does(lambda here: marks.prioritize(here, ticket.id, "low", person=budi))
    assert await desk.due_at(ticket.id) is None, "nothing is promised for it"


async def test_a_closed_ticket_owes_nothing_and_a_reopened_one_is_promised_anew(desk: ClockDesk) -> None:
    ticket, budi = await desk.opens(), await desk.person(BUDI)
    desk.goes_to("2026-11-23 10:00")
    await desk.does(lambda here: staff.close(here, ticket.id, person=budi))
    assert await desk.due_at(ticket.id) is None
    assert [(row.met_at, row.ended_at) for row in await desk.clocks(ticket.id)] == [(at("2026-11-23 10:00"),) * 2] * 2
    desk.goes_to("2026-11-24 10:00")
    await desk.does(lambda here: reopens(here, desk, ticket.id))
    assert await desk.due_at(ticket.id) == at("2026-11-24 15:00")
    assert [row.round for row in await desk.clocks(ticket.id)] == [2, 2, 1, 1]
    await desk.does(lambda here: withdraws(here, ticket.id))
    assert [row.met_at for row in await desk.clocks(ticket.id)][:2] == [None, None], "neither kept nor broken"


async def test_at_night_a_requester_is_told_once_when_the_office_opens(desk: ClockDesk) -> None:
    desk.goes_to("2026-11-27 20:00")
    ticket = await desk.opens()
    say = desk.office.say("id")
    words = await desk.does(lambda here: clock.promise_in_words(here, ticket.id, say))
    assert "tutup dan buka lagi Senin 08.00 WIB" in words
    assert "Diperkirakan dijawab <b>Senin 12.00 WIB</b>" in words
    for moment, expected in (
        ("2026-11-27 21:00", ""),  # the promise has said it
        ("2026-11-28 10:00", ""),
        ("2026-11-30 09:00", ""),  # open
        ("2026-11-30 12:30", "hari ini 13.00 WIB"),
        ("2026-11-30 12:45", ""),
        ("2026-11-30 23:00", "besok 08.00 WIB"),
    ):
        desk.goes_to(moment)
        away = await desk.does(lambda here: clock.absence_in_words(here, ticket.id, say))
        assert (expected in away) if expected else (away == "")
