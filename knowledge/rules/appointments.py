"""Video calls: when one may be, what may be proposed, when it is reminded of, and its entry for a calendar."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import cache
from itertools import count

import icalendar
from holidays import HolidayBase, country_holidays

from knowledge.rules.fields import accept
from knowledge.rules.refusals import Refusal
from knowledge.service import Field, FieldType
from knowledge.wording import Wording

MOST_PROPOSALS = 3
DAYS_SHOWN = 6
STEP = timedelta(minutes=30)
LENGTH = timedelta(minutes=30)
SHORTEST_NOTICE = timedelta(minutes=15)  # between a proposal and the call
DAY_AHEAD = timedelta(days=1)
SOON_AHEAD = timedelta(minutes=30)
NOW_LASTS = timedelta(hours=1)  # how long a call "right now" may be taken up
LONGEST_MINUTE = 8  # digits; enough until the year 2160
_FIRST, _LAST = time(9), time(15, 30)
_LUNCH, _FRIDAY_LUNCH = (time(12), time(13)), (time(11, 30), time(13))
_FRIDAY, _SATURDAY = 4, 5
_LINK = Field("link", FieldType.URL, label=Wording(""), ask=Wording(""), why=Wording(""), required=True)


class CallState(StrEnum):
    """What became of a video call."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"  # the requester wants another time
    CANCELLED = "cancelled"
    HELD = "held"
    MISSED = "missed"
    REPLACED = "replaced"  # staff proposed anew


OPEN = frozenset({CallState.PROPOSED, CallState.AGREED})


def working_days(today: date, *, most: int = DAYS_SHOWN) -> list[date]:
    """Return the next days on which the office works, today among them when it is one."""
    days = (today + timedelta(days=ahead) for ahead in count())
    found: list[date] = []
    while len(found) < most:
        day = next(days)
        if is_working(day):
            found.append(day)
    return found


def is_working(day: date) -> bool:
    """Tell whether the office works on a day: neither weekend, nor holiday, nor common leave."""
    return day.weekday() < _SATURDAY and day not in _holidays()


def times(day: date, *, now: datetime, zone: tzinfo) -> list[datetime]:
    """Return when a call may begin on a working day and is still far enough ahead, by the office's clock."""
    begins, ends = _FRIDAY_LUNCH if day.weekday() == _FRIDAY else _LUNCH
    found: list[datetime] = []
    at, last = datetime.combine(day, _FIRST, zone), datetime.combine(day, _LAST, zone)
    while at <= last:
        if not begins <= at.time() < ends and at - now >= SHORTEST_NOTICE:
            found.append(at)
        at += STEP
    return found


def read_times(written: str) -> tuple[datetime, ...]:
    """Return times out of a button's minutes since 1970, joined by ``.``; a refusal for what nobody wrote there."""
    parts = [part for part in written.split(".") if part]
    if not all(part.isascii() and part.isdigit() and len(part) <= LONGEST_MINUTE for part in parts):
        raise Refusal("refused-stale")
    return tuple(datetime.fromtimestamp(int(part) * 60, UTC) for part in parts)


def write_times(picked: Collection[datetime]) -> str:
    """Return times as a button carries them."""
    return ".".join(str(minute(at)) for at in sorted(set(picked)))


def minute(at: datetime) -> int:
    """Return a time as minutes since 1970."""
    return int(at.timestamp()) // 60


def read_day(written: int) -> date:
    """Return a day out of a button's ``20261124``; a refusal for what is none."""
    try:
        return date(written // 10_000, written // 100 % 100, written % 100)
    except (ValueError, OverflowError):
        raise Refusal("refused-stale") from None


def check_proposals(proposals: Collection[datetime], *, now: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """Return proposed times in their order; raise a refusal when there are none, too many, or wrong ones."""
    if not proposals:
        raise Refusal("refused-call-no-time")
    if len(set(proposals)) > MOST_PROPOSALS:
        raise Refusal("refused-call-too-many", most=MOST_PROPOSALS)
    for proposal in proposals:
        day = proposal.astimezone(zone).date()
        if proposal <= now:
            raise Refusal("refused-call-past")
        if not is_working(day) or proposal not in times(day, now=now - timedelta(days=1), zone=zone):
            raise Refusal("refused-stale")
    return tuple(sorted(set(proposals)))


def check_pick(at: datetime, proposals: Collection[datetime], *, now: datetime) -> datetime:
    """Return the time that was picked; raise a refusal for one that was not offered or is over."""
    if at not in proposals:
        raise Refusal("refused-stale")
    if at <= now:
        raise Refusal("refused-call-past")
    return at


def check_link(written: str) -> str:
    """Return the meeting's address in its tidy form; raise a refusal that says how to mend it."""
    return accept(_LINK, written)


def is_reminded(at: datetime, *, now: datetime, ahead: timedelta) -> bool:
    """Tell whether a call agreed on now is far enough away to be reminded of so long ahead."""
    return at - now > ahead


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar is told of a call. ``revision`` counts up with each change of the same call."""

    uid: str
    at: datetime
    summary: str
    description: str
    link: str | None
    revision: int


def calendar(entry: Entry, *, now: datetime, is_cancelled: bool = False) -> str:
    """Return an iCalendar file with one call, or with its cancellation."""
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now)
    event.add("dtstart", entry.at)
    event.add("dtend", entry.at + LENGTH)
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("sequence", entry.revision)
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    if entry.link:
        event.add("url", entry.link)
        event.add("location", entry.link)
    if not is_cancelled:
        event.add_component(_alarm(entry.summary))
    file = icalendar.Calendar()
    file.add("prodid", "-//Loket//ID")
    file.add("version", "2.0")
    file.add("method", "CANCEL" if is_cancelled else "PUBLISH")
    file.add_component(event)
    lines: bytes = file.to_ical()
    return lines.decode()


def _alarm(summary: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -SOON_AHEAD)
    return alarm


@cache
def _holidays() -> HolidayBase:
    return country_holidays("ID", categories=("public", "government"))
