"""One step of a ticket's promises: what becomes of them in a situation. No rows are read or written here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from knowledge.rules.business_hours import BusinessHours, HoursError
from knowledge.rules.promises import UNFINISHED, Clock, Promises, start
from knowledge.rules.sla import SlaClass, Target
from knowledge.rules.ticket import ClosedAs
from storage.clock import Kept


@dataclass(frozen=True, slots=True)
class Situation:
    """How it stands with a ticket.

    Attributes:
        unit: By whose hours its promises count.
        sla: What its class and priority are promised; ``label`` names both.
        is_answered: Whether the requester heard something of the matter just now.
        is_paused: Whether it waits for the requester, or for somebody outside.
    """

    ticket_id: int
    now: datetime
    unit: str
    sla: SlaClass | None
    label: str
    is_answered: bool
    is_paused: bool


def ended(kept: Kept, closed_as: ClosedAs | None, promises: Promises, now: datetime) -> Kept:
    """Return a promise of a closed ticket: kept, or let go of where the office had no part in the ending."""
    if kept.ended_at is not None:
        return kept
    hours = promises.hours(kept.unit)
    is_unfinished = closed_as in UNFINISHED
    is_unanswered = closed_as == ClosedAs.BY_REQUESTER and kept.clock.target == Target.FIRST_ANSWER
    clock = kept.clock.stop(hours, now) if is_unfinished or is_unanswered else kept.clock.meet(hours, now)
    return replace(kept, clock=clock, ended_at=now)


def stepped(before: Sequence[Kept], situation: Situation, promises: Promises) -> tuple[list[Kept], list[Kept]]:
    """Return the promises of an open ticket as they stand now, and those given anew: all of them with each opening."""
    lasting = [] if all(kept.ended_at for kept in before) else list(before)
    after = [_followed(kept, situation, promises) for kept in lasting]
    new: list[Kept] = []
    if not lasting or lasting[0].sla != situation.label:
        number = lasting[0].round if lasting else max((kept.round for kept in before), default=0) + 1
        new = list(_given({kept.clock.target for kept in lasting}, situation, promises, number))
    return after, new


def _given(there: set[Target], situation: Situation, promises: Promises, number: int) -> list[Kept]:
    """Return what is promised now and was not before."""
    hours = promises.hours(situation.unit)
    found = []
    for target in Target:
        span = situation.sla.span(target) if situation.sla and target not in there else None
        if span is None:
            continue
        try:
            clock = start(target, span.of(hours), hours, situation.now)
        except HoursError:
            continue  # an office that never opens again promises nothing
        clock = _counted(clock, situation, hours)
        found.append(Kept(situation.ticket_id, number, situation.unit, situation.label, clock))
    return found


def _followed(kept: Kept, situation: Situation, promises: Promises) -> Kept:
    if kept.ended_at is not None:
        return kept
    before, hours = promises.hours(kept.unit), promises.hours(situation.unit)
    try:
        if (kept.unit, kept.sla) == (situation.unit, situation.label):
            return replace(kept, clock=_counted(kept.clock, situation, hours))
        span = situation.sla.span(kept.clock.target) if situation.sla else None
        if span is None and kept.clock.met_at is None:
            return _dropped(kept, before, situation.now)
        clock = kept.clock
        if situation.is_answered and clock.target == Target.FIRST_ANSWER:
            clock = clock.meet(before, situation.now)
        if span is not None:
            clock = clock.change(before, hours, span.of(hours), situation.now)
        clock = _counted(clock, situation, hours)
        return replace(kept, clock=clock, unit=situation.unit, sla=situation.label)
    except HoursError:
        return _dropped(kept, before, situation.now)


def _dropped(kept: Kept, hours: BusinessHours, now: datetime) -> Kept:
    """Return a promise that is one no more."""
    return replace(kept, clock=replace(kept.clock.stop(hours, now), due_at=None), ended_at=now)


def _counted(clock: Clock, situation: Situation, hours: BusinessHours) -> Clock:
    """Let a promise be kept, stand still or go on."""
    if situation.is_answered and clock.target == Target.FIRST_ANSWER:
        return clock.meet(hours, situation.now)
    if clock.met_at is not None:
        return clock
    if situation.is_paused and clock.since is not None:
        return clock.pause(hours, situation.now)
    return clock if situation.is_paused else clock.resume(hours, situation.now)
