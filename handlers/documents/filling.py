"""Which slot a file goes to, and what happens to what was there."""

from dataclasses import dataclass, replace

from handlers.desk import Desk
from handlers.forms import Form, filled
from handlers.papers import arranged, loose_pages
from knowledge.rules import checklist
from knowledge.rules import documents as rules
from knowledge.rules.refusals import Refusal
from knowledge.service import Slot
from storage import documents
from storage.documents import FILLING, PAGES, UNPLACED, Document, DocumentState


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as its sender's app describes it; every word of it may be wrong; a photo has no name.

    Attributes:
        album: Telegram's name for files that were sent together.
        message_id: The message that holds it.
    """

    file_id: str
    content: str
    name: str
    size: int | None
    is_picture: bool = False
    album: str | None = None
    message_id: int = 0


async def take(desk: Desk, form: Form, sent: Sent) -> Form:
    """Put a file where it belongs, or aside until its sender says where that is; return the form after it."""
    files = await documents.files_of(desk.tx, form.draft_id)
    slot_id, is_page = _destination(form, sent, files)
    slot = form.slot(slot_id) if slot_id else None
    if slot is None:
        await keep(desk, form, sent)
        return form
    rules.check_claim(slot, size=sent.size)
    page = await _make_room(desk, form, slot, files, is_picture=sent.is_picture, is_page=is_page)
    await _expect(desk, form, sent, slot=slot.id, page=page)
    return form if form.is_adding else replace(form, chosen="")


async def keep(desk: Desk, form: Form, sent: Sent) -> None:
    """Put a file aside; one that no slot of this request could ever take is refused."""
    roomiest = max(form.kind.slots, key=lambda slot: slot.max_bytes)
    rules.check_claim(roomiest, size=sent.size)
    await _expect(desk, form, sent, slot=UNPLACED, page=0)


async def place(desk: Desk, form: Form, document: Document, *, slot_id: str, is_page: bool) -> None:
    """Give a file that was put aside its slot; a refusal when it is too large for it."""
    slot = form.slot(slot_id)
    if slot is None:
        raise Refusal("refused-stale")
    rules.check_claim(slot, size=document.size)
    files = await documents.files_of(desk.tx, form.draft_id)
    page = await _make_room(desk, form, slot, files, is_picture=document.is_picture, is_page=is_page)
    await documents.place(desk.tx, document.id, slot=slot.id, page=page)


async def settle_early(desk: Desk, form: Form) -> None:
    """Give files that came before the list its turn their slot, where only one is possible."""
    files = await documents.files_of(desk.tx, form.draft_id)
    for document in [file for file in files if file.state == DocumentState.WAITING]:
        there = filled(arranged(form, await documents.files_of(desk.tx, form.draft_id)))
        slot_id = checklist.slot_for(form.slots, there, chosen="")
        slot = form.slot(slot_id) if slot_id else None
        if slot is not None and (document.size or 0) <= slot.max_bytes:
            await place(desk, form, document, slot_id=slot.id, is_page=False)


async def join_pages(desk: Desk, form: Form, *, name: str) -> bool:
    """Have the pages of every slot that has several joined into one document called ``name``; False for none."""
    files = await documents.files_of(desk.tx, form.draft_id)
    several = [pages for pages in loose_pages(files).values() if len(pages) > 1]
    for pages in several:
        await documents.join(desk.tx, pages[0], claimed_name=name)
    return bool(several)


def _destination(form: Form, sent: Sent, files: list[Document]) -> tuple[str | None, bool]:
    """Return the slot that a file goes to, and whether as a further page; None: its sender must say."""
    chosen = form.slot(form.chosen)
    if chosen is not None and form.is_adding and sent.is_picture:
        return chosen.id, True
    mates = [file for file in files if sent.album and file.album == sent.album and file.page and file.state in FILLING]
    if mates and sent.is_picture:  # pictures sent together, the first of which found its place
        return mates[-1].slot, True
    return checklist.slot_for(form.slots, filled(arranged(form, files)), chosen=form.chosen), False


async def _make_room(
    desk: Desk, form: Form, slot: Slot, files: list[Document], *, is_picture: bool, is_page: bool
) -> int:
    """Make room for a file in its slot and return its page, 0 for a whole file.

    A further page stands beside the others; anything else takes the place of what was there.
    """
    in_slot = [file for file in files if file.slot == slot.id and file.state in FILLING]
    pages = [file.page for file in in_slot if file.page]
    if is_page and pages:
        for file in in_slot:
            if file.content == PAGES:
                await documents.part(desk.tx, file.id)
        return max(pages) + 1
    await documents.discard(desk.tx, form.draft_id, slot=slot.id)
    return 1 if is_picture and checklist.can_grow(slot) else 0


async def _expect(desk: Desk, form: Form, sent: Sent, *, slot: str, page: int) -> None:
    await documents.expect(
        desk.tx,
        form.person_id,
        draft_id=form.draft_id,
        slot=slot,
        file_id=sent.file_id,
        content=sent.content,
        claimed_name=sent.name,
        is_picture=sent.is_picture,
        page=page,
        album=sent.album,
        message_id=sent.message_id,
        size=sent.size,
    )
