"""Whole requests, from the first question of a form to the evaluation, each told in both languages."""

from datetime import timedelta
from typing import Any

import icalendar
import pytest
from sqlalchemy import select

from knowledge.rules import form as rules
from knowledge.wording import Language
from storage.tables import documents, drafts
from tests.journeys.conftest import Town
from tests.journeys.follower import Follower
from tests.journeys.papers import REGISTRATION, RESET, becomes, goes, row, slots_of, staff_at, state
from tests.journeys.steps import closes
from tests.journeys.test_calls import next_days, propose
from tests.journeys.test_checklist import at_list, begins, title
from tests.journeys.test_evaluation import answers
from tests.journeys.test_review_forms import LIBRARY, TYPED, WORDS, fill, start
from tests.people import PDF, Persona, Seen, labels

BLURRED = "🔍 Buram, tidak terbaca"
ASKED = {
    Language.ID: "Apa syarat dokumen untuk reset password?",
    Language.EN: "Which documents for a password reset?",
}


@pytest.fixture(params=list(Language))
def follower(request: pytest.FixtureRequest, town: Town) -> Follower:
    """Siti, who reads Indonesian, and Agus, who reads English."""
    return Follower(town, town.siti if request.param == Language.ID else town.agus, request.param)


async def comes_back_after_three_days(follower: Follower) -> None:
    """Let the desk be closed in the middle of the checklist, and its person reminded after it opens again."""
    await follower.town.close()
    follower.town.ahead += timedelta(days=3)
    await follower.town.open()
    reminder = await follower.person.sees("⏰", RESET.title.spoken(follower.language))
    await follower.taps("button-continue", reminder)
    await follower.becomes(reminder, "⬜", title("ktp", follower.language))


async def sends_an_album(follower: Follower, slots: list[str]) -> None:
    """Send one file for each document at once, and say of each which one it is."""
    person, language = follower.person, follower.language
    for number in range(1, len(slots) + 1):
        person.sends(PDF, name=f"scan-{number}.pdf", album="a")
    for number, slot_id in enumerate(slots, start=1):
        asked = await person.sees(f"❓ scan-{number}.pdf")
        await person.taps(begins(asked, f"⬜ {title(slot_id, language)[:20]}"), asked)
    await person.sees(WORDS[language]["check"])
    await follower.taps("button-send")
    await person.sees("✅", "#1")


async def mends_what_came_back(follower: Follower) -> None:
    """Send the one document again, with a word below it that staff read as well."""
    told = await follower.person.sees("📄", "#1", title("ktp", follower.language))
    await follower.taps("button-mend", told)
    checklist = await follower.person.sees("#1", title("ktp", follower.language), after=told["message_id"])
    assert title("siup", follower.language) not in checklist["text"], "only what came back is asked for"
    follower.person.sends(PDF, name="ktp-jelas.pdf", caption="Sudah di bawah lampu, Pak")
    await follower.is_told("checklist-mended", number=1)


@pytest.mark.parametrize("follower", list(Language), indirect=True, ids=["id-delegated", "en-in-person"])
async def test_a_password_reset_from_the_form_to_the_evaluation(town: Town, follower: Follower) -> None:
    is_delegated = follower.language == Language.ID
    slots = [slot.id for slot in slots_of(RESET, is_delegated=is_delegated)]
    assert ("surat-kuasa" in slots) is is_delegated
    listed = await at_list(follower.person, delegated=is_delegated, language=follower.language)
    assert (title("surat-kuasa", follower.language) in listed["text"]) is is_delegated
    await comes_back_after_three_days(follower)
    await sends_an_album(follower, slots)
    budi, count = staff_at(town, "lpse"), len(slots)
    card = await budi.sees("🎫 Tiket #1")
    ktp = next(slot for slot in RESET.slots if slot.id == "ktp")
    await goes(budi, card, f"🔍 Periksa berkas ({count})", row(ktp, "📎"), "❌ Perbaiki", BLURRED)
    await mends_what_came_back(follower)
    await budi.sees_document("ktp-jelas.pdf")
    assert (await budi.sees("Sudah di bawah lampu, Pak"))["thread"] == card["thread"], "what stands below it as well"
    told = f"{title('ktp', follower.language)}: {follower.text('reason-blurred-told')}"
    assert told[:80] in (await follower.looks_at(1))["text"], "in the requester's own language"
    await becomes(budi, card, f"🔍 Periksa berkas ({count})")
    await goes(budi, card, f"🔍 Periksa berkas ({count})", f"✅ Terima semua ({count})", "✅ Ya, terima semua")
    await follower.is_told("notice-papers-accepted", number=1)
    assert await state(town) == "verifying"
    await goes(budi, card, "◀️ Kartu tiket")
    await closes(budi, card)
    asked = await follower.person.sees("⭐", "1/8")
    await answers(follower, asked, [4, 3, 4, 4, 3, 4, 4, 3])
    await follower.becomes(asked, follower.text("evaluation-thanks", number=1))
    kept = await town.rows(select(documents.c.slot).where(documents.c.ticket_id == 1, documents.c.draft_id == 1))
    assert sorted(each.slot for each in kept) == sorted(slots)
    assert await town.rows(select(drafts.c.id)) == []
    assert await follower.events(1) == [
        "opened", "taken", "document_returned", "document_sent", "nothing_owed", "answered", "document_accepted",
        "papers_accepted", "closed", "evaluated",
    ]  # fmt: skip


async def agrees_on_a_call(follower: Follower, card: Seen, *, after: int = 0) -> None:
    """Let staff propose two times and the requester pick the first."""
    budi = staff_at(follower.town, "lpse")
    await propose(budi, card, *next_days(follower.town)[:2])
    proposal = await follower.person.sees("📹", "#1", after=after)
    await follower.person.taps(labels(proposal)[0], proposal)
    await becomes(budi, card, "📹 Panggilan video: disepakati")


async def gets_entries(town: Town, person: Persona, count: int) -> list[Any]:
    """Wait for so many calendar entries, and return them."""

    def files() -> list[Seen]:
        named = [seen["document"] for seen in person.everything() if seen.get("document")]
        return [file for file in named if file["name"].endswith(".ics")]

    await town.telegram.until(lambda: len(files()) == count)
    contents = [town.telegram.world.files.by_id(file["file_id"], "document").content for file in files()]
    return [icalendar.Calendar.from_ical(content).walk("VEVENT")[0] for content in contents]


async def closes_too_early_and_opens_it_again(follower: Follower) -> int:
    """Say that all is done while a call is still ahead, and think better of it; return the newest message."""
    budi = staff_at(follower.town, "lpse")
    closed = await follower.closes(1)
    for person in (follower.person, budi):
        cancelled = await gets_entries(follower.town, person, 2)
        assert [str(entry["status"]) for entry in cancelled] == ["CONFIRMED", "CANCELLED"], "nobody waits for the call"
        assert len({str(entry["uid"]) for entry in cancelled}) == 1
    follower.person.writes("Belum, masih perlu verifikasi", reply_to=closed)
    held = await follower.is_told("ticket-closed-already", number=1)
    await follower.taps("button-reopen", held, number=1)
    return int((await follower.becomes(held, follower.text("ticket-reopened", number=1)))["message_id"])


async def test_a_registration_from_the_form_to_the_evaluation(town: Town, follower: Follower) -> None:
    person, language, budi = follower.person, follower.language, staff_at(town, "lpse")
    await start(person, LIBRARY.services["bogor"], REGISTRATION, language=language)
    await fill(person, REGISTRATION, language=language)
    await follower.taps("button-send")
    await person.sees("✅", "#1")
    card = await budi.sees("🎫 Tiket #1", "Permohonan Registrasi dan Verifikasi Berkas atas nama")
    budi.writes("Berkas kami periksa hari ini", reply_to=card)
    told = await person.sees("Berkas kami periksa hari ini", "#1")
    person.writes("Baik, terima kasih", reply_to=told)
    await budi.sees("💬", "Baik, terima kasih")
    await goes(budi, card, "🔍 Periksa berkas (1)", row(REGISTRATION.slots[0], "📎"), "✅ Terima", "◀️ Kartu tiket")
    await follower.is_told("notice-papers-accepted", number=1)
    await agrees_on_a_call(follower, card)
    newest = await closes_too_early_and_opens_it_again(follower)
    await agrees_on_a_call(follower, card, after=newest)
    await goes(budi, card, "📹 Panggilan video", "✅ Terverifikasi", "✅ Ya, terverifikasi")
    await follower.is_told("call-held", number=1)
    await closes(budi, card)
    asked = await person.sees("⭐", "1/8", after=newest)
    await answers(follower, asked, [4] * 8)
    await follower.becomes(asked, follower.text("evaluation-thanks", number=1))
    assert (await follower.events(1))[-9:] == [
        "call_agreed", "call_cancelled", "closed", "reopened", "call_proposed", "call_agreed", "call_held", "closed",
        "evaluated",
    ]  # fmt: skip


async def test_what_is_asked_in_the_middle_of_a_form_is_answered_beside_it(town: Town, follower: Follower) -> None:
    person, language = follower.person, follower.language
    other = Language.EN if language == Language.ID else Language.ID
    await start(person, LIBRARY.services["muarojambi"], RESET, language=language)
    total, entry = len(rules.steps(RESET, {})), LIBRARY.entry("muarojambi.syarat-reset-password")
    assert entry is not None
    read = follower.text("button-aside", title=entry.button(language))
    person.writes(ASKED[language])
    company = RESET.fields[0].label.spoken(language)
    step = await person.sees(f"2/{total}", follower.text("form-aside", label=company))
    await person.taps(read, step)
    await follower.becomes(step, entry.question.spoken(language), button=follower.text("button-continue"))
    await town.restart()
    await follower.taps("button-continue", step)
    await follower.becomes(step, f"2/{total}")
    await follower.taps("button-skip", step)
    npwp = await person.sees(f"3/{total}")
    sent = person.writes(ASKED[language])
    refused = await follower.is_told("form-asked-back", after=sent)
    assert read in labels(refused), "words that are no answer get theirs, too"
    assert (await person.taps("asid:1:puspa.error-404", npwp, forge=True)).show_alert, "of this service only"
    sent = person.writes("english please" if other == Language.EN else "bahasa indonesia dong")
    await person.sees(RESET.fields[2].ask.spoken(other), f"3/{total}", after=sent)
    person.writes(TYPED[RESET.fields[2].type])
    await person.sees(RESET.fields[3].ask.spoken(other), f"4/{total}")
    (kept,) = await town.rows(select(drafts.c.state))
    assert set(kept.state["answers"]) == {"perusahaan", "npwp"}
