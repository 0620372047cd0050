"""What this process has done since it started, for Prometheus."""

import time
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from storage.ages import Ages

UNKNOWN: Final = float("nan")
_WORK_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)  # seconds
_WAIT_BUCKETS: Final = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800)  # seconds


class CallOutcome(StrEnum):
    """What came of one call of the Bot API."""

    SENT = "sent"
    LATER = "later"  # refused for now, or no answer: it is made again
    DEAD = "dead"  # given up, and kept as a dead letter


class Pulse:
    """When this process last heard from Telegram by polling; nothing while it does not poll.

    Only one of several processes polls, and none in webhook mode.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: float | None = None

    def beat(self) -> None:
        """Note that polling begins, or that Telegram has answered."""
        self._last = self._clock()

    def stop(self) -> None:
        """Note that this process polls no longer."""
        self._last = None

    def seconds(self) -> float | None:
        """Return how long ago the last beat was; None without polling."""
        return self._clock() - self._last if self._last is not None else None


class Metrics:
    """Counters that the loops count up, and gauges that are read from the database when somebody asks.

    Attributes:
        updates_received: Updates committed to the inbox, by way in (``polling`` or ``webhook``).
        updates_worked: Updates worked to their end.
        updates_failed: Failed attempts at an update.
        calls: Bot API calls out of the outbox, by method and ``CallOutcome``.
        mails: E-mail by way (``out`` or ``in``) and what came of it; ``unmatched`` ones lie in their folder.
        work_seconds: How long the handlers and their commit took for an update.
        reply_seconds: From the commit that says something to Telegram's taking of it.
        call_seconds: How long a Bot API call took, by method.
        pulse: When polling last succeeded.
        pack_mistakes: Mistakes found when the packs were last read; old answers go on in their place.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.pulse = Pulse()
        self.pack_mistakes = 0
        self.updates_received = self._counter("updates_received", "Updates committed to the inbox", "way")
        self.updates_worked = self._counter("updates_worked", "Updates worked to their end")
        self.updates_failed = self._counter("updates_failed", "Failed attempts at an update")
        self.calls = self._counter("calls", "Bot API calls out of the outbox", "method", "outcome")
        self.mails = self._counter("mails", "E-mail out, and in from outside", "way", "outcome")
        self.work_seconds = self._histogram("work_seconds", "Handlers and commit of one update", _WORK_BUCKETS)
        self.reply_seconds = self._histogram("reply_seconds", "From an update's arrival to its answer", _WAIT_BUCKETS)
        self.call_seconds = self._histogram("call_seconds", "One Bot API call", _WAIT_BUCKETS, "method")
        self._oldest = self._gauge("oldest_waiting_seconds", "Age of the oldest that waits", "box")
        self._waiting = self._gauge("waiting", "What waits", "box")
        self._dead = self._gauge("dead_letters", "What was given up", "box")
        self._pack_mistakes = self._gauge("pack_mistakes", "Mistakes in the packs on the disk: old answers go on")
        self._is_database_up = self._gauge("database_up", "1 when the database answered in time")
        self._last_poll = self._gauge("last_poll_seconds", "Since Telegram last answered getUpdates; NaN: not polling")
        ProcessCollector(registry=self.registry)

    def count_call(self, method: str, outcome: CallOutcome, *, seconds: float) -> None:
        """Count one call and how long it took."""
        self.calls.labels(method, outcome.value).inc()
        self.call_seconds.labels(method).observe(seconds)

    def show(self, ages: Ages | None) -> None:
        """Set the gauges; None: the database did not answer, and what it would say is unknown."""
        self._pack_mistakes.set(self.pack_mistakes)
        self._is_database_up.set(ages is not None)
        last_poll = self.pulse.seconds()
        self._last_poll.set(UNKNOWN if last_poll is None else last_poll)
        self._oldest.labels("inbox").set(ages.inbox_seconds if ages else UNKNOWN)
        self._oldest.labels("outbox").set(ages.outbox_seconds if ages else UNKNOWN)
        self._waiting.labels("inbox").set(ages.inbox_waiting if ages else UNKNOWN)
        self._waiting.labels("outbox").set(ages.outbox_waiting if ages else UNKNOWN)
        self._dead.labels("inbox").set(ages.inbox_dead if ages else UNKNOWN)
        self._dead.labels("outbox").set(ages.outbox_dead if ages else UNKNOWN)
        self._dead.labels("calls").set(ages.calls_dead if ages else UNKNOWN)

    def _counter(self, name: str, words: str, *labels: str) -> Counter:
        return Counter(f"loket_{name}", words, labels, registry=self.registry)

    def _gauge(self, name: str, words: str, *labels: str) -> Gauge:
        return Gauge(f"loket_{name}", words, labels, registry=self.registry)

    def _histogram(self, name: str, words: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(f"loket_{name}", words, labels, registry=self.registry, buckets=buckets)
