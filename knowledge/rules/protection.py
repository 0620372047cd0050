"""Who may be kept from writing, for how long and why; and which words are held back from a group."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event


class Kind(StrEnum):
    """What is done about somebody."""

    MUTE = "mute"  # staff: what they write is kept, and shown to the group when somebody wants to see it
    BAN = "ban"  # an admin: as well, they are answered only with why, until when, and how to object


USUAL_HOURS: Mapping[Kind, tuple[int, ...]] = MappingProxyType({Kind.MUTE: (1, 24, 168), Kind.BAN: (24, 168, 720)})
MOST_HOURS: Mapping[Kind, int] = MappingProxyType({Kind.MUTE: 30 * 24, Kind.BAN: 365 * 24})
BEGINS: Mapping[Kind, Event] = MappingProxyType({Kind.MUTE: Event.MUTED, Kind.BAN: Event.BARRED})
ENDS: Mapping[Kind, Event] = MappingProxyType({Kind.MUTE: Event.UNMUTED, Kind.BAN: Event.UNBARRED})
USUAL_REASONS: Final = ("spam", "rude", "false")
LONGEST_REASON: Final = 300
LONGEST_OBJECTION: Final = 1000
TOLD_EVERY: Final = timedelta(days=1)  # whoever writes on is told again after that, not with every message

_HOURS: Final = (
    (re.compile(r"jam|hours?|hrs?|h|j", re.IGNORECASE), 1),
    (re.compile(r"hari|days?|d", re.IGNORECASE), 24),
    (re.compile(r"minggu|weeks?|w", re.IGNORECASE), 7 * 24),
    (re.compile(r"bulan|months?", re.IGNORECASE), 30 * 24),
)
_ORDER: Final = re.compile(
    r"(?P<count>\d{1,4})\s*(?P<unit>[a-z]+)\b[\s,:;.-]*(?P<reason>.*)", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Order:
    """What staff want: for so many hours, for that reason."""

    hours: int
    reason: str


def read_order(text: str, kind: Kind) -> Order:
    """Return what ``3 hari mengirim spam`` orders; a refusal that shows the form for what cannot be read so."""
    match = _ORDER.fullmatch(text.strip())
    hours = next((each for unit, each in _HOURS if match and unit.fullmatch(match["unit"])), 0)
    if match is None or not hours:
        raise Refusal(f"refused-{kind}-form")
    return Order(check_hours(int(match["count"]) * hours, kind), check_reason(match["reason"]))


def check_hours(hours: int, kind: Kind) -> int:
    """Return a length; a refusal for one that is none, or longer than anybody may be kept from writing."""
    if not 1 <= hours <= MOST_HOURS[kind]:
        raise Refusal("refused-sanction-hours", most=MOST_HOURS[kind] // 24)
    return hours


def check_reason(words: str) -> str:
    """Return a reason; a refusal for none, or one that the person could not read in one message."""
    reason = " ".join(words.split())
    if not reason:
        raise Refusal("refused-sanction-reason")
    if len(reason) > LONGEST_REASON:
        raise Refusal("refused-sanction-long", most=LONGEST_REASON)
    return reason


def check_objection(words: str) -> str:
    """Return why a ban is wrong, in its person's words; a refusal for none, or more than a group can read at once."""
    text = words.strip()
    if not text or len(text) > LONGEST_OBJECTION:
        raise Refusal("refused-objection", most=LONGEST_OBJECTION)
    return text


class WordList:
    """Words that a group does not see unasked; they are found however they are dressed up."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words = tuple(folded for folded in map(_folded, words) if folded.strip())

    def __bool__(self) -> bool:
        return bool(self._words)

    def is_in(self, text: str) -> bool:
        """Tell whether one of the words stands in a text, as a word of its own."""
        if not self._words:
            return False
        shapes = (_folded(text), _folded(text.translate(_LOOKALIKES)))
        return any(word in shape for word in self._words for shape in shapes)

    def shortened(self, name: str) -> str:
        """Return a name, and its initials alone where it has one of the words."""
        return " ".join(f"{part[0]}." for part in name.split()) if self.is_in(name) else name


_LOOKALIKES: Final = str.maketrans("4310578@$!", "aeiostbasi")
_REPEATED: Final = re.compile(r"(\w)\1+")
_WORD: Final = re.compile(r"\w+")


_SPELLED: Final = re.compile(r"(?<= \w) (?=\w )")  # between letters that stand alone


def _folded(text: str) -> str:
    """Return a text's words in plain small letters, none of them twice in a row, with a blank around each."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(each for each in plain if unicodedata.category(each) not in {"Mn", "Cf"})
    words = " ".join(_WORD.findall(_REPEATED.sub(r"\1", kept)))
    return _SPELLED.sub("", f" {words} ")
