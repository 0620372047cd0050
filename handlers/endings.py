"""What ends with a ticket: the wait for somebody outside, and a video call that nobody waits for any more."""

from handlers.calls.telling import change_notice, send_entries
from handlers.desk import Desk
from handlers.ladder import end_outside
from knowledge.rules import appointments as rules
from knowledge.rules.appointments import CallState
from knowledge.rules.ticket import Event
from storage import appointments, history
from storage.tickets import Ticket


async def call_off(desk: Desk, ticket: Ticket, *, person_id: int | None) -> None:
    """Call off what a ticket about to be closed still waits for; ``person_id`` is who closes it, None for the desk.

    Its step outside is over. A video call's time that both agreed on leaves their calendars; an invitation loses its
    buttons. A call that is over by the clock stays as it is: nobody said yet what became of it.
    """
    await end_outside(desk, ticket, by_id=person_id)
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
