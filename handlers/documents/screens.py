"""The checklist: every document that a request needs, in one message."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlers.buttons import AddPage, ChooseSlot, DropFile, EmptySlot, FormBack, FormCancel, PapersDone, PlaceFile
from handlers.form_view import advice, asides, head
from handlers.forms import Form, Paper, Waiting, filled
from handlers.screen import Button, Screen
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules import checklist
from knowledge.rules.documents import accepted, largest
from knowledge.service import Slot

LONGEST_LABEL = 40  # characters that a narrow phone shows of a button as wide as the message
LONGEST_NAME = 40  # characters of a file's name
A_ROW = 3  # numbers beside each other


@dataclass(frozen=True, slots=True)
class Listed:
    """What the checklist shows beside the form: what there is by slot, and a file that waits for its place."""

    papers: Mapping[str, Paper]
    waiting: Waiting | None = None


def listed(say: Texts, form: Form, shown: Listed) -> Screen:
    """Show all slots with their marks and what can be done; while one thing is to be said, that alone."""
    slot = form.slot(form.chosen)
    parts = [_head(say, form), *advice(say, form)]
    if shown.waiting is not None:
        parts.append(_which(say, shown.waiting))
        rows = tuple(_places(say, form, shown, shown.waiting))
    elif slot is not None:
        parts += _chosen(say, form, shown, slot)
        rows = tuple(_choice_buttons(say, form, shown, slot))
    else:
        parts += (*_intro(say, form, shown), *_lines(say, form, shown), *_ending(say, form, shown))
        rows = (*asides(say, form), *_list_buttons(say, form, shown))
    return Screen(Html("\n\n".join(parts)), rows)


def finished(say: Texts, *, count: int) -> Screen:
    """Say, in the list's place, that all documents are there."""
    return Screen(say("checklist-finished", count=count))


def moved(say: Texts) -> Screen:
    """Say, in an old list's place, that it goes on below."""
    return Screen(say("checklist-moved"))


def kept_for_later(say: Texts) -> Screen:
    """Say that a file that came too early is kept."""
    return Screen(say("checklist-kept-for-later"))


def refused(say: Texts, *, name: str, why: Html, title: str) -> Screen:
    """Say that a file cannot be used, why, and how to mend it."""
    return Screen(say("checklist-refused", name=excerpt(name, most=LONGEST_NAME), title=title, why=why))


def held(say: Texts, *, name: str, why: Html, title: str) -> Screen:
    """Say that a file is held, why, and what to do."""
    return Screen(say("checklist-held", name=excerpt(name, most=LONGEST_NAME), title=title, why=why))


def mended(say: Texts, *, number: int) -> Screen:
    """Say that what was sent once more went to the staff."""
    return Screen(say("checklist-mended", number=number))


def _head(say: Texts, form: Form) -> Html:
    if form.ticket_id:
        return say("checklist-head-again", number=form.ticket_id, title=form.kind.title.spoken(say.language))
    return head(say, form, label=say("form-papers"))


def _intro(say: Texts, form: Form, shown: Listed) -> Iterator[Html]:
    if len(form.slots) == 1:
        yield _wanted(say, form.slots[0], key="checklist-one")
    else:
        yield Html("\n".join((say("checklist-intro"), *_common(say, form.slots))))
    if not filled(shown.papers):
        yield say("checklist-careful")


def _common(say: Texts, slots: Sequence[Slot]) -> Iterator[Html]:
    """Yield what holds for all slots alike."""
    if len({(slot.types, slot.max_bytes) for slot in slots}) == 1:
        yield say("checklist-limits", types=accepted(slots[0]), most=largest(slots[0]))
    if any(slot.copies for slot in slots):
        key = "both" if all(len(slot.copies) > 1 for slot in slots if slot.copies) else "some"
        yield say(f"checklist-copies-{key}")


def _wanted(say: Texts, slot: Slot, *, key: str) -> Html:
    lines = [say(key, title=slot.title.spoken(say.language))]
    if slot.help.id:
        lines.append(say("checklist-help", help=slot.help.spoken(say.language)))
    lines.append(say("checklist-limits", types=accepted(slot), most=largest(slot)))
    if slot.copies:
        lines.append(say("checklist-copies-both" if len(slot.copies) > 1 else f"checklist-copies-{slot.copies[0]}"))
    return Html("\n".join(lines))


def _lines(say: Texts, form: Form, shown: Listed) -> Iterator[Html]:
    lines = [_line(say, slot, shown.papers.get(slot.id)) for slot in form.slots]
    if len(lines) > 1:
        yield Html(
            "\n".join(say("checklist-number", number=place, line=line) for place, line in enumerate(lines, start=1))
        )
    elif shown.papers:
        yield lines[0]


def _line(say: Texts, slot: Slot, paper: Paper | None) -> Html:
    title = slot.title.spoken(say.language)
    if paper is None:
        return say("checklist-empty" if slot.required else "checklist-empty-optional", title=title)
    name = excerpt(paper.name, most=LONGEST_NAME)
    if paper.reason:
        why = say(paper.reason, types=accepted(slot), most=largest(slot), title=title)
        return say("checklist-bad" if paper.is_refused else "checklist-held-line", title=title, name=name, why=why)
    if paper.pages > 1:
        name = say("document-pages", pages=paper.pages)
    return say("checklist-fetching" if paper.is_fetching else "checklist-filled", title=title, name=name)


def _which(say: Texts, waiting: Waiting) -> Html:
    name = excerpt(waiting.name, most=LONGEST_NAME)
    if waiting.total == 1:
        return say("checklist-which-one", name=name)
    return say("checklist-which", name=name, place=waiting.place, total=waiting.total)


def _chosen(say: Texts, form: Form, shown: Listed, slot: Slot) -> Iterator[Html]:
    paper = shown.papers.get(slot.id)
    if paper is not None:
        yield _line(say, slot, paper)
    if form.is_adding:
        page = (paper.pages if paper else 0) + 1
        yield say("checklist-adding", title=slot.title.spoken(say.language), page=page)
    else:
        is_filled = slot.id in filled(shown.papers)
        yield _wanted(say, slot, key="checklist-chosen-again" if is_filled else "checklist-chosen")


def _ending(say: Texts, form: Form, shown: Listed) -> Iterator[Html]:
    """Yield what to do next, the last thing to be read."""
    if filled(shown.papers) and _may_go_on(form, shown):
        yield say("checklist-complete-again" if form.ticket_id else "checklist-complete")


def _may_go_on(form: Form, shown: Listed) -> bool:
    return form.is_complete(shown.papers) and not any(paper.is_fetching for paper in shown.papers.values())


def _list_buttons(say: Texts, form: Form, shown: Listed) -> Iterator[tuple[Button, ...]]:
    if len(form.slots) > 1 or form.slots[0].id in shown.papers:
        yield from _slot_buttons(say, form, shown)
    yield from _more_pages(say, form, shown)
    if _may_go_on(form, shown):
        key = "button-papers-done" if filled(shown.papers) else "button-skip"
        yield (Button(say.plain("button-send" if form.ticket_id else key), PapersDone(form.draft_id)),)
    if not form.ticket_id:
        back = Button(say.plain("button-back"), FormBack(form.draft_id))
        yield (back, Button(say.plain("button-cancel"), FormCancel(form.draft_id)))


def _slot_buttons(say: Texts, form: Form, shown: Listed) -> Iterator[tuple[Button, ...]]:
    """Yield a button a slot: its mark and its number in the list, or its title where it is the only one."""
    is_only = len(form.slots) == 1
    found = []
    for place, slot in enumerate(form.slots, start=1):
        title = slot.title.spoken(say.language) if is_only else str(place)
        found.append(Button(_label(say, shown.papers.get(slot.id), title), ChooseSlot(form.draft_id, slot.id)))
    for start in range(0, len(found), A_ROW):
        yield tuple(found[start : start + A_ROW])


def _label(say: Texts, paper: Paper | None, title: str) -> str:
    mark = "empty"
    if paper is not None:
        mark = "bad" if paper.reason else "fetching" if paper.is_fetching else "filled"
    return _short(say.plain(f"button-slot-{mark}", title=title))


def _places(say: Texts, form: Form, shown: Listed, waiting: Waiting) -> Iterator[tuple[Button, ...]]:
    """Yield what a file can be: the likeliest first, then what is still empty, then what it would replace."""
    there = filled(shown.papers)
    guessed = checklist.likely(form.slots, waiting.name)
    for slot in sorted(form.slots, key=lambda slot: (slot.id != guessed, slot.id in there)):
        title, paper = slot.title.spoken(say.language), shown.papers.get(slot.id)
        if slot.id not in there:
            key = "button-put-likely" if slot.id == guessed else "button-put"
            yield (Button(_short(say.plain(key, title=title)), PlaceFile(waiting.document_id, slot.id, is_page=False)),)
            continue
        if waiting.is_picture and paper is not None and paper.pages and checklist.can_grow(slot):
            page = PlaceFile(waiting.document_id, slot.id, is_page=True)
            yield (Button(_short(say.plain("button-put-page", page=paper.pages + 1, title=title)), page),)
        instead = PlaceFile(waiting.document_id, slot.id, is_page=False)
        yield (Button(_short(say.plain("button-put-instead", title=title)), instead),)
    yield (Button(say.plain("button-drop-file"), DropFile(waiting.document_id)),)


def _choice_buttons(say: Texts, form: Form, shown: Listed, slot: Slot) -> Iterator[tuple[Button, ...]]:
    paper = shown.papers.get(slot.id)
    if paper is not None and not paper.is_refused:
        if paper.pages and checklist.can_grow(slot) and not form.is_adding:
            yield (Button(say.plain("button-add-page"), AddPage(form.draft_id, slot.id)),)
        yield (Button(say.plain("button-empty-slot"), EmptySlot(form.draft_id, slot.id)),)
    key = "button-pages-done" if form.is_adding else "button-list"
    yield (Button(say.plain(key), ChooseSlot(form.draft_id, "")),)


def _more_pages(say: Texts, form: Form, shown: Listed) -> Iterator[tuple[Button, ...]]:
    """Yield the offer of a further page for the picture that came last."""
    newest = max(shown.papers.values(), key=lambda paper: paper.newest, default=None)
    for slot in form.slots:
        paper = shown.papers.get(slot.id)
        if paper is not None and paper is newest and paper.pages and not paper.reason and checklist.can_grow(slot):
            label = say.plain("button-add-page-of", title=slot.title.spoken(say.language))
            yield (Button(_short(label), AddPage(form.draft_id, slot.id)),)


def _short(label: str) -> str:
    return excerpt(label, most=LONGEST_LABEL)
