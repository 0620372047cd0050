"""What is tapped by a requester who follows a ticket, and evaluates it."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class MyTickets(Tap):
    """List my tickets: all, the open or the closed ones."""

    code: ClassVar[str] = "mine"
    page: int
    which: str = "all"


@dataclass(frozen=True, slots=True)
class ViewTicket(Tap):
    """Show one of my tickets."""

    code: ClassVar[str] = "view"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class WriteToTicket(Tap):
    """What I send next is for the staff of this ticket; ``is_file`` when I was asked for a file."""

    code: ClassVar[str] = "pen"
    ticket_id: int
    is_file: bool


@dataclass(frozen=True, slots=True)
class StopWriting(Tap):
    """I do not want to write after all."""

    code: ClassVar[str] = "hush"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class AddToTicket(Tap):
    """What I just wrote belongs to this ticket."""

    code: ClassVar[str] = "add"
    question_id: int
    ticket_id: int


@dataclass(frozen=True, slots=True)
class WithdrawTicket(Tap):
    """I no longer want this; ``is_sure`` once it was asked."""

    code: ClassVar[str] = "pull"
    ticket_id: int
    is_sure: bool


@dataclass(frozen=True, slots=True)
class CloseOwn(Tap):
    """My ticket is done."""

    code: ClassVar[str] = "fine"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ReopenTicket(Tap):
    """Open this closed ticket again and hand over what I wrote, or what I write next."""

    code: ClassVar[str] = "reop"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ContinueTicket(Tap):
    """Go on with this closed ticket in a new one."""

    code: ClassVar[str] = "goon"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class AskHeld(Tap):
    """What I wrote to a closed ticket is a new question."""

    code: ClassVar[str] = "new"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class Evaluate(Tap):
    """Grade one question about a closed ticket."""

    code: ClassVar[str] = "eval"
    ticket_id: int
    question: str
    grade: int


@dataclass(frozen=True, slots=True)
class EvaluateBack(Tap):
    """Show the question before this one."""

    code: ClassVar[str] = "evbk"
    ticket_id: int
    question: str


@dataclass(frozen=True, slots=True)
class EvaluateSkip(Tap):
    """I would rather not."""

    code: ClassVar[str] = "evsk"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class MyEvaluation(Tap):
    """Show what I thought of the service, or ask me on."""

    code: ClassVar[str] = "evme"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class AddComment(Tap):
    """What I write next is the comment of my evaluation."""

    code: ClassVar[str] = "evco"
    ticket_id: int
