"""A call and its ticket, for somebody who may do something with it."""

from handlers.desk import Desk
from handlers.staff import actions as staff
from knowledge.rules import appointments as rules
from knowledge.rules import ticket as ticket_rules
from knowledge.rules.appointments import CallState
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role, roles_of
from knowledge.rules.ticket import Event
from storage import appointments, tickets
from storage.appointments import Appointment
from storage.people import Person
from storage.tickets import Ticket


async def proposable(desk: Desk, ticket_id: int, person: Person) -> Ticket:
    """Return a ticket for which this person may propose a call now; a refusal otherwise."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.CALL_PROPOSED, person_id=person.id)
    ticket_rules.next_status(ticket.status, Event.CALL_PROPOSED, number=ticket.id)
    return ticket


async def for_staff(desk: Desk, appointment_id: int, event: Event, person: Person) -> tuple[Ticket, Appointment]:
    """Return a ticket of this staff member's unit and its call, about to change; a refusal otherwise."""
    known = await appointments.get(desk.tx, appointment_id)
    if known is None:
        raise Refusal("refused-stale")
    ticket = await staff.ticket_for(desk, known.ticket_id, event, person_id=person.id)
    if Role.STAFF not in await staff.roles(desk, ticket, person.id):
        raise Refusal("refused-not-staff")  # a requester may call it off, but in the own chat
    ticket_rules.next_status(ticket.status, event, number=ticket.id)
    return ticket, await current(desk, appointment_id)


async def for_requester(desk: Desk, appointment_id: int, event: Event, person: Person) -> tuple[Ticket, Appointment]:
    """Return this requester's ticket and its call, about to change; a refusal otherwise."""
    known = await appointments.get(desk.tx, appointment_id)
    ticket = await tickets.get(desk.tx, known.ticket_id, will_change=True) if known else None
    if ticket is None or ticket.requester_id != person.id:
        raise Refusal("refused-not-yours")
    ticket_rules.check_right(event, roles_of(is_requester=True, is_member=False, is_admin=False))
    ticket_rules.next_status(ticket.status, event, number=ticket.id)
    return ticket, await current(desk, appointment_id)


async def agreed(desk: Desk, appointment_id: int, event: Event, person: Person) -> tuple[Ticket, Appointment]:
    """Return a ticket and the call that both agreed on; a refusal for any other."""
    ticket, appointment = await for_staff(desk, appointment_id, event, person)
    if appointment.state != CallState.AGREED:
        raise Refusal("refused-call-not-agreed")
    return ticket, appointment


async def current(desk: Desk, appointment_id: int) -> Appointment:
    """Return an appointment as it is now, after the lock on its ticket."""
    appointment = await appointments.get(desk.tx, appointment_id)
    if appointment is None:
        raise Refusal("refused-stale")
    return appointment


def check_open(appointment: Appointment) -> None:
    """Raise a refusal for a call that is over, replaced or called off."""
    if appointment.state not in rules.OPEN:
        raise Refusal(f"refused-call-{appointment.state}")
