"""Work side by side: one task a lane, and all of it finished before the program ends."""

import asyncio
from collections.abc import Coroutine
from collections.abc import Set as AbstractSet
from typing import Final

FINISH_SECONDS: Final = 8.0  # what is in hand at the end has this long; service supervisors wait ten


class Lanes:
    """Runs at most one task in each lane and rings the bell whenever a lane is free again.

    A task must not raise: whoever starts it decides what a failure means.
    """

    def __init__(self, bell: asyncio.Event) -> None:
        self._bell = bell
        self._tasks: dict[str, asyncio.Task[None]] = {}

    @property
    def busy(self) -> AbstractSet[str]:
        """The lanes that have a task."""
        return self._tasks.keys()

    def start(self, lane: str, work: Coroutine[object, object, None]) -> None:
        """Start a lane's next task; the lane must be free."""
        task = asyncio.create_task(work)
        self._tasks[lane] = task
        task.add_done_callback(lambda _: self._free(lane))

    async def finish(self) -> None:
        """Wait for what is in hand: a message that Telegram has taken must be written down as sent."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks.values(), timeout=FINISH_SECONDS)
            for task in late:
                task.cancel()

    def _free(self, lane: str) -> None:
        del self._tasks[lane]
        self._bell.set()
