"""A unit's figures, as screens, pictures and sheets get them."""

from dataclasses import dataclass
from datetime import date, timedelta

from handlers.statistics.periods import Period


@dataclass(frozen=True, slots=True)
class Day:
    """Tickets in and out on a day."""

    day: date
    opened: int
    closed: int


@dataclass(frozen=True, slots=True)
class Promised:
    """Promises of one sort that were kept: how many in time, how many at all, and the median business time."""

    in_time: int
    count: int
    median: timedelta | None

    @property
    def share(self) -> float | None:
        """The share in time, 0 to 1; None where nothing was promised."""
        return self.in_time / self.count if self.count else None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Questions that ask about the same thing: one of them without personal data, and how often."""

    example: str
    times: int


@dataclass(frozen=True, slots=True)
class Grade:
    """The mean grade of a section, 1 to 4."""

    title: str
    mean: float
    count: int


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """A service's index (SKM) of the quarter that begins on ``quarter``."""

    service: str
    quarter: date
    index: float
    mark: str
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a unit in a period.

    Attributes:
        open: Tickets that are open now; ``overdue`` of them are late.
        asked: Questions that were asked; ``solved`` of them without staff.
        unanswered: The most frequent questions that found no answer.
        evaluations: How many were given; grades of too few are not told.
    """

    unit: str
    period: Period
    days: tuple[Day, ...]
    open: int
    overdue: int
    first_answer: Promised
    solution: Promised
    asked: int
    solved: int
    unanswered: tuple[Unanswered, ...]
    evaluations: int
    grades: tuple[Grade, ...]
    satisfaction: tuple[Satisfaction, ...]

    @property
    def opened(self) -> int:
        """Tickets that came in."""
        return sum(day.opened for day in self.days)

    @property
    def closed(self) -> int:
        """Tickets that were closed."""
        return sum(day.closed for day in self.days)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell of."""
        return not (self.opened or self.closed or self.open or self.asked or self.evaluations or self.satisfaction)
