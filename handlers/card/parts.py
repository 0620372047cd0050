"""What stands on a card between its head and its foot, part by part; a part that is empty is left out."""

from collections.abc import Iterator

from handlers.markdown import plain_text, telegram_html
from handlers.splitting import excerpt
from handlers.staff_view import StaffView
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
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


def details(say: Texts, view: TicketView, work: StaffView) -> Iterator[str]:
    """Yield what the request's form says, and its documents."""
    if view.kind is None:
        return
    yield say("card-description", text=short(form.describe(view.kind, view.answers, say.language)))
    for field in fields(view):
        value = form.spoken_answer(field, view.answers[field.id], say.language)
        yield say("form-line", label=field.label.spoken(say.language), value=short(value))
    for slot in view.kind.slots:
        papers = [paper for paper in work.papers if paper.slot == slot.id]
        label = _short_label(slot.title.spoken(say.language))
        for paper in papers:
            name = say.plain("document-received", name=_short_name(paper.name), kilobytes=max(1, paper.size // 1024))
            yield say("card-paper", mark=say.plain(f"mark-paper-{paper.state}"), label=label, name=name)
        if not papers and form.is_asked(slot, view.answers):
            yield say("card-no-paper", label=label)


def doings(say: Texts, work: StaffView) -> Iterator[str]:
    """Yield what was asked for beside the form, and how it stands with the video call."""
    yield from wishes(say, work)
    call = work.call
    if call is not None and call.state != CallState.REPLACED:
        when = call.at or say("card-call-now" if call.is_now else "card-call-open")
        yield say("card-call", state=say(f"call-state-{call.state}"), when=when)


def wishes(say: Texts, work: StaffView) -> Iterator[str]:
    """Yield what was asked for beside the form, with what was answered."""
    for wish in work.wishes[-MOST_WISHES:]:
        text = excerpt(wish.text, most=LONGEST_WISH)
        if wish.is_open:
            yield say("card-wish-open", text=text)
        else:
            yield say("card-wish-given", text=text, answer=excerpt(wish.answer, most=LONGEST_WISH))


def fields(view: TicketView) -> list[Field]:
    """Return the fields of the form that were answered."""
    return [field for field in view.kind.fields if field.id in view.answers] if view.kind else []


def decision(say: Texts, view: TicketView) -> Html:
    """Say how the approval stands."""
    if view.decision == Decision.NOT_NEEDED:
        return Html("")
    if view.decision == Decision.PENDING or view.decided_at is None:
        return say("card-decision-pending")
    return say(f"card-decision-{key(view.decision)}", admin=name(view.decided_by), when=view.decided_at)


def question(say: Texts, view: TicketView, entries: Library) -> Html:
    """Repeat the question that the ticket began with, and what its requester had read by then."""
    if not view.question:
        return Html("")
    seen = [entry.question.spoken(say.language) for entry in map(entries.entry, view.seen) if entry is not None]
    lines = [say("card-question", text=short(view.question))]
    lines += [say("card-seen", questions="; ".join(seen))] if seen else [say("card-none-seen")]
    lines += [_stuck(say, view.stuck, entries)] if view.stuck else []
    return Html("\n".join(lines))


def _stuck(say: Texts, at: GuideStep, entries: Library) -> Html:
    entry = entries.entry(at.entry_id)
    if entry is None or not 0 < at.step <= len(entry.steps):
        return say("card-stuck-gone", step=at.step)
    question, step = entry.question.spoken(say.language), entry.steps[at.step - 1].spoken(say.language)
    text = short(plain_text(telegram_html(step)))
    return say("card-stuck", step=at.step, total=len(entry.steps), question=question, text=text)


def procedure(say: Texts, view: TicketView, entries: Library) -> Html:
    """Show the staff's procedure of the entry that was read."""
    for entry in map(entries.entry, view.seen):
        if entry is not None and entry.staff and view.status != Status.CLOSED:
            procedure = telegram_html(entry.staff)
            return say("card-procedure", text=procedure) if len(procedure) <= LONGEST_PROCEDURE else Html("")
    return Html("")


def _short_label(text: str) -> str:
    return excerpt(text, most=LONGEST_LABEL)


def _short_name(text: str) -> str:
    return excerpt(text, most=LONGEST_NAME)


def name(text: str) -> str:
    """Return a person's name as one line."""
    return excerpt(text, most=LONGEST_NAME)


def short(text: str) -> str:
    """Return the beginning of what somebody wrote."""
    return excerpt(text, most=LONGEST_VALUE)


def key(value: str) -> str:
    """Return a status as part of a text's key."""
    return value.replace("_", "-")
