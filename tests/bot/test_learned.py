"""What admins write is found at once, in every process, after a restart, and beside packs that change."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import event
from structlog.testing import capture_logs

from bot import learned
from bot.learned import Learned
from bot.metrics import Metrics
from bot.reload import Reloader, edition_of
from handlers.shelf import Shelf
from knowledge.faq.overlay import Overlay, Part, as_data, from_data, rewritten
from knowledge.faq.search import Index
from knowledge.pack import load_library
from knowledge.pack_writing import written
from storage import learning, people
from storage.database import Database
from storage.learning import ChangeKind
from tests.knowledge.toy import HOURS, PRICE, write_pack

RATNA = 2002
HOURS_ID = "toko.jam-buka"
TODAY = date(2026, 11, 23)
PATIENCE = 10.0  # seconds
WAY = "kasirnya mulai melayani kapan"


@dataclass
class Desk:
    """A process with its shelf; ``pack`` is the folder of its pack."""

    database: Database
    pack: Path

    def __post_init__(self) -> None:
        packs = (f"{self.pack}/",)
        library = load_library(packs)
        self.shelf = Shelf(library, Index.build(library))
        self.learned = Learned(self.database, self.shelf)
        self.reloader = Reloader(
            packs, self.shelf, Metrics(), edition=edition_of(packs), overlays=lambda: self.learned.overlays
        )

    async def changes(self, overlay: Overlay, *, based_on: int = 0) -> None:
        """Let Ratna change an entry."""
        async with self.database.transaction() as tx:
            done = await learning.change(
                tx, overlay.entry_id, kind=ChangeKind.WRITTEN, before=as_data(Overlay(overlay.entry_id)),
                after=as_data(overlay), based_on=based_on, by=RATNA,
            )  # fmt: skip
        assert done

    def first(self, query: str) -> str:
        """Return what a question finds, after what lies ready was taken up."""
        self.shelf.take_up()
        hits = self.shelf.index.search(query).hits
        return hits[0].entry_id if hits else ""

    def answer(self) -> str:
        """Return what the entry says."""
        self.shelf.take_up()
        entry = self.shelf.library.entry(HOURS_ID)
        return entry.answer.id if entry else ""

    def overlay(self, answer: str = "Buka pukul 9.", *, added: tuple[str, ...] = ()) -> Overlay:
        """Return a change of the entry."""
        base = self.shelf.packs.entry(HOURS_ID)
        return rewritten(Overlay(HOURS_ID), base, {Part.ANSWER: answer}, added=added, day=TODAY)

    async def reloads(self) -> None:
        """Read the packs anew once their files stand still."""
        first = await self.reloader.look()
        assert await self.reloader.look() or first


@pytest_asyncio.fixture
async def desk(database_url: str, tmp_path: Path) -> AsyncIterator[Desk]:
    database = Database(database_url)
    async with database.transaction() as tx:
        await people.meet(tx, RATNA, name="Ratna", language="id")
    yield Desk(database, write_pack(tmp_path))
    await database.close()


async def test_without_any_change_nothing_is_built(desk: Desk) -> None:
    before = desk.shelf.library
    await desk.learned.open()
    assert desk.shelf.library is before
    assert await desk.learned.look() > 0


async def test_what_is_written_is_found_in_the_same_process_in_others_and_after_a_restart(desk: Desk) -> None:
    other = Desk(desk.database, desk.pack)
    for each in (desk, other):
        await each.learned.open()
    await desk.changes(desk.overlay(added=(WAY,)))
    for each in (desk, other):
        await each.learned.look()
        assert (each.answer(), each.first(WAY)) == ("Buka pukul 9.", HOURS_ID)
        assert not each.shelf.take_up()
    restarted = Desk(desk.database, desk.pack)
    await restarted.learned.open()
    assert (restarted.answer(), restarted.first(WAY)) == ("Buka pukul 9.", HOURS_ID)
    await desk.changes(Overlay(HOURS_ID), based_on=1)
    await desk.learned.look()
    assert "pukul 8" in desk.answer(), "what was taken back is gone"


async def test_a_look_that_finds_nothing_new_begins_no_write_and_waits_for_none(desk: Desk) -> None:
    other = Desk(Database(desk.database.engine.url.render_as_string(hide_password=False)), desk.pack)
    for each in (desk, other):
        await each.learned.open()
    begun: list[str] = []
    event.listen(desk.database.engine.sync_engine, "before_cursor_execute", lambda *seen: begun.append(seen[2]))
    async with other.database.transaction() as tx:  # somebody writes, and takes their time
        await people.speak(tx, RATNA, language="en")
        async with asyncio.timeout(PATIENCE):
            assert await desk.learned.look() == learned.LOOK_EVERY
    assert begun
    assert "BEGIN IMMEDIATE" not in begun
    await other.changes(other.overlay())
    await desk.learned.look()
    assert desk.answer() == "Buka pukul 9.", "another process's change is noticed at the next look"
    await other.database.close()


async def test_packs_that_change_keep_what_was_written_over_them(desk: Desk) -> None:
    await desk.learned.open()
    await desk.changes(desk.overlay(added=(WAY,)))
    await desk.learned.look()
    price = desk.pack / "umum" / "harga.md"
    price.write_text(price.read_text(encoding="utf-8").replace("Lihat label", "Tanya kasir"), encoding="utf-8")
    await desk.reloads()
    assert (desk.answer(), desk.first(WAY)) == ("Buka pukul 9.", HOURS_ID)
    changed = desk.shelf.library.entry("toko.harga")
    assert changed is not None
    assert changed.answer.id == "Tanya kasir."
    await desk.learned.look()
    assert not desk.shelf.take_up(), "the reader of packs has built it already"


async def test_a_file_that_says_the_same_takes_the_change_over_and_later_files_count_again(desk: Desk) -> None:
    await desk.learned.open()
    await desk.changes(desk.overlay(added=(WAY,)))
    await desk.learned.look()
    desk.shelf.take_up()
    entry = desk.shelf.library.entry(HOURS_ID)
    assert entry is not None
    file = desk.pack / "umum" / "jam-buka.md"
    file.write_text(written(entry), encoding="utf-8")
    await desk.reloads()
    await desk.learned.look()
    async with desk.database.transaction() as tx:
        kept = await learning.kept(tx, HOURS_ID)
        newest = (await learning.changes(tx, HOURS_ID, limit=1))[0]
    assert kept is not None
    assert from_data(HOURS_ID, kept.state).is_empty
    assert (newest.kind, newest.by, newest.can_be_undone) == (ChangeKind.SETTLED, "", False)
    file.write_text(HOURS.replace("pukul 8", "pukul 10"), encoding="utf-8")
    await desk.reloads()
    await desk.learned.look()
    assert "pukul 10" in desk.answer()


async def test_a_file_changed_otherwise_is_told_and_what_was_written_is_read_on(desk: Desk) -> None:
    await desk.learned.open()
    await desk.changes(desk.overlay())
    await desk.learned.look()
    (desk.pack / "umum" / "jam-buka.md").write_text(HOURS.replace("pukul 8", "pukul 7"), encoding="utf-8")
    await desk.reloads()
    with capture_logs() as logs:
        await desk.learned.look()
        await desk.learned.look()
    assert [(line["entry"], line["standing"]) for line in logs] == [(HOURS_ID, "clashing")]
    assert desk.answer() == "Buka pukul 9."


async def test_an_entry_whose_file_is_gone_is_gone_and_its_change_is_told(desk: Desk) -> None:
    extra = desk.pack / "umum" / "tukar.md"
    extra.write_text(
        PRICE.replace("Berapa harganya?", "Bisa tukar?").replace("harganya brp", "tukar"), encoding="utf-8"
    )
    desk = Desk(desk.database, desk.pack)
    await desk.learned.open()
    base = desk.shelf.packs.entry("toko.tukar")
    await desk.changes(rewritten(Overlay("toko.tukar"), base, {Part.ANSWER: "Bisa."}, day=TODAY))
    await desk.learned.look()
    assert desk.first("bisa tukar") == "toko.tukar"
    extra.unlink()
    await desk.reloads()
    with capture_logs() as logs:
        await desk.learned.look()
    assert [(line["entry"], line["standing"]) for line in logs] == [("toko.tukar", "gone")]
    assert desk.first("bisa tukar") != "toko.tukar"


async def test_what_cannot_be_read_stops_nothing(desk: Desk) -> None:
    async with desk.database.transaction() as tx:
        for entry_id, state in ((HOURS_ID, {"parts": 7}), ("x", as_data(Overlay("x", topic="y"))), ("toko.harga", {})):
            kind = ChangeKind.WRITTEN
            await learning.change(tx, entry_id, kind=kind, before={}, after=state, based_on=0, by=RATNA)
    with capture_logs() as logs:
        await desk.learned.open()
    assert {line["entry"] for line in logs} == {HOURS_ID, "x", "toko.harga"}
    assert {line["log_level"] for line in logs} == {"warning"}
    assert "pukul 8" in desk.answer()
    await desk.changes(desk.overlay(), based_on=1)
    await desk.learned.look()
    assert desk.answer() == "Buka pukul 9."


async def test_a_large_library_is_indexed_in_a_process_of_its_own(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "MOST_IN_THREAD", 1)
    await desk.learned.open()
    await desk.changes(desk.overlay(added=(WAY,)))
    monkeypatch.setattr(learned, "PROGRAM", "raise SystemExit(3)")
    with capture_logs() as logs:
        assert await desk.learned.look() == learned.AFTER_FAILURE
    assert [line["log_level"] for line in logs] == ["warning"]
    assert "pukul 8" in desk.answer(), "the old answers go on"
    monkeypatch.undo()
    monkeypatch.setattr(learned, "MOST_IN_THREAD", 1)
    await desk.learned.look()
    assert (desk.answer(), desk.first(WAY)) == ("Buka pukul 9.", HOURS_ID)


async def test_a_change_based_on_an_older_one_is_not_made(desk: Desk) -> None:
    await desk.changes(desk.overlay())
    async with desk.database.transaction() as tx:
        for based_on in (0, 7):
            assert not await learning.change(
                tx, HOURS_ID, kind=ChangeKind.WRITTEN, before={}, after={}, based_on=based_on, by=RATNA
            )
        assert await learning.mark(tx) == (1, 1)
