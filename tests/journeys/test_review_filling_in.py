"""People who do not fill in a form from top to bottom."""

import pytest
from sqlalchemy import select

from bot import fetch
from bot.demo.calls import Fault
from knowledge.rules import documents as rules
from knowledge.service import FieldType, Slot
from knowledge.wording import Language
from storage.tables import documents, drafts
from tests.journeys.conftest import Town
from tests.journeys.test_review_forms import (
    LIBRARY,
    PNG,
    TYPED,
    at_file,
    fill,
    newest,
    staff_of,
    start,
    start_activation,
)
from tests.people import PDF, Persona, Seen


async def at_summary_of_activation(siti: Persona) -> Seen:
    await at_file(siti)
    siti.sends(name="surat.pdf")
    return await siti.sees("Periksa dulu")


async def test_mending_the_first_answer_does_not_ask_for_all_the_others_again(siti: Persona) -> None:
    await at_summary_of_activation(siti)
    for place in ("4/4", "3/4", "2/4", "1/4"):
        await siti.taps("◀️ Kembali")
        await siti.sees(place)
    sent = siti.writes("PT Maju Jaya")
    for place in ("2/4", "3/4"):
        await siti.taps("➡️ Pakai isian ini", await siti.sees(place, "Isian sekarang", after=sent))
    await siti.taps("➡️ Lanjut", await siti.sees("4/4", "surat.pdf", after=sent))
    await siti.sees("Periksa dulu", "PT Maju Jaya", "siti@maju.co.id", "surat.pdf")


async def test_a_document_that_is_no_longer_asked_for_is_not_sent(town: Town, siti: Persona) -> None:
    service = LIBRARY.services["muarojambi"]
    kind = service.kinds["ubah-email"]
    await start(siti, service, kind)
    await fill(siti, kind, picks=0)
    await siti.sees("Periksa dulu", "Berkas: 6 dari 6")
    await siti.taps("✏️ Dikuasakan")
    await siti.taps("Tidak", await siti.sees_button("Tidak"))
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", "Dikuasakan: Tidak", "Berkas: 5 dari 5"))
    budi = staff_of(town, kind)
    card = await budi.sees("🎫 Tiket #1")
    assert "surat-kuasa" not in card["text"]
    attached = await town.rows(select(documents.c.slot).where(documents.c.ticket_id == 1))
    assert "surat-kuasa" not in [row.slot for row in attached]


async def test_two_files_for_one_slot_are_both_accounted_for(town: Town, siti: Persona) -> None:
    await at_file(siti)
    town.telegram.world.faults.add(Fault("getFile", delay=0.5))
    siti.sends(name="depan.pdf", album="a")
    siti.sends(name="belakang.pdf", album="a")
    asked = await siti.sees("belakang.pdf: berkas ini untuk yang mana?")
    await siti.taps("🔁 Ganti: Dokumen pendukung", asked)
    await siti.sees("Periksa dulu", "belakang.pdf")


async def test_a_file_that_takes_long_to_fetch_is_acknowledged(town: Town, siti: Persona) -> None:
    await at_file(siti)
    town.telegram.world.faults.add(Fault("getFile", error_code=502, times=1000))
    sent = siti.sends(name="surat.pdf")
    await siti.sees("surat.pdf", after=sent)


async def test_a_restart_while_a_file_is_fetched_loses_nothing(town: Town, siti: Persona) -> None:
    await at_file(siti)
    town.telegram.world.faults.add(Fault("getFile", error_code=502, times=1))
    siti.sends(name="surat.pdf")
    await town.telegram.until(lambda: not len(town.telegram.world.faults))
    await town.restart()
    await siti.sees("Periksa dulu", "surat.pdf")


async def test_a_picture_without_a_name_is_called_something(town: Town, siti: Persona) -> None:
    service = LIBRARY.services["ceisa"]
    await start(siti, service, service.kinds["bantuan-topik"])
    siti.writes("BC 2.0")
    await siti.sees("2/3")
    siti.writes("Tombol simpan abu-abu")
    await siti.sees("3/3")
    siti.sends(PNG, kind="photo", name="")
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", "📎 foto 1"))
    assert "foto 1" in (await staff_of(town, service.kinds["bantuan-topik"]).sees("🎫 Tiket #1"))["text"]


async def test_words_where_a_file_is_asked_for_are_refused_in_the_persons_language(agus: Persona) -> None:
    service = LIBRARY.services["puspa"]
    await start(agus, service, service.kinds["aktivasi"], language=Language.EN)
    for answer, step in (("PT Maju", "2/4"), ("Agus", "3/4"), ("agus@maju.co.id", "4/4")):
        agus.writes(answer)
        await agus.sees(step)
    sent = agus.writes("here it is")
    await agus.sees("Supporting document", after=sent)


@pytest.mark.parametrize("kind", ["sticker", "voice", "video"])
async def test_the_wrong_content_for_a_slot_is_refused_with_what_it_takes(siti: Persona, kind: str) -> None:
    await at_file(siti)
    sent = siti.sends(b"x", kind=kind)
    assert "file atau foto" in (await siti.sees("", after=sent))["text"]


async def test_a_command_that_does_not_exist_is_no_answer(town: Town, siti: Persona) -> None:
    await start_activation(siti)
    sent = siti.writes("/menu")
    await siti.sees("", after=sent)
    state = (await town.rows(select(drafts.c.state)))[0].state
    assert state["answers"] == {}


async def test_the_longest_answers_still_reach_the_summary_the_card_and_the_ticket(town: Town, siti: Persona) -> None:
    service = LIBRARY.services["cilegon"]
    kind = service.kinds["laporan-error"]
    await start(siti, service, kind)
    longest = {
        "perusahaan": "P" * 990,
        "npwp": TYPED[FieldType.NPWP],
        "user-id": "u" * 990,
        "uraian": "ü & <b> " * 120,
        "alamat": "https://spse.example.go.id/" + "a" * 900,
        "waktu": "w" * 990,
    }
    for place, field in enumerate(kind.fields, start=1):
        await siti.sees(f"{place}/7")
        siti.writes(longest[field.id])
    await siti.sees("7/7")
    siti.sends(PNG, name="layar.png")
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu"))
    await siti.taps("🎫 Lihat tiket #1")
    await siti.sees("Aktivitas")
    budi = staff_of(town, kind)
    await budi.sees("🎫 Tiket #1")
    await budi.sees("Uraian kendala", "(lengkap)")


async def test_a_step_that_is_empty_cannot_be_kept(town: Town, siti: Persona) -> None:
    first = await start_activation(siti)
    draft = (await town.rows(select(drafts.c.id)))[0].id
    assert "wajib" in (await siti.taps(f"keep:{draft}:perusahaan", first, forge=True)).text
    assert "sudah lewat" in (await siti.taps(f"keep:{draft}:email", first, forge=True)).text
    assert "1/4" in newest(siti)["text"]


async def test_a_command_that_does_not_exist_is_no_question_either(siti: Persona) -> None:
    sent = siti.writes("/menu")
    assert "/tiket" in (await siti.sees("tidak saya kenal", after=sent))["text"]


async def test_one_message_tells_how_a_file_stands_and_gives_way_to_the_summary(siti: Persona) -> None:
    await at_file(siti)
    sent = siti.sends(name="surat.pdf")
    await siti.sees("Periksa dulu", after=sent)
    told = [seen["text"] for seen in siti.everything() if seen["message_id"] > sent]
    assert len(told) == 1, "the summary, in place of the list"


async def test_a_file_that_fails_in_a_way_nobody_thought_of_stops_no_other(
    siti: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(fetch, "LONGEST_NAP", 0.05)
    check = rules.check_content

    def break_on_one(slot: Slot, content: bytes) -> None:
        if b"poison" in content:
            raise RuntimeError("nobody thought of this")
        check(slot, content)

    monkeypatch.setattr(rules, "check_content", break_on_one)
    await at_file(siti)
    siti.sends(PDF + b"poison", name="racun.pdf")
    await siti.sees("❌ Dokumen pendukung · racun.pdf", "tidak dapat diambil dari Telegram")
    sent = siti.sends(name="baik.pdf")
    await siti.sees("Periksa dulu", "baik.pdf", after=sent)
