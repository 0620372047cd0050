"""A day in the staff room: handed over, marked, answered, closed for a reason, opened again; second taps."""

from tests.journeys.conftest import Town
from tests.journeys.papers import becomes, current, goes
from tests.journeys.test_review_forms import lines, open_other
from tests.people import Persona, Seen, labels

MARKUP = "<b>PT</b> & [x](tg://user?id=1)"


async def more(staff: Persona, card: Seen, *path: str) -> Seen:
    """Tap something below More."""
    return await goes(staff, card, "⚙️ Lainnya", *path)


async def test_a_ticket_goes_from_hand_to_hand_and_the_second_tap_learns_whose_it_is(
    town: Town, siti: Persona, budi: Persona, ratna: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await more(budi, card, "🤝 Serahkan")
    await becomes(budi, card, "Belum ada rekan lain yang saya kenal")  # nobody else was seen in the group yet
    await goes(budi, card, "◀️ Kembali", "◀️ Kembali")
    ratna.writes("pagi")
    await more(budi, card, "🤝 Serahkan", "👤 Ratna Dewi")
    told = await ratna.sees("Ratna Dewi, Budi Santoso menyerahkan tiket #1 kepada Anda")
    assert 'href="tg://user?id=2002"' in told["html"], "a mention rings, a name does not"
    await becomes(budi, card, "Petugas: Ratna Dewi", "✅ Tutup")
    await siti.sees("Tiket #1 sekarang dikerjakan oleh Ratna Dewi")
    late = await budi.taps("hand:1:2001:0", card, forge=True)
    assert late.show_alert
    assert "sekarang milik Ratna Dewi" in late.text
    await town.restart()
    await more(ratna, card, "🤝 Serahkan", "👐 Lepaskan, tanpa petugas")
    await becomes(ratna, card, "Petugas: belum ada", "✋ Ambil")
    late = await budi.taps("hand:1:2001:2002", card, forge=True)
    assert "baru saja dilepaskan" in late.text
    town.telegram.world.set_member("pli", "ratna", "left")
    gone = await budi.taps("hand:1:2002:0", card, forge=True)
    assert "bukan (lagi) petugas" in gone.text
    assert await lines(town) == ["opened", "assigned", "released"]
    await siti.taps("🎫 Lihat tiket #1", await siti.sees("sudah kami terima"))
    shown = await siti.sees("Aktivitas", "menyerahkan tiket kepada Ratna Dewi")
    assert "melepaskan" not in shown["text"], "that nobody has it is the office's own business"


async def test_priority_and_tags_are_the_offices_own_and_the_last_word_stands_on_the_card(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await more(budi, card, "🚩 Prioritas", "🔴 Mendesak")
    await becomes(budi, card, "Prioritas: 🔴 Mendesak")
    await more(budi, card, "🏷 Tag", "akun")
    await becomes(budi, card, "✅ akun")
    await goes(budi, card, "✏️ Tulis tag lain")
    budi.writes("#" + "x" * 25, reply_to=card)
    await budi.sees("Tag paling panjang 24 huruf")
    budi.writes(f"Berkas Kurang, {MARKUP[:9]}", reply_to=card)
    shown = await becomes(budi, card, "🏷 akun, b pt /b, berkas kurang", "⚙️ Lainnya")
    assert "Prioritas: 🔴 Mendesak" in shown["text"]
    await more(budi, card, "🏷 Tag", "✅ akun")
    await goes(budi, card, "akun", "◀️ Kembali", "◀️ Kembali")
    siti.writes(f"Masih gagal {MARKUP}", reply_to=await siti.sees("sudah kami terima"))
    await becomes(budi, card, "💬 Siti Rahayu", f"Masih gagal {MARKUP}")
    budi.writes("Kami cek", reply_to=card)
    last = await becomes(budi, card, "👤 Budi Santoso", "Kami cek")
    assert "Masih gagal" not in last["text"], "one last message, of either side"
    await siti.taps("🎫 Lihat tiket #1", await siti.sees("sudah kami terima"))
    mine = (await siti.sees("Aktivitas terakhir", "Kami cek"))["text"]
    assert "Mendesak" not in mine
    assert "berkas kurang" not in mine
    assert (await lines(town))[1:5] == ["prioritized", "tagged", "tagged", "untagged"]


async def test_a_ticket_is_closed_for_a_reason_and_opened_again_by_staff(
    town: Town, siti: Persona, budi: Persona, ratna: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await goes(budi, card, "✅ Tutup", "💤 Pemohon tidak menjawab")
    told = await siti.sees("Tiket #1 kami tutup", "belum ada jawaban dari Anda", "dalam 14 hari")
    assert labels(told) == ["🎫 Lihat tiket #1"], "who was not served is not asked how it was"
    await becomes(budi, card, "· pemohon tidak menjawab", "🔄 Buka kembali")
    late = await ratna.taps("over:1:duplicate", card, forge=True)
    assert late.show_alert
    assert "sudah ditutup Budi Santoso" in late.text
    await goes(ratna, card, "🔄 Buka kembali")
    await siti.sees("Tiket #1 kami buka kembali")
    await becomes(ratna, card, "✅ Tutup", "diperiksa")
    late = await budi.taps("agin:1", card, forge=True)
    assert "sudah dibuka kembali oleh Ratna Dewi" in late.text
    await goes(budi, card, "✅ Tutup", "✏️ Alasan lain")
    budi.writes("a" * 501, reply_to=card)
    await budi.sees("Alasan paling panjang 500 huruf")
    budi.writes(f"Sudah dijawab lewat surat {MARKUP}", reply_to=card)
    await siti.sees("Tiket #1 kami tutup:", f"Sudah dijawab lewat surat {MARKUP}")
    await becomes(budi, card, f"· Sudah dijawab lewat surat {MARKUP}")
    assert await lines(town) == ["opened", "closed", "resumed", "closed"]
    for forged in ("over:1:merged", "over:1:other", "over:1:withdrawn", "over:1:x"):
        assert (await budi.taps(forged, card, forge=True)).show_alert
    siti.writes("Suratnya belum sampai", reply_to=await siti.sees("Sudah dijawab lewat surat"))
    await siti.taps("🔄 Buka kembali tiket #1", await siti.sees("sudah ditutup"))
    await becomes(budi, card, "💬 Siti Rahayu", "Suratnya belum sampai", "✅ Tutup")
    assert current(budi, card)["text"].count("Suratnya belum sampai") == 1
