"""People whom an application sends: nothing that is known is typed, and a link is for one person and a while."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest_asyncio
from sqlalchemy import select

from bot.invitations import new_code
from handlers.payloads import UseInvite, link
from knowledge.rules.invites import Known
from storage import invites
from storage.database import Database
from storage.tables import tickets
from tests.journeys.conftest import Town
from tests.journeys.steps import start_activation, taps_once_there
from tests.journeys.teams import ToldTown, told_town
from tests.people import Persona, Seen, labels

BOT = "loket_demo_bot"
SITI = Known('PT <b>&" Maju', "Siti Rahayu", "siti@maju.co.id", "012345678901000")


@pytest_asyncio.fixture
async def town(tmp_path: Path, database_url: str) -> AsyncIterator[ToldTown]:
    async with told_town(tmp_path, database_url) as here:
        yield here


async def issued(town: Town, known: Known = SITI, *, hours: int = 24) -> str:
    """Issue an invitation as the command does, and return its code."""
    code = new_code()
    database = Database(town.settings.database.url, clock=town.now)
    try:
        async with database.transaction() as tx:
            await invites.issue(tx, code, service="puspa", known=known, lasts=timedelta(hours=hours))
    finally:
        await database.close()
    return code


async def follows(person: Persona, code: str, *texts: str) -> Seen:
    """Let somebody open a link and see what it leads to."""
    before = person.telegram.world.follow_link(person.name, link(BOT, UseInvite(code)))
    return await person.sees(*texts, after=before)


async def test_a_link_of_the_application_becomes_an_active_account_without_a_word_typed(
    town: ToldTown, siti: Persona, agus: Persona, budi: Persona, ratna: Persona
) -> None:
    code = await issued(town)
    summary = await follows(siti, code, "Periksa dulu", 'PT <b>&" Maju', "Siti Rahayu", "siti@maju.co.id")
    await siti.sees("Data Anda dari Aplikasi Puspa sudah kami isikan")
    await town.restart()
    late = await follows(agus, code, "Somebody else has used this link")
    assert {"Account activation", "👤 Contact staff", "🏠 Main menu"} == set(labels(late))
    assert "Maju" not in late["text"], "what is known of one person is not told to another"
    again = await follows(siti, code, "Periksa dulu")
    await siti.taps("✅ Kirim", again)
    await siti.sees("Tiket #1 sudah kami terima")
    await siti.taps("✅ Kirim", summary, forge=True)
    card = await budi.sees("🎫 Tiket #1 · Aktivasi akun", 'PT <b>&" Maju', "siti@maju.co.id")
    sent = await follows(siti, code, "sudah Anda kirim: tiket #1")
    assert "🎫 Lihat tiket #1" in labels(sent)
    assert len(await town.rows(select(tickets.c.id))) == 1
    await ratna.taps("👍 Setujui (admin)", card)
    await town.restart()
    assert town.application.heard == [], "what can be taken back is not told yet"
    await taps_once_there(ratna, "📨 Sampaikan kini", card)
    await siti.sees("Akun Anda aktif", "siti@maju.co.id")
    await town.application.does("account.activated")
    [told] = town.application.done.values()
    assert told["data"]["npwp"] == SITI.npwp
    assert (told["data"]["ticket"], told["data"]["decided_by"]) == (1, "Ratna Dewi")
    siti.writes("/tim")
    await siti.sees('PT <b>&" Maju', "1 aktif")


async def test_only_what_is_not_known_is_asked_and_an_open_form_is_put_aside(town: Town, siti: Persona) -> None:
    await start_activation(siti)
    siti.writes("PT Lain")
    await siti.sees("2/4")
    first = await issued(town, Known(company="PT Maju", email="siti@gmail.com"))
    await follows(siti, first, "Siapa nama karyawan")
    aside = await siti.sees("Formulir Aktivasi akun yang belum selesai kami simpan dulu")
    siti.writes("Siti Rahayu")
    await siti.sees("Periksa dulu", "PT Maju", "Siti Rahayu", "siti@gmail.com")
    await siti.taps("↩️ Kembali ke Aktivasi akun", aside)
    await siti.sees("2/4")
    await follows(siti, first, "Siapa nama karyawan")


async def test_a_link_that_opens_nothing_gets_a_kind_word_and_a_way_on(
    town: Town, siti: Persona, agus: Persona
) -> None:
    code = await issued(town, hours=1)
    town.ahead += timedelta(hours=1, seconds=1)
    ended = await follows(siti, code, "sudah tidak berlaku", "minta tautan baru")
    await siti.taps("Aktivasi akun", ended)
    await siti.sees("1/4")
    await follows(agus, new_code(), "no longer valid")
    for strange in ("i_", "i_short", f"i_{'x' * 60}"):
        town.telegram.world.press_start("agus", strange)
    agus.writes("/start i_<b>")
    agus.writes("/tiket")
    await agus.sees("You have no tickets yet")
