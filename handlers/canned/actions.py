"""Canned replies: chosen for a ticket, previewed and sent; written, replaced and deleted by a unit."""

from handlers import prompts
from handlers.canned import screens
from handlers.canned.replies import OWN, Filled, Reply, filled, fitting
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.relay import Content, Written
from handlers.staff import actions as staff
from handlers.texts import Html
from handlers.wanted import Prompt, Wanted
from knowledge.rules import canned as rules
from knowledge.rules import ticket as ticket_rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from knowledge.rules.ticket import Event
from storage import canned, messages, people
from storage.people import Person, Standing
from storage.tickets import Ticket

PAGE = 8


async def show(desk: Desk, ticket_id: int, *, person: Person, page: int = 0) -> None:
    """Show in the card's place what may be sent."""
    ticket = await _ticket(desk, ticket_id, person)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    offered = [(each.key, each.name) for each in await fitting(desk, ticket)]
    has_own = any(key.startswith(f"{OWN}.") for key, _ in offered)
    here = screens.Page.of(offered, page, size=PAGE)
    await card.show_page(desk, ticket, screens.choose(desk.office.own, here, number=ticket.id, has_own=has_own))


async def preview(desk: Desk, ticket_id: int, key: str, *, person: Person) -> None:
    """Show a reply below the card as the requester would get it."""
    ticket = await _ticket(desk, ticket_id, person)
    await _preview(desk, ticket, await _reply(desk, ticket, key), person)
    await card.refresh(desk, ticket.id)


async def find(desk: Desk, ticket: Ticket, wanted: str, *, person: Person) -> None:
    """Show what somebody typed the word of: the one that is meant, or those that may be."""
    ticket = await _ticket(desk, ticket.id, person)
    known = {each.key: each for each in await fitting(desk, ticket)}
    keys = rules.matching({key: each.name for key, each in known.items()}, wanted) if wanted.strip() else list(known)
    if not keys:
        raise Refusal("refused-canned-none", word=wanted.strip()[: rules.LONGEST_NAME])
    if len(keys) == 1 and wanted.strip():
        await _preview(desk, ticket, known[keys[0]], person)
        return
    page = screens.Page.of([(key, known[key].name) for key in keys], 0, size=PAGE)
    await card.tell(desk, ticket, screens.meant(desk.office.own, page, number=ticket.id))


async def send(
    desk: Desk, ticket_id: int, key: str, sign: str, *, person: Person, chat_id: int, message_id: int
) -> None:
    """Send a reply as it was shown; once, and not when it would say something else by now."""
    ticket = await _ticket(desk, ticket_id, person)
    await check_unsent(desk, ticket_id, person=person, chat_id=chat_id, message_id=message_id)
    reply = await filled(desk, ticket, await _reply(desk, ticket, key), person=person)
    if reply.sign != sign:
        raise Refusal("refused-canned-changed")
    written = Written(chat_id, message_id, Content.TEXT, reply.html, reply.text)
    await staff.reply(desk, ticket.id, written, person=person)
    said = screens.sent(desk.office.own, number=ticket.id, name=person.name, requester=reply.requester, html=reply.html)
    await desk.edit(said, chat_id=chat_id, message_id=message_id)


async def check_unsent(desk: Desk, ticket_id: int, *, person: Person, chat_id: int, message_id: int) -> None:
    """Raise a refusal where a reply is called off that was sent already, or by somebody who is not staff."""
    await staff.ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    shown = await messages.at(desk.tx, chat_id, message_id=message_id)
    if shown is not None and await messages.mirror(desk.tx, shown.id) is not None:
        raise Refusal("refused-canned-sent")


async def ask_words(desk: Desk, ticket_id: int, *, person: Person, message_id: int) -> None:
    """Ask in the card's place for a new reply; the answer to that message is it."""
    ticket = await _ticket(desk, ticket_id, person)
    prompt = Prompt(Wanted.CANNED, ticket.id, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id, prompt=prompt)
    await card.show_page(desk, ticket, screens.write(desk.office.own, number=ticket.id, name=person.name))


async def keep_typed(desk: Desk, ticket_id: int, written: Written, *, person: Person) -> str:
    """Keep what was typed, the word that finds it in the first line; return that word."""
    ticket = await _ticket(desk, ticket_id, person)
    unit = desk.office.unit(ticket.unit)
    word, _, text = written.text.strip().partition("\n")
    _, _, html = written.html.strip().partition("\n")
    name = await keep(desk, unit, word, Html(html), text, person=person)
    await prompts.forget(desk, person.id, chat_id=unit.chat_id)
    await card.refresh(desk, ticket.id)
    return name


async def keep(desk: Desk, unit: Unit, word: str, html: Html, text: str, *, person: Person) -> str:
    """Keep a reply of a unit under a word, in place of the one that has it; return the word as it is kept."""
    standing = await _standing(desk, unit, person)
    name, tidy = rules.check_name(word), rules.check_text(text)
    own = await canned.of_unit(desk.tx, unit.id)
    before = next((each for each in own if each.name == name), None)
    if before is not None:
        rules.check_retire(is_author=before.by_id == person.id, is_admin=standing == Standing.ADMIN)
    elif len(own) >= rules.MOST_OWN:
        raise Refusal("refused-canned-many", most=rules.MOST_OWN)
    await canned.keep(desk.tx, unit.id, name=name, html=screens.whole(html, tidy), by=person.id)
    return name


async def names(desk: Desk, unit: Unit) -> list[str]:
    """Return what a unit's own replies are called."""
    return [each.name for each in await canned.of_unit(desk.tx, unit.id)]


async def show_own(desk: Desk, ticket_id: int, *, person: Person, page: int = 0) -> None:
    """Show in the card's place what the unit wrote, to delete some."""
    ticket = await _ticket(desk, ticket_id, person)
    own = [(str(each.id), each.name) for each in await canned.of_unit(desk.tx, ticket.unit)]
    here = screens.Page.of(own, page, size=PAGE)
    await card.show_page(desk, ticket, screens.own(desk.office.own, here, number=ticket.id))


async def drop(desk: Desk, ticket_id: int, reply_id: int, *, person: Person) -> str:
    """Delete a reply of the unit's own and return what it was called; whoever comes second is told that it is gone."""
    ticket = await _ticket(desk, ticket_id, person)
    unit = desk.office.unit(ticket.unit)
    reply = await canned.get(desk.tx, reply_id)
    if reply is None or reply.unit != unit.id:
        raise Refusal("refused-canned-gone")
    standing = await _standing(desk, unit, person)
    rules.check_retire(is_author=reply.by_id == person.id, is_admin=standing == Standing.ADMIN)
    if not await canned.let_go(desk.tx, reply.id, by=person.id):
        raise Refusal("refused-canned-gone")
    await show_own(desk, ticket.id, person=person)
    return reply.name


async def _preview(desk: Desk, ticket: Ticket, reply: Reply, person: Person) -> None:
    shown: Filled = await filled(desk, ticket, reply, person=person)
    screen = screens.preview(
        desk.office.own, number=ticket.id, requester=shown.requester, html=shown.html, key=shown.key, sign=shown.sign
    )
    await card.tell(desk, ticket, screen)


async def _reply(desk: Desk, ticket: Ticket, key: str) -> Reply:
    reply = next((each for each in await fitting(desk, ticket) if each.key == key), None)
    if reply is None:
        raise Refusal("refused-canned-gone")
    return reply


async def _standing(desk: Desk, unit: Unit, person: Person) -> Standing:
    standing = await people.standing(desk.tx, person.id, chat_id=unit.chat_id)
    if standing not in {Standing.MEMBER, Standing.ADMIN}:
        raise Refusal("refused-not-staff")
    return standing


async def _ticket(desk: Desk, ticket_id: int, person: Person) -> Ticket:
    ticket = await staff.ticket_for(desk, ticket_id, Event.REPLIED, person_id=person.id)
    ticket_rules.next_status(ticket.status, Event.REPLIED, number=ticket.id)
    return ticket
