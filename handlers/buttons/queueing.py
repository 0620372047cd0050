"""What is tapped while staff look at their queue, or look for a ticket."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class ChooseQueue(Tap):
    """Staff, in the own chat: which unit's queue?"""

    code: ClassVar[str] = "qs"


@dataclass(frozen=True, slots=True)
class ShowQueue(Tap):
    """Staff: show a page of a unit's queue.

    ``group`` is the id of the unit's group without its sign, ``view`` which tickets (see `handlers.queue.views`).
    """

    code: ClassVar[str] = "q"
    group: int
    page: int
    view: str


@dataclass(frozen=True, slots=True)
class PeekTicket(Tap):
    """Staff, in the own chat: show a ticket of the queue, and the way back to its page."""

    code: ClassVar[str] = "qt"
    ticket_id: int
    page: int
    view: str


@dataclass(frozen=True, slots=True)
class BringCard(Tap):
    """Staff: put the ticket's card up anew in its group."""

    code: ClassVar[str] = "up"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowFound(Tap):
    """Staff: show a page of what was found."""

    code: ClassVar[str] = "fd"
    search_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PeekFound(Tap):
    """Staff, in the own chat: show a ticket that was found, and the way back."""

    code: ClassVar[str] = "ft"
    ticket_id: int
    search_id: int
    page: int
