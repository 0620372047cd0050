"""A ticket's topic in a forum group: made, named after how the ticket stands, closed and opened with it."""

from handlers.card import screens
from handlers.desk import Desk
from handlers.ticket_view import TicketView
from knowledge.rules.routing import Unit
from storage import messages, work
from storage.messages import ForumTopic
from storage.outbox import Priority
from storage.tickets import Ticket

LONGEST_NAME = 128


async def begin(desk: Desk, view: TicketView, unit: Unit) -> int:
    """Return the reference of a ticket's topic: a new one, or the one it had here before, opened again."""
    known = await messages.topic_of(desk.tx, view.number, chat_id=unit.chat_id)
    if known is None:
        ref = await messages.open_topic(desk.tx, view.number, chat_id=unit.chat_id)
        await make(desk, view, unit.chat_id, ref, priority=Priority.ALERT)
        return ref
    # Before the card: nothing can be written into a closed topic.
    await _call(desk, "reopenForumTopic", known, priority=Priority.ALERT)
    await rename(desk, view, known)
    return known.id


async def make(desk: Desk, view: TicketView, chat_id: int, ref: int, *, priority: Priority) -> None:
    """Make a topic, for the first time or once more."""
    name = screens.topic_name(desk.office.own, view)[:LONGEST_NAME]
    await work.call_topic(desk.tx, ref, name)
    payload = {"chat_id": chat_id, "name": name}
    await desk.call("createForumTopic", payload, chat_id=chat_id, priority=priority, topic_ref=ref)


async def rename(desk: Desk, view: TicketView, topic: ForumTopic) -> None:
    """Name a topic after its ticket as it is, where that has changed: each renaming is a message of the group's."""
    await _call_it(desk, topic, screens.topic_name(desk.office.own, view)[:LONGEST_NAME])


async def leave(desk: Desk, view: TicketView, topic: ForumTopic) -> None:
    """Let a topic say that its ticket went to another unit, and close it."""
    await _call_it(desk, topic, screens.topic_name_moved(desk.office.own, view)[:LONGEST_NAME])
    await _call(desk, "closeForumTopic", topic)


async def close(desk: Desk, ticket: Ticket) -> None:
    """Close a ticket's topic, if it has one."""
    await _change(desk, ticket, "closeForumTopic")


async def reopen(desk: Desk, ticket: Ticket) -> None:
    """Open a ticket's topic again, if it has one."""
    await _change(desk, ticket, "reopenForumTopic")


async def _change(desk: Desk, ticket: Ticket, method: str) -> None:
    topic = await messages.topic_of(desk.tx, ticket.id, chat_id=desk.office.unit(ticket.unit).chat_id)
    if topic is not None:
        await _call(desk, method, topic)


async def _call_it(desk: Desk, topic: ForumTopic, name: str) -> None:
    if await work.topic_title(desk.tx, topic.id) == name:
        return
    await work.call_topic(desk.tx, topic.id, name)
    payload = {"chat_id": topic.chat_id, "name": name}
    key = f"topic:{topic.id}"
    await desk.call(
        "editForumTopic",
        payload,
        chat_id=topic.chat_id,
        priority=Priority.CARD,
        topic_ref=topic.id,
        merge_key=key,
    )


async def _call(desk: Desk, method: str, topic: ForumTopic, *, priority: Priority = Priority.CARD) -> None:
    # As a rule after the card's own edit, which is the last thing to be said in the topic.
    payload = {"chat_id": topic.chat_id}
    await desk.call(method, payload, chat_id=topic.chat_id, priority=priority, topic_ref=topic.id)
