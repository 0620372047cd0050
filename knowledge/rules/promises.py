"""A promise on its way: it counts while the office is at it, stands still while it waits for somebody else, is kept.

A `Clock` is one promise at one moment; each step makes the next one out of it, so that nobody has to look at the whole
of a ticket's life again (`knowledge.rules.sla.due` does, and gets to the same).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final
from zoneinfo import ZoneInfo

from knowledge.rules.business_hours import BusinessHours, HoursError
from knowledge.rules.sla import SlaClass, Target
from knowledge.rules.ticket import ClosedAs, Event
from knowledge.rules.written_hours import parse_week

USUAL_CLASS: Final = "standar"  # that of kinds whose own class the office does not have
ANY_PRIORITY: Final = ""
WEEK: Final = ("monday-thursday 08:00-12:00, 13:00-16:30", "friday 08:00-11:30, 13:30-17:00")
_NOTHING: Final = timedelta(0)

ANSWERS: Final = frozenset(
    {Event.REPLIED, Event.APPROVED, Event.REJECTED, Event.DOCUMENT_RETURNED, Event.ASKED, Event.CALL_PROPOSED}
)
"""What counts as a first answer: the requester hears something of the matter itself. Being taken is none."""

UNFINISHED: Final = frozenset(
    {ClosedAs.WITHDRAWN, ClosedAs.LAPSED, ClosedAs.NO_ANSWER, ClosedAs.DUPLICATE, ClosedAs.MERGED}
)
"""Endings with which the office has neither kept nor broken its promises."""


class Stage(StrEnum):
    """What is told of a promise next."""

    WARNING = "warning"  # three quarters are used up: the assignee
    DUE = "due"  # all of it: the assignee, and the requester, with an apology
    OVERDUE = "overdue"  # a quarter more: the admins
    TOLD = "told"  # all is said


_MARKS: Final[Mapping[Stage, Fraction]] = {
    Stage.WARNING: Fraction(3, 4),
    Stage.DUE: Fraction(1),
    Stage.OVERDUE: Fraction(5, 4),
}
_FOLLOWING: Final = {Stage.WARNING: Stage.DUE, Stage.DUE: Stage.OVERDUE, Stage.OVERDUE: Stage.TOLD}


@dataclass(frozen=True, slots=True)
class Clock:
    """One promise as it stands.

    Attributes:
        span: The business time that was promised.
        spent: How much of it was used up before ``since``, or at all, when it does not count.
        since: From when it counts on; None while it does not.
        due_at: By when it is to be kept; None while it waits for somebody else in good time.
        met_at: When it was kept, in time or late.
        stage: What is told next.
        next_at: When that is due; None for never, as it stands.
    """

    target: Target
    span: timedelta
    spent: timedelta
    since: datetime | None
    due_at: datetime | None
    met_at: datetime | None = None
    stage: Stage = Stage.WARNING
    next_at: datetime | None = None

    @property
    def is_broken(self) -> bool:
        """Whether more was used up than promised, as far as it was counted."""
        return self.spent >= self.span

    def at(self, hours: BusinessHours, now: datetime) -> "Clock":
        """Return the same clock with all that was used up until now counted."""
        if self.since is None:
            return self
        return replace(self, spent=self.spent + max(_NOTHING, hours.between(self.since, now)), since=now)

    def pause(self, hours: BusinessHours, now: datetime) -> "Clock":
        """Let it stand still. One that is broken stays due; what was not told of it yet is told when it goes on."""
        counted = self.at(hours, now)
        return replace(counted, since=None, due_at=self.due_at if counted.is_broken else None, next_at=None)

    def resume(self, hours: BusinessHours, now: datetime) -> "Clock":
        """Let it count on."""
        if self.since is not None or self.met_at is not None:
            return self
        due_at = self.due_at if self.is_broken else hours.add(now, self.span - self.spent)
        return replace(self, since=now, due_at=due_at).scheduled(hours)

    def meet(self, hours: BusinessHours, now: datetime) -> "Clock":
        """Keep the promise; a second time changes nothing."""
        if self.met_at is not None:
            return self
        return replace(self.at(hours, now), since=None, met_at=now, next_at=None)

    def stop(self, hours: BusinessHours, now: datetime) -> "Clock":
        """Let go of it: neither kept nor broken from now on."""
        return replace(self.at(hours, now), since=None, next_at=None)

    def change(self, before: BusinessHours, hours: BusinessHours, span: timedelta, now: datetime) -> "Clock":
        """Promise another span, or by other hours.

        A longer one counts from the beginning. A shorter one counts from now, but never makes it later: nobody could
        have kept it before it was given. One that is broken is mended only by a longer one.
        """
        if self.met_at is not None:
            return self
        counted = self.at(before, now)
        left = min(span, max(self.span, span) - counted.spent)
        if left <= _NOTHING:
            return counted.scheduled(hours)
        changed = replace(counted, span=counted.spent + left, stage=Stage.WARNING)
        if changed.since is None:
            return replace(changed, due_at=None, next_at=None)
        return replace(changed, due_at=hours.add(now, left)).scheduled(hours)

    def reached(self, now: datetime) -> Stage:
        """Return what is to be told by now: no warning any more when all is used up."""
        is_due = self.due_at is not None and self.due_at <= now
        return Stage.DUE if self.stage is Stage.WARNING and is_due else self.stage

    def told(self, stage: Stage, hours: BusinessHours) -> "Clock":
        """Go on to what is told after this."""
        return replace(self, stage=_FOLLOWING.get(stage, Stage.TOLD)).scheduled(hours)

    def renewed(self, hours: BusinessHours, now: datetime) -> datetime:
        """Return what is promised instead of what was broken: half as long again."""
        return hours.add(now, self.span / 2)

    def scheduled(self, hours: BusinessHours) -> "Clock":
        """Return the same clock with the moment at which its stage is due."""
        mark = _MARKS.get(self.stage)
        if mark is None or self.since is None:
            return replace(self, next_at=None)
        left = timedelta(microseconds=int(self.span / timedelta(microseconds=1) * mark)) - self.spent
        return replace(self, next_at=hours.add(self.since, left) if left > _NOTHING else self.since)


def start(target: Target, span: timedelta, hours: BusinessHours, now: datetime) -> Clock:
    """Return a promise that is given now. Raises HoursError when the office never opens again."""
    clock = Clock(target, span, _NOTHING, since=now, due_at=hours.add(now, span))
    return clock.scheduled(hours)


def next_due(clocks: Collection[Clock]) -> Clock | None:
    """Return the promise that is to be kept next; None when there is none, or it waits for somebody else."""
    open_ones = [clock for clock in clocks if clock.met_at is None and clock.due_at is not None]
    return min(open_ones, key=lambda clock: (clock.due_at, clock.target != Target.FIRST_ANSWER), default=None)


@dataclass(frozen=True, slots=True)
class Patience:
    """When requesters are reminded, in working days of the unit; 0 is never.

    Attributes:
        waiting: Of what is waited for.
        closing: After so many a ticket that waits for its requester is closed.
        notice: So long before that they are told.
        evaluation: Of an evaluation.
        has_digest: Whether units get a summary each working morning.
    """

    waiting: int = 2
    closing: int = 10
    notice: int = 2
    evaluation: int = 2
    has_digest: bool = True


def _usual_hours() -> BusinessHours:
    return BusinessHours(ZoneInfo("Asia/Jakarta"), parse_week(WEEK))


@dataclass(frozen=True, slots=True)
class Promises:
    """What an office promises, and by which hours.

    Attributes:
        usual: The hours of units that have none of their own.
        units: Those of the others, by the unit's id.
        classes: By id and priority; the one for `ANY_PRIORITY` holds for priorities that have none.
    """

    usual: BusinessHours = field(default_factory=_usual_hours)
    units: Mapping[str, BusinessHours] = field(default_factory=dict)
    classes: Mapping[tuple[str, str], SlaClass] = field(default_factory=dict)

    def hours(self, unit_id: str) -> BusinessHours:
        """Return a unit's hours."""
        return self.units.get(unit_id, self.usual)

    def sla(self, class_id: str, priority: str) -> SlaClass | None:
        """Return what is promised to requests of a class and priority; None for nothing."""
        known = class_id if (class_id, ANY_PRIORITY) in self.classes else USUAL_CLASS
        return self.classes.get((known, priority)) or self.classes.get((known, ANY_PRIORITY))

    def given(self, class_id: str, priority: str, *, unit_id: str, now: datetime) -> tuple[Clock, ...]:
        """Return the promises that a request gets now; none for a class without any, or an office that never opens."""
        hours, sla = self.hours(unit_id), self.sla(class_id, priority)
        if sla is None:
            return ()
        spans = [(target, sla.span(target)) for target in Target]
        try:
            return tuple(start(target, span.of(hours), hours, now) for target, span in spans if span is not None)
        except HoursError:
            return ()
