"""What staff see of their messages to requesters."""

from handlers.buttons import RetrySend, ShowCard
from handlers.screen import Button, Screen, column
from handlers.texts import Texts

_OTHER = "undelivered-other"
_WHY = (
    ("blocked", "undelivered-blocked"),
    ("chat not found", "undelivered-not-found"),
    ("deactivated", "undelivered-gone"),
    ("too long", "undelivered-long"),
    ("to copy not found", "undelivered-deleted"),
    ("can't be copied", "undelivered-kind"),
)


def undelivered(say: Texts, *, number: int, reason: str, row_id: int) -> Screen:
    """Say why a message did not reach the requester: in our words, where Telegram's reason is a known one."""
    described = reason.lower()
    key = next((key for part, key in _WHY if part in described), _OTHER)
    why = say(key, **({"reason": reason} if key == _OTHER else {}))
    again = Button(say.plain("button-retry"), RetrySend(row_id))
    return Screen(say("undelivered", number=number, why=why), column(again))


def right_missing(say: Texts, right: str, *, unit: str) -> Screen:
    """Say what the bot is not allowed in a unit's group, what comes of it, and how to allow it."""
    return Screen(say(f"right-missing-{right}", unit=unit))


def tried_again(say: Texts, *, number: int, name: str) -> Screen:
    """Say in the same place who tries it once more."""
    return Screen(say("undelivered-again", number=number, name=name))


def ask_note(say: Texts, *, number: int, name: str) -> Screen:
    """Ask for a note, by an answer to this message."""
    return Screen(
        say("note-write", number=number, name=name), column(Button(say.plain("button-cancel"), ShowCard(number)))
    )


def recalled(say: Texts, *, number: int) -> Screen:
    """Confirm that a message was taken back."""
    return Screen(say("message-recalled", number=number))


def noted(say: Texts, *, number: int, was_out: bool = False) -> Screen:
    """Confirm an internal note; ``was_out``: some of its album had to be taken back."""
    return Screen(say("note-kept-late" if was_out else "note-kept", number=number))
