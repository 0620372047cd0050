"""An editor changes the packs while the desk is open: Siti gets the new answers without a restart."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot import reload
from bot.config import Settings
from bot.demo.run import demo_world
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED
from knowledge.pack import BUILT_IN
from tests.journeys.conftest import Town
from tests.people import Persona, Seen, labels

PARKING = """\
+++
question = { id = "Di mana tempat parkir kantor?", en = "Where can I park?" }
aliases = ["parkir mobil di mana", "tempat parkir tamu", "parking"]
source = "Papan pengumuman"
reviewed = 2026-11-22
+++
Parkir tamu ada di **halaman belakang**.
"""


class EditedTown(Town):
    """A town whose packs lie in a folder of its own."""

    @property
    def settings(self) -> Settings:
        """The same, with these packs."""
        return super().settings.model_copy(update={"packs": (f"{self.puspa}/", "ceisa")})

    @property
    def puspa(self) -> Path:
        """Where the pack lies."""
        return self.folder / "packs" / "puspa"


@pytest_asyncio.fixture
async def town(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[EditedTown]:
    monkeypatch.setattr(reload, "EVERY", 0.1)
    async with PretendTelegram(demo_world(allowance=UNLIMITED)) as telegram:
        here = EditedTown(telegram, tmp_path, database_url=database_url)
        shutil.copytree(BUILT_IN / "puspa", here.puspa)
        await here.open()
        yield here
        await here.close()
        await here.check_nothing_lost()


async def asks_until(siti: Persona, question: str, answer: str) -> None:
    """Ask again until the answer comes: the packs are read anew in their own time. Unhurried, as people are."""
    for _ in range(40):
        number = siti.writes(question)
        seen = await siti.sees("", after=number)
        if answer in seen["text"]:
            return
        await asyncio.sleep(0.5)
    raise AssertionError(f"{siti.name} never read {answer!r}")


async def test_siti_reads_a_new_answer_a_broken_one_changes_nothing_and_a_gone_one_gives_a_fresh_screen(
    town: EditedTown, siti: Persona
) -> None:
    await asks_until(siti, "puspa 419 page expired", "sesi")
    parking = town.puspa / "akun" / "parkir.md"
    parking.write_text(PARKING, encoding="utf-8")
    await asks_until(siti, "parkir mobil di mana min?", "halaman belakang")

    parking.write_text(PARKING.replace("belakang", "depan").replace("source", "sorce"), encoding="utf-8")
    error = town.puspa / "error" / "error-419.md"
    error.write_text("rusak", encoding="utf-8")
    ceisa_goes_on = siti.writes("lupa password ceisa")
    await siti.sees("Lupa", after=ceisa_goes_on)
    await asks_until(siti, "parkir mobil di mana min?", "halaman belakang")
    await asks_until(siti, "puspa 419 page expired", "sesi")

    shutil.copyfile(BUILT_IN / "puspa" / "error" / "error-419.md", error)
    parking.write_text(PARKING.replace("belakang", "depan"), encoding="utf-8")
    await asks_until(siti, "parkir mobil di mana min?", "halaman depan")
    topics = await opens_accounts(siti)

    parking.unlink()
    await asks_until(siti, "parkir mobil di mana min?", "belum menemukan jawabannya")
    refused = await siti.taps("Di mana tempat parkir kantor?", topics)
    assert refused.show_alert
    assert "sudah tidak berlaku" in refused.text
    fresh = await opens_accounts(siti)
    assert not any("parkir" in label for label in labels(fresh))


async def opens_accounts(siti: Persona) -> Seen:
    """Let Siti open a topic of the tree."""
    number = siti.writes("/start")
    menu = await siti.sees("Atau pilih layanan", after=number)
    await siti.taps("Aplikasi Puspa", menu)
    await siti.taps("🔑 Akun Aplikasi Puspa", await siti.sees("Aplikasi Puspa", after=number))
    return await siti.sees("Aplikasi Puspa › Akun Aplikasi Puspa", after=number)
