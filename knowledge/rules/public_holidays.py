"""Indonesia's public holidays and *cuti bersama*, and the days on which an office does otherwise."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from knowledge.pack_toml import Lines, Path, TomlError, parse
from knowledge.rules.business_hours import Day, HoursError
from knowledge.rules.written_hours import days_of, parse_day, parse_range

PUBLIC: Final = "public"
JOINT: Final = "government"  # how the package calls cuti bersama
EVERYWHERE: Final = ""
_USUAL_WORDS: Final = frozenset({"usual", "biasa"})
_VALUE: Final = re.compile(r"([^()]*?)\s*(?:\((.*)\))?\s*")


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day on which an office does otherwise: its hours, and why.

    ``hours`` is None for a day that is like any other of its week, whatever the holidays say.
    """

    hours: Day | None
    why: str


class OverrideError(HoursError):
    """An office's own days cannot be used.

    Attributes:
        problems: The line (from 1) and what is wrong there, for each mistake.
    """

    def __init__(self, problems: tuple[tuple[int, str], ...]) -> None:
        super().__init__("\n".join(f"line {line}: {text}" for line, text in problems))
        self.problems = problems


@cache
def national_holidays(year: int, categories: tuple[str, ...] = (PUBLIC, JOINT)) -> Mapping[date, str]:
    """Return a year's national holidays and *cuti bersama* by day, with their names.

    Days that follow the moon are estimates until the decree for the year is out, and none are known for years far
    away: see `parse_overrides`.
    """
    if not categories:
        return {}
    from holidays.countries.indonesia import Indonesia  # noqa: PLC0415 - it loads slowly, and not every start asks

    return dict(Indonesia(years=year, categories=categories, language="id"))


def parse_overrides(text: str, *, units: Collection[str] = ()) -> dict[str, dict[date, OwnDay]]:
    """Read an office's own days, in TOML.

    ``[days]`` is for all units, ``[units.pli]`` for one of ``units``. Each key is a day or a range of days, each value
    their hours, ``closed`` or ``usual``, with the reason in brackets if there is one to tell::

        [days]
        2026-03-28 = "08:00-12:00 (instead of Monday)"
        "2026-12-28..2026-12-30" = "closed"

    Returns:
        The days by unit; those for all of them under the empty name.

    Raises:
        OverrideError: with every mistake and its line.
    """
    try:
        data, lines = parse(text)
    except TomlError as error:
        raise OverrideError(((error.line, f"not TOML: {error}"),)) from error
    reading = _Reading(lines)
    found: dict[str, dict[date, OwnDay]] = {}
    for name, table in data.items():
        if name == "days":
            found[EVERYWHERE] = reading.days(table, ("days",))
        elif name == "units" and isinstance(table, dict):
            for unit, days in table.items():
                if unit not in units:
                    reading.note(("units", unit), f"there is no unit {unit!r}; the settings have {', '.join(units)}")
                found[unit] = reading.days(days, ("units", unit))
        else:
            reading.note((name,), f"{name!r} is neither [days] nor [units.<id>]")
    if reading.problems:
        raise OverrideError(tuple(sorted(reading.problems)))
    return found


class _Reading:
    """A file being read: where its keys stand, and what was found to be wrong."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self.problems: list[tuple[int, str]] = []

    def note(self, path: Path, text: str) -> None:
        self.problems.append((self._lines.get(path, 1), text))

    def days(self, table: object, path: Path) -> dict[date, OwnDay]:
        """Return a table's days, and note what is wrong with the others."""
        if not isinstance(table, dict):
            self.note(path, "must be a table of days, e.g. [days]")
            return {}
        found: dict[date, OwnDay] = {}
        for key, value in table.items():
            try:
                read = dict(_read(key, value))
            except HoursError as error:
                self.note((*path, key), str(error))
                continue
            for day in sorted(found.keys() & read.keys()):
                self.note((*path, key), f"{day} has a line already")
            found |= read
        return found


def _read(key: str, value: object) -> Iterator[tuple[date, OwnDay]]:
    match = _VALUE.fullmatch(value) if isinstance(value, str) else None
    if match is None or not match[1]:
        raise HoursError(f"{key} does not say what holds on that day; write closed, usual, or e.g. 08:00-12:00")
    first, last = parse_range(key)
    hours = None if match[1].lower() in _USUAL_WORDS else parse_day(match[1])
    for day in days_of(first, last):
        yield day, OwnDay(hours, match[2] or "")
