"""What is tapped around a video call."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class ShowCall(Tap):
    """Staff: how it stands with the video call, in the card's place."""

    code: ClassVar[str] = "call"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class CallNow(Tap):
    """Staff: ask the requester for a call right now."""

    code: ClassVar[str] = "cnow"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class PickDay(Tap):
    """Staff: choose a day; ``picked`` holds the times chosen so far, in minutes since 1970, joined by ``.``."""

    code: ClassVar[str] = "cday"
    ticket_id: int
    picked: str


@dataclass(frozen=True, slots=True)
class PickTime(Tap):
    """Staff: choose a time of this day (``20261124``)."""

    code: ClassVar[str] = "ctim"
    ticket_id: int
    picked: str
    day: int


@dataclass(frozen=True, slots=True)
class ProposeCall(Tap):
    """Staff: send these times to the requester."""

    code: ClassVar[str] = "cpro"
    ticket_id: int
    picked: str


@dataclass(frozen=True, slots=True)
class TypeLink(Tap):
    """Staff: I write the meeting's address."""

    code: ClassVar[str] = "clnk"
    appointment_id: int


@dataclass(frozen=True, slots=True)
class HoldCall(Tap):
    """Staff: the call took place and the requester is verified; ``is_sure`` once it was asked."""

    code: ClassVar[str] = "cok"
    appointment_id: int
    is_sure: bool


@dataclass(frozen=True, slots=True)
class MissCall(Tap):
    """Staff: the requester was not there."""

    code: ClassVar[str] = "cmis"
    appointment_id: int


@dataclass(frozen=True, slots=True)
class AgreeCall(Tap):
    """Requester: this time, in minutes since 1970; 0 stands for right now."""

    code: ClassVar[str] = "cyes"
    appointment_id: int
    minute: int


@dataclass(frozen=True, slots=True)
class DeclineCall(Tap):
    """Requester: another time, please."""

    code: ClassVar[str] = "coth"
    appointment_id: int


@dataclass(frozen=True, slots=True)
class CancelCall(Tap):
    """Staff or requester: no call; ``is_sure`` once it was asked."""

    code: ClassVar[str] = "coff"
    appointment_id: int
    is_sure: bool
