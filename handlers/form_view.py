"""What the screens of a form have in common."""

from collections.abc import Iterator

from handlers.forms import Form
from handlers.texts import Html, Texts
from knowledge.rules import form as rules


def head(say: Texts, form: Form, *, label: str) -> Html:
    """Name the request and the step it is at, or the line of the summary (``label``) that is being changed."""
    title = form.kind.title.spoken(say.language)
    if form.is_mended:
        return say("form-head-mended", title=title, label=label)
    steps = [each.id for each in rules.steps(form.kind, form.answers)]
    return say("form-head", title=title, place=steps.index(form.step) + 1, total=len(steps))


def advice(say: Texts, form: Form) -> Iterator[Html]:
    """Yield the advice on the answer that was just given, if there is any."""
    for field in form.kind.fields:
        if field.id == form.advice:
            yield say("form-advice", advice=field.advice.spoken(say.language))
