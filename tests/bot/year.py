"""A year at the desk: what happens to tickets, and which reminders must come of it, reckoned independently.

Everything happens a second after a beat, and the sweeps look at each beat of a working day: what is due by then is told
before anything else happens. What a killed look should have told is told by it or by the next one.
"""

import os
import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Final

from knowledge.rules.business_hours import BusinessHours
from knowledge.rules.sla import Pause, Span, Target, due

BEAT: Final = timedelta(minutes=30 if os.environ.get("LOKET_YEAR_TICKETS") else 60)
SPANS: Final = {Target.FIRST_ANSWER: Span(time=timedelta(hours=4)), Target.SOLUTION: Span(days=5)}
MARKS: Final = {"warning": Fraction(3, 4), "due": Fraction(1), "overdue": Fraction(5, 4)}
REMINDER, NOTICE, CLOSING, EVALUATION = 2, 8, 10, 2  # working days
A_DAY: Final = timedelta(days=1)

Key = tuple[str, int, int, str]  # what, ticket, round, target


@dataclass(frozen=True, order=True)
class Step:
    """Something that happens to a ticket."""

    at: datetime
    number: int
    what: str


@dataclass
class Round:
    """A ticket from an opening to a closing, as it should go."""

    began: datetime
    answered: datetime | None = None
    asked: datetime | None = None
    given: datetime | None = None
    ended: datetime | None = None
    is_done: bool = False  # closed by staff, not by itself

    @property
    def pauses(self) -> list[Pause]:
        """When the requester was waited for."""
        return [Pause(self.asked, self.given)] if self.asked else []


@dataclass
class Expected:
    """What is to be told, with the looks that may tell it; what may be told as well, and when hardly matters."""

    must: dict[Key, tuple[datetime, ...]] = field(default_factory=dict)
    may: set[Key] = field(default_factory=set)


def after_beat(moment: datetime) -> datetime:
    """Return a second after the next beat."""
    past = (moment - moment.replace(hour=0, minute=0, second=0, microsecond=0)) % BEAT
    return moment - past + BEAT + timedelta(seconds=1)


def story(dice: random.Random, number: int, opened: datetime, hours: BusinessHours) -> list[Step]:
    """Make up what happens to one ticket."""
    steps, moment = [Step(opened, number, "open")], opened

    def then(what: str, *, most: float, least: float = 0.0) -> None:
        nonlocal moment
        moment = after_beat(moment + timedelta(days=dice.uniform(least, most)))
        steps.append(Step(moment, number, what))

    if dice.random() < 0.9:
        then("reply", most=1.5)
    if dice.random() < 0.35:
        then("ask", most=3)
        lapses = hours.days_later(moment, CLOSING)
        if dice.random() < 0.3:
            return steps  # nobody ever answers
        then("give", most=(lapses - moment) / A_DAY - 2)
    if dice.random() < 0.85:
        then("close", most=14)
        if dice.random() < 0.3:
            then("grade", most=3)
        elif dice.random() < 0.2:
            for what, most in (("reopen", 5), ("reply", 1), ("close", 9)):
                then(what, most=most)
    return steps


def stories(dice: random.Random, count: int, *, first: date, days: int, hours: BusinessHours) -> list[Step]:
    """Make up everything that happens, in order."""
    begins = datetime.combine(first, time(), hours.zone)
    steps: list[Step] = []
    for number in range(1, count + 1):
        opened = after_beat(begins + timedelta(days=dice.uniform(0, days)))
        steps += story(dice, number, opened, hours)
    return sorted(step for step in steps if step.at < begins + timedelta(days=days))


def looks(first: date, days: int, hours: BusinessHours) -> Iterator[datetime]:
    """Yield every beat of the working days' daytime: at other times nothing is ever due."""
    for number in range(days):
        day = first + timedelta(days=number)
        if hours.day(day):
            opens = datetime.combine(day, time(8), hours.zone)
            yield from (opens + place * BEAT for place in range(timedelta(hours=10) // BEAT))


class Oracle:
    """Reckons from the stories alone what is to be told, and by which looks."""

    def __init__(self, every: Sequence[datetime], killed: Collection[datetime], hours: BusinessHours) -> None:
        self._looks = every
        self._killed = set(killed)
        self._hours = hours

    def expected(self, steps: Sequence[Step]) -> Expected:
        """Return what all stories lead to."""
        found, by_ticket = Expected(), defaultdict[int, list[Step]](list)
        for step in steps:
            by_ticket[step.number].append(step)
        for number, own in by_ticket.items():
            rounds, over = self._rounds(own)
            for place, each in enumerate(rounds, start=1):
                self._of_round(found, (number, place), each, [step.at for step in own], over)
        return found

    def when(self, moment: datetime | None) -> tuple[datetime, ...]:
        """Return the looks that may tell what is due at a moment; none for what no look comes to."""
        if moment is None:
            return ()
        place = next((place for place, each in enumerate(self._looks) if each >= moment), len(self._looks))
        end = place
        while end < len(self._looks) and self._looks[end] in self._killed:
            end += 1
        return tuple(self._looks[place : end + 1]) if end < len(self._looks) else ()

    def _rounds(self, steps: Sequence[Step]) -> tuple[list[Round], datetime | None]:
        """Return a ticket's rounds, and when the evaluation of the last one was given or it was opened again."""
        rounds: list[Round] = []
        for step in steps:
            if step.what in {"open", "reopen"}:
                rounds.append(Round(step.at))
            each = rounds[-1]
            if step.what in {"reply", "ask", "close"}:
                each.answered = each.answered or step.at
            if step.what == "ask":
                each.asked = step.at
            elif step.what == "give":
                each.given = step.at
            elif step.what == "close":
                each.ended, each.is_done = step.at, True
        return rounds, next((step.at for step in steps if step.what in {"grade", "reopen"}), None)

    def _of_round(
        self, found: Expected, of: tuple[int, int], each: Round, steps: list[datetime], over: datetime | None
    ) -> None:
        for target, span in SPANS.items():
            ends = each.answered if target is Target.FIRST_ANSWER else each.ended
            whole = span.of(self._hours)
            moments = {
                name: due(self._hours, each.began, Span(time=whole * mark.numerator / mark.denominator), each.pauses)
                for name, mark in MARKS.items()
            }
            for name, moment in moments.items():
                at = self.when(moment)
                is_late = name == "warning" and at and moments["due"] is not None and moments["due"] <= at[-1]
                self._tell(found, (name, *of, target), at, steps, ends, is_maybe=bool(is_late))
            self._tell(found, ("sorry", *of, target), self.when(moments["due"]), steps, ends)
        if each.asked is not None:
            self._waiting(found, of, each.asked, each.given, steps)
        if each.ended is not None and each.is_done:
            at = self.when(self._hours.days_later(each.ended, EVALUATION))
            after = over if over is not None and over > each.ended else None
            self._tell(found, ("evaluation", *of, ""), at, steps, after)

    def _waiting(
        self, found: Expected, of: tuple[int, int], asked: datetime, given: datetime | None, steps: list[datetime]
    ) -> None:
        self._tell(found, ("reminder", *of, ""), self.when(self._hours.days_later(asked, REMINDER)), steps, given)
        told = self.when(self._hours.days_later(asked, NOTICE))
        self._tell(found, ("notice", *of, ""), told, steps, given)
        closes = self._hours.days_later(asked, CLOSING)
        closings = [self.when(max(closes, self._hours.days_later(at, CLOSING - NOTICE))) for at in told]
        if closings and all(closings):
            at = tuple(sorted({each for closing in closings for each in closing}))
            self._tell(found, ("lapsed", *of, ""), at, steps, given)

    def _tell(
        self,
        found: Expected,
        key: Key,
        at: tuple[datetime, ...],
        steps: list[datetime],
        over: datetime | None,
        *,
        is_maybe: bool = False,
    ) -> None:
        """Expect something by one of these looks, unless it is over by the first."""
        if not at or (over is not None and over <= at[0]):
            return
        if is_maybe or any(at[0] < step <= at[-1] for step in steps):
            found.may.add(key)  # the ticket went on before the next look
        else:
            found.must[key] = at
