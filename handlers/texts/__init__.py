"""What the desk says: Project Fluent catalogs, escaped by default."""

import re
from datetime import date, datetime
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource

from knowledge.wording import Language

FOLDER = Path(__file__).parent
_LONGEST_VALUE = 2000  # characters that fluent.runtime takes in one place (2,500), with a margin
_MARK = "\x00"  # no person can write it in Telegram, and a value that has it is put in afterwards
_PLACE = re.compile(f"{_MARK}(\\w+){_MARK}")
_MOMENT = {Language.ID: "d MMM yyyy HH.mm", Language.EN: "d MMM yyyy HH:mm"}
_BRIEF = {Language.ID: "d MMM HH.mm", Language.EN: "d MMM HH:mm"}


class Html(str):
    """Text that is Telegram HTML already and is not escaped again."""

    __slots__ = ()


Value = str | int | datetime


class Texts:
    """The sentences in one language, with times in the office's zone."""

    def __init__(self, bundle: FluentBundle, *, language: Language, zone: ZoneInfo) -> None:
        self._bundle = bundle
        self.language = language
        self._zone = zone

    def __call__(self, key: str, **values: Value) -> Html:
        """Return a sentence as HTML: what people wrote is escaped, `Html` is not."""
        return Html(self._format(key, {name: _escaped(self._plain(value)) for name, value in values.items()}))

    def plain(self, key: str, **values: Value) -> str:
        """Return a sentence for where no HTML goes: button labels, answers to taps, topic names."""
        return self._format(key, {name: self._plain(value) for name, value in values.items()})

    def moment(self, when: datetime) -> str:
        """Return a time as the office says it, e.g. ``22 Nov 2026 09.12 WIB``."""
        local = when.astimezone(self._zone)
        return f"{format_datetime(local, _MOMENT[self.language], locale=str(self.language))} {local.tzname()}"

    def brief(self, when: datetime) -> str:
        """Return a time for a list of times, e.g. ``22 Nov 09.12``: the year and the zone stand elsewhere."""
        return format_datetime(when.astimezone(self._zone), _BRIEF[self.language], locale=str(self.language))

    def day(self, day: date) -> str:
        """Return a calendar day, e.g. ``22 Nov 2026``."""
        return _day(day, self.language)

    def _plain(self, value: Value) -> str:
        if isinstance(value, datetime):
            return self.moment(value)
        return value if isinstance(value, str) else str(value)

    def _format(self, key: str, values: dict[str, str]) -> str:
        if not self._bundle.has_message(key):
            raise KeyError(f"{self.language}: there is no text {key!r}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(f"{self.language}: {key!r} has no value")
        text, errors = self._bundle.format_pattern(pattern, {name: _short(name, values[name]) for name in values})
        if errors:
            raise KeyError(f"{self.language}: {key!r}: {errors[0]}")
        # One pass: what is put in is never looked at again, so no value can name another.
        return _PLACE.sub(lambda place: values[place[1]], str(text))


class Catalogs:
    """All languages, read once."""

    def __init__(self) -> None:
        self._bundles = {language: _read(language) for language in Language}

    def speak(self, language: str, *, zone: ZoneInfo) -> Texts:
        """Return the texts in a language; Indonesian for one that the desk does not speak."""
        known = Language(language) if language in set(Language) else Language.ID
        return Texts(self._bundles[known], language=known, zone=zone)


@lru_cache(maxsize=1_000)
def _day(day: date, language: Language) -> str:
    return format_date(day, "d MMM yyyy", locale=str(language))


@cache
def _read(language: Language) -> FluentBundle:
    # No isolation marks: they would show up as odd boxes on old phones.
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def _short(name: str, value: str) -> str:
    """Return a value as the catalog gets it: itself, or a mark for one that it cannot take."""
    return value if len(value) <= _LONGEST_VALUE and _MARK not in value else f"{_MARK}{name}{_MARK}"


def _escaped(value: str) -> str:
    return value if isinstance(value, Html) else escape(value, quote=False)
