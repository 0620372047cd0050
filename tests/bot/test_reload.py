"""Packs that change while the desk is open: taken up, or the old ones go on."""

import asyncio
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot import reload
from bot.metrics import Metrics
from bot.reload import Reloader, edition_of
from handlers.shelf import Shelf
from knowledge.faq.search import Index
from knowledge.pack import built_in_packs, load_library
from tests.knowledge.toy import HOURS, PRICE, SERVICE, write_pack

RETURNS = PRICE.replace("Berapa harganya?", "Bisakah barang ditukar?").replace("harganya brp", "tukar barang")
Desk = tuple[Reloader, Shelf, Metrics, Path]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A shelf with the toy pack and a second one, and its reloader."""
    toy = write_pack(tmp_path)
    other = tmp_path / "warung"
    shutil.copytree(toy, other)
    service = SERVICE.replace('id = "toko"', 'id = "warung"').replace('"toko serba ada"', '"kios"')
    (other / "service.toml").write_text(service.replace('names = ["toko"', 'names = ["warung"'), encoding="utf-8")
    packs = (f"{toy}/", f"{other}/")
    edition, library, metrics = edition_of(packs), load_library(packs), Metrics()
    shelf = Shelf(library, Index.build(library))
    return Reloader(packs, shelf, metrics, edition=edition), shelf, metrics, tmp_path


async def settle(reloader: Reloader) -> bool:
    """Look twice: a change counts once it stands still."""
    first = await reloader.look()
    return await reloader.look() or first


def first(shelf: Shelf, query: str) -> str:
    hits = shelf.index.search(query, service="toko").hits
    return hits[0].entry_id if hits else ""


async def test_a_new_answer_is_found_after_it_was_taken_up(desk: Desk) -> None:
    reloader, shelf, metrics, folder = desk
    (folder / "toko" / "umum" / "tukar.md").write_text(RETURNS, encoding="utf-8")
    assert await settle(reloader)
    assert shelf.library.entry("toko.tukar") is None, "an update in hand still sees the old library"
    assert shelf.take_up()
    assert shelf.library.entry("toko.tukar") is not None
    assert first(shelf, "bisa tukar barang?") == "toko.tukar"
    assert metrics.pack_mistakes == 0
    assert not shelf.take_up()
    assert not await settle(reloader), "what is known already is not read again"


async def test_nothing_is_read_while_files_are_still_being_written(desk: Desk) -> None:
    reloader, _, _, folder = desk
    for number in range(3):
        (folder / "toko" / "umum" / f"tukar-{number}.md").write_text(RETURNS, encoding="utf-8")
        assert not await reloader.look()


async def test_a_broken_pack_keeps_its_old_answers_and_the_others_are_taken_up(desk: Desk) -> None:
    reloader, shelf, metrics, folder = desk
    broken = folder / "toko" / "umum" / "jam-buka.md"
    broken.write_text(HOURS.replace("pukul 8", "pukul 9").replace("source", "sorce"), encoding="utf-8")
    changed = folder / "warung" / "umum" / "jam-buka.md"
    changed.write_text(HOURS.replace("pukul 8", "pukul 9"), encoding="utf-8")
    with capture_logs() as logs:
        assert await settle(reloader)
    shelf.take_up()
    old, new = shelf.library.entry("toko.jam-buka"), shelf.library.entry("warung.jam-buka")
    assert old is not None
    assert new is not None
    assert ("pukul 8" in old.answer.id, "pukul 9" in new.answer.id) == (True, True)
    told = [line for line in logs if line["event"] == "a pack has a mistake"]
    assert {(line["file"], line["log_level"]) for line in told} == {(str(broken), "warning")}
    assert metrics.pack_mistakes == len(told) > 0

    broken.write_text(HOURS.replace("pukul 8", "pukul 10"), encoding="utf-8")
    assert await settle(reloader)
    shelf.take_up()
    mended = shelf.library.entry("toko.jam-buka")
    assert mended is not None
    assert "pukul 10" in mended.answer.id
    assert metrics.pack_mistakes == 0


@pytest.mark.parametrize("harm", [lambda file: file.unlink(), lambda file: file.write_text("id = ", encoding="utf-8")])
async def test_a_service_whose_own_file_breaks_stays_whole(desk: Desk, harm: Callable[[Path], object]) -> None:
    reloader, shelf, metrics, folder = desk
    before = shelf.library.services["toko"]
    harm(folder / "toko" / "service.toml")
    assert await settle(reloader)
    shelf.take_up()
    assert shelf.library.services["toko"] == before
    assert list(shelf.library.services) == ["toko", "warung"]
    assert metrics.pack_mistakes >= 1


async def test_an_answer_that_is_gone_is_gone_and_nothing_points_to_it(desk: Desk) -> None:
    reloader, shelf, _, folder = desk
    hours = folder / "toko" / "umum" / "jam-buka.md"
    hours.write_text(HOURS.replace('["harga"]', '["harga", "warung.harga"]'), encoding="utf-8")
    assert await settle(reloader)
    hours.write_text(hours.read_text(encoding="utf-8").replace("source", "sorce"), encoding="utf-8")
    (folder / "warung" / "umum" / "harga.md").unlink()
    other = folder / "warung" / "umum" / "jam-buka.md"
    other.write_text(HOURS.replace('related = ["harga"]\n', ""), encoding="utf-8")
    assert await settle(reloader)
    shelf.take_up()
    kept = shelf.library.entry("toko.jam-buka")
    assert shelf.library.entry("warung.harga") is None
    assert kept is not None
    assert kept.related == ("toko.harga",)


async def test_a_child_that_dies_leaves_the_old_answers_and_is_not_asked_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reloader, shelf, metrics, folder = desk
    before = shelf.library
    monkeypatch.setattr(reload, "_PROGRAM", "raise SystemExit(3)")
    (folder / "toko" / "umum" / "tukar.md").write_text(RETURNS, encoding="utf-8")
    with capture_logs() as logs:
        assert await settle(reloader)
        assert not await settle(reloader)
    assert not shelf.take_up()
    assert shelf.library is before
    assert metrics.pack_mistakes == 1
    assert [line["log_level"] for line in logs] == ["warning"]


async def test_a_desk_that_closes_takes_its_child_along(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    reloader, _, _, folder = desk
    (folder / "toko" / "umum" / "tukar.md").write_text(RETURNS, encoding="utf-8")
    started: asyncio.Queue[asyncio.subprocess.Process] = asyncio.Queue()
    start = asyncio.create_subprocess_exec

    async def watched(*arguments: str, **options: int) -> asyncio.subprocess.Process:
        process = await start(*arguments, **options)  # type: ignore[arg-type] # as it was called
        started.put_nowait(process)
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", watched)
    await reloader.look()
    looking = asyncio.create_task(reloader.look())
    child = await started.get()
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)
    assert child.returncode is not None


async def test_a_desk_that_closes_does_not_wait_for_an_answer_that_nobody_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "written"
    os.mkfifo(written)
    talkative = (
        "import pathlib, sys, time; sys.stdout.buffer.write(bytes(190_000)); sys.stdout.flush();"
        f"pathlib.Path({str(written)!r}).write_bytes(b''); time.sleep(60)"
    )
    monkeypatch.setattr(reload, "_PROGRAM", talkative)
    async with asyncio.timeout(30):
        async with reload.lent():
            await asyncio.to_thread(written.read_bytes)


def test_the_mark_of_an_edition_changes_with_every_file_and_with_nothing_else(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    packs = [f"{pack}/"]
    marks = [edition_of(packs)]
    load_library(packs)
    assert edition_of(packs) == marks[0]
    file = pack / "umum" / "harga.md"
    later = file.stat().st_mtime_ns + 10**9
    os.utime(file, ns=(later, later))
    marks.append(edition_of(packs))
    file.rename(pack / "umum" / "tarif.md")
    marks.append(edition_of(packs))
    shutil.rmtree(pack)
    marks.append(edition_of(packs))
    assert len(set(marks)) == len(marks)


def test_an_index_finds_the_same_in_another_process() -> None:
    index = Index.build(load_library(built_in_packs()))
    again = pickle.loads(pickle.dumps(index))  # noqa: S301 - our own
    for query in ("lupa password", "puspa 404", "gmn cra daftr akun puspa?"):
        assert again.search(query) == index.search(query)
