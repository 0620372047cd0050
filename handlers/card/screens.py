"""The card: a ticket as it is, the question before a step that cannot be taken back, and the history below it."""

from collections.abc import Iterator

from handlers.buttons import (
    AskClose,
    AskReject,
    CloseTicket,
    Decide,
    ShowCall,
    ShowCard,
    ShowHistory,
    ShowPapers,
    ShowWishes,
    TakeTicket,
)
from handlers.markdown import plain_text, telegram_html
from handlers.screen import Button, Screen
from handlers.splitting import LONGEST_TEXT, excerpt, units_shown
from handlers.staff_view import StaffView
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from handlers.timeline import timeline
from knowledge.faq.reading import GuideStep
from knowledge.rules import form
from knowledge.rules.appointments import CallState
from knowledge.rules.ticket import Decision, Status
from knowledge.service import Field, Library

LONGEST_VALUE = 160  # characters of an answer or question on the card; the rest follows below it
LONGEST_PROCEDURE = 900
LONGEST_LABEL = 60
LONGEST_NAME = 60
LONGEST_WISH = 80
MOST_WISHES = 5
MOST_LINES = 25
_NOTHING = StaffView()
_OTHER = "undelivered-other"
_UNDELIVERED = (
    ("blocked", "undelivered-blocked"),
    ("chat not found", "undelivered-not-found"),
    ("deactivated", "undelivered-gone"),
)


def card(
    say: Texts,
    view: TicketView,
    *,
    entries: Library,
    work: StaffView = _NOTHING,
    asks: CloseTicket | Decide | None = None,
) -> Screen:
    """Show all there is to know of a ticket, and what may be done with it, or whether that is really meant."""
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
        Html("\n".join(_details(say, view, work))),
        Html("\n".join(_doings(say, work))),
        _question(say, view, entries),
        _how_to_write(say, view),
    ]
    text = "\n\n".join(part for part in parts if part)
    procedure = _procedure(say, view, entries)
    if procedure and units_shown(text) + units_shown(procedure) + 2 <= LONGEST_TEXT:
        text = "\n\n".join(part for part in (*parts[:-1], procedure, parts[-1]) if part)
    return Screen(text, _sure(say, asks) if asks else _buttons(say, view, work))


def history(say: Texts, view: TicketView) -> Screen:
    """Show who did what and when, the newest lines where there are too many."""

    def shown(lines: Html) -> Html:
        return say("card-history", number=view.number, title=view.title(say.language), lines=lines)

    lines = timeline(say, view.history, most=MOST_LINES, longest=LONGEST_VALUE, beside=shown(Html("")))
    return Screen(shown(lines))


def long_texts(say: Texts, view: TicketView) -> Iterator[Screen]:
    """Yield the answers that the card could show the beginning of only."""
    for field in _fields(view):
        if len(view.answers[field.id]) > LONGEST_VALUE:
            label = field.label.spoken(say.language)
            yield Screen(say("card-whole-answer", label=label, value=view.answers[field.id]))


def undelivered(say: Texts, *, number: int, reason: str) -> Screen:
    """Say why a message did not reach the requester: in our words, where Telegram's reason is a known one."""
    described = reason.lower()
    key = next((key for part, key in _UNDELIVERED if part in described), _OTHER)
    return Screen(say("undelivered", number=number, why=say(key, **({"reason": reason} if key == _OTHER else {}))))


def needs_original(question: str) -> bool:
    """Tell whether the card cannot show a question whole: it is too long, or was a picture without words."""
    return len(question) > LONGEST_VALUE or not question.strip()


def topic_name(say: Texts, view: TicketView) -> str:
    """Name a ticket's topic."""
    return say.plain("topic-name", number=view.number, title=view.title(say.language), requester=view.requester)


def _how_to_write(say: Texts, view: TicketView) -> Html:
    if view.status == Status.CLOSED:
        return Html("")
    return say("card-how-to-write-in-topic" if view.has_topic else "card-how-to-reply")


def _details(say: Texts, view: TicketView, work: StaffView) -> Iterator[str]:
    if view.kind is None:
        return
    yield say("card-description", text=_short(form.describe(view.kind, view.answers, say.language)))
    for field in _fields(view):
        value = form.spoken_answer(field, view.answers[field.id], say.language)
        yield say("form-line", label=field.label.spoken(say.language), value=_short(value))
    for slot in view.kind.slots:
        papers = [paper for paper in work.papers if paper.slot == slot.id]
        label = _short_label(slot.title.spoken(say.language))
        for paper in papers:
            name = say.plain("document-received", name=_short_name(paper.name), kilobytes=max(1, paper.size // 1024))
            yield say("card-paper", mark=say.plain(f"mark-paper-{paper.state}"), label=label, name=name)
        if not papers and form.is_asked(slot, view.answers):
            yield say("card-no-paper", label=label)


def _doings(say: Texts, work: StaffView) -> Iterator[str]:
    """Yield what was asked for beside the form, and how it stands with the video call."""
    for wish in work.wishes[-MOST_WISHES:]:
        text = excerpt(wish.text, most=LONGEST_WISH)
        if wish.is_open:
            yield say("card-wish-open", text=text)
        else:
            yield say("card-wish-given", text=text, answer=excerpt(wish.answer, most=LONGEST_WISH))
    call = work.call
    if call is not None and call.state != CallState.REPLACED:
        when = call.at or say("card-call-now" if call.is_now else "card-call-open")
        yield say("card-call", state=say(f"call-state-{call.state}"), when=when)


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
    lines = [say("card-question", text=_short(view.question))]
    lines += [say("card-seen", questions="; ".join(seen))] if seen else [say("card-none-seen")]
    lines += [_stuck(say, view.stuck, entries)] if view.stuck else []
    return Html("\n".join(lines))


def _stuck(say: Texts, at: GuideStep, entries: Library) -> Html:
    entry = entries.entry(at.entry_id)
    if entry is None or not 0 < at.step <= len(entry.steps):
        return say("card-stuck-gone", step=at.step)
    question, step = entry.question.spoken(say.language), entry.steps[at.step - 1].spoken(say.language)
    text = _short(plain_text(telegram_html(step)))
    return say("card-stuck", step=at.step, total=len(entry.steps), question=question, text=text)


def _procedure(say: Texts, view: TicketView, entries: Library) -> Html:
    for entry in map(entries.entry, view.seen):
        if entry is not None and entry.staff and view.status != Status.CLOSED:
            procedure = telegram_html(entry.staff)
            return say("card-procedure", text=procedure) if len(procedure) <= LONGEST_PROCEDURE else Html("")
    return Html("")


def _buttons(say: Texts, view: TicketView, work: StaffView) -> tuple[tuple[Button, ...], ...]:
    number = view.number
    rows: list[tuple[Button, ...]] = []
    if work.papers:
        is_waited_for = work.unseen > 0 and view.status != Status.CLOSED
        label = say.plain("button-papers-unseen", count=work.unseen) if is_waited_for else say.plain("button-papers")
        rows.append((Button(label, ShowPapers(number)),))
    if view.status != Status.CLOSED:
        if not view.assignee:
            rows.insert(0, (Button(say.plain("button-take"), TakeTicket(number)),))
        more = Button(say.plain("button-wishes"), ShowWishes(number))
        rows.append((more, Button(say.plain("button-call"), ShowCall(number))))
        if view.decision == Decision.PENDING:  # it cannot be closed before somebody has decided
            approve = Button(say.plain("button-approve"), Decide(number, approve=True))
            rows.append((approve, Button(say.plain("button-reject"), AskReject(number))))
        else:
            rows.append((Button(say.plain("button-close"), AskClose(number)),))
    rows.append((Button(say.plain("button-history"), ShowHistory(number)),))
    return tuple(rows)


def _sure(say: Texts, act: CloseTicket | Decide) -> tuple[tuple[Button, ...], ...]:
    label = say.plain("button-close-sure" if isinstance(act, CloseTicket) else "button-reject-sure")
    return ((Button(label, act), Button(say.plain("button-cancel"), ShowCard(act.ticket_id))),)


def _short_label(text: str) -> str:
    return excerpt(text, most=LONGEST_LABEL)


def _short_name(text: str) -> str:
    return excerpt(text, most=LONGEST_NAME)


def _short(text: str) -> str:
    return excerpt(text, most=LONGEST_VALUE)


def _key(value: str) -> str:
    return value.replace("_", "-")
