"""A ticket found again: by its number, by words, or tapped in a list."""

from telegram import Update

from handlers.buttons import BringCard, PeekFound, PeekTicket, ShowFound, ShowQueue, Tap
from handlers.card_again import Brought
from handlers.context import Context
from handlers.desk import Visit
from handlers.incoming import message_of
from handlers.lookup import actions, screens
from handlers.screen import Screen
from handlers.texts import Texts
from handlers.units import check_staff, staffed
from knowledge.lookup import ticket_number
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from storage.searches import Search
from storage.tickets import Ticket

MOST_PAGES = 9_999  # that a button carries; the queue shows the nearest page that there is
LONGEST_VIEW = 26


async def ticket_asked(update: Update, context: Context) -> None:
    """/tiket 12 in the group: where it is, and its card anew."""
    visit, unit = context.visit, _group(update, context)
    number = ticket_number(" ".join(context.args or ()))
    if number is None:
        raise Refusal("refused-ticket-number")
    ticket = await actions.staffed_ticket(visit.desk, number, person=visit.person, unit=unit)
    brought = await actions.bring(visit.desk, ticket, reply_to=visit.message_id)
    if unit.is_forum or brought != Brought.UP:
        at = await actions.whereabouts(visit.desk, ticket, visit.desk.office.own)
        await _answer(visit, screens.where(visit.desk.office.own, at))


async def ticket_shown(update: Update, context: Context) -> bool:
    """/tiket 12 in the own chat of one of its staff; False where it is for somebody else to answer."""
    visit = context.visit
    number = ticket_number(" ".join(context.args or ()))
    if number is None or not await actions.is_staffs(visit.desk, number, person=visit.person):
        return False
    await _peek(visit, await actions.staffed_ticket(visit.desk, number, person=visit.person), back=None)
    return True


async def brought(update: Update, context: Context) -> None:
    """A number tapped in a list of the group's, or *Bring the card*."""
    visit, tap = context.visit, context.tap(update, BringCard)
    unit = visit.desk.office.unit_at(visit.chat_id)
    ticket = await actions.staffed_ticket(visit.desk, tap.ticket_id, person=visit.person, unit=unit)
    done = await actions.bring(visit.desk, ticket)
    key = "toast-card-in-topic" if done == Brought.IN_TOPIC else "toast-card-brought"
    visit.answer_tap(visit.say.plain(key, number=ticket.id))


async def peeked(update: Update, context: Context) -> None:
    """A number tapped in one's own chat, in the queue."""
    visit, tap = context.visit, context.tap(update, PeekTicket)
    ticket = await actions.staffed_ticket(visit.desk, tap.ticket_id, person=visit.person)
    group = -visit.desk.office.unit(ticket.unit).chat_id
    await _peek(visit, ticket, back=ShowQueue(group, min(tap.page, MOST_PAGES), tap.view[:LONGEST_VIEW]))


async def found_peeked(update: Update, context: Context) -> None:
    """A number tapped in one's own chat, among what was found."""
    visit, tap = context.visit, context.tap(update, PeekFound)
    ticket = await actions.staffed_ticket(visit.desk, tap.ticket_id, person=visit.person)
    await _peek(visit, ticket, back=ShowFound(tap.search_id, tap.page))


async def searched(update: Update, context: Context) -> None:
    """/cari: among the group's own tickets, or, in one's own chat, those of all units that one works in."""
    visit = context.visit
    units = await _units(visit, update, context)
    search = await actions.begin(visit.desk, " ".join(context.args or ()), person=visit.person)
    await _answer(visit, await _found(visit, search, units, page=0))


async def turned(update: Update, context: Context) -> None:
    """Another page of what was found tapped."""
    visit, tap = context.visit, context.tap(update, ShowFound)
    here = visit.desk.office.unit_at(visit.chat_id)
    units = await _units(visit, update, context)
    search = await actions.search_of(visit.desk, tap.search_id, person=visit.person, unit=here)
    await visit.show(await _found(visit, search, units, page=tap.page))


async def _found(visit: Visit, search: Search, units: list[Unit], *, page: int) -> Screen:
    is_private, say = visit.chat_id == visit.person.id, _say(visit)
    shown = await actions.found(visit.desk, search, units, page=page, say=say, is_private=is_private)
    return screens.found(say, shown)


async def _units(visit: Visit, update: Update, context: Context) -> list[Unit]:
    """Return the units whose tickets somebody may find here."""
    if visit.chat_id != visit.person.id:
        unit = _group(update, context)
        await check_staff(visit.desk, unit, person_id=visit.person.id)
        return [unit]
    units = await staffed(visit.desk, visit.person.id)
    if not units:
        raise Refusal("refused-search-staff")
    return units


async def _peek(visit: Visit, ticket: Ticket, *, back: Tap | None) -> None:
    card = await actions.face(visit.desk, ticket, visit.say)
    at = await actions.whereabouts(visit.desk, ticket, visit.say)
    await visit.show(screens.peek(visit.say, card, at, back=back))


def _group(update: Update, context: Context) -> Unit:
    """Return the unit whose group this is; a refusal for somebody without a name."""
    unit = context.visit.desk.office.unit_at(context.visit.chat_id)
    if unit is None:
        raise Refusal("refused-stale")
    if update.callback_query is None and message_of(update).sender_chat is not None:
        raise Refusal("refused-command-anonymous")
    return unit


def _say(visit: Visit) -> Texts:
    return visit.say if visit.chat_id == visit.person.id else visit.desk.office.own


async def _answer(visit: Visit, screen: Screen) -> None:
    if visit.chat_id == visit.person.id:
        await visit.show(screen)
    else:
        await visit.desk.post(screen, chat_id=visit.chat_id, reply_to=visit.message_id)
