"""A form's questions and its summary."""

from collections.abc import Mapping

from handlers.buttons import (
    FormBack,
    FormCancel,
    FormKeep,
    FormResume,
    FormSend,
    FormSkip,
    Home,
    PickChoice,
    ReplaceRequest,
    StartRequest,
    ViewTicket,
)
from handlers.forms import Form, Paper
from handlers.screen import Button, Screen, column
from handlers.texts import Html, Texts
from knowledge.rules import form as rules
from knowledge.rules.documents import accepted, largest
from knowledge.service import Field, RequestKind, Slot

LONGEST_VALUE = 160  # characters of an answer or a file's name in a form


def step(say: Texts, form: Form, papers: Mapping[str, Paper]) -> Screen:
    """Ask what the form is at, or show the summary when all was asked."""
    asked = form.asked
    if asked is None:
        return summary(say, form, papers)
    steps = rules.steps(form.kind, form.answers)
    html = say(
        "form-step",
        title=form.kind.title.spoken(say.language),
        place=steps.index(asked) + 1,
        total=len(steps),
        ask=_question(say, asked),
        filled=_filled(say, form, asked, papers),
    )
    is_filled = asked.id in form.answers or asked.id in papers
    keep = column(Button(say.plain("button-keep"), FormKeep(form.draft_id, asked.id))) if is_filled else ()
    return Screen(html.strip(), (*keep, *_choices(say, form, asked), *_ways(say, form, asked)))


def summary(say: Texts, form: Form, papers: Mapping[str, Paper]) -> Screen:
    """Show everything once more before it is sent; of long answers the beginning: the ticket has them whole."""
    lines = [
        say(
            "form-line",
            label=field.label.spoken(say.language),
            value=_excerpt(rules.spoken_answer(field, form.answers[field.id], say.language)),
        )
        for field in form.kind.fields
        if field.id in form.answers
    ]
    lines += [
        say("form-line-document", label=slot.title.spoken(say.language), value=_paper(say, papers[slot.id]))
        for slot in form.slots
        if slot.id in papers
    ]
    html = say(
        "form-summary",
        title=form.kind.title.spoken(say.language),
        service=form.service.title.spoken(say.language),
        lines=Html("\n".join(lines)),
    )
    ways = (Button(say.plain("button-back"), FormBack(form.draft_id)), _cancel(say, form))
    return Screen(html, ((Button(say.plain("button-send"), FormSend(form.draft_id)),), ways))


def replace(say: Texts, form: Form, *, service_id: str, kind: RequestKind) -> Screen:
    """Ask before a form that is half filled in gives way to another."""
    html = say(
        "form-replace",
        current=form.kind.title.spoken(say.language),
        wanted=kind.title.spoken(say.language),
    )
    begin = ReplaceRequest(form.draft_id, service_id, kind.id)
    return Screen(
        html,
        column(
            Button(say.plain("button-continue"), FormResume(form.draft_id)),
            Button(say.plain("button-replace"), begin),
        ),
    )


def sure(say: Texts, form: Form) -> Screen:
    """Ask before anything typed is thrown away."""
    return Screen(
        say("form-cancel-sure", title=form.kind.title.spoken(say.language)),
        column(
            Button(say.plain("button-continue"), FormResume(form.draft_id)),
            Button(say.plain("button-cancel-sure"), FormCancel(form.draft_id, is_sure=True)),
        ),
    )


def cancelled(say: Texts, form: Form) -> Screen:
    """Say that it is gone, with a way back."""
    again = StartRequest(form.question_id, form.service.id, form.kind.id)
    return Screen(
        say("form-cancelled"),
        column(Button(say.plain("button-start-again"), again), Button(say.plain("button-home"), Home())),
    )


def sent(say: Texts, *, number: int, title: str, unit: str) -> Screen:
    """Give the ticket's number."""
    return Screen(
        say("ticket-opened", number=number, title=title, unit=unit),
        column(Button(say.plain("button-view-ticket", number=number), ViewTicket(number))),
    )


def _question(say: Texts, asked: Field | Slot) -> Html:
    if isinstance(asked, Field):
        why = asked.why.spoken(say.language)
        html = say("form-ask", ask=asked.ask.spoken(say.language))
        return Html(f"{html}\n{say('form-why', why=why)}") if why else html
    return say(
        "form-ask-document",
        title=asked.title.spoken(say.language),
        help=asked.help.spoken(say.language),
        types=accepted(asked),
        most=largest(asked),
    )


def _filled(say: Texts, form: Form, asked: Field | Slot, papers: Mapping[str, Paper]) -> Html:
    if isinstance(asked, Field) and asked.id in form.answers:
        answer = rules.spoken_answer(asked, form.answers[asked.id], say.language)
        return say("form-filled", value=_excerpt(answer))
    if isinstance(asked, Slot) and asked.id in papers:
        return say("form-filled", value=_paper(say, papers[asked.id]))
    return Html("")


def _paper(say: Texts, paper: Paper) -> str:
    if paper.is_fetching:
        return say.plain("document-fetching", name=_excerpt(paper.name))
    return say.plain("document-received", name=_excerpt(paper.name), kilobytes=max(1, paper.size // 1024))


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 1]}…"


def _choices(say: Texts, form: Form, asked: Field | Slot) -> tuple[tuple[Button, ...], ...]:
    choices = asked.choices if isinstance(asked, Field) else ()
    return column(
        *(
            Button(choice.title.spoken(say.language), PickChoice(form.draft_id, asked.id, choice.id))
            for choice in choices
        )
    )


def _ways(say: Texts, form: Form, asked: Field | Slot) -> tuple[tuple[Button, ...], ...]:
    is_first = rules.step_before(form.kind, form.answers, form.step) == form.step
    skip = () if asked.required else ((Button(say.plain("button-skip"), FormSkip(form.draft_id, asked.id)),),)
    back = () if is_first else (Button(say.plain("button-back"), FormBack(form.draft_id)),)
    return (*skip, (*back, _cancel(say, form)))


def _cancel(say: Texts, form: Form) -> Button:
    return Button(say.plain("button-cancel"), FormCancel(form.draft_id, is_sure=False))
