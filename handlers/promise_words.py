"""Promises in words: the nearer, the fewer."""

from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from babel.dates import format_datetime, get_day_names

from handlers.promise_view import Promise
from handlers.texts import Html, Texts
from knowledge.wording import Language

ROUNDED: Final = timedelta(minutes=5)  # nobody can promise a minute
A_WEEK: Final = 7
_CLOCK: Final = {Language.ID: "HH.mm", Language.EN: "HH:mm"}
_DATE: Final = "EEEE, d MMM yyyy"


def spoken(say: Texts, at: datetime, *, now: datetime, zone: tzinfo) -> str:
    """Return a moment as one says it today, e.g. *today 10.30 WIB* or *Monday 08.30 WIB*; rounded up."""
    rounded = at + (-timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)) % ROUNDED
    local = rounded.astimezone(zone)
    return _spoken(say, local, now.astimezone(zone).date())


def exact(say: Texts, at: datetime, *, now: datetime, zone: tzinfo) -> str:
    """Return the same to the minute, for staff."""
    return _spoken(say, at.astimezone(zone), now.astimezone(zone).date())


def weekday(say: Texts, day: date) -> str:
    """Return the day of the week."""
    return _weekday(day.weekday(), say.language)


def for_staff(say: Texts, promise: Promise | None) -> Html:
    """Return a card's line about what is due; empty for nothing."""
    if promise is None:
        return Html("")
    what = say(f"due-{promise.target.replace('_', '-')}")
    if promise.due_at is None:
        return say("promise-paused", what=what)
    when = exact(say, promise.due_at, now=promise.now, zone=promise.zone)
    return say("promise-late" if promise.is_late else "promise-due", what=what, when=when)


def for_requester(say: Texts, promise: Promise | None) -> Html:
    """Return a ticket's line about what its requester may expect; empty while it waits for them, or nothing is said."""
    if promise is None or promise.due_at is None:
        return Html("")
    if promise.expected_at is None:
        return say("my-ticket-late")
    when = spoken(say, promise.expected_at, now=promise.now, zone=promise.zone)
    return say(f"my-ticket-expected-{promise.target.replace('_', '-')}", when=when)


def _spoken(say: Texts, local: datetime, today: date) -> str:
    words = _parts(local.replace(tzinfo=None), str(local.tzname()), say.language)
    days = (local.date() - today).days
    if days == 0:
        return say.plain("when-today", time=words[0])
    if days == 1:
        return say.plain("when-tomorrow", time=words[0])
    if 0 < days < A_WEEK:
        return say.plain("when-weekday", time=words[0], day=words[1])
    return say.plain("when-date", time=words[0], day=words[2])


@lru_cache
def _weekday(number: int, language: Language) -> str:
    return str(get_day_names("wide", locale=str(language))[number])


@lru_cache(maxsize=4_000)
def _parts(local: datetime, zone: str, language: Language) -> tuple[str, str, str]:
    """Return time with zone, day of the week, and date, as the language writes them."""
    spell = (format_datetime(local, form, locale=str(language)) for form in (_CLOCK[language], "EEEE", _DATE))
    time, weekday, day = spell
    return f"{time} {zone}", weekday, day
