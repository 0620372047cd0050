"""What is said of forms left half-way."""

from handlers.buttons import FormCancel, FormRestore, FormResume, Home, StartRequest
from handlers.forms import Form
from handlers.screen import Button, Screen, column
from handlers.texts import Texts


def cancelled(say: Texts, form: Form, *, is_kept: bool) -> Screen:
    """Say that nothing was sent, with the way back."""
    home = Button(say.plain("button-home"), Home())
    title = form.kind.title.spoken(say.language)
    if is_kept:
        restore = Button(say.plain("button-restore"), FormRestore(form.draft_id))
        return Screen(say("form-cancelled-kept", title=title), column(restore, home))
    return Screen(say("form-cancelled", title=title), column(_again(say, form), home))


def reminder(say: Texts, form: Form, *, done: int, total: int) -> Screen:
    """Remind of a form; ``done`` of its ``total`` steps are filled in."""
    html = say("form-reminder", title=form.kind.title.spoken(say.language), done=done, total=total)
    resume = Button(say.plain("button-continue"), FormResume(form.draft_id))
    return Screen(html, column(resume, Button(say.plain("button-cancel"), FormCancel(form.draft_id))))


def still_owed(say: Texts, form: Form) -> Screen:
    """Remind of documents that staff wait for."""
    titles = ", ".join(slot.title.spoken(say.language) for slot in form.slots)
    html = say("form-reminder-again", number=form.ticket_id, titles=titles)
    return Screen(html, column(Button(say.plain("button-show-list"), FormResume(form.draft_id))))


def let_go(say: Texts, form: Form, *, days: int) -> Screen:
    """Say that a form was deleted after so many days, and how to begin anew."""
    html = say("form-let-go", title=form.kind.title.spoken(say.language), days=days)
    return Screen(html, column(_again(say, form)))


def _again(say: Texts, form: Form) -> Button:
    return Button(say.plain("button-start-again"), StartRequest(0, form.service.id, form.kind.id))
