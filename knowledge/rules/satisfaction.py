"""What evaluations say together: the mean of each section, and the public satisfaction index of each service.

Fewer than three evaluations are never summed up: their mean would tell whose they are.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from knowledge.rules.evaluation import EvaluationForm, is_crowd, satisfaction_index
from knowledge.wording import Wording

SKM: Final = "skm"
"""The form of the official survey: it alone gives an index."""
ELEMENTS: Final = 9
MONTHS: Final = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """The grades that one question of a form got in a service: how many, and their sum."""

    service: str
    form: str
    question: str
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class SectionMean:
    """The mean grade of a section, 1 to 4, out of ``count`` evaluations."""

    title: Wording
    mean: float
    count: int


@dataclass(frozen=True, slots=True)
class ServiceIndex:
    """A service's index, 25 to 100, its mark from A to D, and out of how many evaluations."""

    service: str
    index: float
    mark: str
    count: int


def index_of(means: Sequence[float]) -> tuple[float, str]:
    """Return the index of the nine elements' means, and its mark; raises ValueError for another number of them."""
    if len(means) != ELEMENTS:
        raise ValueError(f"the index has {ELEMENTS} elements, not {len(means)}")
    return satisfaction_index(means)


def evaluations(tallies: Sequence[Tally]) -> int:
    """Return how many evaluations the tallies come from: each answers every question of its form."""
    most: dict[tuple[str, str], int] = defaultdict(int)
    for tally in tallies:
        key = tally.service, tally.form
        most[key] = max(most[key], tally.count)
    return sum(most.values())


def section_means(
    tallies: Sequence[Tally], form_of: Callable[[str, str], EvaluationForm | None]
) -> tuple[SectionMean, ...]:
    """Return the means of all sections that enough people graded; ``form_of`` takes a service and a form's id.

    Sections of the same title are one, whichever form they stand in; questions that no form has any more are left out.
    """
    found: dict[Wording, list[Tally]] = defaultdict(list)
    for tally in tallies:
        form = form_of(tally.service, tally.form)
        if form is not None and any(question.id == tally.question for question in form.questions):
            found[form.section_of(tally.question).title].append(tally)
    means = []
    for title, each in found.items():
        count = evaluations(each)
        if is_crowd(count):
            total = sum(tally.total for tally in each)
            means.append(SectionMean(title, total / sum(tally.count for tally in each), count))
    return tuple(means)


def indices(tallies: Sequence[Tally]) -> tuple[ServiceIndex, ...]:
    """Return the index of every service that enough people graded with the official survey, in the tallies' order."""
    found: dict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        if tally.form == SKM:
            found[tally.service].append(tally)
    result = []
    for service, each in found.items():
        count = evaluations(each)
        if is_crowd(min(tally.count for tally in each)) and len(each) == ELEMENTS:
            index, mark = index_of([tally.total / tally.count for tally in each])
            result.append(ServiceIndex(service, index, mark, count))
    return tuple(result)


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first day of a day's quarter, and the first day after it."""
    month = (day.month - 1) // MONTHS * MONTHS + 1
    first = day.replace(month=month, day=1)
    after = (first.replace(day=28) + timedelta(days=100)).replace(day=1)
    return first, after.replace(month=(month + MONTHS - 1) % 12 + 1)


def quarters(first: date, last: date) -> tuple[date, ...]:
    """Return the first days of all quarters that a period touches."""
    found = []
    day = quarter_of(first)[0]
    while day <= last:
        found.append(day)
        day = quarter_of(day)[1]
    return tuple(found)
