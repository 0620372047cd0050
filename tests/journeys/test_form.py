"""A request's form: one question at a time, put aside and taken up, remembered, and every line changed."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from storage.tables import documents, drafts, tickets
from tests.journeys.conftest import Town
from tests.journeys.steps import open_activation
from tests.journeys.test_review_forms import LIBRARY, at_file, start, start_activation
from tests.people import PATIENCE, PDF, Persona, Seen, labels


async def at_summary(siti: Persona, *, email: str = "siti@maju.co.id") -> Seen:
    await start_activation(siti)
    for answer, step in (("PT Maju", "2/4"), ("Siti", "3/4"), (email, "4/4")):
        siti.writes(answer)
        await siti.sees(step)
    await siti.taps("Lewati ⏭")
    return await siti.sees("Periksa dulu")


async def test_a_form_left_for_three_days_is_reminded_of_once_and_taken_up_after_a_restart(
    town: Town, siti: Persona
) -> None:
    await at_file(siti)
    siti.sends(PDF, name="surat.pdf")
    await siti.sees("Periksa dulu", "surat.pdf")
    await siti.taps("✏️ Nama perusahaan")
    await siti.sees("Isian sekarang: PT Maju")
    await town.close()
    town.ahead += timedelta(days=3)
    await town.open()
    reminder = await siti.sees("⏰ Permohonan Aktivasi akun belum selesai")
    assert {"▶️ Lanjut mengisi", "✖️ Batal"} <= set(labels(reminder))
    await town.restart()
    await siti.taps("▶️ Lanjut mengisi", reminder)
    siti.writes("PT Maju Jaya")
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", "PT Maju Jaya", "surat.pdf"))
    await siti.sees("Tiket #1 sudah kami terima")
    assert sum("⏰" in seen["text"] for seen in siti.everything()) <= 1, "the reminder's own message is the summary now"


async def test_a_form_left_for_a_week_is_told_of_and_deleted_with_its_files(town: Town, siti: Persona) -> None:
    await at_file(siti)
    siti.sends(PDF, name="surat.pdf")
    await siti.sees("Periksa dulu", "surat.pdf")
    folder = town.settings.files.folder
    assert [path for path in folder.rglob("*") if path.is_file()]
    await town.close()
    town.ahead += timedelta(days=7, minutes=1)
    await town.open()
    told = await siti.sees("7 hari tidak dilanjutkan")
    async with asyncio.timeout(PATIENCE):
        while [path for path in folder.rglob("*") if path.is_file()]:  # noqa: ASYNC110 - no message tells of it
            await asyncio.sleep(0.01)
    assert await town.rows(select(drafts.c.id)) == []
    assert await town.rows(select(documents.c.id)) == []
    await siti.taps("🔁 Mulai lagi", told)
    await siti.sees("1/4")


async def test_nothing_is_said_of_a_form_in_which_nothing_was_filled_in(town: Town, siti: Persona) -> None:
    await start_activation(siti)
    await town.close()
    town.ahead += timedelta(days=8)
    await town.open()
    sent = siti.writes("/start")
    await siti.sees("Selamat datang", after=sent)
    assert not [seen for seen in siti.everything() if "⏰" in seen["text"] or "tidak dilanjutkan" in seen["text"]]


async def test_a_cancelled_request_comes_back_as_it_was_and_a_second_tap_changes_nothing(
    town: Town, siti: Persona
) -> None:
    summary = await at_summary(siti)
    await siti.taps("✖️ Batal", summary)
    cancelled = await siti.sees("Aktivasi akun dibatalkan", "Berubah pikiran?")
    assert await town.rows(select(tickets.c.id)) == []
    draft_id = (await town.rows(select(drafts.c.id)))[0].id
    await siti.taps("↩️ Lanjutkan lagi", cancelled)
    await siti.sees("Periksa dulu", "PT Maju", "siti@maju.co.id")
    await siti.taps(f"undo:{draft_id}", cancelled, forge=True)
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", "PT Maju"))
    opened = await siti.sees("Tiket #1 sudah kami terima")
    assert "tidak tersimpan" in (await siti.taps(f"undo:{draft_id}", opened, forge=True)).text


async def test_a_request_put_aside_for_another_can_be_had_back(town: Town, siti: Persona) -> None:
    await start_activation(siti)
    siti.writes("PT Maju")
    await siti.sees("2/4")
    await siti.taps("✖️ Batal")
    cancelled = await siti.sees("Berubah pikiran?")
    other = LIBRARY.services["puspa"].kinds["reset-sandi"]
    await start(siti, LIBRARY.services["puspa"], other)
    siti.writes("PT Lain")
    await siti.sees("Reset sandi · 2/3")
    await siti.taps("↩️ Lanjutkan lagi", cancelled)
    await siti.sees("Aktivasi akun · 2/4")
    kept = {row.purpose: row.state["answers"] for row in await town.rows(select(drafts.c.purpose, drafts.c.state))}
    assert kept == {"request": {"perusahaan": "PT Maju"}, "cancelled": {"perusahaan": "PT Lain"}}


async def test_a_line_of_the_summary_is_changed_and_nothing_else_asked(siti: Persona) -> None:
    summary = await at_summary(siti)
    await siti.taps("✏️ Email akun", summary)
    await siti.sees("Aktivasi akun · ✏️ Email akun", "Isian sekarang: siti@maju.co.id")
    sent = siti.writes("siti rahayu")
    await siti.sees("nama@perusahaan.co.id", after=sent)
    sent = siti.writes("rahayu@maju.co.id")
    changed = await siti.sees("Periksa dulu", "rahayu@maju.co.id", after=sent)
    await siti.taps("✏️ Nama perusahaan", changed)
    await siti.taps("➡️ Pakai isian ini", await siti.sees("Isian sekarang: PT Maju"))
    await siti.taps("✏️ Nama pemilik akun", await siti.sees("Periksa dulu", "rahayu@maju.co.id"))
    await siti.taps("◀️ Kembali", await siti.sees("Isian sekarang: Siti"))
    await siti.sees("Periksa dulu")


async def test_what_was_told_last_time_is_offered_and_never_filled_in_silently(
    town: Town, siti: Persona, agus: Persona
) -> None:
    await open_activation(siti)
    kind = LIBRARY.services["puspa"].kinds["reset-sandi"]
    first = await start(siti, LIBRARY.services["puspa"], kind)
    assert "↩️ Pakai: PT Maju Bersama" in labels(first)
    await siti.taps("↩️ Pakai: PT Maju Bersama", first)
    second = await siti.sees("2/3")
    draft_id = (await town.rows(select(drafts.c.id)))[0].id
    tap = await siti.taps(f"same:{draft_id}:perusahaan", second, forge=True)
    assert "sudah lewat" in tap.text
    siti.writes("Dewi")
    await siti.taps("↩️ Pakai: siti@maju.co.id", await siti.sees("3/3"))
    await siti.sees("Periksa dulu", "PT Maju Bersama", "Dewi", "siti@maju.co.id")
    agus.writes("/start")
    await agus.taps("👤 Contact staff")
    tap = await agus.taps(f"same:{draft_id}:email", await agus.sees("Which service"), forge=True)
    assert tap.show_alert, "another person's form"


async def test_a_private_address_is_taken_with_one_kind_word(siti: Persona) -> None:
    await start_activation(siti)
    for answer, step in (("PT Maju", "2/4"), ("Siti", "3/4"), ("siti@gmail.com", "4/4")):
        siti.writes(answer)
        await siti.sees(step)
    advice = "kami sarankan email dengan domain perusahaan"
    assert advice in (await siti.sees("4/4"))["text"]
    await siti.taps("Lewati ⏭")
    await siti.taps("✏️ Email akun", await siti.sees("Periksa dulu", "siti@gmail.com"))
    await siti.sees("Isian sekarang: siti@gmail.com")
    sent = siti.writes("siti@yahoo.co.id")
    assert advice not in (await siti.sees("Periksa dulu", "siti@yahoo.co.id", after=sent))["text"]


async def test_a_file_in_the_wrong_moment_is_kept_for_its_step(siti: Persona, budi: Persona) -> None:
    await start_activation(siti)
    siti.sends(PDF, name="duluan.pdf")
    await siti.sees("Berkasnya saya simpan dulu")
    for answer, step in (("PT Maju", "2/4"), ("Siti", "3/4"), ("siti@maju.co.id", "duluan.pdf")):
        siti.writes(answer)
        await siti.sees(step)
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", "duluan.pdf"))
    await budi.sees_document("duluan.pdf")


async def test_a_request_without_documents_says_where_files_go(siti: Persona) -> None:
    await start(siti, LIBRARY.services["puspa"], LIBRARY.services["puspa"].kinds["lainnya"])
    sent = siti.sends(PDF, name="surat.pdf")
    await siti.sees("tidak memerlukan berkas", "membalas pesan tiket", after=sent)


async def test_another_persons_form_stays_closed(town: Town, siti: Persona, agus: Persona) -> None:
    await at_summary(siti)
    draft_id = (await town.rows(select(drafts.c.id)))[0].id
    before = (await town.rows(select(drafts.c.state, drafts.c.purpose)))[0]
    agus.writes("/start")
    hello = await agus.sees("Welcome")
    for data in ("send", "stop", "undo", "back", "cont", "all"):
        assert (await agus.taps(f"{data}:{draft_id}", hello, forge=True)).show_alert
    for data in (f"line:{draft_id}:nama", f"slot:{draft_id}:dokumen", f"rid:{draft_id}:dokumen", f"page:{draft_id}:x"):
        assert (await agus.taps(data, hello, forge=True)).show_alert
    assert (await town.rows(select(drafts.c.state, drafts.c.purpose)))[0] == before
    assert (await town.rows(select(func.count()).select_from(tickets)))[0][0] == 0
