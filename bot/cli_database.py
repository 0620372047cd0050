"""What a command asks the database: in one transaction, and a SQLite file that is not there is not made."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.cli_settings import fail, words_of
from bot.config import Settings

if TYPE_CHECKING:
    from storage.transaction import Transaction

Answer = TypeVar("Answer")


def ask(settings: Settings, question: Callable[["Transaction"], Awaitable[Answer]]) -> Answer:
    """Return the answer to a question; where there is no database to ask, the command ends with one line."""
    from storage.database import Database  # noqa: PLC0415 - the database layer; other commands start without it
    from storage.schema import newest_revision, revision_of  # noqa: PLC0415 - as above

    url = make_url(settings.database.url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        fail(f"there is no database yet: {url.database} is made by loket run")

    async def asked() -> Answer:
        database = Database(settings.database.url)
        try:
            async with database.transaction() as tx:
                if (await tx.connection.run_sync(revision_of) or "") < newest_revision():
                    fail("the database has not all its tables yet: loket run makes them when it starts")
                return await question(tx)
        finally:
            await database.close()

    try:
        return asyncio.run(asked())
    except (OSError, SQLAlchemyError) as error:
        fail(words_of(error, settings))
