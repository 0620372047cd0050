"""A requester's tickets."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from handlers.buttons import AskHeld, Home, MyTickets, ReopenTicket, ViewTicket
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from handlers.timeline import timeline
from knowledge.rules import form
from knowledge.rules.ticket import Decision, Status

PAGE = 6
MOST_LINES = 12
LONGEST_ANSWER = 200  # characters of an answer in the description
LONGEST_LINE = 120  # characters of a message in the list of activities


@dataclass(frozen=True, slots=True)
class Listed:
    """A ticket in a list."""

    number: int
    title: str
    status: Status


def mine(say: Texts, listed: Sequence[Listed], *, page: int) -> Screen:
    """List a person's tickets, newest first."""
    if not listed:
        return Screen(say("my-tickets-none"), column(Button(say.plain("button-home"), Home())))
    buttons = [
        Button(
            say.plain(
                "button-listed-ticket",
                number=each.number,
                title=each.title,
                mark=say.plain(f"mark-{_key(each.status)}"),
            ),
            ViewTicket(each.number),
        )
        for each in listed[page * PAGE : (page + 1) * PAGE]
    ]
    turn = []
    if page > 0:
        turn.append(Button(say.plain("button-previous"), MyTickets(page - 1)))
    if (page + 1) * PAGE < len(listed):
        turn.append(Button(say.plain("button-next"), MyTickets(page + 1)))
    rows = (*column(*buttons), *((tuple(turn),) if turn else ()), (Button(say.plain("button-home"), Home()),))
    return Screen(say("my-tickets", total=len(listed)), rows)


def ticket(say: Texts, view: TicketView) -> Screen:
    """Show one ticket as its requester may see it: internal notes stay inside."""
    head = partial(
        say,
        "my-ticket",
        number=view.number,
        title=view.title(say.language),
        service=view.service.title.spoken(say.language) if view.service else "-",
        status=_status(say, view.status),
        decision=_decision(say, view),
        unit=view.unit,
        assignee=view.assignee or say("nobody"),
        opened=view.opened_at,
        description=_description(say, view),
    )
    public = [line for line in view.history if not line.is_internal]
    lines = timeline(say, public, most=MOST_LINES, longest=LONGEST_LINE, beside=head(lines=Html("")))
    return Screen(
        head(lines=lines),
        ((Button(say.plain("button-my-tickets"), MyTickets(0)), Button(say.plain("button-home"), Home())),),
    )


def handed_on(say: Texts, *, number: int) -> Screen:
    """Confirm that a message went to the staff."""
    return Screen(say("ticket-handed-on", number=number))


def closed_already(say: Texts, *, number: int) -> Screen:
    """Ask what a message to a closed ticket is for."""
    return Screen(
        say("ticket-closed-already", number=number),
        column(
            Button(say.plain("button-reopen", number=number), ReopenTicket(number)),
            Button(say.plain("button-new-question"), AskHeld(number)),
        ),
    )


def reopened(say: Texts, *, number: int) -> Screen:
    """Say that the ticket is open again and the message handed on."""
    return Screen(say("ticket-reopened", number=number))


def _description(say: Texts, view: TicketView) -> str:
    """Return the ticket's description with the beginning of each answer: whole ones would fill several messages."""
    if view.kind is None:
        return "-"
    answers = {name: excerpt(answer, most=LONGEST_ANSWER) for name, answer in view.answers.items()}
    return form.describe(view.kind, answers, say.language)


def _status(say: Texts, status: Status) -> str:
    return say.plain(f"status-{_key(status)}")


def _decision(say: Texts, view: TicketView) -> str:
    return "" if view.decision == Decision.NOT_NEEDED else say.plain(f"decision-{_key(view.decision)}")


def _key(value: str) -> str:
    return value.replace("_", "-")
