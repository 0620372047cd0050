"""The tree, one level a screen, edited in place."""

from collections.abc import Sequence

from handlers.answers import kind_rows
from handlers.buttons import Browse, Contact, Home, ReadEntry
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.faq.tree import PAGE, Place, has_guide, is_leaf, pages_of

LONGEST_LABEL = 60  # characters; phones show fewer and cut the rest themselves


def level(say: Texts, place: Place, *, page: int) -> Screen:
    """Show one level: its topics, then its answers, then the ways on. A page that is gone is the last one."""
    pages = pages_of(place.size)
    page = min(page, pages - 1)
    children = _children(say, place)
    shown = children[page * PAGE : (page + 1) * PAGE] if pages > 1 else children
    parts = [
        _head(say, place),
        "" if place.trail else say("browse-summary", summary=place.service.summary.spoken(say.language)),
        say(_hint(place)),
        say("browse-page", page=page + 1, pages=pages) if pages > 1 else "",
    ]
    contact = (Button(say.plain("button-contact"), Contact(0, place.service.id)),)
    return Screen(_joined(parts), (*column(*shown), *_pages(say, place, page, pages), contact, *_up(say, place)))


def without_guide(say: Texts, place: Place, *, question_id: int) -> Screen:
    """Say that nothing is written about a topic, and what the office can do instead."""
    html = _joined([_head(say, place), say("browse-empty")])
    return Screen(html, (*kind_rows(say, place.service, question_id=question_id), *_up(say, place)))


def _children(say: Texts, place: Place) -> list[Button]:
    is_mixed = _is_mixed(place)
    buttons = []
    for number, topic in enumerate(place.topics):
        title = topic.title.spoken(say.language)
        is_marked = is_mixed and has_guide(topic)
        label = say.plain("button-with-guide", title=title) if is_marked else f"{topic.icon} {title}"
        below = Browse(place.service.id, place.below(number), 0)
        buttons.append(
            Button(excerpt(label, most=LONGEST_LABEL), ReadEntry(topic.entries[0]) if is_leaf(topic) else below)
        )
    return buttons + [
        Button(excerpt(entry.button(say.language), most=LONGEST_LABEL), ReadEntry(entry.id)) for entry in place.entries
    ]


def _is_mixed(place: Place) -> bool:
    """Tell whether some topics here have a guide and others have none, so that it helps to mark them."""
    return len({has_guide(topic) for topic in place.topics}) > 1


def _hint(place: Place) -> str:
    if _is_mixed(place):
        return "browse-hint-some"
    is_bare = not place.entries and not any(has_guide(topic) for topic in place.topics)
    return "browse-hint-none" if is_bare else "browse-hint"


def _head(say: Texts, place: Place) -> Html:
    return say("browse-head", crumbs=place.crumbs(say.language))


def _up(say: Texts, place: Place) -> tuple[tuple[Button, ...], ...]:
    home = Button(say.plain("button-home"), Home())
    if not place.path:
        return ((home,),)
    return ((Button(say.plain("button-up"), Browse(place.service.id, *place.above)), home),)


def _pages(say: Texts, place: Place, page: int, pages: int) -> tuple[tuple[Button, ...], ...]:
    path, row = place.name, list[Button]()
    if page > 0:
        row.append(Button(say.plain("button-previous"), Browse(place.service.id, path, page - 1)))
    if page + 1 < pages:
        row.append(Button(say.plain("button-next"), Browse(place.service.id, path, page + 1)))
    return (tuple(row),) if row else ()


def _joined(parts: Sequence[Html | str]) -> Html:
    return Html("\n\n".join(part for part in parts if part))
