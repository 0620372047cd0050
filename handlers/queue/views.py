"""A page of a unit's queue as data for its screen, and the short form in which a button names it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from knowledge.rules.queueing import Which
from knowledge.rules.ticket import Status

_SERVICES = "v"
_SERVICE = re.compile(r"[a-z0-9-]{1,24}")


@dataclass(frozen=True, slots=True)
class View:
    """Which tickets are shown: with ``which`` None, the services to choose one from."""

    which: Which | None = Which.ALL
    service: str = ""

    def code(self) -> str:
        """Return it as a button carries it."""
        if self.which is None:
            return _SERVICES
        return f"{self.which}.{self.service}" if self.service else str(self.which)


def view_of(code: str) -> View:
    """Return what a button's code stands for; all tickets for one that is none."""
    which, _, service = code.partition(".")
    if which == _SERVICES:
        return View(None)
    if which == Which.SERVICE:
        return View(Which.SERVICE, service) if _SERVICE.fullmatch(service) else View()
    return View(Which(which)) if which in set(Which) and not service else View()


@dataclass(frozen=True, slots=True)
class Listed:
    """A ticket in the queue; ``assignee`` and ``link`` are empty where there is none."""

    number: int
    title: str
    status: Status
    is_overdue: bool
    age: timedelta
    assignee: str
    link: str


@dataclass(frozen=True, slots=True)
class Sort:
    """A service with tickets in the queue."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of a unit's queue.

    Attributes:
        group: The id of the unit's group without its sign.
        counts: Open tickets of each sort; *mine* are those of ``viewer``.
        total: Tickets of the view that is shown.
        is_private: It is shown in the own chat of one of the staff.
        has_others: They may look at other units' queues, too.
    """

    unit: str
    group: int
    view: View
    page: int
    pages: int
    total: int
    counts: Mapping[Which, int]
    services: tuple[Sort, ...]
    rows: tuple[Listed, ...]
    viewer: str
    is_private: bool
    has_others: bool
