"""The last look before a call leaves: Telegram never has more of them within a second than it takes.

Telegram counts calls when they arrive, and when that is nobody here knows: after a call left, before it was answered.
So each counts from when it leaves until a second after its answer. Were 31 to arrive within a second, the last of them
to leave would have left while the other 30 still counted.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

SECOND: Final = 1.01  # in which Telegram counts, with a margin for two clocks


class Door:
    """Lets calls through as a second's limit allows, whoever came first before all others.

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
        self._most = max(1, int(per_second))  # a limit below one a second is kept by the turns alone
        self._clock = clock
        self._sleep = sleep
        self._out = 0  # that have left and are not answered
        self._answered: deque[tuple[float, int]] = deque()  # when, and for how many messages it counts
        self._recent = 0  # that were answered within the last second
        self._answer = asyncio.Event()
        self._queue = asyncio.Lock()

    @asynccontextmanager
    async def passing(self, weight: int = 1) -> AsyncIterator[None]:
        """Wait until a call may leave that counts for ``weight`` messages; the block ends with its answer."""
        async with self._queue:
            while self._out + self._lately() + weight > self._most and self._out + self._recent:
                await self._change()
            self._out += weight
        try:
            yield
        finally:
            self._out -= weight
            self._recent += weight
            self._answered.append((self._clock(), weight))
            self._answer.set()

    def _lately(self) -> int:
        """Return for how many messages the calls count that were answered within the last second."""
        while self._answered and self._answered[0][0] + SECOND <= self._clock():
            self._recent -= self._answered.popleft()[1]
        return self._recent

    async def _change(self) -> None:
        """Wait until there may be more room."""
        if self._answered:
            await self._sleep(self._answered[0][0] + SECOND - self._clock())
            return
        self._answer.clear()
        await self._answer.wait()
