"""The staff's side: the card, the history, notes and talk."""

from sqlalchemy import delete

from bot.demo.entities import utf16_length
from storage.database import Database
from storage.outbox import OutboxState
from storage.tables import outbox
from tests.journeys.conftest import Town
from tests.journeys.steps import closes, open_activation, taps_twice, two_minutes_pass
from tests.journeys.test_review_forms import lines, open_other
from tests.people import Persona, labels


async def test_a_ticket_approved_before_anybody_took_it_can_still_be_taken(
    siti: Persona, budi: Persona, ratna: Persona
) -> None:
    await open_activation(siti)
    await ratna.taps("👍 Setujui (admin)", await ratna.sees("🎫 Tiket #1"))
    card = await budi.sees("🎫 Tiket #1", "Disetujui Ratna Dewi")
    assert "sekarang milik Anda" in (await budi.taps("✋ Ambil", card)).text
    await budi.sees("Petugas: Budi Santoso")


async def test_two_who_tap_at_once_get_one_winner_and_one_name(
    town: Town, siti: Persona, budi: Persona, ratna: Persona
) -> None:
    await open_activation(siti)
    card = await budi.sees("🎫 Tiket #1")
    taps = [town.telegram.world.tap(name, "pli", card["message_id"], "✋ Ambil") for name in ("budi", "ratna")]
    for tap in taps:
        await town.telegram.wait_for_tap(tap, 10)
    assert "sekarang milik Anda" in taps[0].text
    assert "sudah diambil Budi Santoso" in taps[1].text
    taps = [town.telegram.world.tap("ratna", "pli", card["message_id"], data, forge=True) for data in ("dec:1:1",) * 2]
    taps.append(town.telegram.world.tap("ratna", "pli", card["message_id"], "dec:1:0", forge=True))
    for tap in taps:
        await town.telegram.wait_for_tap(tap, 10)
    assert [tap.show_alert for tap in taps] == [False, True, True]
    assert await two_minutes_pass(town) == 1
    await siti.sees("Akun Anda aktif")
    assert await lines(town) == ["opened", "taken", "yes_said", "approved"]
    assert not [seen for seen in siti.everything() if "belum dapat disetujui" in seen["text"]]


async def test_a_long_history_can_be_looked_at(siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    for number in range(26):
        budi.writes(f"Balasan {number}: " + "mohon dilengkapi dulu berkasnya ya Bu, " * 4, reply_to=card)
    await siti.sees("Balasan 25:")
    await budi.taps("📜 Riwayat", await budi.sees("🎫 Tiket #1"))
    told = await budi.sees("Tiket #1", "Riwayat", "yang lebih lama tidak ditampilkan", "Balasan 25:")
    assert utf16_length(told["text"]) <= 4096


async def test_a_long_conversation_does_not_hide_the_ticket_from_its_requester(siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    for number in range(14):
        budi.writes(f"Balasan {number}: " + "<&> mohon dilengkapi dulu berkasnya " * 4, reply_to=card)
    await siti.sees("Balasan 13:")
    await siti.taps("🎫 Lihat tiket #1", await siti.sees("sudah kami terima"))
    await siti.sees("Aktivitas", "Balasan 13:")


async def test_notes_never_leave_the_office(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    note = budi.writes("// pelapor ini sering salah unggah", reply_to=card)
    await budi.sees("Catatan internal disimpan")
    budi.edits(note, "// pelapor ini kadang salah unggah")
    budi.writes("Sudah saya cek", reply_to=card)
    await siti.sees("Sudah saya cek")
    await siti.taps("🎫 Lihat tiket #1", await siti.sees("sudah kami terima"))
    await siti.sees("Aktivitas", "Sudah saya cek")
    assert not [seen for seen in siti.everything() if "salah unggah" in seen["text"]]


async def test_a_reply_turned_into_a_note_is_not_shown_to_the_requester(siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    reply = budi.writes("tunggu ya", reply_to=await budi.sees("🎫 Tiket #1"))
    await siti.sees("tunggu ya")
    budi.edits(reply, "// orang ini sudah tiga kali salah kirim")
    budi.writes("baik", reply_to=await budi.sees("🎫 Tiket #1"))
    await siti.sees("baik")
    await budi.sees("tidak dapat dijadikan catatan internal")
    assert not [seen for seen in siti.everything() if "tiga kali salah kirim" in seen["text"]]


async def test_talk_between_colleagues_under_a_reply_stays_in_the_office(siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    reply = budi.writes("Mohon tunggu ya", reply_to=card)
    await siti.sees("Mohon tunggu ya")
    ratna = Persona(budi.telegram, "ratna", "pli")
    ratna.writes("Bud, orang ini yang kemarin marah-marah?", reply_to={"message_id": reply})
    ratna.writes("// kita cek dulu", reply_to={"message_id": reply})
    await ratna.sees("Catatan internal disimpan")
    budi.writes("lima menit lagi", reply_to={"message_id": reply})
    await siti.sees("lima menit lagi")
    budi.writes("Sudah selesai ya Bu", reply_to=card)
    await siti.sees("Sudah selesai ya Bu")
    assert not [seen for seen in siti.everything() if "marah-marah" in seen["text"]]


async def test_staff_read_in_words_that_the_requester_cannot_be_reached(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    town.telegram.world.set_member("siti", "siti", "kicked")
    budi.writes("Bu Siti?", reply_to=card)
    told = await budi.sees("tidak sampai kepada pemohon")
    await forget_the_undeliverable(town)
    assert "pemohon memblokir bot ini" in told["text"]
    assert "orbidden" not in told["text"]


async def test_closing_asks_once_more_and_can_be_called_off(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await taps_twice(budi, "✅ Tutup", "✖️ Batal", card)
    assert "📜 Riwayat" in labels(await budi.sees_button("✅ Tutup"))
    assert await lines(town) == ["opened"]
    assert "ditutup" in (await closes(budi, card)).text
    await siti.sees("Tiket #1 selesai", "Balas")
    assert await lines(town) == ["opened", "closed"]


async def test_rejecting_asks_why_and_only_an_admin_is_asked(
    town: Town, siti: Persona, budi: Persona, ratna: Persona
) -> None:
    await open_activation(siti)
    card = await budi.sees("🎫 Tiket #1")
    refused = await budi.taps("👎 Tolak (admin)", card)
    assert refused.show_alert
    assert "Hanya admin" in refused.text
    await taps_twice(ratna, "👎 Tolak (admin)", "📝 Data berbeda dengan aplikasi", card)
    await budi.sees("🎫 Tiket #1", "Ditolak Ratna Dewi")
    await two_minutes_pass(town)
    await siti.sees("belum dapat disetujui", "berbeda dengan data di aplikasi")
    assert await lines(town) == ["opened", "no_said", "rejected"]


async def test_an_evaluation_is_asked_for_once_however_often_a_ticket_is_closed(siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    await closes(budi, await budi.sees("🎫 Tiket #1"))
    closed = await siti.sees("Tiket #1 selesai")
    await siti.taps("Lewati semua", closed)
    await siti.sees("kapan saja lewat tiketnya")
    siti.writes("masih gagal", reply_to=closed)
    await siti.taps("🔄 Buka kembali tiket #1", await siti.sees("sudah ditutup"))
    await closes(budi, await budi.sees_button("✅ Tutup"))
    again = await siti.sees("Tiket #1 selesai", after=closed["message_id"])
    assert labels(again) == ["🎫 Lihat tiket #1"]


async def test_staff_see_on_their_own_message_that_it_went_out(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    reply = budi.writes("Mohon tunggu", reply_to=card)
    await siti.sees("Mohon tunggu")
    talk = budi.writes("makan siang dulu")
    note = budi.writes("// cek lagi nanti", reply_to=card)
    await budi.sees("Catatan internal disimpan")

    def reactions() -> dict[int, str]:
        return {seen["message_id"]: seen["reaction"] for seen in budi.everything() if seen.get("reaction")}

    await town.telegram.until(reactions)
    assert reactions() == {reply: "👌"}
    assert {talk, note} <= {seen["message_id"] for seen in budi.everything()}


async def forget_the_undeliverable(town: Town) -> None:
    """Take away what could rightly not be sent: the `town` fixture wants nothing left over."""
    await town.close()
    database = Database(town.settings.database.url)
    async with database.transaction() as tx:
        await tx.connection.execute(delete(outbox).where(outbox.c.state == OutboxState.DEAD))
    await database.close()
