"""Every request kind of every pack goes the whole way, in both languages; and the steps that the reviews share."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select

from knowledge.rules import form as rules
from knowledge.rules.form import Papers
from knowledge.service import Field, FieldType, RequestKind, Service, Slot
from knowledge.wording import Language
from storage.database import Database
from storage.tables import history, messages
from tests.files.pictures import png
from tests.journeys.conftest import Town
from tests.packs import built_in_library
from tests.people import PATIENCE, PDF, Persona, Seen

LIBRARY = built_in_library()


SERVICES = [pytest.param(service, id=service.id) for service in LIBRARY.services.values()]


PNG = png()


TYPED = {
    FieldType.TEXT: 'PT "Maju" & <b>Anak</b>',
    FieldType.EMAIL: "siti@maju.co.id",
    FieldType.PHONE: "0812 3456 7890",
    FieldType.NPWP: "01.234.567.8-901.000",
    FieldType.USER_ID: "maju_01",
    FieldType.URL: "https://spse.example.go.id/eproc4?a=1&b=<2>",
    FieldType.DATE: "17-08-2026",
}


WORDS = {
    Language.ID: {
        "contact": "👤 Hubungi petugas",
        "which": "Layanan mana",
        "what": "Apa yang dapat petugas bantu?",
        "check": "Periksa dulu",
        "send": "✅ Kirim",
    },
    Language.EN: {
        "contact": "👤 Contact staff",
        "which": "Which service",
        "what": "What can our staff do for you?",
        "check": "Please check",
        "send": "✅ Send",
    },
}


def staff_of(town: Town, kind: RequestKind, name: str = "budi") -> Persona:
    return Persona(town.telegram, name, kind.unit)


async def start(person: Persona, service: Service, kind: RequestKind, *, language: Language = Language.ID) -> Seen:
    """Come to the first question of a request by buttons."""
    sent = person.writes("/start")
    await person.taps(WORDS[language]["contact"], await person.sees("", after=sent))
    await person.taps(service.title.spoken(language), await person.sees(WORDS[language]["which"], after=sent))
    await person.taps(kind.title.spoken(language), await person.sees(WORDS[language]["what"], after=sent))
    return await person.sees(f"1/{len(rules.steps(kind, {}))}", after=sent)


async def fill(person: Persona, kind: RequestKind, *, picks: int = 0, language: Language = Language.ID) -> None:
    """Answer every step in order; ``picks`` is the place of the choice to tap."""
    answers: dict[str, str] = {}
    place = 0
    while place < len(steps := rules.steps(kind, answers)):
        step = steps[place]
        asked = step.ask if isinstance(step, Field) else step.slots[0].title
        screen = await person.sees(asked.spoken(language), f"{place + 1}/{len(steps)}")
        if isinstance(step, Papers):
            await send_papers(person, step.slots, language=language)
        elif step.type == FieldType.CHOICE:
            choice = step.choices[picks]
            answers[step.id] = choice.id
            await person.taps(choice.title.spoken(language), screen)
        else:
            answers[step.id] = TYPED[step.type]
            person.writes(TYPED[step.type])
        place += 1
    await person.sees(WORDS[language]["check"])


async def send_papers(person: Persona, slots: Sequence[Slot], *, language: Language = Language.ID) -> None:
    """Send a file for each slot of the checklist, in order: the slot is tapped, then the file sent."""
    for place, slot in enumerate(slots):
        if place < len(slots) - 1:
            await person.taps(f"⬜ {place + 1}", await person.sees_button(f"⬜ {place + 1}"))
        person.sends(PDF if "pdf" in slot.types else PNG, name=paper_name(slot))
        if place < len(slots) - 1:
            await person.sees(f"✅ {slot.title.spoken(language)}")


def paper_name(slot: Slot) -> str:
    return f'{slot.id} <1> & "2".pdf'


async def start_activation(siti: Persona) -> Seen:
    """The same for the request that most stories here are about."""
    puspa = LIBRARY.services["puspa"]
    return await start(siti, puspa, puspa.kinds["aktivasi"])


async def at_file(siti: Persona) -> Seen:
    """Come to the last step of an activation: the document."""
    await start_activation(siti)
    for answer, step in (("PT Maju", "2/4"), ("Siti", "3/4"), ("siti@maju.co.id", "4/4")):
        siti.writes(answer)
        await siti.sees(step)
    return await siti.sees("4/4")


async def open_other(person: Persona, service: str = "Aplikasi Puspa", kind: str = "Bantuan lainnya") -> int:
    """File a request with one question only; return the ticket's number."""
    sent = person.writes("/start")
    await person.taps("👤 Hubungi petugas", await person.sees("Selamat datang", after=sent))
    await person.taps(service, await person.sees("Layanan mana", after=sent))
    await person.taps(kind, await person.sees("Apa yang dapat petugas bantu?", after=sent))
    await person.sees("1/1", after=sent)
    person.writes("Akun saya tidak bisa dipakai")
    await person.taps("✅ Kirim", await person.sees("Periksa dulu", after=sent))
    opened = await person.sees("sudah kami terima", after=sent)
    return int(opened["text"].split("#")[1].split()[0])


async def open_bogor(siti: Persona) -> int:
    return await open_other(siti, "Helpdesk LPSE Kota Bogor", "Pertanyaan atau layanan lain")


async def settled(town: Town, person: Persona) -> None:
    """Wait until everything this person set off is worked and sent: a question to the desk comes after it."""
    sent = person.writes("qwrtzp")
    await person.sees("", after=sent)


async def linked(town: Town) -> None:
    """Wait until the desk knows the ids of all that it said about tickets; nobody who reads first answers faster.

    An answer that comes between Telegram's taking a message and the desk's writing down its id finds no ticket: in the
    group it is taken for talk, in private for a question. After a kill in that moment the link is lost for good.
    """
    async with asyncio.timeout(PATIENCE):
        while [row for row in await town.rows(select(messages.c.message_id)) if row.message_id is None]:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def lines(town: Town, ticket: int = 1) -> list[str]:
    rows = await town.rows(select(history.c.event).where(history.c.ticket_id == ticket).order_by(history.c.id))
    return [row.event for row in rows]


def newest(person: Persona) -> Seen:
    return [seen for seen in person.everything() if seen["from"] == "bot"][-1]


def again(person: Persona, seen: Seen) -> Seen:
    """Look at a message once more: it may have been edited."""
    return next(each for each in person.everything() if each["message_id"] == seen["message_id"])


async def change(town: Town, statement: Any) -> None:  # noqa: ANN401 - any statement
    database = Database(town.settings.database.url)
    async with database.transaction() as tx:
        await tx.connection.execute(statement)
    await database.close()


@pytest.mark.parametrize("service", SERVICES)
async def test_every_request_of_every_pack_goes_the_whole_way(town: Town, service: Service) -> None:
    for kind in service.kinds.values():
        for person, language in ((town.siti, Language.ID), (town.agus, Language.EN)):
            await goes_the_whole_way(town, person, service, kind, language=language)


async def goes_the_whole_way(
    town: Town, person: Persona, service: Service, kind: RequestKind, *, language: Language
) -> None:
    """Let somebody fill in a request and send it, and staff take it and answer."""
    before = person.everything()[-1]["message_id"] if person.everything() else 0
    await start(person, service, kind, language=language)
    await fill(person, kind, language=language)
    await person.taps(WORDS[language]["send"])
    opened = await person.sees("sudah kami terima." if language == Language.ID else "We have your ticket", after=before)
    number = int(opened["text"].split("#")[1].split()[0].rstrip("."))
    budi = staff_of(town, kind)
    card = await budi.sees(f"🎫 Tiket #{number} · {kind.title.id}")
    if len(slots := rules.asked_slots(kind, {"dikuasakan": "ya"})) == 1:
        await budi.sees_document(paper_name(slots[0]))
    unit = next(unit for unit in town.settings.units if unit.id == kind.unit)
    assert (card["thread"] is not None) == unit.forum
    await budi.taps("✋ Ambil", card)
    budi.writes(f"Halo dari petugas {number}", reply_to=card)
    await person.sees(f"Halo dari petugas {number}", f"#{number}")
