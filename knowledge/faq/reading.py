"""Reading an entry: where somebody is in its guide, and what it is called where there is little room."""

from dataclasses import dataclass

from knowledge.faq.entry import Entry
from knowledge.service import Library

LONGEST_TITLE = 38  # characters that a narrow phone shows of a button with a sign before it


@dataclass(frozen=True, slots=True)
class GuideStep:
    """A step of a guide; the first is 1."""

    entry_id: str
    step: int


def nearest_step(entry: Entry, step: int) -> int:
    """Return the step of an entry's guide that is nearest to the one wanted; 0 where there is no guide."""
    return min(max(step, 1), len(entry.steps))


def short_title(entry: Entry, library: Library, language: str, *, beside: str) -> str:
    """Return what an entry is called on a button below one of the service ``beside``.

    It is the entry's own label or question, or where that is too long for a phone, the title of its leaf in the tree;
    an entry of another service says whose it is.
    """
    title = entry.button(language)
    if len(title) > LONGEST_TITLE:
        title = _leaf(entry, library, language) or title
    service = library.services[entry.service].title.spoken(language)
    return title if entry.service == beside else f"{title} · {service}"


def _leaf(entry: Entry, library: Library, language: str) -> str:
    """Return the title of the topic that is this entry alone; empty where there is none."""
    topics = library.services[entry.service].topics
    title = ""
    for topic_id in entry.topic:
        topic = next((each for each in topics if each.id == topic_id), None)
        if topic is None:
            return ""
        topics, title = topic.topics, topic.title.spoken(language) if topic.entries == (entry.id,) else ""
    return title
