"""``/healthz`` and ``/metrics``: how this process is, told over HTTP on an address of its own.

The address is the process's only one where updates are polled, so that applications ask for invitations there, too.
"""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError

from bot.config import Settings
from bot.metrics import Metrics
from bot.version import loket_version
from storage.ages import Ages, look
from storage.aside import open_aside

log = structlog.get_logger()

# Older than this, seconds, and the status is "late".
LATE_INBOX: Final = 60.0
LATE_OUTBOX: Final = 60.0
LATE_POLL: Final = 90.0  # a poll that brings nothing takes 25
DATABASE_PATIENCE: Final = 2.0  # no answer within it, and the status is "down"
CONNECT_PATIENCE: Final = 5.0

NO_ANSWER: Final = "no answer in time"


class Status(StrEnum):
    """How the desk is."""

    OK = "ok"
    LATE = "late"  # it works, but something waits for too long, or Telegram does not answer
    DOWN = "down"  # the database does not answer


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of this process at one moment; ``ages`` is None when the database did not answer."""

    ages: Ages | None
    database: str
    last_poll_seconds: float | None
    pack_mistakes: int = 0

    @property
    def status(self) -> Status:
        """Return the worst of what there is."""
        if self.ages is None:
            return Status.DOWN
        is_late = (
            self.ages.inbox_seconds > LATE_INBOX
            or self.ages.outbox_seconds > LATE_OUTBOX
            or (self.last_poll_seconds or 0) > LATE_POLL
        )
        return Status.LATE if is_late else Status.OK

    def as_json(self) -> dict[str, Any]:
        """Return the body of /healthz."""
        return {
            "status": self.status.value,
            "inbox_age_seconds": _tenths(self.ages.inbox_seconds if self.ages else None),
            "outbox_age_seconds": _tenths(self.ages.outbox_seconds if self.ages else None),
            "dead_letters": self.ages.dead_letters if self.ages else None,
            "database": self.database,
            "last_poll_seconds": _tenths(self.last_poll_seconds),
            "pack_mistakes": self.pack_mistakes,
            "version": loket_version(),
        }


def _tenths(seconds: float | None) -> float | None:
    return round(seconds, 1) if seconds is not None else None


class Looker:
    """Looks into the database from a thread of its own, one look at a time, and never waits longer than told.

    A database that hangs keeps that one thread; nobody else is held, neither a request nor the end of the program.
    """

    def __init__(self, url: str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._engine = open_aside(url, patience=CONNECT_PATIENCE)
        self._clock = clock
        self._look: asyncio.Future[Ages | str] | None = None

    async def ask(self) -> Ages | str:
        """Return the ages, or why there are none."""
        if self._look is None or self._look.done():
            self._look = self._start()
        done, _ = await asyncio.wait({self._look}, timeout=DATABASE_PATIENCE)
        return self._look.result() if done else NO_ANSWER

    def _start(self) -> asyncio.Future[Ages | str]:
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Ages | str] = loop.create_future()

        def give(found: Ages | str) -> None:
            if not answer.done():
                answer.set_result(found)

        def run() -> None:
            found = self._read()
            with contextlib.suppress(RuntimeError):  # the program has ended meanwhile
                loop.call_soon_threadsafe(give, found)

        threading.Thread(target=run, name="health", daemon=True).start()
        return answer

    def _read(self) -> Ages | str:
        try:
            with self._engine.connect() as connection:
                return look(connection, self._clock())
        except (SQLAlchemyError, OSError) as error:
            log.warning("the database cannot be read", reason=str(error).splitlines()[0])
            return type(error).__name__  # whoever asks over HTTP needs no more


class HealthServer:
    """Answers /healthz (200 when all is well, 503 otherwise) and /metrics, and what else there is (``more``)."""

    def __init__(self, looker: Looker, metrics: Metrics, more: Sequence[web.RouteDef] = ()) -> None:
        self._looker = looker
        self._metrics = metrics
        app = web.Application()
        app.add_routes([web.get("/healthz", self._healthz), web.get("/metrics", self._show_metrics), *more])
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)

    async def health(self) -> Health:
        """Look at everything."""
        found = await self._looker.ask()
        ages = found if isinstance(found, Ages) else None
        metrics = self._metrics
        return Health(ages, "ok" if ages else str(found), metrics.pulse.seconds(), metrics.pack_mistakes)

    async def _healthz(self, request: web.Request) -> web.Response:
        health = await self.health()
        status = 200 if health.status is Status.OK else 503
        return web.json_response(health.as_json(), status=status, headers={"Cache-Control": "no-store"})

    async def _show_metrics(self, request: web.Request) -> web.Response:
        self._metrics.show((await self.health()).ages)
        body = generate_latest(self._metrics.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})


@asynccontextmanager
async def health_told(
    settings: Settings, metrics: Metrics, more: Sequence[web.RouteDef] = ()
) -> AsyncIterator[tuple[str, int] | None]:
    """Answer on ``health.listen`` while the block runs, and yield host and port; None where it is empty.

    Raises:
        OSError: The address is taken, or is none of this machine.
    """
    if settings.health.address is None:
        yield None
        return
    server = HealthServer(Looker(settings.database.url), metrics, more)
    await server.runner.setup()
    try:
        await web.TCPSite(server.runner, *settings.health.address).start()
        host, port = server.runner.addresses[0][:2]
        log.info("health is told", host=host, port=port)
        yield host, port
    finally:
        await server.runner.cleanup()
