"""How updates reach the bot: long polling that wakes at once, or a webhook."""

import asyncio
from typing import Any

from bot.demo.core import DELIVERED, POLLED, QUEUED, Change
from bot.demo.errors import ApiError
from bot.demo.parameters import Parameters
from bot.demo.webhook import Execute, Webhook, read_webhook
from bot.demo.world import World

_MAX_BATCH = 100
_MAX_WAIT = 50
_OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_IS_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


def _conflict(reason: str) -> ApiError:
    return ApiError(409, f"Conflict: {reason}")


class Delivery:
    """One bot's updates on their way: at most one poller, or one webhook, never both."""

    def __init__(self, world: World, execute: Execute, *, retry_seconds: float) -> None:
        self._world = world
        self._execute = execute
        self._retry_seconds = retry_seconds
        self._poll: asyncio.Future[None] | None = None
        self._webhook: Webhook | None = None
        self._is_closing = False
        self._stop_listening = world.listen(self._hear)

    @property
    def is_polled(self) -> bool:
        """Whether a long poll is waiting."""
        return self._poll is not None

    def _hear(self, change: Change) -> None:
        if change is not QUEUED:
            return
        newest = self._world.updates.newest
        if self._webhook is not None and newest is not None:
            self._webhook.add(newest)
        self._wake()

    def _tell_delivered(self) -> None:
        self._world.tell(DELIVERED)

    def _wake(self, problem: ApiError | None = None) -> None:
        if self._poll is None or self._poll.done():
            return
        if problem:
            self._poll.set_exception(problem)
        else:
            self._poll.set_result(None)

    async def close(self) -> None:
        """End every wait at once."""
        self._is_closing = True
        self._stop_listening()
        self._wake()
        if self._webhook is not None:
            await self._webhook.close()

    # -- polling --------------------------------------------------------------------------------

    async def get_updates(self, parameters: Parameters) -> list[dict[str, Any]]:
        """GetUpdates. A newer call ends an older one that still waits with 409."""
        if self._webhook is not None:
            raise _conflict(_WEBHOOK_IS_SET)
        limit = min(max(parameters.integer("limit") or _MAX_BATCH, 1), _MAX_BATCH)
        timeout = min(max(parameters.integer("timeout") or 0, 0), _MAX_WAIT)
        self._world.updates.allow(parameters.array("allowed_updates"))
        self._wake(_conflict(_OTHER_POLLER))
        offset = parameters.integer("offset") or 0
        if offset:
            self._world.updates.confirm(offset)
            self._tell_delivered()
        batch = self._world.updates.first(limit)
        if batch or not timeout:
            return batch
        deadline = asyncio.get_running_loop().time() + timeout
        while not batch and not self._is_closing and await self._wait_until(deadline):
            batch = self._world.updates.first(limit)
        return batch

    async def _wait_until(self, deadline: float) -> bool:
        """Wait for the next update; return False when the time is over."""
        poll = asyncio.get_running_loop().create_future()
        self._poll = poll
        self._world.tell(POLLED)
        try:
            async with asyncio.timeout_at(deadline):
                await poll
        except TimeoutError:
            return False
        finally:
            if self._poll is poll:
                self._poll = None
        return True

    # -- webhook --------------------------------------------------------------------------------

    async def set_webhook(self, parameters: Parameters) -> bool:
        """SetWebhook; an empty url deletes it."""
        settings = read_webhook(parameters)
        if settings is None:
            return await self.delete_webhook(parameters)
        self._world.updates.allow(parameters.array("allowed_updates"))
        await self._forget_webhook(parameters)
        self._wake(_conflict("terminated by setWebhook request"))
        self._webhook = Webhook(
            settings,
            self._world.updates,
            self._execute,
            wall=self._world.wall,
            tell=self._tell_delivered,
            retry_seconds=self._retry_seconds,
        )
        for waiting in list(self._world.updates.waiting()):
            self._webhook.add(waiting)
        return True

    async def delete_webhook(self, parameters: Parameters) -> bool:
        """DeleteWebhook."""
        await self._forget_webhook(parameters)
        return True

    async def _forget_webhook(self, parameters: Parameters) -> None:
        webhook, self._webhook = self._webhook, None
        if webhook is not None:
            await webhook.close()
        if parameters.flag("drop_pending_updates"):
            self._world.updates.clear()

    async def get_webhook_info(self, parameters: Parameters) -> dict[str, Any]:
        """GetWebhookInfo."""
        info: dict[str, Any] = {
            "url": "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.updates),
        }
        if self._webhook is not None:
            info |= self._webhook.info()
        if self._world.updates.allowed:
            info["allowed_updates"] = list(self._world.updates.allowed)
        return info
