"""What is tapped by a requester who follows a ticket."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class MyTickets(Tap):
    """List my tickets."""

    code: ClassVar[str] = "mine"
    page: int


@dataclass(frozen=True, slots=True)
class ViewTicket(Tap):
    """Show one of my tickets."""

    code: ClassVar[str] = "view"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class AddToTicket(Tap):
    """What I just wrote belongs to this ticket."""

    code: ClassVar[str] = "add"
    question_id: int
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ReopenTicket(Tap):
    """Open this closed ticket again and hand over what I wrote."""

    code: ClassVar[str] = "reop"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class AskHeld(Tap):
    """What I wrote to a closed ticket is a new question."""

    code: ClassVar[str] = "new"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class Evaluate(Tap):
    """Grade a closed ticket."""

    code: ClassVar[str] = "eval"
    ticket_id: int
    grade: int
