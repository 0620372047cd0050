import json
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiohttp
import pytest
from structlog.testing import capture_logs

from bot.demo.keeper import AHEAD, kept_world
from bot.demo.server import PretendTelegram
from bot.demo.updates import FIRST_ID
from bot.demo.world import UNLIMITED, World
from tests.bot.demo.client import PDAD, PLI, SITI, TOKEN, Client, Clock, buttons, until


class Home:
    """A folder in which a world is kept, and a way to run it there."""

    def __init__(self, folder: Path, wall: Clock) -> None:
        self.folder = folder
        self.wall = wall

    def make(self) -> World:
        """Return a world in which nothing has happened; its clock begins anew each time, as a machine's does."""
        return World(
            token=TOKEN, units=(PLI, PDAD), allowance=UNLIMITED, clock=Clock(self.wall() % 1000), wall=self.wall
        )

    @asynccontextmanager
    async def open(self, *, is_new: bool = True, notes: list[str] | None = None) -> AsyncIterator[Client]:
        """Run the world that is kept here; it is saved at the end."""
        async with kept_world(self.folder, self.make, is_new=is_new, pause=0.01) as kept:
            assert kept.notes == (notes or [])
            async with PretendTelegram(kept.world) as telegram, aiohttp.ClientSession() as session:
                yield Client(telegram, session)

    def as_killed(self) -> "Home":
        """Return what would be left if the program were killed now."""
        left = self.folder.with_name(f"{self.folder.name}-killed")
        shutil.copytree(self.folder, left)
        return Home(left, self.wall)

    async def until_written(self, *words: str) -> None:
        """Wait until all of these stand in the world on disk."""
        path = self.folder / "world.json"
        await until(lambda: path.exists() and all(word in path.read_text() for word in words))

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """Let the world find no room to be written in; ids still do."""
        in_the_way = self.folder / "world.json.half"
        in_the_way.mkdir()
        try:
            yield
        finally:
            in_the_way.rmdir()


@pytest.fixture
def home(tmp_path: Path, wall: Clock) -> Home:
    return Home(tmp_path / "world", wall)


async def some_life(client: Client) -> int:
    """Let things happen in every corner of the world; return the message that has a button."""
    world = client.telegram.world
    world.say("siti", "siti", "/start")
    message_id = await client.send(SITI, "<b>Halo</b>", parse_mode="HTML", reply_markup=buttons([("Ya", "y")]))
    world.send_file("siti", "siti", b"%PDF-1.4", name="surat.pdf", caption="ini", reply_to=message_id)
    topic = await client.ok("createForumTopic", chat_id=PDAD.chat_id, name="Tiket 1")
    thread = topic["message_thread_id"]
    card = await client.send(PDAD.chat_id, "kartu", message_thread_id=thread)
    await client.ok("editMessageText", chat_id=PDAD.chat_id, message_id=card, text="kartu 2")
    deleted = await client.send(PDAD.chat_id, "salah", message_thread_id=thread)
    await client.ok("deleteMessage", chat_id=PDAD.chat_id, message_id=deleted)
    await client.ok("setMessageReaction", chat_id=SITI, message_id=1, reaction=[{"type": "emoji", "emoji": "👌"}])
    world.set_member("pli", "agus", "member")
    world.set_member("agus", "agus", "kicked")
    world.migrate("pli")
    await client.sim("people", prefix="warga", count=2)
    world.say("warga2", "warga2", "halo \U0001f600")
    await client.ok("setMyCommands", commands=[{"command": "start", "description": "Mulai"}], language_code="id")
    await client.ok("setMyName", name="Loket")
    await client.ok("setChatMenuButton", menu_button={"type": "commands"})
    return message_id


def seen(world: World) -> list[object]:
    """Return all that people and the bot can see of a world."""
    eyes = {"siti": "siti", "agus": "agus", "pli": "budi", "pdad": "ratna", "warga2": "warga2"}
    return [world.overview(), *(world.view(chat, as_=name) for chat, name in eyes.items())]


async def test_a_world_is_the_same_after_a_restart(home: Home) -> None:
    async with home.open() as client:
        await some_life(client)
        before, updates = seen(client.telegram.world), await client.updates()
        file_id = client.telegram.world.last_message("siti", as_="siti")["document"]["file_id"]
    async with home.open() as client:
        world = client.telegram.world
        assert seen(world) == before
        assert await client.updates() == updates
        assert await client.ok("getMyCommands", language_code="id") == [{"command": "start", "description": "Mulai"}]
        assert "migrate_to_chat_id" in str(await client.call("sendMessage", chat_id=PLI.chat_id, text="a"))
        path = (await client.ok("getFile", file_id=file_id))["file_path"]
        async with client.session.get(f"{client.telegram.base_url}/file/bot{TOKEN}/{path}") as response:
            assert await response.read() == b"%PDF-1.4"
        assert [one.text for one in world.chats[PDAD.chat_id].sent] == ["kartu 2", "salah"]


async def test_buttons_and_ids_go_on_after_a_restart(home: Home) -> None:
    async with home.open() as client:
        message_id = await some_life(client)
        world = client.telegram.world
        early = world.tap("siti", "siti", message_id, "Ya")
        last = [chat.last_message_id for chat in world.chats.values()]
        next_id = world.updates.next_id
    async with home.open() as client:
        world = client.telegram.world
        assert [chat.last_message_id for chat in world.chats.values()] == last
        await client.ok("answerCallbackQuery", callback_query_id=early.id)
        tap = world.tap("siti", "siti", message_id, "Ya")
        newest = (await client.updates())[-1]
        assert (newest["update_id"], newest["callback_query"]["data"]) == (next_id, "y")
        assert int(tap.id) == int(early.id) + 1
        await client.ok("editMessageText", chat_id=SITI, message_id=message_id, text="Terima kasih")
        assert world.messages("siti", as_="siti")[1]["text"] == "Terima kasih"


async def test_taps_are_as_old_after_a_restart_as_they_are(home: Home) -> None:
    async with home.open() as client:
        message_id = await some_life(client)
        tap = client.telegram.world.tap("siti", "siti", message_id, "Ya")
    home.wall.advance(151)
    async with home.open() as client:
        assert "too old" in await client.refused("answerCallbackQuery", callback_query_id=tap.id)
        assert not any("callback_query" in update for update in await client.updates())


async def test_after_a_kill_no_id_is_ever_given_again(home: Home) -> None:
    async with home.open() as client:
        message_id = await some_life(client)
        await home.until_written("warga2", "Mulai", '"type": "commands"')
        world = client.telegram.world
        with home.full_disk():
            written = (home.folder / "world.json").read_text()
            tap = world.tap("siti", "siti", message_id, "Ya")
            lost = world.say("siti", "siti", "tidak tersimpan")
            last_update = world.updates.next_id - 1
            killed = home.as_killed()
    (killed.folder / "world.json.half").rmdir()
    assert "tidak tersimpan" not in written
    assert (killed.folder / "world.json").read_text() == written
    async with killed.open() as client:
        world = client.telegram.world
        assert world.messages("siti", as_="siti")[1]["text"] == "Halo"
        assert all(one["text"] != "tidak tersimpan" for one in world.messages("siti", as_="siti"))
        assert world.say("siti", "siti", "lagi") > lost
        assert await client.send(PDAD.chat_id, "lagi") > lost
        assert (await client.updates())[-1]["update_id"] > last_update
        assert int(world.tap("siti", "siti", message_id, "Ya").id) > int(tap.id)
        world.add_people("baru", 1)
        assert world.say("baru1", "baru1", "halo") > lost


async def test_bounds_are_on_disk_before_ids_go_beyond_them(home: Home) -> None:
    async with home.open() as client:
        world = client.telegram.world
        for number in range(2 * AHEAD + 1):
            message_id = world.say("siti", "siti", str(number))
            bounds = json.loads((home.folder / "ids.json").read_text())
            assert bounds["message"] >= message_id
            assert bounds["update"] >= world.updates.next_id - 1
            assert not bounds["is_exact"]
    assert json.loads((home.folder / "ids.json").read_text()) == {
        "message": 2 * AHEAD + 1,
        "update": FIRST_ID + 2 * AHEAD,
        "tap": 4_000_000_000_000_000,
        "file": 0,
        "is_exact": True,
    }


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "Expecting value"),
        (b'{"version": 1, "chats": [', "Expecting value"),
        (b'{"version": 2}', "Input should be 1"),
        (b'{"version": "\xc3("}', "codec can't decode"),
    ],
)
async def test_a_broken_world_is_put_aside_and_ids_go_on(home: Home, content: bytes, word: str) -> None:
    async with home.open() as client:
        await some_life(client)
        last, next_id = client.telegram.world.last_message("pdad", as_="budi"), client.telegram.world.updates.next_id
    path = home.folder / "world.json"
    path.write_bytes(content)
    async with kept_world(home.folder, home.make, is_new=False) as kept:
        (aside,) = home.folder.glob("world.json.broken-*")
        (note,) = kept.notes
        assert note.startswith(f"{path} cannot be read (")
        assert word in note
        assert aside.name in note
        assert aside.read_bytes() == content
        assert kept.world.messages("pdad", as_="budi") == []
        assert kept.world.say("budi", "pdad", "halo") > last["message_id"]
        (waiting,) = kept.world.updates.waiting()
        assert waiting.id >= next_id
    async with home.open() as client:
        assert client.telegram.world.last_message("pdad", as_="budi")["text"] == "halo"


async def test_a_message_from_nobody_makes_the_world_a_broken_one(home: Home) -> None:
    async with home.open() as client:
        await some_life(client)
    path = home.folder / "world.json"
    path.write_text(path.read_text().replace('"sender": 1001', '"sender": 999'))
    async with kept_world(home.folder, home.make, is_new=False) as kept:
        assert "comes from nobody" in kept.notes[0]
        assert kept.world.messages("siti", as_="siti") == []


async def test_lost_bounds_let_ids_begin_with_the_seconds_since_2024(home: Home) -> None:
    async with home.open() as client:
        await some_life(client)
    path = home.folder / "ids.json"
    path.write_text("{")
    async with kept_world(home.folder, home.make, is_new=False) as kept:
        assert kept.notes[0].startswith(f"{path} cannot be read; it is now ids.json.broken-")
        assert kept.world.say("siti", "siti", "halo") > 80_000_000
        assert kept.world.updates.next_id > FIRST_ID + 80_000_000


async def test_a_folder_of_an_older_demo_gets_ids_that_it_has_not_seen(home: Home) -> None:
    async with home.open(is_new=False) as client:
        assert client.telegram.world.say("siti", "siti", "halo") > 80_000_000


async def test_a_lost_file_leaves_everything_else(home: Home) -> None:
    async with home.open() as client:
        await some_life(client)
    (stored,) = (home.folder / "files").iterdir()
    stored.write_bytes(b"something else")
    note = f"{home.folder / 'files'} lacks the content of surat.pdf"
    async with home.open(notes=[note]) as client:
        shown = client.telegram.world.last_message("siti", as_="siti")
        assert shown["text"] == "ini"
        assert "invalid file_id" in await client.refused("getFile", file_id=shown["document"]["file_id"])


async def test_a_full_disk_loses_nothing_once_there_is_room_again(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.demo.keeper.LONGEST_PAUSE", 0.01)
    async with home.open() as client:
        client.telegram.world.say("siti", "siti", "satu")
        await home.until_written('"satu"')
        with capture_logs() as logs, home.full_disk():
            client.telegram.world.say("siti", "siti", "dua")
            await until(lambda: bool(logs))
        assert logs[0]["event"] == "cannot keep the pretend Telegram's world"
        await home.until_written('"dua"')


async def test_the_same_file_twice_is_on_disk_once(home: Home) -> None:
    async with home.open() as client:
        for name in ("a.pdf", "b.pdf"):
            client.telegram.world.send_file("siti", "siti", b"sama", name=name)
    assert len(list((home.folder / "files").iterdir())) == 1
    async with home.open() as client:
        names = [one["document"]["name"] for one in client.telegram.world.messages("siti", as_="siti")]
        assert names == ["a.pdf", "b.pdf"]
