"""Which ticket another one is merged with, and what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.buttons import AskMerge, MergeWith, ShowMore, ViewTicket
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.ticket import Status
from knowledge.wording import Wording

LONGEST_TITLE = 28  # characters of a button, beside its number


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tickets: the one that goes on, and the later one that is closed."""

    number: int
    later: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An open ticket of the same requester; ``title`` is None when its pack is gone."""

    number: int
    title: Wording | None
    status: Status
    unit: str


def choose(say: Texts, *, number: int, requester: str, others: Sequence[Listed]) -> Screen:
    """Ask with which one."""
    lines = [
        say(
            "work-merge-line",
            number=each.number,
            title=_title(say, each),
            status=say(f"status-{each.status.replace('_', '-')}"),
            unit=each.unit,
        )
        for each in others
    ]
    rows = [
        Button(
            say.plain(
                "button-work-merge-with", number=each.number, title=excerpt(_title(say, each), most=LONGEST_TITLE)
            ),
            MergeWith(number, each.number, is_sure=False),
        )
        for each in others
    ]
    text = Html("\n\n".join((say("work-merge", number=number, requester=requester), "\n".join(lines))))
    return Screen(text, column(*rows, Button(say.plain("button-back"), ShowMore(number))))


def ask(say: Texts, pair: Pair, *, number: int, other: int) -> Screen:
    """Ask whether that is meant; ``number`` is the ticket whose card asks."""
    sure = Button(say.plain("button-work-merge-sure"), MergeWith(number, other, is_sure=True))
    back = Button(say.plain("button-back"), AskMerge(number))
    return Screen(say("work-merge-ask", number=pair.number, later=pair.later), column(sure, back))


def told(say: Texts, pair: Pair) -> Screen:
    """Tell the requester, once, where both go on."""
    view = Button(say.plain("button-view-ticket", number=pair.number), ViewTicket(pair.number))
    return Screen(say("notice-merged", number=pair.number, later=pair.later), column(view))


def absorbed(say: Texts, pair: Pair, *, name: str) -> Screen:
    """Tell the group below the card of the ticket that goes on."""
    return Screen(say("work-absorbed", later=pair.later, name=name))


def _title(say: Texts, each: Listed) -> str:
    return each.title.spoken(say.language) if each.title else "-"
