"""A program that does nothing but bring a database up to date, when told: ``python -m tests.storage.migrating URL``."""

import asyncio
import sys

from storage.database import Database


async def main(url: str) -> None:
    """Say that everything is loaded, wait for a line, and migrate."""
    print("ready", flush=True)  # noqa: T201 - the test reads it
    sys.stdin.readline()
    database = Database(url)
    try:
        await database.migrate()
    finally:
        await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
