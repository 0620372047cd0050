"""What an editor should write next: questions without an answer, answers that do not help, steps that stop people."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.faq.alike import cluster
from knowledge.faq.reading import GuideStep
from knowledge.faq.search import Index
from knowledge.faq.text import without_contacts
from knowledge.rules.privacy import mask
from knowledge.service import Library

LEAST_SCORE = 0.2  # of an entry that is near at all
MOST_GROUPS = 100
MOST_EXAMPLES = 3
LONGEST_EXAMPLE = 140  # characters


class Ending(StrEnum):
    """How a question ended, as far as the person told."""

    OPEN = "open"
    SOLVED = "solved"
    NOT_SOLVED = "not_solved"
    PERSON = "person"
    """A person was asked for."""
    TICKET = "ticket"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, or an entry that was opened without asking.

    Attributes:
        person_id: Who asked; counted, never shown.
        text: The question as it was searched for; empty where nothing was asked.
        topic: The way to a topic that was opened and has no guide, e.g. ``CEISA 4.0 › Impor``; or empty.
        is_unknown: Nothing known fitted.
        service: The service it is about; empty where that is not known.
        shown: Entries read, the newest last.
        unhelpful: Entries of which the person said that they do not help.
        stuck: The step of a guide that the person could not get past.
        request: The request kind of the ticket that it became, or empty.
        at: When.
    """

    person_id: int
    text: str
    topic: str
    is_unknown: bool
    ending: Ending
    service: str
    shown: tuple[str, ...]
    unhelpful: tuple[str, ...]
    stuck: GuideStep | None
    request: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask about the same thing and found no answer.

    Attributes:
        examples: Up to three of them, the most frequent first, personal data masked.
        times: How many questions.
        people: How many different people asked them.
        endings: How they ended; those that nothing was found for, too, are in one of them.
        unknown: For how many nothing known fitted.
        services: The services they are about, the most frequent first.
        nearest: The entry that fits best today, or empty.
        score: How well it fits, 0 to 1.
        last: When the newest was asked.
    """

    examples: tuple[str, ...]
    times: int
    people: int
    endings: Mapping[Ending, int]
    unknown: int
    services: tuple[str, ...]
    nearest: str
    score: float
    last: datetime


@dataclass(frozen=True, slots=True)
class Use:
    """What became of an entry wherever it was shown.

    Attributes:
        solved: How often it was the last one read and the question was solved, or the request it leads to was made.
        not_yet: How often people said that it does not help.
        person: How often it was the last one read before a person was asked for or a ticket opened.
    """

    entry_id: str
    shown: int
    solved: int
    not_yet: int
    person: int

    @property
    def failed(self) -> int:
        """How often it did not help, one way or the other, at least."""
        return max(self.not_yet, self.person)


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of a guide at which people get stuck."""

    at: GuideStep
    times: int
    people: int


@dataclass(frozen=True, slots=True)
class Missing:
    """A topic without a guide that people opened."""

    topic: str
    times: int
    people: int
    person: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """Everything an editor should look at, the weightiest first.

    Attributes:
        asked: How many questions were asked, opened entries not counted.
        unanswered: How many of them found no answer.
        groups: The largest groups of those.
        all_groups: How many groups there are.
        unhelpful: Entries that did not help at least once.
        topics: Topics without a guide that people opened.
        stops: Steps at which people got stuck.
        never_shown: Entries that nobody read.
    """

    asked: int
    unanswered: int
    groups: tuple[Group, ...]
    all_groups: int
    unhelpful: tuple[Use, ...]
    topics: tuple[Missing, ...]
    stops: tuple[Stop, ...]
    never_shown: tuple[str, ...]


def find_gaps(
    asked: Sequence[Asked], library: Library, index: Index, *, service: str = "", most: int = MOST_GROUPS
) -> Gaps:
    """Look for gaps in what was asked.

    Args:
        asked: Everything kept, in any order.
        library: The answers as they are now.
        index: The same, searchable.
        service: Only what this service is asked; all services if empty.
        most: Groups wanted, the largest ones.
    """
    own = [one for one in asked if service in ("", one.service)]
    without = [one for one in own if _is_gap(one, library)]
    entries = [entry for entry in library.entries() if service in ("", entry.service)]
    seen = {entry_id for one in asked for entry_id in one.shown}
    groups = sorted(cluster(without, [one.text for one in without], index), key=_by_size)
    return Gaps(
        asked=sum(bool(one.text) for one in own),
        unanswered=len(without),
        groups=tuple(_group(members, index) for members in groups[:most]),
        all_groups=len(groups),
        unhelpful=tuple(use for use in _uses(asked, library) if use.failed and _is_of(use.entry_id, service)),
        topics=_topics(own),
        stops=_stops(own),
        never_shown=tuple(entry.id for entry in entries if entry.id not in seen),
    )


def _topics(asked: Sequence[Asked]) -> tuple[Missing, ...]:
    opened: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        if one.topic:
            opened[one.topic].append(one)
    found = [
        Missing(topic, len(each), len({one.person_id for one in each}), sum(_went_on(one) for one in each))
        for topic, each in opened.items()
    ]
    return tuple(sorted(found, key=lambda missing: (-missing.times, missing.topic)))


def _went_on(one: Asked) -> bool:
    return one.ending in (Ending.PERSON, Ending.TICKET)


def _stops(asked: Sequence[Asked]) -> tuple[Stop, ...]:
    stuck: dict[GuideStep, list[int]] = defaultdict(list)
    for one in asked:
        if one.stuck:
            stuck[one.stuck].append(one.person_id)
    stops = [Stop(at, len(people), len(set(people))) for at, people in stuck.items()]
    return tuple(sorted(stops, key=lambda stop: (-stop.times, stop.at.entry_id, stop.at.step)))


def _is_of(entry_id: str, service: str) -> bool:
    return service in ("", entry_id.partition(".")[0])


def _is_gap(one: Asked, library: Library) -> bool:
    """Was something asked that found no answer? A request made out of an answer was answered."""
    if not one.text or one.ending is Ending.SOLVED or _made_request(one, library):
        return False
    return one.is_unknown or one.ending is not Ending.OPEN


def _made_request(one: Asked, library: Library) -> bool:
    """Did the entry read last lead to the ticket, as it is meant to?"""
    last = library.entry(one.shown[-1]) if one.shown else None
    is_wanted = one.ending is Ending.TICKET and last is not None and bool(last.request) and last.request == one.request
    return is_wanted and one.shown[-1] not in one.unhelpful


def _uses(asked: Sequence[Asked], library: Library) -> list[Use]:
    """Count what became of every entry that was shown, the least helpful first."""
    shown, solved, not_yet, person = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for one in asked:
        shown.update(one.shown)
        not_yet.update(one.unhelpful)
        last = one.shown[-1:]
        if one.ending is Ending.SOLVED or _made_request(one, library):
            solved.update(last)
        elif _went_on(one):
            person.update(last)
    uses = [Use(name, shown[name], solved[name], not_yet[name], person[name]) for name in {*shown, *not_yet}]
    return sorted(uses, key=lambda use: (-use.failed, use.solved, use.entry_id))


def _by_size(members: Sequence[Asked]) -> tuple[int, int, str]:
    return -len(members), -len({one.person_id for one in members}), min(one.text for one in members)


def _group(members: Sequence[Asked], index: Index) -> Group:
    texts = Counter(one.text.strip() for one in members)
    ways = sorted(texts, key=lambda text: (-texts[text], len(text), text))
    examples = dict.fromkeys(map(_example, ways))
    services = Counter(one.service for one in members if one.service)
    near = next((hit for hit in index.search(ways[0], limit=1).hits if hit.score >= LEAST_SCORE), None)
    return Group(
        examples=tuple(examples)[:MOST_EXAMPLES],
        times=len(members),
        people=len({one.person_id for one in members}),
        endings=dict(Counter(one.ending for one in members)),
        unknown=sum(one.is_unknown for one in members),
        services=tuple(sorted(services, key=lambda name: (-services[name], name))),
        nearest=near.entry_id if near else "",
        score=near.score if near else 0.0,
        last=max(one.at for one in members),
    )


def _example(text: str) -> str:
    """Return a question in one line, without personal data and without what a terminal would take for a command."""
    masked = without_contacts(mask(text))
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in masked).split())
    return line if len(line) <= LONGEST_EXAMPLE else f"{line[: LONGEST_EXAMPLE - 1]}…"
