"""Taps of staff that order their work: whose a ticket is, what goes first, what belongs together, how it ends."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class AskAssign(Tap):
    """Staff: whom may I hand this one to?"""

    code: ClassVar[str] = "who"
    ticket_id: int
    page: int


@dataclass(frozen=True, slots=True)
class Assign(Tap):
    """Staff: it is this colleague's (0: nobody's) from now on; ``held_by`` had it when the button was made."""

    code: ClassVar[str] = "hand"
    ticket_id: int
    person_id: int
    held_by: int


@dataclass(frozen=True, slots=True)
class AskTransfer(Tap):
    """Staff: which units may this one go to?"""

    code: ClassVar[str] = "unit"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class TransferTo(Tap):
    """Staff: it is that unit's; asked once more before."""

    code: ClassVar[str] = "move"
    ticket_id: int
    unit: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class AskPriority(Tap):
    """Staff: show the priorities."""

    code: ClassVar[str] = "prio"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class SetPriority(Tap):
    """Staff: give it this priority."""

    code: ClassVar[str] = "rank"
    ticket_id: int
    priority: str


@dataclass(frozen=True, slots=True)
class AskTags(Tap):
    """Staff: show the tags."""

    code: ClassVar[str] = "tags"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ToggleTag(Tap):
    """Staff: put this tag on, or take it off; ``sign`` stands for the tag, whose letters may not fit."""

    code: ClassVar[str] = "tag"
    ticket_id: int
    sign: str


@dataclass(frozen=True, slots=True)
class TypeTags(Tap):
    """Staff: I write the tags myself."""

    code: ClassVar[str] = "tagw"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class AskMerge(Tap):
    """Staff: which other tickets of this requester are open?"""

    code: ClassVar[str] = "join"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class MergeWith(Tap):
    """Staff: these two are about the same; asked once more before."""

    code: ClassVar[str] = "melt"
    ticket_id: int
    other_id: int
    is_sure: bool


@dataclass(frozen=True, slots=True)
class CloseAs(Tap):
    """Staff: close it, but not as solved."""

    code: ClassVar[str] = "over"
    ticket_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class TypeClosing(Tap):
    """Staff: close it for a reason that I write myself."""

    code: ClassVar[str] = "ovew"
    ticket_id: int


@dataclass(frozen=True, slots=True)
class ResumeTicket(Tap):
    """Staff: open it again."""

    code: ClassVar[str] = "agin"
    ticket_id: int
