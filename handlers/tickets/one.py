"""One ticket as its requester sees it: how it stands, what is missing, what happened, what can be done."""

from collections.abc import Iterator
from dataclasses import replace

from handlers import stages
from handlers.away import place_line
from handlers.buttons import (
    CloseOwn,
    ContinueTicket,
    GiveWish,
    Home,
    MendPapers,
    MyEvaluation,
    MyTickets,
    ReopenTicket,
    ReviveTicket,
    ViewTicket,
    WithdrawTicket,
    WriteToTicket,
)
from handlers.promise_words import for_requester
from handlers.screen import Button, Screen
from handlers.splitting import excerpt
from handlers.staff_view import SentPaper
from handlers.texts import Html, Texts
from handlers.ticket_view import Line, OwnTicket, TicketView
from handlers.timeline import timeline
from knowledge.rules import form
from knowledge.rules.appointments import CallState
from knowledge.rules.review import PaperState, Reason
from knowledge.rules.ticket import ClosedAs, Decision, Event, Status

MOST_LINES = 5
LONGEST_LINE = 90  # characters of a message in the list of activities
LONGEST_ANSWER = 120  # characters of an answer in the description
LONGEST_TITLE = 40  # characters of a document's title

Row = tuple[Button, ...]
_QUIET = frozenset({Event.NOTHING_OWED})  # the next line says it better


def screen(say: Texts, own: OwnTicket) -> Screen:
    """Show all of it; internal notes stay inside."""
    parts = [_head(say, own), _description(say, own.view), Html("\n".join(_papers(say, own))), _wishes(say, own)]
    text = Html("\n\n".join(part for part in parts if part))
    shown = (line for line in own.view.history if not line.is_internal and line.event not in _QUIET)
    public = [_spoken(say, own, line) for line in shown]
    beside = say("my-ticket-activity", text=text, lines=Html(""))
    lines = timeline(say, public, most=MOST_LINES, longest=LONGEST_LINE, beside=beside)
    return Screen(say("my-ticket-activity", text=text, lines=lines), tuple(_rows(say, own)))


def _head(say: Texts, own: OwnTicket) -> Html:
    view = own.view
    closed = view.status == Status.CLOSED
    lines = [
        say("my-ticket-title", number=view.number, title=view.title(say.language)),
        view.service.title.spoken(say.language) if view.service else "",
        say(
            "my-ticket-status",
            bar=stages.bar(say, view.status),
            status=_status(say, view),
            decision=_decided(say, view),
        ),
        for_requester(say, view.promise) if not closed else "",
        place_line(say, own.work.away) if own.work.away and not closed else "",
        _call(say, own),
        say("my-ticket-staff", unit=view.unit, assignee=view.assignee or say("nobody")),
        say("my-ticket-opened", when=view.opened_at),
        say("my-ticket-closed", when=view.closed_at) if view.closed_at else "",
        say("my-ticket-continues", number=view.continues_id) if view.continues_id else "",
        say("my-ticket-continued", numbers=", ".join(f"#{each}" for each in own.continued_by))
        if own.continued_by
        else "",
        *_merged(say, own),
    ]
    return Html("\n".join(line for line in lines if line))


def _merged(say: Texts, own: OwnTicket) -> Iterator[Html]:
    """Yield in which ticket this one goes on, which ones go on in it, and that it is one of many of an outage."""
    order = own.work.order
    if order.merged_into is not None:
        yield say("my-ticket-merged", number=order.merged_into)
    if order.absorbed:
        yield say("my-ticket-absorbed", numbers=", ".join(f"#{each}" for each in order.absorbed))
    if order.outage is not None:
        yield say("my-ticket-outage-over" if order.outage.is_over else "my-ticket-outage")


def _call(say: Texts, own: OwnTicket) -> Html:
    """Return when the video call is that both agreed on."""
    call = own.work.call
    if own.view.status == Status.CLOSED or call is None or call.state != CallState.AGREED or call.at is None:
        return Html("")
    return say("my-ticket-call", when=call.at, link=call.link)


def _status(say: Texts, view: TicketView) -> Html:
    if view.status == Status.CLOSED and view.closed_as is not None:
        return say(f"closed-as-{_key(view.closed_as)}")
    return say(f"my-status-{_key(view.status)}")


def _decided(say: Texts, view: TicketView) -> str:
    return "" if view.decision == Decision.NOT_NEEDED else say.plain(f"decision-{_key(view.decision)}")


def _description(say: Texts, view: TicketView) -> Html:
    """Return the ticket's description with the beginning of each answer: whole ones would fill several messages."""
    if view.kind is None:
        return Html("")
    answers = {name: excerpt(answer, most=LONGEST_ANSWER) for name, answer in view.answers.items()}
    described = say("my-ticket-description", text=form.describe(view.kind, answers, say.language))
    return Html(f"{described}\n{say('ticket-stuck', step=view.stuck.step)}") if view.stuck else described


def _papers(say: Texts, own: OwnTicket) -> Iterator[Html]:
    """Yield a line a document, also for one that is still missing, below their heading, while it matters."""
    slots = own.view.kind.slots if own.view.kind and own.view.status != Status.CLOSED else ()
    sent: dict[str, list[SentPaper]] = {}
    for paper in own.work.papers:
        sent.setdefault(paper.slot, []).append(paper)
    lines = []
    for slot in slots:
        title = excerpt(slot.title.spoken(say.language), most=LONGEST_TITLE)
        lines += [_paper(say, title, paper) for paper in sent.get(slot.id, [])]
        if slot.id not in sent and slot.required and form.is_asked(slot, own.view.answers):
            lines.append(say("my-paper-missing", title=title))
    if lines:
        yield say("my-ticket-papers")
        yield from lines


def _paper(say: Texts, title: str, paper: SentPaper) -> Html:
    if paper.state == PaperState.RETURNED:
        usual = paper.reason in set(Reason)
        reason = say.plain(f"reason-{paper.reason}-told") if usual else excerpt(paper.reason, most=LONGEST_LINE)
        return say("my-paper-returned", title=title, reason=reason)
    return say(f"my-paper-{_key(paper.state)}", title=title)


def _spoken(say: Texts, own: OwnTicket, line: Line) -> Line:
    """Return a line of the history with its documents in the reader's language: the office wrote it in its own."""
    titles = {slot.id: slot.title.spoken(say.language) for slot in own.view.kind.slots} if own.view.kind else {}
    if not line.slots or not titles.keys() >= set(line.slots):
        return line
    text = ", ".join(titles[slot] for slot in line.slots)
    if line.why:
        text += f": {say.plain(f'reason-{line.why}-told') if line.why in set(Reason) else line.why}"
    return replace(line, text=text)


def _wishes(say: Texts, own: OwnTicket) -> Html:
    """Return what staff asked for and did not get yet."""
    if own.view.status == Status.CLOSED:
        return Html("")
    wishes = [wish for wish in own.work.wishes if wish.is_open]
    lines = [say("my-ticket-wish", text=excerpt(wish.text, most=LONGEST_ANSWER)) for wish in wishes]
    return Html("\n".join([say("my-ticket-wishes"), *lines])) if lines else Html("")


def _rows(say: Texts, own: OwnTicket) -> Iterator[Row]:
    yield from _closed_rows(say, own) if own.view.status == Status.CLOSED else _open_rows(say, own)
    yield (Button(say.plain("button-my-tickets"), MyTickets(0)), Button(say.plain("button-home"), Home()))


def _open_rows(say: Texts, own: OwnTicket) -> Iterator[Row]:
    number = own.view.number
    if any(paper.state == PaperState.RETURNED for paper in own.work.papers):
        yield (Button(say.plain("button-mend-mine"), MendPapers(number)),)
    wish = next((wish for wish in own.work.wishes if wish.is_open), None)
    if wish is not None:
        yield (Button(say.plain("button-give-mine"), GiveWish(wish.demand_id, is_on=True)),)
    yield (
        Button(say.plain("button-write"), WriteToTicket(number, is_file=False)),
        Button(say.plain("button-write-file"), WriteToTicket(number, is_file=True)),
    )
    yield (
        Button(say.plain("button-close-own"), CloseOwn(number)),
        Button(say.plain("button-withdraw"), WithdrawTicket(number, is_sure=False)),
    )


def _closed_rows(say: Texts, own: OwnTicket) -> Iterator[Row]:
    number = own.view.number
    if own.work.order.merged_into is not None:
        further = own.work.order.merged_into
        yield (Button(say.plain("button-merged-ticket", number=further), ViewTicket(further)),)
    elif own.may_reopen and own.view.closed_as == ClosedAs.LAPSED:
        yield (Button(say.plain("button-revive"), ReviveTicket(number)),)
    elif own.may_reopen:
        yield (Button(say.plain("button-reopen-mine"), ReopenTicket(number)),)
    elif not own.continued_by:
        yield (Button(say.plain("button-continue-ticket"), ContinueTicket(number)),)
    if own.may_evaluate:
        key = "button-my-evaluation" if own.is_evaluated else "button-evaluate"
        yield (Button(say.plain(key), MyEvaluation(number)),)


def _key(value: str) -> str:
    return value.replace("_", "-")
