"""A unit whose group is a forum: one topic a ticket."""

import pytest

from tests.journeys.conftest import Town
from tests.journeys.papers import becomes
from tests.journeys.steps import closes
from tests.journeys.test_review_forms import lines, open_bogor
from tests.people import Persona, labels


@pytest.fixture
def lpse(town: Town) -> Persona:
    """Budi in the forum."""
    return Persona(town.telegram, "budi", "lpse")


async def test_a_ticket_in_the_forum_lives_in_its_topic(town: Town, siti: Persona, lpse: Persona) -> None:
    await open_bogor(siti)
    card = await lpse.sees("🎫 Tiket #1")
    thread = card["thread"]
    assert thread is not None
    topics = town.telegram.world.view("lpse", as_="budi")["topics"]
    assert [topic["name"] for topic in topics] == ["🆕 #1 Pertanyaan atau layanan lain · Siti Rahayu"]
    lpse.writes("di umum saja")  # the general topic belongs to the staff
    lpse.writes("untuk Bu Siti", thread=thread)  # carries the topic's creation as reply_to_message
    told = await siti.sees("untuk Bu Siti")
    siti.writes("terima kasih", reply_to=told)
    relayed = await lpse.sees("💬 Siti Rahayu", "terima kasih")
    assert relayed["thread"] == thread
    lpse.writes("// hanya kita", thread=thread)
    kept = await lpse.sees("Catatan internal disimpan")
    assert kept["thread"] == thread, "a note's receipt stands where the note was written"
    await closes(lpse, await lpse.sees("🎫 Tiket #1"))
    await siti.sees("Tiket #1 selesai")
    await town.telegram.until(lambda: town.telegram.world.view("lpse", as_="budi")["topics"][0]["closed"])
    assert town.telegram.world.view("lpse", as_="budi")["topics"][0]["name"].startswith("✅ #1 ")
    assert not [seen for seen in siti.everything() if "di umum saja" in seen["text"] or "hanya kita" in seen["text"]]


async def test_two_tickets_in_the_forum_never_mix(siti: Persona, town: Town, lpse: Persona) -> None:
    await open_bogor(siti)
    first = await lpse.sees("🎫 Tiket #1")
    await open_bogor(siti)
    second = await lpse.sees("🎫 Tiket #2")
    assert first["thread"] != second["thread"]
    lpse.writes("untuk dua", thread=second["thread"])
    assert "tiket #2" in (await siti.sees("untuk dua"))["text"]
    siti.writes("untuk satu", reply_to=await siti.sees("Tiket #1 sudah kami terima"))
    assert (await lpse.sees("💬 Siti Rahayu", "untuk satu"))["thread"] == first["thread"]


@pytest.mark.parametrize("action", ["close", "rename"])
async def test_what_telegram_notes_in_a_topic_is_no_reply(
    town: Town, siti: Persona, lpse: Persona, action: str
) -> None:
    await open_bogor(siti)
    card = await lpse.sees("🎫 Tiket #1")
    world = town.telegram.world
    if action == "close":
        world.run_topic("ratna", "lpse", "close", thread=card["thread"])
    else:
        chat = world.keys["lpse"]
        created = chat.messages[card["thread"]].api
        service = {**created, "message_id": 950, "from": world.account(2002), "message_thread_id": card["thread"]}
        service.pop("forum_topic_created")
        world.queue("message", {**service, "forum_topic_edited": {"name": "Bu Siti"}, "is_topic_message": True})
    await lpse.taps("✋ Ambil", card)
    await siti.sees("sedang dikerjakan oleh Budi Santoso")
    assert await lines(town) == ["opened", "taken"]
    assert not [seen for seen in siti.everything() if "Ratna" in seen["text"]]


async def test_staff_in_a_forum_are_told_that_the_whole_topic_is_read(siti: Persona, lpse: Persona) -> None:
    await open_bogor(siti)
    card = await lpse.sees("🎫 Tiket #1")
    assert "topik ini" in card["text"].lower()


async def test_a_refusal_in_a_topic_is_said_in_that_topic(town: Town, siti: Persona, lpse: Persona) -> None:
    await open_bogor(siti)
    card = await lpse.sees("🎫 Tiket #1")
    await closes(lpse, card)
    await siti.sees("Tiket #1 selesai")
    ratna = Persona(town.telegram, "ratna", "lpse")
    await town.telegram.until(lambda: town.telegram.world.view("lpse", as_="budi")["topics"][0]["closed"])
    ratna.writes("satu lagi", thread=card["thread"])
    assert (await ratna.sees("sudah ditutup"))["thread"] == card["thread"]


async def test_what_staff_ask_for_in_a_topic_is_answered_there(town: Town, siti: Persona, lpse: Persona) -> None:
    await open_bogor(siti)
    thread = (await lpse.sees("🎫 Tiket #1"))["thread"]
    assert thread is not None
    ratna = Persona(town.telegram, "ratna", "lpse")
    for command, answer in (
        ("/antrian", "Antrian Helpdesk LPSE"),
        ("/cari siti", "1 tiket"),
        ("/tiket 1", "🎫 Tiket #1"),
        ("/gangguan", "Gangguan Helpdesk LPSE"),
        ("/pengumuman Besok tutup", "Pengumuman dari"),
        ("/statistik 2026-13", "Waktunya belum saya pahami"),
        ("/laporan", "📄 Laporan Helpdesk LPSE,"),
    ):
        written = ratna.writes(command, thread=thread)
        assert (await ratna.sees(answer, after=written))["thread"] == thread, command
    panel = await ratna.sees(
        "Jadikan gangguan?", after=ratna.writes("/gangguan sistem bogor tidak bisa dibuka", thread=thread)
    )
    assert panel["thread"] == thread
    ratna.writes("Listrik padam, kami tunggu PLN.", reply_to=panel)
    await becomes(ratna, panel, "Listrik padam, kami tunggu PLN.")
    assert not [seen for seen in siti.everything() if "PLN" in seen["text"]], "it is for those concerned, once declared"
    listed = await ratna.sees("Gangguan Helpdesk LPSE", after=ratna.writes("/gangguan", thread=thread))
    await ratna.taps(labels(listed)[0], listed)
    assert (await ratna.sees("Listrik padam", after=listed["message_id"]))["thread"] == thread
