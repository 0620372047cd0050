"""Requests and what comes between: a word typed for a button, answers nobody waits for, files without a place."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from storage.tables import demands, documents, drafts, tickets
from tests.journeys.conftest import Town
from tests.journeys.papers import becomes, goes, row, staff_at
from tests.journeys.steps import closes
from tests.journeys.test_calls import entries, next_days, propose
from tests.journeys.test_mending import SCREENSHOT, a_screenshot_comes_back
from tests.journeys.test_review_forms import LIBRARY, at_file, change, open_other, start_activation
from tests.people import PDF, Persona, Seen, labels

CARD = "🎫 Tiket #1"


async def something_is_asked(siti: Persona, budi: Persona) -> tuple[Seen, Seen]:
    """Open a ticket and let staff ask for more, which Siti begins to answer; return the card and the question."""
    await open_other(siti)
    card = await budi.sees(CARD)
    await goes(budi, card, "❔ Minta data", "✏️ Tulis permintaan")
    await becomes(budi, card, "balas kartu ini")
    budi.writes("Nomor telepon", reply_to=card)
    asked = await siti.sees("Nomor telepon")
    await siti.taps("✍️ Jawab sekarang", asked)
    await siti.sees("Kirim sekarang", "Nomor telepon")
    return card, asked


@pytest.mark.parametrize("word", ["batal", " Batal. ", "CANCEL"])
async def test_the_word_alone_cancels_a_form_as_the_command_does(town: Town, siti: Persona, word: str) -> None:
    await start_activation(siti)
    siti.writes("PT Maju")
    await siti.sees("2/4")
    siti.writes(word)
    cancelled = await siti.sees("dibatalkan", "Berubah pikiran?")
    await siti.taps("↩️ Lanjutkan lagi", cancelled)
    await siti.sees("2/4")
    kept = await town.rows(select(drafts.c.state))
    assert kept[0].state["answers"] == {"perusahaan": "PT Maju"}


async def test_what_is_written_below_a_file_reaches_the_staff_once(siti: Persona, budi: Persona) -> None:
    await at_file(siti)
    siti.sends(PDF, caption="stempel asli <menyusul> & Senin")
    await siti.taps("✅ Kirim", await siti.sees("Sudah benar?"))
    await siti.sees("Tiket #1")
    await budi.sees("stempel asli <menyusul> & Senin", "tiket #1")
    assert sum("menyusul" in each["text"] for each in budi.everything()) == 1


async def test_a_name_that_begins_with_the_word_is_an_answer(siti: Persona) -> None:
    await start_activation(siti)
    siti.writes("Batal Jaya")
    await siti.sees("2/4")


async def test_the_word_alone_is_no_answer_to_staff_and_opens_no_ticket_again(
    town: Town, siti: Persona, budi: Persona
) -> None:
    card, asked = await something_is_asked(siti, budi)
    siti.writes("batal")
    await siti.sees("tidak ada yang diteruskan ke petugas tiket #1")
    assert [row_.state for row_ in await town.rows(select(demands.c.state))] == ["open"]
    siti.writes("0812 3456 7890", reply_to=asked)
    await siti.sees("Terima kasih, sudah diteruskan")
    await goes(budi, card, "✅ Tutup", "✅ Ya, tutup")
    await siti.sees("Tiket #1 selesai")
    sent = siti.writes("/tiket 1")
    await siti.taps("🔄 Buka kembali", await siti.sees("", after=sent))
    await siti.sees("Apa yang masih perlu dibantu")
    before = siti.writes("Batal!")
    await siti.sees("tidak ada yang diteruskan", after=before)
    assert [row_.status for row_ in await town.rows(select(tickets.c.status))] == ["closed"]


async def test_an_answer_that_staff_no_longer_need_reaches_them_and_what_follows_is_free(
    siti: Persona, budi: Persona
) -> None:
    card, _asked = await something_is_asked(siti, budi)
    await goes(budi, card, "❔ Minta data", "🗑 Batalkan: Nomor telepon")
    await siti.sees("tidak memerlukan ini lagi")
    siti.writes("0812 3456 7890")
    await siti.sees("✉️ Sudah diteruskan ke petugas tiket #1")
    await budi.sees("💬 Siti Rahayu", "0812 3456 7890")
    sent = siti.writes("puspa error 419 page expired")
    assert "sudah" not in (await siti.sees("419", after=sent))["text"].split("\n")[0]


async def test_an_answer_to_a_ticket_closed_meanwhile_waits_for_its_reopening(siti: Persona, budi: Persona) -> None:
    card, _asked = await something_is_asked(siti, budi)
    await goes(budi, card, "✅ Tutup", "✅ Ya, tutup")
    await siti.sees("Tiket #1 selesai")
    siti.writes("0812 3456 7890")
    told = await siti.sees("Tiket #1 sudah ditutup", "belum saya teruskan")
    await siti.taps(labels(told)[0], told)
    await siti.sees("dibuka kembali")
    await budi.sees("💬 Siti Rahayu", "0812 3456 7890")


async def test_what_is_left_to_do_is_kept_when_it_comes_too_late_to_open_the_ticket_again(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_other(siti)
    await closes(budi)
    await siti.sees("Tiket #1 selesai")
    sent = siti.writes("/tiket 1")
    await siti.taps("🔄 Buka kembali", await siti.sees("", after=sent))
    await siti.sees("Apa yang masih perlu dibantu")
    await change(town, update(tickets).values(closed_at=town.now() - timedelta(days=60)))
    siti.writes("menu pun kosong")
    await siti.taps("➕ Buat tiket lanjutan", await siti.sees("tidak dapat dibuka kembali", "tiket baru"))
    kept = await town.rows(select(drafts.c.state).where(drafts.c.purpose == "reopen"))
    assert [each["text"] for each in kept[0].state["written"]] == ["menu pun kosong"]
    sent = siti.writes("puspa error 419 page expired")
    await siti.sees("419", after=sent)


async def test_a_reason_for_a_document_that_is_judged_meanwhile_is_refused_once(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await at_file(siti)
    siti.sends(PDF, name="surat.pdf")
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu"))
    await siti.sees("sudah kami terima")
    card = await budi.sees(CARD)
    ratna = staff_at(town, "pli", "ratna")
    slot = LIBRARY.services["puspa"].kinds["aktivasi"].slots[0]
    await goes(budi, card, "🔍 Periksa berkas (1)", row(slot, "📎"))
    await becomes(budi, card, "❌ Perbaiki")
    await goes(budi, card, "❌ Perbaiki", "✏️ Tulis alasan lain")
    await becomes(budi, card, "balas kartu ini")
    await ratna.taps("acc:1", card, forge=True)
    budi.writes("stempel tidak tampak", reply_to=card)
    await budi.sees("Ratna Dewi")
    budi.writes("Berkasnya sudah kami terima, Bu", reply_to=card)
    await siti.sees("Berkasnya sudah kami terima, Bu")
    assert not [seen for seen in siti.everything() if "stempel" in seen["text"]]


async def test_a_file_that_came_while_a_line_was_changed_is_never_left_out(town: Town, siti: Persona) -> None:
    await at_file(siti)
    siti.sends(PDF, name="surat.pdf")
    await siti.taps("✏️ Nama perusahaan", await siti.sees("Periksa dulu", "surat.pdf"))
    await siti.sees("Isian sekarang: PT Maju")
    sent = siti.sends(PDF, name="surat-baru.pdf")
    await siti.sees("", after=sent)
    siti.writes("PT Maju Jaya")
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", "PT Maju Jaya"))
    asked = await siti.sees("surat-baru.pdf", after=sent)
    assert (await town.rows(select(func.count()).select_from(tickets)))[0][0] == 0
    await siti.taps(labels(asked)[0], asked)
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", "surat-baru.pdf"))
    await siti.sees("sudah kami terima")
    names = await town.rows(select(documents.c.claimed_name).where(documents.c.ticket_id == 1))
    assert [each.claimed_name for each in names] == ["surat-baru.pdf"]


async def test_the_list_of_a_closed_ticket_says_so_and_is_no_new_request(town: Town, siti: Persona) -> None:
    await siti.taps("📎 Kirim perbaikan", await a_screenshot_comes_back(town, siti))
    shown = await siti.sees(f"Kirim berkas: {SCREENSHOT.title.id}")
    draft_id = (await town.rows(select(drafts.c.id).where(drafts.c.purpose == "mend")))[0].id
    assert (await siti.taps(f"send:{draft_id}", shown, forge=True)).show_alert
    assert (await town.rows(select(func.count()).select_from(tickets)))[0][0] == 1
    budi = staff_at(town, "pli")
    await budi.taps("◀️ Kartu tiket")
    await closes(budi)
    await siti.sees("Tiket #1 selesai")
    assert "sudah ditutup" in (await siti.taps(f"cont:{draft_id}", shown, forge=True)).text


async def test_another_time_takes_the_agreed_one_out_of_both_calendars(
    town: Town, siti: Persona, budi: Persona
) -> None:
    await open_other(siti)
    card = await budi.sees(CARD)
    await propose(budi, card, next_days(town)[0])
    proposal = await siti.sees("mengajak Anda")
    await siti.taps(labels(proposal)[0], proposal)
    agreed = await siti.sees("Panggilan video tiket #1 disepakati")
    await siti.taps("🕒 Minta waktu lain", agreed)
    await budi.sees("minta waktu lain", "Siti Rahayu")
    for person in (siti, budi):
        await person.sees("dibatalkan", "kalender")
        assert [str(entry["status"]) for entry in await entries(town, person)] == ["CONFIRMED", "CANCELLED"]
    before = len(siti.everything())
    assert (await siti.taps("coth:1", agreed, forge=True)).show_alert, "a second tap tells nobody anything"
    assert len(siti.everything()) == before
