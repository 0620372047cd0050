"""Makes the figures that admins asked for: reads rows, lets a child process draw or write, and sends what it made.

What is wanted is a row: a restart in the middle makes it anew. One process does it for all, one piece after the other.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from typing import Any, Final

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot import charts
from bot.leadership import lead
from bot.loops import go_on
from handlers.desk import Desk
from handlers.office import Office
from handlers.statistics import actions, gathering, pictures, screens, sheets
from handlers.statistics.gathering import Gathered
from handlers.statistics.periods import Period
from storage import figures, reports
from storage.database import Database
from storage.files import Files
from storage.reports import Report, ReportKind, ReportState

log = structlog.get_logger()

LOOK_EVERY: Final = 0.5  # seconds
MOST_ATTEMPTS: Final = 3
PAGE: Final = 1_000  # tickets a transaction
TELL_EVERY: Final = 2.0  # seconds between two words on how far it is
MOST_GROUPS: Final = 500  # of unanswered questions in a sheet
TIDY_EVERY: Final = 60 * 60.0  # seconds
KEPT_FOR: Final = timedelta(days=1)  # a file that was sent is Telegram's
LEADER: Final = "reports"


class Reporter:
    """Makes pictures and sheets of figures."""

    def __init__(self, database: Database, office: Office, files: Files) -> None:
        self._database = database
        self._office = office
        self._files = files
        self._tidied = time.monotonic()

    async def run(self) -> None:
        """Look for ever."""
        await go_on("reports", self.look, asyncio.Event())

    async def look(self) -> float:
        """Make what was asked for first, and return how long to wait for more."""
        async with self._database.transaction() as tx:
            report = await reports.next_waiting(tx)
        if report is None or not await lead(self._database, LEADER):
            await self._tidy()
            return LOOK_EVERY
        try:
            await (self._chart(report) if report.kind == ReportKind.CHART else self._sheet(report))
        except (SQLAlchemyError, OSError):
            raise  # the database or the store is away: it is made later, without being counted
        except Exception as error:
            # Whatever it was: the row waits, and after three times its person is told.
            log.exception("figures could not be made", report=report.id, kind=report.kind, reason=str(error))
            await self._count_failure(report)
        return 0.0

    async def _chart(self, report: Report) -> None:
        gathered = await self._gathered(report)
        say = self._office.say(report.language)
        sum_up = partial(gathering.summed_up, language=report.language, most_unanswered=screens.MOST_UNANSWERED)
        shown = await asyncio.to_thread(sum_up, gathered, self._office)
        if shown.is_empty:
            async with self._database.transaction() as tx:
                nothing = screens.nothing(say, unit=shown.unit, period=shown.period)
                await actions.end_without(Desk(tx, self._office), report, nothing, state=ReportState.FORGOTTEN)
            return
        sha256 = await self._files.store(await charts.draw(pictures.picture(say, shown)))
        async with self._database.transaction() as tx:
            text = screens.caption(say, shown)
            await actions.send_chart(Desk(tx, self._office), report, text=text, sha256=sha256)

    async def _sheet(self, report: Report) -> None:
        gathered = await self._gathered(report)
        sha256 = await self._files.store(await charts.write_sheet(self._rows(report, gathered)))
        async with self._database.transaction() as tx:
            await actions.send_sheet(Desk(tx, self._office), report, sha256=sha256)

    async def _gathered(self, report: Report) -> Gathered:
        async with self._database.transaction() as tx:
            unit, period = self._office.unit(report.unit), Period(report.first, report.last)
            is_sheet = report.kind == ReportKind.SHEET
            return await gathering.gather(Desk(tx, self._office), unit, period, all_quarters=is_sheet)

    async def _rows(self, report: Report, gathered: Gathered) -> AsyncIterator[dict[str, Any]]:
        say = self._office.say(report.language)
        yield sheets.opening(say)
        sum_up = partial(gathering.summed_up, language=report.language, most_unanswered=MOST_GROUPS)
        for row in sheets.of_figures(say, await asyncio.to_thread(sum_up, gathered, self._office)):
            yield row
        scope = gathering.scope(self._office, gathered.unit)
        since, until = gathered.period.moments(gathered.zone)
        async with self._database.transaction() as tx:
            total = await figures.count(tx, scope, since=since, until=until)
        done, told, last = 0, time.monotonic(), 0
        while True:
            async with self._database.transaction() as tx:
                page = await figures.page(tx, scope, since=since, until=until, after=last, limit=PAGE)
                if page and time.monotonic() - told > TELL_EVERY:
                    told = time.monotonic()
                    far = screens.progress(say, unit=gathered.unit.name, done=done, total=total)
                    await actions.tell(Desk(tx, self._office), report, far)
            if not page:
                break
            for row in sheets.of_tickets(say, page, self._office, zone=gathered.zone):
                yield row
            done, last = done + len(page), page[-1].id

    async def _count_failure(self, report: Report) -> None:
        async with self._database.transaction() as tx:
            await reports.count_attempt(tx, report.id)
            if report.attempts + 1 >= MOST_ATTEMPTS:
                sorry = screens.failed(self._office.say(report.language), report.kind)
                await actions.end_without(Desk(tx, self._office), report, sorry, state=ReportState.FAILED)

    async def _tidy(self) -> None:
        """Delete the files that were sent a day ago, once in a while."""
        if time.monotonic() - self._tidied < TIDY_EVERY:
            return
        self._tidied = time.monotonic()
        async with self._database.transaction() as tx:
            gone = await reports.outlived(tx, before=tx.now - KEPT_FOR)
        for sha256 in sorted(gone):
            await self._files.remove(sha256)
