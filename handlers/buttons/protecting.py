"""What is tapped where something is hidden, held back or forbidden, and where a message did not arrive."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class ShowSecrets(Tap):
    """Staff: show me the numbers that this message hides; ``mirror_ref`` is the message."""

    code: ClassVar[str] = "peek"
    mirror_ref: int


@dataclass(frozen=True, slots=True)
class ShowData(Tap):
    """Staff: show me the numbers that the ticket's card hides."""

    code: ClassVar[str] = "data"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowHeld(Tap):
    """Staff: show the messages of the ticket that are held back."""

    code: ClassVar[str] = "held"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class RetrySend(Tap):
    """Staff: try once more to send what did not arrive."""

    code: ClassVar[str] = "retry"
    row_id: int


@dataclass(frozen=True, slots=True)
class TypeNote(Tap):
    """Staff: my answer to the card is a note for colleagues."""

    code: ClassVar[str] = "note"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowProtection(Tap):
    """Staff: how the ticket's requester may write, and what to do about it."""

    code: ClassVar[str] = "prot"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class PickSanction(Tap):
    """Staff: mute or ban for so many hours; ask me why."""

    code: ClassVar[str] = "sanc"
    ticket_id: int
    kind: str
    hours: int


@dataclass(frozen=True, slots=True)
class Impose(Tap):
    """Staff: mute or ban for so many hours, for one of the usual reasons."""

    code: ClassVar[str] = "impo"
    ticket_id: int
    kind: str
    hours: int
    reason: str


@dataclass(frozen=True, slots=True)
class TypeCharge(Tap):
    """Staff: I write myself why."""

    code: ClassVar[str] = "imty"
    ticket_id: int
    kind: str
    hours: int


@dataclass(frozen=True, slots=True)
class LiftSanction(Tap):
    """Staff: let the requester write as before."""

    code: ClassVar[str] = "lift"
    sanction_id: int


@dataclass(frozen=True, slots=True)
class RaiseObjection(Tap):
    """Requester: I was banned wrongly; my next message says why."""

    code: ClassVar[str] = "obj"
    sanction_id: int
