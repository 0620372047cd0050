"""Calls to the Bot API with raw JSON: what the outbox holds is sent as it is."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import aiohttp

READ_SECONDS: Final = 15.0  # a call that takes longer is repeated, and may then have happened twice
CONNECT_SECONDS: Final = 10.0
CONNECTIONS: Final = 64


BAD_REQUEST: Final = 400


@dataclass
class ApiError(Exception):
    """Telegram said no.

    Attributes:
        code: HTTP-like error code, e.g. 400.
        description: Telegram's own words.
        retry_after: Seconds to leave the chat alone; 0 when not told.
        migrate_to: The id that the group has now; None when it has not moved.
    """

    code: int
    description: str
    retry_after: float = 0.0
    migrate_to: int | None = None

    def __str__(self) -> str:
        return f"{self.code} {self.description}"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that goes up with a call: the parameter it is, its name and its bytes."""

    parameter: str
    name: str
    mime: str
    content: bytes


class UnansweredError(Exception):
    """No answer came: whether the call took effect is not known. The text never names the address with its token."""


class BotApi:
    """One session with a pool of connections."""

    def __init__(self, token: str, base_url: str) -> None:
        self.bot_id = int(token.partition(":")[0])
        self._calls = f"{base_url}/bot{token}/"
        self._files = f"{base_url}/file/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The open session; made at the first call, inside the running loop."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(connector=connector)
        return self._session

    async def close(self) -> None:
        """Close the session and its connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(
        self,
        method: str,
        payload: dict[str, Any] | None = None,
        *,
        uploads: Sequence[Upload] = (),
        seconds: float = READ_SECONDS,
    ) -> Any:  # noqa: ANN401 - raw JSON
        """Make a call, with files where there are any, and return its result; raises ApiError or UnansweredError."""
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS, sock_read=seconds)
        body: dict[str, Any] = {"data": _form(payload or {}, uploads)} if uploads else {"json": payload or {}}
        try:
            async with self.session.post(self._calls + method, timeout=timeout, **body) as response:
                answer = await response.json(content_type=None)
        except (TimeoutError, aiohttp.ClientError, ValueError) as error:
            raise UnansweredError(type(error).__name__) from None
        if not isinstance(answer, dict):
            raise UnansweredError("an answer of another kind")
        if answer.get("ok"):
            return answer.get("result")
        raise _error(answer)

    async def download(self, file_path: str, *, most: int) -> bytes | None:
        """Return a file's bytes, or None as soon as there are more than ``most`` of them."""
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS, sock_read=READ_SECONDS)
        content = bytearray()
        try:
            async with self.session.get(self._files + file_path, timeout=timeout) as response:
                if response.status != 200:  # noqa: PLR2004 - the one good answer
                    raise ApiError(response.status, "the file cannot be downloaded")
                async for chunk in response.content.iter_chunked(64 * 1024):
                    content += chunk
                    if len(content) > most:
                        return None
        except (TimeoutError, aiohttp.ClientError) as error:
            raise UnansweredError(type(error).__name__) from None
        return bytes(content)


def _form(payload: dict[str, Any], uploads: Sequence[Upload]) -> aiohttp.FormData:
    """Return a call as a form, the only shape in which files go up; what is not text travels as JSON."""
    form = aiohttp.FormData(quote_fields=False)
    for name, value in payload.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for upload in uploads:
        form.add_field(upload.parameter, upload.content, filename=upload.name, content_type=upload.mime)
    return form


def _error(answer: dict[str, Any]) -> ApiError:
    parameters = answer.get("parameters") or {}
    return ApiError(
        code=int(answer.get("error_code", 0)),
        description=str(answer.get("description", "")),
        retry_after=float(parameters.get("retry_after", 0)),
        migrate_to=parameters.get("migrate_to_chat_id"),
    )


async def until_reached(api: BotApi, method: str, payload: dict[str, Any] | None = None) -> Any:  # noqa: ANN401 - raw JSON
    """Make a call as often as it takes: the network may come up after the program. A wrong token raises ApiError."""
    pause = 1.0
    while True:
        try:
            return await api.call(method, payload)
        except UnansweredError:
            await asyncio.sleep(pause)
        except ApiError as error:
            if error.code in {401, 404}:
                raise
            await asyncio.sleep(error.retry_after or pause)
        pause = min(pause * 2, 30.0)
