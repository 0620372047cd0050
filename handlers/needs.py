"""What the next step of the ladder wants of a ticket: gathered, found by staff, given by the requester."""

from dataclasses import dataclass, replace

from handlers.buttons import GiveWish, ShowLadder
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.gathering import sent_papers
from handlers.ladder import above, away_of, gather_past, open_steps, title_of
from handlers.ladder_view import LadderView
from handlers.screen import Button, Screen, column
from handlers.sending import send_document
from handlers.splitting import excerpt
from handlers.staff_view import SentPaper
from knowledge.rules import escalation as rules
from knowledge.rules import ticket as ticket_rules
from knowledge.rules.documents import accepted, largest
from knowledge.rules.escalation import Need, NeedState, Rung
from knowledge.rules.refusals import Refusal
from knowledge.rules.review import ASKED_FOR, PaperState, demand_of
from knowledge.rules.ticket import Event, Status
from knowledge.service import Field, Slot
from knowledge.wording import Wording
from storage import demands, documents, escalations, history, messages, people, tickets
from storage.demands import Demand, DemandState
from storage.documents import Document, DocumentState
from storage.escalations import Supplement
from storage.messages import MessageRole
from storage.tickets import Ticket

LONGEST_TITLE = 120
_STATES = {
    PaperState.NEW: NeedState.THERE,
    PaperState.ACCEPTED: NeedState.THERE,
    PaperState.HELD: NeedState.HELD,
    PaperState.RETURNED: NeedState.ASKED,
}
_BEST = (NeedState.THERE, NeedState.HELD, NeedState.COMING, NeedState.ASKED)


@dataclass(frozen=True, slots=True)
class NeedFile:
    """A file for a need, as Telegram sends it again; ``name`` is its sender's word."""

    file_id: str
    content: str
    name: str


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is beside the form, by the need."""

    supplements: dict[str, Supplement]
    demands: dict[int, Demand]
    papers: tuple[SentPaper, ...]
    coming: tuple[Document, ...]


async def gather_ladder(desk: Desk, ticket: Ticket) -> LadderView:
    """Return all there is to know of a ticket's way up and down."""
    steps = await open_steps(desk, ticket)
    rung = None if steps and steps[-1].is_outside else above(desk, ticket)
    inner = next((step for step in reversed(steps) if not step.is_outside), None)
    began = next((step.from_unit for step in steps if not step.is_outside), ticket.unit)
    outside = desk.office.outside
    return LadderView(
        own=title_of(desk, ticket, ticket.unit),
        above=rung,
        needs=await needs_of(desk, ticket, rung) if rung else (),
        away=await away_of(desk, ticket, steps[-1]) if steps else None,
        past=await gather_past(desk, ticket),
        below=desk.office.unit(inner.from_unit).name if inner else "",
        lowest=desk.office.unit(began).name,
        is_mailed=rung is not None and outside is not None and rung.mail in outside.addresses,
    )


async def needs_of(desk: Desk, ticket: Ticket, rung: Rung) -> tuple[Need, ...]:
    """Return what a step wants, with what there is of it: in the form, its documents, and what was found since."""
    service, kind = desk.office.service(ticket.service), desk.office.kind(ticket.service, ticket.kind)
    found = _Found(
        await escalations.supplements(desk.tx, ticket.id),
        {demand.id: demand for demand in await demands.of_ticket(desk.tx, ticket.id)},
        await sent_papers(desk, ticket),
        tuple(file for file in await documents.of_ticket(desk.tx, ticket.id) if file.state == DocumentState.FETCHING),
    )
    return tuple(_need(desk, ticket, step, found) for step in rules.wanted(service, kind, rung.needs))


def _need(desk: Desk, ticket: Ticket, step: Field | Slot, found: _Found) -> Need:
    supplement = found.supplements.get(step.id)
    demand = found.demands.get(supplement.demand_id or 0) if supplement else None
    said = rules.answered(step, ticket.answers, desk.office.language) if isinstance(step, Field) else ""
    if supplement is not None and supplement.value:
        said = supplement.value
    elif demand is not None and demand.state == DemandState.GIVEN and demand.content is None:
        said = demand.answer or ""
    if said:
        return Need(step, NeedState.THERE, said)
    papers = [paper for paper in found.papers if paper.slot == step.id]
    coming = [file for file in found.coming if file.slot == step.id]
    states = {_STATES[paper.state] for paper in papers} | ({NeedState.COMING} if coming else set())
    if demand is not None and demand.state == DemandState.OPEN:
        states.add(NeedState.ASKED)
    state = next((each for each in _BEST if each in states), NeedState.MISSING)
    names = [*(paper.name for paper in papers), *(file.claimed_name for file in coming)]
    return Need(step, state, ", ".join(names))


async def take_file(
    desk: Desk, ticket: Ticket, need: str, file: NeedFile, *, person_id: int, message_id: int | None = None
) -> None:
    """Take a file for a need as one of the ticket's documents: it is fetched and looked into like any other.

    ``message_id`` is the message of its sender's own chat that holds it.
    """
    document_id = await documents.expect(
        desk.tx,
        person_id,
        draft_id=ticket.draft_id,
        slot=need,
        file_id=file.file_id,
        content=file.content,
        claimed_name=file.name,
        is_picture=file.content == "photo",
        message_id=message_id,
    )
    await escalations.adopt(desk.tx, document_id, ticket_id=ticket.id)


async def given(
    desk: Desk,
    ticket: Ticket,
    demand_id: int,
    *,
    file: NeedFile | None,
    person_id: int,
    message_id: int | None = None,
) -> None:
    """Take the requester's answer to what staff asked for: a file becomes a document of the ticket."""
    supplement = await escalations.asked_with(desk.tx, demand_id)
    if file is not None:
        slot = supplement.need if supplement else f"{ASKED_FOR}{demand_id}"
        await take_file(desk, ticket, slot, file, person_id=person_id, message_id=message_id)
    if supplement is not None:
        await tell_complete(desk, ticket)


async def slot_of(desk: Desk, document: Document) -> Slot | None:
    """Return what a file that was sent for a ticket's need may be; None for one that is no ticket's."""
    ticket = await tickets.get(desk.tx, document.ticket_id) if document.ticket_id is not None else None
    if ticket is None:
        return None
    service, kind = desk.office.service(ticket.service), desk.office.kind(ticket.service, ticket.kind)
    slot = rules.slot_for(service, kind, document.slot)
    demand_id = demand_of(document.slot)
    demand = await demands.get(desk.tx, demand_id) if demand_id else None
    return replace(slot, title=Wording(excerpt(demand.wish, most=LONGEST_TITLE))) if demand else slot


async def file_settled(desk: Desk, document: Document, refusal: Refusal | None) -> None:
    """Follow a file for a need once it is known what it is: its sender and staff hear of one that is no use."""
    current = await documents.get(desk.tx, document.id) or document
    ticket = await tickets.get(desk.tx, current.ticket_id) if current.ticket_id is not None else None
    slot = await slot_of(desk, current)
    if ticket is None or slot is None:
        return
    if refusal is not None:
        await _tell_refused(desk, ticket, current, slot, refusal)
        if current.state != DocumentState.HELD:
            await ask_again(desk, ticket, await _demand_behind(desk, ticket, current.slot), actor_id=None)
    elif current.person_id == ticket.requester_id and current.state == DocumentState.RECEIVED:
        await _hand_on(desk, ticket, current, slot)
    await card.refresh(desk, ticket.id)
    await tell_complete(desk, ticket)


async def _demand_behind(desk: Desk, ticket: Ticket, slot: str) -> int:
    """Return the demand that a file answers: by itself, or by the need that it fills; 0 for none."""
    supplement = (await escalations.supplements(desk.tx, ticket.id)).get(slot)
    return demand_of(slot) or (supplement.demand_id or 0 if supplement else 0)


async def ask_again(desk: Desk, ticket: Ticket, demand_id: int, *, actor_id: int | None, why: str = "") -> None:
    """Ask for a file once more that is no use as it came; nothing happens for one that nobody asked for."""
    demand = await demands.get(desk.tx, demand_id) if demand_id else None
    if demand is None or demand.state != DemandState.GIVEN or ticket.status == Status.CLOSED:
        return
    requester = await people.find(desk.tx, ticket.requester_id)
    say = desk.office.say(requester.language if requester else desk.office.language)
    ref = await messages.note(desk.tx, ticket.id, chat_id=ticket.requester_id, role=MessageRole.NOTICE)
    await demands.reopen(desk.tx, demand.id, notice_ref=ref)
    html = say("wish-again-why" if why else "wish-again", number=ticket.id, wish=demand.wish, why=why)
    give = Button(say.plain("button-give"), GiveWish(demand.id, is_on=True))
    await desk.post(Screen(html, column(give)), chat_id=ticket.requester_id, message_ref=ref)
    status = ticket_rules.next_status(ticket.status, Event.ASKED, number=ticket.id)
    await tickets.change(desk.tx, ticket, status=status)
    await history.write(desk.tx, ticket.id, Event.ASKED, actor_id=actor_id, text=demand.wish)


async def _hand_on(desk: Desk, ticket: Ticket, document: Document, slot: Slot) -> None:
    """Let staff see what the requester sent, now that it is known to be sound."""
    sender = await people.find(desk.tx, document.person_id)
    sent = await messages.at(desk.tx, document.person_id, message_id=document.message_id or 0)
    own = desk.office.own
    title, name = slot.title.spoken(own.language), sender.name if sender else ""
    header = own("wish-header", number=ticket.id, name=name, wish=excerpt(title, most=LONGEST_TITLE))
    place = await card.place_of(desk, ticket)
    await send_document(desk, document, place, caption=header, mirror_of=sent.id if sent else None)


async def tell_complete(desk: Desk, ticket: Ticket) -> None:
    """Tell staff that the next step now has all that it wants, if it has, and lead on."""
    ladder = await gather_ladder(desk, ticket)
    if ladder.above is None or not ladder.needs or not ladder.is_complete:
        return
    say = desk.office.own
    html = say("needs-complete", number=ticket.id, tier=ladder.above.title.spoken(say.language))
    await card.tell(desk, ticket, Screen(html, column(Button(say.plain("button-ladder"), ShowLadder(ticket.id)))))


async def _tell_refused(desk: Desk, ticket: Ticket, document: Document, slot: Slot, refusal: Refusal) -> None:
    own, is_held = desk.office.own, document.state == DocumentState.HELD

    def why(language: str) -> dict[str, str | int]:
        about = {"types": accepted(slot), "most": largest(slot), "title": slot.title.spoken(language)}
        return {**about, **refusal.spoken(language)}

    sender = await people.find(desk.tx, document.person_id)
    if sender is not None and sender.id == ticket.requester_id and not is_held:
        say = desk.office.say(sender.language)
        ref = await messages.note(desk.tx, ticket.id, chat_id=sender.id, role=MessageRole.NOTICE)
        said = say(refusal.key, **why(say.language))
        html = say("need-file-refused", number=ticket.id, name=document.claimed_name, why=said)
        await desk.post(Screen(html), chat_id=sender.id, message_ref=ref)
    said = own(refusal.key, **why(own.language))
    key = "need-file-held-told" if is_held else "need-file-refused-told"
    await card.tell(desk, ticket, Screen(own(key, number=ticket.id, name=document.claimed_name, why=said)))
