"""How many calls may be on their way at once: as few as will do, for a kill may double each of them."""

import math
import time
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import Final

MOST: Final = 8  # whatever else: enough for 30 a second at a quarter of a second each
HELD_UP: Final = 0.5  # seconds after which an unanswered call no longer stands in the way of the others
RESERVE: Final = 3.0  # times as many as needed on average: calls take their time unevenly
CLEARED: Final = 0.5  # seconds in which all that may go now has gone: few messages need no hurry
WEIGHT: Final = 0.3  # of the newest call in the average
YOUNG: Final = 3.0  # seconds of a life in which few go at a time: what killed the last one may kill this one soon
MOST_YOUNG: Final = 2  # with one alone, a desk that is killed every second would never catch up with what waits


class AtOnce:
    """Counts calls from their start until they are written down, and says how many more may start.

    ``per_second`` is what the limit allows; at a twentieth of a second a call, 30 a second get five at a time, and ten
    messages get one.
    """

    def __init__(self, per_second: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_second
        self._clock = clock
        self._born = clock()
        self._seconds = 0.0  # that a call takes until it is written down
        self._began: dict[str, float] = {}

    def room(
        self, busy: AbstractSet[str], *, answered: AbstractSet[str] = frozenset(), waiting: float = math.inf
    ) -> int:
        """Return how many more may start while these lanes have a call on its way and ``waiting`` others could go.

        Those ``answered`` among them are not written down yet: that is our own slowness, and no reason for more.
        """
        now = self._clock()
        held_up = sum(now - self._began.get(lane, now) > HELD_UP for lane in busy - answered)
        on_their_way = len(busy) - held_up
        by_limit = self._per_second * RESERVE
        most, cleared = (MOST_YOUNG, YOUNG) if now - self._born < YOUNG else (MOST, CLEARED)
        by_need = (waiting + on_their_way) / cleared
        needed = math.ceil(min(by_limit, by_need) * self._seconds)
        return min(MOST - len(busy), max(1, min(needed, most)) - on_their_way)

    def start(self, lane: str, *, pause: float) -> None:
        """Note that a lane's call goes out after a pause, in seconds."""
        self._began[lane] = self._clock() + pause

    def end(self, lanes: Iterable[str]) -> None:
        """Note that these lanes' calls are written down."""
        now = self._clock()
        for lane in lanes:
            took = max(0.0, now - self._began.pop(lane, now))
            self._seconds += WEIGHT * (took - self._seconds)
