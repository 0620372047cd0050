"""The tree of topics as people walk it: level by level, page by page."""

from collections.abc import Sequence
from dataclasses import dataclass

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
        *above, number = self.path
        parent = self.trail[-2] if len(self.trail) > 1 else None
        total = len(parent.topics) + len(parent.entries) if parent else len(self.service.topics)
        return joined(above), page_of(number, total)

    def crumbs(self, language: str) -> str:
        """Return the way from the service to here, in words."""
        titles = (self.service.title, *(topic.title for topic in self.trail))
        return " › ".join(title.spoken(language) for title in titles)


def find(service: Service, path: str) -> Place | None:
    """Return the node at a path such as ``0.3``, or None when the tree has no such node (any more)."""
    places = tuple(int(step) for step in path.split(".") if step.isascii() and step.isdigit())
    topics, trail = service.topics, list[Topic]()
    for place in places:
        if place >= len(topics):
            return None
        trail.append(topics[place])
        topics = topics[place].topics
    ids = trail[-1].entries if trail else ()
    entries = tuple(service.entries[entry_id] for entry_id in ids if entry_id in service.entries)
    return Place(service, places, tuple(trail), topics, entries)


def place_of(service: Service, entry: Entry) -> tuple[str, int]:
    """Return the path and the page of the level that an entry's button stands on; the root when it has none."""
    path, topics, page = list[int](), service.topics, 0
    for topic_id in entry.topic:
        number = next((number for number, topic in enumerate(topics) if topic.id == topic_id), None)
        if number is None:
            return "", 0
        topic = topics[number]
        if is_leaf(topic):
            return joined(path), page_of(number, len(topics))
        path.append(number)
        topics = topic.topics
        if entry.id in topic.entries:
            page = page_of(len(topics) + topic.entries.index(entry.id), len(topics) + len(topic.entries))
    return joined(path), page


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


def joined(path: Sequence[int]) -> str:
    """Return a path as buttons carry it."""
    return ".".join(str(place) for place in path)
