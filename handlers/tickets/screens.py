"""A requester's tickets: the list, and what is asked and said around one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.buttons import (
    AskHeld,
    Contact,
    ContinueTicket,
    Home,
    MyTickets,
    ReopenTicket,
    StartRequest,
    StopWriting,
    ViewTicket,
    WithdrawTicket,
    WriteToTicket,
)
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from handlers.ticket_view import OwnTicket
from handlers.tickets import one
from knowledge.rules.ticket import ClosedAs, Status
from knowledge.service import RequestKind

LONGEST_TITLE = 30  # characters; a phone shows about forty of a button


@dataclass(frozen=True, slots=True)
class Listed:
    """A ticket in a list."""

    number: int
    title: str
    status: Status
    closed_as: ClosedAs | None = None


@dataclass(frozen=True, slots=True)
class Sort:
    """Which page of which tickets is shown, and how many there are of each sort: ``all``, ``open``, ``closed``."""

    which: str
    page: int
    pages: int
    counts: Mapping[str, int]


def mine(say: Texts, listed: Sequence[Listed], sort: Sort) -> Screen:
    """List a person's tickets, newest first."""
    home = Button(say.plain("button-home"), Home())
    if not sort.counts["all"]:
        return Screen(say("my-tickets-none"), column(home))
    text = say("my-tickets", total=sort.counts["all"], open=sort.counts["open"])
    if sort.pages > 1:
        text = say("my-tickets-page", text=text, page=sort.page + 1, pages=sort.pages)
    if not listed:
        text = say("my-tickets-none-such", text=text)
    turn = []
    if sort.page > 0:
        turn.append(Button(say.plain("button-previous"), MyTickets(sort.page - 1, sort.which)))
    if sort.page + 1 < sort.pages:
        turn.append(Button(say.plain("button-next"), MyTickets(sort.page + 1, sort.which)))
    rows = (*column(*(_listed(say, each) for each in listed)), tuple(turn), _sorts(say, sort), (home,))
    return Screen(text, tuple(row for row in rows if row))


def ticket(say: Texts, own: OwnTicket) -> Screen:
    """Show one ticket as its requester may see it: internal notes stay inside."""
    return one.screen(say, own)


def ask_message(say: Texts, *, number: int, is_file: bool) -> Screen:
    """Ask for the message, or the file, that goes to the staff."""
    key = "ticket-write-file" if is_file else "ticket-write"
    return Screen(say(key, number=number), column(_stop(say, number)))


def stopped(say: Texts, *, number: int) -> Screen:
    """Say that the next message goes nowhere by itself."""
    return Screen(say("ticket-write-stopped", number=number), column(_view(say, number)))


def handed_on(say: Texts, *, number: int, away: Html = Html("")) -> Screen:  # noqa: B008 - a constant
    """Confirm that a message went to the staff; ``away`` tells that they are not there now."""
    more = Button(say.plain("button-write-more"), WriteToTicket(number, is_file=False))
    text = say("ticket-handed-on", number=number)
    return Screen(Html(f"{text}\n\n{away}") if away else text, ((more, _view(say, number)),))


def closed_already(say: Texts, *, number: int, may_reopen: bool) -> Screen:
    """Ask what a message to a closed ticket is for."""
    further = (
        Button(say.plain("button-reopen", number=number), ReopenTicket(number))
        if may_reopen
        else Button(say.plain("button-continue-ticket"), ContinueTicket(number))
    )
    return Screen(
        say("ticket-closed-already" if may_reopen else "ticket-closed-long-ago", number=number),
        column(further, Button(say.plain("button-new-question"), AskHeld(number))),
    )


def reopened(say: Texts, *, number: int, promise: Html) -> Screen:
    """Say that the ticket is open again and the message handed on, and what may be expected."""
    text = say("ticket-reopened", number=number)
    return Screen(Html(f"{text}\n\n{promise}") if promise else text, column(_view(say, number)))


def ask_what_is_left(say: Texts, *, number: int) -> Screen:
    """Ask what is still to be done: the answer opens the ticket again."""
    return Screen(say("ticket-ask-what-is-left", number=number), column(_stop(say, number)))


def ask_withdraw(say: Texts, *, number: int, title: str) -> Screen:
    """Ask whether the request is really to be taken back."""
    sure = Button(say.plain("button-withdraw-sure"), WithdrawTicket(number, is_sure=True))
    back = Button(say.plain("button-withdraw-not"), ViewTicket(number))
    return Screen(say("ticket-ask-withdraw", number=number, title=title), column(sure, back))


def withdrawn(say: Texts, *, number: int, days: int) -> Screen:
    """Say that the request is taken back, and how to change one's mind."""
    text = (
        say("ticket-withdrawn", number=number, days=days) if days else say("ticket-withdrawn-for-good", number=number)
    )
    return Screen(text, column(_view(say, number), Button(say.plain("button-home"), Home())))


def ask_kind(say: Texts, *, number: int, service_id: str, kind: RequestKind | None) -> Screen:
    """Ask what the new ticket is to be; the same again is one tap away."""
    same = [] if kind is None else [Button(kind.title.spoken(say.language), StartRequest(0, service_id, kind.id))]
    other = Button(say.plain("button-other-kind"), Contact(0, service_id))
    return Screen(say("ticket-ask-kind", number=number), column(*same, other, _view(say, number)))


def ended(say: Texts, *, number: int, name: str, is_withdrawn: bool) -> Screen:
    """Tell staff that the requester has closed the ticket, or taken the request back."""
    return Screen(say("staff-ticket-withdrawn" if is_withdrawn else "staff-ticket-closed", number=number, name=name))


def continues(say: Texts, *, number: int, before: int) -> Screen:
    """Tell staff which closed ticket this one goes on with."""
    return Screen(say("staff-ticket-continues", number=number, before=before))


def _listed(say: Texts, each: Listed) -> Button:
    sign = "mark-withdrawn" if each.closed_as == ClosedAs.WITHDRAWN else f"mark-{each.status.replace('_', '-')}"
    title = excerpt(each.title, most=LONGEST_TITLE)
    return Button(
        say.plain("button-listed-ticket", number=each.number, title=title, mark=say.plain(sign)),
        ViewTicket(each.number),
    )


def _sorts(say: Texts, sort: Sort) -> tuple[Button, ...]:
    """Return the buttons that choose between all, open and closed tickets, where there are both."""
    if not (sort.counts["open"] and sort.counts["closed"]):
        return ()
    return tuple(
        Button(
            say.plain("button-sort-chosen" if which == sort.which else "button-sort", name=say.plain(f"sort-{which}")),
            MyTickets(0, which),
        )
        for which in ("all", "open", "closed")
    )


def _view(say: Texts, number: int) -> Button:
    return Button(say.plain("button-view-ticket", number=number), ViewTicket(number))


def _stop(say: Texts, number: int) -> Button:
    return Button(say.plain("button-stop-writing"), StopWriting(number))
