"""What is tapped around announcements."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class AimAnnouncement(Tap):
    """Admin: it goes to these people (see `handlers.announcements.views`); empty: let me choose others."""

    code: ClassVar[str] = "aim"
    announcement_id: int
    people: str


@dataclass(frozen=True, slots=True)
class SpeakFor(Tap):
    """Admin: it comes from this unit, by the id of its group without the sign; 0: from the whole office."""

    code: ClassVar[str] = "from"
    announcement_id: int
    group: int


@dataclass(frozen=True, slots=True)
class SendAnnouncement(Tap):
    """Admin: send it."""

    code: ClassVar[str] = "anno"
    announcement_id: int


@dataclass(frozen=True, slots=True)
class DropAnnouncement(Tap):
    """Admin: do not send it."""

    code: ClassVar[str] = "anx"
    announcement_id: int


@dataclass(frozen=True, slots=True)
class StopAnnouncement(Tap):
    """Admin: send it to nobody else."""

    code: ClassVar[str] = "halt"
    announcement_id: int


@dataclass(frozen=True, slots=True)
class QuietAnnouncements(Tap):
    """Requester: send me no more announcements, or send them again; from the setting, or below an announcement."""

    code: ClassVar[str] = "mute"
    is_quiet: bool
    is_setting: bool
