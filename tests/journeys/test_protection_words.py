"""Coarse words outside of messages, and albums of somebody who is muted: asked for again, or kept; never lost."""

import pytest
from sqlalchemy import select

from storage.tables import held, history, tickets
from tests.files.pictures import png
from tests.journeys.conftest import Town
from tests.journeys.steps import taps_once_there
from tests.journeys.test_protection import Guarded, chooses, guarded
from tests.journeys.test_relay import albums, becomes, seen
from tests.journeys.test_review_forms import open_other
from tests.people import PDF, Persona, labels

__all__ = ["guarded"]

# A person is wanted, of which service, send; and what is said of coarse words that are typed, and that are kept.
WORDS = {
    "siti": ("👤 Hubungi petugas", "Layanan mana", "✅ Kirim", "kurang pantas", "kata yang tidak pantas"),
    "agus": ("👤 Contact staff", "Which service", "✅ Send", "not fit to be passed on", "an improper word"),
}


@pytest.mark.parametrize("reader", ["siti", "agus"])
async def test_a_coarse_word_is_asked_for_again_or_waits_until_somebody_wants_to_see_it(
    guarded: Guarded, reader: str
) -> None:
    person, budi = (guarded.siti if reader == "siti" else guarded.agus), guarded.budi
    contact, which, send, coarse, kept = WORDS[reader]
    asked = person.writes("zqx <b>TOLOL</b> zqy")
    await person.taps(contact, await seen(person, lambda each: contact in labels(each), after=asked))
    services = await person.sees(which, after=asked)
    await person.taps(next(each for each in labels(services) if "Puspa" in each), services)
    kinds = await seen(person, lambda each: any("lainnya" in label or "Other" in label for label in labels(each)))
    await person.taps(next(each for each in labels(kinds) if "lainnya" in each or "Other" in each), kinds)
    first = await person.sees("1/1", after=asked)
    typed = person.writes("t0lol sekali")
    refused = await person.sees(coarse, after=typed)
    assert "1/1" not in refused["text"]
    await guarded.restart()
    person.writes("Akun saya terkunci")  # the form still waits for the answer
    await person.taps(send, await seen(person, lambda each: send in labels(each), after=first["message_id"]))
    await seen(person, lambda each: kept in each["text"], after=typed)
    card = await budi.sees("🎫 Tiket #1", "•••••", "Akun saya terkunci")
    line = await budi.sees("Pesan tiket #1 yang ditahan: 1")
    assert not [each for each in budi.everything() if "TOLOL" in each["text"].upper()]
    await budi.taps("👁 Tampilkan", line)
    await budi.sees("💬", "zqx <b>TOLOL</b> zqy")
    assert card["message_id"] < line["message_id"]
    [row] = await guarded.rows(select(tickets.c.answers))
    assert "t0lol" not in str(row.answers)


async def test_a_file_with_a_coarse_caption_or_name_is_asked_for_again(guarded: Guarded) -> None:
    siti, budi = guarded.siti, guarded.budi
    await open_other(siti)
    opened, card = await siti.sees("sudah kami terima"), await budi.sees("🎫 Tiket #1")
    await taps_once_there(budi, "❔ Minta data", card)
    await taps_once_there(budi, "✏️ Tulis permintaan", card)
    await becomes(budi, card, "balas kartu ini")
    budi.writes("Foto layar", reply_to=card)
    wanted = await siti.sees("Foto layar", after=opened["message_id"])
    for caption, name in (("dasar tolol", "layar.pdf"), ("", "tolol.pdf")):
        sent = siti.sends(PDF, name=name, caption=caption, reply_to=wanted["message_id"])
        await siti.sees("keterangan berkas", after=sent)
    assert (await guarded.rows(select(tickets.c.status)))[0].status == "waiting", "it is still waited for"
    sent = siti.sends(PDF, name="layar.pdf", caption="ini Pak", reply_to=wanted["message_id"])
    await siti.sees("Terima kasih", after=sent)
    await budi.sees_document("layar.pdf")
    assert not [each for each in budi.everything() if "tolol" in each["text"]]


async def test_an_album_of_somebody_muted_is_told_once_and_shown_whole(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_other(siti)
    card, opened = await budi.sees("🎫 Tiket #1"), await siti.sees("sudah kami terima")
    await chooses(budi, card, "🔇 1 jam", "Mengirim pesan berulang-ulang")
    await becomes(budi, card, "🔇 Dibisukan Budi Santoso sampai")
    first = siti.sends(png(9, 9), kind="photo", album="z", caption="tiga foto", reply_to=opened["message_id"])
    for _ in range(2):  # Telegram may name what is answered with the first alone
        siti.sends(png(9, 9), kind="photo", album="z")
    line = await budi.sees("yang ditahan: 3")
    after = [each for each in siti.everything() if each["message_id"] > first and each["from"] == "bot"]
    assert len(after) == 1, "one album, one answer"
    assert "mungkin baru dibaca setelah" in after[0]["text"]
    rows = await town.rows(select(held.c.ticket_id).order_by(held.c.id))
    assert [row.ticket_id for row in rows] == [1, 1, 1], "also the files that answer no message"
    events = await town.rows(select(history.c.event).where(history.c.event == "answered"))
    assert len(events) == 1, "an album is one line"
    assert "tiga foto" not in " ".join(each["text"] for each in budi.everything()), "nor on the card"
    await taps_once_there(budi, "👁 Tampilkan", line)
    await town.telegram.until(lambda: albums(budi) and len(albums(budi)[0]) == 3)
