"""A question becomes a closed ticket: the whole way, with a restart after every step."""

from collections.abc import Awaitable, Callable

import pytest

from tests.bot.demo.api_models import check_call
from tests.journeys.conftest import Town
from tests.journeys.steps import closes, two_minutes_pass
from tests.people import Persona, labels


async def siti_asks(siti: Persona) -> None:
    siti.writes("gmn cra daftr akun puspa?")
    answer = await siti.sees("beacukaipurwakarta.com/register")
    assert {"👍 Terjawab", "🤔 Belum"} <= set(labels(answer))


async def siti_is_not_helped(siti: Persona) -> None:
    await siti.taps("🤔 Belum")
    choice = await siti.sees("Mungkin yang Anda maksud")
    assert 3 <= len(labels(choice)) <= 5, "up to three other entries, none of them, and a person"
    await siti.taps("👤 Hubungi petugas", choice)


async def siti_fills_in_the_form(siti: Persona) -> None:
    await siti.taps("Aktivasi akun", await siti.sees("Apa yang dapat petugas bantu?"))
    await siti.sees("1/4")
    siti.writes('PT <b>&" Maju')
    await siti.sees("2/4")
    siti.writes("Siti Rahayu")
    await siti.sees("3/4")
    siti.writes("siti@maju.co.id")
    await siti.sees("4/4")
    siti.sends(name="surat.pdf")
    summary = await siti.sees("Periksa dulu")
    assert 'PT <b>&" Maju' in summary["text"]
    assert "surat.pdf" in summary["text"]


async def siti_sends_it(siti: Persona, budi: Persona) -> None:
    await siti.taps("✅ Kirim")
    await siti.sees("Tiket #1 sudah kami terima")
    card = await budi.sees("🎫 Tiket #1 · Aktivasi akun")
    for expected in (
        'PT <b>&" Maju',
        "siti@maju.co.id",
        "surat.pdf",
        "gmn cra daftr akun puspa?",
        "Bagaimana cara mendaftarkan akun",
        "Menunggu keputusan admin",
    ):
        assert expected in card["text"]
    assert (await budi.sees_document("surat.pdf"))["reply_to"] == card["message_id"]


async def budi_takes_it_and_replies(siti: Persona, budi: Persona) -> None:
    await budi.taps("✋ Ambil")
    card = await budi.sees("🎫 Tiket #1", "Petugas: Budi Santoso")
    await siti.sees("sedang dikerjakan oleh Budi Santoso")
    budi.writes("Mohon tunggu <sebentar> ya Bu", reply_to=card)
    await siti.sees("Budi Santoso", "Mohon tunggu <sebentar> ya Bu")


async def siti_answers(siti: Persona, budi: Persona) -> None:
    siti.writes("Baik, saya tunggu 🙏", reply_to=await siti.sees("Mohon tunggu"))
    await siti.sees("Sudah diteruskan")
    relayed = await budi.sees("💬 Siti Rahayu", "Baik, saya tunggu 🙏")
    assert relayed["reply_to"] is not None, "it stands under the ticket"


async def ratna_approves(town: Town, siti: Persona, budi: Persona, ratna: Persona) -> None:
    refused = await budi.taps("👍 Setujui (admin)")
    assert "Hanya admin" in refused.text
    card = await ratna.sees_button("👍 Setujui (admin)")
    await ratna.taps("👍 Setujui (admin)", card)
    await ratna.sees("🎫 Tiket #1", "✅ Disetujui Ratna Dewi", "dapat dibatalkan admin")
    assert not [seen for seen in siti.everything() if "disetujui" in seen["text"].lower()]
    for late in (budi, ratna):
        again = await late.taps("dec:1:0", card, forge=True)
        assert again.show_alert
        assert ("Hanya admin" if late is budi else "Sudah disetujui Ratna Dewi") in again.text
    await two_minutes_pass(town)
    await siti.sees("Akun Anda aktif", "tiket #1")


async def budi_closes_and_siti_grades(siti: Persona, budi: Persona) -> None:
    await closes(budi)
    closed = await siti.sees("Tiket #1 selesai")
    grades = [label for label in labels(closed) if "uas" in label]
    assert len(grades) == 4
    for place in range(1, 9):
        await siti.sees(f"{place}/8")
        await siti.taps("🙂 Puas", closed)
    await siti.sees("Terima kasih atas penilaian")
    again = await siti.taps("eval:1:hasil:1", closed, forge=True)
    assert "sudah kami terima" in again.text


async def the_history_tells_all(budi: Persona) -> None:
    await budi.taps("📜 Riwayat")
    history = await budi.sees("Riwayat", "Tiket #1")
    assert labels(history) == []
    assert history["reply_to"] == (await budi.sees("🎫 Tiket #1 · Aktivasi akun", "Masuk:"))["message_id"]
    lines = [line for line in history["text"].splitlines() if " · " in line and line[0].isdigit()]
    order = ["membuka", "mengambil", "membalas", "menulis", "belum disampaikan", "menyetujui permohonan", "menutup"]
    assert "penilaian" not in history["text"], "nobody at the office sees who evaluated"
    assert [next(word for word in order if word in line) for line in lines] == order


async def nothing_strange_was_sent(town: Town) -> None:
    for call in town.telegram.world.calls:
        check_call(call.method, call.parameters)


@pytest.mark.parametrize("is_restarted", [False, True], ids=["in-one-go", "restarted-after-every-step"])
async def test_a_question_becomes_a_closed_ticket(
    town: Town, siti: Persona, budi: Persona, ratna: Persona, *, is_restarted: bool
) -> None:
    steps: tuple[Callable[[], Awaitable[None]], ...] = (
        lambda: siti_asks(siti),
        lambda: siti_is_not_helped(siti),
        lambda: siti_fills_in_the_form(siti),
        lambda: siti_sends_it(siti, budi),
        lambda: budi_takes_it_and_replies(siti, budi),
        lambda: siti_answers(siti, budi),
        lambda: ratna_approves(town, siti, budi, ratna),
        lambda: budi_closes_and_siti_grades(siti, budi),
        lambda: the_history_tells_all(budi),
    )
    for step in steps:
        await step()
        if is_restarted:
            await town.restart()
    await nothing_strange_was_sent(town)
