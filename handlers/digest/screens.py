"""The summary as a message: figures first, then what is late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Final

from babel.numbers import format_decimal

from handlers.promise_words import exact, weekday
from handlers.screen import Screen
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.evaluation import is_crowd

MOST_LINES: Final = 5
LONGEST_TITLE: Final = 28
LONGEST_NAME: Final = 24


@dataclass(frozen=True, slots=True)
class Now:
    """How a unit's open tickets stand; ``due`` are those of today that are not late yet."""

    open: int
    untaken: int
    overdue: int
    due: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Past:
    """What came and went for a while; ``mean`` is the mean grade from 1 to 4, None for none."""

    opened: int
    closed: int
    lapsed: int
    kept: int
    promises: int
    evaluations: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Overdue:
    """A late ticket; ``link`` is Telegram's address of its card, ``assignee`` a name, both may be empty."""

    number: int
    title: str
    due_at: datetime
    link: str
    assignee: str


@dataclass(frozen=True, slots=True)
class Digest:
    """A unit's morning.

    Attributes:
        since: When the office opened the last time before today.
        lately: What came and went since then.
        week: The same of last week, for the first morning of a new one.
        overdue: The first of the late ones.
    """

    unit: str
    day: date
    standing: Now
    since: datetime
    lately: Past
    week: Past | None
    overdue: tuple[Overdue, ...]
    now: datetime
    zone: tzinfo


def digest(say: Texts, shown: Digest) -> Screen:
    """Show a unit's morning, and the last week below it where there is one."""
    now, since = shown.standing, weekday(say, shown.since.astimezone(shown.zone))
    parts = [
        say("digest-head", unit=shown.unit, weekday=weekday(say, shown.day), day=say.day(shown.day)),
        say("digest-open", open=now.open, untaken=now.untaken, due=now.due, overdue=now.overdue, waiting=now.waiting),
        Html("\n".join(_overdue(say, shown))),
        Html("\n".join(_past(say, shown.lately, say("digest-since", day=since)))),
    ]
    if shown.week is not None:
        parts.append(Html("\n".join(_past(say, shown.week, say("digest-week")))))
    return Screen(Html("\n\n".join(part for part in parts if part)))


def _overdue(say: Texts, shown: Digest) -> Iterator[Html]:
    for row in shown.overdue:
        number = say("reminded-ticket", number=row.number)
        yield say(
            "digest-overdue",
            ticket=say("reminded-link", link=row.link, ticket=number) if row.link else number,
            title=excerpt(row.title, most=LONGEST_TITLE),
            when=exact(say, row.due_at, now=shown.now, zone=shown.zone),
            assignee=excerpt(row.assignee, most=LONGEST_NAME) or say.plain("nobody"),
        )
    more = shown.standing.overdue - len(shown.overdue)
    if more > 0:
        yield say("staff-reminders-more", count=more)


def _past(say: Texts, past: Past, head: Html) -> Iterator[Html]:
    yield head
    yield say("digest-passed", opened=past.opened, closed=past.closed)
    if past.lapsed:
        yield say("digest-lapsed", count=past.lapsed)
    if past.promises:
        yield say("digest-kept", kept=past.kept, promises=past.promises)
    if past.mean is not None and is_crowd(past.evaluations):  # of fewer it would tell whose it is
        mean = format_decimal(past.mean, format="0.0", locale=str(say.language))
        yield say("digest-grade", mean=mean, count=past.evaluations)
    elif past.evaluations:
        yield say("digest-evaluations", count=past.evaluations)
