"""What is tapped around outages."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class DeclareOutage(Tap):
    """Staff: it is one, tell all who reported it."""

    code: ClassVar[str] = "ogd"
    outage_id: int


@dataclass(frozen=True, slots=True)
class DismissOutage(Tap):
    """Staff: it is none."""

    code: ClassVar[str] = "ogx"
    outage_id: int


@dataclass(frozen=True, slots=True)
class AimOutage(Tap):
    """Staff: it is of this service."""

    code: ClassVar[str] = "ogm"
    outage_id: int
    service: str


@dataclass(frozen=True, slots=True)
class ShowOutage(Tap):
    """Staff: show it again in this message's place."""

    code: ClassVar[str] = "ogb"
    outage_id: int


@dataclass(frozen=True, slots=True)
class BringOutage(Tap):
    """Staff: put it up at the end of the group."""

    code: ClassVar[str] = "ogp"
    outage_id: int


@dataclass(frozen=True, slots=True)
class SayStill(Tap):
    """Staff: tell all that it is still being repaired."""

    code: ClassVar[str] = "ogs"
    outage_id: int


@dataclass(frozen=True, slots=True)
class TellWords(Tap):
    """Staff: tell these words to all concerned."""

    code: ClassVar[str] = "ogt"
    words_id: int


@dataclass(frozen=True, slots=True)
class KeepWords(Tap):
    """Staff: these words are for whoever asks from now on."""

    code: ClassVar[str] = "ogk"
    words_id: int


@dataclass(frozen=True, slots=True)
class DropWords(Tap):
    """Staff: forget these words."""

    code: ClassVar[str] = "ogz"
    words_id: int


@dataclass(frozen=True, slots=True)
class AskRestored(Tap):
    """Staff: is it really over?"""

    code: ClassVar[str] = "oga"
    outage_id: int


@dataclass(frozen=True, slots=True)
class EndOutage(Tap):
    """Staff: it is over, tell all and close their tickets."""

    code: ClassVar[str] = "oge"
    outage_id: int


@dataclass(frozen=True, slots=True)
class FollowOutage(Tap):
    """Requester: that is what I have, keep me informed."""

    code: ClassVar[str] = "ogf"
    outage_id: int


@dataclass(frozen=True, slots=True)
class NotThisOutage(Tap):
    """Requester: mine is something else; on to what I asked (0: nothing)."""

    code: ClassVar[str] = "ogn"
    outage_id: int
    question_id: int


@dataclass(frozen=True, slots=True)
class AnswerAnyway(Tap):
    """Requester: I know of the outage, answer what I asked."""

    code: ClassVar[str] = "ogr"
    question_id: int


@dataclass(frozen=True, slots=True)
class RequestAnyway(Tap):
    """Requester: I know of the outage, on with the request that I was about to make."""

    code: ClassVar[str] = "ogg"
    outage_id: int
