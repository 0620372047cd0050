"""What requesters hear of the staff's work, and staff of their own."""

from handlers.screen import Screen
from handlers.texts import Texts


def taken(say: Texts, *, number: int, name: str) -> Screen:
    """Tell the requester who works on the ticket."""
    return Screen(say("notice-taken", number=number, name=name))


def noted(say: Texts, *, number: int) -> Screen:
    """Confirm an internal note."""
    return Screen(say("note-kept", number=number))
