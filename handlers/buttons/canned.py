"""Taps of staff around canned replies; ``reply`` is ``p.<id>`` of the pack's, ``o.<id>`` of the unit's own."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class ShowCanned(Tap):
    """Staff: show the canned replies that fit this ticket."""

    code: ClassVar[str] = "can"
    ticket_id: int
    page: int


@dataclass(frozen=True, slots=True)
class PickCanned(Tap):
    """Staff: show this one as the requester would get it."""

    code: ClassVar[str] = "canp"
    ticket_id: int
    reply: str


@dataclass(frozen=True, slots=True)
class SendCanned(Tap):
    """Staff: send it as it was shown; ``sign`` stands for what was shown."""

    code: ClassVar[str] = "cans"
    ticket_id: int
    reply: str
    sign: str


@dataclass(frozen=True, slots=True)
class DropPreview(Tap):
    """Staff: do not send it."""

    code: ClassVar[str] = "canz"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class TypeCanned(Tap):
    """Staff: I write a new one."""

    code: ClassVar[str] = "canw"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ShowOwnCanned(Tap):
    """Staff: show those that the unit wrote, to delete some."""

    code: ClassVar[str] = "cano"
    ticket_id: int
    page: int


@dataclass(frozen=True, slots=True)
class DropCanned(Tap):
    """Staff: delete this one."""

    code: ClassVar[str] = "canx"
    ticket_id: int
    reply_id: int
