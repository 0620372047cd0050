"""Keeping people from writing for a while, with a reason; and what they hear of it."""

from datetime import datetime, timedelta

from handlers import prompts
from handlers.card import actions as card
from handlers.decency import check_answer
from handlers.desk import Desk
from handlers.protection import screens
from handlers.protection.screens import Standing
from handlers.relay import Written
from handlers.screen import Screen
from handlers.staff import actions as staff
from handlers.wanted import Prompt, Wanted
from knowledge.rules import protection as rules
from knowledge.rules.protection import Kind, Order
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from storage import drafts, held, history, people, protection, tickets
from storage.drafts import Purpose
from storage.held import Cause
from storage.people import Person
from storage.people import Standing as Place
from storage.protection import Sanction
from storage.tickets import Ticket


async def show(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Show in the card's place how the requester may write, and what may be done about it."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await _show(desk, ticket)


async def ask_reason(desk: Desk, ticket_id: int, kind: Kind, hours: int, *, person: Person) -> None:
    """Ask in the card's place why: one of the usual reasons, or own words."""
    ticket = await _sanctionable(desk, ticket_id, kind, person=person)
    hours = rules.check_hours(hours, kind)
    name = await _name(desk, ticket)
    await card.show_page(
        desk, ticket, screens.reasons(desk.office.own, number=ticket.id, name=name, kind=kind, hours=hours)
    )


async def ask_words(desk: Desk, ticket_id: int, kind: Kind, hours: int, *, person: Person, message_id: int) -> None:
    """Ask in the card's place for the reason in staff's words; the answer to that message is it."""
    ticket = await _sanctionable(desk, ticket_id, kind, person=person)
    hours = rules.check_hours(hours, kind)
    chat_id = desk.office.unit(ticket.unit).chat_id
    wanted = Wanted.MUTE_REASON if kind == Kind.MUTE else Wanted.BAN_REASON
    prompt = Prompt(wanted, hours, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=chat_id, prompt=prompt)
    screen = screens.write_reason(desk.office.own, number=ticket.id, name=person.name)
    await card.show_page(desk, ticket, screen)


async def impose(desk: Desk, ticket_id: int, kind: Kind, order: Order, *, person: Person) -> datetime:
    """Mute or ban a ticket's requester, and return until when; one that runs already is replaced."""
    ticket = await _sanctionable(desk, ticket_id, kind, person=person)
    ends_at = desk.tx.now + timedelta(hours=order.hours)
    await protection.impose(
        desk.tx,
        ticket.requester_id,
        kind,
        reason=order.reason,
        unit=ticket.unit,
        ticket_id=ticket.id,
        by_id=person.id,
        ends_at=ends_at,
    )
    text = f"{desk.office.own.moment(ends_at)} · {order.reason}"
    await history.write(desk.tx, ticket.id, rules.BEGINS[kind], actor_id=person.id, is_internal=True, text=text)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await _show(desk, ticket)
    return ends_at


async def lift(desk: Desk, sanction_id: int, *, person: Person) -> None:
    """Let somebody write as before; a refusal when a colleague was quicker, or the time is over."""
    sanction = await protection.get(desk.tx, sanction_id)
    if sanction is None or sanction.ticket_id is None:
        raise Refusal("refused-sanction-over")
    event = rules.ENDS[sanction.kind]
    ticket = await staff.ticket_for(desk, sanction.ticket_id, event, person_id=person.id)
    if await protection.get(desk.tx, sanction_id) is None:  # again, now that nobody else changes the ticket
        raise Refusal("refused-sanction-over")
    await protection.lift(desk.tx, sanction, by_id=person.id)
    await history.write(desk.tx, ticket.id, event, actor_id=person.id, is_internal=True)
    if sanction.told_at is not None:
        await staff.tell(desk, ticket, screens.lifted)
    await _show(desk, ticket)


async def turn_away(desk: Desk, person: Person, written: Written | None, *, ticket: Ticket | None) -> bool:
    """Keep what a banned person wrote, and tell them once a day why nobody answers; True when they are told now."""
    ban = await protection.current(desk.tx, person.id, Kind.BAN)
    if ban is None:  # it ends in this very moment
        return False
    if written is not None:
        header = desk.office.own("from-requester", name=person.name, number=ticket.id if ticket else ban.ticket_id or 0)
        await held.hold(
            desk.tx,
            person.id,
            ticket_id=ticket.id if ticket else None,
            chat_id=written.chat_id,
            message_id=written.message_id,
            written=written.kept(),
            header=header,
            cause=Cause.BARRED,
        )
    if not await protection.tell_once(desk.tx, ban.id, every=rules.TOLD_EVERY):
        return False
    await desk.post(_banned(desk, person, ban), chat_id=person.id)
    return True


async def keep_edit(desk: Desk, written: Written) -> None:
    """Keep what a banned person made of a message that is kept."""
    await held.amend(desk.tx, written.chat_id, message_id=written.message_id, written=written.kept())


async def refuse_barred(desk: Desk, person: Person) -> None:
    """Raise the refusal that a banned person's tap is answered with."""
    ban = await protection.current(desk.tx, person.id, Kind.BAN)
    if ban is not None:
        raise Refusal("refused-barred", when=desk.office.say(person.language).moment(ban.ends_at))


async def ask_objection(desk: Desk, sanction_id: int, *, person: Person, message_id: int) -> None:
    """Take this person's next words as an objection to their ban; there is one for each."""
    ban = await _own_ban(desk, sanction_id, person)
    prompt = Prompt(Wanted.OBJECTION, ban.id, ban.ticket_id or 0, message_id)
    await prompts.ask(desk, person.id, chat_id=person.id, prompt=prompt)


async def object_to(desk: Desk, sanction_id: int, words: str, *, person: Person) -> None:
    """Put an objection before the group that decided on the ban, with the button that lifts it."""
    ban = await _own_ban(desk, sanction_id, person)
    text = rules.check_objection(words)
    check_answer(desk, text)
    ticket = await tickets.get(desk.tx, ban.ticket_id or 0)
    if ticket is None or not await protection.object_once(desk.tx, ban.id):
        raise Refusal("refused-objected")
    await drafts.drop(desk.tx, person.id, chat_id=person.id, purpose=Purpose.PROMPT)
    await history.write(desk.tx, ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=text)
    screen = screens.objection(
        desk.office.own, number=ticket.id, name=person.name, text=text, reason=ban.reason, sanction_id=ban.id
    )
    await card.tell(desk, ticket, screen)


async def _own_ban(desk: Desk, sanction_id: int, person: Person) -> Sanction:
    ban = await protection.get(desk.tx, sanction_id)
    if ban is None or ban.person_id != person.id or ban.kind != Kind.BAN:
        raise Refusal("refused-sanction-over")
    if ban.objected_at is not None:
        raise Refusal("refused-objected")
    return ban


def _banned(desk: Desk, person: Person, ban: Sanction) -> Screen:
    say = desk.office.say(person.language)
    may_object = ban.objected_at is None
    return screens.banned(say, when=ban.ends_at, reason=ban.reason, sanction_id=ban.id if may_object else 0)


async def _sanctionable(desk: Desk, ticket_id: int, kind: Kind, *, person: Person) -> Ticket:
    ticket = await staff.ticket_for(desk, ticket_id, rules.BEGINS[kind], person_id=person.id)
    for unit in desk.office.units:
        chat_id = desk.office.unit(unit.id).chat_id
        if await people.standing(desk.tx, ticket.requester_id, chat_id=chat_id) in {Place.MEMBER, Place.ADMIN}:
            raise Refusal("refused-sanction-staff")
    return ticket


async def _show(desk: Desk, ticket: Ticket) -> None:
    kinds = [await protection.current(desk.tx, ticket.requester_id, kind) for kind in Kind]
    standings = tuple(
        Standing(each.id, each.kind, each.reason, each.by, each.ends_at) for each in kinds if each is not None
    )
    count = await held.waiting(desk.tx, ticket.id) + await held.waiting_of(desk.tx, ticket.requester_id)
    name = await _name(desk, ticket)
    screen = screens.protection(desk.office.own, number=ticket.id, name=name, standings=standings, count=count)
    await card.show_page(desk, ticket, screen)


async def _name(desk: Desk, ticket: Ticket) -> str:
    requester = await people.find(desk.tx, ticket.requester_id)
    return requester.name if requester else ""
