"""Staff work through their queue: in the group, in a forum, and in their own chat in either language."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from storage.tables import tickets
from storage.transaction import Transaction
from tests.journeys.conftest import Town
from tests.journeys.finder import becomes, furnished, goes_to, many, opens_at
from tests.journeys.papers import staff_at
from tests.people import Persona, labels

NAMES = {"pli": "Seksi PLI", "lpse": "Helpdesk LPSE"}


async def is_late(town: Town, number: int) -> None:
    async def furnish(tx: Transaction) -> None:
        change = update(tickets).where(tickets.c.id == number)
        await tx.connection.execute(change.values(due_at=tx.now - timedelta(hours=2)))

    await furnished(town, furnish)


@pytest.mark.parametrize("unit", ["pli", "lpse"])
async def test_the_group_works_through_its_queue(town: Town, siti: Persona, unit: str) -> None:
    budi, ratna = staff_at(town, unit), staff_at(town, unit, "ratna")
    budi.writes("/antrian")
    await budi.sees(f"Antrian {NAMES[unit]}", "Tidak ada tiket yang masih berjalan")
    first = await opens_at(siti, unit)
    card = await budi.sees(f"🎫 Tiket #{first}")
    others = await many(town, 9, unit=unit)
    await many(town, 1, unit="lpse" if unit == "pli" else "pli")
    await is_late(town, others[8])
    budi.writes("/antrian")
    shown = await budi.sees(f"Antrian {NAMES[unit]}", "Semua: 10 tiket", "halaman 1 dari 2")
    lines = shown["text"].splitlines()[3:]
    assert len(lines) == 8
    assert lines[0].startswith(f"⏰ 🆕 #{others[8]} · 0 mnt · Aktivasi akun · belum ada"), "the late one is on top"
    assert f"#{first} ·" in lines[1]
    assert {"• Semua (10)", "Saya (0)", "Belum diambil (10)", "Lewat batas (1)"} <= set(labels(shown))
    link = f"https://t.me/c/{1 if unit == 'pli' else 2}/".replace("/c/", "/c/100000000")
    assert link in str(shown), "the number leads to the card or the topic"
    shown = await goes_to(budi, shown, "Berikutnya", "halaman 2 dari 2", f"#{others[7]} ·")
    await town.restart()
    shown = await goes_to(budi, shown, "Lewat batas", "Lewat batas: 1 tiket", f"#{others[8]}")
    shown = await goes_to(budi, shown, "Saya", "Saya: 0 tiket (Budi Santoso)", "Tidak ada yang seperti itu")
    await budi.taps("✋ Ambil", card)
    await siti.sees("sedang dikerjakan oleh Budi Santoso")
    shown = await goes_to(budi, shown, "Saya", "Saya: 1 tiket (Budi Santoso)", f"#{first}", "Budi Santoso")
    shown = await goes_to(ratna, shown, "Saya", "Saya: 0 tiket (Ratna Dewi)")
    shown = await goes_to(ratna, shown, "Semua", "Semua: 10 tiket")
    await ratna.taps(f"#{first}", shown)
    anew = await ratna.sees(f"🎫 Tiket #{first}", "Petugas: Budi Santoso", after=shown["message_id"])
    await becomes(budi, card, "kartu terbarunya ada di bawah")
    assert anew["thread"] == card["thread"], "in the same topic, where there is one"
    budi.writes("Sudah kami perbaiki, Bu", reply_to=anew)
    await siti.sees("Sudah kami perbaiki, Bu")
    budi.writes("Untuk kartu yang lama", reply_to=card)
    await siti.sees("Untuk kartu yang lama")


async def test_the_queue_is_sorted_by_service_and_reads_in_english_in_ones_own_chat(town: Town, siti: Persona) -> None:
    budi = Persona(town.telegram, "budi", "budi")
    await opens_at(siti, "pli")
    await opens_at(siti, "lpse")
    await many(town, 1, unit="lpse")
    for unit in NAMES:  # who never wrote in a group is not known there
        staff_at(town, unit).writes("/antrian")
        await staff_at(town, unit).sees("Antrian")
    budi.writes("/start")
    await budi.taps("🌐 English")
    await budi.sees("Welcome")
    budi.writes("/antrian")
    shown = await budi.sees("Which unit's queue?")
    assert labels(shown) == ["Seksi PLI", "Helpdesk LPSE"]
    shown = await goes_to(budi, shown, "Helpdesk LPSE", "Queue of Helpdesk LPSE", "All: 2")
    shown = await goes_to(budi, shown, "🗂 By service (2)", "Choose a service")
    service = next(label for label in labels(shown) if "Bogor" in label)
    shown = await goes_to(budi, shown, service, "#2")
    assert "#3" not in shown["text"]
    shown = await goes_to(budi, shown, "#2", "🎫 Ticket #2", "Open in the group")
    assert "reply to this card" not in shown["text"].lower()
    shown = await goes_to(budi, shown, "◀️ Back", "Queue of Helpdesk LPSE", "#2")
    shown = await goes_to(budi, shown, "#2", "🎫 Ticket #2")
    brought = await budi.taps("🎫 Show its card in the group", shown)
    assert "shown at the bottom" in brought.text
    group = staff_at(town, "lpse")
    await group.sees("kartu terbarunya ada di bawah")
    await goes_to(
        budi, await goes_to(budi, shown, "◀️ Back", "Queue of Helpdesk LPSE"), "↩️ Other units", "Which unit's queue?"
    )


async def test_nobody_else_sees_a_queue_or_a_card_whatever_they_tap(town: Town, siti: Persona, budi: Persona) -> None:
    number = await opens_at(siti, "lpse")
    siti.writes("/antrian")
    await siti.sees("Antrian hanya untuk petugas", "/tiket")
    menu = await siti.sees_button("🎫 Lihat tiket #1")
    for data in (
        f"q:{town.settings.units[1].chat_id * -1}:0:a",
        f"qt:{number}:0:a",
        f"up:{number}",
        f"ft:{number}:1:0",
    ):
        forged = await siti.taps(data, menu, forge=True)
        assert "Hanya petugas" in forged.text, data
    budi.writes("/antrian")
    shown = await budi.sees("Antrian Seksi PLI")
    assert "#1" not in shown["text"], "another unit's ticket"
    elsewhere = await budi.taps(f"q:{town.settings.units[1].chat_id * -1}:0:a", shown, forge=True)
    assert elsewhere.text == ""
    await becomes(budi, shown, "Antrian Seksi PLI")
    not_here = await budi.taps(f"up:{number}", shown, forge=True)
    assert "tidak ada di unit ini" in not_here.text
    for data in (
        "q:1:0:a",
        "q:99:9999999:zz",
        f"q:1:0:s.{'x' * 40}",
        f"qt:{number}:0:a",
        "up:999999999999999999",
        "fd:1:0",
    ):
        forged = await budi.taps(data, shown, forge=True)
        assert "Hanya petugas" not in forged.text
    assert not [seen for seen in budi.everything() if "🎫 Tiket #1" in seen["text"]]
