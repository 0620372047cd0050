"""What both sides hear of a call: the proposal kept true, messages that ring, entries for their calendars."""

from collections.abc import Callable

from handlers import notices
from handlers.calls import screens
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.gathering import call_of
from handlers.relay import Place
from handlers.screen import Screen
from handlers.texts import Html, Texts
from knowledge.rules import appointments as rules
from knowledge.rules.appointments import Entry
from storage import appointments, messages, people
from storage.appointments import Appointment
from storage.messages import MessageRole
from storage.outbox import Priority
from storage.tickets import Ticket


async def tell_requester(desk: Desk, ticket: Ticket, screen_of: Callable[[Texts], Screen]) -> None:
    """Tell the requester something of the call, as a message that rings."""
    await notices.tell(desk, ticket, screen_of)


async def change_notice(desk: Desk, ticket: Ticket, appointment: Appointment) -> None:
    """Make the proposal in the requester's chat say how it stands now."""
    requester = await people.find(desk.tx, ticket.requester_id)
    if requester is None or appointment.notice_ref is None:
        return
    by = await people.find(desk.tx, appointment.by_id)
    say = desk.office.say(requester.language)
    name = desk.office.name_shown(by.name if by else "", unit_id=ticket.unit)
    screen = screens.notice(say, ticket.id, call_of(appointment), zone=desk.office.zone, name=name)
    await desk.edit(screen, chat_id=requester.id, message_ref=appointment.notice_ref)


async def send_entries(desk: Desk, ticket: Ticket, appointment: Appointment, *, is_cancelled: bool = False) -> None:
    """Send both sides the call as a file that their calendars take; a later one changes what an earlier one made."""
    requester = await people.find(desk.tx, ticket.requester_id)
    revision = await appointments.count_entry(desk.tx, appointment)
    sides = (
        (desk.office.own, await card.place_of(desk, ticket), True),
        (
            desk.office.say(requester.language if requester else desk.office.language),
            Place(ticket.requester_id),
            False,
        ),
    )
    for say, place, is_staff in sides:
        entry = _entry(desk, say, ticket, appointment, revision=revision)
        file = rules.calendar(entry, now=desk.tx.now, is_cancelled=is_cancelled)
        caption = screens.entry_caption(
            say, ticket.id, call_of(appointment), zone=desk.office.zone, is_cancelled=is_cancelled, is_staff=is_staff
        )
        name = say.plain("call-file", number=ticket.id)
        await _send(desk, ticket, place, {"content": file, "name": f"{name}.ics"}, caption)


def _entry(desk: Desk, say: Texts, ticket: Ticket, appointment: Appointment, *, revision: int) -> Entry:
    unit = desk.office.unit(ticket.unit)
    return Entry(
        uid=f"ticket-{ticket.id}.{abs(unit.chat_id)}@loket",  # one a ticket: another time moves the same entry
        at=appointment.at or desk.tx.now,
        summary=say.plain("call-entry", number=ticket.id, office=desk.office.name),
        description=say.plain("call-entry-more", number=ticket.id, unit=unit.name),
        link=appointment.link,
        revision=revision,
    )


async def _send(desk: Desk, ticket: Ticket, place: Place, file: dict[str, str], caption: Html) -> None:
    ref = await messages.note(desk.tx, ticket.id, chat_id=place.chat_id, role=MessageRole.NOTICE)
    await desk.call(
        "sendDocument",
        {"chat_id": place.chat_id, "document": file, "caption": caption, "parse_mode": "HTML"},
        chat_id=place.chat_id,
        priority=Priority.ALERT if place.chat_id < 0 else Priority.TALK,
        message_ref=ref,
        reply_ref=place.reply_ref,
        topic_ref=place.topic_ref,
    )
