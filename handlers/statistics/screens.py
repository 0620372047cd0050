"""A unit's figures as a message, and what is said while they are made."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from babel.numbers import format_decimal

from handlers.buttons import MakeReport
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.statistics.periods import Period
from handlers.statistics.views import Figures, Promised
from handlers.texts import Html, Texts
from knowledge.rules.satisfaction import MONTHS

MOST_UNANSWERED: Final = 5
LONGEST_QUESTION: Final = 60
LONGEST_TITLE: Final = 40
CHART: Final = "chart"
SHEET: Final = "sheet"


def being_made(say: Texts, kind: str, *, unit: str) -> Screen:
    """Say that the figures are being made."""
    return Screen(say("report-begun" if kind == SHEET else "statistics-begun", unit=unit))


def progress(say: Texts, *, unit: str, done: int, total: int) -> Screen:
    """Say how far a sheet is."""
    return Screen(say("report-progress", unit=unit, done=_whole(say, done), total=_whole(say, total)))


def made(say: Texts, kind: str) -> Screen:
    """Say that it is there."""
    return Screen(say("report-made" if kind == SHEET else "statistics-made"))


def failed(say: Texts, kind: str) -> Screen:
    """Say that it could not be made."""
    return Screen(say("report-failed" if kind == SHEET else "statistics-failed"))


def nothing(say: Texts, *, unit: str, period: Period) -> Screen:
    """Say that there is nothing to tell of."""
    return Screen(say("statistics-nothing", unit=unit, period=spell(say, period)))


def units(say: Texts, kind: str, choices: Sequence[tuple[str, int, Period]]) -> Screen:
    """Ask which unit is meant; each has a name, its group's id without the sign, and the period."""
    buttons = (Button(name, report_of(kind, group, period)) for name, group, period in choices)
    return Screen(say("statistics-which-unit"), column(*buttons))


def report_of(kind: str, group: int, period: Period) -> MakeReport:
    """Return the tap that makes figures."""
    return MakeReport(kind=kind, group=group, days=f"{period.first:%Y%m%d}-{period.last:%Y%m%d}")


def to_sheet(say: Texts, group: int, period: Period) -> tuple[tuple[Button, ...], ...]:
    """Return the button below a picture: the same days as a sheet."""
    return column(Button(say.plain("button-report"), report_of(SHEET, group, period)))


def spell(say: Texts, period: Period) -> str:
    """Return a period in words."""
    if period.first == period.last:
        return say.day(period.first)
    return say.plain("statistics-period", first=say.day(period.first), last=say.day(period.last))


def caption(say: Texts, figures: Figures) -> Html:
    """Return the figures as text."""
    parts = [_head(say, figures), _tickets(say, figures), _questions(say, figures), _grades(say, figures)]
    return Html("\n\n".join("\n".join(part) for part in map(list, parts) if part))


def _head(say: Texts, figures: Figures) -> Iterator[Html]:
    yield say("statistics-head", unit=figures.unit)
    yield Html(spell(say, figures.period))


def _tickets(say: Texts, figures: Figures) -> Iterator[Html]:
    yield say("statistics-passed", opened=_whole(say, figures.opened), closed=_whole(say, figures.closed))
    yield say("statistics-open", open=_whole(say, figures.open), overdue=_whole(say, figures.overdue))
    for key, promised in (("first", figures.first_answer), ("solution", figures.solution)):
        if promised.median is not None:
            yield say(f"statistics-median-{key}", time=duration(say, promised.median))
    if figures.first_answer.count or figures.solution.count:
        yield say("statistics-in-time", share=percent(say, _together(figures)), **_counts(say, _together(figures)))


def _questions(say: Texts, figures: Figures) -> Iterator[Html]:
    if figures.asked:
        share = percent(say, Promised(figures.solved, figures.asked, None))
        asked, solved = _whole(say, figures.asked), _whole(say, figures.solved)
        yield say("statistics-solved", share=share, asked=asked, solved=solved)
    if figures.unanswered:
        yield say("statistics-unanswered")
    for number, each in enumerate(figures.unanswered[:MOST_UNANSWERED], start=1):
        example = excerpt(each.example, most=LONGEST_QUESTION)
        yield say("statistics-question", number=number, question=example, times=each.times)


def _grades(say: Texts, figures: Figures) -> Iterator[Html]:
    if figures.grades:
        yield say("statistics-grades", count=_whole(say, figures.evaluations))
    elif figures.evaluations:
        yield say("statistics-few-grades", count=figures.evaluations)
    for grade in figures.grades:
        title = excerpt(grade.title, most=LONGEST_TITLE)
        yield say("statistics-grade", title=title, mean=decimal(say, grade.mean, places=1))
    for each in figures.satisfaction:
        index, quarter = decimal(say, each.index, places=2), quarter_name(say, each.quarter)
        service = excerpt(each.service, most=LONGEST_TITLE)
        yield say("statistics-index", quarter=quarter, service=service, index=index, mark=each.mark, count=each.count)


def quarter_name(say: Texts, quarter: date) -> str:
    """Return a quarter in words."""
    return say.plain("statistics-quarter", number=(quarter.month - 1) // MONTHS + 1, year=quarter.year)


def duration(say: Texts, passed: timedelta) -> str:
    """Return business time in hours and minutes."""
    hours, minutes = divmod(round(passed.total_seconds() / 60), 60)
    if not hours:
        return say.plain("statistics-minutes", minutes=minutes)
    return say.plain("statistics-hours", hours=_whole(say, hours), minutes=minutes)


def percent(say: Texts, promised: Promised) -> str:
    """Return a share in whole percent."""
    return say.plain("statistics-percent", number=round(100 * (promised.share or 0.0)))


def decimal(say: Texts, number: float, *, places: int) -> str:
    """Return a number with its decimals, as the language writes it."""
    return str(format_decimal(number, format=f"0.{'0' * places}", locale=str(say.language)))


def _together(figures: Figures) -> Promised:
    both = figures.first_answer, figures.solution
    return Promised(sum(each.in_time for each in both), sum(each.count for each in both), None)


def _counts(say: Texts, promised: Promised) -> dict[str, str]:
    return {"kept": _whole(say, promised.in_time), "count": _whole(say, promised.count)}


def _whole(say: Texts, number: int) -> str:
    return str(format_decimal(number, locale=str(say.language)))
