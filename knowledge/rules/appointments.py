"""Video calls: when one may be, what may be proposed, when it is reminded of, and its entry for a calendar."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from knowledge.rules.business_hours import BusinessHours
from knowledge.rules.fields import accept
from knowledge.rules.refusals import Refusal
from knowledge.service import Field, FieldType
from knowledge.wording import Wording

if TYPE_CHECKING:
    import icalendar

MOST_PROPOSALS = 3
DAYS_SHOWN = 6
STEP = timedelta(minutes=30)
LENGTH = timedelta(minutes=30)
SHORTEST_NOTICE = timedelta(minutes=15)  # between a proposal and the call
DAY_AHEAD = timedelta(days=1)
SOON_AHEAD = timedelta(minutes=30)
NOW_LASTS = timedelta(hours=1)  # how long a call "right now" may be taken up
LONGEST_MINUTE = 8  # digits; enough until the year 2160
DAYS_LOOKED_AT = 60  # for working ones
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


def is_ahead(state: CallState, at: datetime | None, *, now: datetime) -> bool:
    """Tell whether somebody may still wait for a call: it is proposed, or agreed on for a time to come."""
    return state == CallState.PROPOSED or (state == CallState.AGREED and at is not None and at > now)


def working_days(today: date, hours: BusinessHours, *, most: int = DAYS_SHOWN) -> list[date]:
    """Return the next days on which a unit works, today among them when it is one."""
    days = (today + timedelta(days=ahead) for ahead in range(DAYS_LOOKED_AT))
    return [day for day in days if hours.day(day)][:most]


def times(day: date, *, now: datetime, hours: BusinessHours) -> list[datetime]:
    """Return when a call may begin on a day, by a unit's clock: it ends within open hours, and is far enough ahead."""
    found: list[datetime] = []
    step = STEP // timedelta(minutes=1)
    for stretch in hours.day(day):
        first = -(-stretch.start // step) * step
        for minute in range(first, stretch.end - LENGTH // timedelta(minutes=1) + 1, step):
            at = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=hours.zone)
            if at - now >= SHORTEST_NOTICE:
                found.append(at)
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


def check_proposals(proposals: Collection[datetime], *, now: datetime, hours: BusinessHours) -> tuple[datetime, ...]:
    """Return proposed times in their order; raise a refusal when there are none, too many, or wrong ones."""
    if not proposals:
        raise Refusal("refused-call-no-time")
    if len(set(proposals)) > MOST_PROPOSALS:
        raise Refusal("refused-call-too-many", most=MOST_PROPOSALS)
    for proposal in proposals:
        day = proposal.astimezone(hours.zone).date()
        if proposal <= now:
            raise Refusal("refused-call-past")
        if proposal not in times(day, now=now - timedelta(days=1), hours=hours):
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
    import icalendar  # noqa: PLC0415 - it loads slowly, and not every start sends an entry

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


def _alarm(summary: str) -> "icalendar.Alarm":
    import icalendar  # noqa: PLC0415 - as above

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -SOON_AHEAD)
    return alarm
