"""From rows to a unit's figures: reading needs the database, summing up only the processor."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import partial
from statistics import median
from typing import Final

from handlers.desk import Desk
from handlers.office import Office
from handlers.statistics.periods import Period
from handlers.statistics.views import Day, Figures, Grade, Promised, Satisfaction, Unanswered
from handlers.units import scope_of
from knowledge.faq.gaps import Asked, Ending, find_gaps
from knowledge.pack_evaluation import form_for
from knowledge.rules import satisfaction as rules
from knowledge.rules.evaluation import EvaluationForm
from knowledge.rules.routing import Unit
from knowledge.rules.satisfaction import Tally
from knowledge.rules.sla import Target
from storage import digests, figures, gaps
from storage.digests import Standing
from storage.figures import Kept
from storage.queue import Scope

MOST_QUESTIONS: Final = 5_000  # the newest; putting them together takes a second for a thousand that found nothing


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows of a unit and a period; ``quarters`` are the grades of each quarter that the period touches."""

    unit: Unit
    period: Period
    zone: tzinfo
    opened: list[datetime]
    closed: list[datetime]
    standing: Standing
    kept: list[Kept]
    asked: list[Asked]
    tallies: list[Tally]
    quarters: dict[date, list[Tally]]


def scope(office: Office, unit: Unit) -> Scope:
    """Return the tickets that a unit looks after."""
    return scope_of(office, [unit])


async def gather(desk: Desk, unit: Unit, period: Period, *, all_quarters: bool = False) -> Gathered:
    """Read what a unit's figures are made of: grades of the last quarter, or of ``all_quarters`` of the period."""
    tx, own = desk.tx, scope(desk.office, unit)
    zone = desk.office.hours(unit.id).zone
    since, until = period.moments(zone)
    opened, closed = await figures.moments(tx, own, since=since, until=until)
    begins = rules.quarters(period.first, period.last)
    quarters = {}
    for begin in begins if all_quarters else begins[-1:]:
        start, end = (datetime.combine(day, datetime.min.time(), zone) for day in rules.quarter_of(begin))
        quarters[begin] = await figures.graded(tx, own, since=start, until=end)
    return Gathered(
        unit=unit,
        period=period,
        zone=zone,
        opened=opened,
        closed=closed,
        standing=await digests.standing(tx, own, day_ends=tx.now),
        kept=await figures.kept(tx, own, since=since, until=until),
        asked=[one for one in await gaps.asked_since(tx, since) if one.at < until],
        tallies=await figures.graded(tx, own, since=since, until=until),
        quarters=quarters,
    )


def summed_up(gathered: Gathered, office: Office, *, language: str, most_unanswered: int) -> Figures:
    """Make figures of rows; it may take seconds, so it is for a thread of its own."""
    asked = [one for one in gathered.asked if _is_of(one.service, gathered.unit, office)][-MOST_QUESTIONS:]
    found = find_gaps(asked, office.library, office.index, most=most_unanswered)
    sections = rules.section_means(gathered.tallies, partial(_form, office))
    return Figures(
        unit=gathered.unit.name,
        period=gathered.period,
        days=_by_day(gathered),
        open=gathered.standing.open,
        overdue=gathered.standing.overdue,
        first_answer=_promised(gathered.kept, Target.FIRST_ANSWER),
        solution=_promised(gathered.kept, Target.SOLUTION),
        asked=found.asked,
        solved=sum(bool(one.text) and one.ending is Ending.SOLVED for one in asked),
        unanswered=tuple(Unanswered(group.examples[0], group.times) for group in found.groups),
        evaluations=rules.evaluations(gathered.tallies),
        grades=tuple(Grade(each.title.spoken(language), each.mean, each.count) for each in sections),
        satisfaction=tuple(
            Satisfaction(_title(each.service, office, language), begin, each.index, each.mark, each.count)
            for begin, tallies in gathered.quarters.items()
            for each in rules.indices(tallies)
        ),
    )


def _by_day(gathered: Gathered) -> tuple[Day, ...]:
    opened = Counter(at.astimezone(gathered.zone).date() for at in gathered.opened)
    closed = Counter(at.astimezone(gathered.zone).date() for at in gathered.closed)
    return tuple(Day(day, opened[day], closed[day]) for day in gathered.period.days)


def _promised(kept: list[Kept], target: Target) -> Promised:
    own = [each for each in kept if each.target == target]
    in_time = sum(each.spent <= each.span for each in own)
    middle = timedelta(seconds=median(each.spent.total_seconds() for each in own)) if own else None
    return Promised(in_time, len(own), middle)


def _is_of(service_id: str, unit: Unit, office: Office) -> bool:
    """Tell whether a unit answers for a service; what belongs to none is for who looks after the rest."""
    service = office.service(service_id)
    wanted = {""} if service is None else {service.unit, *(kind.unit for kind in service.kinds.values())}
    return unit.id in {office.unit(each).id for each in wanted}


def _title(service_id: str, office: Office, language: str) -> str:
    service = office.service(service_id)
    return service.title.spoken(language) if service else service_id


def _form(office: Office, service_id: str, form_id: str) -> EvaluationForm | None:
    """Return the form that an evaluation was begun with; None where the service's pack is gone."""
    service = office.service(service_id)
    return form_for(form_id, service.evaluation) if service else None
