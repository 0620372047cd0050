"""What staff made of a ticket, put together from the rows for its card."""

from collections.abc import Mapping, Sequence

from handlers.account_gathering import gather_account, gather_verdict
from handlers.desk import Desk
from handlers.ladder import above, gather_away
from handlers.staff_view import Call, SentPaper, StaffView, Wish
from handlers.work_gathering import gather_order
from knowledge.rules import review as rules
from knowledge.rules.review import Looked, PaperState, demand_of
from storage import appointments, demands, documents, people, reviews
from storage.appointments import Appointment
from storage.demands import Demand, DemandState
from storage.documents import Document, DocumentState
from storage.reviews import Review, Verdict
from storage.tickets import Ticket

_STANDING = frozenset({DocumentState.RECEIVED, DocumentState.HELD})
_STATES: Mapping[Verdict, PaperState] = {
    Verdict.ACCEPTED: PaperState.ACCEPTED,
    Verdict.RETURNED: PaperState.RETURNED,
}


async def gather_work(desk: Desk, ticket: Ticket) -> StaffView:
    """Return what there is for a ticket's card beside the ticket itself."""
    asked = await demands.of_ticket(desk.tx, ticket.id)
    call = await appointments.newest(desk.tx, ticket.id)
    return StaffView(
        papers=await sent_papers(desk, ticket),
        wishes=tuple(_wish(each) for each in asked if each.state != DemandState.DROPPED),
        call=call_of(call) if call else None,
        away=(away := await gather_away(desk, ticket)),
        has_ladder=away is not None or above(desk, ticket) is not None,
        account=await gather_account(desk, ticket),
        verdict=await gather_verdict(desk, ticket),
        order=await gather_order(desk, ticket),
    )


async def sent_papers(desk: Desk, ticket: Ticket) -> tuple[SentPaper, ...]:
    """Return a ticket's documents with their states, in the order of the request kind's slots."""
    standing = newest_of_each(await documents.of_ticket(desk.tx, ticket.id))
    said = await reviews.of_ticket(desk.tx, ticket.id)
    names = await people.names(desk.tx, {review.by_id for review in said.values()})
    kind = desk.office.kind(ticket.service, ticket.kind)
    order = {slot.id: place for place, slot in enumerate(kind.slots)} if kind else {}
    papers = [_paper(document, said.get(document.id), names) for document in standing]
    return tuple(sorted(papers, key=lambda paper: (order.get(paper.slot, len(order)), paper.document_id)))


def newest_of_each(found: Sequence[Document]) -> list[Document]:
    """Return the documents that count: of each slot, those of the form in which it was last sent."""
    standing = [document for document in found if document.state in _STANDING]
    last = {document.slot: document.draft_id for document in standing}
    return [document for document in standing if document.draft_id == last[document.slot]]


async def is_owed(desk: Desk, ticket: Ticket) -> bool:
    """Tell whether the requester has something to send: a returned document, or what staff asked for."""
    asked = await demands.of_ticket(desk.tx, ticket.id)
    if any(demand.state == DemandState.OPEN for demand in asked):
        return True
    return any(paper.state == PaperState.RETURNED for paper in await sent_papers(desk, ticket))


async def is_accepted(desk: Desk, ticket: Ticket) -> bool:
    """Tell whether the ticket's papers are all right."""
    kind = desk.office.kind(ticket.service, ticket.kind)
    if kind is None:
        return False
    papers = await sent_papers(desk, ticket)
    looked = [Looked(paper.slot, paper.state) for paper in papers if not demand_of(paper.slot)]
    return rules.is_complete(kind, ticket.answers, looked)


def _paper(document: Document, review: Review | None, names: Mapping[int, str]) -> SentPaper:
    state = PaperState.HELD if document.state == DocumentState.HELD else PaperState.NEW
    reason = document.reason or ""
    if review is not None:
        state, reason = _STATES[review.verdict], review.reason
    return SentPaper(
        document_id=document.id,
        slot=document.slot,
        name=document.claimed_name,
        size=document.size or 0,
        state=state,
        reason=reason,
        reviewer=names.get(review.by_id, "") if review else "",
    )


def _wish(demand: Demand) -> Wish:
    return Wish(
        demand_id=demand.id,
        text=demand.wish,
        answer=demand.answer or "",
        is_open=demand.state == DemandState.OPEN,
        is_file=demand.content is not None,
    )


def call_of(appointment: Appointment) -> Call:
    """Return an appointment as screens show it."""
    return Call(
        appointment_id=appointment.id,
        state=appointment.state,
        is_now=appointment.is_now,
        at=appointment.at,
        proposals=appointment.proposals,
        link=appointment.link or "",
    )
