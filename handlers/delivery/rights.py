"""What Telegram refuses in a group because an administrator has not allowed it: told there, and how to allow it."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from handlers.delivery import screens
from handlers.desk import Desk
from handlers.screen import Screen
from storage import clock, people, said
from storage.outbox import Priority

TOLD_EVERY: Final = timedelta(days=1)
MOST_ADMINS: Final = 20  # who are told where the group cannot be


class Right(StrEnum):
    """What the bot has to be allowed; its text says how."""

    TOPICS = "topics"
    DELETE = "delete"
    FILES = "files"
    WRITE = "write"  # anything at all: the group itself cannot be told
    OTHER = "other"


_OF_METHOD: Final = {
    "createForumTopic": Right.TOPICS,
    "editForumTopic": Right.TOPICS,
    "closeForumTopic": Right.TOPICS,
    "reopenForumTopic": Right.TOPICS,
    "deleteMessage": Right.DELETE,
}
_NOT_A_WORD: Final = ("text messages", "send a message", "chat_write_forbidden", "chat_send_plain_forbidden")


def right_of(method: str, reason: str) -> Right:
    """Return the right that a refused call wanted, by its method and Telegram's words."""
    if method in _OF_METHOD:
        return _OF_METHOD[method]
    if any(part in reason.lower() for part in _NOT_A_WORD):
        return Right.WRITE
    return Right.FILES if method.startswith(("send", "copy")) else Right.OTHER


async def tell(desk: Desk, chat_id: int, right: Right) -> None:
    """Tell a unit's group which right is missing, once a day at most; its admins, where the bot may not write there."""
    unit = desk.office.unit_at(chat_id)
    if unit is None:
        return
    key = f"right:{chat_id}:{right}"
    if right is not Right.WRITE:
        await _tell(desk, screens.right_missing(desk.office.own, right, unit=unit.name), chat_id=chat_id, key=key)
        return
    for person_id, _ in await clock.admins(desk.tx, chat_id, most=MOST_ADMINS):
        person = await people.find(desk.tx, person_id)
        if person is not None and person.is_reachable:
            screen = screens.right_missing(desk.office.say(person.language), right, unit=unit.name)
            await _tell(desk, screen, chat_id=person.id, key=f"{key}:{person.id}")


async def _tell(desk: Desk, screen: Screen, *, chat_id: int, key: str) -> None:
    if await said.is_due(desk.tx, key, every=TOLD_EVERY):
        payload = {"chat_id": chat_id, **screen.payload()}
        await desk.call("sendMessage", payload, chat_id=chat_id, priority=Priority.ALERT, merge_key=key)
