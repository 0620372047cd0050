"""One database of each kind for all tests of a module, and a transaction for each that leaves nothing behind."""

from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import pytest_asyncio

from storage.database import Database
from storage.transaction import Transaction
from tests.databases import Backend, Databases


class _Undone(Exception):  # noqa: N818 - it names what is done
    """The transaction is rolled back: it was a test's."""


@pytest_asyncio.fixture(scope="module", params=[pytest.param(backend, id=backend) for backend in Backend])
async def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Database]:
    """A database that the tests of a module share: making one takes longer than most of them."""
    databases: Databases = request.getfixturevalue(f"{request.param}_databases_of_the_run")
    with databases.migrated(tmp_path_factory.mktemp("shared")) as url:
        database = Database(url)
        yield database
        await database.close()


@pytest_asyncio.fixture
async def tx(shared: Database) -> AsyncIterator[Transaction]:
    """A transaction that is rolled back."""
    with suppress(_Undone):
        async with shared.transaction() as transaction:
            yield transaction
            raise _Undone
