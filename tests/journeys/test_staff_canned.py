"""Canned replies: from the pack and written in chat, previewed, sent once, replaced and deleted."""

import re

from sqlalchemy import select

from knowledge.wording import Language
from storage.tables import canned
from tests.journeys.conftest import Town
from tests.journeys.papers import ACTIVATION, becomes, file_request, goes, staff_at
from tests.journeys.test_review_forms import lines, open_bogor, open_other
from tests.people import Persona, Seen, labels


async def test_a_packs_reply_is_previewed_and_sent_once_in_the_requesters_language(
    town: Town, agus: Persona, budi: Persona, ratna: Persona
) -> None:
    await file_request(agus, "puspa", ACTIVATION, language=Language.EN)
    card = await budi.sees("🎫 Tiket #1")
    await goes(budi, card, "💬 Balasan")
    assert "💬 Sedang diperiksa" in labels(await becomes(budi, card, "Anda melihatnya dulu"))
    await goes(budi, card, "💬 Sedang diperiksa")
    shown = await budi.sees("Belum dikirim", "Hello Agus Wijaya, we are looking at ticket #1.")
    assert not [seen for seen in agus.everything() if "looking at ticket" in seen["text"]]
    data = town.telegram.world.keys["pli"].messages[shown["message_id"]].buttons[0][0]["callback_data"]
    await town.restart()
    assert "Terkirim" in (await budi.taps("📨 Kirim", shown)).text
    await agus.sees("Budi Santoso", "Hello Agus Wijaya, we are looking at ticket #1.")
    await becomes(budi, shown, "📨 Budi Santoso ke Agus Wijaya · tiket #1")
    for late, forged in ((budi, data), (ratna, data), (budi, "canz:1")):
        tap = await late.taps(forged, shown, forge=True)
        assert tap.show_alert
        assert "sudah terkirim" in tap.text
    await becomes(budi, card, "👤 Budi Santoso", "Hello Agus Wijaya")
    assert (await lines(town)).count("replied") == 1
    again = await budi.taps(re.sub(r"[0-9a-f]{8}$", "00000000", data), card, forge=True)
    assert "belum dikirim" in again.text
    assert "sudah tidak ada" in (await budi.taps("canp:1:p.tidak-ada", card, forge=True)).text


async def test_staff_keep_their_own_words_and_find_them_by_typing(
    town: Town, siti: Persona, budi: Persona, ratna: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    words = budi.writes("Halo {nama} <b>, tiket #{nomor} ({layanan}) menunggu {petugas}", reply_to=card)
    await siti.sees("{nama} <b>")
    ratna.writes("/simpan Tunggu Ya", reply_to={"message_id": words})
    await ratna.sees("/balas tunggu ya")
    ratna.writes("/balas", reply_to=card)
    which = await ratna.sees("Balasan mana untuk tiket #1?")
    assert labels(which)[:2] == ["💬 tunggu ya", "💬 Sedang diperiksa"]
    ratna.writes("/balas tunggu", reply_to=card)
    shown = await ratna.sees("Belum dikirim", "Halo Siti Rahayu <b>, tiket #1 (Aplikasi Puspa) menunggu Ratna Dewi")
    other = await budi.taps("📨 Kirim", shown)
    assert "tidak sama lagi" in other.text, "it would be sent in another name than was shown"
    await ratna.taps("📨 Kirim", shown)
    await siti.sees("Halo Siti Rahayu <b>, tiket #1 (Aplikasi Puspa) menunggu Ratna Dewi")
    await slips_say_what_to_do(budi, ratna, card, words)
    await a_typed_one_is_kept_and_deleted(budi, card)
    kept = await town.rows(select(canned.c.name, canned.c.retired_by).order_by(canned.c.id))
    assert [tuple(row) for row in kept] == [("tunggu ya", None), ("salam", 2001)]
    assert not [seen for seen in siti.everything() if "/balas" in seen["text"] or "/simpan" in seen["text"]]


async def slips_say_what_to_do(budi: Persona, ratna: Persona, card: Seen, words: int) -> None:
    ratna.writes("/balas zzz", reply_to=card)
    await ratna.sees('Tidak ada balasan dengan kata "zzz"')
    ratna.writes("/balas tunggu")
    await ratna.sees("supaya jelas untuk siapa")
    ratna.writes("/balas")
    await ratna.sees("Balasan unit ini: tunggu ya")
    budi.writes("simpan sebagai balasan tunggu ya", reply_to={"message_id": words})
    await budi.sees("ditulis rekan Anda")
    budi.writes("/simpan apa saja", reply_to=card)
    await budi.sees("Pesan dari saya tidak dapat disimpan")


async def a_typed_one_is_kept_and_deleted(budi: Persona, card: Seen) -> None:
    await goes(budi, card, "💬 Balasan", "✏️ Balasan baru")
    budi.writes("salam\nHalo {namanya}", reply_to=card)
    await budi.sees('"namanya" dalam kurung kurawal tidak saya kenal')
    budi.writes("salam\nHalo {nama}", reply_to=card)
    await budi.sees("/balas salam")
    await goes(budi, card, "💬 Balasan", "🗑 Hapus", "🗑 salam")
    await becomes(budi, card, "🗑 tunggu ya")
    late = await budi.taps("canx:1:2", card, forge=True)
    assert "sudah tidak ada" in late.text
    assert "ditulis rekan Anda" in (await budi.taps("canx:1:1", card, forge=True)).text


async def test_in_a_topic_a_command_is_no_reply_and_another_units_words_are_not_offered(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_bogor(siti)
    lpse = staff_at(town, "lpse")
    card = await lpse.sees("🎫 Tiket #1")
    kept = budi.writes("hanya untuk PLI")
    budi.writes("/simpan pli", reply_to={"message_id": kept})
    await budi.sees("/balas pli")
    lpse.writes("/balas pli", thread=card["thread"])
    assert (await lpse.sees('Tidak ada balasan dengan kata "pli"'))["thread"] == card["thread"]
    lpse.writes("/simpan pli", thread=card["thread"])
    await lpse.sees("tidak dapat disimpan")
    lpse.writes("/balas berkas", thread=card["thread"])
    shown = await lpse.sees("Belum dikirim", "berkas untuk Pertanyaan atau layanan lain pada tiket #1 belum lengkap")
    assert shown["thread"] == card["thread"]
    await lpse.taps("✖️ Batal", shown)
    await becomes(lpse, shown, "tidak jadi dikirim")
    assert "sudah" not in (await lpse.taps("canz:1", shown, forge=True)).text
    stranger = await siti.taps("canp:1:p.berkas-kurang", await siti.sees("sudah kami terima"), forge=True)
    assert stranger.show_alert
    assert await lines(town) == ["opened"]
