"""Loops that go on: a database that is away for a while ends nothing and loses nothing."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

log = structlog.get_logger()

FIRST_PAUSE: Final = 0.25  # seconds
LONGEST_PAUSE: Final = 5.0


async def go_on(name: str, look: Callable[[], Awaitable[float]], bell: asyncio.Event) -> None:
    """Look for ever: ``look`` returns for how many seconds there is nothing to do unless the bell rings."""
    pause = FIRST_PAUSE
    while True:
        bell.clear()
        try:
            nap = await look()
            pause = FIRST_PAUSE
        except (SQLAlchemyError, OSError) as error:
            if isinstance(error, IntegrityError | DataError):
                log.exception("the database refused a row", loop=name, again_in=pause)
            else:
                log.warning("the database is away", loop=name, reason=_first_line(error), again_in=pause)
            nap, pause = pause, min(pause * 2, LONGEST_PAUSE)
            await asyncio.sleep(nap)
            continue
        if nap > 0:
            # Not asyncio.wait_for: on Python 3.11 it may swallow a cancellation that comes with the bell.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(nap):
                    await bell.wait()


def _first_line(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0]
