"""Browsing a service by buttons: every topic of every pack leads to an answer or to a person."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.config import Settings
from bot.demo.entities import parse_html, utf16_length
from bot.demo.run import demo_world
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED
from handlers.answers import entry_screen, place_rows
from handlers.browse import screens
from handlers.buttons import Browse, Contact, NotSolved, ReadEntry, Solved, StartRequest, StuckAt, Tap
from handlers.screen import Screen
from handlers.texts import Catalogs, Texts
from knowledge.faq import tree
from knowledge.service import Service, Topic
from knowledge.wording import Language
from storage.tables import questions
from tests.journeys.conftest import Town
from tests.packs import built_in_library
from tests.people import Persona, Seen, labels

LIBRARY = built_in_library()
CEISA = LIBRARY.services["ceisa"]
HIGHEST = 10**18 - 1  # of ids: eighteen digits travel
LONG = " tentang perizinan, kepabeanan, pajak daerah & hal <lain> yang namanya panjang sekali"


def draw(say: Texts, tap: Tap) -> Screen:
    """Return the screen that a tap in the tree shows."""
    if isinstance(tap, ReadEntry):
        entry = LIBRARY.entry(tap.entry_id)
        assert entry is not None
        place = tree.place_of(LIBRARY.services[entry.service], entry)
        rows = place_rows(say, entry.service, *place)
        return entry_screen(say, entry, library=LIBRARY, question_id=HIGHEST, rows=rows)
    assert isinstance(tap, Browse)
    place_found = tree.find(LIBRARY.services[tap.service], tap.path)
    assert place_found is not None
    if not place_found.size:
        return screens.without_guide(say, place_found, question_id=HIGHEST)
    return screens.level(say, place_found, page=tap.page)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("service", LIBRARY.services.values(), ids=lambda service: service.id)
def test_every_button_of_every_tree_leads_to_an_answer_or_to_a_person(service: Service, language: Language) -> None:
    say = Catalogs().speak(language, zone=ZoneInfo("Asia/Jakarta"))
    waiting: list[Tap] = [Browse(service.id, "", 0)]
    seen: set[Tap] = set()
    while waiting:
        tap = waiting.pop()
        if tap in seen:
            continue
        seen.add(tap)
        screen = draw(say, tap)
        text, _entities = parse_html(screen.html)
        assert 0 < utf16_length(text) <= 4096
        assert len(screen.rows) <= 13, "it fits a phone"
        screen.keyboard()  # raises where a button's data is too long
        taps = [button.tap for row in screen.rows for button in row]
        assert any(isinstance(each, StartRequest | Contact | Solved | NotSolved | StuckAt) for each in taps), text
        waiting += [each for each in taps if isinstance(each, Browse | ReadEntry)]
    assert {tap.entry_id for tap in seen if isinstance(tap, ReadEntry)} == set(service.entries)
    nodes = {tap.path for tap in seen if isinstance(tap, Browse)}
    named = {path.partition("-")[0] for path in nodes}
    assert named == {"", *(path for path, topic in below(service.topics) if not tree.is_leaf(topic))}


def below(topics: tuple[Topic, ...], above: str = "") -> Iterator[tuple[str, Topic]]:
    """Yield every topic with its path."""
    for number, topic in enumerate(topics):
        path = f"{above}.{number}" if above else str(number)
        yield path, topic
        yield from below(topic.topics, path)


async def test_the_whole_of_ceisa_is_walked_in_one_message(siti: Persona) -> None:
    menu = await open_tree(siti, "CEISA 4.0")
    kinds = {kind.title.id for kind in CEISA.kinds.values()}
    for path, topic in below(CEISA.topics):
        if tree.is_leaf(topic):
            continue
        place = tree.find(CEISA, path)
        assert place is not None
        await siti.taps(f"tree:ceisa:{path}:0", menu, forge=True)
        shown = await siti.sees(place.crumbs("id") + "\n")
        assert shown["message_id"] == menu["message_id"]
        if topic.topics:
            titles = [each.title.id for each in topic.topics][: len(topic.topics) if len(topic.topics) <= 10 else 8]
            assert [label.removeprefix("📖 ") for label in labels(shown)][: len(titles)] == titles
        else:
            assert kinds <= set(labels(shown)), "a topic without a guide leads to a ticket"
    assert [seen["message_id"] for seen in siti.everything() if seen["buttons"]] == [menu["message_id"]]


async def test_siti_finds_the_guide_by_its_topics_and_comes_back_to_where_she_was(town: Town, siti: Persona) -> None:
    menu = await open_tree(siti, "CEISA 4.0")
    assert "atau tulis saja" in menu["text"]
    assert "📔 Portal - BC 2.0" in labels(menu)
    await siti.taps("📖 Portal Pengguna Jasa", menu)
    level = await siti.sees("CEISA 4.0 › Portal Pengguna Jasa")
    assert [label for label in labels(level) if "📖" in label] == ["📖 Lupa Password"]
    await siti.taps("📖 Lupa Password", level)
    await siti.taps("Lanjut ▶️", await siti.sees("Langkah 1 dari 9"))
    await town.restart()
    await siti.taps("📚 Daftar topik", await siti.sees("Langkah 2 dari 9"))
    await siti.taps("⬆️ Naik", await siti.sees("CEISA 4.0 › Portal Pengguna Jasa"))
    root = await siti.sees("Untuk pengguna jasa Bea dan Cukai")
    await siti.taps("🏠 Menu awal", root)
    assert (await siti.sees("Selamat datang"))["message_id"] == menu["message_id"]


async def test_a_topic_without_a_guide_becomes_a_ticket_that_names_it(siti: Persona, budi: Persona, town: Town) -> None:
    menu = await open_tree(siti, "CEISA 4.0")
    for _time in range(2):
        await siti.taps("tree:ceisa:0.1:0", menu, forge=True)
    topic = await siti.sees("CEISA 4.0 › Portal Pengguna Jasa › Aktivasi Akun Lama")
    assert labels(topic) == ["Bantuan topik CEISA", "Bantuan lainnya", "⬆️ Naik", "🏠 Menu awal"]
    assert len(await town.rows(select(questions))) == 1, "a second tap is no second question"
    await siti.taps("Bantuan lainnya", topic)
    await siti.sees("1/1")
    siti.writes("Akun lama saya belum aktif")
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu"))
    await budi.sees("🎫 Tiket #1", "❓ Pertanyaan: CEISA 4.0 › Portal Pengguna Jasa › Aktivasi Akun Lama")


async def test_what_agus_opens_is_kept_with_what_he_makes_of_it(town: Town, agus: Persona) -> None:
    menu = await open_tree(agus, "Puspa application")
    await agus.taps("🔑 Puspa accounts", menu)
    level = await agus.sees("Puspa application › Puspa accounts")
    await agus.taps(labels(level)[0], level)
    answer = await agus.sees("reviewed 22 Nov 2026")
    assert answer["message_id"] == menu["message_id"]
    await agus.taps("👍 Answered", answer)
    await agus.sees("Glad to help")
    kept = await town.rows(select(questions.c.origin, questions.c.shown, questions.c.outcome))
    assert [tuple(row) for row in kept] == [("browsed", ["puspa.banyak-akun"], "solved")]


async def test_what_was_opened_and_does_not_help_leads_on(siti: Persona) -> None:
    menu = await open_tree(siti, "Aplikasi Puspa")
    await siti.taps("⚠️ Permasalahan/Error", menu)
    await siti.taps("404 | Not Found", await siti.sees("Aplikasi Puspa › Permasalahan/Error"))
    answer = await siti.sees("ditinjau 22 Nov 2026")
    await siti.taps("🤔 Belum", answer)
    assert await siti.sees_button("👤 Hubungi petugas")


async def test_a_topic_that_is_gone_is_said_to_be_gone(siti: Persona) -> None:
    menu = await open_tree(siti, "CEISA 4.0")
    for data in ("tree:tidak::0", "read:ceisa.tidak-ada"):
        refused = await siti.taps(data, menu, forge=True)
        assert refused.show_alert, data
        assert "sudah tidak berlaku" in refused.text
    for data in ("tree:ceisa:9:0", "tree:ceisa:0.9:0", "tree:ceisa:0.0.0:0", "tree:ceisa:0.1-0000:0"):
        assert "daftar topik yang terbaru" in (await siti.taps(data, menu, forge=True)).text, data
    assert (await siti.sees("CEISA 4.0"))["text"] == menu["text"]


class Hall(Town):
    """A town whose office has one service with very many topics."""

    @property
    def settings(self) -> Settings:
        """The town's settings with that pack."""
        return super().settings.model_copy(update={"packs": (str(self.folder / SERVICE_ID),)})


SERVICE_ID = "kantor-pelayanan-terpadu"
ENTRY_ID = "jawaban-empat-puluh-tiga"
assert len(SERVICE_ID) == len(ENTRY_ID) == 24, "ids as long as they may be"


@pytest_asyncio.fixture
async def hall(tmp_path: Path, database_url: str) -> AsyncIterator[Hall]:
    """A hall that is open."""
    write_hall(tmp_path / SERVICE_ID)
    async with PretendTelegram(demo_world(allowance=UNLIMITED)) as telegram:
        here = Hall(telegram, tmp_path, database_url=database_url)
        await here.open()
        yield here
        await here.close()
        await here.check_nothing_lost()


async def test_sixty_topics_with_long_names_are_read_page_by_page_on_every_level(hall: Hall) -> None:
    siti = hall.siti
    menu = await open_tree(siti, "Kantor")
    seen: list[str] = []
    for page in range(1, 9):
        shown = await siti.sees(f"Halaman {page} dari 8")
        assert shown["message_id"] == menu["message_id"]
        seen += [label.removeprefix("📖 ").split(" tentang")[0] for label in labels(shown) if "Topik" in label]
        if page < 8:
            await siti.taps("Berikutnya ▶️", shown)
    assert seen == [f"Topik {number}" for number in range(60)]
    assert "Berikutnya ▶️" not in labels(shown)
    await siti.taps("◀️ Sebelumnya", shown)
    await siti.sees("Halaman 7 dari 8")
    await siti.taps(f"tree:{SERVICE_ID}::99", shown, forge=True)
    await siti.sees("Halaman 8 dari 8")


async def test_the_way_back_from_deep_down_leads_to_the_page_one_came_from(hall: Hall) -> None:
    siti = hall.siti
    menu = await open_tree(siti, "Kantor")
    await siti.taps(f"tree:{SERVICE_ID}::7", menu, forge=True)
    await siti.taps(button(await siti.sees("Halaman 8 dari 8"), "📖 Topik 59"))
    await siti.taps(f"tree:{SERVICE_ID}:59:5", await siti.sees("› Topik 59", "Halaman 1 dari 8"), forge=True)
    level = await siti.sees("› Topik 59", "Halaman 6 dari 8")
    await siti.taps(button(level, "📖 Jawaban 43"), level)
    await siti.taps("📚 Daftar topik", await siti.sees("Isi jawaban 43"))
    await siti.taps("⬆️ Naik", await siti.sees("› Topik 59", "Halaman 6 dari 8"))
    assert (await siti.sees("Halaman 8 dari 8"))["message_id"] == menu["message_id"]


def write_hall(folder: Path) -> None:
    """Write a pack with sixty topics, the last with sixty more; the 44th of those is an answer."""
    (folder / "t59").mkdir(parents=True)
    lines = [
        f'id = "{SERVICE_ID}"',
        'title = "Kantor"',
        'summary = "Melayani."',
        'unit = "pli"',
        'names = ["kantor"]',
    ]
    for number in range(60):
        lines += ["[[topics]]", f'id = "t{number}"', f'title = "Topik {number}{LONG}"']
    for number in range(60):
        lines += ["[[topics.topics]]", f'id = "u{number}"']
        lines += (
            [f'title = "Jawaban 43{LONG}"', f'entry = "{ENTRY_ID}"'] if number == 43 else [f'title = "Bagian {number}"']
        )
    lines += ["[[requests]]", 'id = "lain"', 'title = "Lain-lain"', 'description = "Lain."', 'source = "Aturan"']
    lines += ["[[requests.fields]]", 'id = "isi"', 'type = "text"', 'label = "Isi"', 'ask = "Apa isinya?"']
    (folder / "service.toml").write_text("\n".join(lines), encoding="utf-8")
    answer = (
        '+++\nquestion = "Apa?"\naliases = ["apa"]\nsource = "Aturan"\nreviewed = 2026-11-22\n+++\nIsi jawaban 43.\n'
    )
    (folder / "t59" / f"{ENTRY_ID}.md").write_text(answer, encoding="utf-8")


async def open_tree(person: Persona, title: str) -> Seen:
    """Come to a service's topics from the welcome."""
    person.writes("/start")
    await person.taps(title)
    return await person.sees(f"📚 {title}")


def button(seen: Seen, begin: str) -> str:
    """Return the label of a message's button that begins so."""
    return next(label for label in labels(seen) if label.startswith(begin))
