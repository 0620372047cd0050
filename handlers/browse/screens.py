"""The tree, one level a screen, edited in place."""

from collections.abc import Sequence

from handlers.answers import answer_html
from handlers.browse.actions import Place
from handlers.buttons import Browse, Contact, Home, ReadEntry, StartRequest
from handlers.screen import Button, Screen, column
from handlers.texts import Texts
from knowledge.faq.entry import Entry
from knowledge.service import RequestKind, Service, Topic

PAGE = 8  # rows that fit a phone's screen


def level(say: Texts, place: Place, *, page: int) -> Screen:
    """Show one level: its topics, then its answers, then the ways on."""
    service, path = place.service, place.path
    children = [
        Button(_title(say, topic), Browse(service.id, _path((*path, number)), 0))
        for number, topic in enumerate(place.topics)
    ]
    children += [Button(entry.button(say.language), ReadEntry(entry.id)) for entry in place.entries]
    shown = children[page * PAGE : (page + 1) * PAGE]
    crumbs = " › ".join([service.title.spoken(say.language), *(_title(say, topic) for topic in place.trail)])
    key = "topic" if children else "topic-empty"
    summary = service.summary.spoken(say.language) if not place.trail else ""
    html = say(key, crumbs=crumbs, summary=summary).strip()
    return Screen(html, (*column(*shown), *_pages(say, place, page, len(children)), *_ways(say, place)))


def entry(say: Texts, entry: Entry, *, service: Service, kind: RequestKind | None) -> Screen:
    """Show an answer found in the tree."""
    html = say(
        "answer",
        question=entry.question.spoken(say.language),
        answer=answer_html(entry, say.language),
        source=entry.source,
        reviewed=say.day(entry.reviewed),
    )
    buttons = [Button(kind.title.spoken(say.language), StartRequest(0, service.id, kind.id))] if kind else []
    contact = Button(say.plain("button-contact"), Contact(0, service.id))
    return Screen(html, (*column(*buttons, contact), (Button(say.plain("button-topics"), Browse(service.id, "", 0)),)))


def _ways(say: Texts, place: Place) -> Sequence[tuple[Button, ...]]:
    contact = Button(say.plain("button-contact"), Contact(0, place.service.id))
    if not place.path:
        return ((contact,), (Button(say.plain("button-home"), Home()),))
    up = Button(say.plain("button-up"), Browse(place.service.id, _path(place.path[:-1]), 0))
    return ((contact,), (up, Button(say.plain("button-home"), Home())))


def _pages(say: Texts, place: Place, page: int, total: int) -> Sequence[tuple[Button, ...]]:
    path, row = _path(place.path), list[Button]()
    if page > 0:
        row.append(Button(say.plain("button-previous"), Browse(place.service.id, path, page - 1)))
    if (page + 1) * PAGE < total:
        row.append(Button(say.plain("button-next"), Browse(place.service.id, path, page + 1)))
    return (tuple(row),) if row else ()


def _title(say: Texts, topic: Topic) -> str:
    return f"{topic.icon} {topic.title.spoken(say.language)}".strip()


def _path(places: Sequence[int]) -> str:
    return ".".join(str(place) for place in places)
