"""From Telegram into the inbox: committed before Telegram is told that it arrived."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any, Final, TypeGuard
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from bot.bot_api import BAD_REQUEST, ApiError, BotApi, UnansweredError, until_reached
from bot.config import Webhook
from bot.failpoints import Step, reach
from bot.leadership import lead
from bot.loops import go_on
from bot.metrics import Metrics
from storage import inbox
from storage.database import Database
from storage.inbox import Arrival

log = structlog.get_logger()

ALLOWED_UPDATES: Final = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
]
INLINE: Final = ("inline_query", "chosen_inline_result")
POLL_SECONDS: Final = 25
BATCH: Final = 100
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0
NOT_LEADING_PAUSE: Final = 2.0  # seconds between looks whether the one who polls has died
POLLER: Final = "poller"
UNREADABLE: Final = "unreadable"  # the lane of what cannot be worked
SIXTY_FOUR_BITS: Final = 2**63
LARGEST_BODY: Final = 1024 * 1024  # bytes; real updates stay far below
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name


class Poller:
    """Asks for updates by long polling. The offset moves only after the commit: a crash is a repetition, not a loss."""

    def __init__(self, api: BotApi, database: Database, metrics: Metrics) -> None:
        self._api = api
        self._database = database
        self._metrics = metrics
        self._offset: int | None = None
        self._pause = FIRST_PAUSE
        self._bell = asyncio.Event()

    async def run(self) -> None:
        """Poll for ever, as the one process that does."""
        await until_reached(self._api, "deleteWebhook")
        await go_on("receive", self.look, self._bell)

    async def look(self) -> float:
        """Wait for updates, keep them, and return how long to wait before the next look."""
        if not await lead(self._database, POLLER):
            self._metrics.pulse.stop()
            return NOT_LEADING_PAUSE
        wanted: dict[str, Any] = {"timeout": POLL_SECONDS, "limit": BATCH, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            wanted["offset"] = self._offset
        try:
            updates = await self._api.call("getUpdates", wanted, seconds=POLL_SECONDS + 10)
        except (ApiError, UnansweredError) as error:
            pause = getattr(error, "retry_after", 0.0) or self._pause
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
            log.warning("cannot ask for updates", reason=str(error), again_in=pause)
            if isinstance(error, ApiError) and error.code == BAD_REQUEST:
                self._offset = None  # it may be the reason; what it would have confirmed comes again, and is known
            return float(pause)
        self._metrics.pulse.beat()
        # An empty answer to an offset has confirmed everything before it. It is not asked for again: after a week of
        # silence Telegram's ids begin anew, perhaps lower.
        self._offset = None
        if not updates:
            self._pause = FIRST_PAUSE
        else:
            reach(Step.FETCHED)
            last = await keep(self._database, self._api.bot_id, updates)
            reach(Step.KEPT)
            if last is None:  # nothing here can be confirmed: it comes again, and must not come in circles
                self._pause = min(self._pause * 2, LONGEST_PAUSE)
                return self._pause
            self._offset = last + 1
            self._pause = FIRST_PAUSE
            self._metrics.updates_received.labels("polling").inc(len(updates))
        return 0.0


async def keep(database: Database, bot_id: int, updates: Sequence[object]) -> int | None:
    """Commit a batch to the inbox and return the update id to confirm; None when none of them has one.

    That is the highest one of 64 bits. Telegram may refuse a larger one as an offset, and with it the whole batch: it
    is returned only where nothing else is left to confirm.

    What cannot be put into a lane, or has no id that is a 64-bit number, is kept aside with the reason.
    """
    arrivals, unreadable = list[Arrival](), list[Arrival]()
    for update in updates:
        body = json.dumps(update)
        update_id = update.get("update_id") if isinstance(update, dict) else None
        lane = lane_of(update) if isinstance(update, dict) else ""
        if is_sound(update_id) and lane:
            arrivals.append(Arrival(update_id, lane, body))
        else:
            number = update_id if is_sound(update_id) else _number_of(body)
            unreadable.append(Arrival(number, UNREADABLE, body))
    async with database.transaction() as tx:
        await inbox.keep(tx, bot_id, arrivals)
        for arrival in unreadable:
            log.error("an update that cannot be read is kept aside", update_id=arrival.update_id)
            await inbox.bury_unreadable(tx, bot_id, arrival.update_id, body=arrival.body, reason="no 64-bit id")
    given = [update.get("update_id") for update in updates if isinstance(update, dict)]
    numbers = [number for number in given if _can_confirm(number)]
    return max(filter(is_sound, numbers), default=max(numbers, default=None))


def _can_confirm(number: object) -> TypeGuard[int]:
    """Tell whether an offset can confirm this id: however large, for what is not confirmed comes for ever."""
    return _is_number(number) and number >= 0


def _is_number(number: object) -> TypeGuard[int]:
    return isinstance(number, int) and not isinstance(number, bool)


def _number_of(body: str) -> int:
    """Return a number for an update without one: below zero, and the same when the update comes again."""
    return -(int.from_bytes(hashlib.sha256(body.encode()).digest()[:7]) + 1)


def is_sound(number: object) -> TypeGuard[int]:
    """Tell whether something is a number that Telegram may give: 64 bits, as both databases keep."""
    return _is_number(number) and abs(number) < SIXTY_FOUR_BITS


def lane_of(update: dict[str, Any]) -> str:
    """Return the chat that an update is about: what is in one lane is worked strictly in order.

    What somebody types in other chats has a lane of its own. Empty when its chat, or for lack of a chat its person,
    has no sound id; ``elsewhere`` when it is about neither.
    """
    for kind in INLINE:
        if isinstance(update.get(kind), dict):
            sender = update[kind].get("from")
            person_id = sender.get("id") if isinstance(sender, dict) else None
            return inbox.inline_lane(person_id) if is_sound(person_id) else ""
    for content in update.values():
        if not isinstance(content, dict):
            continue
        message = content.get("message")
        chat = content.get("chat") or (message.get("chat") if isinstance(message, dict) else None)
        if isinstance(chat, dict) and "id" in chat:
            return str(chat["id"]) if is_sound(chat["id"]) else ""
    return "elsewhere"


def webhook_routes(webhook: Webhook, bot_id: int, database: Database, metrics: Metrics) -> list[web.RouteDef]:
    """Return the route that takes updates from Telegram: 200 only after the commit."""
    secret = webhook.secret.get_secret_value().encode()

    async def take(request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400)
        reach(Step.FETCHED)
        # What is no update is logged and taken: refused, it would come again and hold up all that follow.
        await keep(database, bot_id, [update])
        reach(Step.KEPT)
        metrics.updates_received.labels("webhook").inc()
        return web.Response()

    return [web.post(urlsplit(webhook.public_url).path or "/", take)]
