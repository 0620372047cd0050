"""From Telegram into the inbox: committed before Telegram is told that it arrived."""

import asyncio
import hmac
import json
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from telegram.error import RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.config import Webhook
from storage import inbox
from storage.database import Database
from storage.inbox import Arrival

log = structlog.get_logger()

ALLOWED_UPDATES: Final = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member"]
POLL_SECONDS: Final = 25
BATCH: Final = 100
LONGEST_PAUSE: Final = 30.0
LARGEST_BODY: Final = 1024 * 1024  # bytes; real updates stay far below
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name


async def poll(bot: ExtBot[None], database: Database) -> None:
    """Ask for updates for ever. The offset moves only after the commit, so a crash means a repetition, not a loss."""
    offset: int | None = None
    pause = 1.0
    while True:
        wanted = {"timeout": POLL_SECONDS, "limit": BATCH, "allowed_updates": ALLOWED_UPDATES}
        if offset is not None:
            wanted["offset"] = offset
        try:
            updates = await bot.do_api_request("getUpdates", api_kwargs=wanted, read_timeout=POLL_SECONDS + 10)
        except TelegramError as error:
            pause = _pause_after(error, pause)
            log.warning("cannot ask for updates", reason=str(error), again_in=pause)
            await asyncio.sleep(pause)
            continue
        pause = 1.0
        if updates:
            offset = await keep(database, bot.id, updates) + 1


async def keep(database: Database, bot_id: int, updates: Sequence[dict[str, Any]]) -> int:
    """Commit a batch to the inbox and return its highest update id."""
    arrivals = [
        Arrival(update_id=update["update_id"], lane=lane_of(update), body=json.dumps(update)) for update in updates
    ]
    async with database.transaction() as tx:
        await inbox.keep(tx, bot_id, arrivals)
    return max(arrival.update_id for arrival in arrivals)


def lane_of(update: dict[str, Any]) -> str:
    """Return the chat that an update is about: what is in one lane is worked strictly in order."""
    for content in update.values():
        if not isinstance(content, dict):
            continue
        message = content.get("message")
        chat = content.get("chat") or (message.get("chat") if isinstance(message, dict) else None)
        if isinstance(chat, dict) and isinstance(chat.get("id"), int):
            return str(chat["id"])
    return "elsewhere"


def webhook_routes(webhook: Webhook, bot_id: int, database: Database) -> list[web.RouteDef]:
    """Return the route that takes updates from Telegram: 200 only after the commit."""
    secret = webhook.secret.get_secret_value().encode()

    async def take(request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
            is_update = isinstance(update["update_id"], int)
        except (ValueError, LookupError, TypeError):
            is_update = False
        if not is_update:
            return web.Response(status=400)
        await keep(database, bot_id, [update])
        return web.Response()

    return [web.post(urlsplit(webhook.public_url).path or "/", take)]


def _pause_after(error: TelegramError, pause: float) -> float:
    if isinstance(error, RetryAfter):
        wanted = error.retry_after
        return wanted.total_seconds() if not isinstance(wanted, int | float) else float(wanted)
    return min(pause * 2, LONGEST_PAUSE)
