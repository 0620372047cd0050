"""The last look before a call leaves: a program that stood still would send at once what has its turn in advance."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

WINDOW: Final = 1.08  # seconds: Telegram counts in whole ones, when calls arrive, and not all take the same time


class Door:
    """Lets no more calls through within a window than a second's limit.

    Args:
        per_second: Telegram's limit over all chats.
        clock: Gives seconds.
        sleep: Waits for seconds.
    """

    def __init__(
        self,
        per_second: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        # A limit below one a second is kept by the turns alone.
        self._left: deque[float] = deque(maxlen=max(1, int(per_second)))
        self._clock = clock
        self._sleep = sleep
        self._queue = asyncio.Lock()  # who came first leaves first

    async def leave(self) -> None:
        """Wait until a call may leave."""
        async with self._queue:
            while (wait := self._wait()) > 0:
                await self._sleep(wait)
            self._left.append(self._clock())

    def _wait(self) -> float:
        if len(self._left) < (self._left.maxlen or 1):
            return 0.0
        return self._left[0] + WINDOW - self._clock()
