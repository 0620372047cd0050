"""What is saved comes back whole: from either kind of database into either, also while the bot goes on writing."""

import asyncio
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert

from bot.archive import ArchiveError, check
from bot.backup import NotWanted, Outcome, back_up, restore
from storage.database import Database
from storage.files import FileStore
from storage.replacement import StillInUse
from storage.snapshot import open_snapshot
from storage.tables import drafts, metadata, people
from tests.bot.saved import NOW, SITI, everything, furnish, open_ticket
from tests.databases import Backend, Databases


def unheard(work: str, done: int, *, of: int) -> None:
    assert 0 <= done <= of, work


def save(url: str, folder: Path, target: Path, *, is_forced: bool = False) -> Outcome:
    return back_up(url, FileStore(folder / "files"), target=target, is_forced=is_forced, tell=unheard)


def bring_back(url: str, folder: Path, source: Path, *, is_forced: bool = False) -> Outcome:
    return restore(url, FileStore(folder / "files"), source=source, is_forced=is_forced, tell=unheard)


def file_hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.fixture(params=[pytest.param(backend, id=f"into-{backend}") for backend in Backend])
def target_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table, of either kind."""
    databases: Databases = request.getfixturevalue(f"{request.param}_databases_of_the_run")
    there = tmp_path / "there"
    there.mkdir()
    with databases.empty(there) as url:
        yield url


async def test_all_rows_and_documents_come_back_into_either_kind_of_database(
    database_url: str, target_url: str, tmp_path: Path
) -> None:
    hashes = await furnish(database_url, tmp_path / "files")
    before = everything(database_url)
    assert sum(map(len, before.values())) == 1 + 3 * 8
    made = save(database_url, tmp_path, tmp_path / "a.tar.gz")
    assert (made.rows, made.manifest.files.count, made.manifest.files.missing) == (25, 3, ())
    assert (tmp_path / "a.tar.gz").stat().st_mode & 0o777 == 0o600
    back = bring_back(target_url, tmp_path / "there", tmp_path / "a.tar.gz")
    assert back.manifest == made.manifest
    assert everything(target_url) == before == everything(database_url)
    assert file_hashes(tmp_path / "there" / "files") == {sha256: sha256 for sha256 in hashes}
    assert not [name for name in names_in(tmp_path) if ".part" in name]


async def test_the_restored_desk_goes_on_and_gives_no_number_twice(
    database_url: str, target_url: str, tmp_path: Path
) -> None:
    await furnish(database_url, tmp_path / "files")
    database = Database(database_url)
    async with database.transaction() as tx:  # the highest number that an old button may still name
        draft = {"person_id": SITI, "chat_id": 99, "purpose": "ticket", "state": {}, "updated_at": NOW}
        if not database.is_sqlite:  # the rows so far were numbered by hand
            await tx.connection.exec_driver_sql("SELECT setval('drafts_id_seq', 3)")
        last = (await tx.connection.execute(insert(drafts).values(draft).returning(drafts.c.id))).scalar_one()
        await tx.connection.execute(delete(drafts).where(drafts.c.id == last))
    await database.close()
    save(database_url, tmp_path, tmp_path / "a.tar.gz")
    bring_back(target_url, tmp_path / "there", tmp_path / "a.tar.gz")
    restored = Database(target_url)
    await restored.migrate()
    async with restored.transaction() as tx:
        given = (await tx.connection.execute(insert(drafts).values(draft).returning(drafts.c.id))).scalar_one()
    await restored.close()
    assert (last, given) == (4, 5)


async def test_a_backup_under_load_is_one_moment_and_its_documents_are_all_there(
    database_url: str, target_url: str, tmp_path: Path
) -> None:
    """Each transaction opens a ticket with all its rows and closes the one before; only a whole number may be saved."""
    await furnish(database_url, tmp_path / "files", count=80)
    database, goes_on, count = Database(database_url), True, 80

    async def write() -> None:
        nonlocal count
        while goes_on:
            await open_ticket(database, tmp_path / "files", count + 1)
            count += 1

    writer = asyncio.create_task(write())
    before = count
    await asyncio.to_thread(save, database_url, tmp_path, tmp_path / "a.tar.gz")
    goes_on = False
    await writer
    await database.close()
    made = bring_back(target_url, tmp_path / "there", tmp_path / "a.tar.gz")
    saved, final = everything(target_url), everything(database_url)
    moment = len(saved["tickets"])
    assert before <= moment < count, "nothing was written meanwhile"
    assert [row["status"] for row in saved["tickets"]] == ["closed"] * (moment - 1) + ["open"]
    for name in ("inbox", "outbox", "history", "documents", "drafts"):
        assert saved[name] == final[name][:moment], name
    assert saved["messages"] == final["messages"][: 2 * moment]
    assert file_hashes(tmp_path / "there" / "files") == {row["sha256"]: row["sha256"] for row in saved["documents"]}
    assert made.manifest.files.count == moment


async def test_the_writer_does_not_wait_for_a_backup(database_url: str, tmp_path: Path) -> None:
    await furnish(database_url, tmp_path / "files")
    database = Database(database_url)
    with open_snapshot(database_url) as snapshot:
        assert snapshot.count("people") == 1
        async with asyncio.timeout(5), database.transaction() as tx:
            await tx.connection.execute(delete(drafts))
        assert snapshot.count("drafts") == 3
        assert len(list(snapshot.rows("drafts"))) == 3
    await database.close()
    assert everything(database_url)["drafts"] == []


async def test_every_column_of_the_schema_can_be_saved(database_url: str) -> None:
    with open_snapshot(database_url) as snapshot:
        assert set(snapshot.tables) == set(metadata.tables)


async def test_a_missing_and_a_damaged_document_are_named_and_the_rest_is_saved(
    database_url: str, tmp_path: Path
) -> None:
    gone, damaged, sound = await furnish(database_url, tmp_path / "files")
    (tmp_path / "files" / gone[:2] / gone).unlink()
    (tmp_path / "files" / damaged[:2] / damaged).write_bytes(b"%PDF-1.4 half")
    made = save(database_url, tmp_path, tmp_path / "a.tar.gz")
    assert set(made.manifest.files.missing) == {gone, damaged}
    assert made.manifest.files.count == 1
    assert check(tmp_path / "a.tar.gz", tell=print) == made.manifest
    assert sound not in made.manifest.files.missing


async def test_nothing_is_overwritten_unless_forced(database_url: str, target_url: str, tmp_path: Path) -> None:
    await furnish(database_url, tmp_path / "files", count=1)
    archive = tmp_path / "a.tar.gz"
    archive.write_text("the only copy of something")
    with pytest.raises(NotWanted, match="is there already"):
        save(database_url, tmp_path, archive)
    assert archive.read_text() == "the only copy of something"
    save(database_url, tmp_path, archive, is_forced=True)
    bring_back(target_url, tmp_path / "there", archive)
    with pytest.raises(NotWanted, match="is not empty"):
        bring_back(target_url, tmp_path / "elsewhere", archive)
    await _forget_drafts(target_url)
    assert everything(target_url) != everything(database_url)
    bring_back(target_url, tmp_path / "there", archive, is_forced=True)
    assert everything(target_url) == everything(database_url)


async def _forget_drafts(url: str) -> None:
    database = Database(url)
    async with database.transaction() as tx:
        await tx.connection.execute(delete(drafts))
    await database.close()


async def test_a_database_in_use_is_not_taken_away(database_url: str, tmp_path: Path) -> None:
    await furnish(database_url, tmp_path / "files", count=1)
    save(database_url, tmp_path, tmp_path / "a.tar.gz")
    running = Database(database_url)
    async with running.transaction() as tx:
        person = {"id": 2, "name": "Agus", "language": "en", "is_reachable": True, "first_seen_at": NOW}
        await tx.connection.execute(insert(people), person)
    with pytest.raises(StillInUse):
        await asyncio.to_thread(bring_back, database_url, tmp_path, tmp_path / "a.tar.gz", is_forced=True)
    async with running.transaction() as tx:
        assert len((await tx.connection.execute(people.select())).all()) == 2
    await running.close()


async def test_there_is_nothing_to_save_before_the_first_run(empty_database_url: str, tmp_path: Path) -> None:
    with pytest.raises(NotWanted):
        save(empty_database_url, tmp_path, tmp_path / "a.tar.gz")
    assert names_in(tmp_path) == []


async def test_an_interrupted_backup_leaves_nothing_behind(database_url: str, tmp_path: Path) -> None:
    await furnish(database_url, tmp_path / "files", count=1)
    before = names_in(tmp_path)

    def interrupt(work: str, done: int, *, of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        back_up(
            database_url, FileStore(tmp_path / "files"), target=tmp_path / "a.tar.gz", is_forced=False, tell=interrupt
        )
    assert [name for name in names_in(tmp_path) if name not in before and not name.startswith("loket.db")] == []


async def test_a_backup_of_a_newer_program_is_refused_before_anything_is_touched(
    database_url: str, target_url: str, tmp_path: Path
) -> None:
    await furnish(database_url, tmp_path / "files", count=1)
    database = Database(database_url)
    async with database.transaction() as tx:
        await tx.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await database.close()
    save(database_url, tmp_path, tmp_path / "a.tar.gz")
    with pytest.raises(ArchiveError, match="newer loket"):
        bring_back(target_url, tmp_path / "there", tmp_path / "a.tar.gz")
    assert not (tmp_path / "there" / "files").exists()
