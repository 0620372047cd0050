"""The first words."""

from collections.abc import Sequence

from handlers.buttons import Browse, Contact, FormResume, MyTickets, Speak
from handlers.screen import Button, Screen, column
from handlers.texts import Texts
from knowledge.service import Service
from knowledge.wording import Language


def welcome(say: Texts, *, office: str, services: Sequence[Service], draft_id: int | None) -> Screen:
    """Say what the desk does and offer its services; a form left half-way comes first."""
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
    return Screen(say("welcome", office=office), tuple(rows))


def chat_id(say: Texts, *, chat_id: int) -> Screen:
    """Tell the IT person a group's id, for the settings."""
    return Screen(say("group-id", chat=chat_id))
