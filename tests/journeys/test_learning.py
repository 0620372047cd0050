"""Answers learned: a ticket becomes one more way to ask, found at once; admins write answers in their own chats."""

import asyncio

import pytest
from sqlalchemy import select

from knowledge.wording import Language
from storage.people import Standing
from storage.tables import learnings, memberships, overlay_changes
from tests.journeys.conftest import Town
from tests.journeys.follower import Follower
from tests.journeys.papers import becomes, goes, staff_at
from tests.journeys.steps import closes
from tests.journeys.test_review_forms import open_bogor
from tests.people import Persona, Seen, labels

WORDS = "puspa mental terus ke halaman depan tiap diklik simpan"
STORY = f"{WORDS}, hp 0812 3456 7890"
BUDI, RATNA = 2001, 2002
EXPIRED = "419 | Page Expired"


@pytest.fixture(params=list(Language))
def follower(request: pytest.FixtureRequest, town: Town) -> Follower:
    """Siti, who reads Indonesian, and Agus, who reads English."""
    return Follower(town, town.siti if request.param == Language.ID else town.agus, request.param)


async def closed_ticket(follower: Follower, budi: Persona) -> Seen:
    """Let a ticket be filed, answered and closed; return its card."""
    number = await follower.opens(STORY)
    card = await budi.sees(f"🎫 Tiket #{number}")
    budi.writes("Silakan login ulang, Pak/Bu. Nomor saya 0813 9999 8888.", reply_to=card)
    await follower.person.sees("Silakan login ulang")
    await closes(budi, card)
    return await becomes(budi, card, "📚 Jadikan FAQ")


async def finds(person: Persona, question: str, answer: str) -> None:
    """Ask until the answer comes: what was saved is live within a second."""
    for _ in range(20):
        number = person.writes(question)
        if answer in (await person.sees("", after=number))["text"]:
            return
        await asyncio.sleep(0.25)
    raise AssertionError(f"{person.name} never read {answer!r}")


async def test_a_question_becomes_a_way_to_ask_that_is_found_at_once(
    town: Town, follower: Follower, budi: Persona, ratna: Persona
) -> None:
    asked = follower.person.writes(WORDS)
    unknown = await follower.person.sees("", after=asked)
    assert EXPIRED not in unknown["text"]
    card = await closed_ticket(follower, budi)
    await goes(budi, card, "📚 Jadikan FAQ")
    choice = await becomes(budi, card, "Yang ditanyakan", WORDS)
    assert "0812" not in choice["text"]
    assert labels(choice)[0] == f"➕ {EXPIRED}"
    await goes(budi, card, f"➕ {EXPIRED}")
    draft = await budi.sees("Usulan FAQ", "Pemohon membaca", "sesi login Anda sudah habis")
    assert "Budi Santoso" in draft["text"]
    await becomes(budi, card, "📚 Jadikan FAQ")
    await town.restart()
    assert "menyimpan usulan ini admin" in (await budi.taps("✅ Simpan (admin)", draft)).text
    await proposal_is_written_anew(budi, draft)
    await becomes(ratna, draft, WORDS, "Cara bertanya baru: 1 dari 1 langsung ditemukan", "Tidak ada yang memburuk")
    saved = await ratna.taps("✅ Simpan (admin)", draft)
    assert "Sudah berlaku" in saved.text
    await becomes(ratna, draft, "Ratna Dewi menyimpan")
    await finds(follower.person, f"min {WORDS}", EXPIRED)
    late = await ratna.taps("lrk:1", draft, forge=True)
    assert "sudah disimpan oleh Ratna Dewi" in late.text
    forged = await follower.person.taps("lrk:1", unknown, forge=True)
    assert forged.show_alert
    await town.restart()
    await finds(follower.person, WORDS, EXPIRED)
    assert [tuple(row) for row in await town.rows(select(overlay_changes.c.kind, overlay_changes.c.ticket_id))] == [
        ("aliases", 1)
    ]


async def proposal_is_written_anew(budi: Persona, draft: Seen) -> None:
    """Let Budi make the way to ask a better one: slips are told, and the words are waited for still."""
    await budi.taps("✏️ Cara bertanya", draft)
    await becomes(budi, draft, "balas pesan ini")
    for slip, told in (
        ("a" * 4096, "Paling panjang 200 huruf"),
        ("?!", "Tulis dengan kata-kata"),
        ("Mengapa Puspa menampilkan 419 | Page Expired?", "sudah mengenal pertanyaan itu"),
    ):
        budi.writes(slip, reply_to=draft)
        await budi.sees(told)
    budi.writes(WORDS, reply_to=draft)
    await becomes(budi, draft, "Usulan FAQ", WORDS)


async def test_a_ticket_becomes_a_new_answer(town: Town, siti: Persona, budi: Persona, ratna: Persona) -> None:
    follower = Follower(town, siti, Language.ID)
    card = await closed_ticket(follower, budi)
    await goes(budi, card, "📚 Jadikan FAQ", "📝 Entri baru")
    draft = await budi.sees("Entri baru · Aplikasi Puspa", "Silakan login ulang")
    assert "[number]" in draft["text"]
    assert not any(number in draft["text"] for number in ("0812", "0813"))
    assert "disamarkan" in draft["text"]
    await goes(budi, card, "📚 Jadikan FAQ")
    again = await budi.sees("Entri baru · Aplikasi Puspa", after=draft["message_id"])
    await ratna.taps("✏️ Jawaban", again)
    await becomes(ratna, again, "Tulis jawabannya")
    ratna.writes("1. Keluar <b>dulu\n2. Login *ulang*", reply_to=again)
    await becomes(ratna, again, "1. Keluar <b>dulu\n2. Login *ulang*")
    await ratna.taps("✏️ Pertanyaan", again)
    await becomes(ratna, again, "Tulis pertanyaannya")
    ratna.writes(WORDS, reply_to=again)
    await becomes(ratna, again, f"{WORDS}\n", without="hp?")
    await goes(ratna, again, "📂 Topik", "Permasalahan/Error")
    await becomes(ratna, again, "Permasalahan/Error", "Pemohon membaca")
    assert "Sudah berlaku" in (await ratna.taps("✅ Simpan (admin)", again)).text
    await finds(siti, f"{WORDS}?", "Login *ulang*")
    shown = await siti.sees("Keluar <b>dulu")
    assert "percakapan #1" in shown["text"]
    number = siti.writes("/start")
    await siti.taps("Aplikasi Puspa", await siti.sees("Atau pilih layanan", after=number))
    await siti.taps("⚠️ Permasalahan/Error", await siti.sees("Aplikasi Puspa", after=number))
    topics = await siti.sees("Aplikasi Puspa › Permasalahan/Error", after=number)
    assert any("mental terus" in label for label in labels(topics))


async def test_an_admin_writes_answers_in_an_own_chat(town: Town, siti: Persona) -> None:
    ratna, budi = staff_at(town, "ratna", "ratna"), staff_at(town, "budi", "budi")
    await stands(town, RATNA, Standing.ADMIN)
    for who in (siti, budi):
        told = await who.sees("hanya dapat dibuka dan diubah admin", after=who.writes("/faq"))
        assert (await who.taps("fqe:puspa.error-419", told, forge=True)).show_alert
    home = await ratna.sees("Jawaban FAQ", after=ratna.writes("/faq"))
    await ratna.taps("Aplikasi Puspa", home)
    listed = await becomes(ratna, home, "halaman 1 dari 2")
    assert len([label for label in labels(listed) if label.startswith("📄")]) == 8
    found = await ratna.sees("Hasil", after=ratna.writes("/faq 419 page expired puspa"))
    await ratna.taps(labels(found)[0], found)
    entry = await becomes(ratna, found, "puspa.error-419", "🗄 Tarik")
    await ratna.taps("✏️ Jawaban", entry)
    await becomes(ratna, entry, "Tulis jawabannya", "sesi login Anda sudah habis")
    await town.restart()
    draft = await ratna.sees("Rancangan FAQ", "Buka lagi Puspa.", after=ratna.writes("Buka lagi Puspa."))
    await second_admin_is_told(town, budi, ratna, draft)
    await finds(siti, "puspa 419 page expired", "Buka lagi Puspa, dua kali.")
    await changes_are_undone(siti, ratna)
    await unanswered_gets_an_answer(siti, ratna)
    waiting = await town.rows(select(learnings.c.state).order_by(learnings.c.id))
    assert {row.state for row in waiting} == {"saved"}


async def stands(town: Town, person_id: int, standing: Standing) -> None:
    """Wait until the desk knows what somebody is in a group."""
    known = (memberships.c.person_id == person_id) & (memberships.c.standing == standing)
    for _ in range(50):
        if await town.rows(select(memberships.c.person_id).where(known)):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"the desk never learned that {person_id} is {standing}")


async def second_admin_is_told(town: Town, budi: Persona, ratna: Persona, draft: Seen) -> None:
    """Let another admin write on the same answer and be first."""
    town.telegram.world.set_member("pli", "budi", "administrator")
    await stands(town, BUDI, Standing.ADMIN)
    entry = await budi.sees("Hasil", after=budi.writes("/faq 419 page expired puspa"))
    await budi.taps(labels(entry)[0], entry)
    await becomes(budi, entry, "✏️ Jawaban")
    await budi.taps("✏️ Jawaban", entry)
    await becomes(budi, entry, "Tulis jawabannya")
    own = await budi.sees("Rancangan FAQ", "Dari Budi.", after=budi.writes("Dari Budi."))
    assert "milik admin lain" in (await budi.taps("lrk:1", own, forge=True)).text
    assert "Sudah berlaku" in (await budi.taps("✅ Simpan (admin)", own)).text
    late = await ratna.taps("✅ Simpan (admin)", draft)
    assert "baru saja diubah oleh Budi Santoso" in late.text
    await ratna.taps("🔄 Muat ulang", draft)
    await becomes(ratna, draft, "Buka lagi Puspa.", "✏️ Jawaban")
    await ratna.taps("✏️ Jawaban", draft)
    await becomes(ratna, draft, "Tulis jawabannya")
    mended = await ratna.sees("Rancangan FAQ", "dua kali", after=ratna.writes("Buka lagi Puspa, dua kali."))
    assert "Sudah berlaku" in (await ratna.taps("✅ Simpan (admin)", mended)).text


async def changes_are_undone(siti: Persona, ratna: Persona) -> None:
    """Let Ratna look at the history, take the last change back, retire the answer and bring it back."""
    screen = await ratna.sees("Disimpan dan sudah berlaku")
    await goes(ratna, screen, "📖 Lihat entri", "📜 Riwayat")
    history = await becomes(ratna, screen, "Ratna Dewi · isi diubah", "sebelum: Dari Budi.", "↩️ Urungkan yang terakhir")
    assert "Budi Santoso · isi diubah" in history["text"]
    await goes(ratna, screen, "↩️ Urungkan yang terakhir")
    await becomes(ratna, screen, "diurungkan oleh Ratna Dewi")
    await finds(siti, "puspa 419 page expired", "Dari Budi.")
    await goes(ratna, screen, "◀️ Kembali", "🗄 Tarik", "🗄 Ya, tarik")
    await becomes(ratna, screen, "Ditarik: pemohon tidak menemukannya")
    for _ in range(20):
        number = siti.writes("puspa 419 page expired")
        if "Dari Budi." not in (await siti.sees("", after=number))["text"]:
            break
        await asyncio.sleep(0.25)
    else:
        raise AssertionError("a retired answer is still found")
    late = await ratna.taps("fqr:puspa.error-419:1", screen, forge=True)
    assert "sudah ditarik oleh Ratna Dewi" in late.text
    await goes(ratna, screen, "♻️ Berlakukan lagi")
    await finds(siti, "puspa 419 page expired", "Dari Budi.")


async def unanswered_gets_an_answer(siti: Persona, ratna: Persona) -> None:
    """Let Ratna answer for everybody what Siti asked in vain."""
    asked = siti.writes("parkir motor tamu di mana ya, saya Siti Rahayu")
    await siti.sees("belum menemukan jawabannya", after=asked)
    home = await ratna.sees("Jawaban FAQ", after=ratna.writes("/faq"))
    await goes(ratna, home, "❓ Belum terjawab")
    listed = await becomes(ratna, home, "Tekan satu untuk melihat")
    await goes(ratna, home, next(label for label in labels(listed) if label.startswith("❓ parkir motor")))
    shown = await becomes(ratna, home, "Ditanyakan dan belum terjawab")
    assert "Rahayu" not in shown["text"]
    await goes(ratna, home, "📝 Entri baru", "Aplikasi Puspa")
    await becomes(ratna, home, "Tulis jawabannya")
    draft = await ratna.sees("Entri baru · Aplikasi Puspa", "Parkir motor", after=ratna.writes("Di belakang kantor."))
    assert "Sudah berlaku" in (await ratna.taps("✅ Simpan (admin)", draft)).text
    await finds(siti, "parkir motor tamu di mana", "Di belakang kantor.")


async def test_in_a_forum_the_draft_stands_in_the_topic_of_the_closed_ticket(town: Town, siti: Persona) -> None:
    budi, ratna = staff_at(town, "lpse"), staff_at(town, "lpse", "ratna")
    await open_bogor(siti)
    card = await budi.sees("🎫 Tiket #1")
    budi.writes("Sudah kami perbaiki, silakan coba lagi.", thread=card["thread"])
    await siti.sees("silakan coba lagi")
    await closes(budi, card)
    await becomes(budi, card, "📚 Jadikan FAQ")
    await goes(ratna, card, "📚 Jadikan FAQ", "📝 Entri baru")
    draft = await ratna.sees("Usulan FAQ", "silakan coba lagi")
    assert draft["thread"] == card["thread"]
    await ratna.taps("✏️ Pertanyaan", draft)
    await becomes(ratna, draft, "Tulis pertanyaannya")
    ratna.writes("Kenapa tombol kirim hilang?", reply_to=draft, thread=card["thread"])
    await becomes(ratna, draft, "Kenapa tombol kirim hilang?", "Pemohon membaca")
    assert "Sudah berlaku" in (await ratna.taps("✅ Simpan (admin)", draft)).text
    await finds(siti, "tombol kirim kok hilang", "silakan coba lagi")
