"""A request's documents, looked at by staff: accepted, sent back with a reason, mended, until all are right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers import needs, prompts
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.gathering import gather_work, newest_of_each, sent_papers
from handlers.progress import begin, go_on, record
from handlers.review import screens
from handlers.review.mending import tell_mend, tell_sent, title_of
from handlers.sending import send_document
from handlers.staff import actions as staff
from handlers.staff_view import SentPaper
from handlers.wanted import Prompt, Wanted
from knowledge.rules import review as rules
from knowledge.rules import ticket as ticket_rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.review import PaperState, Reason
from knowledge.rules.ticket import Event, Status
from storage import documents, drafts, history, people, reviews, tickets
from storage.drafts import Draft, Purpose
from storage.people import Person
from storage.reviews import Verdict
from storage.tickets import Ticket


@dataclass(frozen=True, slots=True)
class Looked:
    """A document being looked at, with its ticket and what is known of it."""

    ticket: Ticket
    paper: SentPaper
    slot: str


async def show_papers(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """List a ticket's documents in its card's place."""
    ticket = await staff.ticket_for(desk, ticket_id, Event.NOTED, person_id=person.id)
    await _forget_prompt(desk, ticket, person)
    await _show_list(desk, ticket)


async def show_paper(desk: Desk, document_id: int, *, person: Person) -> None:
    """Show one document in the card's place."""
    looked = await _looked(desk, document_id, Event.NOTED, person)
    await _forget_prompt(desk, looked.ticket, person)
    await _show_one(desk, looked)


async def open_paper(desk: Desk, document_id: int, *, person: Person) -> None:
    """Send the file itself below the card; one that is held is let through first."""
    looked = await _looked(desk, document_id, Event.NOTED, person)
    if looked.paper.state == PaperState.HELD:
        raise Refusal("refused-paper-held")
    document = await documents.get(desk.tx, document_id)
    if document is not None:
        await send_document(desk, document, await card.place_of(desk, looked.ticket))


async def accept(desk: Desk, document_id: int, *, person: Person) -> bool:
    """Accept a document; True when all that the request needs is accepted now."""
    looked = await _open_to_word(desk, document_id, Event.DOCUMENT_ACCEPTED, person)
    if looked.paper.state == PaperState.HELD:
        raise Refusal("refused-paper-held")
    ticket = await _accept(desk, looked.ticket, [looked.paper], person)
    await _show_list(desk, ticket)
    return ticket.status == Status.VERIFYING


async def ask_accept_all(desk: Desk, ticket_id: int, *, person: Person) -> None:
    """Ask in the card's place whether all documents are really to be accepted."""
    ticket, waiting = await _acceptable(desk, ticket_id, person)
    await card.show_page(desk, ticket, screens.accept_all(desk.office.own, number=ticket.id, count=len(waiting)))


async def accept_all(desk: Desk, ticket_id: int, *, person: Person) -> int:
    """Accept every document that nobody said anything of, and return how many those were; held ones stay held."""
    ticket, waiting = await _acceptable(desk, ticket_id, person)
    await _show_list(desk, await _accept(desk, ticket, waiting, person))
    return len(waiting)


async def ask_reason(desk: Desk, document_id: int, *, person: Person) -> None:
    """Ask in the card's place why a document comes back."""
    looked = await _open_to_word(desk, document_id, Event.DOCUMENT_RETURNED, person)
    await _forget_prompt(desk, looked.ticket, person)
    await card.show_page(
        desk, looked.ticket, screens.reasons(desk.office.own, looked.paper, number=looked.ticket.id, slot=looked.slot)
    )


async def ask_words(desk: Desk, document_id: int, *, person: Person, message_id: int) -> None:
    """Ask in the card's place for a reason in one's own words; the answer to that message is it."""
    looked = await _open_to_word(desk, document_id, Event.DOCUMENT_RETURNED, person)
    prompt = Prompt(Wanted.REASON, document_id, looked.ticket.id, message_id)
    chat_id = desk.office.unit(looked.ticket.unit).chat_id
    await prompts.ask(desk, person.id, chat_id=chat_id, prompt=prompt)
    screen = screens.own_words(desk.office.own, looked.paper, number=looked.ticket.id, name=person.name)
    await card.show_page(desk, looked.ticket, screen)


async def give_back(desk: Desk, document_id: int, *, reason: str, person: Person) -> None:
    """Send a document back with a usual reason's name or in own words, and tell its requester what to mend."""
    words = rules.check_words(reason, most=rules.LONGEST_REASON)
    looked = await _open_to_word(desk, document_id, Event.DOCUMENT_RETURNED, person)
    ticket = await begin(desk, looked.ticket, person)
    await _forget_prompt(desk, ticket, person)
    if demand_id := rules.demand_of(looked.paper.slot):  # asked for beside the form: it is asked for once more
        await documents.drop(desk.tx, document_id)
        requester = await people.find(desk.tx, ticket.requester_id)
        why = screens.spoken_reason(desk.office.say(requester.language if requester else ""), words)
        await needs.ask_again(desk, ticket, demand_id, actor_id=person.id, why=why)
        await _show_list(desk, ticket)
        return
    await reviews.write(
        desk.tx, document_id, ticket_id=ticket.id, verdict=Verdict.RETURNED, by_id=person.id, reason=words
    )
    spoken = screens.spoken_reason(desk.office.own, words)
    text, slots = f"{looked.slot}: {spoken}", [looked.paper.slot]
    await record(desk, ticket, Event.DOCUMENT_RETURNED, person_id=person.id, text=text, slots=slots, why=words)
    await tell_mend(desk, ticket)
    await _show_list(desk, ticket)


def usual_reason(name: str) -> str:
    """Return a usual reason's name; a refusal for one that nobody could have tapped."""
    if name not in set(Reason):
        raise Refusal("refused-stale")
    return name


async def take_back(desk: Desk, document_id: int, *, person: Person) -> None:
    """Forget what was said of a document: it is new again, and its requester reads so where it had come back."""
    looked = await _looked(desk, document_id, Event.DOCUMENT_ACCEPTED, person)
    said = (await reviews.of_ticket(desk.tx, looked.ticket.id)).get(document_id)
    if said is None:
        raise Refusal("refused-paper-new")
    ticket_rules.next_status(looked.ticket.status, Event.DOCUMENT_ACCEPTED, number=looked.ticket.id)
    await reviews.forget(desk.tx, document_id)
    note = desk.office.own.plain("note-paper-taken-back", slot=looked.slot)
    await history.write(desk.tx, looked.ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=note)
    if said.notice_ref is not None:
        await tell_mend(desk, looked.ticket, notice_ref=said.notice_ref)
    await go_on(desk, looked.ticket.id)
    await _show_one(desk, await _looked(desk, document_id, Event.NOTED, person))


async def ask_release(desk: Desk, document_id: int, *, person: Person) -> None:
    """Warn in the card's place before a held document is let through."""
    looked = await _held(desk, document_id, person)
    screen = screens.release(desk.office.own, looked.paper, number=looked.ticket.id, slot=looked.slot)
    await card.show_page(desk, looked.ticket, screen)


async def release(desk: Desk, document_id: int, *, person: Person) -> None:
    """Let a held document through to its review, with a name to it."""
    looked = await _held(desk, document_id, person)
    await reviews.release(desk.tx, document_id)
    note = desk.office.own.plain("note-paper-released", slot=looked.slot)
    await history.write(desk.tx, looked.ticket.id, Event.NOTED, actor_id=person.id, is_internal=True, text=note)
    await _show_one(desk, await _looked(desk, document_id, Event.NOTED, person))


async def returned_slots(desk: Desk, ticket: Ticket) -> tuple[str, ...]:
    """Return the slots whose documents came back and were not sent again yet."""
    papers = await sent_papers(desk, ticket)
    return tuple(dict.fromkeys(paper.slot for paper in papers if paper.state == PaperState.RETURNED))


async def to_mend(desk: Desk, ticket_id: int, *, person: Person) -> tuple[Ticket, tuple[str, ...], Draft | None]:
    """Return a requester's ticket, the slots to send once more, and the list begun for them, which asks for all now."""
    begun = await drafts.current(desk.tx, person.id, chat_id=person.id, purpose=Purpose.MEND)
    if begun is not None:  # the form before the ticket, as a file that arrives has it: nobody waits for each other
        begun = await drafts.get(desk.tx, begun.id, will_change=True)
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None or ticket.requester_id != person.id:
        raise Refusal("refused-not-yours")
    ticket_rules.next_status(ticket.status, Event.DOCUMENT_SENT, number=ticket.id)
    kind = desk.office.kind(ticket.service, ticket.kind)
    known = {slot.id for slot in kind.slots} if kind else set()  # its pack may have changed since
    slots = tuple(slot for slot in await returned_slots(desk, ticket) if slot in known)
    if not slots:
        raise Refusal("refused-nothing-to-mend", number=ticket.id)
    if begun is None or begun.state["ticket_id"] != ticket.id:
        return ticket, slots, None
    state = {**begun.state, "slots": list(slots)}
    await drafts.save(desk.tx, begun.id, state=state)
    return ticket, slots, replace(begun, state=state)


async def papers_sent(desk: Desk, ticket_id: int, *, draft_id: int, person_id: int) -> None:
    """Take documents that were sent once more for a ticket: they are new, staff hear of them, the ticket goes on.

    They are attached to the ticket already, under the draft ``draft_id``.
    """
    ticket = await tickets.get(desk.tx, ticket_id, will_change=True)
    if ticket is None:
        return
    sent = [
        document
        for document in newest_of_each(await documents.of_ticket(desk.tx, ticket.id))
        if document.draft_id == draft_id
    ]
    slots = list(dict.fromkeys(document.slot for document in sent))
    titles = ", ".join(title_of(desk, ticket, slot) for slot in slots)
    await record(desk, ticket, Event.DOCUMENT_SENT, person_id=person_id, text=titles, slots=slots)
    await tell_sent(desk, ticket, sent, titles)
    await go_on(desk, ticket.id)
    await card.refresh(desk, ticket.id)


async def _accept(desk: Desk, ticket: Ticket, papers: Sequence[SentPaper], person: Person) -> Ticket:
    taken = await begin(desk, ticket, person)
    await _forget_prompt(desk, ticket, person)
    for paper in papers:
        await reviews.write(desk.tx, paper.document_id, ticket_id=ticket.id, verdict=Verdict.ACCEPTED, by_id=person.id)
    titles = ", ".join(title_of(desk, ticket, paper.slot) for paper in papers)
    slots = [paper.slot for paper in papers]
    await record(desk, taken, Event.DOCUMENT_ACCEPTED, person_id=person.id, text=titles, slots=slots)
    return await go_on(desk, ticket.id) or taken


async def _acceptable(desk: Desk, ticket_id: int, person: Person) -> tuple[Ticket, list[SentPaper]]:
    ticket = await staff.ticket_for(desk, ticket_id, Event.DOCUMENT_ACCEPTED, person_id=person.id)
    ticket_rules.next_status(ticket.status, Event.DOCUMENT_ACCEPTED, number=ticket.id)
    waiting = [paper for paper in await sent_papers(desk, ticket) if paper.state == PaperState.NEW]
    if not waiting:
        raise Refusal("refused-papers-none-new", number=ticket.id)
    return ticket, waiting


async def _looked(desk: Desk, document_id: int, event: Event, person: Person) -> Looked:
    document = await documents.get(desk.tx, document_id)
    if document is None or document.ticket_id is None:
        raise Refusal("refused-stale")
    ticket = await staff.ticket_for(desk, document.ticket_id, event, person_id=person.id)
    paper = next((each for each in await sent_papers(desk, ticket) if each.document_id == document_id), None)
    if paper is None:
        raise Refusal("refused-paper-replaced")
    return Looked(ticket, paper, title_of(desk, ticket, paper.slot))


async def _open_to_word(desk: Desk, document_id: int, event: Event, person: Person) -> Looked:
    """Return a document that nobody said anything of yet; the second to tap learns who was first."""
    looked = await _looked(desk, document_id, event, person)
    ticket_rules.next_status(looked.ticket.status, event, number=looked.ticket.id)
    if looked.paper.state == PaperState.ACCEPTED:
        raise Refusal("refused-paper-accepted", name=looked.paper.reviewer)
    if looked.paper.state == PaperState.RETURNED:
        raise Refusal("refused-paper-returned", name=looked.paper.reviewer)
    return looked


async def _held(desk: Desk, document_id: int, person: Person) -> Looked:
    looked = await _open_to_word(desk, document_id, Event.DOCUMENT_ACCEPTED, person)
    if looked.paper.state != PaperState.HELD:
        raise Refusal("refused-paper-released")
    return looked


async def _show_list(desk: Desk, ticket: Ticket) -> None:
    current = await tickets.get(desk.tx, ticket.id) or ticket
    view, work = await card.gather(desk, current), await gather_work(desk, current)
    await card.show_page(desk, current, screens.papers(desk.office.own, view, work))


async def _show_one(desk: Desk, looked: Looked) -> None:
    view = await card.gather(desk, looked.ticket)
    await card.show_page(desk, looked.ticket, screens.paper(desk.office.own, view, looked.paper, slot=looked.slot))


async def _forget_prompt(desk: Desk, ticket: Ticket, person: Person) -> None:
    await prompts.forget(desk, person.id, chat_id=desk.office.unit(ticket.unit).chat_id)
