"""Documents in a bucket: a real S3 server on this machine, which is away for a while now and then."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from bot.backup import back_up, restore
from bot.cli import app
from bot.file_store import examine_object_store, open_files
from bot.finding import Finding
from bot.settings_files import Files
from storage.files import FileStore, StoreAwayError
from storage.object_store import ObjectStore
from tests.bot.s3 import SECRET, Server, new_bucket, running_server
from tests.bot.saved import everything, furnish
from tests.bot.test_config import SOUND, write
from tests.databases import migrate


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    with running_server() as running:
        yield running


@pytest.fixture
def bucket(server: Server) -> str:
    return new_bucket(server)


async def test_the_same_bytes_are_one_object_and_come_back_until_they_are_removed(server: Server, bucket: str) -> None:
    store = ObjectStore(server.bucket(bucket))
    assert store.is_empty()
    first, second = await store.store(b"%PDF-1"), await store.store(b"%PDF-1")
    assert first == second == hashlib.sha256(b"%PDF-1").hexdigest()
    assert await store.read(first) == b"%PDF-1"
    assert not store.is_empty()
    assert ObjectStore(server.bucket(bucket, prefix="lain")).is_empty(), "each prefix is a place of its own"
    await store.remove(first)
    await store.remove(first)
    with pytest.raises(FileNotFoundError):
        await store.read(first)


async def test_no_name_leads_out_of_the_prefix(server: Server, bucket: str) -> None:
    store = ObjectStore(server.bucket(bucket))
    for name in ("../../etc/passwd", "", "A" * 64, f"{'a' * 62}/.."):
        with pytest.raises(ValueError, match="not a SHA-256"):
            await store.read(name)


async def test_a_server_that_is_away_is_told_without_secrets_and_works_again_when_it_is_back(
    server: Server, bucket: str
) -> None:
    store = ObjectStore(server.bucket(bucket))
    kept = await store.store(b"before")
    server.away()
    for attempt in (store.store(b"meanwhile"), store.read(kept), store.remove(kept)):
        with pytest.raises(StoreAwayError) as told:
            await attempt
        assert server.endpoint in str(told.value)
        assert SECRET not in str(told.value) + told.value.cure
    server.back()
    assert await store.read(kept) == b"before"
    assert await store.read(await store.store(b"meanwhile")) == b"meanwhile"


def settings(server: Server, url: str) -> Files:
    keys: dict[str, Any] = {"access_key": SecretStr("loket"), "secret_key": SecretStr(SECRET)}
    return Files(url=url, endpoint=server.endpoint, **keys)


def opened(server: Server, url: str) -> ObjectStore:
    store = open_files(settings(server, url))
    assert isinstance(store, ObjectStore)
    return store


def test_the_settings_name_a_bucket_and_show_no_secret(server: Server) -> None:
    store = opened(server, "s3://loket/berkas/2026/")
    assert store.where == f"s3://loket/berkas/2026 at {server.endpoint}"
    assert SECRET not in repr(settings(server, "s3://loket")) + repr(store.bucket)
    assert isinstance(open_files(Files()), FileStore)


def test_the_doctor_writes_reads_and_deletes_a_small_object(server: Server, bucket: str) -> None:
    store = opened(server, f"s3://{bucket}/berkas")
    assert examine_object_store(store) == Finding("files", is_ok=True, text=f"{store.where}: writable")
    assert store.is_empty(), "nothing stays behind"


def test_the_doctor_names_a_bucket_that_is_not_there_and_a_server_that_is_away(server: Server) -> None:
    missing = examine_object_store(opened(server, "s3://no-such-bucket"))
    assert not missing.is_ok
    assert ("no such bucket" in missing.text, "make the bucket" in missing.cure) == (True, True)
    server.away()
    away = examine_object_store(opened(server, "s3://loket"))
    assert not away.is_ok
    assert "files.endpoint" in away.cure
    assert SECRET not in away.text + away.cure
    server.back()


def unheard(work: str, done: int, *, of: int) -> None:
    """Nobody watches the bars."""


async def test_a_backup_holds_the_objects_and_goes_from_a_folder_to_a_bucket_and_back(
    server: Server, bucket: str, tmp_path: Path
) -> None:
    here, there = (f"sqlite+aiosqlite:///{tmp_path / name}.db" for name in ("here", "there"))
    migrate(here)
    hashes = await furnish(here, tmp_path / "files")
    before = everything(here)
    store, folder = ObjectStore(server.bucket(bucket)), FileStore(tmp_path / "files")
    archive = tmp_path / "a.tar.gz"
    back_up(here, folder, target=archive, is_forced=False, tell=unheard)
    restore(there, store, source=archive, is_forced=False, tell=unheard)
    assert everything(there) == before
    assert [await store.read(sha256) for sha256 in hashes] == [await folder.read(sha256) for sha256 in hashes]
    await store.remove(hashes[0])
    made = back_up(there, store, target=tmp_path / "b.tar.gz", is_forced=False, tell=unheard)
    assert (made.manifest.files.count, made.manifest.files.missing) == (len(hashes) - 1, (hashes[0],))


async def test_a_backup_says_in_one_line_that_the_bucket_is_away(server: Server, bucket: str, tmp_path: Path) -> None:
    keys = f'access_key = "loket"\nsecret_key = "{SECRET}"\n'
    place = f'[files]\nurl = "s3://{bucket}"\nendpoint = "{server.endpoint}"\n{keys}'
    config = write(tmp_path, SOUND + place + '[database]\nurl = "sqlite+aiosqlite:///loket.db"\n')
    migrate(f"sqlite+aiosqlite:///{tmp_path}/loket.db")
    await furnish(f"sqlite+aiosqlite:///{tmp_path}/loket.db", tmp_path / "files")
    server.away()
    ran = CliRunner().invoke(app, ["backup", str(tmp_path / "a.tar.gz"), "--config", str(config)])
    server.back()
    assert (ran.exit_code, ran.output.count("\n")) == (2, 1)
    assert "files.endpoint" in ran.output
    assert SECRET not in ran.output
    assert not (tmp_path / "a.tar.gz").exists()
