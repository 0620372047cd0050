"""What is tapped around accounts: the requester's own, and an admin's decision on a request."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class MyAccounts(Tap):
    """Requester: which accounts did I ask for, and how do they stand?"""

    code: ClassVar[str] = "myac"


@dataclass(frozen=True, slots=True)
class RejectFor(Tap):
    """Admin: reject the request, for one of the usual reasons."""

    code: ClassVar[str] = "nofor"
    ticket_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class TypeRejection(Tap):
    """Admin: I write myself why the request is rejected."""

    code: ClassVar[str] = "notyp"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class UndoDecision(Tap):
    """Admin: take the decision back; its requester does not know of it yet."""

    code: ClassVar[str] = "unsay"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class TellDecision(Tap):
    """Admin: tell the requester now, nothing is to be taken back."""

    code: ClassVar[str] = "telln"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowDecision(Tap):
    """Admin: show the card as it is, in every section that decides."""

    code: ClassVar[str] = "verd"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowCompany(Tap):
    """Staff: list the company's accounts in the card's place."""

    code: ClassVar[str] = "firm"
    ticket_id: int
    page: int
