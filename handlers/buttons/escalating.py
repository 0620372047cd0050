"""What is tapped on a ticket's way up the ladder, and down again."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class ShowLadder(Tap):
    """Staff: what does the next step want, and where is the ticket now?"""

    code: ClassVar[str] = "lad"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowNeed(Tap):
    """Staff: this one is missing."""

    code: ClassVar[str] = "ned"
    ticket_id: int
    need: str


@dataclass(frozen=True, slots=True)
class TypeNeed(Tap):
    """Staff: I give it myself."""

    code: ClassVar[str] = "nedt"
    ticket_id: int
    need: str


@dataclass(frozen=True, slots=True)
class AskNeeds(Tap):
    """Staff: ask the requester for this one; without a ``need``, for all that is missing."""

    code: ClassVar[str] = "neda"
    ticket_id: int
    need: str


@dataclass(frozen=True, slots=True)
class Escalate(Tap):
    """Staff: to this step; ``is_sure`` once it was asked."""

    code: ClassVar[str] = "esc"
    ticket_id: int
    tier: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class SendMailAgain(Tap):
    """Staff: try the e-mail that was given up once more."""

    code: ClassVar[str] = "mlag"
    escalation_id: int


@dataclass(frozen=True, slots=True)
class TypeMail(Tap):
    """Staff: I write to them again."""

    code: ClassVar[str] = "mlty"
    escalation_id: int


@dataclass(frozen=True, slots=True)
class TypeNumber(Tap):
    """Staff: I know the number that the ticket has there."""

    code: ClassVar[str] = "outn"
    escalation_id: int


@dataclass(frozen=True, slots=True)
class KeepNumber(Tap):
    """Staff: yes, that is the number; it was spotted in this mail."""

    code: ClassVar[str] = "outk"
    mail_id: int


@dataclass(frozen=True, slots=True)
class BringBack(Tap):
    """Staff: the ticket goes down again, as ``is_mended`` or not; ``is_sure`` once it was asked."""

    code: ClassVar[str] = "down"
    ticket_id: int
    is_mended: bool
    is_sure: bool


@dataclass(frozen=True, slots=True)
class TellMended(Tap):
    """Staff: tell the requester to try again, in our usual words."""

    code: ClassVar[str] = "mend1"
    ticket_id: int
