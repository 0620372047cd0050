"""A unit's figures as rows of a sheet: plain data with all words in it, without anybody's name."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from enum import IntEnum
from typing import Any

from handlers.office import Office
from handlers.statistics import screens
from handlers.statistics.views import Figures, Promised
from handlers.texts import Texts
from knowledge.rules.sla import Target
from storage.figures import Kept, TicketRow

Row = dict[str, Any]


class Sheet(IntEnum):
    """The sheets, in their order."""

    SUMMARY = 0
    TICKETS = 1
    UNANSWERED = 2
    GRADES = 3


_COLUMNS = {
    Sheet.SUMMARY: (("label", 44), ("value", 24)),
    Sheet.TICKETS: (
        ("number", 10), ("service", 30), ("request", 30), ("status", 18), ("opened", 18), ("closed", 18),
        ("closed-as", 30), ("first-answer", 18), ("first-in-time", 18), ("solution", 18), ("solution-in-time", 18),
    ),
    Sheet.UNANSWERED: (("question", 90), ("times", 12)),
    Sheet.GRADES: (("what", 30), ("title", 44), ("mean", 14), ("mark", 10), ("count", 14)),
}  # fmt: skip


def opening(say: Texts) -> Row:
    """Return the names of all sheets and of their columns."""
    return {
        "sheets": [
            {
                "name": say.plain(f"sheet-{sheet.name.lower()}"),
                "widths": [width for _, width in columns],
                "header": [say.plain(f"sheet-column-{name}") for name, _ in columns],
            }
            for sheet, columns in _COLUMNS.items()
        ]
    }


def of_figures(say: Texts, figures: Figures) -> Iterator[Row]:
    """Yield the rows of all sheets but the tickets'."""
    for label, value in _summary(say, figures):
        yield {"sheet": Sheet.SUMMARY, "cells": [label, value]}
    for each in figures.unanswered:
        yield {"sheet": Sheet.UNANSWERED, "cells": [each.example, each.times]}
    for grade in figures.grades:
        cells = [screens.spell(say, figures.period), grade.title, round(grade.mean, 2), None, grade.count]
        yield {"sheet": Sheet.GRADES, "cells": cells}
    for one in figures.satisfaction:
        what = say.plain("sheet-index", quarter=screens.quarter_name(say, one.quarter))
        yield {"sheet": Sheet.GRADES, "cells": [what, one.service, one.index, one.mark, one.count]}


def of_tickets(say: Texts, rows: Sequence[TicketRow], office: Office, *, zone: tzinfo) -> Iterator[Row]:
    """Yield the rows of tickets, times by the unit's clock and business time in minutes."""
    for row in rows:
        service, kind = office.service(row.service), office.kind(row.service, row.kind)
        first, solution = (_newest(row.promises, target) for target in (Target.FIRST_ANSWER, Target.SOLUTION))
        cells = [
            row.id,
            service.title.spoken(say.language) if service else row.service,
            kind.title.spoken(say.language) if kind else row.kind,
            say.plain(f"status-{row.status.replace('_', '-')}"),
            _moment(row.opened_at, zone),
            _moment(row.closed_at, zone) if row.closed_at else None,
            say.plain(f"closed-as-{row.closed_as.replace('_', '-')}") if row.closed_as else None,
            *_promise(say, first),
            *_promise(say, solution),
        ]
        yield {"sheet": Sheet.TICKETS, "cells": cells}


def _summary(say: Texts, figures: Figures) -> Iterator[tuple[str, str | int | None]]:
    yield say.plain("sheet-unit"), figures.unit
    yield say.plain("sheet-period"), screens.spell(say, figures.period)
    yield say.plain("sheet-opened"), figures.opened
    yield say.plain("sheet-closed"), figures.closed
    yield say.plain("sheet-open"), figures.open
    yield say.plain("sheet-overdue"), figures.overdue
    for name, promised in (("first", figures.first_answer), ("solution", figures.solution)):
        yield say.plain(f"sheet-median-{name}"), _minutes(promised.median)
        yield say.plain(f"sheet-in-time-{name}"), _share(say, promised)
    yield say.plain("sheet-asked"), figures.asked
    yield say.plain("sheet-solved"), figures.solved
    yield say.plain("sheet-evaluations"), figures.evaluations
    if figures.evaluations and not figures.grades:
        yield say.plain("statistics-few-grades", count=figures.evaluations), None


def _share(say: Texts, promised: Promised) -> str | None:
    if not promised.count:
        return None
    share = screens.percent(say, promised)
    return say.plain("chart-share", share=share, kept=promised.in_time, count=promised.count)


def _newest(promises: Sequence[Kept], target: Target) -> Kept | None:
    return next((each for each in promises if each.target == target), None)


def _promise(say: Texts, kept: Kept | None) -> tuple[int | None, str | None]:
    if kept is None:
        return None, None
    return _minutes(kept.spent), say.plain("sheet-yes" if kept.spent <= kept.span else "sheet-no")


def _minutes(passed: timedelta | None) -> int | None:
    return round(passed.total_seconds() / 60) if passed is not None else None


def _moment(at: datetime, zone: tzinfo) -> dict[str, str]:
    return {"at": at.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0).isoformat()}
