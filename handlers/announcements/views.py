"""An announcement as data for screens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from knowledge.rules.announcing import Audience


@dataclass(frozen=True, slots=True)
class Aim:
    """Some people that an announcement may go to.

    Attributes:
        service: The service's id and title; empty for other audiences.
        count: Who would get it.
        unreachable: Who is meant and cannot be reached.
        quiet: Who is meant and wants none.
    """

    audience: Audience
    service: str
    title: str
    count: int
    unreachable: int
    quiet: int

    def code(self) -> str:
        """Return it as a button carries it."""
        return f"{self.audience}.{self.service}" if self.service else str(self.audience)


def aim_of(code: str) -> tuple[Audience, str] | None:
    """Return audience and service of a button's code; None where people are still to be chosen."""
    audience, _, service = code.partition(".")
    return (Audience(audience), service) if audience in set(Audience) else None


@dataclass(frozen=True, slots=True)
class Draft:
    """An announcement that is not sent.

    Attributes:
        html: The text as it was written.
        sender: The unit's name, or the office's.
        days: How long ago somebody asked for something of a service at most.
    """

    id: int
    html: str
    sender: str
    days: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen for an announcement.

    Attributes:
        aims: Whom it may go to.
        senders: Whom else it may come from: their names, with the ids of their groups without the sign; 0: the office.
    """

    aims: tuple[Aim, ...]
    senders: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an announcement is.

    Attributes:
        text: Its beginning, without formatting.
        sent: Who has it.
        failed: Who could not be reached, now or before.
        quiet: Who wants none.
        left: Who does not get it because it was stopped.
        total: Who was to get it.
        takes: How long it takes still.
        stopped_by: Who stopped it; empty while it goes on.
        is_over: Nobody gets it any more.
    """

    id: int
    text: str
    sender: str
    sent: int
    failed: int
    quiet: int
    left: int
    total: int
    takes: timedelta
    stopped_by: str
    is_over: bool
