"""What staff need beside the form: asked for by a card, given by the requester, settled."""

from dataclasses import dataclass, replace

from handlers import needs, prompts
from handlers.card import actions as card
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
from knowledge.rules.roles import roles_of
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


async def show(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Show in the card's place what was asked for so far."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    await _show(desk, ticket)


async def ask_words(desk: Desk, ticket_id: int, *, person: Person, message_id: int) -> None:
    """Ask in the card's place what is needed; the answer to that message is it."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.ASKED, person_id=person.id)
    ticket_rules.next_status(ticket.status, Event.ASKED, number=ticket.id)
    chat_id = desk.office.unit(ticket.unit).chat_id
    prompt = Prompt(Wanted.WISH, ticket.id, ticket.id, message_id)
    await prompts.ask(desk, person.id, chat_id=chat_id, prompt=prompt)
    await card.show_page(desk, ticket, screens.write(desk.office.own, number=ticket.id, name=person.name))


async def ask(desk: Desk, ticket_id: int, wish: str, *, person: Person) -> int:
    """Ask the requester for something more, and return the demand's id; the ticket waits until it is given."""
    words = rules.check_words(wish, most=rules.LONGEST_WISH)
    ticket = await staff.ticket_for(desk, ticket_id, Event.ASKED, person_id=person.id)
    ticket_rules.next_status(ticket.status, Event.ASKED, number=ticket.id)
    ticket = await begin(desk, ticket, person)
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    requester = await people.find(desk.tx, ticket.requester_id)
    say = desk.office.say(requester.language if requester else desk.office.language)
    ref = await messages.note(desk.tx, ticket.id, chat_id=ticket.requester_id, role=MessageRole.NOTICE)
    demand_id = await demands.ask(desk.tx, ticket.id, wish=words, by_id=person.id, notice_ref=ref)
    name = desk.office.name_shown(person.name, unit_id=ticket.unit)
    asked = screens.asked(say, number=ticket.id, demand_id=demand_id, name=name, wish=words)
    await desk.post(asked, chat_id=ticket.requester_id, message_ref=ref)
    await record(desk, ticket, Event.ASKED, person_id=person.id, text=words)
    await card.refresh(desk, ticket.id)
    return demand_id


async def drop(desk: Desk, demand_id: int, *, person: Person) -> None:
    """Let go of something that is no longer needed, and tell the requester where it was asked."""
    demand = await demands.get(desk.tx, demand_id)
    if demand is None:
        raise Refusal("refused-stale")
    ticket = await staff.ticket_for(desk, demand.ticket_id, Event.ASKED, person_id=person.id)
    ticket_rules.next_status(ticket.status, Event.ASKED, number=ticket.id)
    demand = await _open(desk, demand_id)
    await demands.settle(desk.tx, demand.id, state=DemandState.DROPPED)
    note = desk.office.own.plain("note-wish-dropped", text=demand.wish)
    await history.write(desk.tx, ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=note)
    requester = await people.find(desk.tx, ticket.requester_id)
    say = desk.office.say(requester.language if requester else desk.office.language)
    screen = screens.dropped(say, number=ticket.id, wish=demand.wish)
    await desk.edit(screen, chat_id=ticket.requester_id, message_ref=demand.notice_ref)
    current = await go_on(desk, ticket.id)
    await _show(desk, current or ticket)


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
    return demand, desk.office.name_shown(name, unit_id=ticket.unit if ticket else "")


async def give(desk: Desk, demand_id: int, written: Written, *, person: Person, file: File | None) -> Demand:
    """Hand an answer or a file to the staff and settle what they asked for."""
    demand = await _own(desk, demand_id, person_id=person.id)
    ticket = await tickets.get(desk.tx, demand.ticket_id, will_change=True)
    if ticket is None:
        raise Refusal("refused-stale")
    demand = await _open(desk, demand_id)  # again, now that nobody else changes the ticket
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
    await card.refresh(desk, ticket.id)
    return demand


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


async def _show(desk: Desk, ticket: Ticket) -> None:
    view, work = await card.gather(desk, ticket), await gather_work(desk, ticket)
    await card.show_page(desk, ticket, screens.wishes(desk.office.own, view, work))
