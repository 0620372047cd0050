"""What people hear of time: what to expect, a broken promise, reminders, a ticket that was closed by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from handlers.buttons import (
    BringCard,
    MyEvaluation,
    ReviveTicket,
    ViewTicket,
    WriteToTicket,
)
from handlers.promise_view import Promise
from handlers.promise_words import exact, spoken
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.rules.promises import Stage
from knowledge.rules.sla import Target

MOST_LINES: Final = 8  # tickets of each sort in one message to a group
IN_A_ROW: Final = 4
LONGEST_TITLE: Final = 28
LONGEST_NAME: Final = 24


@dataclass(frozen=True, slots=True)
class Reminded:
    """A ticket in a reminder to its unit.

    Attributes:
        link: Telegram's address of its card; empty where there is none.
        assignee: A name; empty for nobody.
        assignee_id: Whose phone it rings on.
    """

    number: int
    title: str
    target: Target
    due_at: datetime
    link: str
    assignee: str
    assignee_id: int


def expected(say: Texts, promise: Promise | None, *, now: datetime, zone: tzinfo, opens_at: datetime | None) -> Html:
    """Say what the requester of a new ticket may expect, and when the office opens where it is closed."""
    lines = []
    if opens_at is not None:
        lines.append(say("expected-closed", when=spoken(say, opens_at, now=now, zone=zone)))
    if promise is not None and promise.expected_at is not None:
        when = spoken(say, promise.expected_at, now=now, zone=zone)
        lines.append(say(f"expected-{_key(promise.target)}", when=when))
    return Html("\n".join(lines))


def away(say: Texts, opens_at: datetime, *, now: datetime, zone: tzinfo) -> Html:
    """Say that what was written is read when the office opens."""
    return say("away-written", when=spoken(say, opens_at, now=now, zone=zone))


def slipped(say: Texts, *, number: int, title: str, target: Target, renewed: Html) -> Screen:
    """Apologize for a promise that was not kept, with the new one."""
    html = say(f"slipped-{_key(target)}", number=number, title=title)
    return Screen(Html(f"{html}\n{renewed}"), ((_view(say, number), _write(say, number)),))


def renewed(say: Texts, target: Target, at: datetime, *, now: datetime, zone: tzinfo) -> Html:
    """Say what is promised instead."""
    return say(f"renewed-{_key(target)}", when=spoken(say, at, now=now, zone=zone))


def reminders(
    say: Texts, told: Mapping[Stage, Sequence[Reminded]], *, unit: str, admins: Html, now: datetime, zone: tzinfo
) -> Screen:
    """Tell a unit in one message what is due soon, due and late; ``admins`` are those whose phones ring."""
    parts = [say("staff-reminders", unit=unit)]
    shown: list[Reminded] = []
    for stage in (Stage.OVERDUE, Stage.DUE, Stage.WARNING):
        rows = told.get(stage, ())
        if not rows:
            continue
        lines = [say(f"staff-reminders-{stage}", **({"admins": admins} if stage is Stage.OVERDUE else {}))]
        lines += [_line(say, row, now=now, zone=zone) for row in rows[:MOST_LINES]]
        if len(rows) > MOST_LINES:
            lines.append(say("staff-reminders-more", count=len(rows) - MOST_LINES))
        shown += rows[:MOST_LINES]
        parts.append(Html("\n".join(lines)))
    numbers = [Button(f"#{number}", BringCard(number)) for number in dict.fromkeys(row.number for row in shown)]
    rows_of = (tuple(numbers[at : at + IN_A_ROW]) for at in range(0, len(numbers), IN_A_ROW))
    return Screen(Html("\n\n".join(parts)), tuple(rows_of))


def mention(say: Texts, person_id: int, name: str) -> Html:
    """Name somebody so that their phone rings."""
    return say("mention", id=str(person_id), name=excerpt(name, most=LONGEST_NAME))


def nudge(say: Texts, *, number: int, title: str, closes: str) -> Screen:
    """Remind a requester of what is waited for; ``closes`` is when the ticket will be closed, empty for not soon."""
    if closes:
        html = say("nudge-notice", number=number, title=title, when=closes)
    else:
        html = say("nudge-reminder", number=number, title=title)
    return Screen(html, column(_view(say, number), _write(say, number)))


def lapsed(say: Texts, *, number: int, title: str, days: int) -> Screen:
    """Say that a ticket was closed, with the one tap that opens it again."""
    if not days:
        return Screen(say("lapsed-for-good", number=number, title=title), column(_view(say, number)))
    revive = Button(say.plain("button-revive"), ReviveTicket(number))
    return Screen(say("lapsed", number=number, title=title, days=days), column(revive, _view(say, number)))


def revived(say: Texts, *, number: int) -> Screen:
    """Say that it is open again."""
    return Screen(say("revived", number=number), column(_view(say, number)))


def revived_told(say: Texts, *, number: int, name: str) -> Screen:
    """Tell staff so."""
    return Screen(say("staff-revived", number=number, name=name))


def ask_evaluation(say: Texts, *, number: int, title: str) -> Screen:
    """Remind of the evaluation, once."""
    evaluate = Button(say.plain("button-evaluate"), MyEvaluation(number))
    return Screen(say("nudge-evaluation", number=number, title=title), column(evaluate))


def _line(say: Texts, row: Reminded, *, now: datetime, zone: tzinfo) -> Html:
    number = say("reminded-ticket", number=row.number)
    return say(
        "staff-reminder",
        ticket=say("reminded-link", link=row.link, ticket=number) if row.link else number,
        title=excerpt(row.title, most=LONGEST_TITLE),
        what=say(f"due-{_key(row.target)}"),
        when=exact(say, row.due_at, now=now, zone=zone),
        assignee=mention(say, row.assignee_id, row.assignee) if row.assignee else say("nobody"),
    )


def _view(say: Texts, number: int) -> Button:
    return Button(say.plain("button-view-ticket", number=number), ViewTicket(number))


def _write(say: Texts, number: int) -> Button:
    return Button(say.plain("button-write"), WriteToTicket(number, is_file=False))


def _key(target: Target) -> str:
    return target.replace("_", "-")
