"""The queue: a line a ticket, its number to tap, and the sorts to choose from."""

from collections.abc import Iterator, Sequence

from handlers.ago import ago
from handlers.buttons import BringCard, ChooseQueue, PeekTicket, ShowQueue
from handlers.queue.views import Listed, QueuePage, View
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.queueing import Which

LONGEST_TITLE = 28  # characters; a line of a phone has about forty
LONGEST_NAME = 16
LONGEST_UNIT = 40
IN_A_ROW = 4
_SORTS = (Which.ALL, Which.MINE, Which.UNASSIGNED, Which.OVERDUE)


def queue(say: Texts, shown: QueuePage) -> Screen:
    """Show a page of a unit's queue."""
    lines = [_line(say, row) for row in shown.rows]
    if shown.view.which is None:
        body = say("queue-choose-service")
    else:
        body = Html("\n".join(lines)) if lines else say(_nothing(shown))
    numbers = [_number(row, shown) for row in shown.rows]
    services = _services(say, shown) if shown.view.which is None else []
    others = [Button(say.plain("button-queue-units"), ChooseQueue())] if shown.has_others else []
    rows = [*_in_rows(numbers, IN_A_ROW), *column(*services), *_turns(say, shown), *_sorts(say, shown), tuple(others)]
    return Screen(Html(f"{_head(say, shown)}\n\n{body}"), tuple(row for row in rows if row))


def units(say: Texts, named: Sequence[tuple[str, int]]) -> Screen:
    """Ask which unit's queue is wanted; each has its name, and its group's id without the sign."""
    buttons = [Button(excerpt(name, most=LONGEST_UNIT), ShowQueue(group, 0, View().code())) for name, group in named]
    return Screen(say("queue-choose-unit"), column(*buttons))


def _head(say: Texts, shown: QueuePage) -> Html:
    head = say("queue-head", unit=shown.unit, view=_name(say, shown), total=shown.total)
    if shown.view.which is None:
        head = say("queue-head-services", unit=shown.unit)
    elif shown.view.which == Which.MINE and not shown.is_private:  # all in the group read it
        head = say("queue-head-of", head=head, name=shown.viewer)
    return say("queue-head-page", head=head, page=shown.page + 1, pages=shown.pages) if shown.pages > 1 else head


def _name(say: Texts, shown: QueuePage) -> str:
    if shown.view.which == Which.SERVICE:
        known = (each.title for each in shown.services if each.id == shown.view.service)
        return next(known, shown.view.service)
    return say.plain(f"queue-{(shown.view.which or Which.ALL).name.lower()}")


def _nothing(shown: QueuePage) -> str:
    return "queue-empty" if not shown.counts[Which.ALL] else "queue-none-such"


def _line(say: Texts, row: Listed) -> Html:
    number = say("listed-number", number=row.number)
    return say(
        "queue-line-overdue" if row.is_overdue else "queue-line",
        mark=say.plain(f"mark-{row.status.replace('_', '-')}"),
        number=say("listed-linked", link=row.link, number=number) if row.link else number,
        age=ago(say, row.age),
        title=excerpt(row.title, most=LONGEST_TITLE),
        assignee=excerpt(row.assignee, most=LONGEST_NAME) or say.plain("nobody"),
    )


def _number(row: Listed, shown: QueuePage) -> Button:
    tap = PeekTicket(row.number, shown.page, shown.view.code()) if shown.is_private else BringCard(row.number)
    return Button(f"#{row.number}", tap)


def _services(say: Texts, shown: QueuePage) -> list[Button]:
    return [
        Button(
            say.plain("button-queue", name=excerpt(each.title, most=LONGEST_UNIT), count=each.count),
            ShowQueue(shown.group, 0, View(Which.SERVICE, each.id).code()),
        )
        for each in shown.services
    ]


def _turns(say: Texts, shown: QueuePage) -> Iterator[tuple[Button, ...]]:
    code = shown.view.code()
    turns = []
    if shown.view.which is not None and shown.page > 0:
        turns.append(Button(say.plain("button-previous"), ShowQueue(shown.group, shown.page - 1, code)))
    if shown.view.which is not None and shown.page + 1 < shown.pages:
        turns.append(Button(say.plain("button-next"), ShowQueue(shown.group, shown.page + 1, code)))
    yield tuple(turns)


def _sorts(say: Texts, shown: QueuePage) -> Iterator[tuple[Button, ...]]:
    sorts = []
    for which in _SORTS:
        key = "button-queue-chosen" if which == shown.view.which else "button-queue"
        name = say.plain(f"queue-{which.name.lower()}")
        label = say.plain(key, name=name, count=shown.counts[which])
        sorts.append(Button(label, ShowQueue(shown.group, 0, View(which).code())))
    yield from _in_rows(sorts, 2)
    if len(shown.services) > 1:
        label = say.plain("button-queue-services", count=len(shown.services))
        yield (Button(label, ShowQueue(shown.group, 0, View(None).code())),)


def _in_rows(buttons: Sequence[Button], most: int) -> Iterator[tuple[Button, ...]]:
    for first in range(0, len(buttons), most):
        yield tuple(buttons[first : first + most])
