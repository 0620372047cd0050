"""The topics of a pack with its entries in them."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from knowledge.faq.entry import Entry
from knowledge.pack_service import TopicDraft
from knowledge.pack_table import near
from knowledge.service import Topic


class Tree:
    """Hangs the entries of a pack into its topics; a leaf's entry leaves its folder's own list.

    Args:
        service: Id of the pack.
        entries: The pack's entries by id; those with a leaf of their own get its path.
        broken: Ids of entries whose file cannot be read, which is a mistake of the file, not of the leaf.
    """

    def __init__(self, service: str, entries: dict[str, Entry], broken: AbstractSet[str]) -> None:
        self.service = service
        self.entries = entries
        self.broken = broken
        self.placed: set[str] = set()

    def grow(self, draft: TopicDraft, above: tuple[str, ...]) -> Topic:
        """Return a topic with everything below it."""
        path = (*above, draft.id)
        topics = tuple(self.grow(child, path) for child in draft.topics)
        own: tuple[str, ...] = ()
        if draft.entry and above:
            own = self._leaf(draft, path)
        elif not above:
            own = tuple(name for name, entry in self.entries.items() if entry.topic == path)
        return Topic(draft.id, draft.title, draft.icon, topics, own)

    def _leaf(self, draft: TopicDraft, path: tuple[str, ...]) -> tuple[str, ...]:
        name = f"{self.service}.{draft.entry}"
        entry = self.entries.get(name)
        if entry is None and name in self.broken:
            return ()
        if entry is None:
            known = {known.partition(".")[2] for known in self.entries}
            draft.table.note(f'there is no entry "{draft.entry}": {near(draft.entry, known)}', "entry")
        elif name in self.placed:
            draft.table.note(f'"{draft.entry}" has a topic already: remove one of the two', "entry")
        elif entry.topic != path[:1]:
            message = f'"{draft.entry}" lies in the folder "{entry.topic[0]}": move the file to "{path[0]}"'
            draft.table.note(message, "entry")
        else:
            self.placed.add(name)
            self.entries[name] = replace(entry, topic=path)
            return (name,)
        return ()


def prune(topics: tuple[Topic, ...], kept: AbstractSet[str]) -> tuple[Topic, ...]:
    """Return the topics without the entries that are not kept."""
    return tuple(
        replace(topic, topics=prune(topic.topics, kept), entries=tuple(name for name in topic.entries if name in kept))
        for topic in topics
    )
