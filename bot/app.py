"""The wiring: settings become an office, a database, an application, and the loops between them."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from aiohttp import web
from telegram.ext import Application, ContextTypes, ExtBot

from bot.aftermath import Aftermath
from bot.bot_api import BotApi, until_reached
from bot.calls_out import CallsOut
from bot.config import Mode, Settings
from bot.deliver import Deliverer
from bot.examination.examiner import Examiner
from bot.fetch import Fetcher
from bot.file_store import open_files
from bot.forgetting import Forgetting
from bot.halfway import Halfway
from bot.health import health_told
from bot.invitations import Invitations
from bot.learned import Learned
from bot.mail_in import MailReader
from bot.mail_message import domain_of
from bot.mail_out import MailOutbox
from bot.measurer import Measurer
from bot.membership import Membership
from bot.menu import set_menu
from bot.metrics import Metrics
from bot.office_hours import office_hours, patience_of
from bot.pacing import OwnPace, Pace, SharedPace
from bot.receive import ALLOWED_UPDATES, LARGEST_BODY, Poller, webhook_routes
from bot.reload import Reloader, edition_of, tell
from bot.reports import Reporter
from bot.settings_mail import Mail
from bot.sweeps import lay_out
from bot.telegram_http import AiohttpRequest
from bot.timetable import Sweepers, prune, set_timetable
from bot.work import Worker
from handlers.context import Context, LoketApplication
from handlers.office import Office, Outside
from handlers.routes import register
from handlers.shelf import Shelf
from handlers.texts import Catalogs
from knowledge.faq.search import Index
from knowledge.pack import PackError, load_library, load_what_loads
from knowledge.rules.documents import MEGABYTE
from knowledge.rules.protection import WordList
from knowledge.rules.routing import Unit
from knowledge.service import Library
from storage import moves
from storage.database import Database, utc_now

log = structlog.get_logger()


async def serve(settings: Settings, *, clock: Callable[[], datetime] = utc_now, despite_mistakes: bool = False) -> None:
    """Run the bot until cancelled.

    Raises PackError for a broken pack (``despite_mistakes`` leaves out what is broken), ApiError for a wrong token.
    """
    metrics = Metrics()
    edition = edition_of(settings.packs)
    library, metrics.pack_mistakes = read_packs(settings, despite_mistakes=despite_mistakes)
    office = open_office(settings, library)
    await asyncio.to_thread(lay_out, office, clock())
    database = Database(settings.database.url, clock=clock)
    api = BotApi(settings.telegram.token.get_secret_value(), settings.telegram.base_url)
    try:
        await database.migrate()
        await prune(database)  # before anything arrives: ids may have begun anew meanwhile
        async with database.transaction() as tx:
            office.moved.update(await moves.known(tx))
        learned = Learned(database, office.shelf)
        await learned.open()
        invitations = Invitations(settings.applications, database, office)
        health = health_told(settings, metrics, invitations.routes())
        async with health, running_application(settings, api) as application:
            invitations.username = application.bot.username
            reloader = Reloader(
                settings.packs, office.shelf, metrics, edition=edition, overlays=lambda: learned.overlays
            )
            await _serve(settings, Parts(application, api, database, office, metrics, reloader, learned))
    finally:
        await api.close()
        await database.close()


def read_packs(settings: Settings, *, despite_mistakes: bool) -> tuple[Library, int]:
    """Return the packs and how many mistakes were left out of them. Raises PackError for what cannot be left out."""
    if not despite_mistakes:
        return load_library(settings.packs), 0
    library, problems = load_what_loads(settings.packs)
    if not library.services:
        raise PackError(problems)
    tell(problems)
    return library, len(problems)


def open_office(settings: Settings, library: Library) -> Office:
    """Put together what the settings and the packs say."""
    return Office(
        name=settings.office.name,
        zone=ZoneInfo(settings.office.timezone),
        language=settings.office.language,
        units=tuple(
            Unit(unit.id, unit.name, unit.chat_id, unit.forum, unit.tier, unit.show_names) for unit in settings.units
        ),
        shelf=Shelf(library, Index.build(library)),
        catalogs=Catalogs(),
        reopen_days=settings.tickets.reopen_days,
        low_grade=settings.tickets.low_grade,
        announcements_per_minute=settings.announcements.per_minute,
        announcement_days=settings.announcements.service_days,
        held_words=WordList(settings.protection.held_words),
        outages=settings.outages.watch(),
        outside=outside_of(settings.mail),
        remind_outside_every=timedelta(hours=settings.mail.remind_hours),
        promises=office_hours(settings).promises,
        patience=patience_of(settings.reminders),
        told=frozenset(application.service for application in settings.applications if application.url),
    )


def outside_of(mail: Mail) -> Outside | None:
    """Return how tickets are sent outside; None for an office without a mail server."""
    if not mail.is_on:
        return None
    return Outside(domain_of(mail.sender), frozenset(mail.addresses), int(mail.attachments_mb * MEGABYTE))


def build_application(settings: Settings, api: BotApi) -> LoketApplication:
    """Return the application that routes updates; it neither receives nor sends by itself."""
    base = settings.telegram.base_url
    application: LoketApplication = (
        Application.builder()
        .bot(
            ExtBot(
                token=settings.telegram.token.get_secret_value(),
                base_url=f"{base}/bot",
                base_file_url=f"{base}/file/bot",
                request=AiohttpRequest(api),
                get_updates_request=AiohttpRequest(api),
            )
        )
        .updater(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    register(application)
    return application


@asynccontextmanager
async def running_application(settings: Settings, api: BotApi) -> AsyncIterator[LoketApplication]:
    """Yield a started application, as soon as Telegram can be reached."""
    await until_reached(api, "getMe")
    application = build_application(settings, api)
    await application.initialize()
    try:
        await application.start()
        try:
            yield application
        finally:
            await application.stop()
    finally:
        await application.shutdown()


@dataclass(frozen=True, slots=True)
class Parts:
    """What the loops share."""

    application: LoketApplication
    api: BotApi
    database: Database
    office: Office
    metrics: Metrics
    reloader: Reloader
    learned: Learned


async def _serve(settings: Settings, parts: Parts) -> None:
    api, database, office, metrics = parts.api, parts.database, parts.office, parts.metrics
    membership = Membership(api, database, office)
    files = open_files(settings.files)
    halfway = Halfway(database, office, files, settings.forms)
    forgetting = Forgetting(database, files, settings.retention)
    sweepers = Sweepers(membership, halfway, forgetting, settings.retention.questions_days)
    set_timetable(parts.application, database, office, sweepers)
    pace = await _pace(settings, database)
    async with Examiner() as examiner, asyncio.TaskGroup() as loops:
        loops.create_task(Worker(parts.application, database, office, membership, metrics).run())
        loops.create_task(
            Deliverer(
                api,
                database,
                pace,
                Aftermath(office),
                metrics,
                files=files,
                per_second=settings.telegram.limits.overall_per_second,
            ).run()
        )
        loops.create_task(Fetcher(api, database, office, files, examiner).run())
        if settings.mail.is_on:
            loops.create_task(MailOutbox(database, office, files, settings.mail, metrics).run())
        if settings.mail.imap.host:
            loops.create_task(
                MailReader(database, office, files, examiner, settings=settings.mail, metrics=metrics).run()
            )
        loops.create_task(Reporter(database, office, files).run())
        loops.create_task(CallsOut(database, office, settings.applications).run())
        loops.create_task(set_menu(api, office))
        loops.create_task(parts.reloader.run())
        loops.create_task(parts.learned.run())
        loops.create_task(Measurer(database, office, questions=settings.knowledge.questions).run())
        loops.create_task(_receive(settings, parts))
        bot = parts.application.bot.username
        log.info("the desk is open", office=office.name, mode=settings.telegram.mode, bot=bot)


async def _pace(settings: Settings, database: Database) -> Pace:
    if not database.is_sqlite:
        return SharedPace(settings.telegram.limits, clock=database.clock)
    pace = OwnPace(settings.telegram.limits, clock=time.monotonic)
    async with database.transaction() as tx:
        await pace.remember(tx)
    return pace


async def _receive(settings: Settings, parts: Parts) -> None:
    api, database, metrics = parts.api, parts.database, parts.metrics
    if settings.telegram.mode == Mode.POLLING:
        await Poller(api, database, metrics).run()
        return
    webhook = settings.telegram.webhook
    app = web.Application(client_max_size=LARGEST_BODY)
    app.add_routes(webhook_routes(webhook, api.bot_id, database, metrics))
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, *webhook.address).start()
        wanted: dict[str, Any] = {
            "url": webhook.public_url,
            "secret_token": webhook.secret.get_secret_value(),
            "allowed_updates": ALLOWED_UPDATES,
        }
        await until_reached(api, "setWebhook", wanted)
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
