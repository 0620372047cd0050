"""The whole program against the pretend Telegram, over real HTTP."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
import pytest_asyncio
from sqlalchemy import Row, Select, select

from bot import app
from bot.app import serve
from bot.config import Database as DatabaseSettings
from bot.config import Limits, Settings
from bot.demo.run import demo_settings, demo_world
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED
from bot.reload import edition_of
from knowledge.faq.search import Index
from knowledge.pack import load_library
from knowledge.service import Library
from knowledge.wording import Language
from storage.database import Database
from storage.inbox import InboxState
from storage.outbox import OutboxState
from storage.tables import inbox, outbox
from tests.databases import Backend, is_postgresql_left_out
from tests.people import Persona

UNHURRIED = Limits(overall_per_second=10_000, private_per_second=10_000, group_per_minute=100_000)


class Town:
    """A pretend Telegram, a desk in it that can be restarted, and the people.

    Without a ``database_url``, the desk keeps the demo's own database in ``folder``.
    """

    def __init__(self, telegram: PretendTelegram, folder: Path, *, database_url: str | None = None) -> None:
        self.telegram = telegram
        self.folder = folder
        self.database_url = database_url
        self.ahead = timedelta()
        self._desk: asyncio.Task[None] | None = None
        self._beside: Database | None = None  # the desk's database, for those who look into it
        self.siti = Persona(telegram, "siti", "siti")
        self.agus = Persona(telegram, "agus", "agus")
        self.budi = Persona(telegram, "budi", "pli")
        self.ratna = Persona(telegram, "ratna", "pli")

    @property
    def settings(self) -> Settings:
        """The demo's own settings, on the test's database and without its pace: stories are not slowed down."""
        settings = demo_settings(self.telegram.base_url, self.folder)
        telegram = settings.telegram.model_copy(update={"limits": UNHURRIED})
        database = DatabaseSettings(url=self.database_url) if self.database_url else settings.database
        return settings.model_copy(update={"telegram": telegram, "database": database})

    async def open(self) -> None:
        """Start the desk."""
        self._desk = asyncio.create_task(serve(self.settings, clock=self.now))

    def now(self) -> datetime:
        """Return what the desk takes for this moment: ``ahead`` of the real one."""
        return datetime.now(UTC) + self.ahead

    async def close(self) -> None:
        """Stop the desk where it stands."""
        if self._desk is not None:
            self._desk.cancel()
            await asyncio.gather(self._desk, return_exceptions=True)
            self._desk = None
        await self._look_away()

    async def rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """Look into the desk's database."""
        if self._beside is None:
            self._beside = Database(self.settings.database.url)
        async with self._beside.transaction() as tx:
            rows: Sequence[Row[Any]] = (await tx.connection.execute(query)).all()
            return rows

    async def check_nothing_lost(self) -> None:
        """Every update was worked and everything said was sent; nothing is left and nothing was given up."""
        received = await self.rows(select(inbox.c.state, inbox.c.reason, inbox.c.body))
        said = await self.rows(select(outbox.c.state, outbox.c.reason, outbox.c.method, outbox.c.payload))
        await self._look_away()
        assert [row for row in received if row.state != InboxState.HANDLED] == []
        assert [row for row in said if row.state == OutboxState.DEAD] == []

    async def _look_away(self) -> None:
        beside, self._beside = self._beside, None
        if beside is not None:
            await beside.close()

    async def restart(self) -> None:
        """Stop the desk in the middle of whatever it does, and start it again on the same data."""
        await self.close()
        await self.open()


IN_BOTH_LANGUAGES = ("asker", "follower", "reader")  # fixtures: Siti, who reads Indonesian, or Agus, who reads English
ON_BOTH_DATABASES = frozenset(  # the great stories, through every room
    {
        "test_accounts",
        "test_clock",
        "test_escalation",
        "test_files",
        "test_invites",
        "test_learning",
        "test_outage",
        "test_queue",
        "test_relay",
        "test_requests_stories",
        "test_staff_day",
        "test_statistics",
        "test_story",
        "test_teams",
    }
)
EVERYWHERE = "LOKET_TESTS_EVERYWHERE"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tell every story once: the great ones on both databases, each other on one of the two, half of them on each.

    What is told in both languages is told in Indonesian on SQLite and in English on PostgreSQL. All ways of all stories
    take twice the time; a variable asks for them.
    """
    if is_postgresql_left_out() or os.environ.get(EVERYWHERE) == "1":
        return
    left_out = {item for item in items if isinstance(item, pytest.Function) and _is_told_elsewhere(item)}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]


def _is_told_elsewhere(item: pytest.Function) -> bool:
    told: dict[str, object] = item.callspec.params if hasattr(item, "callspec") else {}
    if "databases" not in told or item.path.parent != Path(__file__).parent:
        return False
    if any(mark.args[0] == "databases" for mark in item.iter_markers("parametrize")):  # it has chosen for itself
        return False
    is_on_sqlite = told["databases"] == Backend.SQLITE
    language = next((told[name] for name in IN_BOTH_LANGUAGES if name in told), None)
    if language is not None:
        return (language in {Language.ID, "siti"}) != is_on_sqlite
    if item.path.stem in ON_BOTH_DATABASES:
        return False
    return (crc32(f"{item.path.stem}.{item.originalname}".encode()) % 2 == 0) != is_on_sqlite


class IndexedOnce:
    """Stands where a desk builds an index: once for the packs of all stories, anew for any other."""

    def __init__(self, libraries: Mapping[str, Library]) -> None:
        self._libraries = libraries
        self._indexes: dict[int, Index] = {}  # by the library's id: each of them is kept

    def build(self, library: Library) -> Index:
        """Return the index of packs."""
        if not any(library is known for known in self._libraries.values()):
            return Index.build(library)
        if id(library) not in self._indexes:
            self._indexes[id(library)] = Index.build(library)
        return self._indexes[id(library)]


@pytest.fixture(scope="session", autouse=True)
def packs_read_once() -> Iterator[None]:
    """Read and index packs once for all stories, as long as their files are the same: each desk would take its time."""
    libraries: dict[str, Library] = {}

    def read(packs: Sequence[str]) -> Library:
        edition = f"{packs} {edition_of(packs)}"
        if edition not in libraries:
            libraries[edition] = load_library(packs)
        return libraries[edition]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "load_library", read)
        patch.setattr(app, "Index", IndexedOnce(libraries))
        yield


@pytest_asyncio.fixture
async def town(tmp_path: Path, database_url: str) -> AsyncIterator[Town]:
    """A town whose desk is open; every story is told on both databases."""
    world = demo_world(allowance=UNLIMITED)
    async with PretendTelegram(world) as telegram:
        here = Town(telegram, tmp_path, database_url=database_url)
        await here.open()
        yield here
        await here.close()
        await here.check_nothing_lost()


@pytest.fixture
def siti(town: Town) -> Persona:
    """Siti, a requester who writes Indonesian."""
    return town.siti


@pytest.fixture
def agus(town: Town) -> Persona:
    """Agus, a requester who reads English."""
    return town.agus


@pytest.fixture
def budi(town: Town) -> Persona:
    """Budi, a member of the staff group."""
    return town.budi


@pytest.fixture
def ratna(town: Town) -> Persona:
    """Ratna, an administrator of the staff group."""
    return town.ratna
