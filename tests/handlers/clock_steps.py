"""What people do to a ticket in the tests about time."""

from datetime import timedelta

from handlers.demands import actions as demands
from handlers.desk import Desk
from handlers.evaluation import actions as evaluation
from handlers.staff import actions as staff
from handlers.tickets import actions as tickets
from handlers.tickets import ending
from knowledge.rules.promises import Promises
from knowledge.rules.sla import SlaClass, Span
from knowledge.rules.ticket import Event
from storage import demands as wishes
from storage import tickets as rows
from storage.demands import DemandState
from storage.tickets import Ticket
from storage.transaction import Transaction
from tests.handlers.clock_desk import BUDI, PLI, SITI, ClockDesk
from tests.knowledge.rules.calendars import office


async def replies(desk: ClockDesk, ticket: Ticket) -> None:
    budi = await desk.person(BUDI)
    await desk.does(lambda here: staff.reply(here, ticket.id, desk.written(PLI), person=budi))


async def asks_for_more(desk: ClockDesk, ticket: Ticket) -> None:
    budi = await desk.person(BUDI)
    await desk.does(lambda here: demands.ask(here, ticket.id, "Foto kartu", person=budi))


async def gives(desk: ClockDesk, ticket: Ticket) -> None:
    siti = await desk.person(SITI)

    async def give(here: Desk) -> None:
        (wish,) = [each for each in await wishes.of_ticket(here.tx, ticket.id) if each.state == DemandState.OPEN]
        await demands.give(here, wish.id, desk.written(SITI), person=siti, file=None)

    await desk.does(give)


async def drops(here: Desk, ticket_id: int) -> None:
    for wish in await wishes.of_ticket(here.tx, ticket_id):
        await wishes.settle(here.tx, wish.id, state=DemandState.DROPPED)


async def writes(here: Desk, desk: ClockDesk, ticket_id: int) -> None:
    ticket = await tickets.own(here, ticket_id, person_id=SITI)
    await tickets.write(here, ticket, desk.written(SITI), person_id=SITI)


async def reopens(here: Desk, desk: ClockDesk, ticket_id: int) -> None:
    ticket = await tickets.own(here, ticket_id, person_id=SITI)
    await tickets.reopen(here, ticket, [desk.written(SITI)], person_id=SITI)


async def withdraws(here: Desk, ticket_id: int) -> None:
    ticket = await tickets.own(here, ticket_id, person_id=SITI)
    await ending.end(here, ticket, Event.WITHDRAWN, person_id=SITI)


async def skips(here: Desk, ticket_id: int) -> None:
    await evaluation.skip(here, await evaluation.open_own(here, ticket_id, person_id=SITI))


async def row(desk: ClockDesk, ticket: Ticket, tx: Transaction | None = None) -> Ticket:
    if tx is None:
        async with desk.database.transaction() as own:
            return await row(desk, ticket, own)
    found = await rows.get(tx, ticket.id)
    assert found is not None
    return found


def promises_of_three_zones() -> Promises:
    """Return an office with a unit in the east, an hour for what is urgent and no promise for what is not."""
    usual = SlaClass("standar", Span(time=timedelta(hours=4)), Span(days=5))
    urgent = SlaClass("standar", Span(time=timedelta(hours=1)), Span(days=1))
    classes = {
        ("standar", ""): usual,
        ("standar", "urgent"): urgent,
        ("standar", "low"): SlaClass("standar", None, None),
    }
    return Promises(office(), {"lpse": office("Asia/Jayapura")}, classes)
