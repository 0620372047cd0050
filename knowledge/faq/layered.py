"""A library with its overlays: what people find."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from knowledge.faq.entry import Entry
from knowledge.faq.overlay import Overlay, Standing, entry_of, standing
from knowledge.faq.text import lexicon, plain
from knowledge.pack_tree import prune
from knowledge.service import Library, Service, Topic

LONGEST_ID = 40  # characters of a whole entry id, so that a button has room for it beside a number
LONGEST_STEM = 24  # as packs have it
_PLAIN = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Layered:
    """The library that people find, and how each overlay stands to its file."""

    library: Library
    standings: Mapping[str, Standing]


def layered(packs: Library, overlays: Iterable[Overlay]) -> Layered:
    """Lay overlays over the packs; without any that says something, the library is the very same."""
    standings: dict[str, Standing] = {}
    changed: dict[str, dict[str, Entry | None]] = defaultdict(dict)
    for overlay in overlays:
        found = standing(overlay, packs.entry(overlay.entry_id))
        if overlay.service not in packs.services and found != Standing.EQUAL:
            found = Standing.GONE
        standings[overlay.entry_id] = found
        if found in {Standing.APPLIED, Standing.CLASHING}:
            entry = entry_of(overlay, packs.entry(overlay.entry_id))
            changed[overlay.service][overlay.entry_id] = entry
    if not changed:
        return Layered(packs, standings)
    services = {
        name: _changed(service, changed[name]) if name in changed else service
        for name, service in packs.services.items()
    }
    there = {entry_id for service in services.values() for entry_id in service.entries}
    return Layered(Library({name: _linked(service, there) for name, service in services.items()}), standings)


def new_id(service: Service, question: str, taken: Collection[str]) -> str:
    """Return an id for a new entry, out of the words of its question."""
    room = min(LONGEST_STEM, LONGEST_ID - len(service.id) - 1)
    stem = ""
    found_words = _PLAIN.findall(plain(question))
    telling = [word for word in found_words if word not in lexicon().everyday]
    for word in telling or found_words:
        longer = f"{stem}-{word}" if stem else word[:room]
        if len(longer) > room:
            break
        stem = longer
    stem = stem or "entri"
    number, found = 1, f"{service.id}.{stem}"
    while found in taken:
        number += 1
        found = f"{service.id}.{stem[: room - len(str(number)) - 1].rstrip('-')}-{number}"
    return found


def _changed(service: Service, changed: Mapping[str, Entry | None]) -> Service:
    entries = {name: entry for name, entry in {**service.entries, **changed}.items() if entry is not None}
    topics = prune(service.topics, entries.keys())
    new = [entry for name, entry in entries.items() if name not in service.entries]
    return replace(service, entries=entries, topics=tuple(_with(topic, new) for topic in topics))


def _with(topic: Topic, new: Iterable[Entry]) -> Topic:
    """Return a topic of the first level with the new entries of its folder."""
    own = tuple(entry.id for entry in new if entry.topic[:1] == (topic.id,))
    return replace(topic, entries=(*topic.entries, *own)) if own else topic


def _linked(service: Service, there: Collection[str]) -> Service:
    """Return a service whose entries name no entry that is not there."""
    entries = {
        name: entry if all(other in there for other in entry.related) else _without(entry, there)
        for name, entry in service.entries.items()
    }
    return replace(service, entries=entries)


def _without(entry: Entry, there: Collection[str]) -> Entry:
    return replace(entry, related=tuple(other for other in entry.related if other in there))
