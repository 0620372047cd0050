"""What the next step wants and nobody has: typed by staff, asked of the requester; an office without a mail server."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from sqlalchemy import select

from storage.tables import documents, escalations, needs
from tests.files.pictures import png
from tests.journeys.ladder_town import LadderTown, ladder_town
from tests.journeys.papers import becomes, goes
from tests.journeys.test_review_forms import LIBRARY, fill, start
from tests.people import Persona, Seen, labels

CILEGON = LIBRARY.services["cilegon"]
OTHER = CILEGON.kinds["lainnya"]
LADDER = ("⚙️ Lainnya", "⬆️ Eskalasi")


@pytest_asyncio.fixture
async def town(tmp_path: Path, database_url: str) -> AsyncIterator[LadderTown]:
    """A town without a post."""
    async with ladder_town(tmp_path, database_url, has_post=False) as here:
        yield here


async def test_what_is_missing_is_found_and_the_text_is_sent_by_hand(
    town: LadderTown, siti: Persona, agus: Persona, budi: Persona, ratna: Persona
) -> None:
    await start(siti, CILEGON, OTHER)
    await fill(siti, OTHER)
    await siti.taps("✅ Kirim")
    card = await budi.sees("🎫 Tiket #1")
    await staff_fill_it_in(town, budi, card)
    await nobody_else_may(agus)
    ready = await its_requester_sends_a_picture(town, siti, budi, card)
    await budi.taps("⬆️ Eskalasi", ready)
    card = await budi.sees_button("⬆️ Teruskan ke Admin LPSE")
    await goes(budi, card, "⬆️ Teruskan ke Admin LPSE", "⬆️ Ya, teruskan")
    higher = await ratna.sees("🎫 Tiket #1")
    assert "Admin LPSE" in (await budi.taps("esc:1:helpdesk-lkpp:1", card, forge=True)).text
    await all_that_is_missing_is_asked_for(siti, ratna, higher)
    await goes_out_by_hand(siti, ratna, higher)
    await goes_down_step_by_step(siti, budi, ratna, card, higher)
    assert len(await town.rows(select(escalations.c.id))) == 3
    assert {row.need for row in await town.rows(select(needs.c.need))} >= {"npwp", "alamat", "tangkapan-layar"}


async def staff_fill_it_in(town: LadderTown, budi: Persona, card: Seen) -> None:
    """What is not complete cannot go up; wrong words are asked for once more, over a restart as well."""
    await goes(budi, card, *LADDER)
    page = await becomes(budi, card, "✅ Uraian", "⬜ Tangkapan layar: belum ada", "⬜ Alamat situs")
    assert not [label for label in labels(page) if label.startswith("⬆️")]
    early = await budi.taps("esc:1:admin-lpse:1", card, forge=True)
    assert "Belum lengkap: Tangkapan layar, Alamat situs" in early.text
    await goes(budi, card, "⬜ Alamat situs", "✏️ Saya isi sendiri")
    await becomes(budi, card, "balas kartu ini dengan Alamat situs")
    budi.writes("bukan alamat", reply_to=card)
    await budi.sees("Alamat situs itu belum benar")
    await town.restart()
    budi.writes("spse.example.go.id/eproc4", reply_to=card)
    await becomes(budi, card, "✅ Alamat situs: https://spse.example.go.id/eproc4")


async def nobody_else_may(agus: Persona) -> None:
    """A stranger's forged taps move nothing."""
    agus.writes("/start")
    welcome = await agus.sees("Welcome")
    for data in ("lad:1", "neda:1:", "esc:1:admin-lpse:1", "down:1:1:1", "mend1:1"):
        assert (await agus.taps(data, welcome, forge=True)).show_alert, data


async def its_requester_sends_a_picture(town: LadderTown, siti: Persona, budi: Persona, card: Seen) -> Seen:
    """What the requester sends becomes a document like any other, and staff hear that all is there."""
    await goes(budi, card, "⬜ Tangkapan layar", "📨 Minta ke pemohon")
    asked = await siti.sees("memerlukan satu hal lagi", "Tangkapan layar")
    await becomes(budi, card, "❔ Tangkapan layar: ditunggu dari pemohon")
    siti.sends(png(), name="layar.png", kind="photo", reply_to=asked["message_id"])
    ready = await budi.sees("Data tiket #1 untuk Admin LPSE sudah lengkap")
    [paper] = await town.rows(select(documents.c.state, documents.c.slot, documents.c.ticket_id))
    assert tuple(paper) == ("received", "tangkapan-layar", 1)
    return ready


async def all_that_is_missing_is_asked_for(siti: Persona, ratna: Persona, higher: Seen) -> None:
    """Each thing is a question of its own; staff who know better fill in what is waited for."""
    await goes(ratna, higher, *LADDER, "📨 Minta semua ke pemohon (3)")
    await siti.sees("Berapa NPWP perusahaan Anda?")
    await siti.sees("Apa User ID SPSE Anda?")
    siti.writes("PT Maju Bersama", reply_to=await siti.sees("Apa nama perusahaan Anda?"))
    await becomes(ratna, higher, "PT Maju Bersama")
    await goes(ratna, higher, *LADDER, "❔ NPWP perusahaan", "✏️ Saya isi sendiri")
    ratna.writes("01.234.567.8-901.000", reply_to=higher)
    await becomes(ratna, higher, "✅ NPWP perusahaan: •", "1000")
    await goes(ratna, higher, "❔ User ID SPSE", "✏️ Saya isi sendiri")
    ratna.writes("-", reply_to=higher)


async def goes_out_by_hand(siti: Persona, ratna: Persona, higher: Seen) -> None:
    """Without a mail server, staff get the text; the number over there is typed."""
    await goes(ratna, higher, "⬆️ Teruskan ke Helpdesk LKPP")
    by_hand = await becomes(ratna, higher, "belum diatur di sini", "Yth. Helpdesk LKPP", "012345678901000")
    assert "LKT-" not in by_hand["text"]
    await goes(ratna, higher, "✅ Sudah saya kirim")
    await siti.sees("sekarang ditangani Helpdesk LKPP")
    await becomes(ratna, higher, "📍 Di Helpdesk LKPP sejak")
    await goes(ratna, higher, *LADDER, "🔢 Nomor tiket di sana")
    ratna.writes("HD-77", reply_to=higher)
    await becomes(ratna, higher, "Nomor di sana: HD-77", "↩️ Tarik dari Helpdesk LKPP")


async def goes_down_step_by_step(siti: Persona, budi: Persona, ratna: Persona, card: Seen, higher: Seen) -> None:
    """Taken back from the centre, given back to the helpdesk, and up once more."""
    await goes(ratna, higher, "↩️ Tarik dari Helpdesk LKPP", "↩️ Ya, kembalikan")
    await siti.sees("kembali ditangani Admin LPSE")
    await goes(ratna, higher, *LADDER, "↩️ Kembalikan ke Helpdesk LPSE", "↩️ Ya, kembalikan")
    await siti.sees("kembali ditangani Helpdesk LPSE")
    await budi.sees("Ratna Dewi mengembalikan tiket #1 dari Admin LPSE")
    await becomes(budi, card, "🎫 Tiket #1", "Helpdesk LPSE", "⚙️ Lainnya")
    assert "tidak sedang di jenjang atas" in (await budi.taps("down:1:1:1", card, forge=True)).text
    await goes(budi, card, *LADDER, "⬆️ Teruskan ke Admin LPSE", "⬆️ Ya, teruskan")
    await ratna.sees("Budi Santoso meneruskan tiket #1", after=higher["message_id"])
