"""Files for a form's documents: placed, fetched after the commit, then received, held or refused; and their list."""

from collections.abc import Callable, Collection
from dataclasses import replace

from handlers import needs
from handlers.desk import Desk
from handlers.documents import filling, listing, mending, screens
from handlers.documents.filling import Sent
from handlers.forms import Form, filled
from handlers.papers import arranged, loose_pages, waiting_among
from handlers.relay import Written
from handlers.requests import actions as requests
from handlers.screen import Screen
from knowledge.rules.documents import accepted, largest
from knowledge.rules.form import PAPERS, Papers
from knowledge.rules.refusals import Refusal
from knowledge.service import Slot
from storage import documents, drafts
from storage.documents import UNPLACED, Document, DocumentState
from storage.drafts import Purpose
from storage.tickets import Ticket

FETCHED_FOR = (Purpose.REQUEST, Purpose.MEND, Purpose.CANCELLED)  # a cancelled request may be taken up again


async def arrive(desk: Desk, form: Form, sent: Sent) -> None:
    """Take a file for the slot that it is for, or keep it until its sender says which one that is."""
    if not form.kind.slots:
        raise Refusal("refused-no-file-wanted")
    if form.asked is not None and not isinstance(form.asked, Papers):
        await _keep_for_later(desk, form, sent)
        return
    if form.asked is None:  # at the summary: back to the list, which leads there again
        if not form.slots:
            raise Refusal("refused-no-file-wanted")
        form = replace(form, step=PAPERS, is_mended=True)
    form = await filling.take(desk, form, await _named(desk, form, sent))
    await listing.renew(desk, await requests.save(desk, form), below=sent.message_id)


async def keep_caption(desk: Desk, form: Form, written: Written) -> Form:
    """Keep what was written below a file until its form is sent: the staff read it then."""
    caption = (written.message_id, str(written.html), written.text)
    return await requests.save(desk, replace(form, captions=(*form.captions, caption)))


async def tapped_list(desk: Desk, draft_id: int, *, person_id: int) -> Form:
    """Return the form that a tapped button of its list belongs to, at its list, whatever it was at before."""
    form = _at_list(await requests.tapped(desk, draft_id, person_id=person_id))
    await mending.check_open(desk, form)
    return form


async def open_list(desk: Desk, form: Form, *, tapped: int | None) -> None:
    """Show the list, in place of a tapped message or as a new one; files that came too early go to their slots."""
    await filling.settle_early(desk, form)
    await listing.show(desk, form, tapped=tapped)


async def choose(desk: Desk, form: Form, slot_id: str, *, is_adding: bool = False) -> Form:
    """Make a slot the one that the next file is for, or none; a refusal for one that is not asked for."""
    if slot_id and form.slot(slot_id) is None:
        raise Refusal("refused-stale")
    return await requests.save(desk, replace(form, chosen=slot_id, is_adding=is_adding))


async def empty(desk: Desk, form: Form, slot_id: str) -> Form:
    """Take what there is for a slot away."""
    await documents.discard(desk.tx, form.draft_id, slot=slot_id)
    return await requests.save(desk, replace(form, chosen="", is_adding=False))


async def waiting(desk: Desk, document_id: int, *, person_id: int) -> tuple[Form, Document]:
    """Return the file that a tapped answer is about, with its form; a refusal once it has its place."""
    document = await documents.get(desk.tx, document_id)
    if document is None or document.person_id != person_id or document.state != DocumentState.WAITING:
        raise Refusal("refused-step-over")
    return await tapped_list(desk, document.draft_id, person_id=person_id), document


async def place(desk: Desk, form: Form, document: Document, *, slot_id: str, is_page: bool) -> Form:
    """Give a file that waited its slot."""
    await filling.place(desk, form, document, slot_id=slot_id, is_page=is_page)
    return await requests.save(desk, form)


async def drop(desk: Desk, form: Form, document: Document) -> Form:
    """Leave a file out that was sent by mistake."""
    await documents.drop(desk.tx, document.id)
    return await requests.save(desk, form)


async def check_done(desk: Desk, form: Form) -> None:
    """Raise a refusal when the list cannot be left: a file is on its way or without its place, or one is missing."""
    files = await documents.files_of(desk.tx, form.draft_id)
    if waiting_among(files) is not None:
        raise Refusal("refused-file-unplaced")
    if any(file.state == DocumentState.FETCHING for file in files):
        raise Refusal("refused-still-fetching")
    there = filled(arranged(form, files))
    missing = next((slot for slot in form.slots if slot.required and slot.id not in there), None)
    if missing is not None:
        raise Refusal("refused-paper-missing", title=missing.title)


async def leave(desk: Desk, form: Form, *, tapped: int | None) -> None:
    """Leave the list with what there is: for the summary, or to the staff who asked for it."""
    say = await requests.say_to(desk, form.person_id)
    is_joining = await filling.join_pages(desk, form, name=say.plain("document-joined"))
    if is_joining and form.ticket_id:  # handed in once it is one document
        await listing.show(desk, form, tapped=tapped)
        return
    count = len(filled(arranged(form, await documents.files_of(desk.tx, form.draft_id))))
    if tapped is None:
        await listing.remove(desk, form, instead=screens.finished(say, count=count))
    if form.ticket_id:
        screen = screens.mended(say, number=await mending.hand_in(desk, form))
    else:
        after = await requests.go_on(desk, replace(form, chosen="", is_adding=False, list_ref=0))
        screen = await requests.step_screen(desk, after)
    if tapped is None:
        await desk.post(screen, chat_id=form.chat_id)
    else:
        await desk.edit(screen, chat_id=form.chat_id, message_id=tapped)


async def show(desk: Desk, form: Form, *, tapped: int | None) -> None:
    """Show the list after a tap; a complete one leads on by itself."""
    if await _is_all_there(desk, form):
        await leave(desk, form, tapped=tapped)
    else:
        await listing.show(desk, form, tapped=tapped)


async def drop_unasked(desk: Desk, form: Form) -> None:
    """Leave documents that the answers no longer call for out of the request; where one goes may still be asked."""
    unplaced = [UNPLACED] if form.slots else []
    await documents.keep_only(desk.tx, form.draft_id, slots=[*(slot.id for slot in form.slots), *unplaced])


async def expect_again(desk: Desk, ticket: Ticket, slots: Collection[str]) -> None:
    """Show a ticket's requester a list of just these slots, to be sent once more; it takes an older one's place.

    What is sent goes to the staff as soon as it is complete, see ``handlers.documents.mending``.
    """
    state = {
        "service": ticket.service,
        "kind": ticket.kind,
        "answers": dict(ticket.answers),
        "step": PAPERS,
        "question_id": 0,
        "ticket_id": ticket.id,
        "slots": list(slots),
    }
    place = {"chat_id": ticket.requester_id, "purpose": Purpose.MEND}
    draft = await drafts.start(desk.tx, ticket.requester_id, **place, state=state)  # type: ignore[arg-type]
    await listing.show(desk, requests.read(desk, draft), tapped=None)


async def takes_documents(desk: Desk, form: Form) -> bool:
    """Tell whether what is sent for a form can still go anywhere: a closed ticket takes none."""
    try:
        await mending.check_open(desk, form)
    except Refusal:
        return False
    return True


async def slot_of(desk: Desk, document: Document) -> Slot | None:
    """Return the slot that a file is meant for; None when its form has ended."""
    if document.ticket_id is not None:
        return await needs.slot_of(desk, document)
    form = await _form(desk, document, purposes=FETCHED_FOR)
    return next((slot for slot in form.kind.slots if slot.id == document.slot), None) if form else None


async def receive(desk: Desk, document_id: int, *, sha256: str, size: int) -> None:
    """Note a file as stored, show so in the list, and go on with the form once all is there."""
    document = await _still_coming(desk, document_id)
    if document is not None:
        await documents.receive(desk.tx, document.id, sha256=sha256, size=size)
        await _follow(desk, document)


async def hold(desk: Desk, document_id: int, refusal: Refusal, *, sha256: str, size: int) -> None:
    """Note that a file is stored but better not opened, and tell its sender why and how to send a plain one.

    ``refusal.key`` is the text that says so; it may mention ``types``, ``most`` and ``title``. The file fills its
    slot, so that nobody who has no other one is stopped; staff see that it is held.
    """
    document = await _still_coming(desk, document_id)
    if document is not None:
        await documents.hold(desk.tx, document.id, reason=refusal.key, sha256=sha256, size=size)
        await _follow(desk, document, refusal, told_by=screens.held)


async def refuse(desk: Desk, document_id: int, refusal: Refusal) -> None:
    """Note that a file cannot be taken and tell its sender how to mend it; the form stays where it is."""
    document = await _still_coming(desk, document_id)
    if document is not None:
        await documents.refuse(desk.tx, document.id, reason=refusal.key)
        await _follow(desk, document, refusal, told_by=screens.refused)


async def _follow(
    desk: Desk, document: Document, refusal: Refusal | None = None, *, told_by: Callable[..., Screen] | None = None
) -> None:
    """Show in the list what became of a file; what is wrong with one is a message of its own: an edit rings no bell."""
    form = await _form(desk, document)
    if form is None:
        await needs.file_settled(desk, document, refusal)
        return
    slot = next((each for each in form.kind.slots if each.id == document.slot), None)
    if refusal is not None and told_by is not None and slot is not None:
        say = await requests.say_to(desk, form.person_id)
        title = slot.title.spoken(say.language)
        about = {"types": accepted(slot), "most": largest(slot), "title": title}
        why = say(refusal.key, **{**about, **refusal.spoken(say.language)})
        await desk.post(told_by(say, name=document.claimed_name, why=why, title=title), chat_id=form.chat_id)
    if not isinstance(form.asked, Papers):
        return
    if await _is_all_there(desk, form):
        await leave(desk, form, tapped=None)
    else:
        await listing.renew(desk, form)


async def _keep_for_later(desk: Desk, form: Form, sent: Sent) -> None:
    """Keep a file that came while something else is asked; of files that came together, the first is answered."""
    files = await documents.files_of(desk.tx, form.draft_id)
    await filling.keep(desk, form, await _named(desk, form, sent))
    if sent.album is None or all(file.album != sent.album for file in files):
        say = await requests.say_to(desk, form.person_id)
        await desk.post(screens.kept_for_later(say), chat_id=form.chat_id, reply_to=sent.message_id or None)


async def _is_all_there(desk: Desk, form: Form) -> bool:
    """Tell whether there is nothing left to do in the list: every slot has its file, and none needs a word.

    What goes to the staff at once waits for its sender while it is pictures: there may be a further page.
    """
    files = await documents.files_of(desk.tx, form.draft_id)
    papers = arranged(form, files)
    is_settled = all(not paper.is_fetching and not paper.reason for paper in papers.values())
    may_grow = bool(form.ticket_id) and bool(loose_pages(files))
    is_open = bool(form.chosen) or may_grow or waiting_among(files) is not None
    return bool(form.slots) and is_settled and not is_open and all(slot.id in papers for slot in form.slots)


async def _still_coming(desk: Desk, document_id: int) -> Document | None:
    """Return a file that is awaited still; its form stays as it is meanwhile: the last file to come must see that."""
    document = await documents.get(desk.tx, document_id)
    if document is not None:
        await drafts.get(desk.tx, document.draft_id, will_change=True)
        document = await documents.get(desk.tx, document_id)
    return document if document is not None and document.state == DocumentState.FETCHING else None


async def _form(desk: Desk, document: Document, *, purposes: Collection[Purpose] = requests.FORMS) -> Form | None:
    draft = await drafts.get(desk.tx, document.draft_id)
    try:
        form = requests.read(desk, draft, purposes=purposes)
    except Refusal:
        return None
    return form if await takes_documents(desk, form) else None


def _at_list(form: Form) -> Form:
    """Return a form as it is at its list, whatever else it is at: the tapped button is the list's."""
    if not form.slots:
        raise Refusal("refused-step-over")
    return form if isinstance(form.asked, Papers) else replace(form, step=PAPERS, is_mended=True)


async def _named(desk: Desk, form: Form, sent: Sent) -> Sent:
    """Give a picture without a name the next number, so that its sender can tell it from the others."""
    if sent.name:
        return sent
    files = await documents.files_of(desk.tx, form.draft_id)
    number = 1 + sum(file.content == sent.content for file in files)
    say = await requests.say_to(desk, form.person_id)
    return replace(sent, name=say.plain(f"document-unnamed-{sent.content}", number=number))
