"""How many due times a second, against a clock that goes minute by minute.

``python -m tests.bench.due [--count N] [--rounds N]`` prints JSON; every figure is the median of the rounds.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from knowledge.rules.sla import Pause, Span, due
from tests.knowledge.rules.calendars import add_slowly, office

OPENED = datetime(2026, 2, 2, 2, tzinfo=UTC)
SPAN = timedelta(hours=20)  # nearly three working days
SLOW_COUNT = 20


def measure(*, count: int, rounds: int) -> dict[str, float]:
    """Return due times a second, with and without pauses, and how many times the slow clock's rate that is."""
    hours = office()
    moments = [OPENED + timedelta(minutes=97 * number % 300_000) for number in range(count)]
    pauses = [[Pause(moment + timedelta(days=1), moment + timedelta(days=2))] for moment in moments]
    span, minutes = Span(time=SPAN), int(SPAN.total_seconds() // 60)
    plain, paused, slow = list[float](), list[float](), list[float]()
    for _ in range(rounds):
        plain.append(_rate(lambda: [hours.add(moment, SPAN) for moment in moments], count))
        paused.append(
            _rate(lambda: [due(hours, at, span, each) for at, each in zip(moments, pauses, strict=True)], count)
        )
        slow.append(_rate(lambda: [add_slowly(hours, moment, minutes) for moment in moments[:SLOW_COUNT]], SLOW_COUNT))
    return {
        "due_times_per_second": round(statistics.median(plain)),
        "with_a_pause_per_second": round(statistics.median(paused)),
        "times_the_slow_clock": round(statistics.median(plain) / statistics.median(slow)),
    }


def _rate(work: Callable[[], object], count: int) -> float:
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    sys.stdout.write(f"{json.dumps(measure(count=chosen.count, rounds=chosen.rounds), indent=2)}\n")


if __name__ == "__main__":
    main()
