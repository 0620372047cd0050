"""Guides one step at a time, answers that tell situations apart, and what stands beside an answer."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.config import Settings
from bot.demo.run import demo_world
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED
from storage.tables import questions
from tests.journeys.conftest import Town
from tests.knowledge.toy import HOURS, SERVICE, write_pack
from tests.people import Persona, Seen, labels

GUIDE = "ceisa.lupa-password"
SITUATIONS = "muarojambi.aktivasi-agregasi"
INDONESIAN = {
    "asks": "lupa password ceisa",
    "step": "Langkah {} dari 9",
    "on": "Lanjut ▶️",
    "back": "◀️ Kembali",
    "stuck": "✋ Saya macet di langkah ini",
    "answered": "👍 Terjawab",
    "not yet": "🤔 Belum",
    "solved": "Senang bisa membantu",
    "kind": "Bantuan topik CEISA",
    "other": "Bantuan lainnya",
    "send": "✅ Kirim",
    "received": "sudah kami terima",
}
ENGLISH = {
    "asks": "forgot password ceisa",
    "step": "Step {} of 9",
    "on": "Next ▶️",
    "back": "◀️ Back",
    "stuck": "✋ I am stuck at this step",
    "answered": "👍 Answered",
    "not yet": "🤔 Not yet",
    "solved": "Glad to help",
    "kind": "Help with a CEISA topic",
    "other": "Other help",
    "send": "✅ Send",
    "received": "We have your",
}


@pytest.fixture(params=["siti", "agus"])
def reader(request: pytest.FixtureRequest, town: Town) -> tuple[Persona, dict[str, str]]:
    """Siti, who reads Indonesian, or Agus, who reads English, and what they see."""
    return (town.siti, INDONESIAN) if request.param == "siti" else (town.agus, ENGLISH)


async def test_a_guide_is_read_step_by_step_in_one_message(town: Town, reader: tuple[Persona, dict[str, str]]) -> None:
    person, says = reader
    person.writes(says["asks"])
    first = await person.sees(says["step"].format(1))
    assert labels(first)[:3] == [f"📝 {says['kind']}", says["on"], says["stuck"]]
    assert "22 Nov 2026" in first["text"]
    count = len(person.everything())
    for step in range(2, 10):
        await person.taps(says["on"], await person.sees(says["step"].format(step - 1)))
        shown = await person.sees(says["step"].format(step))
        assert shown["message_id"] == first["message_id"]
        assert (says["on"] in labels(shown)) == (step < 9)
        assert (says["answered"] in labels(shown)) == (step == 9)
    await person.taps(says["back"], shown)
    await person.taps(says["on"], await person.sees(says["step"].format(8)))
    last = await person.sees(says["step"].format(9))
    assert labels(last)[:3] == [f"📝 {says['kind']}", says["answered"], says["not yet"]]
    assert len(person.everything()) == count, "nothing was added to the chat"
    await town.restart()
    await person.taps(says["answered"], last)
    await person.sees(says["solved"])


async def test_a_second_tap_and_a_restart_leave_the_reader_where_they_are(town: Town, siti: Persona) -> None:
    siti.writes(INDONESIAN["asks"])
    first = await siti.sees("Langkah 1 dari 9")
    on = data_of(first, "Lanjut ▶️")
    for _tap in range(2):
        await siti.taps(on, first, forge=True)
        await siti.sees("Langkah 2 dari 9")
    await town.restart()
    await siti.taps("Lanjut ▶️", await siti.sees("Langkah 2 dari 9"))
    assert (await siti.sees("Langkah 3 dari 9"))["message_id"] == first["message_id"]


async def test_somebody_stuck_at_a_step_gets_a_ticket_that_says_so(
    town: Town, budi: Persona, reader: tuple[Persona, dict[str, str]]
) -> None:
    person, says = reader
    person.writes(says["asks"])
    for step in (1, 2):
        await person.taps(says["on"], await person.sees(says["step"].format(step)))
    await person.taps(says["stuck"], await person.sees(says["step"].format(3)))
    stuck = await person.sees("✋", "Iya, Yakin")
    assert labels(stuck)[0] == says["kind"]
    await town.restart()
    await person.taps(labels(stuck)[-1], stuck)  # back to the step, and stuck there still
    await person.taps(says["stuck"], await person.sees(says["step"].format(3)))
    await file_other(person, says, await person.sees("✋", "Iya, Yakin"))
    card = await budi.sees("🎫 Tiket #1", "Macet di langkah 3 dari 9: Bagaimana jika lupa password CEISA 4.0?")
    assert "Konfirmasi Data" in card["text"], "staff read what the step asks for"
    assert f"❓ Pertanyaan: {says['asks']}" in card["text"]
    person.writes("/tiket")
    list_of_tickets = await person.sees("1", after=stuck["message_id"])
    await person.taps(next(label for label in labels(list_of_tickets) if "#1" in label), list_of_tickets)
    await person.sees("#1", "✋", "3")


async def test_what_a_ticket_says_stays_when_its_requester_reads_on(town: Town, siti: Persona, budi: Persona) -> None:
    siti.writes(INDONESIAN["asks"])
    first = await siti.sees("Langkah 1 dari 9")
    await siti.taps("✋ Saya macet di langkah ini", first)
    await file_other(siti, INDONESIAN, await siti.sees("Macet di langkah 1 dari 9"))
    await budi.sees("🎫 Tiket #1", "Macet di langkah 1 dari 9")
    await siti.taps(f"st:1:{GUIDE}:2", first, forge=True)
    await siti.taps(f"sk:1:{GUIDE}:5", first, forge=True)
    await file_other(siti, INDONESIAN, await siti.sees("Macet di langkah 5 dari 9"))
    await budi.sees("🎫 Tiket #2", "Macet di langkah 5 dari 9")
    await budi.taps("✋ Ambil", await budi.sees("🎫 Tiket #1"))
    await budi.sees("🎫 Tiket #1", "Petugas: Budi Santoso", "Macet di langkah 1 dari 9")


async def test_somebody_who_gets_past_the_step_is_no_longer_stuck(town: Town, siti: Persona) -> None:
    siti.writes(INDONESIAN["asks"])
    first = await siti.sees("Langkah 1 dari 9")
    for data, kept in (("sk:1:{}:4", f"{GUIDE}:4"), ("st:1:{}:4", f"{GUIDE}:4"), ("st:1:{}:5", None)):
        await siti.taps(data.format(GUIDE), first, forge=True)
        assert [row.stuck_at for row in await town.rows(select(questions.c.stuck_at))] == [kept]


async def test_somebody_elses_reading_is_out_of_reach(town: Town, siti: Persona, agus: Persona) -> None:
    siti.writes(INDONESIAN["asks"])
    await siti.sees("Langkah 1 dari 9")
    agus.writes("/start")
    screen = await agus.sees("Welcome")
    before = await town.rows(select(questions))
    for data in (f"st:1:{GUIDE}:2", f"sk:1:{GUIDE}:2", f"va:1:{SITUATIONS}:1", f"al:1:{SITUATIONS}", f"st:9:{GUIDE}:2"):
        refused = await agus.taps(data, screen, forge=True)
        assert refused.show_alert, data
        assert "no longer valid" in refused.text
    assert await town.rows(select(questions)) == before
    assert (await agus.sees("Welcome"))["text"] == screen["text"]


NEAREST = (
    (f"st:1:{GUIDE}:99", "Langkah 9 dari 9"),
    (f"st:1:{GUIDE}:0", "Langkah 1 dari 9"),
    (f"sk:1:{GUIDE}:99", "Macet di langkah 9 dari 9"),
    (f"va:1:{SITUATIONS}:9", "Pilih yang sesuai dengan keadaan Anda"),
    (f"va:1:{GUIDE}:1", "Langkah 1 dari 9"),
)


async def test_a_place_that_is_not_there_is_the_nearest_one(siti: Persona) -> None:
    siti.writes(INDONESIAN["asks"])
    first = await siti.sees("Langkah 1 dari 9")
    for data, shown in NEAREST:
        await siti.taps(data, first, forge=True)
        assert (await siti.sees(shown))["message_id"] == first["message_id"]


async def test_an_entry_that_is_gone_is_said_to_be_gone(siti: Persona) -> None:
    siti.writes(INDONESIAN["asks"])
    first = await siti.sees("Langkah 1 dari 9")
    for data in ("st:1:ceisa.tidak-ada:1", "sk:1:puspa.lupa-sandi:1", "al:1:tidak.ada", "va:1::1"):
        refused = await siti.taps(data, first, forge=True)
        assert refused.show_alert, data
        assert "sudah tidak berlaku" in refused.text


async def test_situations_are_told_apart_by_buttons_in_one_message(siti: Persona, agus: Persona) -> None:
    siti.writes("Bagaimana langkah aktivasi agregasi data penyedia agar bisa login ke seluruh LPSE?")
    lead = await siti.sees("Ada dua cara")
    assert labels(lead)[:3] == [
        "📝 Agregasi data penyedia",
        "A. Baru punya satu akun",
        "B. Sudah punya lebih dari satu akun",
    ]
    assert "PT_Cahaya" not in lead["text"]
    await siti.taps("B. Sudah punya lebih dari satu akun", lead)
    other = await siti.sees("PT_Cahaya")
    await siti.taps("A. Baru punya satu akun", other)
    first = await siti.sees("PT. A terdaftar di LPSE LKPP")
    assert labels(first)[1:3] == ["B. Sudah punya lebih dari satu akun", "👍 Terjawab"]
    assert {lead["message_id"]} == {other["message_id"], first["message_id"]}
    agus.writes("What are the steps to activate data aggregation so that I can log in at every LPSE?")
    await agus.taps("B. More than one account", await agus.sees("There are two ways"))
    shown = await agus.sees("First log in at LPSE Bandung")
    assert "👍 Answered" in labels(shown)


async def test_an_answer_leads_to_those_beside_it_and_staff_see_all_that_was_read(siti: Persona, budi: Persona) -> None:
    siti.writes("Bagaimana jika saya lupa sandi/password Puspa?")
    answer = await siti.sees("Silakan hubungi admin untuk reset sandi")
    assert labels(answer)[0] == "📝 Reset sandi"
    await siti.taps("📖 Mengganti sandi", answer)
    beside = await siti.sees("Bagaimana", "mengganti")
    assert beside["message_id"] == answer["message_id"]
    await siti.taps("🤔 Belum", beside)
    await siti.taps("👤 Hubungi petugas")
    await file_other(siti, INDONESIAN, await siti.sees("Apa yang dapat petugas bantu?"))
    card = await budi.sees("🎫 Tiket #1")
    seen = next(line for line in card["text"].splitlines() if line.startswith("📖"))
    assert "lupa sandi" in seen
    assert "mengganti" in seen


class Shop(Town):
    """A town whose office has one pack of its own, which is edited while the desk is closed."""

    @property
    def settings(self) -> Settings:
        """The town's settings with that pack."""
        return super().settings.model_copy(update={"packs": (str(self.folder / "toko"),)})


@pytest_asyncio.fixture
async def shop(tmp_path: Path, database_url: str) -> AsyncIterator[Shop]:
    """A shop that is open."""
    write_pack(tmp_path)
    async with PretendTelegram(demo_world(allowance=UNLIMITED)) as telegram:
        here = Shop(telegram, tmp_path, database_url=database_url)
        await here.open()
        yield here
        await here.close()
        await here.check_nothing_lost()


async def test_a_guide_that_became_shorter_and_then_none_goes_on_at_the_nearest_step(shop: Shop) -> None:
    siti, file = shop.siti, shop.folder / "toko" / "umum" / "jam-buka.md"
    siti.writes("/start")
    await siti.taps("Toko")
    await siti.taps("Umum")
    await siti.taps("📖 Jam buka")
    await siti.taps("Lanjut ▶️", await siti.sees("Langkah 1 dari 3"))
    await siti.taps("Lanjut ▶️", await siti.sees("Langkah 2 dari 3"))
    last = await siti.sees("Langkah 3 dari 3")
    await siti.taps("✋ Saya macet di langkah ini", last)
    stuck = await siti.sees("Macet di langkah 3 dari 3")
    await shop.close()
    file.write_text(HOURS.replace("3. Belanja.\n", "").replace("3. Shop.\n", ""), encoding="utf-8")
    await shop.open()
    await siti.taps("◀️ Kembali ke langkah 3", stuck)
    await siti.sees("Langkah 2 dari 2")
    await siti.taps("✋ Saya macet di langkah ini", await siti.sees("Langkah 2 dari 2"))
    back = await siti.sees("Macet di langkah 2 dari 2")
    await shop.close()
    start, end = HOURS.index("# Steps\n"), HOURS.index("# Variant")
    file.write_text(HOURS[:start] + HOURS[end:], encoding="utf-8")
    await shop.open()
    await siti.taps("◀️ Kembali ke langkah 2", back)
    whole = await siti.sees("Buka pukul 8")
    assert "Hari libur" in labels(whole)
    assert "Langkah" not in whole["text"]
    assert (await siti.taps("sk:1:toko.jam-buka:2", whole, forge=True)).show_alert, "there is no step any more"
    await shop.close()
    file.unlink()
    (shop.folder / "toko" / "service.toml").write_text(SERVICE.replace('  entry = "jam-buka"\n', ""), encoding="utf-8")
    await shop.open()
    gone = await siti.taps("va:1:toko.jam-buka:1", whole, forge=True)
    assert "sudah tidak berlaku" in gone.text


async def file_other(person: Persona, says: dict[str, str], screen: Seen) -> None:
    """Let a person file the request with one question that a screen offers."""
    await person.taps(says["other"], screen)
    await person.sees("1/1", after=screen["message_id"])
    person.writes("Tidak berhasil")
    await person.taps(says["send"])
    await person.sees(says["received"], after=screen["message_id"])


def data_of(seen: Seen, label: str) -> str:
    """Return what a button says to the bot."""
    return next(str(each["data"]) for row in seen["buttons"] for each in row if each["text"] == label)
