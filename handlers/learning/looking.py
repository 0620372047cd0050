"""Entries and drafts, put together for screens."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from handlers.desk import Desk
from handlers.learning.drafting import Now, added_of, draft_id, drafted, now, parts_of
from handlers.learning.views import (
    CHANGED,
    DRAFTS,
    DraftKind,
    DraftView,
    Effect,
    EntryView,
    HistoryView,
    Line,
    Moved,
    Page,
    Row,
)
from handlers.markdown import plain_text, telegram_html
from handlers.units import administered
from knowledge.faq.anonymous import has_covered
from knowledge.faq.entry import Entry
from knowledge.faq.overlay import (
    Overlay,
    OverlayError,
    Part,
    Standing,
    clashes,
    entry_of,
    from_data,
    said_by,
    standing,
)
from knowledge.rules.refusals import Refusal
from knowledge.wording import Language, Wording
from storage import learning, people
from storage.learning import Changed, ChangeKind, Kept, Learning
from storage.people import Person

MOST_DRAFTS = 40
MOST_CHANGES = 40
SHOWN_CHANGES = 6
MOST_FOUND = 6
MARKS = {Standing.CLASHING: "clash", Standing.GONE: "gone", Standing.APPLIED: "changed"}


async def draft(desk: Desk, found: Learning, *, language: Language, source: str) -> DraftView:
    """Return a draft as it stands beside the entry as it is."""
    at = await now(desk, draft_id(found))
    service = desk.office.service(found.service)
    author = await people.find(desk.tx, found.by_id)
    parts, added = parts_of(found.words), added_of(found.words)
    entry = entry_of(drafted(desk, found, at, source=source), at.base, despite_retired=True)
    kind = DraftKind.EDIT if parts else DraftKind.ALIAS
    measured = found.measured or {}
    return DraftView(
        id=found.id,
        kind=kind if found.entry_id else DraftKind.NEW,
        number=found.ticket_id or 0,
        by=author.name if author else "",
        question=at.entry.question if at.entry else Wording(""),
        service=service.title.spoken(desk.office.language) if service else found.service,
        topic="" if found.entry_id else _topic(desk, found),
        entry=entry,
        added=added,
        parts=tuple(parts) if found.entry_id else (),
        changed_by=await _changed_by(desk, found, at),
        has_covered=any(map(has_covered, (*parts.values(), *added))),
        effect=_effect(desk, measured["effect"]) if "effect" in measured else None,
        is_unmeasured="effect" not in measured and bool(measured),
        language=language,
    )


async def entry(desk: Desk, entry_id: str) -> EntryView:
    """Return an entry, found by people or not; a refusal when there is none."""
    at = await now(desk, entry_id)
    found, service = at.entry, desk.office.service(entry_id.partition(".")[0])
    if found is None or service is None:
        raise Refusal("refused-answer-gone")
    file = said_by(at.base)
    return EntryView(
        entry=found,
        service=service.title.spoken(desk.office.language),
        is_changed=standing(at.overlay, at.base) != Standing.EQUAL,
        is_retired=at.overlay.is_retired,
        is_new=bool(at.overlay.topic),
        clashes=tuple((part, file[part]) for part in clashes(at.overlay, at.base)),
    )


async def is_gone(desk: Desk, entry_id: str) -> bool:
    """Tell whether an entry was changed here and its file is no longer there."""
    at = await now(desk, entry_id)
    return at.entry is None and not at.overlay.is_empty


async def is_there(desk: Desk, entry_id: str) -> bool:
    """Tell whether there is such an entry, found by people or not."""
    return (await now(desk, entry_id)).entry is not None


async def listed(desk: Desk, which: str, page: int, *, person: Person) -> Page:
    """Return a page of a service's entries, of those changed here, or of the drafts that wait."""
    if which == DRAFTS:
        return Page.of(await _drafts(desk, person), page)
    overlays = await _overlays(desk)
    if which == CHANGED:
        changed = [_row(desk, each) for each in overlays.values()]
        return Page.of([row for row in changed if row is not None], page)
    service = desk.office.files.services.get(which)
    if service is None:
        raise Refusal("refused-answer-gone")
    own = [each for each in overlays.values() if each.service == which and each.topic]
    entries: Iterable[Entry | None] = (
        *service.entries.values(),
        *(entry_of(each, desk.office.files.entry(each.entry_id), despite_retired=True) for each in own),
    )
    rows = [_entry_row(desk, each, overlays) for each in {found.id: found for found in entries if found}.values()]
    return Page.of(rows, page)


async def counted(desk: Desk, *, person: Person) -> dict[str, int]:
    """Return how many drafts wait, how many entries are changed here, and how many of these need a decision."""
    overlays = (await _overlays(desk)).values()
    stand = [standing(each, desk.office.files.entry(each.entry_id)) for each in overlays]
    return {
        "drafts": len(await _drafts(desk, person)),
        "changed": sum(each != Standing.EQUAL for each in stand),
        "clashes": sum(each in {Standing.CLASHING, Standing.GONE} for each in stand),
    }


async def found(desk: Desk, words: str) -> list[Row]:
    """Return the entries that words find, retired ones with the same words in their question as well."""
    overlays = await _overlays(desk)
    hits = desk.office.index.search(words, limit=MOST_FOUND).hits
    entries = [desk.office.library.entry(hit.entry_id) for hit in hits]
    wanted = words.casefold()
    retired = [each for each in overlays.values() if each.is_retired]
    hidden = [entry_of(each, desk.office.files.entry(each.entry_id), despite_retired=True) for each in retired]
    entries += [each for each in hidden if each is not None and wanted in each.question.id.casefold()]
    return [_entry_row(desk, each, overlays) for each in entries if each is not None]


async def past(desk: Desk, entry_id: str) -> HistoryView:
    """Return who changed an entry, the newest first."""
    shown = (await now(desk, entry_id)).entry
    lines = await learning.changes(desk.tx, entry_id, limit=MOST_CHANGES)
    if shown is None and not lines:
        raise Refusal("refused-answer-gone")
    newest = undoable(lines)
    told = tuple(_line(each) for each in lines[:SHOWN_CHANGES])
    question = shown.question if shown else Wording(entry_id)
    return HistoryView(entry_id, question, told, newest.id if newest else 0)


def undoable(lines: Iterable[Changed]) -> Changed | None:
    """Return the change that can be taken back: the newest that stands, unless the file came between."""
    for each in lines:
        if each.kind == ChangeKind.SETTLED:
            return None
        if each.can_be_undone:
            return each
    return None


async def _overlays(desk: Desk) -> dict[str, Overlay]:
    """Return what was changed in chat and can be read, by entry."""
    read = [_readable(row) for row in await learning.all_kept(desk.tx)]
    return {each.entry_id: each for each in read if each is not None}


def _readable(row: Kept) -> Overlay | None:
    try:
        return from_data(row.entry_id, row.state)
    except OverlayError:
        return None


async def _drafts(desk: Desk, person: Person) -> list[Row]:
    units = {unit.id for unit in await administered(desk, person.id)}
    waiting = await learning.waiting(desk.tx, person.id, units=units, limit=MOST_DRAFTS)
    return [_draft_row(desk, each) for each in waiting if parts_of(each.words) or added_of(each.words)]


def _draft_row(desk: Desk, found: Learning) -> Row:
    known = desk.office.library.entry(found.entry_id)
    text = next(iter(added_of(found.words)), "") or parts_of(found.words).get(Part.QUESTION, "")
    shown = known.question if known is not None and not text else Wording(text)
    return Row(shown, "draft", learning_id=found.id)


def _row(desk: Desk, overlay: Overlay) -> Row | None:
    """Return a changed entry for the list; None for one that says what its file says."""
    base = desk.office.files.entry(overlay.entry_id)
    stands = standing(overlay, base)
    if stands == Standing.EQUAL:
        return None
    shown = entry_of(overlay, base, despite_retired=True)
    mark = "retired" if overlay.is_retired and stands == Standing.APPLIED else MARKS[stands]
    return Row(shown.question if shown else Wording(overlay.entry_id), mark, entry_id=overlay.entry_id)


def _entry_row(desk: Desk, shown: Entry, overlays: Mapping[str, Overlay]) -> Row:
    overlay = overlays.get(shown.id)
    row = _row(desk, overlay) if overlay is not None else None
    return row or Row(shown.question, "file", entry_id=shown.id)


def _topic(desk: Desk, found: Learning) -> str:
    service = desk.office.service(found.service)
    topics = service.topics if service else ()
    known = next((topic for topic in topics if topic.id == found.topic), None)
    return known.title.spoken(desk.office.language) if known else found.topic


async def _changed_by(desk: Desk, found: Learning, at: Now) -> str:
    if not found.entry_id or at.version == found.based_on:
        return ""
    newest = await learning.changes(desk.tx, found.entry_id, limit=1)
    return next((each.by for each in newest), "") or "-"


def _effect(desk: Desk, kept: Mapping[str, Any]) -> Effect:
    lost = tuple(Moved(each["text"], _asked(desk, each["found"])) for each in kept["lost"])
    return replace(Effect(**{**kept, "lost": ()}), lost=lost)


def _asked(desk: Desk, entry_id: str) -> str:
    known = desk.office.library.entry(entry_id)
    return known.question.spoken(desk.office.language) if known else ""


def _line(change: Changed) -> Line:
    before, after = _differences(change)
    return Line(
        change.at,
        change.by,
        change.kind,
        change.ticket_id or 0,
        change.undone_by,
        before="; ".join(before),
        after="; ".join(after),
    )


def _differences(change: Changed) -> tuple[list[str], list[str]]:
    """Return what was said before a change and is said since; ways to ask with a plus or a minus."""
    try:
        was, now_is = (from_data(change.entry_id, state) for state in (change.before, change.after))
    except OverlayError:
        return [], []
    texts = [(_said(was, now_is, part), _said(now_is, was, part)) for part in Part]
    before = [old for old, new in texts if old != new and old]
    after = [new for old, new in texts if old != new and new]
    added = {*now_is.added} - {*was.added} | {*was.removed} - {*now_is.removed}
    removed = {*was.added} - {*now_is.added} | {*now_is.removed} - {*was.removed}
    return before, [*after, *(f"+ {alias}" for alias in sorted(added)), *(f"- {alias}" for alias in sorted(removed))]


def _said(overlay: Overlay, other: Overlay, part: Part) -> str:
    """Return a text as one of two overlays has it: written here, or else the file's as the other one knew it."""
    change = overlay.parts.get(part)
    text = change.after if change else other.parts[part].before if part in other.parts else ""
    return plain_text(telegram_html(text)) if part in {Part.ANSWER, Part.ANSWER_EN} else text
