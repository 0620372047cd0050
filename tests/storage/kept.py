"""A database for one test: real, migrated, in a folder that goes away."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from storage.database import Database


@asynccontextmanager
async def kept() -> AsyncIterator[Database]:
    """Yield a migrated database."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'loket.db'}")
        try:
            await database.migrate()
            yield database
        finally:
            await database.close()
