"""What Telegram's "no" means for a message on its way."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.bot_api import ApiError


class Fate(StrEnum):
    """What becomes of a row after an error."""

    LATER = "later"  # nobody is to blame: try again
    DONE = "done"  # as good as done already
    PLAIN = "plain"  # the markup is wrong: send it without
    ANEW = "anew"  # what was to be edited is gone: send it as a new message
    NO_TOPIC = "no_topic"  # the topic is gone: make it once more, else send it to the group itself
    MOVED = "moved"  # the group has another id now
    UNQUOTED = "unquoted"  # what it quotes is not there just so: send it as a plain answer
    NO_RIGHT = "no_right"  # an administrator has not allowed it
    GONE = "gone"  # the person or group cannot be reached
    REFUSED = "refused"  # it will never be accepted as it is


_BY_DESCRIPTION: Final = (
    ("message is not modified", Fate.DONE),
    ("query is too old", Fate.DONE),
    ("query id is invalid", Fate.DONE),
    ("topic_not_modified", Fate.DONE),
    ("message to react not found", Fate.DONE),
    ("reaction_invalid", Fate.DONE),
    ("can't parse entities", Fate.PLAIN),
    ("message to edit not found", Fate.ANEW),
    ("message can't be edited", Fate.ANEW),
    ("message_id_invalid", Fate.ANEW),
    ("there is no caption in the message", Fate.ANEW),
    ("there is no text in the message", Fate.ANEW),
    ("quote_text_invalid", Fate.UNQUOTED),
    ("quote not found", Fate.UNQUOTED),
    ("message to delete not found", Fate.DONE),
    ("message can't be deleted", Fate.DONE),  # in a private chat, it was asked for only where that may be
    ("message thread not found", Fate.NO_TOPIC),
    ("topic_deleted", Fate.NO_TOPIC),
    ("topic_closed", Fate.NO_TOPIC),
    ("topic_id_invalid", Fate.NO_TOPIC),
    ("not enough rights", Fate.NO_RIGHT),
    ("have no rights", Fate.NO_RIGHT),
    ("need administrator rights", Fate.NO_RIGHT),
    ("chat_admin_required", Fate.NO_RIGHT),
    ("chat_write_forbidden", Fate.NO_RIGHT),
    ("chat_send_", Fate.NO_RIGHT),
    ("chat not found", Fate.GONE),
    ("user is deactivated", Fate.GONE),
    ("peer_id_invalid", Fate.GONE),
)
_FORBIDDEN: Final = 403
_UNAUTHORIZED: Final = frozenset({401, 404})  # the token itself: every call fails until it is mended
_TOO_MANY: Final = 429
_SERVER_FAULT: Final = 500


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row's fate; ``seconds`` to leave the chat alone for (0: not told), ``chat_id`` where a group moved to."""

    fate: Fate
    reason: str
    seconds: float = 0.0
    chat_id: int | None = None


def judge(error: ApiError) -> Verdict:
    """Return what an error means."""
    if error.migrate_to is not None:
        return Verdict(Fate.MOVED, str(error), chat_id=error.migrate_to)
    if error.code == _TOO_MANY or error.code >= _SERVER_FAULT or error.code in _UNAUTHORIZED:
        return Verdict(Fate.LATER, str(error), seconds=error.retry_after)
    described = error.description.lower()
    for text, fate in _BY_DESCRIPTION:
        if text in described:
            return Verdict(fate, str(error))
    return Verdict(Fate.GONE if error.code == _FORBIDDEN else Fate.REFUSED, str(error))
