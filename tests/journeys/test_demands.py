"""What staff ask for beside the form: by a card, and given as words or as a file."""

from sqlalchemy import select

from storage.tables import demands, documents
from tests.journeys.conftest import Town
from tests.journeys.papers import becomes, goes, staff_at, state
from tests.journeys.test_review_forms import lines, open_other
from tests.people import PDF, Persona


async def test_something_more_is_asked_for_and_given_as_an_answer(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await goes(budi, card, "❔ Minta data", "✏️ Tulis permintaan")
    await becomes(budi, card, "balas kartu ini")
    ratna = staff_at(town, "pli", "ratna")
    ratna.writes("Halo Bu Siti", reply_to=card)
    await siti.sees("Ratna Dewi", "Halo Bu Siti")
    budi.writes("NIB terbaru & <nomor> rekening", reply_to=card)
    asked = await siti.sees("memerlukan satu hal lagi", "NIB terbaru & <nomor> rekening")
    await becomes(budi, card, "❔ Diminta: NIB terbaru & <nomor> rekening ⏳", "⏳ menunggu pemohon")
    await town.restart()
    siti.writes("NIB 1234567890123 <baru>", reply_to=asked)
    await siti.sees("sudah diteruskan ke petugas tiket #1")
    relayed = await budi.sees("📥 Siti Rahayu", "Diminta: NIB terbaru", "NIB 1234567890123 <baru>")
    assert relayed["reply_to"] == card["message_id"]
    await becomes(budi, card, "✅ NIB 1234567890123 <baru>", "🔧 diperiksa")
    siti.writes("satu lagi", reply_to=asked)
    await budi.sees("💬 Siti Rahayu", "satu lagi")
    assert (await lines(town))[-4:] == ["asked", "given", "nothing_owed", "answered"]


async def test_a_document_asked_for_is_given_after_a_tap(town: Town, siti: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await goes(budi, card, "❔ Minta data", "✏️ Tulis permintaan")
    budi.writes("// jangan lupa NIB", reply_to=card)
    await budi.sees("Catatan internal disimpan")
    budi.writes("Scan NIB", reply_to=card)
    asked = await siti.sees("Scan NIB")
    await siti.taps("✍️ Jawab sekarang", asked)
    await siti.sees("Kirim sekarang", "Scan NIB")
    await town.restart()
    siti.sends(PDF, name="nib.pdf", caption="ini Pak", album="a")
    siti.sends(PDF, name="lampiran.pdf", album="a")
    assert (await budi.sees_document("nib.pdf"))["text"].startswith("📥 Siti Rahayu")
    assert (await budi.sees_document("lampiran.pdf"))["reply_to"] == card["message_id"]
    assert len([seen for seen in siti.everything() if "Terima kasih, sudah diteruskan" in seen["text"]]) == 1
    await becomes(budi, card, "❔ Diminta: Scan NIB ✅ nib.pdf")
    assert (await siti.taps("give:1:1", asked, forge=True)).show_alert
    row_ = (await town.rows(select(demands.c.state, demands.c.answer, demands.c.content)))[0]
    assert tuple(row_) == ("given", "nib.pdf", "document")


async def test_what_is_no_longer_needed_is_dropped(town: Town, siti: Persona, agus: Persona, budi: Persona) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await goes(budi, card, "❔ Minta data", "✏️ Tulis permintaan")
    budi.writes("Nomor telepon", reply_to=card)
    asked = await siti.sees("Nomor telepon")
    agus.writes("/start")
    welcome = await agus.sees("Welcome")
    assert (await agus.taps("give:1:1", welcome, forge=True)).show_alert, "somebody else's"
    await goes(budi, card, "❔ Minta data", "🗑 Batalkan: Nomor telepon")
    dropped = await siti.sees("tidak memerlukan ini lagi")
    assert dropped["message_id"] == asked["message_id"]
    assert await state(town) == "in_progress"
    assert "tidak memerlukan itu lagi" in (await siti.taps("give:1:1", asked, forge=True)).text


async def test_a_file_given_is_looked_into_before_staff_see_it_and_asked_for_again_when_it_is_no_use(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees("🎫 Tiket #1")
    await goes(budi, card, "❔ Minta data", "✏️ Tulis permintaan")
    budi.writes("Scan <NIB>", reply_to=card)
    asked = await siti.sees("memerlukan satu hal lagi", "Scan <NIB>")
    siti.sends(b"%PDF-1.7 broken", name="nib.pdf", reply_to=asked["message_id"])
    again = await siti.sees("Mohon kirim sekali lagi", "Scan <NIB>")
    assert not [seen for seen in budi.everything() if "document" in seen]
    assert await state(town) == "waiting"
    siti.sends(PDF, name="nib <b>.pdf", caption="ini & <b>", reply_to=again["message_id"])
    assert (await budi.sees("📥 Siti Rahayu", "ini & <b>"))["reply_to"] == card["message_id"]
    shown = await budi.sees_document("nib <b>.pdf")
    assert shown["text"].startswith("📥 Siti Rahayu · tiket #1")
    [row] = await town.rows(select(documents.c.sha256, documents.c.slot).where(documents.c.state == "received"))
    assert row.slot == "wish-1"
    assert row.sha256 is not None, "stored like any other"
    await goes(
        budi, card, "🔍 Periksa berkas (1)", "📎 Berkas yang diminta petugas", "❌ Perbaiki", "🔍 Buram, tidak terbaca"
    )
    third = await siti.sees("Mohon kirim sekali lagi", "buram")
    siti.sends(PDF, name="nib3.pdf", reply_to=third["message_id"])
    await budi.sees_document("nib3.pdf")
    await becomes(budi, card, "✅ nib3.pdf")
    assert (await lines(town)).count("asked") == 3
