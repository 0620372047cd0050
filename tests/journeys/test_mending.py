"""Documents sent once more, from the requester's side: pictures, answers to the ticket, reminders, a closed ticket."""

from datetime import timedelta

from sqlalchemy import select

from storage.tables import documents, drafts
from tests.files.pictures import jpeg
from tests.journeys.conftest import Town
from tests.journeys.papers import goes, row, staff_at, state
from tests.journeys.steps import closes
from tests.journeys.test_review_forms import LIBRARY, TYPED, start
from tests.people import PDF, Persona, Seen, labels

KIND = LIBRARY.services["ceisa"].kinds["bantuan-topik"]
SCREENSHOT = KIND.slots[0]
BLURRED = "🔍 Buram, tidak terbaca"


async def a_screenshot_comes_back(town: Town, siti: Persona) -> Seen:
    """Let a ticket's only document be sent back; return the message that says so."""
    await start(siti, LIBRARY.services["ceisa"], KIND)
    for place, field in enumerate(KIND.fields, start=1):
        await siti.sees(f"{place}/3")
        siti.writes(TYPED[field.type])
    await siti.sees("3/3")
    siti.sends(PDF, name="layar.pdf")
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu"))
    await siti.sees("sudah kami terima")
    budi = staff_at(town, "pli")
    card = await budi.sees("🎫 Tiket #1")
    await goes(budi, card, "🔍 Periksa berkas (1)", row(SCREENSHOT, "📎"), "❌ Perbaiki", BLURRED)
    return await siti.sees_button("📎 Kirim perbaikan")


async def test_pictures_wait_for_their_sender_and_go_up_as_one(town: Town, siti: Persona) -> None:
    await siti.taps("📎 Kirim perbaikan", await a_screenshot_comes_back(town, siti))
    await siti.sees("Tiket #1", "Kirim berkas: Tangkapan layar")
    siti.sends(jpeg(), kind="photo", name="")
    shown = await siti.sees("✅ Tangkapan layar · foto 1", "Tekan Kirim")
    assert await state(town) == "waiting"
    await siti.taps("➕ Halaman lagi: Tangkapan layar", shown)
    await siti.sees("kirim foto halaman 2")
    siti.sends(jpeg(100, 200), kind="photo", name="")
    await siti.sees("kirim foto halaman 3")
    await siti.taps("✅ Selesai")
    await siti.taps("✅ Kirim", await siti.sees("2 halaman", "Tekan Kirim"))
    await siti.sees("Berkas untuk tiket #1 sudah diteruskan")
    await staff_at(town, "pli").sees("mengirim ulang berkas tiket #1")
    sent = await town.rows(select(documents.c.content, documents.c.state).where(documents.c.ticket_id == 1))
    assert ("pages", "received") in [tuple(each) for each in sent]
    assert await town.rows(select(drafts.c.id)) == []


async def test_a_file_that_answers_the_ticket_is_the_one_waited_for(town: Town, siti: Persona) -> None:
    told = await a_screenshot_comes_back(town, siti)
    await siti.taps("📎 Kirim perbaikan", told)
    await siti.sees("Kirim berkas: Tangkapan layar")
    siti.writes("Sebentar ya Pak", reply_to=told)
    await staff_at(town, "pli").sees("💬 Siti Rahayu", "Sebentar ya Pak")
    siti.sends(PDF, name="layar-jelas.pdf", reply_to=told["message_id"])
    await siti.sees("Berkas untuk tiket #1 sudah diteruskan")
    assert (await staff_at(town, "pli").sees_document("layar-jelas.pdf"))["reply_to"] is not None
    budi = staff_at(town, "pli")
    card = await budi.sees_button("🔍 Periksa berkas (1)")
    await goes(budi, card, "🔍 Periksa berkas (1)", row(SCREENSHOT, "📎"), "❌ Perbaiki", BLURRED)
    again = await siti.sees("perlu diperbaiki", after=told["message_id"])
    assert labels(again) == labels(told), "it rings: an edit of the first message, far above, would not"


async def test_who_forgets_is_reminded_and_a_closed_ticket_takes_no_more(town: Town, siti: Persona) -> None:
    await siti.taps("📎 Kirim perbaikan", await a_screenshot_comes_back(town, siti))
    await siti.sees("Kirim berkas: Tangkapan layar")
    await town.close()
    town.ahead += timedelta(days=1, minutes=1)
    await town.open()
    reminder = await siti.sees("⏰ Petugas tiket #1 masih menunggu", "Tangkapan layar")
    await siti.taps("📎 Lihat daftar berkas", reminder)
    await siti.sees("Kirim berkas: Tangkapan layar")
    await staff_at(town, "pli").taps("◀️ Kartu tiket")
    await closes(staff_at(town, "pli"))
    shown = await siti.sees("Tiket #1 selesai")
    draft_id = (await town.rows(select(drafts.c.id).where(drafts.c.purpose == "mend")))[0].id
    assert "sudah ditutup" in (await siti.taps(f"all:{draft_id}", shown, forge=True)).text
    sent = siti.sends(PDF, name="terlambat.pdf")
    answer = await siti.sees("", after=sent)
    assert "⏳" not in answer["text"], "it is a question now, not a document"
    assert labels(answer)
