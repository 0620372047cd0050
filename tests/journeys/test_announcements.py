"""One word to many people: written, aimed, confirmed, refused, stopped; nobody gets it twice or against their will."""

from datetime import timedelta

import pytest

from bot import queue_sweeps
from knowledge.rules import announcing
from tests.journeys.conftest import Town
from tests.journeys.finder import becomes, furnished, goes_to, many, opens_at
from tests.journeys.papers import staff_at
from tests.people import Persona, Seen
from tests.storage.sought import opened

TEXT = "Besok <layanan> tutup & libur"


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look how far announcements are all the time: stories do not wait."""
    monkeypatch.setattr(queue_sweeps, "ANNOUNCE_EVERY", 0.2)


async def announces(admin: Persona, text: str, people: str, *, reply_to: Seen | None = None) -> Seen:
    """Let an admin write an announcement and choose these people; return the question whether it is meant."""
    sent = admin.writes(f"/pengumuman {text}".strip(), reply_to=reply_to)
    draft = await admin.sees("belum dikirim", "Untuk siapa?", after=sent)
    return await goes_to(admin, draft, people, "Penerima:")


async def siti_refuses(siti: Persona) -> None:
    off = await siti.taps("🔕 Jangan kirim pengumuman lagi", await siti.sees(TEXT))
    assert "tidak dikirim lagi" in off.text
    await siti.sees_button("🔔 Kirim pengumuman lagi")


async def siti_wants_them_again(siti: Persona) -> None:
    siti.writes("/pengumuman")
    setting = await siti.sees("Anda tidak dikirimi pengumuman")
    await goes_to(siti, setting, "🔔 Kirim pengumuman lagi", "Anda menerima pengumuman")


@pytest.mark.parametrize("unit", ["pli", "lpse"])
async def test_those_concerned_are_told_in_their_language_and_may_refuse(
    town: Town, siti: Persona, agus: Persona, unit: str
) -> None:
    ratna, budi = staff_at(town, unit, "ratna"), staff_at(town, unit)
    agus.writes("/start")
    await agus.sees("Welcome")
    await opens_at(siti, unit)
    await many(town, 1, unit=unit)
    budi.writes(f"/pengumuman {TEXT}")
    await budi.sees("Hanya admin grup unit itu yang dapat mengumumkan")
    ratna.writes("/pengumuman")
    await ratna.sees("Tulis isinya setelah perintah")
    confirm = await announces(ratna, TEXT, "Tiketnya masih berjalan (2)")
    assert TEXT in confirm["text"]
    assert "Penerima: 2 orang" in confirm["text"]
    await town.restart()
    await ratna.taps("📣 Kirim ke 2 orang", confirm)
    name = {"pli": "Seksi PLI", "lpse": "Helpdesk LPSE"}[unit]
    await siti.sees(f"Pengumuman {name} · Kantor Contoh", TEXT)
    await agus.sees(f"Announcement of {name} · Kantor Contoh", TEXT)
    again = await ratna.taps("anno:1", confirm, forge=True)
    assert "Tidak ada yang dikirim dua kali" in again.text
    await becomes(ratna, confirm, "Pengumuman #1 selesai", "Terkirim: 2 orang", "mau pengumuman: 0")
    assert len([seen for seen in siti.everything() if TEXT in seen["text"]]) == 1
    await siti_refuses(siti)
    written = budi.writes("Kabar kedua")
    answered = next(seen for seen in ratna.everything() if seen["message_id"] == written)
    second = await announces(ratna, "", "Tiketnya", reply_to=answered)
    for said in ("Kabar kedua", "Penerima: 1 orang", "1 tidak mau pengumuman"):
        assert said in second["text"]
    await ratna.taps("📣 Kirim ke 1 orang", second)
    await agus.sees("Kabar kedua")
    await becomes(ratna, second, "Pengumuman #2 selesai", "Terkirim: 1 orang", "mau pengumuman: 1")
    assert not [seen for seen in siti.everything() if "Kabar kedua" in seen["text"]]
    await siti_wants_them_again(siti)


async def test_an_admin_speaks_for_the_office_in_ones_own_chat_or_not_at_all(town: Town, siti: Persona) -> None:
    await opens_at(siti, "lpse")
    ratna = Persona(town.telegram, "ratna", "ratna")
    ratna.writes("/pengumuman <semua>")
    shown = await goes_to(ratna, await ratna.sees("Untuk siapa?"), "↔️ Atas nama Kantor", "dari Kantor Contoh")
    shown = await goes_to(ratna, shown, "Semua yang pernah menghubungi (1)", "Penerima: 1 orang")
    shown = await goes_to(ratna, shown, "◀️ Ganti penerima", "Untuk siapa?")
    await goes_to(ratna, shown, "✖️ Batal", "Pengumuman dibatalkan")
    refused = await ratna.taps("anno:1", shown, forge=True)
    assert "sudah dikirim atau dibatalkan" in refused.text
    forged = await siti.taps("anno:1", await siti.sees_button("🎫 Lihat tiket #1"), forge=True)
    assert forged.show_alert


async def test_an_announcement_is_stopped_in_the_middle_and_the_unreached_are_counted(
    town: Town, siti: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "share", lambda _: 2)
    monkeypatch.setattr(announcing, "pause", lambda *_: timedelta(hours=1))
    ratna = staff_at(town, "pli", "ratna")
    await opens_at(siti, "pli")
    await furnished(town, lambda tx: opened(tx, requester=7, name="Tidak pernah menyapa"))
    for person in range(2000_000, 2000_004):
        await furnished(town, lambda tx, person=person: opened(tx, requester=person, name="Jauh"))  # type: ignore[misc]
    confirm = await announces(ratna, "Gangguan", "Tiketnya masih berjalan (6)")
    await ratna.taps("📣 Kirim ke 6 orang", confirm)
    await siti.sees("Gangguan")
    await town.restart()
    budi = staff_at(town, "pli")
    refused = await budi.taps("halt:1", confirm, forge=True)
    assert "Hanya admin" in refused.text
    town.ahead += timedelta(minutes=1)
    await becomes(ratna, confirm, "sedang dikirim", "Terkirim 1 dari 6", "1 tidak terjangkau")
    await goes_to(ratna, confirm | {"buttons": [[{"text": "⏹ Hentikan"}]]}, "⏹", "dihentikan Ratna Dewi")
    await becomes(ratna, confirm, "Terkirim: 1 orang · tidak jadi dikirim: 4", "Tidak terjangkau: 1")
    town.ahead += timedelta(hours=3)
    over = await ratna.taps("halt:1", confirm, forge=True)
    assert "tidak ada yang dihentikan" in over.text
    late = await announces(ratna, "Terlambat", "Tiketnya")
    town.ahead += timedelta(days=2)
    old = await ratna.taps("📣 Kirim ke 5 orang", late)
    assert "lebih dari sehari" in old.text
