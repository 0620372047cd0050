"""A whole request with documents through the chat page on a telephone, in a real browser."""

import os
from pathlib import Path
from typing import Final

from playwright.async_api import expect

from knowledge.rules import form as rules
from tests.journeys.browser import PHONE, ChatPage
from tests.journeys.conftest import Town
from tests.journeys.test_checklist import RESET, SERVICE, SLOTS, title
from tests.journeys.test_page import chromium, window
from tests.journeys.test_review_forms import TYPED

__all__ = ["chromium", "window"]

PICTURES: Final = os.environ.get("LOKET_PICTURES", "")  # a folder to look at them in


async def picture(page: ChatPage, name: str) -> None:
    """Keep what a telephone shows, and prove that a newest message is never longer than its screen."""
    newest = page.phone.messages.last
    await newest.scroll_into_view_if_needed()
    box = await newest.bounding_box()
    assert box is not None
    assert box["height"] <= PHONE["height"], f"{name} is longer than a telephone's screen"
    if PICTURES:
        await page.page.screenshot(path=Path(PICTURES) / f"form-{name}.png")
    await page.picture(name)


async def siti_comes_to_the_form(page: ChatPage) -> None:
    await page.page.set_viewport_size(PHONE)
    await page.phone.writes("/start")
    await page.phone.taps("👤 Hubungi petugas", "Selamat datang")
    await page.phone.taps(SERVICE.title.id, "Layanan mana")
    await page.phone.taps(RESET.title.id, "Apa yang dapat petugas bantu?")


async def siti_answers_the_questions(page: ChatPage) -> None:
    for place, field in enumerate(RESET.fields, start=1):
        await page.phone.sees(field.ask.id, f"{place}/{len(rules.steps(RESET, {}))}")
        await picture(page, f"question-{place}")
        if field.choices:
            await page.phone.taps(field.choices[0].title.id, field.ask.id)
        elif not field.required:
            await page.phone.taps("Lewati ⏭", field.ask.id)
        else:
            await page.phone.writes(TYPED[field.type])


async def siti_sends_the_documents(page: ChatPage) -> None:
    await page.phone.sees("7/7", f"⬜ {title('surat-kuasa')}")
    await picture(page, "list-empty")
    await page.phone.attaches("scan siup.pdf")
    await page.phone.sees("scan siup.pdf: berkas ini untuk yang mana?")
    await picture(page, "list-which")
    await page.phone.taps("👉 SIUP, SIUJK, atau izin usaha", "berkas ini untuk yang mana?")
    await page.phone.sees("✅ SIUP, SIUJK, atau izin usaha · scan siup.pdf")
    await page.phone.attaches("akta.pdf", b"MZ this is no deed")
    await page.phone.taps("👉 Akta pendirian dan akta perubahan ter…", "berkas ini untuk yang mana?")
    await page.phone.sees("❌ Akta pendirian dan akta perubahan terakhir · akta.pdf", "⬜")
    await picture(page, "list-refused")
    await page.phone.taps("❌ 4", "❌ Akta", "⬜")
    await page.phone.sees("👉 Kirim sekarang: Akta pendirian")
    await picture(page, "list-chosen")
    await page.phone.attaches("akta-benar.pdf")
    await page.phone.sees("akta-benar.pdf", "✅ Akta")
    for slot_id in ("ktp", "salinan-npwp", "surat-permohonan"):
        await page.phone.taps(f"⬜ {SLOTS.index(slot_id) + 1}", "⬜", "akta-benar.pdf")
        await page.phone.sees(f"👉 Kirim sekarang: {title(slot_id)}")
        await page.phone.attaches(f"{slot_id}.pdf")
        await page.phone.sees(f"✅ {title(slot_id)}", f"{slot_id}.pdf")
    await picture(page, "list-one-left")
    await page.phone.attaches("kuasa.pdf")


async def siti_checks_and_sends(page: ChatPage) -> None:
    await page.phone.sees("Periksa dulu", "Berkas: 6 dari 6")
    await picture(page, "summary")
    await page.phone.taps("✏️ Nama perusahaan", "Periksa dulu")
    await page.phone.sees("Isian sekarang", "✏️ Nama perusahaan")
    await picture(page, "line")
    await page.phone.writes("PT Maju Jaya")
    changed = await page.phone.sees("Periksa dulu", "PT Maju Jaya")
    await expect(changed).to_contain_text("6 dari 6")
    await page.phone.taps("✖️ Batal", "Periksa dulu", "PT Maju Jaya")
    await page.phone.sees("Berubah pikiran?")
    await picture(page, "cancelled")
    await page.phone.taps("↩️ Lanjutkan lagi", "Berubah pikiran?")
    await page.phone.taps("✅ Kirim", "Periksa dulu", "PT Maju Jaya")
    await page.phone.sees("Tiket #1 sudah kami terima")
    await picture(page, "sent")


async def test_a_whole_request_with_documents_on_a_telephone(window: ChatPage, town: Town) -> None:
    del town
    await siti_comes_to_the_form(window)
    await siti_answers_the_questions(window)
    await siti_sends_the_documents(window)
    await siti_checks_and_sends(window)
