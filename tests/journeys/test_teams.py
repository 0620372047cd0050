"""A company's team: three colleagues, one leaves; who may see it, change it and join it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest_asyncio

from tests.journeys.steps import start_activation, taps_once_there
from tests.journeys.teams import AGUS, SITI, ToldTown, told_town
from tests.people import Persona, Seen, labels


@pytest_asyncio.fixture
async def town(tmp_path: Path, database_url: str) -> AsyncIterator[ToldTown]:
    async with told_town(tmp_path, database_url) as here:
        yield here


async def test_a_team_of_three_of_which_one_leaves(
    town: ToldTown, siti: Persona, agus: Persona, budi: Persona, ratna: Persona
) -> None:
    mine = await town.has_account("siti@maju.co.id", "Siti <b>Rahayu</b>", person_id=SITI)
    await town.has_account("agus@maju.co.id", "Agus Wijaya", person_id=AGUS)
    await town.has_account("dewi@maju.co.id", "Dewi & Co")
    agus.writes("/start")
    siti.writes("/akun")
    await siti.taps("👥 Tim saya")
    team = await siti.sees("PT Maju", "3 aktif")
    assert labels(team)[:3] == ["✅ Agus Wijaya", "✅ Dewi & Co", "✅ Siti <b>Rahayu</b> (Anda)"]
    await taps_once_there(siti, "✅ Agus Wijaya", team)
    await siti.sees("agus@maju.co.id", "Aktif sejak")
    await taps_once_there(siti, "⏸ Nonaktifkan akun ini", team)
    await siti.sees("Nonaktifkan akun Agus Wijaya")
    await town.restart()
    assert (await taps_once_there(siti, "⏸ Ya, nonaktifkan", team)).text == "Akun sudah dinonaktifkan."
    late = await siti.taps(f"toff:{mine + 1}", team, forge=True)
    assert "sudah tidak aktif" in late.text
    await budi.sees("menonaktifkan akun Agus Wijaya", "Aplikasi diberi tahu otomatis")
    lost = await agus.sees("Your account was deactivated", "agus@maju.co.id")
    await town.application.does("account.deactivated")
    for forged in (f"toff:{mine}", f"tacc:{mine}", "tpage:1:0", "topen:1", "treqs:1", f"ton:{mine + 1}"):
        tap = await agus.taps(forged, lost, forge=True)
        assert tap.show_alert, forged
    assert (await town.states())["siti@maju.co.id"] == "active", "who lost their rights a second ago has none"
    await agus.taps("▶️ Ask to activate again", lost)
    await agus.sees("has been handed on")
    asked = await siti.sees("meminta akunnya diaktifkan lagi", "Agus Wijaya")
    in_group = await ratna.sees("meminta akunnya diaktifkan lagi")
    assert "Hanya admin" in (await budi.taps("👍 Setujui (admin)", in_group)).text
    await siti.taps("👍 Ya, setuju", asked)
    await agus.sees("is active again", "Approved by Siti")
    await ratna.sees("meminta akunnya diaktifkan lagi", "✅ Disetujui Siti")
    again = await ratna.taps("tdec:1:0", in_group, forge=True)
    assert "sudah lebih dulu menjawab" in again.text
    await town.application.does("account.deactivated", "account.reactivated")


async def test_the_last_active_member_leaves_and_an_admin_brings_the_team_back(
    town: ToldTown, siti: Persona, budi: Persona, ratna: Persona
) -> None:
    await town.has_account("siti@maju.co.id", "Siti Rahayu", person_id=SITI)
    siti.writes("/tim")
    team = await siti.sees("1 aktif")
    await taps_once_there(siti, "✅ Siti Rahayu (Anda)", team)
    await taps_once_there(siti, "⏸ Nonaktifkan akun saya", team)
    await siti.sees("akun aktif terakhir perusahaan Anda")
    await taps_once_there(siti, "⏸ Ya, nonaktifkan", team)
    await siti.sees("sudah nonaktif")
    siti.writes("/tim")
    home = await siti.sees("khusus untuk anggota yang akunnya aktif")
    assert "⏸ siti@maju.co.id" in labels(home)
    await taps_once_there(siti, "⏸ siti@maju.co.id", home)
    await taps_once_there(siti, "▶️ Minta diaktifkan lagi", home)
    await siti.sees("sudah diteruskan")
    await town.restart()
    await budi.sees("menonaktifkan akunnya sendiri")
    ratna.writes("/tim maju, pt")
    books = await ratna.sees("PT Maju", "1 nonaktif")
    await taps_once_there(ratna, "⏸ Siti Rahayu", books)
    assert "Hanya admin" in (await taps_once_there(budi, "▶️ Aktifkan lagi (admin)", books)).text
    await taps_once_there(ratna, "▶️ Aktifkan lagi (admin)", books)
    await siti.sees("Akun Anda aktif lagi", "Ratna Dewi")
    await ratna.sees("meminta akunnya diaktifkan lagi", "✅ Disetujui Ratna Dewi")
    await taps_once_there(ratna, "⏸ Nonaktifkan akun ini", books)
    await taps_once_there(ratna, "⏸ Ya, nonaktifkan", books)
    await siti.sees("Akun Anda dinonaktifkan oleh Ratna Dewi")
    assert await town.states() == {"siti@maju.co.id": "inactive"}
    await town.application.does("account.deactivated", "account.reactivated", "account.deactivated")


async def test_joining_a_team_needs_a_yes_of_a_member_or_an_admin(
    town: ToldTown, siti: Persona, agus: Persona, ratna: Persona
) -> None:
    await town.has_account("agus@maju.co.id", "Agus Wijaya", person_id=AGUS)
    await town.has_account("siti@maju.co.id", "Siti Lama", person_id=AGUS)
    agus.writes("/start")
    siti.writes("/tim")
    await siti.taps("➕ Gabung tim · Aplikasi Puspa")
    await siti.sees("1/3", "nama perusahaan")
    siti.writes("/batal")
    await siti.sees("tidak ada permintaan yang dikirim")
    siti.writes("/tim")
    await siti.taps("➕ Gabung tim · Aplikasi Puspa", await siti.sees_button("➕ Gabung tim · Aplikasi Puspa"))
    siti.writes("P.T. MAJU")
    siti.writes("Siti <i>R</i>", reply_to=await siti.sees("2/3"))
    await siti.sees("3/3")
    siti.writes("bukan email")
    await siti.sees("email")
    siti.writes("siti2@maju.co.id")
    await siti.sees("sudah diteruskan", "siti2@maju.co.id")
    asked = await agus.sees("wants to join the team", "Siti <i>R</i>")
    await agus.taps("👍 Yes, agreed", asked)
    await siti.sees("Anda sudah bergabung")
    siti.writes("/tim")
    team = await siti.sees("3 aktif")
    assert "✅ Siti <i>R</i> (Anda)" in labels(team)
    await _join_as_another(siti, team)
    claim = await ratna.sees("ingin bergabung", "siti@maju.co.id", "Hanya admin yang dapat memutuskan")
    assert "only" not in (await agus.sees("wants to join the team"))["text"], "a colleague is not asked about it"
    await ratna.taps("👍 Setujui (admin)", claim)
    await agus.sees("is now another person's")
    assert town.application.done == {}, "nothing changed in the application"


async def _join_as_another(siti: Persona, team: Seen) -> None:
    """Let Siti claim an account that the books have as somebody else's."""
    await siti.taps("tjoin:puspa", team, forge=True)
    for step, words in (("1/3", "PT Maju"), ("2/3", "Siti"), ("3/3", "siti@maju.co.id")):
        await siti.sees(step, after=team["message_id"] - 1)
        siti.writes(words)
    await siti.sees("sudah diteruskan", "(siti@maju.co.id)")


async def test_colleagues_are_asked_whether_they_know_who_wants_an_activation(
    town: ToldTown, siti: Persona, agus: Persona, budi: Persona
) -> None:
    await town.has_account("agus@maju.co.id", "Agus Wijaya", person_id=AGUS)
    agus.writes("/start")
    await start_activation(siti)
    for place, words in (("2/4", "PT Maju"), ("3/4", "Siti Rahayu"), ("4/4", "siti@maju.co.id")):
        siti.writes(words)
        await siti.sees(place)
    await siti.taps("Lewati ⏭")
    await siti.taps("✅ Kirim")
    asked = await agus.sees("asks to activate an account", "Is this a colleague of yours?")
    await agus.taps("👍 Yes, a colleague", asked)
    await budi.sees("Agus Wijaya, anggota aktif perusahaan itu, mengenal Siti Rahayu")
    assert (await town.states())["siti@maju.co.id"] == "waiting", "an admin decides"
    agus.writes("/tim")
    await agus.sees("1 active, 1 waiting")
    town.ahead += timedelta(days=15)
