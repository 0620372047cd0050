"""What a card says of a ticket among the others: its due time, priority and tags, how it ended, who spoke last."""

from collections.abc import Iterator

from handlers.promise_words import for_staff
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from handlers.ticket_view import Line, TicketView
from handlers.work_view import Order
from knowledge.rules.ticket import Event, Status
from knowledge.rules.work import TicketPriority

LONGEST_MESSAGE = 160  # characters; the group has the whole message
LONGEST_NAME = 60
_BY_STAFF = frozenset({Event.REPLIED})
_BY_REQUESTER = frozenset({Event.ANSWERED, Event.REOPENED, Event.GIVEN})


def standing(say: Texts, view: TicketView, order: Order) -> Iterator[Html]:
    """Yield what stands in the card's head beside the usual: what was promised, what goes first, what it belongs to."""
    if view.promise is not None and view.status != Status.CLOSED:
        yield for_staff(say, view.promise)
    elif view.due_at is not None and view.status != Status.CLOSED:
        yield say("card-overdue" if order.is_overdue else "card-due", when=view.due_at)
    if order.priority != TicketPriority.NORMAL:
        yield say("card-priority", priority=say(f"priority-{order.priority}"))
    if order.tags:
        yield say("card-tags", tags=", ".join(order.tags))
    if order.absorbed:
        yield say("card-absorbed", numbers=", ".join(f"#{number}" for number in order.absorbed))
    if order.outage is not None:
        key = "card-outage-over" if order.outage.is_over else "card-outage"
        yield say(key, number=order.outage.number, title=excerpt(order.outage.title, most=LONGEST_MESSAGE))


def ending(say: Texts, view: TicketView, order: Order) -> Html:
    """Say when and why the ticket was closed; nothing for one that is open."""
    if view.closed_at is None:
        return Html("")
    if order.merged_into is not None:
        return Html(f"{say('card-closed', when=view.closed_at)}\n{say('card-merged', number=order.merged_into)}")
    if view.closed_as is None:
        return say("card-closed", when=view.closed_at)
    return say("card-closed-as", when=view.closed_at, why=_why(say, view))


def last_message(say: Texts, view: TicketView) -> Html:
    """Show the beginning of the newest message of either side, and who said it."""
    said = next((line for line in reversed(view.history) if _is_message(line)), None)
    if said is None:
        return Html("")
    key = "card-last-staff" if said.event in _BY_STAFF else "card-last-requester"
    text = excerpt(said.text, most=LONGEST_MESSAGE) or say.plain("card-last-wordless")
    return say(key, actor=excerpt(said.actor, most=LONGEST_NAME), when=said.at, text=text)


def _is_message(line: Line) -> bool:
    return not line.is_internal and line.event in _BY_STAFF | _BY_REQUESTER


def _why(say: Texts, view: TicketView) -> str:
    closing = next((line for line in reversed(view.history) if line.event == Event.CLOSED and not line.number), None)
    if closing is not None and closing.text:  # in the words of whoever closed it
        return excerpt(closing.text, most=LONGEST_MESSAGE)
    return say.plain(f"closed-why-{view.closed_as.replace('_', '-')}" if view.closed_as else "closed-why-solved")
