"""Steps of the stories about documents, further requests and video calls."""

from collections.abc import Sequence

from sqlalchemy import select

from handlers.review.screens import LONGEST_LABEL
from handlers.splitting import excerpt
from knowledge.rules import form as rules
from knowledge.service import RequestKind, Slot
from knowledge.wording import Language
from storage.tables import tickets
from tests.journeys.conftest import Town
from tests.journeys.steps import taps_once_there
from tests.journeys.test_review_forms import LIBRARY, TYPED, WORDS, fill, start
from tests.people import Persona, Seen, labels

RESET = LIBRARY.services["muarojambi"].kinds["reset-password"]
REGISTRATION = LIBRARY.services["bogor"].kinds["registrasi"]
ACTIVATION = LIBRARY.services["puspa"].kinds["aktivasi"]


async def file_request(
    person: Persona, service: str, kind: RequestKind, *, picks: int = 1, language: Language = Language.ID
) -> None:
    """Fill in a whole request with its documents and send it."""
    await start(person, LIBRARY.services[service], kind, language=language)
    await fill(person, kind, picks=picks, language=language)
    await person.taps(WORDS[language]["send"])
    await person.sees("sudah kami terima" if language == Language.ID else "We have your")


async def register_with(person: Persona, content: bytes) -> None:
    """Fill in a registration whose one document is this file, which is held, and send it all the same."""
    await start(person, LIBRARY.services["bogor"], REGISTRATION)
    total = len(rules.steps(REGISTRATION, {}))
    for place, field in enumerate(REGISTRATION.fields, start=1):
        screen = await person.sees(field.ask.id, f"{place}/{total}")
        if field.choices:
            await person.taps(field.choices[0].title.id, screen)
        else:
            person.writes(TYPED[field.type])
    await person.sees(f"{total}/{total}")
    person.sends(content, name="berkas.pdf")
    await person.sees("petugas akan memeriksanya dulu")
    await person.taps("➡️ Lanjut", await person.sees_button("➡️ Lanjut"))
    await person.taps("✅ Kirim", await person.sees("Periksa dulu"))
    await person.sees("sudah kami terima")


def slots_of(kind: RequestKind, *, is_delegated: bool = False) -> Sequence[Slot]:
    return rules.asked_slots(kind, {"dikuasakan": "ya" if is_delegated else "tidak"})


def row(slot: Slot, mark: str) -> str:
    """Return the label of a document's button in the list."""
    return f"{mark} {excerpt(slot.title.id, most=LONGEST_LABEL)}"


async def goes(staff: Persona, card: Seen, *path: str) -> Seen:
    """Tap one button after the other of a card, each as soon as it is there; return the card as it is then."""
    for label in path:
        await taps_once_there(staff, label, card)
    return current(staff, card)


async def becomes(staff: Persona, card: Seen, *texts: str, without: str = "") -> Seen:
    """Wait until a card's message says all this."""

    def fits() -> Seen | None:
        now = current(staff, card)
        is_it = all(text in now["text"] or text in labels(now) for text in texts)
        return now if is_it and (not without or without not in now["text"]) else None

    found = await staff.telegram.until(fits)
    assert found is not None
    return found


def current(staff: Persona, card: Seen) -> Seen:
    return next(seen for seen in staff.everything() if seen["message_id"] == card["message_id"])


def staff_at(town: Town, unit: str, name: str = "budi") -> Persona:
    return Persona(town.telegram, name, unit)


async def state(town: Town, ticket: int = 1) -> str:
    """Return a ticket's status as it is kept."""
    rows = await town.rows(select(tickets.c.status).where(tickets.c.id == ticket))
    return str(rows[0].status)
