"""The wiring: settings become an office, a database, an application, and the loops between them."""

import asyncio
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final
from zoneinfo import ZoneInfo

import structlog
from aiohttp import web
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes, ExtBot
from telegram.warnings import PTBUserWarning

from bot.config import Mode, Settings
from bot.deliver import Deliverer
from bot.fetch import Fetcher
from bot.membership import Membership
from bot.menu import set_menu
from bot.receive import ALLOWED_UPDATES, LARGEST_BODY, poll, webhook_routes
from bot.telegram_http import AiohttpRequest
from bot.timetable import set_timetable
from bot.work import Worker
from handlers.context import Context, LoketApplication
from handlers.office import Office
from handlers.routes import register
from handlers.texts import Catalogs
from knowledge.faq.search import Index
from knowledge.pack import load_library
from knowledge.rules.routing import Unit
from storage.database import Database
from storage.files import FileStore

log = structlog.get_logger()

FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0


async def serve(settings: Settings) -> None:
    """Run the bot until cancelled. Raises PackError for a broken pack, InvalidToken for a wrong token."""
    office = open_office(settings)
    database = Database(settings.database.url)
    try:
        await database.migrate()
        async with running_application(settings) as application:
            await _serve(settings, application, database, office)
    finally:
        await database.close()


def open_office(settings: Settings) -> Office:
    """Read everything that does not change while the program runs."""
    library = load_library(settings.packs)
    return Office(
        name=settings.office.name,
        zone=ZoneInfo(settings.office.timezone),
        language=settings.office.language,
        units=tuple(Unit(unit.id, unit.name, unit.chat_id, unit.forum, unit.tier) for unit in settings.units),
        library=library,
        index=Index.build(library),
        catalogs=Catalogs(),
    )


def build_application(settings: Settings) -> LoketApplication:
    """Return the application that routes updates; it neither receives nor sends by itself."""
    # Raw calls are what the outbox holds; the library would rather see its own methods.
    warnings.filterwarnings("ignore", message="Please use 'Bot", category=PTBUserWarning)
    base = settings.telegram.base_url
    application: LoketApplication = (
        Application.builder()
        .bot(
            ExtBot(
                token=settings.telegram.token.get_secret_value(),
                base_url=f"{base}/bot",
                base_file_url=f"{base}/file/bot",
                request=AiohttpRequest(),
                get_updates_request=AiohttpRequest(),
            )
        )
        .updater(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    register(application)
    return application


@asynccontextmanager
async def running_application(settings: Settings) -> AsyncIterator[LoketApplication]:
    """Yield a started application, as soon as Telegram can be reached."""
    application = build_application(settings)
    await _until_reached(application.initialize)
    try:
        await application.start()
        try:
            yield application
        finally:
            await application.stop()
    finally:
        await application.shutdown()


async def _serve(settings: Settings, application: LoketApplication, database: Database, office: Office) -> None:
    bot = application.bot
    membership = Membership(bot, database, office)
    set_timetable(application, membership)
    async with asyncio.TaskGroup() as loops:
        loops.create_task(Worker(application, database, office, membership).run())
        loops.create_task(Deliverer(bot, database, office, settings.telegram.limits).run())
        loops.create_task(Fetcher(bot, database, office, FileStore(settings.files.folder)).run())
        loops.create_task(_until_reached(lambda: set_menu(bot, office)))
        loops.create_task(_receive(settings, bot, database))
        log.info("the desk is open", office=office.name, mode=settings.telegram.mode, bot=bot.username)


async def _receive(settings: Settings, bot: ExtBot[None], database: Database) -> None:
    if settings.telegram.mode == Mode.POLLING:
        await _until_reached(lambda: bot.do_api_request("deleteWebhook"))
        await poll(bot, database)
        return
    webhook = settings.telegram.webhook
    app = web.Application(client_max_size=LARGEST_BODY)
    app.add_routes(webhook_routes(webhook, bot.id, database))
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, *webhook.address).start()
        wanted: dict[str, Any] = {
            "url": webhook.public_url,
            "secret_token": webhook.secret.get_secret_value(),
            "allowed_updates": ALLOWED_UPDATES,
        }
        await _until_reached(lambda: bot.do_api_request("setWebhook", api_kwargs=wanted))
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


async def _until_reached(ask: Callable[[], Awaitable[object]]) -> None:
    """Ask Telegram until it answers: the network may come up after the program."""
    pause = FIRST_PAUSE
    while True:
        try:
            await ask()
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("cannot reach Telegram", reason=str(error), again_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return
