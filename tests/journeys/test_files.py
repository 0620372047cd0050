"""What becomes of a file's bytes: looked into, kept in one place under no name of its sender's, never lost."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import SecretStr
from sqlalchemy import select

from bot.config import Settings
from bot.demo.run import demo_world
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED
from bot.settings_files import Files
from storage.object_store import ObjectStore
from storage.tables import documents
from tests.bot.s3 import SECRET, Server, new_bucket, running_server
from tests.files import bad
from tests.journeys.conftest import Town
from tests.journeys.steps import start_activation
from tests.people import PATIENCE, PDF, Persona


async def comes_to_the_document(siti: Persona) -> None:
    await start_activation(siti)
    for answer, step in (("PT Maju", "2/4"), ("Siti", "3/4"), ("siti@maju.co.id", "4/4")):
        siti.writes(answer)
        await siti.sees(step)


async def attempts(town: Town, *, least: int) -> None:
    """Wait until the newest file was tried this often."""

    async def tried() -> bool:
        rows = await town.rows(select(documents.c.attempts).order_by(documents.c.id.desc()))
        return bool(rows) and rows[0].attempts >= least

    for _ in range(int(PATIENCE / 0.1)):
        if await tried():
            return
        await siti_waits(town)
    raise AssertionError("the file was never tried")


async def siti_waits(town: Town) -> None:
    """Let a tenth of a second go by, in which the pretend Telegram sees nothing that was waited for."""
    with pytest.raises(TimeoutError):
        await town.telegram.until(lambda: False, timeout=0.1)


def tree(folder: Path) -> set[str]:
    """Every file below a folder but the databases."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(("loket.db", "demo.db")))
    return {str(path.relative_to(folder)) for path in files}


async def test_names_lead_nowhere_and_nothing_is_written_beside_the_store(town: Town, siti: Persona) -> None:
    here = set(os.listdir())  # noqa: PTH208 - the folder that the program runs in
    await comes_to_the_document(siti)
    for name in ("../../x.pdf", "surat\u202efdp.exe", "a" * 300 + ".pdf"):
        siti.sends(bad.FILES["half.pdf"].make(), name=name)
        await siti.sees("rusak atau terpotong", after=siti.everything()[-1]["message_id"])
    assert not any("\u202e" in seen["text"] for seen in siti.everything() if seen["from"] == "bot")
    siti.sends(PDF, name="../../../tmp/surat.pdf")
    await siti.sees("Periksa dulu", "surat.pdf")
    rows = await town.rows(select(documents.c.sha256).where(documents.c.state == "received"))
    store = town.settings.files.folder
    assert tree(store) == {f"{row.sha256[:2]}/{row.sha256}" for row in rows}
    assert tree(town.folder) == {str(store.relative_to(town.folder) / name) for name in tree(store)}
    assert set(os.listdir()) == here  # noqa: PTH208 - as above


async def test_a_file_waits_until_it_can_be_looked_into(
    town: Town, siti: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    await comes_to_the_document(siti)
    with monkeypatch.context() as broken:
        broken.setattr("bot.examination.examiner.sys.executable", "/nowhere/python")
        siti.sends(PDF, name="surat.pdf")
        await attempts(town, least=1)
    await siti.sees("Periksa dulu", "surat.pdf")
    assert [row.state for row in await town.rows(select(documents.c.state))] == ["received"]


async def test_a_file_that_can_never_be_looked_into_is_held_for_the_staff(
    town: Town, siti: Persona, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.examination.examiner.sys.executable", "/nowhere/python")
    monkeypatch.setattr("bot.fetch.MOST_ATTEMPTS", 2)
    await comes_to_the_document(siti)
    siti.sends(PDF, name="surat.pdf")
    await siti.sees("belum dapat kami periksa otomatis")
    (row,) = await town.rows(select(documents.c.state, documents.c.reason, documents.c.sha256))
    assert (row.state, row.reason) == ("held", "held-file-unexamined")
    assert (town.settings.files.folder / row.sha256[:2] / row.sha256).read_bytes() == PDF


class BucketTown(Town):
    """A town whose desk keeps its files in a bucket."""

    server: Server
    bucket: str

    @property
    def settings(self) -> Settings:
        """The settings with the bucket in them."""
        keys = {"access_key": SecretStr("loket"), "secret_key": SecretStr(SECRET)}
        files = Files(url=f"s3://{self.bucket}/berkas", endpoint=self.server.endpoint, **keys)
        return super().settings.model_copy(update={"files": files})


@pytest.fixture
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest_asyncio.fixture
async def bucket_town(tmp_path: Path, database_url: str, server: Server) -> AsyncIterator[BucketTown]:
    async with PretendTelegram(demo_world(allowance=UNLIMITED)) as telegram:
        here = BucketTown(telegram, tmp_path, database_url=database_url)
        here.server, here.bucket = server, new_bucket(server)
        await here.open()
        yield here
        await here.close()
        await here.check_nothing_lost()


async def test_a_bucket_that_is_away_for_a_while_loses_no_file(bucket_town: BucketTown, server: Server) -> None:
    siti = bucket_town.siti
    await comes_to_the_document(siti)
    server.away()
    siti.sends(PDF, name="surat.pdf")
    await attempts(bucket_town, least=1)
    server.back()
    await siti.sees("Periksa dulu", "surat.pdf")
    (row,) = await bucket_town.rows(select(documents.c.state, documents.c.sha256))
    assert row.state == "received"
    assert await ObjectStore(server.bucket(bucket_town.bucket)).read(row.sha256) == PDF
    assert tree(bucket_town.folder) == set(), "no copy stays on this machine"
