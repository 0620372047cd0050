"""When an office is open, what it promises, and when it reminds: the settings, each mistake with its cure."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Final, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, model_validator

from bot.settings_base import Section, must, refuse
from knowledge.rules.business_hours import HoursError
from knowledge.rules.promises import USUAL_CLASS, WEEK
from knowledge.rules.sla import parse_span
from knowledge.rules.written_hours import parse_range, parse_week

_LINES: Final = 'a list of lines of days and times, e.g. ["monday-thursday 08:00-12:00, 13:00-16:30"]'
_SEASONS: Final = 'a table of days and lines, e.g. { "2026-02-18..2026-03-19" = ["monday-friday 08:00-15:00"] }'


def check_zone(value: str) -> str:
    """Return a time zone's name; raises what `refuse` returns for one that nobody knows."""
    try:
        ZoneInfo(value)
    except (LookupError, ValueError, OSError):
        raise refuse("must be a time zone, e.g. Asia/Jakarta, Asia/Makassar or Asia/Jayapura") from None
    return value


def _check_week(lines: tuple[str, ...]) -> tuple[str, ...]:
    try:
        parse_week(lines)
    except HoursError as error:
        raise refuse(str(error)) from None
    return lines


def _check_seasons(seasons: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    ranges = []
    for text, lines in seasons.items():
        try:
            ranges.append((*parse_range(text), text))
            parse_week(lines)
        except HoursError as error:
            raise refuse(str(error), keys=(text,)) from None
    for (_, last, _), (first, _, text) in pairwise(sorted(ranges)):
        if first <= last:
            raise refuse(f"{first} belongs to another one, too: let one end before the other begins", keys=(text,))
    return seasons


def _check_span(text: str) -> str:
    if text:
        try:
            parse_span(text)
        except HoursError as error:
            raise refuse(str(error)) from None
    return text


Week = Annotated[tuple[str, ...], AfterValidator(_check_week)]
Seasons = Annotated[Mapping[str, tuple[str, ...]], AfterValidator(_check_seasons)]
Promised = Annotated[str, AfterValidator(_check_span)]


class Hours(Section):
    """When the office is open.

    Attributes:
        week: Lines of days and times; days that no line names are closed.
        seasons: Other weeks for a while, by their days.
        holidays: Which of the state's holidays close it; ``government`` are the days of *cuti bersama*.
        overrides: A TOML file with days that are otherwise; empty: there are none.
    """

    week: Week = Field(WEEK, json_schema_extra=must(f"be {_LINES}"))
    seasons: Seasons = Field(default={}, json_schema_extra=must(f"be {_SEASONS}"))
    holidays: tuple[Literal["public", "government"], ...] = Field(
        ("public", "government"), json_schema_extra=must('hold "public", "government" or nothing')
    )
    overrides: str = Field("", json_schema_extra=must('be the path of a TOML file, e.g. "days.toml"'))


class UnitHours(Section):
    """When one unit is open, where that is not as in ``[hours]``."""

    timezone: Annotated[str, AfterValidator(lambda value: value and check_zone(value))] = ""
    hours: Week = Field((), json_schema_extra=must(f"be {_LINES}"))
    seasons: Seasons = Field(default={}, json_schema_extra=must(f"be {_SEASONS}"))


class Sla(Section):
    """What a class of requests is promised, in business time; empty: nothing.

    Attributes:
        priority: The one it holds for; empty: all that have none of their own.
    """

    id: str = Field(
        USUAL_CLASS, pattern=r"^[a-z0-9-]{1,24}$", json_schema_extra=must("be 1 to 24 characters out of a-z 0-9 -")
    )
    priority: Literal["", "low", "normal", "high", "urgent"] = Field(
        "", json_schema_extra=must('be "low", "normal", "high", "urgent", or "" for all')
    )
    first_answer: Promised = Field("4h", json_schema_extra=must('be a length of time, e.g. "4h", or ""'))
    solution: Promised = Field("5d", json_schema_extra=must('be a length of time, e.g. "5d", or ""'))


def check_classes(classes: tuple[Sla, ...]) -> tuple[Sla, ...]:
    """Return the classes; raises what `refuse` returns when two are the same."""
    seen: dict[tuple[str, str], int] = {}
    for number, each in enumerate(classes, start=1):
        first = seen.setdefault((each.id, each.priority), number)
        if first != number:
            cure = f"is the same as that of [[sla]] no. {first}, and so is its priority: change one of the two"
            raise refuse(cure, keys=(str(number - 1), "id"))
    return classes


_Days = Annotated[int, Field(ge=0, json_schema_extra=must("be a whole number of working days; 0: never"))]


class Reminders(Section):
    """When people are reminded, in working days; 0: never.

    Attributes:
        waiting_days: After so many the requester hears again what is waited for.
        close_days: After so many a ticket that waits for its requester is closed.
        notice_days: So long before that they are told.
        evaluation_days: After so many they are reminded of an evaluation, once.
        digest: Whether units get a summary each working morning.
    """

    waiting_days: _Days = 2
    close_days: _Days = 10
    notice_days: int = Field(2, ge=1, json_schema_extra=must("be a whole number of working days, at least 1"))
    evaluation_days: _Days = 2
    digest: bool = Field(True, json_schema_extra=must("be true or false"))

    @model_validator(mode="after")
    def _one_follows_the_other(self) -> Self:
        if self.close_days and self.close_days <= self.waiting_days + self.notice_days:
            cure = "must be more than waiting_days and notice_days together, or 0 for never"
            raise refuse(cure, keys=("close_days",))
        return self


class Retention(Section):
    """How long is kept what nobody needs for a ticket.

    Attributes:
        questions_days: So many days questions are kept that no ticket began with; 0: for ever.
        closed_days: So many days after a ticket was closed its e-mails are kept, and what its group did not see; drafts
            of answers so long after their end.
    """

    questions_days: int = Field(0, ge=0, json_schema_extra=must("be a whole number of days; 0: for ever"))
    closed_days: int = Field(0, ge=0, json_schema_extra=must("be a whole number of days; 0: for ever"))
