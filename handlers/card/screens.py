"""The card's faces: the ticket as it is, and its history."""

from collections.abc import Iterator

from handlers.buttons import CloseTicket, Decide, ShowCard, TakeTicket
from handlers.markdown import telegram_html
from handlers.screen import Button, Screen
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from knowledge.rules import form
from knowledge.rules.ticket import Decision, Status
from knowledge.service import Field, Library

LONGEST_VALUE = 160  # characters of an answer or question on the card; the rest follows below it
LONGEST_PROCEDURE = 900
MOST_LINES = 25


def card(say: Texts, view: TicketView, *, entries: Library) -> Screen:
    """Show all there is to know of a ticket, and what may be done with it."""
    parts = [
        say(
            "card-head",
            number=view.number,
            title=view.title(say.language),
            service=view.service.title.spoken(say.language) if view.service else "-",
            unit=view.unit,
            requester=view.requester,
            status=say(f"status-{_key(view.status)}"),
            assignee=view.assignee or say("nobody"),
            opened=view.opened_at,
        ),
        _decision(say, view),
        say("card-closed", when=view.closed_at) if view.closed_at else Html(""),
        Html("\n".join(_details(say, view))),
        _question(say, view, entries),
        _procedure(say, view, entries),
        say("card-how-to-reply") if view.status != Status.CLOSED else Html(""),
    ]
    return Screen("\n\n".join(part for part in parts if part), _buttons(say, view))


def history(say: Texts, view: TicketView) -> Screen:
    """Show who did what and when, the newest lines where there are too many."""
    lines = [
        say(
            "history-line",
            when=line.at,
            what=say(f"event-{_key(line.event)}", actor=line.actor or say("the-desk"), text=excerpt(line.text)),
        )
        for line in view.history[-MOST_LINES:]
    ]
    html = say("card-history", number=view.number, lines=Html("\n".join(lines)))
    return Screen(html, ((Button(say.plain("button-back-to-card"), ShowCard(view.number, history=False)),),))


def long_texts(say: Texts, view: TicketView) -> Iterator[Screen]:
    """Yield the answers that the card could show the beginning of only."""
    for field in _fields(view):
        if len(view.answers[field.id]) > LONGEST_VALUE:
            label = field.label.spoken(say.language)
            yield Screen(say("card-whole-answer", label=label, value=view.answers[field.id]))


def needs_original(question: str) -> bool:
    """Tell whether the card cannot show a question whole: it is too long, or was a picture without words."""
    return len(question) > LONGEST_VALUE or not question.strip()


def topic_name(say: Texts, view: TicketView) -> str:
    """Name a ticket's topic."""
    return say.plain("topic-name", number=view.number, title=view.title(say.language), requester=view.requester)


def excerpt(text: str) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 1]}…"


def _details(say: Texts, view: TicketView) -> Iterator[str]:
    if view.kind is None:
        return
    yield say("card-description", text=excerpt(form.describe(view.kind, view.answers, say.language)))
    for field in _fields(view):
        value = form.spoken_answer(field, view.answers[field.id], say.language)
        yield say("form-line", label=field.label.spoken(say.language), value=excerpt(value))
    for slot in view.kind.slots:
        paper = view.papers.get(slot.id)
        if paper is not None:
            name = say.plain("document-received", name=excerpt(paper.name), kilobytes=max(1, paper.size // 1024))
            yield say("card-document", label=slot.title.spoken(say.language), name=name)
        elif form.is_asked(slot, view.answers):
            yield say("card-no-document", label=slot.title.spoken(say.language))


def _fields(view: TicketView) -> list[Field]:
    return [field for field in view.kind.fields if field.id in view.answers] if view.kind else []


def _decision(say: Texts, view: TicketView) -> Html:
    if view.decision == Decision.NOT_NEEDED:
        return Html("")
    if view.decision == Decision.PENDING or view.decided_at is None:
        return say("card-decision-pending")
    return say(f"card-decision-{_key(view.decision)}", admin=view.decided_by, when=view.decided_at)


def _question(say: Texts, view: TicketView, entries: Library) -> Html:
    if not view.question:
        return Html("")
    seen = [entry.question.spoken(say.language) for entry in map(entries.entry, view.seen) if entry is not None]
    lines = [say("card-question", text=excerpt(view.question))]
    lines += [say("card-seen", questions="; ".join(seen))] if seen else [say("card-none-seen")]
    return Html("\n".join(lines))


def _procedure(say: Texts, view: TicketView, entries: Library) -> Html:
    for entry in map(entries.entry, view.seen):
        if entry is not None and entry.staff and view.status != Status.CLOSED:
            procedure = telegram_html(entry.staff)
            return say("card-procedure", text=procedure) if len(procedure) <= LONGEST_PROCEDURE else Html("")
    return Html("")


def _buttons(say: Texts, view: TicketView) -> tuple[tuple[Button, ...], ...]:
    number = view.number
    rows: list[tuple[Button, ...]] = []
    if view.status != Status.CLOSED:
        if view.decision == Decision.PENDING:
            approve = Button(say.plain("button-approve"), Decide(number, approve=True))
            rows.append((approve, Button(say.plain("button-reject"), Decide(number, approve=False))))
        take = () if view.assignee else (Button(say.plain("button-take"), TakeTicket(number)),)
        rows.append((*take, Button(say.plain("button-close"), CloseTicket(number))))
    rows.append((Button(say.plain("button-history"), ShowCard(number, history=True)),))
    return tuple(rows)


def _key(value: str) -> str:
    return value.replace("_", "-")
