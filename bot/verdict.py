"""What Telegram's "no" means for a message on its way."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError


class Fate(StrEnum):
    """What becomes of a row after an error."""

    LATER = "later"  # nobody is to blame: try again
    DONE = "done"  # as good as done already
    PLAIN = "plain"  # the markup is wrong: send it without
    ANEW = "anew"  # what was to be edited is gone: send it as a new message
    NO_TOPIC = "no_topic"  # the topic is gone: send it to the group itself
    MOVED = "moved"  # the group has another id now
    GONE = "gone"  # the person or group cannot be reached
    REFUSED = "refused"  # it will never be accepted as it is


@dataclass(frozen=True, slots=True)
class Verdict:
    """A row's fate; ``seconds`` to leave the chat alone for (0: not told), ``chat_id`` where a group moved to."""

    fate: Fate
    reason: str
    seconds: float = 0.0
    chat_id: int | None = None


_BY_DESCRIPTION: Final = (
    ("message is not modified", Fate.DONE),
    ("query is too old", Fate.DONE),
    ("query id is invalid", Fate.DONE),
    ("can't parse entities", Fate.PLAIN),
    ("message to edit not found", Fate.ANEW),
    ("message can't be edited", Fate.ANEW),
    ("message thread not found", Fate.NO_TOPIC),
    ("topic_deleted", Fate.NO_TOPIC),
    ("topic_closed", Fate.NO_TOPIC),
    ("topic_not_modified", Fate.DONE),
    ("chat not found", Fate.GONE),
    ("user is deactivated", Fate.GONE),
)


def judge(error: TelegramError) -> Verdict:
    """Return what an error means. ``BadRequest`` is asked first: the library calls it a network error, too."""
    if isinstance(error, RetryAfter):
        wanted = error.retry_after
        seconds = float(wanted) if isinstance(wanted, int | float) else wanted.total_seconds()
        return Verdict(Fate.LATER, error.message, seconds=seconds)
    if isinstance(error, ChatMigrated):
        return Verdict(Fate.MOVED, error.message, chat_id=error.new_chat_id)
    if isinstance(error, Forbidden):
        return Verdict(Fate.GONE, error.message)
    if isinstance(error, BadRequest):
        described = error.message.lower()
        return Verdict(next((fate for text, fate in _BY_DESCRIPTION if text in described), Fate.REFUSED), error.message)
    return Verdict(Fate.LATER, error.message)
