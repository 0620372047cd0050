"""What is tapped by staff, on a card."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class TakeTicket(Tap):
    """Staff: this one is mine."""

    code: ClassVar[str] = "take"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class Decide(Tap):
    """Admin: approve or reject the request."""

    code: ClassVar[str] = "dec"
    ticket_id: int
    approve: bool


@dataclass(frozen=True, slots=True)
class AskReject(Tap):
    """Admin: reject the request; ask me first whether I mean it."""

    code: ClassVar[str] = "nay"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class AskClose(Tap):
    """Staff: this one is done; ask me first whether I mean it."""

    code: ClassVar[str] = "shut"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class CloseTicket(Tap):
    """Staff: yes, this one is done."""

    code: ClassVar[str] = "done"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowCard(Tap):
    """Staff: show the ticket's card as it is."""

    code: ClassVar[str] = "card"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowHistory(Tap):
    """Staff: show who did what to the ticket, below its card."""

    code: ClassVar[str] = "hist"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowMore(Tap):
    """Staff: show what else may be done with the ticket."""

    code: ClassVar[str] = "etc"
    ticket_id: int
