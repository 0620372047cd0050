"""What the screens of a form have in common."""

from collections.abc import Iterator

from handlers.buttons import ReadAside
from handlers.forms import Form
from handlers.screen import Button
from handlers.splitting import excerpt
from handlers.texts import Html, Texts
from knowledge.faq.entry import Entry
from knowledge.rules import form as rules

LONGEST_LABEL = 40  # characters that a narrow phone shows of a button as wide as the message


def head(say: Texts, form: Form, *, label: str) -> Html:
    """Name the request and the step it is at, or the line of the summary (``label``) that is being changed."""
    title = form.kind.title.spoken(say.language)
    if form.is_mended:
        return say("form-head-mended", title=title, label=label)
    steps = [each.id for each in rules.steps(form.kind, form.answers)]
    return say("form-head", title=title, place=steps.index(form.step) + 1, total=len(steps))


def advice(say: Texts, form: Form) -> Iterator[Html]:
    """Yield the advice on the answer that was just given, if there is any, and what it looks like otherwise."""
    answered, entry_id = form.aside
    for field in form.kind.fields:
        if field.id == form.advice:
            yield say("form-advice", advice=field.advice.spoken(say.language))
        if field.id == answered and entry_id in form.service.entries:
            yield say("form-aside", label=field.label.spoken(say.language))


def asides(say: Texts, form: Form) -> tuple[tuple[Button, ...], ...]:
    """Return the button of the answer to what was just typed as if it were asked, if there is one."""
    entry = form.service.entries.get(form.aside[1])
    return () if entry is None else (aside(say, form, entry),)


def aside(say: Texts, form: Form, entry: Entry) -> tuple[Button, ...]:
    """Return the button that shows an answer beside a form."""
    label = say.plain("button-aside", title=entry.button(say.language))
    return (Button(excerpt(label, most=LONGEST_LABEL), ReadAside(form.draft_id, entry.id)),)
