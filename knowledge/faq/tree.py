"""The tree of topics as people walk it: level by level, page by page.

A path is how a button names a node: the places that lead to it from the root, and a mark of the topics that stood
there, e.g. ``0.3-9f2c``. A pack that was put in another order since still leads to the same topic.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from knowledge.faq.entry import Entry
from knowledge.service import Service, Topic

PAGE = 8  # rows that fit a phone's screen
ONE_PAGE = 10  # so many may stand on one page before it is worth turning


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a service's tree: the topics that lead to it (none at the root), and what it holds."""

    service: Service
    path: tuple[int, ...]
    trail: tuple[Topic, ...]
    topics: tuple[Topic, ...]
    entries: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """How many topics and answers stand here."""
        return len(self.topics) + len(self.entries)

    @property
    def above(self) -> tuple[str, int]:
        """The path and the page of the level that this node stands on; the root stands on itself."""
        if not self.trail:
            return "", 0
        parent = self.trail[-2] if len(self.trail) > 1 else None
        total = len(parent.topics) + len(parent.entries) if parent else len(self.service.topics)
        return written(self.path[:-1], self.trail[:-1]), page_of(self.path[-1], total)

    @property
    def name(self) -> str:
        """This node as buttons name it."""
        return written(self.path, self.trail)

    def below(self, number: int) -> str:
        """Return one of its topics as buttons name it."""
        return written((*self.path, number), (*self.trail, self.topics[number]))

    def crumbs(self, language: str) -> str:
        """Return the way from the service to here, in words."""
        titles = (self.service.title, *(topic.title for topic in self.trail))
        return " › ".join(title.spoken(language) for title in titles)


def find(service: Service, path: str) -> Place | None:
    """Return the node that a path names, or None when the tree has no such node (any more).

    Without its mark, a path names whatever stands at its places.
    """
    places, _, mark = path.partition("-")
    found = _at(service, tuple(int(step) for step in places.split(".") if step.isascii() and step.isdigit()))
    if not mark or (found is not None and _mark(found.trail) == mark):
        return found
    return next((each for each in _nodes(service) if _mark(each.trail) == mark), None)


def _at(service: Service, places: tuple[int, ...]) -> Place | None:
    topics, trail = service.topics, list[Topic]()
    for place in places:
        if place >= len(topics):
            return None
        trail.append(topics[place])
        topics = topics[place].topics
    ids = trail[-1].entries if trail else ()
    entries = tuple(service.entries[entry_id] for entry_id in ids if entry_id in service.entries)
    return Place(service, places, tuple(trail), topics, entries)


def _nodes(service: Service, above: tuple[int, ...] = ()) -> Iterator[Place]:
    """Yield every node but the root, each level before what is below it."""
    here = _at(service, above)
    below = [(*above, number) for number in range(len(here.topics))] if here else []
    yield from (node for places in below if (node := _at(service, places)) is not None)
    for places in below:
        yield from _nodes(service, places)


def place_of(service: Service, entry: Entry) -> tuple[str, int]:
    """Return the path and the page of the level that an entry's button stands on; the root when it has none."""
    path, trail, topics, page = list[int](), list[Topic](), service.topics, 0
    for topic_id in entry.topic:
        number = next((number for number, topic in enumerate(topics) if topic.id == topic_id), None)
        if number is None:
            return "", 0
        topic = topics[number]
        if is_leaf(topic):
            return written(path, trail), page_of(number, len(topics))
        path.append(number)
        trail.append(topic)
        topics = topic.topics
        if entry.id in topic.entries:
            page = page_of(len(topics) + topic.entries.index(entry.id), len(topics) + len(topic.entries))
    return written(path, trail), page


def is_leaf(topic: Topic) -> bool:
    """Is this topic one answer, read at once where it is tapped?"""
    return len(topic.entries) == 1 and not topic.topics


def has_guide(topic: Topic) -> bool:
    """Is there any answer in this topic or below it?"""
    return bool(topic.entries) or any(has_guide(each) for each in topic.topics)


def pages_of(total: int) -> int:
    """Return how many pages a level of so many rows has."""
    return 1 if total <= ONE_PAGE else -(-total // PAGE)


def page_of(number: int, total: int) -> int:
    """Return the page, from 0, that a level's row stands on."""
    return 0 if total <= ONE_PAGE else number // PAGE


def written(places: Sequence[int], trail: Sequence[Topic]) -> str:
    """Return a path as buttons carry it; the root's is empty."""
    return f"{'.'.join(map(str, places))}-{_mark(trail)}" if places else ""


def _mark(trail: Sequence[Topic]) -> str:
    """Return four signs that stand for these topics: enough to tell a node from one that took its place."""
    return f"{crc32('/'.join(topic.id for topic in trail).encode()) & 0xFFFF:04x}"
