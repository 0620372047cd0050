"""Many new tickets at once: a list of them rings ahead of their cards, which Telegram lets in twenty a minute."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from handlers.buttons import ShowQueue
from handlers.desk import Desk
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from knowledge.rules.queueing import Which
from storage import outbox
from storage.outbox import Priority

MOST_AHEAD = 10  # alerts that wait for a group before new tickets are put together
MOST_LISTED = 30
LONGEST_TITLE = 60
LONGEST_NAME = 40


async def behind(desk: Desk, view: TicketView, chat_id: int) -> Desk:
    """Return the desk that puts a new ticket before its group: where many wait, it is listed, and its card follows.

    The list goes ahead of everything that waits there; until it has gone, further tickets join it. A full one is
    followed by another.
    """
    key, begun = await _open_list(desk, chat_id)
    if begun is None and await outbox.count_alerts(desk.tx, chat_id, most=MOST_AHEAD) < MOST_AHEAD:
        return desk
    title = excerpt(view.title(desk.office.own.language), most=LONGEST_TITLE)
    newest = [view.number, title, excerpt(view.requester, most=LONGEST_NAME)]
    listed = [*(begun or ()), newest]
    payload: dict[str, Any] = {"chat_id": chat_id, **crowd(desk.office.own, listed, chat_id=chat_id).payload()}
    payload["listed"] = listed  # for those that join it; Telegram does not get that
    await desk.call("sendMessage", payload, chat_id=chat_id, priority=Priority.TALK, merge_key=key)
    return replace(desk, is_crowded=True)


async def _open_list(desk: Desk, chat_id: int) -> tuple[str, Sequence[Any] | None]:
    """Return the key of the list that a ticket joins, and what is in it; None for one that it begins."""
    place, begun = 1, await outbox.waiting(desk.tx, f"crowd:{chat_id}:1")
    while begun is not None and len(begun[0]["listed"]) >= MOST_LISTED:
        place += 1
        begun = await outbox.waiting(desk.tx, f"crowd:{chat_id}:{place}")
    is_next = begun is None and place > 1
    return f"crowd:{chat_id}:{place}", begun[0]["listed"] if begun else [] if is_next else None


def crowd(say: Texts, listed: Sequence[Sequence[Any]], *, chat_id: int) -> Screen:
    """List new tickets, each with its number, title and requester, and lead to the queue, where all are."""
    lines = [say("crowd-line", number=number, title=title, requester=requester) for number, title, requester in listed]
    queue = Button(say.plain("button-crowd-queue"), ShowQueue(abs(chat_id), 0, str(Which.ALL)))
    return Screen(say("crowd", count=len(listed), lines=Html("\n".join(lines))), column(queue))
