"""Files for a form's slots: claimed, fetched after the commit, then received or refused."""

from dataclasses import dataclass

from handlers.desk import Desk
from handlers.documents import screens
from handlers.forms import Form
from handlers.requests import actions as requests
from handlers.screen import Screen
from handlers.texts import Texts
from knowledge.rules import documents as rules
from knowledge.rules.refusals import Refusal
from knowledge.service import Slot
from storage import documents, drafts, messages, people
from storage.documents import Document
from storage.messages import MessageRole


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as its sender's app describes it; every word of it may be wrong. ``name`` is never empty."""

    file_id: str
    content: str
    name: str
    size: int | None


async def claim(desk: Desk, form: Form, sent: Sent) -> None:
    """Accept a file for the slot that is asked for, by what its sender says of it, and have it fetched.

    It takes the place of one that came before, and its sender reads so at once.
    """
    asked = form.asked
    if asked is None:
        raise Refusal("refused-use-buttons")
    if not isinstance(asked, Slot):
        raise Refusal("refused-text-expected")
    rules.check_claim(asked, size=sent.size)
    before = (await documents.of_draft(desk.tx, form.draft_id)).get(asked.id)
    ref = await messages.note(desk.tx, None, chat_id=form.chat_id, role=MessageRole.NOTICE)
    say = await _say_to(desk, form.person_id)
    if before is not None:
        replaced = screens.replaced(say, name=before.claimed_name, newer=sent.name)
        await _tell(desk, before, replaced, chat_id=form.chat_id)
    checking = screens.checking(say, name=sent.name, before=before.claimed_name if before else "")
    await desk.post(checking, chat_id=form.chat_id, message_ref=ref)
    await documents.expect(
        desk.tx,
        form.person_id,
        draft_id=form.draft_id,
        slot=asked.id,
        file_id=sent.file_id,
        content=sent.content,
        claimed_name=sent.name,
        message_ref=ref,
    )


async def slot_of(desk: Desk, document: Document) -> Slot | None:
    """Return the slot that a file is meant for; None when its form has ended."""
    form = await _form(desk, document)
    return next((slot for slot in form.kind.slots if slot.id == document.slot), None) if form else None


async def receive(desk: Desk, document_id: int, *, sha256: str, size: int) -> None:
    """Note a file as stored, tell its sender, and go on with the form."""
    waiting = await _still_waiting(desk, document_id)
    if waiting is None:
        return
    document, say = waiting
    await documents.receive(desk.tx, document.id, sha256=sha256, size=size)
    form = await _form(desk, document)
    if form is None:
        return
    await _tell(
        desk, document, screens.received(say, name=document.claimed_name, size=size), chat_id=document.person_id
    )
    if form.step == document.slot:
        form = await requests.go_on(desk, form)
    await requests.post_step(desk, form)


async def refuse(desk: Desk, document_id: int, refusal: Refusal) -> None:
    """Note that a file cannot be taken and tell its sender how to mend it; the form stays where it is."""
    waiting = await _still_waiting(desk, document_id)
    if waiting is None:
        return
    document, say = waiting
    await documents.refuse(desk.tx, document.id, reason=refusal.key)
    if await _form(desk, document) is not None:
        await _tell(desk, document, screens.refused(say, name=document.claimed_name), chat_id=document.person_id)
        # An edit rings no bell: what to do now is a message of its own.
        why = Screen(say(refusal.key, **refusal.spoken(say.language)))
        await desk.post(why, chat_id=document.person_id)


async def _tell(desk: Desk, document: Document, screen: Screen, *, chat_id: int) -> None:
    """Change the message about a file to how it stands now."""
    if document.message_ref is None:
        await desk.post(screen, chat_id=chat_id)
    else:
        await desk.edit(screen, chat_id=chat_id, message_ref=document.message_ref)


async def _say_to(desk: Desk, person_id: int) -> Texts:
    person = await people.find(desk.tx, person_id)
    return desk.office.say(person.language if person else desk.office.language)


async def _still_waiting(desk: Desk, document_id: int) -> tuple[Document, Texts] | None:
    document = await documents.get(desk.tx, document_id)
    if document is None or document.state != documents.DocumentState.FETCHING:
        return None
    return document, await _say_to(desk, document.person_id)


async def _form(desk: Desk, document: Document) -> Form | None:
    draft = await drafts.get(desk.tx, document.draft_id)
    try:
        return requests.read(desk, draft)
    except Refusal:
        return None
