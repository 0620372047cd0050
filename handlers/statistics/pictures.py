"""A unit's figures as a picture says them: plain data with all words in it, for the process that draws."""

from typing import Any, Final

from handlers.statistics import screens
from handlers.statistics.views import Day, Figures, Promised
from handlers.texts import Texts

MOST_BARS: Final = 10  # that a phone shows apart from each other; longer periods are put together
MOST_GRADES: Final = 6
Panel = dict[str, Any]


def picture(say: Texts, figures: Figures) -> dict[str, Any]:
    """Return what is to be drawn: a title, and up to three panels."""
    panels = [_days(say, figures), _shares(say, figures), _grades(say, figures)]
    return {
        "title": say.plain("chart-title", unit=figures.unit),
        "subtitle": screens.spell(say, figures.period),
        "panels": [panel for panel in panels if panel],
    }


def _days(say: Texts, figures: Figures) -> Panel:
    days = figures.days
    width = -(-len(days) // MOST_BARS)
    stretches = [days[start : start + width] for start in range(0, len(days), width)]
    return {
        "kind": "days",
        "title": say.plain("chart-days") if width == 1 else say.plain("chart-stretches", count=width),
        "labels": [_label(stretch) for stretch in stretches],
        "series": [
            {"name": say.plain("chart-opened"), "values": [sum(day.opened for day in each) for each in stretches]},
            {"name": say.plain("chart-closed"), "values": [sum(day.closed for day in each) for each in stretches]},
        ],
    }


def _label(stretch: tuple[Day, ...]) -> str:
    first = stretch[0].day
    return f"{first.day}/{first.month}"


def _shares(say: Texts, figures: Figures) -> Panel | None:
    rows = [
        {"label": say.plain(key), "value": promised.share, "note": _note(say, promised)}
        for key, promised in (("chart-first-answer", figures.first_answer), ("chart-solution", figures.solution))
        if promised.count
    ]
    return {"kind": "rows", "title": say.plain("chart-shares"), "most": 1, "rows": rows} if rows else None


def _note(say: Texts, promised: Promised) -> str:
    share = screens.percent(say, promised)
    return say.plain("chart-share", share=share, kept=promised.in_time, count=promised.count)


def _grades(say: Texts, figures: Figures) -> Panel | None:
    rows = [
        {"label": grade.title, "value": grade.mean, "note": screens.decimal(say, grade.mean, places=1)}
        for grade in figures.grades[:MOST_GRADES]
    ]
    return {"kind": "rows", "title": say.plain("chart-grades"), "most": 4, "rows": rows} if rows else None
