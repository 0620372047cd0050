"""What there is of a form's documents, gathered from their rows."""

from collections.abc import Iterable

from handlers.forms import Form, Paper, Waiting
from knowledge.rules import checklist
from storage import documents
from storage.documents import FILLING, Document, DocumentState
from storage.transaction import Transaction


async def papers_of(tx: Transaction, form: Form) -> dict[str, Paper]:
    """Return what there is for each slot that this form asks for; a slot without any file is missing."""
    return arranged(form, await documents.files_of(tx, form.draft_id))


def arranged(form: Form, files: Iterable[Document]) -> dict[str, Paper]:
    """Return the same from the rows of a draft's files."""
    found: dict[str, Paper] = {}
    by_slot: dict[str, list[Document]] = {}
    for file in files:
        by_slot.setdefault(file.slot, []).append(file)
    for slot in form.slots:
        in_slot = by_slot.get(slot.id, [])
        filling = [file for file in in_slot if file.state in FILLING]
        refused = [file for file in in_slot if file.state == DocumentState.REFUSED]
        if filling:
            found[slot.id] = _paper(filling)
        elif refused:
            found[slot.id] = _paper(refused[-1:], is_refused=True)
    return found


def waiting_among(files: Iterable[Document]) -> Waiting | None:
    """Return the first file of a draft that waits for its place, or None when none does."""
    waiting = [file for file in files if file.state == DocumentState.WAITING]
    if not waiting:
        return None
    first = waiting[0]
    return Waiting(first.id, first.claimed_name, first.is_picture, place=1, total=len(waiting))


def loose_pages(files: Iterable[Document]) -> dict[str, list[Document]]:
    """Return the pages that are not joined yet, by slot, in order."""
    found: dict[str, list[Document]] = {}
    for file in files:
        if file.page > 0 and file.part_of is None and file.state in FILLING:
            found.setdefault(file.slot, []).append(file)
    return {slot: sorted(pages, key=lambda page: page.page) for slot, pages in found.items()}


def grows(form: Form, slot_id: str, papers: dict[str, Paper]) -> bool:
    """Tell whether a picture could be one page more of what there is for a slot."""
    slot, paper = form.slot(slot_id), papers.get(slot_id)
    if slot is None or paper is None or paper.is_refused or paper.reason:
        return False
    return checklist.can_grow(slot) and paper.pages > 0


def _paper(files: list[Document], *, is_refused: bool = False) -> Paper:
    pages = [file for file in files if file.page > 0]
    shown = pages or files
    reason = next((file.reason for file in files if file.reason and file.part_of is None), None)
    return Paper(
        name=shown[0].claimed_name,
        size=sum(file.size or 0 for file in shown),
        is_fetching=any(file.state == DocumentState.FETCHING for file in files),
        pages=len(pages),
        reason=reason or "",
        is_refused=is_refused,
        newest=files[-1].id,
    )
