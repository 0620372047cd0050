"""What came back is told to its requester, and what was sent once more to staff."""

from collections.abc import Sequence
from datetime import timedelta

from handlers.card import actions as card
from handlers.desk import Desk
from handlers.gathering import sent_papers
from handlers.review import screens
from handlers.sending import send_document
from handlers.texts import Html
from knowledge.rules.review import PaperState, demand_of
from storage import drafts, messages, people, reviews
from storage.documents import Document, DocumentState
from storage.drafts import Purpose
from storage.messages import MessageRole
from storage.tickets import Ticket

TOLD_TOGETHER = timedelta(minutes=5)  # what comes back within this time is told in one message


async def tell_mend(desk: Desk, ticket: Ticket, *, notice_ref: int | None = None) -> None:
    """Tell the requester what is to be sent again: one message for all that came back within a short while."""
    requester = await people.find(desk.tx, ticket.requester_id)
    if requester is None:
        return
    returned = [paper for paper in await sent_papers(desk, ticket) if paper.state == PaperState.RETURNED]
    say = desk.office.say(requester.language)
    titles = [title_of(desk, ticket, paper.slot, language=say.language) for paper in returned]
    screen = screens.mend(say, list(zip(titles, returned, strict=True)), number=ticket.id)
    ref = notice_ref or await _fresh_notice(desk, ticket)
    if ref is not None:
        await desk.edit(screen, chat_id=requester.id, message_ref=ref, merge_key=f"mend:{ref}")
    elif returned:
        ref = await messages.note(desk.tx, ticket.id, chat_id=requester.id, role=MessageRole.NOTICE)
        await desk.post(screen, chat_id=requester.id, message_ref=ref)
    if ref is not None:
        await reviews.note_told(desk.tx, [paper.document_id for paper in returned], notice_ref=ref)


async def _fresh_notice(desk: Desk, ticket: Ticket) -> int | None:
    """Return the message that told of a returned document just now; none once its requester began to mend.

    An edit rings no bell: whoever sent a document again hears of it with a new message when that one comes back, too.
    """
    said = (await reviews.of_ticket(desk.tx, ticket.id)).values()
    told = max(
        ((review.told_at, review.notice_ref) for review in said if review.told_at and review.notice_ref), default=None
    )
    if told is None or desk.tx.now - told[0] > TOLD_TOGETHER:
        return None
    standing = {paper.document_id for paper in await sent_papers(desk, ticket)}
    if any(review.notice_ref == told[1] and review.document_id not in standing for review in said):
        return None
    mending = await drafts.current(desk.tx, ticket.requester_id, chat_id=ticket.requester_id, purpose=Purpose.MEND)
    return None if mending is not None else told[1]


async def tell_sent(desk: Desk, ticket: Ticket, sent: Sequence[Document], titles: str) -> None:
    """Let staff hear of mended documents: with the file itself, where it is one that may be opened."""
    requester = await people.find(desk.tx, ticket.requester_id)
    name = requester.name if requester else ""
    screen = screens.sent_again(desk.office.own, number=ticket.id, name=name, titles=titles)
    is_safe = len(sent) == 1 and sent[0].state == DocumentState.RECEIVED
    if is_safe:
        await send_document(desk, sent[0], await card.place_of(desk, ticket), caption=Html(screen.html))
    else:
        await card.tell(desk, ticket, screen)


def title_of(desk: Desk, ticket: Ticket, slot_id: str, *, language: str = "") -> str:
    """Return a slot's title, in the office's language unless told otherwise."""
    kind = desk.office.kind(ticket.service, ticket.kind)
    slot = next((slot for slot in kind.slots if slot.id == slot_id), None) if kind else None
    if slot is None and demand_of(slot_id):
        return desk.office.say(language or desk.office.language).plain("paper-asked-for")
    return slot.title.spoken(language or desk.office.language) if slot else slot_id
