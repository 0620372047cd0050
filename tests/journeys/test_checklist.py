"""The checklist of documents: any order, several at once, pages, replacing, and what cannot be used."""

import asyncio

import pytest
from sqlalchemy import select

from bot import fetch
from bot.demo.calls import Fault
from knowledge.wording import Language
from storage.tables import documents, drafts, tickets
from tests.files.pdfs import script, with_
from tests.files.pictures import jpeg
from tests.journeys.conftest import Town
from tests.journeys.test_review_forms import LIBRARY, TYPED, WORDS, newest, start
from tests.people import PDF, Persona, Seen, labels

SERVICE = LIBRARY.services["muarojambi"]
RESET = SERVICE.kinds["reset-password"]
PHOTO = jpeg()
SLOTS = ("ktp", "salinan-npwp", "siup", "akta", "surat-permohonan", "surat-kuasa")


async def at_list(person: Persona, *, delegated: bool, language: Language = Language.ID) -> Seen:
    """Answer the questions of a password reset, up to its checklist."""
    await start(person, SERVICE, RESET, language=language)
    for place, field in enumerate(RESET.fields, start=1):
        asked = await person.sees(field.ask.spoken(language), f"{place}/")
        if field.choices:
            await person.taps(field.choices[0 if delegated else 1].title.spoken(language), asked)
        else:
            person.writes(TYPED[field.type])
    return await person.sees(f"{len(RESET.fields) + 1}/{len(RESET.fields) + 1}", "⬜")


def title(slot_id: str, language: Language = Language.ID) -> str:
    return next(slot.title.spoken(language) for slot in RESET.slots if slot.id == slot_id)


def begins(seen: Seen, start_of_label: str) -> str:
    """Return the button of a message that begins like this: long labels are cut."""
    return next(label for label in labels(seen) if label.startswith(start_of_label))


async def chooses(person: Persona, slot_id: str) -> None:
    label = f"⬜ {SLOTS.index(slot_id) + 1}"
    await person.taps(label, await person.sees_button(label))


@pytest.mark.parametrize("delegated", [True, False], ids=["delegated", "not-delegated"])
async def test_a_password_reset_asks_for_the_power_of_attorney_only_when_delegated(
    town: Town,
    siti: Persona,
    delegated: bool,  # noqa: FBT001 - pytest names it
) -> None:
    shown = await at_list(siti, delegated=delegated)
    assert (title("surat-kuasa") in shown["text"]) is delegated
    assert "PDF, JPEG, PNG, paling besar 4 MB" in shown["text"]
    assert "asli dan salinannya" in shown["text"]
    wanted = [slot for slot in SLOTS if delegated or slot != "surat-kuasa"]
    for slot_id in reversed(wanted[1:]):
        await chooses(siti, slot_id)
        siti.sends(PDF, name=f"{slot_id}.pdf")
        await siti.sees(f"✅ {title(slot_id)} · {slot_id}.pdf")
    siti.sends(PDF, name="terakhir.pdf")  # one slot is open: no need to choose it
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", f"Berkas: {len(wanted)} dari {len(wanted)}"))
    await siti.sees("Tiket #1 sudah kami terima")
    attached = await town.rows(select(documents.c.slot).where(documents.c.ticket_id == 1))
    assert sorted(row.slot for row in attached) == sorted(wanted)


async def test_an_album_of_six_is_one_message_that_asks_for_each(town: Town, siti: Persona) -> None:
    await at_list(siti, delegated=True)
    sent = [siti.sends(PDF, name=f"scan-{number}.pdf", album="a") for number in range(1, 7)]
    asked = await siti.sees("scan-1.pdf (1 dari 6): berkas ini untuk yang mana?")
    assert len([seen for seen in siti.everything() if seen["message_id"] > sent[0] and seen["from"] == "bot"]) == 1
    for number, slot_id in enumerate(SLOTS, start=1):
        asked = await siti.sees(f"scan-{number}.pdf", "untuk yang mana?")
        await siti.taps(begins(asked, f"⬜ {title(slot_id)[:20]}"), asked)
    summary = await siti.sees("Periksa dulu", "Berkas: 6 dari 6")
    await siti.taps("✅ Kirim", summary)
    await siti.sees("Tiket #1 sudah kami terima")
    placed = await town.rows(select(documents.c.slot, documents.c.claimed_name).where(documents.c.ticket_id == 1))
    expected = {slot_id: f"scan-{number}.pdf" for number, slot_id in enumerate(SLOTS, start=1)}
    assert {row.slot: row.claimed_name for row in placed} == expected


async def test_a_name_that_speaks_of_one_document_is_offered_first_and_a_second_tap_changes_nothing(
    town: Town, siti: Persona
) -> None:
    await at_list(siti, delegated=False)
    siti.sends(PDF, name="SIUP PT Maju.pdf")
    asked = await siti.sees("SIUP PT Maju.pdf: berkas ini untuk yang mana?")
    assert labels(asked)[0].startswith("👉 SIUP")
    document_id = (await town.rows(select(documents.c.id)))[0].id
    await siti.taps(labels(asked)[0], asked)
    await siti.sees("✅ SIUP, SIUJK, atau izin usaha · SIUP PT Maju.pdf")
    for data in (f"put:{document_id}:ktp:0", f"nope:{document_id}"):
        assert "sudah lewat" in (await siti.taps(data, asked, forge=True)).text
    assert [row.slot for row in await town.rows(select(documents.c.slot))] == ["siup"]


async def test_photos_of_one_document_become_one_pdf(town: Town, siti: Persona) -> None:
    await at_list(siti, delegated=False)
    await chooses(siti, "akta")
    siti.sends(PHOTO, kind="photo", name="", album="b")
    siti.sends(jpeg(200, 300), kind="photo", name="", album="b")
    two = await siti.sees(f"✅ {title('akta')} · 2 halaman")
    await siti.taps(begins(two, "➕ Halaman lagi"), two)
    adding = await siti.sees("kirim foto halaman 3")
    siti.sends(jpeg(100, 200), kind="photo", name="")
    await siti.sees(f"✅ {title('akta')} · 3 halaman", "kirim foto halaman 4")
    await siti.taps("✅ Selesai")
    for slot_id in ("ktp", "salinan-npwp", "siup"):
        await chooses(siti, slot_id)
        siti.sends(PDF, name=f"{slot_id}.pdf")
        await siti.sees(f"✅ {title(slot_id)}")
    siti.sends(PDF, name="surat.pdf")
    await siti.sees("Periksa dulu", "Berkas: 5 dari 5")
    assert adding["message_id"] != newest(siti)["message_id"]

    while "masih diperiksa" in (await siti.taps("✅ Kirim")).text:  # noqa: ASYNC110 - until the pages are one
        await asyncio.sleep(0.05)
    await siti.sees("Tiket #1 sudah kami terima")
    rows = await town.rows(select(documents).where(documents.c.slot == "akta", documents.c.content == "pages"))
    content = (town.settings.files.folder / rows[0].sha256[:2] / rows[0].sha256).read_bytes()
    assert content.startswith(b"%PDF-")
    assert rows[0].ticket_id == 1


async def test_a_document_is_replaced_by_tapping_it(town: Town, siti: Persona) -> None:
    await at_list(siti, delegated=False)
    await chooses(siti, "ktp")
    siti.sends(PDF, name="lama.pdf")
    filled = await siti.sees("✅ KTP", "lama.pdf")
    await siti.taps("✅ 1", filled)
    chosen = await siti.sees("akan diganti dengan berkas yang Anda kirim berikutnya")
    await siti.taps("📎 Daftar berkas", chosen)
    await siti.taps("✅ 1", await siti.sees_button("✅ 1"))
    await siti.sees("akan diganti")
    siti.sends(PDF, name="baru.pdf")
    await siti.sees("✅ KTP", "baru.pdf", "⬜")
    await siti.taps("✅ 1", await siti.sees_button("✅ 1"))
    await siti.taps("🗑 Hapus berkas ini", await siti.sees("akan diganti"))
    await siti.sees(f"⬜ {title('ktp')}")
    states = {row.claimed_name: row.state for row in await town.rows(select(documents))}
    assert states == {"lama.pdf": "replaced", "baru.pdf": "replaced"}


async def test_what_cannot_be_used_says_why_in_the_list_and_the_rest_goes_on(town: Town, siti: Persona) -> None:
    await at_list(siti, delegated=False)
    await chooses(siti, "ktp")
    siti.sends(b"MZ this is a program", name="ktp.pdf")
    told = await siti.sees(f"❌ {title('ktp')} · ktp.pdf", "⬜")
    await siti.taps("❌ 1", told)
    await siti.sees("👉 Kirim sekarang: KTP")
    siti.sends(PDF, name="ktp-benar.pdf")
    right = await siti.sees("✅ KTP", "ktp-benar.pdf")
    assert "➡️ Lanjut" not in labels(right), "others are still missing"
    draft_id = (await town.rows(select(drafts.c.id)))[0].id
    assert "masih" in (await siti.taps(f"all:{draft_id}", right, forge=True)).text.lower()


async def test_words_and_voice_at_the_list_get_a_kind_word_and_nothing_is_lost(siti: Persona) -> None:
    await at_list(siti, delegated=False)
    sent = siti.writes("boleh pakai fotokopi pak?")
    await siti.sees("Sekarang giliran berkas", "tombol 📎", after=sent)
    sent = siti.sends(b"OggS", kind="voice")
    await siti.sees("Kirim sebagai file atau foto", "PDF, JPEG, PNG", after=sent)
    await chooses(siti, "ktp")
    siti.sends(PDF, name="ktp.pdf")
    await siti.sees("✅ KTP", "ktp.pdf")


async def test_an_answer_changed_in_the_summary_changes_the_list(town: Town, siti: Persona) -> None:
    await at_list(siti, delegated=False)
    for number in range(1, 5):
        await chooses(siti, SLOTS[number])
        siti.sends(PDF, name=f"{number}.pdf")
        await siti.sees(f"· {number}.pdf")
    siti.sends(PDF, name="0.pdf")
    await siti.taps("✏️ Dikuasakan", await siti.sees("Periksa dulu", "Berkas: 5 dari 5"))
    await siti.taps("Ya, dikuasakan", await siti.sees_button("Ya, dikuasakan"))
    await siti.sees(f"⬜ {title('surat-kuasa')}", "✅ KTP")
    siti.sends(PDF, name="kuasa.pdf")
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", "Berkas: 6 dari 6"))
    await siti.sees("Tiket #1 sudah kami terima")


async def test_a_restart_with_files_on_their_way_and_one_without_a_place_loses_none(
    town: Town, siti: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(fetch, "LONGEST_NAP", 0.05)
    await at_list(siti, delegated=False)
    await chooses(siti, "ktp")
    town.telegram.world.faults.add(Fault("getFile", error_code=502, times=1))
    siti.sends(PDF, name="ktp.pdf")
    siti.sends(PDF, name="entah.pdf")
    await siti.sees("entah.pdf: berkas ini untuk yang mana?")
    await town.restart()
    asked = await siti.sees("entah.pdf: berkas ini untuk yang mana?")
    await siti.taps("🗑 Salah kirim, jangan dipakai", asked)
    assert "entah.pdf" not in (await siti.sees("✅ KTP", "ktp.pdf"))["text"]


async def test_the_list_speaks_english_and_stays_closed_to_others(town: Town, siti: Persona, agus: Persona) -> None:
    shown = await at_list(agus, delegated=True, language=Language.EN)
    assert "originals and copies" in shown["text"]
    agus.sends(PDF, name="scan.pdf")
    asked = await agus.sees("scan.pdf: which document is this?")
    document_id = (await town.rows(select(documents.c.id)))[0].id
    siti.writes("/start")
    hello = await siti.sees("Selamat datang")
    for data in (f"put:{document_id}:ktp:0", f"nope:{document_id}"):
        assert (await siti.taps(data, hello, forge=True)).show_alert
    assert (await town.rows(select(documents.c.slot)))[0].slot == ""
    await agus.taps(begins(asked, "⬜ Power of attorney"), asked)
    await agus.sees("✅ Power of attorney", "scan.pdf")
    assert await town.rows(select(tickets.c.id)) == []


async def test_a_file_at_the_summary_goes_to_its_slot(siti: Persona) -> None:
    words = WORDS[Language.ID]
    service = LIBRARY.services["ceisa"]
    await start(siti, service, service.kinds["bantuan-topik"])
    siti.writes("BC 2.0")
    await siti.sees("2/3")
    siti.writes("Tombol simpan abu-abu")
    await siti.sees("3/3")
    siti.sends(PHOTO, kind="photo", name="")
    await siti.sees(words["check"], "foto 1")
    siti.sends(PHOTO, kind="photo", name="")
    asked = await siti.sees("foto 2: berkas ini untuk yang mana?")
    assert labels(asked)[0] == "➕ Halaman 2: Tangkapan layar"
    await siti.taps("➕ Halaman 2: Tangkapan layar", asked)
    await siti.sees(words["check"], "2 halaman")


async def test_a_held_file_says_why_and_does_not_stop_anybody(town: Town, siti: Persona) -> None:
    service = LIBRARY.services["puspa"]
    await start(siti, service, service.kinds["aktivasi"])
    for answer, step in (("PT Maju", "2/4"), ("Siti", "3/4"), ("siti@maju.co.id", "4/4")):
        siti.writes(answer)
        await siti.sees(step)
    siti.sends(with_(lambda pdf: setattr(pdf.Root, "OpenAction", script())), name="formulir.pdf")
    await siti.sees("⚠️ Dokumen pendukung · formulir.pdf", "Anda boleh melanjutkan")
    shown = await siti.sees_button("➡️ Lanjut")
    assert "❌ Dokumen pendukung · formulir.pdf" in shown["text"]
    await siti.taps("➡️ Lanjut", shown)
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", "⚠️ formulir.pdf (ditahan, petugas diberi tahu)"))
    await siti.sees("Tiket #1 sudah kami terima")
    assert [row.state for row in await town.rows(select(documents.c.state).where(documents.c.ticket_id == 1))] == [
        "held"
    ]
