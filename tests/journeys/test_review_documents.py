"""A request's documents looked at: sent back and mended, accepted, held; and what staff ask for beside the form."""

import asyncio

import pytest
from sqlalchemy import select

from bot.demo.calls import Fault
from bot.demo.entities import utf16_length
from knowledge.wording import Language
from storage.tables import documents, outbox, reviews
from tests.bot.demo.api_models import check_call
from tests.files.make import named_script
from tests.files.pdfs import with_
from tests.files.pictures import jpeg
from tests.journeys.conftest import Town
from tests.journeys.papers import (
    ACTIVATION,
    REGISTRATION,
    RESET,
    becomes,
    current,
    file_request,
    goes,
    register_with,
    row,
    slots_of,
    staff_at,
    state,
)
from tests.journeys.steps import two_minutes_pass
from tests.journeys.test_review_forms import LIBRARY, TYPED, lines, paper_name, start
from tests.people import Persona, Seen, labels


@pytest.fixture
def lpse(town: Town) -> Persona:
    """Budi in the forum, where the requests with many documents go."""
    return staff_at(town, "lpse")


async def budi_sends_two_back(town: Town, siti: Persona, lpse: Persona) -> Seen:
    """Let one come back for a usual reason and one for an own one; return what Siti was told."""
    ktp, npwp, *_ = slots_of(RESET)
    card = await lpse.sees("🎫 Tiket #1 · Reset password", "📎 KTP")
    assert not [seen for seen in lpse.everything() if seen.get("document")], "five files would fill the group"
    await goes(lpse, card, "🔍 Periksa berkas (5)", row(ktp, "📎"), "👁 Lihat")
    assert (await lpse.sees_document(f'{ktp.id} <1> & "2".pdf'))["thread"] == card["thread"]
    await goes(lpse, card, "❌ Perbaiki", "🔍 Buram, tidak terbaca")
    told = await siti.sees("perlu diperbaiki", "KTP direksi", "buram atau tidak terbaca")
    await siti.sees("Tiket #1 sedang dikerjakan oleh Budi Santoso")
    await goes(lpse, card, row(npwp, "📎"), "❌ Perbaiki", "✏️ Tulis alasan lain")
    await becomes(lpse, card, "Budi Santoso, balas kartu ini")
    await town.restart()
    lpse.writes("NPWP-nya atas nama orang lain & <bukan> perusahaan", reply_to=card)
    await becomes(lpse, card, row(npwp, "❌"))
    both = await siti.sees("KTP direksi", "NPWP-nya atas nama orang lain & <bukan> perusahaan")
    assert both["message_id"] == told["message_id"], "one message for all that comes back at once"
    assert not [seen for seen in siti.everything() if "💬" in seen["text"] or "👤" in seen["text"]]
    return both


async def siti_sends_just_those(town: Town, siti: Persona, both: Seen) -> None:
    """Let Siti send the two again, with a restart between."""
    others = slots_of(RESET)[2:]
    await siti.taps("📎 Kirim perbaikan", both)
    checklist = await siti.sees("Tiket #1", "⬜ NPWP perusahaan", after=both["message_id"])
    assert others[0].title.id not in checklist["text"], "only what came back is asked for"
    await siti.taps(labels(checklist)[0], checklist)
    siti.sends(name="ktp-baru.pdf")
    await town.restart()
    await siti.sees("✅ KTP direksi", after=both["message_id"])
    siti.sends(name="npwp-baru.pdf")


async def test_one_document_comes_back_and_only_that_is_sent_again(town: Town, siti: Persona, lpse: Persona) -> None:
    await file_request(siti, "muarojambi", RESET)
    ktp, npwp, *_ = slots_of(RESET)
    both = await budi_sends_two_back(town, siti, lpse)
    card = await goes(lpse, await lpse.sees("Berkas tiket #1"), "✅ Terima semua (3)", "✅ Ya, terima semua")
    assert await state(town) == "waiting"
    await siti_sends_just_those(town, siti, both)
    await lpse.sees("mengirim ulang berkas tiket #1")
    assert await state(town) == "in_progress"
    await becomes(lpse, card, "🔍 Periksa berkas (2)", "📎 KTP")
    await goes(lpse, card, "🔍 Periksa berkas (2)", row(ktp, "📎"), "✅ Terima")
    last = await goes(lpse, card, row(npwp, "📎"))
    assert "npwp-baru.pdf" in last["text"]
    assert "lanjut ke verifikasi" in (await lpse.taps("✅ Terima", last)).text
    await siti.sees("Semua berkas tiket #1 sudah diterima")
    assert await state(town) == "verifying"
    assert (await lines(town))[-5:] == [
        "document_sent",
        "nothing_owed",
        "document_accepted",
        "document_accepted",
        "papers_accepted",
    ]
    await goes(lpse, card, "◀️ Kartu tiket")
    shown = await becomes(lpse, card, "✅ KTP", "🎫 Tiket #1")
    assert utf16_length(shown["text"]) <= 4096


async def test_all_accepted_at_once_moves_the_ticket_on(town: Town, agus: Persona, lpse: Persona) -> None:
    await file_request(agus, "bogor", REGISTRATION, language=Language.EN)
    card = await lpse.sees("🎫 Tiket #1")
    (slot,) = slots_of(REGISTRATION)
    await goes(lpse, card, "🔍 Periksa berkas (1)", row(slot, "📎"), "✅ Terima")
    told = await agus.sees("All documents of ticket #1 are accepted")
    assert "verification" in told["text"]
    assert await state(town) == "verifying"
    opened = await goes(lpse, card, row(slot, "✅"))
    assert {"👁 Lihat", "↩️ Batalkan penilaian"} <= set(labels(opened))
    await goes(lpse, card, "↩️ Batalkan penilaian", "❌ Perbaiki", "📅 Kedaluwarsa")
    mend = await agus.sees("Some documents need mending", "no longer valid")
    assert await state(town) == "waiting"
    await goes(lpse, card, row(slot, "❌"), "↩️ Batalkan penilaian")
    gone = await agus.sees("No document of ticket #1 needs mending any more")
    assert gone["message_id"] == mend["message_id"]
    assert (await agus.taps("mend:1", gone, forge=True)).show_alert
    assert await state(town) == "in_progress"


async def test_two_who_look_at_once_get_one_word_and_one_name(town: Town, siti: Persona, lpse: Persona) -> None:
    await file_request(siti, "bogor", REGISTRATION)
    card = await lpse.sees("🎫 Tiket #1")
    document = (await town.rows(select(documents.c.id)))[0].id
    taps = [
        town.telegram.world.tap(name, "lpse", card["message_id"], data, forge=True)
        for name, data in (("budi", f"acc:{document}"), ("ratna", f"ret:{document}:blurred"))
    ]
    for tap in taps:
        await town.telegram.wait_for_tap(tap, 10)
    assert [tap.show_alert for tap in taps] == [False, True]
    assert "sudah diterima Budi Santoso" in taps[1].text
    assert len(await town.rows(select(reviews.c.document_id))) == 1
    assert not [seen for seen in siti.everything() if "perlu diperbaiki" in seen["text"]]


FORGED = (
    "docs:1",
    "doc:{d}",
    "open:{d}",
    "acc:{d}",
    "ret:{d}:blurred",
    "rety:{d}",
    "free:{d}:1",
    "accs:1:1",
    "unrv:{d}",
)


async def test_a_requester_cannot_judge_an_own_document(town: Town, siti: Persona, lpse: Persona) -> None:
    await file_request(siti, "bogor", REGISTRATION)
    await lpse.sees("🎫 Tiket #1")
    document = (await town.rows(select(documents.c.id)))[0].id
    opened = await siti.sees("sudah kami terima")
    await lpse.sees_document(paper_name(slots_of(REGISTRATION)[0]))
    before = len(lpse.everything())
    for data in (*FORGED, "more:1", "wish:1", "call:1", "cnow:1", "cday:1:", "cpro:1:29900000"):
        assert (await siti.taps(data.format(d=document), opened, forge=True)).show_alert, data
    assert await town.rows(select(reviews.c.document_id)) == []
    assert await lines(town) == ["opened"]
    assert len(lpse.everything()) == before


async def test_a_held_file_is_opened_by_nobody_before_somebody_let_it_through(
    town: Town, siti: Persona, lpse: Persona
) -> None:
    await register_with(siti, with_(named_script))
    card = await lpse.sees("🎫 Tiket #1", "⚠️")
    assert not [seen for seen in lpse.everything() if seen.get("document")]
    (slot,) = slots_of(REGISTRATION)
    document = (await town.rows(select(documents.c.id)))[0].id
    shown = await goes(lpse, card, "🔍 Periksa berkas (1)", row(slot, "⚠️"))
    assert "👁 Lihat" not in labels(shown)
    assert "JavaScript" in shown["text"]
    for data in (f"open:{document}", f"acc:{document}"):
        assert "ditahan" in (await lpse.taps(data, card, forge=True)).text
    warned = await goes(lpse, card, "🔓 Loloskan")
    assert "dapat menjalankan sesuatu" in (await becomes(lpse, warned, "🔓 Ya, loloskan"))["text"]
    await goes(lpse, card, "🔓 Ya, loloskan", "👁 Lihat", "✅ Terima")
    await siti.sees("Semua berkas tiket #1 sudah diterima")
    assert (await lines(town))[1] == "noted", "with a name to it"


async def test_a_held_file_sent_back_says_why(town: Town, siti: Persona, lpse: Persona) -> None:
    await register_with(siti, with_(named_script))
    card = await lpse.sees("🎫 Tiket #1", "⚠️")
    (slot,) = slots_of(REGISTRATION)
    await goes(lpse, card, "🔍 Periksa berkas (1)", row(slot, "⚠️"), "❌ Perbaiki", "⚠️ Berkas tidak aman")
    told = await siti.sees("perlu diperbaiki", "berisi bagian aktif")
    await siti.taps("📎 Kirim perbaikan", told)
    await siti.sees(slot.title.id, after=told["message_id"])
    siti.sends(name="pindaian.pdf")
    again = await lpse.sees_document("pindaian.pdf")
    assert "mengirim ulang berkas tiket #1" in again["text"]
    await becomes(lpse, card, "🔍 Periksa berkas (1)")


async def test_a_closed_tickets_documents_are_left_as_they_are(town: Town, siti: Persona, lpse: Persona) -> None:
    await file_request(siti, "bogor", REGISTRATION)
    card = await lpse.sees("🎫 Tiket #1")
    document = (await town.rows(select(documents.c.id)))[0].id
    await goes(lpse, card, "✅ Tutup", "✅ Ya, tutup")
    await siti.sees("Tiket #1 selesai")
    for data in (f"acc:{document}", f"ret:{document}:blurred", "wish:1", "accs:1:1"):
        refused = await lpse.taps(data, card, forge=True)
        assert refused.show_alert
        assert "sudah ditutup" in refused.text
    shown = await goes(lpse, card, "📂 Lihat berkas")
    assert "sudah ditutup" in (await becomes(lpse, shown, "◀️ Kartu tiket"))["text"]
    assert await town.rows(select(reviews.c.document_id)) == []


async def test_an_admins_approval_and_the_papers_go_side_by_side(
    town: Town, siti: Persona, budi: Persona, ratna: Persona
) -> None:
    await file_request(siti, "puspa", ACTIVATION)
    card = await budi.sees("🎫 Tiket #1")
    (slot,) = ACTIVATION.slots
    await goes(budi, card, "🔍 Periksa berkas (1)", row(slot, "📎"), "✅ Terima")
    await goes(budi, card, "◀️ Kartu tiket")
    await ratna.taps("👍 Setujui (admin)", await becomes(ratna, card, "👍 Setujui (admin)"))
    await two_minutes_pass(town)
    await siti.sees("Akun Anda aktif")
    assert await state(town) == "verifying"


async def test_looking_at_documents_costs_edits_and_not_messages(town: Town, siti: Persona, lpse: Persona) -> None:
    await file_request(siti, "muarojambi", RESET)
    card = await lpse.sees("🎫 Tiket #1")
    before = len(lpse.everything())
    ktp, *_ = slots_of(RESET)
    await goes(lpse, card, "🔍 Periksa berkas (5)", row(ktp, "📎"), "✅ Terima", "✅ Terima semua (4)")
    await goes(lpse, card, "✅ Ya, terima semua", "◀️ Kartu tiket")
    await becomes(lpse, card, "🔎 verifikasi")
    assert len(lpse.everything()) == before
    calls = await town.rows(select(outbox.c.method).where(outbox.c.chat_id == -1001000000002))
    assert len([call for call in calls if call.method == "sendMessage"]) == 1, "the card"
    assert current(lpse, card)["text"].count("✅") >= 5


async def test_pages_that_were_joined_here_go_up_to_staff_as_one_file(town: Town, siti: Persona) -> None:
    service, kind = LIBRARY.services["ceisa"], LIBRARY.services["ceisa"].kinds["bantuan-topik"]
    await start(siti, service, kind)
    total = len(kind.fields) + 1
    for place, field in enumerate(kind.fields, start=1):
        await siti.sees(field.ask.id, f"{place}/{total}")
        siti.writes(TYPED[field.type])
    await siti.sees(f"{total}/{total}")
    for size in (200, 300):
        siti.sends(jpeg(size, size), kind="photo", name="", album="b")
    await siti.sees("Periksa dulu", "2 halaman")
    while "masih diperiksa" in (await siti.taps("✅ Kirim")).text:  # noqa: ASYNC110 - until the pages are one
        await asyncio.sleep(0.05)
    await siti.sees("sudah kami terima")
    budi = staff_at(town, "pli")
    card = await budi.sees("🎫 Tiket #1")
    town.telegram.world.faults.add(Fault("sendDocument", times=2, error_code=502))
    await goes(budi, card, "🔍 Periksa berkas (1)", row(kind.slots[0], "📎"), "👁 Lihat")
    await town.restart()
    await town.telegram.until(lambda: len([seen for seen in budi.everything() if seen.get("document")]) >= 1)
    (sent, *_) = [seen["document"] for seen in budi.everything() if seen.get("document")]
    assert sent["name"].endswith(".pdf")
    assert town.telegram.world.files.by_id(sent["file_id"], "document").content.startswith(b"%PDF-")
    for call in town.telegram.world.calls:
        check_call(call.method, call.parameters)
