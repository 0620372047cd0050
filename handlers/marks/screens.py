"""The priorities and tags to choose from, in the card's place."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.buttons import AskTags, SetPriority, ShowMore, ToggleTag, TypeTags
from handlers.screen import Button, Screen, column
from handlers.texts import Texts
from knowledge.rules.work import TicketPriority

IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag to choose; ``sign`` stands for it on its button."""

    name: str
    sign: str
    is_on: bool


def priorities(say: Texts, *, number: int, current: TicketPriority) -> Screen:
    """Ask for the priority, the most urgent first."""
    rows = [
        Button(_chosen(say, say.plain(f"priority-{each}"), is_on=each == current), SetPriority(number, each))
        for each in reversed(TicketPriority)
    ]
    back = Button(say.plain("button-back"), ShowMore(number))
    return Screen(say("work-priority", number=number), column(*rows, back))


def tags(say: Texts, *, number: int, tags: Sequence[Tag]) -> Screen:
    """Let tags be put on and taken off, two a row."""
    buttons = [
        Button(say.plain("button-work-tag-on" if tag.is_on else "button-work-tag", tag=tag.name), _toggle(number, tag))
        for tag in tags
    ]
    rows = [tuple(buttons[start : start + IN_A_ROW]) for start in range(0, len(buttons), IN_A_ROW)]
    write = Button(say.plain("button-work-tag-write"), TypeTags(number))
    back = Button(say.plain("button-back"), ShowMore(number))
    return Screen(say("work-tags", number=number), (*rows, (write,), (back,)))


def write_tags(say: Texts, *, number: int, name: str) -> Screen:
    """Ask for tags in own words, by an answer to this message."""
    return Screen(
        say("work-tags-write", number=number, name=name), column(Button(say.plain("button-cancel"), AskTags(number)))
    )


def _toggle(number: int, tag: Tag) -> ToggleTag:
    return ToggleTag(number, tag.sign)


def _chosen(say: Texts, label: str, *, is_on: bool) -> str:
    return say.plain("button-work-chosen", name=label) if is_on else label
