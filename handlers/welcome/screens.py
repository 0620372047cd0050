"""The first words."""

from collections.abc import Sequence

from handlers.answers import kind_rows
from handlers.buttons import Browse, Contact, FormResume, Home, MyAccounts, MyTickets, Speak, StartRequest
from handlers.screen import Button, Screen, column
from handlers.texts import Html, Texts
from knowledge.service import RequestKind, Service
from knowledge.wording import Language


def welcome(
    say: Texts, *, office: str, services: Sequence[Service], draft_id: int | None, is_link_gone: bool = False
) -> Screen:
    """Say what the desk does and offer its services; a form left half-way comes first.

    ``is_link_gone``: somebody followed a link to something that is not (any more) there.
    """
    rows: list[tuple[Button, ...]] = []
    if draft_id is not None:
        rows.append((Button(say.plain("button-resume"), FormResume(draft_id)),))
    rows += column(
        *(Button(service.title.spoken(say.language), Browse(service.id, "", 0)) for service in services),
        Button(say.plain("button-contact"), Contact(0, "")),
    )
    other = Language.EN if say.language == Language.ID else Language.ID
    rows.append(
        (Button(say.plain("button-my-tickets"), MyTickets(0)), Button(say.plain("button-other-language"), Speak(other)))
    )
    if any(service.accounts for service in services):
        rows.append((Button(say.plain("button-my-accounts"), MyAccounts()),))
    html = say("welcome", office=office)
    return Screen(Html(f"{say('link-gone')}\n\n{html}") if is_link_gone else html, tuple(rows))


def spoken(say: Texts, *, is_filling_in: bool) -> Screen:
    """Say, in the language that is spoken from now on, that it is."""
    return Screen(say("language-spoken"), () if is_filling_in else ((_home(say),),))


def service(say: Texts, service: Service, *, office: str) -> Screen:
    """Welcome somebody who came for one service."""
    title, summary = service.title.spoken(say.language), service.summary.spoken(say.language)
    topics = Button(say.plain("button-topics"), Browse(service.id, "", 0))
    rows = (*kind_rows(say, service, question_id=0), (topics,), (_home(say),))
    return Screen(say("link-service", office=office, service=title, summary=summary), rows)


def request(say: Texts, service: Service, kind: RequestKind) -> Screen:
    """Say what a request needs before it begins."""
    needed = [slot.title.spoken(say.language) for slot in kind.slots if slot.required and slot.only_if is None]
    papers = [say("link-request-paper", title=title) for title in needed]
    html = say(
        "link-request",
        title=kind.title.spoken(say.language),
        service=service.title.spoken(say.language),
        questions=len(kind.fields),
    )
    listed = Html("\n".join([say("link-request-papers"), *papers])) if papers else ""
    begin = Button(say.plain("button-begin"), StartRequest(0, service.id, kind.id))
    topics = Button(say.plain("button-topics"), Browse(service.id, "", 0))
    return Screen(Html(f"{html}\n\n{listed}".strip()), (*column(begin, topics), (_home(say),)))


def invitation(say: Texts) -> Screen:
    """Ask for the question that was too long for the link."""
    return Screen(say("link-ask"), ((_home(say),),))


def form_open(say: Texts, *, title: str, draft_id: int) -> Screen:
    """Lead back to the form that somebody left for a link: what they write next goes into it."""
    return Screen(say("link-form", title=title), column(Button(say.plain("button-resume"), FormResume(draft_id))))


def _home(say: Texts) -> Button:
    return Button(say.plain("button-home"), Home())


def chat_id(say: Texts, *, chat_id: int) -> Screen:
    """Tell the IT person a group's id, for the settings."""
    return Screen(say("group-id", chat=chat_id))
