"""Finding one's way in a service's tree."""

from dataclasses import dataclass

from handlers.desk import Desk
from knowledge.faq.entry import Entry
from knowledge.rules.refusals import Refusal
from knowledge.service import RequestKind, Service, Topic


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a service's tree: the topics that lead to it (none at the root), and what it holds."""

    service: Service
    path: tuple[int, ...]
    trail: tuple[Topic, ...]
    topics: tuple[Topic, ...]
    entries: tuple[Entry, ...]


def find(desk: Desk, service_id: str, path: str) -> Place:
    """Return the node at a path such as ``0.3``; a refusal when the tree has changed since."""
    service = desk.office.service(service_id)
    if service is None:
        raise Refusal("refused-stale")
    places = tuple(int(step) for step in path.split(".") if step.isdigit())
    topics, trail = service.topics, list[Topic]()
    for place in places:
        if place >= len(topics):
            raise Refusal("refused-stale")
        trail.append(topics[place])
        topics = topics[place].topics
    ids = trail[-1].entries if trail else ()
    entries = tuple(service.entries[entry_id] for entry_id in ids if entry_id in service.entries)
    return Place(service, places, tuple(trail), topics, entries)


def read(desk: Desk, entry_id: str) -> tuple[Entry, Service, RequestKind | None]:
    """Return an entry, its service and the request kind it leads to; a refusal when it is gone."""
    entry = desk.office.library.entry(entry_id)
    if entry is None:
        raise Refusal("refused-stale")
    service = desk.office.library.services[entry.service]
    return entry, service, service.kinds.get(entry.request)
