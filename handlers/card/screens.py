"""The card: a ticket as it is, the question before a step that cannot be taken back, and the history below it."""

from collections.abc import Iterator
from datetime import datetime

from handlers.away import away_lines
from handlers.card import account_lines, menu, order_lines, parts
from handlers.card.parts import LONGEST_VALUE
from handlers.card.veiling import veiled, veiled_work
from handlers.screen import Screen
from handlers.splitting import LONGEST_TEXT, units_shown
from handlers.staff_view import StaffView
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from handlers.timeline import timeline
from knowledge.rules.ticket import Event, Status
from knowledge.service import Library

MOST_LINES = 25
_NOTHING = StaffView()


def card(
    say: Texts,
    view: TicketView,
    *,
    entries: Library,
    work: StaffView = _NOTHING,
    shows_more: bool = False,
) -> Screen:
    """Show all that a group may know of a ticket, and what may be done with it.

    ``shows_more`` opens the second level of buttons.
    """
    rows = (menu.more if shows_more else menu.main)(say, view, work)
    view, work = veiled(view), veiled_work(work)
    above = [
        Html("\n".join((_head(say, view), *order_lines.standing(say, view, work.order)))),
        Html("\n".join(away_lines(say, work.away))) if work.away and view.status != Status.CLOSED else Html(""),
        account_lines.decision(say, view, work),
        order_lines.ending(say, view, work.order),
        Html("\n".join(parts.details(say, view, work))),
        account_lines.account(say, work.account),
        Html("\n".join(parts.doings(say, work))),
        parts.question(say, view, entries),
        order_lines.last_message(say, view),
    ]
    foot = _how_to_write(say, view)
    text = _joined(*above, foot)
    procedure = parts.procedure(say, view, entries)
    if procedure and units_shown(text) + units_shown(procedure) + 2 <= LONGEST_TEXT:
        text = _joined(*above, procedure, foot)
    return Screen(text, rows)


def _head(say: Texts, view: TicketView) -> Html:
    return say(
        "card-head",
        number=view.number,
        title=view.title(say.language),
        service=view.service.title.spoken(say.language) if view.service else "-",
        unit=view.unit,
        requester=parts.name(view.requester),
        status=say(f"status-{parts.key(view.status)}"),
        assignee=parts.name(view.assignee) or say("nobody"),
        opened=view.opened_at,
    )


def _joined(*lines: str) -> Html:
    return Html("\n\n".join(line for line in lines if line))


def history(say: Texts, view: TicketView) -> Screen:
    """Show who did what and when, the newest lines where there are too many."""

    def shown(lines: Html) -> Html:
        return say("card-history", number=view.number, title=view.title(say.language), lines=lines)

    # Who evaluated, and when, is the requester's own: beside a low evaluation it would be a name.
    told = [line for line in veiled(view).history if line.event != Event.EVALUATED]
    lines = timeline(say, told, most=MOST_LINES, longest=LONGEST_VALUE, beside=shown(Html("")))
    return Screen(shown(lines))


def long_texts(say: Texts, view: TicketView) -> Iterator[Screen]:
    """Yield the answers that the card could show the beginning of only."""
    view = veiled(view)
    for field in parts.fields(view):
        if len(view.answers[field.id]) > LONGEST_VALUE:
            label = field.label.spoken(say.language)
            yield Screen(say("card-whole-answer", label=label, value=view.answers[field.id]))


def needs_original(question: str) -> bool:
    """Tell whether the card cannot show a question whole: it is too long, or was a picture without words."""
    return len(question) > LONGEST_VALUE or not question.strip()


def topic_name(say: Texts, view: TicketView) -> str:
    """Name a ticket's topic: how it stands, its number, what it is about, and whose it is."""
    return _topic_name(say, view, mark=f"mark-{parts.key(view.status)}")


def topic_name_moved(say: Texts, view: TicketView) -> str:
    """Name the topic of a ticket that went to another unit."""
    return _topic_name(say, view, mark="mark-moved")


def moved(say: Texts, view: TicketView, *, unit: str, name: str, when: datetime) -> Screen:
    """Say in the card's place where the ticket went."""
    title = view.title(say.language)
    return Screen(say("card-moved", number=view.number, title=title, unit=unit, name=name, when=when))


def _topic_name(say: Texts, view: TicketView, *, mark: str) -> str:
    title = view.title(say.language)
    return say.plain("topic-name", mark=say.plain(mark), number=view.number, title=title, requester=view.requester)


def _how_to_write(say: Texts, view: TicketView) -> Html:
    if view.status == Status.CLOSED:
        return Html("")
    return say("card-how-to-write-in-topic" if view.has_topic else "card-how-to-reply")
