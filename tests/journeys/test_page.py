"""The story through the chat page, in a real browser: what people see and tap, on both sides."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.demo.calls import Fault
from tests.journeys.browser import PHONE, ChatPage, open_page, running_chromium
from tests.journeys.conftest import Town

COMPANY = 'PT <b>&" Maju'
CARD = "Tiket #1 · Aktivasi akun"


@pytest_asyncio.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One browser for every story here."""
    async with running_chromium() as browser:
        yield browser


@pytest_asyncio.fixture
async def window(town: Town, chromium: Browser, request: pytest.FixtureRequest) -> AsyncIterator[ChatPage]:
    """The chat page of the town, in a window as wide as a desk's."""
    pictures = Path(request.config.getoption("--output", "test-results")) / request.node.name
    async with open_page(chromium, f"{town.telegram.base_url}/", pictures=pictures) as chat_page:
        yield chat_page


async def siti_is_answered_and_not_helped(page: ChatPage) -> None:
    await page.picture("empty")
    await page.phone.writes("gmn cra daftr akun puspa?")
    answer = await page.phone.sees("beacukaipurwakarta.com/register")
    await expect(answer.get_by_role("link", name="beacukaipurwakarta.com/register")).to_be_visible()
    await page.picture("answer")
    await page.phone.taps("🤔 Belum", "beacukaipurwakarta.com/register")
    await page.phone.sees("Mungkin yang Anda maksud")
    await page.picture("choice")
    await page.phone.taps("👤 Hubungi petugas", "Mungkin yang Anda maksud")


async def siti_files_an_activation(page: ChatPage, *, company: str = COMPANY) -> None:
    await page.phone.sees("Apa yang dapat petugas bantu?")
    await page.picture("kinds")
    await page.phone.taps("Aktivasi akun", "Apa yang dapat petugas bantu?")
    for step, answer in (("1/4", company), ("2/4", "Siti Rahayu"), ("3/4", "siti@maju.co.id")):
        await page.phone.sees(step)
        await page.picture(f"step-{step[0]}")
        await page.phone.writes(answer)
    await page.phone.sees("4/4")
    await page.picture("step-4")
    await page.phone.attaches("surat.pdf")
    summary = await page.phone.sees("Periksa dulu sebelum dikirim", company)
    await expect(summary).to_contain_text("surat.pdf")
    await page.picture("summary")
    await page.phone.taps("✅ Kirim", "Periksa dulu sebelum dikirim")
    await page.phone.sees("Tiket #1 sudah kami terima")


async def budi_reads_the_card(page: ChatPage) -> None:
    card = await page.group.sees(CARD, COMPANY, "Menunggu keputusan admin")
    await expect(card).to_contain_text("gmn cra daftr akun puspa?")
    document = await page.group.sees_file("surat.pdf")
    async with page.page.expect_download() as download:
        await document.get_by_role("link").click()
    assert (await download.value).suggested_filename == "surat.pdf"
    await page.picture("card")


async def budi_takes_it_and_they_talk(page: ChatPage, *, message: str = "Mohon tunggu <sebentar> ya Bu") -> None:
    await page.group.taps("✋ Ambil", CARD)
    await page.group.is_told("sekarang milik Anda")
    card = await page.group.sees(CARD, "Petugas: Budi Santoso")
    await page.phone.sees("sedang dikerjakan oleh Budi Santoso")
    await page.group.answers(card, message)
    reply = await page.phone.sees("Budi Santoso", message)
    await page.phone.answers(reply, "Baik, saya tunggu 🙏")
    relayed = await page.group.sees("Siti Rahayu", "Baik, saya tunggu 🙏")
    await expect(relayed.locator("[data-reply-to]")).to_contain_text(message)
    await page.picture("talk")


async def ratna_approves_and_the_second_tap_changes_nothing(page: ChatPage, town: Town) -> None:
    await page.group.taps("👍 Setujui (admin)", CARD)
    await page.is_refused("Hanya admin")
    await page.choose("staff", "ratna")
    town.telegram.world.faults.add(Fault("editMessageText", times=1000, error_code=502))  # the card stays as it is
    await page.group.taps("👍 Setujui (admin)", CARD)
    await page.group.is_told("Disetujui")
    await page.group.taps("👎 Tolak (admin)", CARD)
    await page.is_refused("Sudah disetujui Ratna Dewi")
    town.telegram.world.faults.clear()
    card = await page.group.sees(CARD, "Disetujui Ratna Dewi")
    await expect(card.get_by_role("button", name="👎 Tolak (admin)")).to_have_count(0)
    await page.group.taps("📨 Sampaikan kini", CARD)
    await page.phone.sees("Akun Anda aktif", "tiket #1")
    await page.picture("approved")


async def budi_closes_and_siti_grades(page: ChatPage) -> None:
    await page.choose("staff", "budi")
    await page.group.taps("✅ Tutup", CARD)
    await page.group.taps("✅ Ya, tutup", "Tutup tiket #1?")
    closed = await page.phone.sees("Tiket #1 selesai")
    await expect(closed.get_by_role("button", name="uas")).to_have_count(4)
    await page.picture("closed")
    await page.phone.taps("🙂 Puas", "1/8")
    for place in range(2, 9):
        await page.phone.taps("🙂 Puas", f"{place}/8")
    await page.phone.sees("Terima kasih atas penilaian Anda")
    await page.picture("evaluated")
    await page.group.taps("📜 Riwayat", CARD)
    history = await page.group.sees(CARD, "Riwayat", "Budi Santoso menutup tiket")
    assert "memberi penilaian" not in str(await history.text_content()), "who graded is nobody's business"
    for line in ("Siti Rahayu membuka tiket", "Budi Santoso mengambil tiket", "Ratna Dewi menyetujui permohonan"):
        await expect(history).to_contain_text(line)
    await page.picture("history")


async def test_the_story_runs_through_the_page(window: ChatPage, town: Town) -> None:
    await siti_is_answered_and_not_helped(window)
    await siti_files_an_activation(window)
    await budi_reads_the_card(window)
    await budi_takes_it_and_they_talk(window)
    await ratna_approves_and_the_second_tap_changes_nothing(window, town)
    await budi_closes_and_siti_grades(window)


async def agus_opens_a_ticket_in_english(page: ChatPage) -> None:
    await page.choose("person", "agus")
    await page.phone.writes("/start")
    await page.phone.sees("Welcome to the Kantor Contoh desk")
    await page.picture("welcome")
    await page.phone.taps("👤 Contact staff", "Welcome")
    await page.phone.taps("LPSE Kota Bogor helpdesk", "Which service")
    await page.phone.taps("Another question or service", "What can our staff do")
    await page.phone.sees("1/1")
    await page.phone.writes("Could someone call me about the video verification?")
    await page.phone.taps("✅ Send", "Check before")
    await page.phone.sees("Ticket #1")


async def test_a_ticket_of_a_forum_has_its_topic_and_what_is_written_there_arrives(window: ChatPage) -> None:
    await window.choose("unit", "lpse")
    await agus_opens_a_ticket_in_english(window)
    await window.page.get_by_test_id("topics").get_by_role("button", name="#1").click()
    card = await window.group.sees("Tiket #1", "Could someone call me about the video verification?")
    await expect(card).to_contain_text("Agus Wijaya")
    await window.picture("topic")
    await window.group.writes("Baik Pak Agus, kami telepon pukul 10.00 WIB.")
    await window.phone.sees("Budi Santoso", "kami telepon pukul 10.00 WIB")
    await window.picture("reply")


async def test_the_page_fits_a_telephone(window: ChatPage) -> None:
    await window.page.set_viewport_size(PHONE)
    await expect(window.group.root).to_be_hidden()
    await window.page.get_by_test_id("phone-start").click()
    await window.phone.sees("Selamat datang di loket Kantor Contoh")
    await window.picture("welcome")
    assert await window.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"
    await window.page.get_by_test_id("tab-group").click()
    await expect(window.phone.root).to_be_hidden()
    await expect(window.group.root).to_contain_text("Belum ada pesan")
