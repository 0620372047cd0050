"""An outage as data for screens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from knowledge.rules.outages import OutageState


@dataclass(frozen=True, slots=True)
class Reported:
    """One report: a ticket's number, 0 for a question, and what was written, without what is private.

    What the group is not to see unasked ``is_held``, and has no text.
    """

    number: int
    text: str
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The newest word to all concerned; ``html`` is None for the usual words."""

    html: str | None
    at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Panel:
    """An outage as its unit's staff see it.

    Attributes:
        service: The service's title; empty while nobody said which.
        services: Services to choose from, ids and titles, while nobody said which.
        people: How many it concerns, ``told`` how many of them know the newest, ``unreachable`` how many cannot.
        reported: Some of the reports, and ``count`` how many there are.
        notice: What requesters are told, as staff wrote it; None: the usual words.
        tickets: Numbers of the tickets that belong to it; ``kept`` are those that go on when it is over.
        to_close: How many of them are open still.
        begun_by: Who declares it by hand; empty where the desk noticed. ``begun_at`` is when.
        decided_by: Who declared or dismissed it; empty for nobody.
        minutes: The office's window.
    """

    id: int
    state: OutageState
    title: str
    service: str
    services: Sequence[tuple[str, str]]
    people: int
    told: int
    unreachable: int
    reported: Sequence[Reported]
    count: int
    notice: str | None
    said: Said | None
    tickets: Sequence[int]
    to_close: int
    kept: Sequence[int]
    minutes: int
    begun_by: str
    begun_at: datetime
    decided_by: str
    decided_at: datetime | None
    quiet_until: datetime | None
    ended_by: str
    ended_at: datetime | None
    is_telling: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """An outage as requesters hear of it; ``text`` and ``said`` are as staff wrote them, None for the usual words."""

    outage_id: int
    service: str
    text: str | None
    said: Said | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A live outage in the list of a unit."""

    id: int
    title: str
    state: OutageState
    since: datetime
    people: int
