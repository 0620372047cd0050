"""What was found, and one ticket shown where somebody asked for it."""

from collections.abc import Iterable

from handlers.ago import ago
from handlers.buttons import BringCard, PeekFound, ShowFound, Tap
from handlers.lookup.snippets import Piece
from handlers.lookup.views import Found, FoundPage, Whereabouts
from handlers.screen import Button, Screen, column
from handlers.splitting import LONGEST_TEXT, excerpt, units_shown
from handlers.texts import Html, Texts
from knowledge.rules.ticket import Status

LONGEST_TITLE = 30
LONGEST_WORDS = 60
LONGEST_NAME = 40


def found(say: Texts, page: FoundPage) -> Screen:
    """Show a page of what was found, or what may help where nothing was."""
    words = excerpt(page.words, most=LONGEST_WORDS)
    if not page.rows:
        return Screen(say("search-nothing", words=words))
    head = say("search-head-more" if page.has_more else "search-head", words=words, total=page.total)
    if page.pages > 1:
        head = say("search-head-page", head=head, page=page.page + 1, pages=page.pages)
    numbers = tuple(_number(row, page) for row in page.rows)
    turns = tuple(_turns(say, page))
    body = "\n\n".join(_row(say, row) for row in page.rows)
    return Screen(Html(f"{head}\n\n{body}"), tuple(row for row in (numbers, turns) if row))


def where(say: Texts, at: Whereabouts) -> Screen:
    """Say where a ticket is, and lead there."""
    text = say(
        "ticket-where",
        number=at.number,
        title=at.title,
        unit=at.unit,
        status=say.plain(f"status-{_key(at.status)}"),
        assignee=excerpt(at.assignee, most=LONGEST_NAME) or say.plain("nobody"),
    )
    return Screen(say("ticket-where-linked", text=text, link=at.link) if at.link else text)


def peek(say: Texts, card: Screen, at: Whereabouts, *, back: Tap | None) -> Screen:
    """Show a ticket's card to one of its staff in their own chat; it is worked on in the group."""
    linked = say("ticket-peek-linked", card=Html(card.html), link=at.link)
    html = linked if at.link and units_shown(linked) <= LONGEST_TEXT else card.html
    buttons = [Button(say.plain("button-bring-card"), BringCard(at.number))]
    if back is not None:
        buttons.append(Button(say.plain("button-back-to-list"), back))
    return Screen(html, column(*buttons))


def _row(say: Texts, row: Found) -> Html:
    number = say("listed-number", number=row.number)
    head = say(
        "search-row",
        mark=say.plain(f"mark-{_key(row.status)}"),
        number=say("listed-linked", link=row.link, number=number) if row.link else number,
        title=excerpt(row.title, most=LONGEST_TITLE),
        requester=_marked(say, row.requester),
        age=ago(say, row.age),
    )
    return say("search-row-piece", head=head, piece=_marked(say, row.piece)) if row.piece else head


def _marked(say: Texts, pieces: Iterable[Piece]) -> Html:
    return Html("".join(say("search-hit" if is_hit else "search-plain", text=text) for text, is_hit in pieces))


def _number(row: Found, page: FoundPage) -> Button:
    tap = PeekFound(row.number, page.search_id, page.page) if page.is_private else BringCard(row.number)
    return Button(f"#{row.number}", tap)


def _turns(say: Texts, page: FoundPage) -> Iterable[Button]:
    if page.page > 0:
        yield Button(say.plain("button-previous"), ShowFound(page.search_id, page.page - 1))
    if page.page + 1 < page.pages:
        yield Button(say.plain("button-next"), ShowFound(page.search_id, page.page + 1))


def _key(status: Status) -> str:
    return status.replace("_", "-")
