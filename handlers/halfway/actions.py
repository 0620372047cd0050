"""Forms left half-way: cancelled, taken up again, their people reminded once, and let go of in the end.

With them goes what else nobody can reach any more: words that were never handed on, files that others replaced.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.desk import Desk
from handlers.documents import actions as papers
from handlers.forms import Form
from handlers.halfway import screens
from handlers.requests import actions as requests
from knowledge.rules import form as rules
from knowledge.rules.refusals import Refusal
from storage import documents, drafts, outlived
from storage.drafts import Draft, Purpose

AT_ONCE = 50  # forms a sweep: the next one takes the rest


@dataclass(frozen=True, slots=True)
class Patience:
    """How long forms are kept in which nothing is done, and what nobody can reach any more."""

    remind_after: timedelta
    kept_for: timedelta
    cancelled_kept_for: timedelta
    outlived_kept_for: timedelta


async def cancel(desk: Desk, current: Form) -> bool:
    """Give a request up; False when there was nothing in it worth keeping for a while."""
    draft = await drafts.get(desk.tx, current.draft_id)
    if draft is None or draft.purpose != Purpose.REQUEST:
        raise Refusal("refused-form-ended")
    if await requests.is_half_filled(desk, current):
        await drafts.turn(desk.tx, draft, Purpose.CANCELLED)
        return True
    await drafts.end(desk.tx, draft.id)
    return False


async def restore(desk: Desk, draft_id: int, *, person_id: int) -> Form:
    """Take a cancelled request up again; one that is being filled in changes places with it."""
    draft = await drafts.get(desk.tx, draft_id, will_change=True)
    if draft is None or draft.person_id != person_id:
        raise Refusal("refused-form-forgotten")
    if draft.purpose == Purpose.CANCELLED:
        other = await drafts.current(desk.tx, person_id, chat_id=draft.chat_id, purpose=Purpose.REQUEST)
        if other is not None and await requests.is_half_filled(desk, requests.read(desk, other)):
            await drafts.swap(desk.tx, draft, other)
        else:
            await drafts.turn(desk.tx, draft, Purpose.REQUEST)
        draft = await drafts.get(desk.tx, draft_id)
    return requests.read(desk, draft)


async def remind(desk: Desk, patience: Patience) -> None:
    """Remind people once of forms that they left, and of documents that staff wait for."""
    before = desk.tx.now - patience.remind_after
    for purpose in (Purpose.REQUEST, Purpose.MEND):
        for draft in await drafts.left(desk.tx, purpose=purpose, before=before, limit=AT_ONCE, is_reminded=False):
            await drafts.note_reminded(desk.tx, draft.id)
            form = _readable(desk, draft)
            if form is not None and (form.ticket_id or await requests.is_half_filled(desk, form)):
                await _remind_of(desk, form)


async def let_go(desk: Desk, patience: Patience) -> set[str]:
    """Delete forms that were left too long, with their documents; return the hashes that nobody needs any more."""
    gone: set[str] = set()
    if await documents.is_fetching(desk.tx):
        return gone  # it may have the bytes of a file that goes, and its row not know them yet: the next sweep does it
    before = desk.tx.now - patience.kept_for
    for draft in await drafts.left(desk.tx, purpose=Purpose.REQUEST, before=before, limit=AT_ONCE, is_reminded=True):
        form = _readable(desk, draft)
        if form is not None and await requests.is_half_filled(desk, form):
            say = await requests.say_to(desk, draft.person_id)
            days = patience.kept_for.days
            await desk.post(screens.let_go(say, form, days=days), chat_id=draft.chat_id)
        gone |= await documents.forget_draft(desk.tx, draft.id)
        await drafts.end(desk.tx, draft.id)
    before = desk.tx.now - patience.cancelled_kept_for
    for draft in await drafts.left(desk.tx, purpose=Purpose.CANCELLED, before=before, limit=AT_ONCE, is_reminded=True):
        gone |= await documents.forget_draft(desk.tx, draft.id)
        await drafts.end(desk.tx, draft.id)
    gone |= await documents.forget_orphans(desk.tx, before=desk.tx.now - patience.kept_for, limit=AT_ONCE)
    return gone | await _let_go_of_outlived(desk, before=desk.tx.now - patience.outlived_kept_for)


async def _let_go_of_outlived(desk: Desk, *, before: datetime) -> set[str]:
    """Delete what is kept without a use; return the hashes that nobody needs any more."""
    gone: set[str] = set()
    await outlived.forget_words(desk.tx, before=before)
    for draft in await drafts.left(desk.tx, purpose=Purpose.MEND, before=before, limit=AT_ONCE, is_reminded=True):
        form = _readable(desk, draft)
        if form is None or not await papers.takes_documents(desk, form):  # staff of a closed ticket wait for nothing
            gone |= await documents.forget_draft(desk.tx, draft.id)
            await drafts.end(desk.tx, draft.id)
    return gone | await outlived.forget_replaced(desk.tx, before=before, limit=AT_ONCE)


async def _remind_of(desk: Desk, form: Form) -> None:
    say = await requests.say_to(desk, form.person_id)
    if form.ticket_id:
        if await papers.takes_documents(desk, form):
            await desk.post(screens.still_owed(say, form), chat_id=form.chat_id)
        else:
            await drafts.end(desk.tx, form.draft_id)
        return
    steps = [each.id for each in rules.steps(form.kind, form.answers)]
    done = steps.index(form.step) if form.step in steps else len(steps)
    await desk.post(screens.reminder(say, form, done=done, total=len(steps)), chat_id=form.chat_id)


def _readable(desk: Desk, draft: Draft) -> Form | None:
    try:
        return requests.read(desk, draft)
    except Refusal:
        return None  # its pack no longer has it
