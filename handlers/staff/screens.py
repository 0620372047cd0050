"""What requesters hear of the staff's work, and staff of their own."""

from handlers.buttons import Evaluate
from handlers.screen import Button, Screen, column
from handlers.texts import Texts
from knowledge.rules.evaluation import GRADES


def taken(say: Texts, *, number: int, name: str) -> Screen:
    """Tell the requester who works on the ticket."""
    return Screen(say("notice-taken", number=number, name=name))


def closed(say: Texts, *, number: int, is_graded: bool) -> Screen:
    """Say that the ticket is closed and, unless it has one already, ask for a grade, best one first."""
    notice = say("notice-closed", number=number)
    if is_graded:
        return Screen(notice)
    buttons = [Button(say.plain(f"grade-{grade}"), Evaluate(number, grade)) for grade in reversed(GRADES)]
    return Screen(f"{notice}\n\n{say('notice-grade')}", column(*buttons))


def noted(say: Texts, *, number: int) -> Screen:
    """Confirm an internal note."""
    return Screen(say("note-kept", number=number))
