"""What a change of answers does to the search: the ways of asking around it are looked for before and after.

A way of asking is looked for in a library that lacks it, or it would always be found: the ways of each entry are dealt
into a few parts, and one part of all entries is left out at a time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.faq.entry import Entry
from knowledge.faq.figures import Question
from knowledge.faq.search import MOST_HITS, Index
from knowledge.faq.text import plain
from knowledge.service import Library
from knowledge.wording import Wording

PARTS = 6
MOST_NEIGHBOURS = 12  # entries whose ways of asking are looked for
MOST_SEARCHED = 60  # entries that they are looked for among; a larger library is narrowed down to the nearest


@dataclass(frozen=True, slots=True)
class Moved:
    """A way of asking that found its entry before and finds another one now; ``found`` is empty for none."""

    text: str
    entry_id: str
    found: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions there are, and how many find the right entry first: before and after."""

    asked: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What a change does.

    Attributes:
        own: The ways of asking of the entries around it that are there before and after.
        questions: The development questions.
        lost: Ways of asking that find another entry now.
        found: Of the new ways of asking, how many find their entry first; ``new`` is how many there are.
    """

    own: Tally
    questions: Tally
    lost: tuple[Moved, ...]
    new: int
    found: int

    @property
    def is_worse(self) -> bool:
        """Whether something is found less often, or a way of asking was lost."""
        is_less = self.own.after < self.own.before or self.questions.after < self.questions.before
        return is_less or bool(self.lost)


def measure_change(
    before: Library, after: Library, entry_ids: Sequence[str], questions: Sequence[Question]
) -> Measured:
    """Compare two libraries that differ in a few entries.

    Args:
        before: The library as it is.
        after: The same with a change.
        entry_ids: The entries that differ.
        questions: Questions whose right entries are known; those that no entry answers are left alone.
    """
    known = {entry.id: set(map(plain, _ways(entry))) for entry in before.entries()}
    changed = [entry for name in entry_ids if (entry := after.entry(name)) is not None]
    new = [(way, entry.id) for entry in changed for way in _ways(entry) if plain(way) not in known.get(entry.id, ())]
    whole = Index.build(before), Index.build(after)
    near = _nearest(whole, [way for way, _ in new], entry_ids)
    old = _look(_only(before, near[:MOST_SEARCHED]), near[:MOST_NEIGHBOURS])
    now = _look(_only(after, near[:MOST_SEARCHED]), near[:MOST_NEIGHBOURS])
    both = [ask for ask in old if ask in now]
    lost = [Moved(ask[1], ask[0], now[ask]) for ask in both if old[ask] == ask[0] != now[ask]]
    inside = [question for question in questions if question.expect]
    return Measured(
        own=Tally(len(both), sum(old[ask] == ask[0] for ask in both), sum(now[ask] == ask[0] for ask in both)),
        questions=Tally(len(inside), *(_right(index, inside) for index in whole)),
        lost=tuple(lost),
        new=len(new),
        found=sum(_first(whole[1], way) == entry_id for way, entry_id in new),
    )


def _ways(entry: Entry) -> Iterator[str]:
    """Yield every way to ask for an entry, each once."""
    known: dict[str, str] = {}
    for text in (entry.question.id, entry.question.en, *entry.aliases):
        known.setdefault(plain(text), text)
    yield from (text for key, text in known.items() if key)


def _nearest(indexes: Iterable[Index], texts: Sequence[str], entry_ids: Sequence[str]) -> list[str]:
    """Return the changed entries and those that the texts find, the nearest first."""
    found = dict.fromkeys(entry_ids)
    hits = [index.search(text, limit=MOST_HITS).hits for index in indexes for text in texts]
    for place in range(MOST_HITS):
        found |= dict.fromkeys(each[place].entry_id for each in hits if place < len(each))
    return list(found)


def _only(library: Library, near: Sequence[str]) -> Library:
    """Return a library itself, or where it is large, with the nearest entries alone."""
    if sum(len(service.entries) for service in library.services.values()) <= MOST_SEARCHED:
        return library
    kept = set(near)
    return Library(
        {
            name: replace(service, entries={key: entry for key, entry in service.entries.items() if key in kept})
            for name, service in library.services.items()
        }
    )


def _look(library: Library, wanted: Sequence[str]) -> dict[tuple[str, str], str]:
    """Return what each way of asking for the wanted entries finds first, in a library that lacks it."""
    found = {}
    for part in range(PARTS):
        index = Index.build(_lacking(library, part))
        for entry in filter(None, map(library.entry, wanted)):
            for way in list(_ways(entry))[part::PARTS]:
                found[entry.id, way] = _first(index, way)
    return found


def _lacking(library: Library, part: int) -> Library:
    return Library(
        {
            name: replace(service, entries={key: _without(entry, part) for key, entry in service.entries.items()})
            for name, service in library.services.items()
        }
    )


def _without(entry: Entry, part: int) -> Entry:
    """Return an entry without one part of its ways to ask."""
    gone = set(map(plain, list(_ways(entry))[part::PARTS]))
    question = Wording(*("" if plain(text) in gone else text for text in (entry.question.id, entry.question.en)))
    return replace(entry, question=question, aliases=tuple(way for way in entry.aliases if plain(way) not in gone))


def _right(index: Index, questions: Sequence[Question]) -> int:
    return sum(_first(index, question.query) in question.expect for question in questions)


def _first(index: Index, text: str) -> str:
    hits = index.search(text, limit=1).hits
    return hits[0].entry_id if hits else ""
