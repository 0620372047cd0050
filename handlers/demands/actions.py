"""What staff need beside the form: asked for by a card, given by the requester, settled."""

from dataclasses import dataclass, replace

from handlers import needs, prompts, sections
from handlers.card import actions as card
from handlers.decency import check_answer, check_file
from handlers.demands import screens
from handlers.desk import Desk
from handlers.gathering import gather_work
from handlers.needs import NeedFile
from handlers.progress import begin, go_on, record
from handlers.relay import Content, Written, note_original, repeat
from handlers.staff import actions as staff
from handlers.wanted import Prompt, Wanted
from knowledge.rules import review as rules
from knowledge.rules import ticket as ticket_rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.roles import Role, roles_of
from knowledge.rules.routing import Unit
from knowledge.rules.ticket import Event
from storage import demands, history, messages, people, tickets
from storage.demands import Demand, DemandState
from storage.messages import MessageRole
from storage.people import Person
from storage.tickets import Ticket

LONGEST_ANSWER = 500  # characters kept for the card; the group has the whole message


@dataclass(frozen=True, slots=True)
class File:
    """A file in answer to a demand, as Telegram sends it again; ``name`` is its sender's word."""

    file_id: str
    content: str
    name: str


async def show(desk: Desk, ticket_id: int, *, person: Person, chat_id: int | None = None) -> None:
    """Show in the card's place what was asked for so far; ``chat_id``, here and below: in another section's group."""
    ticket = await _askable(desk, ticket_id, Event.NOTED, person=person)
    unit = _unit_here(desk, ticket, chat_id)
    await prompts.forget(desk, person.id, chat_id=unit.chat_id)
    await _show(desk, ticket, unit)


async def ask_words(desk: Desk, ticket_id: int, *, person: Person, message_id: int, chat_id: int | None = None) -> None:
    """Ask in the card's place what is needed; the answer to that message is it."""
    ticket = await _askable(desk, ticket_id, Event.ASKED, person=person)
    ticket_rules.next_status(ticket.status, Event.ASKED, number=ticket.id)
    unit = _unit_here(desk, ticket, chat_id)
    prompt = Prompt(Wanted.WISH, ticket.id, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=unit.chat_id, prompt=prompt)
    screen = screens.write(desk.office.own, number=ticket.id, name=person.name)
    await sections.show_page(desk, ticket, screen, chat_id=unit.chat_id)


async def ask(desk: Desk, ticket_id: int, wish: str, *, person: Person, chat_id: int | None = None) -> int:
    """Ask the requester for something more, and return the demand's id; the ticket waits until it is given.

    Whoever asks from another section does not take the ticket by that.
    """
    words = rules.check_words(wish, most=rules.LONGEST_WISH)
    ticket = await _askable(desk, ticket_id, Event.ASKED, person=person)
    ticket_rules.next_status(ticket.status, Event.ASKED, number=ticket.id)
    unit = _unit_here(desk, ticket, chat_id)
    if not _is_other(desk, ticket, unit):
        ticket = await begin(desk, ticket, person)
    await prompts.forget(desk, person.id, chat_id=unit.chat_id)
    requester = await people.find(desk.tx, ticket.requester_id)
    say = desk.office.say(requester.language if requester else desk.office.language)
    ref = await messages.note(desk.tx, ticket.id, chat_id=ticket.requester_id, role=MessageRole.NOTICE)
    demand_id = await demands.ask(desk.tx, ticket.id, wish=words, by_id=person.id, notice_ref=ref)
    name = desk.office.name_shown(person.name, unit_id=unit.id)
    asked = screens.asked(say, number=ticket.id, demand_id=demand_id, name=name, wish=words)
    await desk.post(asked, chat_id=ticket.requester_id, message_ref=ref)
    await record(desk, ticket, Event.ASKED, person_id=person.id, text=words)
    await sections.refresh(desk, ticket.id)
    return demand_id


async def drop(desk: Desk, demand_id: int, *, person: Person, chat_id: int | None = None) -> None:
    """Let go of something that is no longer needed, and tell the requester where it was asked."""
    demand = await demands.get(desk.tx, demand_id)
    if demand is None:
        raise Refusal("refused-stale")
    ticket = await _askable(desk, demand.ticket_id, Event.ASKED, person=person)
    ticket_rules.next_status(ticket.status, Event.ASKED, number=ticket.id)
    demand = await _open(desk, demand_id)
    await demands.settle(desk.tx, demand.id, state=DemandState.DROPPED)
    note = desk.office.own.plain("note-wish-dropped", text=demand.wish)
    await history.write(desk.tx, ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=note)
    requester = await people.find(desk.tx, ticket.requester_id)
    say = desk.office.say(requester.language if requester else desk.office.language)
    screen = screens.dropped(say, number=ticket.id, wish=demand.wish)
    await desk.edit(screen, chat_id=ticket.requester_id, message_ref=demand.notice_ref)
    current = await go_on(desk, ticket.id) or ticket
    await sections.refresh(desk, ticket.id)
    await _show(desk, current, _unit_here(desk, current, chat_id))


async def await_answer(
    desk: Desk, demand_id: int, *, person: Person, message_id: int, is_on: bool
) -> tuple[Demand, str]:
    """Take the requester's next message for the answer, or no longer; return the demand and who asked it."""
    demand = await _own(desk, demand_id, person_id=person.id)
    if is_on:
        prompt = Prompt(Wanted.GIVEN, demand.id, demand.ticket_id, message_id)
        await prompts.ask(desk, person.id, chat_id=person.id, prompt=prompt)
    else:
        await prompts.forget(desk, person.id, chat_id=person.id)
    staff_member = await people.find(desk.tx, demand.by_id)
    ticket = await tickets.get(desk.tx, demand.ticket_id)
    name = staff_member.name if staff_member else ""
    section = await _section_of_asker(desk, ticket, demand) if ticket else None
    return demand, desk.office.name_shown(name, unit_id=section.id if section else ticket.unit if ticket else "")


async def give(desk: Desk, demand_id: int, written: Written, *, person: Person, file: File | None) -> Demand:
    """Hand an answer or a file to the staff and settle what they asked for."""
    demand = await _own(desk, demand_id, person_id=person.id)
    ticket = await tickets.get(desk.tx, demand.ticket_id, will_change=True)
    if ticket is None:
        raise Refusal("refused-stale")
    demand = await _open(desk, demand_id)  # again, now that nobody else changes the ticket
    if file:
        check_file(desk, file.name, written.text)
    else:
        check_answer(desk, written.text)
    answer = file.name if file else rules.check_words(written.text, most=len(written.text) + 1)
    await record(desk, ticket, Event.GIVEN, person_id=person.id, text=f"{demand.wish}: {answer}")
    await demands.settle(
        desk.tx,
        demand.id,
        state=DemandState.GIVEN,
        answer=answer[:LONGEST_ANSWER],
        file_id=file.file_id if file else None,
        content=file.content if file else None,
    )
    await prompts.forget(desk, person.id, chat_id=person.id)
    await _hand_on(desk, ticket, demand, written, is_file=file is not None)
    if demand.notice_ref is not None:
        screen = screens.given(desk.office.say(person.language), number=ticket.id, wish=demand.wish)
        await desk.edit(screen, chat_id=person.id, message_ref=demand.notice_ref)
    need = NeedFile(file.file_id, file.content, file.name) if file else None
    await needs.given(desk, ticket, demand.id, file=need, person_id=person.id, message_id=written.message_id)
    await go_on(desk, ticket.id)
    await sections.refresh(desk, ticket.id)
    await _tell_section(desk, ticket, demand)
    return demand


async def _askable(desk: Desk, ticket_id: int, event: Event, *, person: Person) -> Ticket:
    """Return a ticket, about to change, of whose requester this person may ask more.

    Those are the staff of the unit that handles it, and the admins of a section that may decide on it.
    """
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is not None and await sections.section_of(desk, ticket, person.id) is not None:
        return ticket
    return await staff.ticket_for(desk, ticket_id, event, person_id=person.id)


def _unit_here(desk: Desk, ticket: Ticket, chat_id: int | None) -> Unit:
    """Return for which unit somebody asks in a group: another section that decides, or the one that handles it."""
    here = next((unit for unit in sections.deciders(desk, ticket) if unit.chat_id == chat_id), None)
    return here or desk.office.unit(ticket.unit)


def _is_other(desk: Desk, ticket: Ticket, unit: Unit) -> bool:
    return unit.chat_id != desk.office.unit(ticket.unit).chat_id


async def _section_of_asker(desk: Desk, ticket: Ticket, demand: Demand) -> Unit | None:
    """Return the other section whose admin asked for something; None where the unit that handles the ticket did."""
    if await staff.roles(desk, ticket, demand.by_id) & {Role.STAFF, Role.ADMIN}:
        return None
    section = await sections.section_of(desk, ticket, demand.by_id)
    return section if section is not None and _is_other(desk, ticket, section) else None


async def _tell_section(desk: Desk, ticket: Ticket, demand: Demand) -> None:
    """Tell the other section that asked; the answer itself went to the unit that handles the ticket."""
    section = await _section_of_asker(desk, ticket, demand)
    if section is None:
        return
    requester = await people.find(desk.tx, ticket.requester_id)
    screen = screens.section_told(
        desk.office.own,
        number=ticket.id,
        name=requester.name if requester else "",
        wish=demand.wish,
        unit=desk.office.unit(ticket.unit).name,
    )
    await sections.tell(desk, ticket, screen, chat_id=section.chat_id)


async def _hand_on(desk: Desk, ticket: Ticket, demand: Demand, written: Written, *, is_file: bool) -> None:
    """Hand an answer to the staff; of a file only its caption: the file itself follows once it was looked into."""
    requester = await people.find(desk.tx, ticket.requester_id)
    if is_file:
        await note_original(desk, written, ticket_id=ticket.id, author_id=ticket.requester_id)
        written = replace(written, content=Content.TEXT, media=None)
    if is_file and not written.text:
        return
    name = requester.name if requester else ""
    header = screens.given_header(desk.office.own, number=ticket.id, name=name, wish=demand.wish)
    place = await card.place_of(desk, ticket)
    await repeat(desk, written, ticket_id=ticket.id, author_id=ticket.requester_id, header=header, place=place)


async def _own(desk: Desk, demand_id: int, *, person_id: int) -> Demand:
    demand = await demands.get(desk.tx, demand_id)
    ticket = await tickets.get(desk.tx, demand.ticket_id) if demand else None
    if demand is None or ticket is None or ticket.requester_id != person_id:
        raise Refusal("refused-not-yours")
    ticket_rules.check_right(Event.GIVEN, roles_of(is_requester=True, is_member=False, is_admin=False))
    ticket_rules.next_status(ticket.status, Event.GIVEN, number=ticket.id)
    return await _open(desk, demand_id)


async def _open(desk: Desk, demand_id: int) -> Demand:
    demand = await demands.get(desk.tx, demand_id)
    if demand is None:
        raise Refusal("refused-stale")
    if demand.state != DemandState.OPEN:
        key = "refused-wish-given" if demand.state == DemandState.GIVEN else "refused-wish-dropped"
        raise Refusal(key, number=demand.ticket_id)
    return demand


async def _show(desk: Desk, ticket: Ticket, unit: Unit) -> None:
    view, work = await card.gather(desk, ticket), await gather_work(desk, ticket)
    screen = screens.wishes(desk.office.own, view, work, is_second=_is_other(desk, ticket, unit))
    await sections.show_page(desk, ticket, screen, chat_id=unit.chat_id)
