"""What ends with a ticket: a video call that nobody waits for any more."""

from handlers.calls.telling import change_notice, send_entries
from handlers.desk import Desk
from knowledge.rules import appointments as rules
from knowledge.rules.appointments import CallState
from knowledge.rules.ticket import Event
from storage import appointments, history
from storage.tickets import Ticket


async def call_off(desk: Desk, ticket: Ticket, *, person_id: int | None) -> None:
    """Call off the video call that a ticket about to be closed still has ahead; ``person_id`` is who closes it.

    A time that both agreed on leaves their calendars; an invitation loses its buttons. One that is over by the clock
    stays as it is: nobody said yet what became of it.
    """
    call = await appointments.newest(desk.tx, ticket.id)
    if call is None or not rules.is_ahead(call.state, call.at, now=desk.tx.now):
        return
    await appointments.settle(desk.tx, call.id, state=CallState.CANCELLED, by_id=person_id)
    own = desk.office.own
    text = own.moment(call.at) if call.at else own.plain("card-call-open")
    await history.write(desk.tx, ticket.id, Event.CALL_CANCELLED, actor_id=person_id, text=text)
    current = await appointments.get(desk.tx, call.id) or call
    await change_notice(desk, ticket, current)
    if call.state == CallState.AGREED:
        await send_entries(desk, ticket, current, is_cancelled=True)
