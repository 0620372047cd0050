"""What requesters hear of the staff's work, and staff of their own."""

from handlers.buttons import Evaluate
from handlers.screen import Button, Screen, column
from handlers.texts import Html, Texts
from knowledge.rules.evaluation import GRADES


def notice(say: Texts, key: str, *, number: int, name: str) -> Screen:
    """Tell the requester what somebody did with the ticket."""
    return Screen(say(key, number=number, name=name))


def closed(say: Texts, *, number: int) -> Screen:
    """Say that the ticket is closed and ask for a grade, best one first."""
    buttons = [Button(say.plain(f"grade-{grade}"), Evaluate(number, grade)) for grade in reversed(GRADES)]
    return Screen(say("notice-closed", number=number), column(*buttons))


def noted(say: Texts, *, number: int) -> Screen:
    """Confirm an internal note."""
    return Screen(say("note-kept", number=number))


__all__ = ["Html", "closed", "noted", "notice"]
