"""Video calls: proposed by staff, picked by the requester, reminded of, held or missed, put off or called off."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers import prompts
from handlers.calls import screens
from handlers.calls.lookup import agreed, check_open, current, for_requester, for_staff, proposable
from handlers.calls.telling import change_notice, send_entries, tell_requester
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.gathering import call_of, gather_work
from handlers.progress import begin, record
from handlers.screen import Screen
from handlers.staff import actions as staff
from handlers.texts import Texts
from handlers.wanted import Prompt, Wanted
from knowledge.rules import appointments as rules
from knowledge.rules.appointments import CallState
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from storage import appointments, messages, people, tickets
from storage.appointments import Appointment
from storage.messages import MessageRole
from storage.people import Person
from storage.tickets import Ticket


async def show(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Show in the card's place how it stands with the call, and what may be done about it."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await _show(desk, ticket)


async def show_days(desk: Desk, ticket_id: int, picked: str, *, person: Person) -> None:
    """Show the next working days, with the times picked so far."""
    ticket = await proposable(desk, ticket_id, person)
    hours = desk.office.hours(ticket.unit)
    days = rules.working_days(desk.tx.now.astimezone(hours.zone).date(), hours)
    chosen = _local(hours.zone, rules.read_times(picked))
    has_room = [day for day in days if rules.times(day, now=desk.tx.now, hours=hours)]
    await card.show_page(desk, ticket, screens.days(desk.office.own, has_room, chosen, number=ticket.id))


async def show_times(desk: Desk, ticket_id: int, picked: str, day: date, *, person: Person) -> None:
    """Show the times of a day."""
    ticket = await proposable(desk, ticket_id, person)
    hours = desk.office.hours(ticket.unit)
    times = rules.times(day, now=desk.tx.now, hours=hours)
    if not times:
        raise Refusal("refused-stale")
    chosen = _local(hours.zone, rules.read_times(picked))
    await card.show_page(desk, ticket, screens.times(desk.office.own, day, times, chosen, number=ticket.id))


async def propose(desk: Desk, ticket_id: int, picked: str, *, person: Person) -> None:
    """Let the requester choose one of these times."""
    ticket = await proposable(desk, ticket_id, person)
    chosen = rules.check_proposals(rules.read_times(picked), now=desk.tx.now, hours=desk.office.hours(ticket.unit))
    await _propose(desk, ticket, chosen, person)


async def call_now(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Ask the requester for a call right now."""
    ticket = await proposable(desk, ticket_id, person)
    await _propose(desk, ticket, (), person)


async def ask_link(desk: Desk, appointment_id: int, *, person: Person, message_id: int) -> None:
    """Ask in the card's place for the meeting's address; the answer to that message is it."""
    ticket, appointment = await for_staff(desk, appointment_id, Event.CALL_PROPOSED, person)
    check_open(appointment)
    chat_id = desk.office.unit(ticket.unit).chat_id
    prompt = Prompt(Wanted.LINK, appointment.id, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=chat_id, prompt=prompt)
    await card.show_page(desk, ticket, screens.write_link(desk.office.own, number=ticket.id, name=person.name))


async def set_link(desk: Desk, appointment_id: int, written: str, *, person: Person) -> None:
    """Keep the meeting's address and tell the requester."""
    ticket, appointment = await for_staff(desk, appointment_id, Event.CALL_PROPOSED, person)
    check_open(appointment)
    await appointments.set_link(desk.tx, appointment.id, link=rules.check_link(written))
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    changed = await current(desk, appointment.id)
    await change_notice(desk, ticket, changed)
    if changed.at is not None and not changed.is_now:
        await send_entries(desk, ticket, changed)
    elif changed.state == CallState.AGREED:
        await tell_requester(desk, ticket, lambda say: screens.link(say, ticket.id, changed.link or ""))
    await _show(desk, ticket)


async def ask_hold(desk: Desk, appointment_id: int, *, person: Person) -> None:
    """Ask in the card's place whether the requester is really verified."""
    ticket, appointment = await agreed(desk, appointment_id, Event.CALL_HELD, person)
    screen = screens.sure_held(desk.office.own, number=ticket.id, appointment_id=appointment.id)
    await card.show_page(desk, ticket, screen)


async def hold(desk: Desk, appointment_id: int, *, person: Person) -> None:
    """Note that the call took place and the requester is verified."""
    ticket, appointment = await agreed(desk, appointment_id, Event.CALL_HELD, person)
    await _settle(desk, ticket, appointment, CallState.HELD, event=Event.CALL_HELD, person=person)
    await tell_requester(desk, ticket, lambda say: Screen(say("call-held", number=ticket.id)))
    await card.refresh(desk, ticket.id)


async def miss(desk: Desk, appointment_id: int, *, person: Person) -> None:
    """Note that the requester was not there; another time can be asked for."""
    ticket, appointment = await agreed(desk, appointment_id, Event.CALL_MISSED, person)
    if appointment.at is not None and appointment.at > desk.tx.now:
        raise Refusal("refused-call-early", when=desk.office.own.moment(appointment.at))
    await _settle(desk, ticket, appointment, CallState.MISSED, event=Event.CALL_MISSED, person=person)
    await tell_requester(desk, ticket, lambda say: screens.missed(say, ticket.id, appointment.id))
    await _show(desk, ticket)


async def agree(desk: Desk, appointment_id: int, minute: int, *, person: Person) -> None:
    """Take the time that the requester picked: the first pick stands."""
    ticket, appointment = await for_requester(desk, appointment_id, Event.CALL_AGREED, person)
    if appointment.state == CallState.AGREED and appointment.at is not None:
        raise Refusal("refused-call-agreed", when=desk.office.say(person.language).moment(appointment.at))
    check_open(appointment)
    at = _picked(desk, appointment, minute)
    await appointments.agree(
        desk.tx,
        appointment.id,
        at=at,
        is_day_due=rules.is_reminded(at, now=desk.tx.now, ahead=rules.DAY_AHEAD),
        is_soon_due=rules.is_reminded(at, now=desk.tx.now, ahead=rules.SOON_AHEAD),
    )
    when = desk.office.own.moment(at)
    await record(desk, ticket, Event.CALL_AGREED, person_id=person.id, text=when)
    changed = await current(desk, appointment.id)
    await change_notice(desk, ticket, changed)
    if changed.is_now:
        await card.tell(desk, ticket, screens.ready_now(desk.office.own, number=ticket.id, name=person.name))
    else:
        await send_entries(desk, ticket, changed)
    await card.refresh(desk, ticket.id)


async def decline(desk: Desk, appointment_id: int, *, person: Person) -> None:
    """Note that the requester wants another time, and let staff propose anew."""
    ticket, appointment = await for_requester(desk, appointment_id, Event.CALL_DECLINED, person)
    if appointment.state != CallState.MISSED:
        check_open(appointment)
    await _settle(desk, ticket, appointment, CallState.DECLINED, event=Event.CALL_DECLINED, person=person)
    if appointment.state == CallState.AGREED and appointment.at is not None and not appointment.is_now:
        await send_entries(desk, ticket, appointment, is_cancelled=True)  # it stands in both calendars
    await card.tell(desk, ticket, screens.declined_told(desk.office.own, number=ticket.id, name=person.name))
    await card.refresh(desk, ticket.id)


async def check_cancellable(desk: Desk, appointment_id: int, *, person: Person, is_staff: bool) -> Ticket:
    """Return the ticket of a call that this person may call off; a refusal otherwise."""
    seek = for_staff if is_staff else for_requester
    ticket, appointment = await seek(desk, appointment_id, Event.CALL_CANCELLED, person)
    check_open(appointment)
    return ticket


async def ask_cancel(desk: Desk, appointment_id: int, *, person: Person) -> None:
    """Ask in the card's place whether the call is really off."""
    ticket = await check_cancellable(desk, appointment_id, person=person, is_staff=True)
    screen = screens.sure_cancelled(desk.office.own, number=ticket.id, appointment_id=appointment_id, is_staff=True)
    await card.show_page(desk, ticket, screen)


async def cancel(desk: Desk, appointment_id: int, *, person: Person, is_staff: bool) -> None:
    """Call a call off, and tell the other side."""
    ticket = await check_cancellable(desk, appointment_id, person=person, is_staff=is_staff)
    appointment = await current(desk, appointment_id)
    await _settle(desk, ticket, appointment, CallState.CANCELLED, event=Event.CALL_CANCELLED, person=person)
    if appointment.at is not None and not appointment.is_now:
        await send_entries(desk, ticket, appointment, is_cancelled=True)
    elif is_staff:
        await tell_requester(desk, ticket, lambda say: Screen(say("call-cancelled", number=ticket.id)))
    else:
        await card.tell(desk, ticket, Screen(desk.office.own("call-cancelled-told", number=ticket.id)))
    await (_show(desk, ticket) if is_staff else card.refresh(desk, ticket.id))


async def remind(desk: Desk) -> int:
    """Remind both sides of the calls that are near, each once, and return of how many."""
    count = 0
    for is_day, ahead in ((True, rules.DAY_AHEAD), (False, rules.SOON_AHEAD)):
        for appointment in await appointments.take_due(desk.tx, ahead=ahead, is_day=is_day):
            ticket = await tickets.get(desk.tx, appointment.ticket_id)
            if ticket is not None and appointment.at is not None:
                count += 1
                await _remind(desk, ticket, appointment)
    return count


async def _remind(desk: Desk, ticket: Ticket, appointment: Appointment) -> None:
    at, link = (appointment.at or desk.tx.now).astimezone(desk.office.zone), appointment.link or ""

    def for_requester(say: Texts) -> Screen:
        return screens.reminder(say, ticket.id, appointment.id, at, link)

    await tell_requester(desk, ticket, for_requester)
    requester = await people.find(desk.tx, ticket.requester_id)
    name = requester.name if requester else ""
    await card.tell(desk, ticket, screens.reminder_told(desk.office.own, ticket.id, at, link, name=name))


async def _propose(desk: Desk, ticket: Ticket, chosen: tuple[datetime, ...], person: Person) -> None:
    taken = await begin(desk, ticket, person)
    before = await appointments.newest(desk.tx, ticket.id)
    ref = await messages.note(desk.tx, ticket.id, chat_id=ticket.requester_id, role=MessageRole.NOTICE)
    appointment = await appointments.propose(
        desk.tx,
        ticket.id,
        proposals=chosen,
        is_now=not chosen,
        link=before.link if before else None,
        by_id=person.id,
        notice_ref=ref,
    )
    if before is not None and before.state in rules.OPEN:
        await change_notice(desk, ticket, await current(desk, before.id))
    requester = await people.find(desk.tx, ticket.requester_id)
    say = desk.office.say(requester.language if requester else desk.office.language)
    name = desk.office.name_shown(person.name, unit_id=ticket.unit)
    screen = screens.notice(say, ticket.id, call_of(appointment), zone=desk.office.zone, name=name)
    await desk.post(screen, chat_id=ticket.requester_id, message_ref=ref)
    own = desk.office.own
    text = "; ".join(own.moment(at) for at in chosen) or own.plain("card-call-now")
    await record(desk, taken, Event.CALL_PROPOSED, person_id=person.id, text=text)
    await _show(desk, ticket)


async def _settle(
    desk: Desk, ticket: Ticket, appointment: Appointment, state: CallState, *, event: Event, person: Person
) -> None:
    await appointments.settle(desk.tx, appointment.id, state=state, by_id=person.id)
    own = desk.office.own
    text = own.moment(appointment.at) if appointment.at else own.plain("card-call-open")
    await record(desk, ticket, event, person_id=person.id, text=text)
    await change_notice(desk, ticket, await current(desk, appointment.id))


def _picked(desk: Desk, appointment: Appointment, minute: int) -> datetime:
    now = desk.tx.now
    if not appointment.is_now:
        return rules.check_pick(datetime.fromtimestamp(minute * 60, now.tzinfo), appointment.proposals, now=now)
    if now - appointment.proposed_at > rules.NOW_LASTS:
        raise Refusal("refused-call-now-over")
    return now


async def _show(desk: Desk, ticket: Ticket) -> None:
    fresh = await tickets.get(desk.tx, ticket.id) or ticket
    view, work = await card.gather(desk, fresh), await gather_work(desk, fresh)
    screen = screens.call(desk.office.own, view, work.call, zone=desk.office.zone, now=desk.tx.now)
    await card.show_page(desk, fresh, screen)


def _local(zone: ZoneInfo, times: tuple[datetime, ...]) -> tuple[datetime, ...]:
    return tuple(at.astimezone(zone) for at in times)
