"""What people whom an application sends are told before their form."""

from handlers.buttons import Contact, FormRestore, Home, StartRequest, ViewTicket
from handlers.forms import Form
from handlers.screen import Button, Screen, column
from handlers.texts import Html, Texts
from knowledge.rules.invites import InviteState
from knowledge.service import Service


def filled_in(say: Texts, form: Form, *, aside: Form | None) -> Screen:
    """Say that the form is filled in as far as it is known; ``aside`` is the one that had to give way to it."""
    html = say("invite-filled-in", service=form.service.title.spoken(say.language))
    if aside is None:
        return Screen(html)
    title = aside.kind.title.spoken(say.language)
    back = Button(say.plain("button-restore-other", title=title), FormRestore(aside.draft_id))
    return Screen(Html(f"{html}\n\n{say('invite-put-aside', title=title)}"), column(back))


def sent_already(say: Texts, *, number: int) -> Screen:
    """Lead to the request that was made with this link."""
    view = Button(say.plain("button-view-ticket", number=number), ViewTicket(number))
    return Screen(say("invite-sent-already", number=number), column(view))


def no_use(say: Texts, state: InviteState, service: Service | None) -> Screen:
    """Say kindly that the link opens nothing any more, with the way on."""
    html = say("invite-taken" if state == InviteState.TAKEN else "invite-ended")
    ways = [Button(say.plain("button-contact"), Contact(0, service.id if service else "")), _home(say)]
    if service is not None and service.accounts is not None:
        title = service.kinds[service.accounts.activate].title.spoken(say.language)
        ways.insert(0, Button(title, StartRequest(0, service.id, service.accounts.activate)))
    return Screen(html, column(*ways))


def _home(say: Texts) -> Button:
    return Button(say.plain("button-home"), Home())
