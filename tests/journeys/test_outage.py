"""An outage of thirty: noticed, declared, told in both languages, repaired, and closed for all of them in one tap."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from bot import outage_sweeps
from bot.demo.people import PEOPLE, DemoUnit, Role
from bot.demo.people import Person as Inhabitant
from bot.demo.run import TOKEN, UNITS
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED, World
from knowledge.rules import announcing
from knowledge.rules.ticket import ClosedAs, Status
from knowledge.wording import Language
from storage.tables import tickets
from tests.journeys.conftest import Town
from tests.journeys.finder import becomes, goes_to
from tests.journeys.follower import Follower
from tests.journeys.papers import staff_at
from tests.people import Persona, Seen, labels

TEXT = "Halaman Puspa kosong putih"
THIRTY = 30
_LANGUAGES = (Language.ID, Language.EN)
CROWD = [
    Inhabitant(f"orang{place}", 5000 + place, "Orang", str(place), _LANGUAGES[place % 2], Role.REQUESTER)
    for place in range(THIRTY)
]


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell four people at each look, and look all the time: stories do not wait."""
    monkeypatch.setattr(outage_sweeps, "TELL_EVERY", 0.1)
    monkeypatch.setattr(announcing, "share", lambda _: 4)
    monkeypatch.setattr(announcing, "pause", lambda *_: timedelta())


@pytest_asyncio.fixture
async def town(tmp_path: Path, database_url: str) -> AsyncIterator[Town]:
    """The usual town, with thirty people more."""
    units = [DemoUnit(unit.id, unit.name, unit.chat_id, unit.forum) for unit in UNITS]
    world = World(token=TOKEN, units=units, people=(*PEOPLE, *CROWD), allowance=UNLIMITED)
    async with PretendTelegram(world) as telegram:
        here = Town(telegram, tmp_path, database_url=database_url)
        await here.open()
        yield here
        await here.close()
        await here.check_nothing_lost()


def crowd(town: Town) -> list[Follower]:
    return [Follower(town, Persona(town.telegram, each.name, each.name), Language(each.language)) for each in CROWD]


def count(person: Persona, text: str) -> int:
    return sum(text in seen["text"] for seen in person.everything())


async def twelve_report(reporters: Sequence[Follower], budi: Persona) -> Seen:
    """Let people file tickets, all at once; return what staff are asked."""
    await asyncio.gather(*(each.opens(f"{TEXT}, saya {each.person.name}") for each in reporters))
    panel = await budi.sees("Gangguan? Halaman Puspa kosong", "orang melaporkan hal serupa")
    return await becomes(budi, panel, "12 orang", "… dan 4 laporan lain")


async def nine_ask(askers: Sequence[Follower]) -> None:
    """Let people ask the same, read that it is known, and follow it."""

    async def asks(follower: Follower) -> None:
        asked = follower.person.writes(f"{TEXT} dari tadi")
        told = await follower.person.sees("⚡", "Server padam <sejak> pagi.", after=asked)
        assert follower.text("button-outage-follow") in labels(told)
        await follower.taps("button-outage-follow", told)
        await follower.is_told("outage-followed", service=service(follower), after=asked - 1)

    await asyncio.gather(*map(asks, askers))


async def nine_begin_a_request(askers: Sequence[Follower]) -> None:
    """Let people begin the same request, read that it is known, and follow it, but for the last."""

    async def begins(follower: Follower) -> None:
        person = follower.person
        menu = await person.sees("", after=person.writes("/start"))
        await person.taps("req:0:puspa:lainnya", menu, forge=True)
        told = await person.sees("⚡", after=menu["message_id"])
        if follower is askers[-1]:
            await follower.taps("button-outage-not", told)
            await person.sees("1/", after=menu["message_id"])
            person.writes("Cara mengganti direktur perusahaan")
            await follower.taps("button-send")
            await person.sees("✅", "#13")
        else:
            await follower.taps("button-outage-follow", told)
            await follower.becomes(told, follower.text("outage-followed", service=service(follower)))

    await asyncio.gather(*map(begins, askers))


def service(follower: Follower) -> str:
    return "Aplikasi Puspa" if follower.language == Language.ID else "Puspa application"


async def all_hear(followers: Sequence[Follower], key: str, **values: str) -> None:
    """Wait until all have read something, each once."""
    for follower in followers:
        said = follower.text(
            key, **{name: service(follower) if value == "?" else value for name, value in values.items()}
        )
        await follower.person.sees(said)
        assert count(follower.person, said) == 1


async def closed(town: Town) -> int:
    of = (tickets.c.status == Status.CLOSED) & (tickets.c.closed_as == ClosedAs.OUTAGE)
    return int((await town.rows(select(func.count()).where(of)))[0][0])


async def test_an_outage_of_thirty_is_declared_followed_and_over_for_all_at_once(town: Town) -> None:
    everybody, budi, ratna = crowd(town), staff_at(town, "pli"), staff_at(town, "pli", "ratna")
    twelve, asking, beginning = everybody[:12], everybody[12:21], everybody[21:]
    panel = await twelve_report(twelve, budi)
    budi.writes("Server padam <sejak> pagi.", reply_to=panel)
    await becomes(budi, panel, "Server padam <sejak> pagi.")
    forged = await everybody[0].person.taps("ogd:1", await everybody[0].person.sees("#"), forge=True)
    assert forged.show_alert
    await budi.taps("⚡ Jadikan gangguan", panel)
    late = await ratna.taps("ogx:1", panel, forge=True)
    assert "Sudah dijadikan gangguan oleh Budi Santoso" in late.text
    await town.restart()
    await becomes(budi, panel, "Gangguan #1", "Dikabari 12 dari 12 orang", "12 tiket: #1, ")
    await budi.sees("Tiket #12", "⚡ Gangguan #1: ")
    await nine_ask(asking)
    await nine_begin_a_request(beginning)
    followers = everybody[:-1]
    panel = await becomes(budi, panel, "Dikabari 29 dari 29 orang")
    asked = budi.writes("Perkiraan pulih pukul 14.00", reply_to=panel)
    preview = await budi.sees("Kabar, belum dikirim", "Perkiraan pulih", after=asked)
    await goes_to(budi, preview, "📣 Kabari 29 orang", "Dikabarkan kepada 29 orang")
    await all_hear(followers, "outage-news", service="?", text="Perkiraan pulih pukul 14.00")
    await goes_to(ratna, panel, "✅ Sudah pulih", "29 orang akan dikabari dan 12 tiket ditutup")
    await ratna.taps("✅ Ya, sudah pulih", panel)
    await town.restart()
    await becomes(ratna, panel, "Gangguan #1 pulih", "Dikabari 29 dari 29 orang", "Ditutup, 12 tiket")
    await all_hear(followers, "outage-restored", service="?")
    assert not count(everybody[-1].person, everybody[-1].text("outage-restored", service=service(everybody[-1])))
    assert await closed(town) == 12
    await the_first_is_still_in_trouble(everybody[0], budi)


async def the_first_is_still_in_trouble(follower: Follower, budi: Persona) -> None:
    told = await follower.is_told("outage-restored", service=service(follower))
    number = next(label for label in labels(told) if "#" in label).split("#")[1].rstrip(")")
    await follower.taps("button-outage-broken", told, number=number)
    follower.person.writes("Masih kosong di tempat saya")
    await follower.is_told("ticket-reopened", number=number, after=told["message_id"])
    await budi.sees("Masih kosong di tempat saya")


async def test_in_a_forum_staff_declare_it_themselves(town: Town) -> None:
    budi, follower = staff_at(town, "lpse"), crowd(town)[1]
    number = await follower.opens("Aplikasi SPSE padam", service="bogor")
    budi.writes("/gangguan")
    await budi.sees("Tidak ada gangguan")
    budi.writes("/gangguan Aplikasi SPSE padam, sedang diperbaiki")
    panel = await budi.sees("Jadikan gangguan? Aplikasi SPSE padam", "Layanan mana yang terganggu?")
    panel = await goes_to(budi, panel, "Helpdesk LPSE Kota Bogor", "Helpdesk LPSE Kota Bogor · ditulis Budi Santoso")
    panel = await goes_to(budi, panel, "⚡ Jadikan gangguan", "Gangguan #1", "Dikabari 1 dari 1 orang")
    declared = await follower.person.sees("Aplikasi SPSE padam, sedang diperbaiki")
    panel = await goes_to(budi, panel, "🔧 Kabari: masih diperbaiki", "Masih kami perbaiki")
    await follower.taps("button-outage-not-mine", declared)
    await follower.becomes(declared, follower.text("outage-left-tickets", numbers=f"#{number}"))
    await budi.sees("Gangguan Helpdesk LPSE", "0 orang", after=budi.writes("/gangguan"))
    panel = await goes_to(budi, panel, "✅ Sudah pulih", "benar sudah pulih?")
    await goes_to(budi, panel, "✅ Ya, sudah pulih", "Gangguan #1 pulih")
    assert await closed(town) == 0
