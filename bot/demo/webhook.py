"""A webhook: updates pushed to the bot's address, in order per chat, again and again until it says 2xx."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.demo.errors import bad_request
from bot.demo.parameters import Parameters, as_utf8
from bot.demo.updates import UpdateQueue, Waiting, chat_id_of

Execute = Callable[[str, Parameters], Awaitable[Any]]

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_DEFAULT_CONNECTIONS = 40
_MAX_CONNECTIONS = 100
_ANSWER_SECONDS = 60.0
_MAX_RETRY_SECONDS = 60.0
_SUCCESSES = range(200, 300)


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    """What setWebhook was given."""

    url: str
    secret: str
    max_connections: int


def read_webhook(parameters: Parameters) -> WebhookSettings | None:
    """Return the webhook to set, None for an empty url.

    Unlike the real one, plain HTTP is taken on loopback, and only there.

    Raises:
        ApiError: 400 for a bad address or secret.
    """
    url = parameters.text("url")
    if not url:
        return None
    parts = urlsplit(url)
    is_local = parts.scheme == "http" and parts.hostname in _LOOPBACK
    if parts.scheme != "https" and not is_local:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    secret = parameters.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = parameters.integer("max_connections") or _DEFAULT_CONNECTIONS
    return WebhookSettings(url, secret, min(max(connections, 1), _MAX_CONNECTIONS))


class Webhook:
    """Delivers updates to one address: one lane a chat, lanes side by side."""

    def __init__(
        self,
        settings: WebhookSettings,
        updates: UpdateQueue,
        execute: Execute,
        *,
        wall: Callable[[], float],
        tell: Callable[[], None],
        retry_seconds: float,
    ) -> None:
        self.settings = settings
        self._updates = updates
        self._execute = execute
        self._wall = wall
        self._tell = tell
        self._retry_seconds = retry_seconds
        self._lanes: dict[int, deque[Waiting]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(settings.max_connections)
        self._last_error: tuple[float, str] | None = None
        timeout = aiohttp.ClientTimeout(total=_ANSWER_SECONDS)
        self._session = aiohttp.ClientSession(timeout=timeout)

    def add(self, waiting: Waiting) -> None:
        """Take an update for delivery."""
        chat_id = chat_id_of(waiting.update)
        lane = self._lanes.get(chat_id)
        if lane is not None:
            lane.append(waiting)
            return
        lane = self._lanes[chat_id] = deque([waiting])
        task = asyncio.create_task(self._run_lane(chat_id, lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def info(self) -> dict[str, Any]:
        """Return its part of getWebhookInfo."""
        info: dict[str, Any] = {
            "url": self.settings.url,
            "max_connections": self.settings.max_connections,
            "ip_address": "127.0.0.1",
        }
        if self._last_error:
            at, message = self._last_error
            info |= {"last_error_date": int(at), "last_error_message": message}
        return info

    async def close(self) -> None:
        """Stop delivering at once; what was not confirmed stays queued."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._session.close()

    async def _run_lane(self, chat_id: int, lane: deque[Waiting]) -> None:
        while lane:
            await self._deliver(lane[0])
            lane.popleft()
        del self._lanes[chat_id]

    async def _deliver(self, waiting: Waiting) -> None:
        delay = self._retry_seconds
        while self._updates.is_waiting(waiting):
            async with self._slots:
                is_taken = await self._post(waiting.update)
            if is_taken:
                self._updates.done(waiting)
                self._tell()
                return
            await asyncio.sleep(delay)
            delay = min(2 * delay, _MAX_RETRY_SECONDS)

    async def _post(self, update: dict[str, Any]) -> bool:
        headers = {"Content-Type": "application/json"}
        if self.settings.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.settings.secret
        body = as_utf8(update)
        try:
            async with self._session.post(self.settings.url, data=body, headers=headers) as response:
                answer = await response.read()
                if response.status not in _SUCCESSES:
                    self._fail(f"Wrong response from the webhook: {response.status} {response.reason}")
                    return False
        except TimeoutError:
            self._fail("Read timeout expired")
            return False
        except aiohttp.ClientError:
            self._fail("Connection refused")
            return False
        await self._take_call(answer)
        return True

    def _fail(self, message: str) -> None:
        self._last_error = (self._wall(), message)
        self._tell()

    async def _take_call(self, answer: bytes) -> None:
        """A webhook may answer with a Bot API call; its result is told to nobody."""
        try:
            call = json.loads(answer) if answer.startswith(b"{") else {}
        except ValueError:
            return
        if isinstance(call, dict) and isinstance(call.get("method"), str):
            await self._execute(call.pop("method"), Parameters(call))
