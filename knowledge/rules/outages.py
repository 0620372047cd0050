"""Equal reports of several people: what makes them equal, when they are many, and what they have in common.

It is a guess: staff are asked, and nothing is told to anybody before they said yes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rapidfuzz import fuzz

from knowledge.faq.text import Words
from knowledge.rules.refusals import Refusal

ALIKE: Final = 72.0  # likeness (0 to 100) of what two reports are about, from which they are equal
ALIKE_IN_KIND: Final = 60.0  # the same where both are the same request to the same service
LEAST_WORDS: Final = 2  # which a report needs to be a part of a longer one
BESIDES: Final = frozenset({"email", "nama", "nomor", "perusahaan"})  # forms ask for these with every report
LONGEST_WORDS: Final = 1500  # UTF-16 units of what staff write to those concerned
SAY_AGAIN: Final = timedelta(minutes=5)  # after that, the usual words are news again
TOLD_EVERY: Final = timedelta(seconds=20)  # how often it is shown how far the telling is, at most
ARRIVED_EVERY: Final = timedelta(seconds=10)  # how often it is looked whether all that was said has arrived


class OutageState(StrEnum):
    """Where an outage is."""

    PROPOSED = "proposed"  # staff are asked whether it is one
    OPEN = "open"
    DISMISSED = "dismissed"  # staff: it is none
    LAPSED = "lapsed"  # nobody said what it is
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Watch:
    """When staff are asked whether something is an outage.

    Attributes:
        people: Different people who report the same; 0: staff are never asked.
        window: In how much time.
        quiet: How long they are not asked again of what they said is none, or did not answer.
        remind_every: How often they are reminded of one that is open, in office hours; zero: never.
    """

    people: int = 5
    window: timedelta = timedelta(minutes=30)
    quiet: timedelta = timedelta(hours=12)
    remind_every: timedelta = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about; each part is empty where it says nothing of it.

    Attributes:
        service: Id of the service.
        kind: Id of the request kind, where that itself reports trouble.
        entry_id: The entry that was read for it.
        words: What was written, as `knowledge.faq.search.Index.essence` puts it.
    """

    service: str = ""
    kind: str = ""
    entry_id: str = ""
    words: Words = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare."""
        return not (self.kind or self.entry_id or self.words)


@dataclass(frozen=True, slots=True)
class Report:
    """A ticket, or a question that nobody answered; ``text`` is what was written, ``unit`` who has the ticket."""

    person_id: int
    at: datetime
    about: About
    text: str
    unit: str = ""
    ticket_id: int = 0
    question_id: int = 0


def are_alike(one: About, other: About) -> bool:
    """Tell whether two reports are equal: the same entry was read, or what they say is much the same.

    Of the same request to the same service less likeness is enough, and none where one of them says nothing.
    """
    if one.service and other.service and one.service != other.service:
        return False
    if one.entry_id and one.entry_id == other.entry_id:
        return True
    is_same_kind = bool(one.kind) and (one.service, one.kind) == (other.service, other.kind)
    if not (one.words and other.words):
        return is_same_kind
    return likeness(one.words, other.words) >= (ALIKE_IN_KIND if is_same_kind else ALIKE)


def likeness(one: Words, other: Words) -> float:
    """Return how much two reports say the same, 0 to 100; all of it where one says all that the other says."""
    few, many = sorted((set(one), set(other)), key=len)
    if len(few) >= LEAST_WORDS and few <= many:
        return 100.0
    return fuzz.ratio(" ".join(one), " ".join(other))


def gathered(about: About, reports: Sequence[Report]) -> tuple[Report, ...]:
    """Return the reports that are equal to this one, in their order."""
    return tuple(report for report in reports if are_alike(about, report.about))


def without_own_words(reports: Sequence[Report]) -> list[Report]:
    """Return the reports without names, companies and what else one person alone says, and without `BESIDES`.

    They would make equal reports different, and different ones equal. One of which too little would be left keeps all
    its words.
    """
    users = Counter(word for _, word in {(each.person_id, word) for each in reports for word in each.about.words})
    found = []
    for report in reports:
        shared = tuple(word for word in report.about.words if users[word] > 1 and word not in BESIDES)
        about = replace(report.about, words=shared) if len(shared) >= LEAST_WORDS else report.about
        found.append(replace(report, about=about))
    return found


def people(reports: Sequence[Report]) -> int:
    """Return how many different people there are."""
    return len({report.person_id for report in reports})


def is_enough(reports: Sequence[Report], watch: Watch) -> bool:
    """Tell whether so many different people report the same that staff are asked."""
    return 0 < watch.people <= people(reports)


def clusters(reports: Sequence[Report], watch: Watch) -> Iterator[tuple[Report, ...]]:
    """Yield the groups of equal reports that are many, the largest first; no report is in two."""
    abouts = dict.fromkeys(report.about for report in reports)
    groups = [[place for place, each in enumerate(reports) if are_alike(about, each.about)] for about in abouts]
    while groups:
        largest = max(groups, key=lambda group: people([reports[place] for place in group]))
        found = tuple(reports[place] for place in largest)
        if not is_enough(found, watch):
            return
        yield found
        taken = set(largest)
        groups = [[place for place in group if place not in taken] for group in groups]


def common(reports: Sequence[Report]) -> About:
    """Return what equal reports have in common: what most of them name, and the words that most of them use.

    Where those are too few, it is the words of the report that is most like the others.
    """
    abouts = [report.about for report in reports]
    service, kind, entry_id = (
        _of_most([getattr(about, name) for about in abouts]) for name in ("service", "kind", "entry_id")
    )
    said = [about.words for about in abouts if about.words]
    users = Counter(word for words in said for word in words)
    words = tuple(sorted(word for word, times in users.items() if 2 * times > len(said)))
    if said and len(words) < LEAST_WORDS:
        words = min(dict.fromkeys(said), key=lambda each: (-_fame(each, said), len(each), each))
    return About(service, kind, entry_id, words)


def check_words(text: str, *, length: int) -> None:
    """Raise a refusal for words to those concerned that are none or too many; ``length`` is in UTF-16 units."""
    if not text.strip():
        raise Refusal("refused-outage-empty")
    if length > LONGEST_WORDS:
        raise Refusal("refused-outage-long", most=LONGEST_WORDS, length=length)


def _of_most(values: Sequence[str]) -> str:
    """Return the value of more than half of them; empty where there is none."""
    value, times = Counter(values).most_common(1)[0] if values else ("", 0)
    return value if 2 * times > len(values) else ""


def _fame(words: Words, others: Sequence[Words]) -> float:
    return sum(likeness(words, other) for other in others)
