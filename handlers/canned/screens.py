"""Canned replies to choose from, as the requester would get one, and those that a unit may delete."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from handlers.buttons import (
    DropCanned,
    DropPreview,
    PickCanned,
    SendCanned,
    ShowCanned,
    ShowMore,
    ShowOwnCanned,
    Tap,
    TypeCanned,
)
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.canned import FIELDS

LONGEST_NAME = 34  # characters of a button, with its mark
_TAG = re.compile(r"<(/?)([a-z-]+)[^>]*>")


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a list: keys and names, and where it stands among the pages."""

    rows: tuple[tuple[str, str], ...]
    page: int
    pages: int

    @classmethod
    def of(cls, rows: Sequence[tuple[str, str]], page: int, *, size: int) -> "Page":
        """Return a page of a list, the nearest there is."""
        pages = max(1, -(-len(rows) // size))
        here = min(page, pages - 1)
        return cls(tuple(rows[here * size : (here + 1) * size]), here, pages)


def choose(say: Texts, page: Page, *, number: int, has_own: bool) -> Screen:
    """Let one be chosen, in the card's place."""
    write = Button(say.plain("button-canned-write"), TypeCanned(number))
    manage = [Button(say.plain("button-canned-own"), ShowOwnCanned(number, 0))] if has_own else []
    back = Button(say.plain("button-back"), ShowMore(number))
    turn = _turn(say, page, lambda to: ShowCanned(number, to))
    text = say("canned" if page.rows else "canned-none", number=number)
    return Screen(text, tuple(row for row in (*_names(say, page, number), turn, (write, *manage), (back,)) if row))


def meant(say: Texts, page: Page, *, number: int) -> Screen:
    """Ask which one was meant by what somebody typed, below the card."""
    return Screen(say("canned-meant", number=number), tuple(_names(say, page, number)))


def preview(say: Texts, *, number: int, requester: str, html: Html, key: str, sign: str) -> Screen:
    """Show a reply as the requester would get it."""
    send = Button(say.plain("button-canned-send"), SendCanned(number, key, sign))
    drop = Button(say.plain("button-cancel"), DropPreview(number))
    return Screen(say("canned-preview", number=number, requester=requester, text=html), ((send, drop),))


def sent(say: Texts, *, number: int, name: str, requester: str, html: Html) -> Screen:
    """Keep in the group what was sent, and by whom."""
    return Screen(say("canned-sent", number=number, name=name, requester=requester, text=html))


def dropped(say: Texts, *, number: int) -> Screen:
    """Say that nothing was sent."""
    return Screen(say("canned-dropped", number=number))


def write(say: Texts, *, number: int, name: str) -> Screen:
    """Ask for a new reply, by an answer to this message."""
    cancel = Button(say.plain("button-cancel"), ShowCanned(number, 0))
    return Screen(say("canned-write", number=number, name=name, fields=_fields()), column(cancel))


def kept(say: Texts, *, name: str) -> Screen:
    """Say under which word the reply is found."""
    return Screen(say("canned-kept", name=name))


def listed(say: Texts, names: Sequence[str]) -> Screen:
    """List what a unit wrote, where nobody says for which ticket."""
    return Screen(say("canned-listed", names=", ".join(names), fields=_fields()))


def own(say: Texts, page: Page, *, number: int) -> Screen:
    """Let the unit's own ones be deleted."""
    rows = [
        Button(say.plain("button-canned-drop", name=excerpt(name, most=LONGEST_NAME)), DropCanned(number, int(key)))
        for key, name in page.rows
    ]
    turn = _turn(say, page, lambda to: ShowOwnCanned(number, to))
    back = Button(say.plain("button-back"), ShowCanned(number, 0))
    text = say("canned-own" if page.rows else "canned-own-none", number=number)
    return Screen(text, tuple(row for row in (*column(*rows), turn, (back,)) if row))


def whole(html: Html, text: str) -> Html:
    """Return a part of a message's HTML, or its plain text where the part begins or ends in the middle of markup."""
    opened: list[str] = []
    for mark, name in _TAG.findall(html):
        if not mark:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return Html(escape(text, quote=False))
    return Html(escape(text, quote=False)) if opened else Html(html.strip())


def _names(say: Texts, page: Page, number: int) -> list[tuple[Button, ...]]:
    return [
        (Button(say.plain("button-canned", name=excerpt(name, most=LONGEST_NAME)), PickCanned(number, key)),)
        for key, name in page.rows
    ]


def _turn(say: Texts, page: Page, tap: Callable[[int], Tap]) -> tuple[Button, ...]:
    before = [Button(say.plain("button-previous"), tap(page.page - 1))] if page.page > 0 else []
    after = [Button(say.plain("button-next"), tap(page.page + 1))] if page.page + 1 < page.pages else []
    return (*before, *after)


def _fields() -> str:
    return " ".join(f"{{{name}}}" for name in FIELDS)
