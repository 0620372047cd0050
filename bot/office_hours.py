"""What the settings make of an office's hours and promises, and how the coming days look."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.settings import Settings, Unit
from bot.settings_hours import Reminders
from knowledge.rules.business_hours import BusinessHours, Day, Season, Week
from knowledge.rules.promises import Patience, Promises
from knowledge.rules.public_holidays import EVERYWHERE, OverrideError, OwnDay, national_holidays, parse_overrides
from knowledge.rules.sla import SlaClass, Span, parse_span
from knowledge.rules.written_hours import parse_range, parse_week

AHEAD: Final = 14  # days that are shown
_OwnDays = Mapping[date, OwnDay]


class HoursMistakes(Exception):  # noqa: N818 - it names what is in the way
    """The hours cannot be used; ``problems`` has a line for each mistake: file, line or key, cure."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day as the desk sees it; ``why`` says why it is not like others of its week, and may be empty."""

    day: date
    hours: Day
    why: str


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """What an office promises, and the reasons of its own days by unit."""

    promises: Promises
    own: Mapping[str, _OwnDays]

    def plan(self, unit_id: str, first: date, *, days: int = AHEAD) -> Iterator[PlannedDay]:
        """Yield a unit's coming days."""
        hours = self.promises.hours(unit_id)
        for number in range(days):
            day = first + timedelta(days=number)
            yield PlannedDay(day, hours.day(day), self._why(unit_id, hours, day))

    def _why(self, unit_id: str, hours: BusinessHours, day: date) -> str:
        own = self.own.get(unit_id, {}).get(day)
        if own is not None:
            return own.why or "overrides"
        closed = hours.holidays(day.year)
        if day in closed:
            return str(closed[day]) if isinstance(closed, Mapping) else "holiday"
        season = hours.season(day)
        return season.name if season else ""


def office_hours(settings: Settings) -> OfficeHours:
    """Put together hours and promises; the path of the overrides is absolute. Raises HoursMistakes."""
    own = _overrides(settings)
    problems, units = [], {}
    by_unit = {unit.id: {**own.get(EVERYWHERE, {}), **own.get(unit.id, {})} for unit in settings.units}
    for number, unit in enumerate(settings.units, start=1):
        units[unit.id] = _hours(settings, unit, by_unit[unit.id])
        if not any(units[unit.id].week):
            key = f"units no. {number}, hours" if unit.hours else "hours.week"
            cure = "give at least one day its times, e.g. monday 08:00-12:00"
            problems.append(f"{key}: {unit.id} would never open: {cure}")
    if problems:
        raise HoursMistakes(tuple(dict.fromkeys(problems)))
    classes: dict[tuple[str, str], SlaClass] = {}
    for each in settings.sla:
        classes[each.id, each.priority] = SlaClass(each.id, _span(each.first_answer), _span(each.solution))
    return OfficeHours(Promises(next(iter(units.values())), units, classes), by_unit)


def patience_of(reminders: Reminders) -> Patience:
    """Return when requesters are reminded."""
    return Patience(
        waiting=reminders.waiting_days,
        closing=reminders.close_days,
        notice=reminders.notice_days,
        evaluation=reminders.evaluation_days,
        has_digest=reminders.digest,
    )


def _hours(settings: Settings, unit: Unit, own: _OwnDays) -> BusinessHours:
    zone = ZoneInfo(unit.timezone or settings.office.timezone)
    week = parse_week(unit.hours or settings.hours.week)
    seasons = tuple(_season(days, lines) for days, lines in (unit.seasons or settings.hours.seasons).items())
    holidays = partial(national_holidays, categories=settings.hours.holidays)
    plain = BusinessHours(zone, week, seasons, holidays)
    overrides = {day: plain.usual(day) if each.hours is None else each.hours for day, each in own.items()}
    return BusinessHours(zone, week, seasons, holidays, overrides)


def _season(days: str, lines: tuple[str, ...]) -> Season:
    first, last = parse_range(days)
    week: Week = parse_week(lines)
    return Season(days, first, last, week)


def _span(text: str) -> Span | None:
    return parse_span(text) if text else None


def _overrides(settings: Settings) -> Mapping[str, _OwnDays]:
    if not settings.hours.overrides:
        return {}
    path = Path(settings.hours.overrides)
    cure = "name a TOML file in hours.overrides, or leave that empty"
    try:
        return parse_overrides(path.read_text(encoding="utf-8-sig"), units=[unit.id for unit in settings.units])
    except OverrideError as error:
        raise HoursMistakes(tuple(f"{path}, line {line}: {text}" for line, text in error.problems)) from None
    except UnicodeDecodeError as error:
        raise HoursMistakes((f"{path}: byte {error.start + 1} is not UTF-8: save the file as UTF-8",)) from None
    except OSError as error:
        raise HoursMistakes((f"{path}: cannot be read: {error.strerror}: {cure}",)) from None
