"""Two tickets of one requester made one, in the forum: both can be read, and answers find the one that goes on."""

from sqlalchemy import select

from storage.tables import merges, tickets
from tests.journeys.conftest import Town
from tests.journeys.papers import becomes, goes, staff_at
from tests.journeys.test_review_forms import open_bogor
from tests.people import Persona, Seen, labels


async def opened(town: Town, siti: Persona) -> tuple[Persona, Seen, Seen]:
    await open_bogor(siti)
    lpse = staff_at(town, "lpse")
    first = await lpse.sees("🎫 Tiket #1")
    await open_bogor(siti)
    return lpse, first, await lpse.sees("🎫 Tiket #2")


async def merged(town: Town) -> list[tuple[int, int]]:
    return [tuple(row) for row in await town.rows(select(merges.c.ticket_id, merges.c.into_id))]


async def test_the_later_of_two_goes_on_in_the_earlier(town: Town, siti: Persona, agus: Persona) -> None:
    lpse, first, later = await opened(town, siti)
    ratna = staff_at(town, "lpse", "ratna")
    lpse.writes("tentang yang kedua", thread=later["thread"])
    asked = await siti.sees("tentang yang kedua")
    await goes(lpse, first, "⚙️ Lainnya", "🔗 Gabungkan", "🔗 #2 Pertanyaan atau layanan lain")
    await becomes(lpse, first, "Gabungkan tiket #2 ke tiket #1?", "🔗 Ya, gabungkan")
    await goes(lpse, first, "🔗 Ya, gabungkan")
    told = await siti.sees("Tiket #2 kami gabungkan ke tiket #1")
    await becomes(lpse, later, "Digabung ke tiket #1", "📜 Riwayat")
    await becomes(lpse, first, "Termasuk tiket #2", "✅ Tutup")
    assert (await lpse.sees("menggabungkan tiket #2 ke tiket ini"))["thread"] == first["thread"]
    second = await ratna.taps("melt:2:1:1", later, forge=True)
    assert second.show_alert
    assert "sudah digabung Budi Santoso ke tiket #1" in second.text
    assert "sudah digabung ke tiket #1" in (await ratna.taps("agin:2", later, forge=True)).text
    assert await merged(town) == [(2, 1)]
    await town.restart()

    await answers_find_the_one_that_goes_on(siti, (lpse, ratna), (first, later), asked)
    await its_requester_sees_both(siti, lpse, first, told)
    states = await town.rows(select(tickets.c.id, tickets.c.status, tickets.c.closed_as).order_by(tickets.c.id))
    assert [tuple(row) for row in states] == [(1, "in_progress", None), (2, "closed", "merged")]


async def answers_find_the_one_that_goes_on(
    siti: Persona, staff: tuple[Persona, Persona], cards: tuple[Seen, Seen], asked: Seen
) -> None:
    (lpse, ratna), (first, later) = staff, cards
    siti.writes("jawaban saya", reply_to=asked)
    assert (await lpse.sees("💬 Siti Rahayu", "jawaban saya"))["thread"] == first["thread"]
    siti.writes("dan satu lagi", reply_to=await siti.sees("Tiket #2 sudah kami terima"))
    assert (await lpse.sees("💬 Siti Rahayu", "dan satu lagi"))["thread"] == first["thread"]
    ratna.writes("dari topik lama", thread=later["thread"])  # admins write into closed topics
    assert "tiket #1" in (await siti.sees("dari topik lama"))["text"]
    await goes(lpse, first, "📜 Riwayat")
    await lpse.sees("Riwayat", "#2 · Budi Santoso membalas: tentang yang kedua", "jawaban saya", "dan satu lagi")


async def its_requester_sees_both(siti: Persona, lpse: Persona, first: Seen, told: Seen) -> None:
    await siti.taps("🎫 Lihat tiket #2", await siti.sees("Tiket #2 sudah kami terima"))
    mine = await siti.sees("Dilanjutkan di tiket #1", "digabung")
    assert not {"🔄 Buka kembali", "⭐ Beri penilaian"} & set(labels(mine))
    await siti.taps("🎫 Lihat tiket #1", mine)
    await siti.sees("Tiket #1", "Termasuk tiket #2", "jawaban saya")
    assert "digabung ke tiket #1" in (await siti.taps("reop:2", told, forge=True)).text
    await siti.taps("pen:2:0", told, forge=True)
    siti.writes("lewat tombol lama")
    assert (await lpse.sees("💬 Siti Rahayu", "lewat tombol lama"))["thread"] == first["thread"]
    notices = [seen for seen in siti.everything() if "gabungkan" in seen["text"]]
    assert len(notices) == 1, "told once"
