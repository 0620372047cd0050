"""To whom announcements go, and how fast."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

LONGEST: Final = 3000  # UTF-16 units of text: one message, with the line that says whose it is
LOOK: Final = timedelta(seconds=5)  # how often it is looked how far an announcement is
DRAFT_LIVES: Final = timedelta(days=1)


class Audience(StrEnum):
    """Who is meant."""

    OPEN = "open"
    """Requesters with a ticket that is not closed."""
    SERVICE = "service"
    """Requesters of a service, of late."""
    ALL = "all"
    """Whoever came to the unit, or, from the whole office, whoever ever asked or requested anything."""


def share(per_minute: int) -> int:
    """Return how many people are written to at one look, so that so many a minute are not exceeded; at least one."""
    return max(1, int(per_minute * (LOOK / timedelta(minutes=1))))


def pause(count: int, per_minute: int) -> timedelta:
    """Return how long nobody else is written to after so many were."""
    return count * timedelta(minutes=1) / per_minute


def duration(count: int, per_minute: int) -> timedelta:
    """Return how long it takes until so many people are written to."""
    return pause(max(0, count - share(per_minute)), per_minute)
