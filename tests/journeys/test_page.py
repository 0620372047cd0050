"""The story through the chat page, in a real browser: what people see and tap, on both sides."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.journeys.browser import DESKTOP, PHONE, ChatPage, open_page, running_chromium
from tests.journeys.conftest import Town

COMPANY = 'PT <b>&" Maju'


@pytest_asyncio.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """One browser for every story here."""
    async with running_chromium() as browser:
        yield browser


async def siti_is_answered_and_not_helped(page: ChatPage) -> None:
    await page.picture("empty")
    await page.phone.writes("cara mendaftarkan akun puspa")
    answer = await page.phone.sees("beacukaipurwakarta.com/register")
    await expect(answer.get_by_role("link", name="beacukaipurwakarta.com/register")).to_be_visible()
    await page.picture("answer")
    await page.phone.taps("🤔 Belum", "beacukaipurwakarta.com/register")
    await page.phone.sees("Mungkin yang Anda maksud")
    await page.picture("choice")
    await page.phone.taps("👤 Hubungi petugas", "Mungkin yang Anda maksud")


async def siti_files_an_activation(page: ChatPage) -> None:
    await page.phone.sees("Apa yang dapat petugas bantu?")
    await page.picture("kinds")
    await page.phone.taps("Aktivasi akun", "Apa yang dapat petugas bantu?")
    for step, answer in (("1/4", COMPANY), ("2/4", "Siti Rahayu"), ("3/4", "siti@maju.co.id")):
        await page.phone.sees(step)
        await page.picture(f"step-{step[0]}")
        await page.phone.writes(answer)
    await page.phone.sees("4/4")
    await page.picture("step-4")
    await page.phone.attaches("surat.pdf")
    summary = await page.phone.sees("Periksa dulu sebelum dikirim", COMPANY)
    await expect(summary).to_contain_text("surat.pdf")
    await page.picture("summary")
    await page.phone.taps("✅ Kirim", "Periksa dulu sebelum dikirim")
    await page.phone.sees("Tiket #1 sudah kami terima")


async def budi_takes_it_and_they_talk(page: ChatPage) -> None:
    card = await page.group.sees("Tiket #1 · Aktivasi akun", COMPANY, "Menunggu keputusan admin")
    await expect(card).to_contain_text("cara mendaftarkan akun puspa")
    document = await page.group.sees_file("surat.pdf")
    async with page.page.expect_download() as download:
        await document.get_by_role("link").click()
    assert (await download.value).suggested_filename == "surat.pdf"
    await page.picture("card")
    await page.group.taps("✋ Ambil", "Tiket #1 · Aktivasi akun")
    await page.group.is_told("sekarang milik Anda")
    await expect(card).to_contain_text("Petugas: Budi Santoso")
    await page.phone.sees("sedang dikerjakan oleh Budi Santoso")
    await page.group.answers(card, "Mohon tunggu <sebentar> ya Bu")
    reply = await page.phone.sees("Budi Santoso", "Mohon tunggu <sebentar> ya Bu")
    await page.phone.answers(reply, "Baik, saya tunggu 🙏")
    relayed = await page.group.sees("Siti Rahayu", "Baik, saya tunggu 🙏")
    await expect(relayed.locator("[data-reply-to]")).to_contain_text("Tiket #1")
    await page.picture("talk")


async def ratna_approves_and_the_second_tap_changes_nothing(page: ChatPage, other: ChatPage) -> None:
    await page.group.taps("👍 Setujui", "Tiket #1 · Aktivasi akun")
    await page.is_refused("Hanya admin")
    await other.choose("staff", "ratna")
    await other.group.sees("Tiket #1 · Aktivasi akun", "Menunggu keputusan admin")
    await other.loses_reception()
    await page.choose("staff", "ratna")
    await page.group.taps("👍 Setujui", "Tiket #1 · Aktivasi akun")
    await page.group.is_told("Disetujui")
    await page.phone.sees("Disetujui.", "tiket #1")
    card = await page.group.sees("Tiket #1 · Aktivasi akun", "Disetujui Ratna Dewi")
    await expect(card.get_by_role("button", name="👎 Tolak")).to_have_count(0)
    await page.picture("approved")
    await other.group.taps("👎 Tolak", "Tiket #1 · Aktivasi akun")
    await other.is_refused("Sudah disetujui Ratna Dewi")


async def budi_closes_and_siti_grades(page: ChatPage) -> None:
    await page.choose("staff", "budi")
    await page.group.taps("✅ Tutup", "Tiket #1 · Aktivasi akun")
    closed = await page.phone.sees("Tiket #1 selesai")
    await expect(closed.get_by_role("button", name="uas")).to_have_count(4)
    await page.picture("closed")
    await page.phone.taps("🙂 Puas", "Tiket #1 selesai")
    await page.phone.sees("Terima kasih atas penilaian Anda", "🙂 Puas")
    await page.group.taps("📜 Riwayat", "Tiket #1 · Aktivasi akun")
    history = await page.group.sees("Riwayat tiket #1", "Siti Rahayu memberi penilaian")
    for line in ("Siti Rahayu membuka tiket", "Budi Santoso mengambil tiket", "Ratna Dewi menyetujui permohonan"):
        await expect(history).to_contain_text(line)
    await page.picture("history")


async def test_the_story_runs_through_the_page(town: Town, chromium: Browser) -> None:
    url = f"{town.telegram.base_url}/"
    async with (
        open_page(chromium, url, story="activation", size=DESKTOP) as page,
        open_page(chromium, url, story="activation-other", size=DESKTOP) as other,
    ):
        await siti_is_answered_and_not_helped(page)
        await siti_files_an_activation(page)
        await budi_takes_it_and_they_talk(page)
        await ratna_approves_and_the_second_tap_changes_nothing(page, other)
        await budi_closes_and_siti_grades(page)


async def test_a_ticket_of_a_forum_has_its_topic_and_english_goes_both_ways(town: Town, chromium: Browser) -> None:
    async with open_page(chromium, f"{town.telegram.base_url}/", story="forum", size=DESKTOP) as page:
        await page.choose("person", "agus")
        await page.choose("unit", "lpse")
        await page.phone.writes("/start")
        await page.phone.taps("👤 Contact staff", "Welcome")
        await page.phone.taps("LPSE Kota Bogor", "Which service")
        await page.phone.taps("Another question or service", "What can staff do")
        await page.phone.sees("1/")
        await page.phone.writes("Could someone call me about the video verification?")
        await page.phone.taps("✅ Send", "Check before")
        await page.phone.sees("Ticket #1")
        topic = page.page.get_by_test_id("topics").get_by_role("button", name="#1")
        await topic.click()
        await page.group.sees("Tiket #1", "Could someone call me about the video verification?")
        await page.picture("topic")
        await page.group.writes("Baik Pak Agus, kami telepon pukul 10.00 WIB.")
        await page.phone.sees("Budi Santoso", "kami telepon pukul 10.00 WIB")
        await page.picture("reply")


async def test_the_page_fits_a_telephone(town: Town, chromium: Browser) -> None:
    async with open_page(chromium, f"{town.telegram.base_url}/", story="narrow", size=PHONE) as page:
        await expect(page.group.root).to_be_hidden()
        await page.page.get_by_test_id("phone-start").click()
        await page.phone.sees("Selamat datang di loket Kantor Contoh")
        await page.picture("welcome")
        assert await page.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"
        await page.page.get_by_test_id("tab-group").click()
        await expect(page.phone.root).to_be_hidden()
        await expect(page.group.root).to_contain_text("Belum ada pesan")
