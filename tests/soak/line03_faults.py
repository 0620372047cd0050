"""Line 3: a third of all calls goes wrong."""

from typing import Any, Final

from tests.soak.audit import audit
from tests.soak.figures import Figures
from tests.soak.place import PLI, Place, open_desk
from tests.soak.pretend import SENDING, Pretend
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import Traffic, lot

SHARE: Final = 0.3
TICKETS: Final = 5
QUICK: Final[tuple[dict[str, Any], ...]] = (
    {"error_code": 429, "retry_after": 1},
    {"error_code": 500},
    {"error_code": 502},
    {"drop": True},
    {"drop": True, "after": True},
)
TIMEOUT: Final = {"delay": 16.0, "drop": True}  # longer than the desk waits for an answer


async def faults(place: Place, *, messages: int, people: int, has_timeouts: bool = False, seed: int = 1) -> Figures:
    """Let every third call fail in one of many ways while ``messages`` flow."""
    kinds = (*QUICK, TIMEOUT) if has_timeouts else QUICK
    figures = Figures(3, f"{SHARE:.0%} of calls fail, {place.kind}, seed {seed}")
    async with open_desk(place) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(people), lot(seed))
        await desk.start()
        await traffic.open_tickets(TICKETS)
        await pretend.delete("limits")
        await pretend.delete("calls")
        await pretend.post("faults", {"method": "*", "share": SHARE, "seed": seed, "kinds": list(kinds)})
        await traffic.say(messages)
        rows = Rows(place.database_url)
        seconds = await until_quiet(rows, pretend, patience=60 + messages)
        desk.must_run()
        await pretend.delete("faults")
        limits, answered = await pretend.get("limits"), await _statuses(pretend)
        figures.note(seconds=round(seconds, 1), answered=answered, told_429=limits["answered_429"])
        figures.exactly(0, calls_before_retry_after=limits["early_count"])
        # A call whose answer was lost may have taken effect, and is made again.
        await audit(figures, traffic, rows, unit=PLI.unit, most_doubled=answered.get("0", 0))
    return figures


async def _statuses(pretend: Pretend) -> dict[str, int]:
    """Return how often sending was answered with each status; 0 where the answer was lost."""
    tally = (await pretend.get("calls/tally"))["methods"]
    found: dict[str, int] = {}
    for method in SENDING:
        for status, count in tally.get(method, {}).items():
            found[status] = found.get(status, 0) + count
    return found
