"""Line 7: Telegram's numbers of updates begin anew, lower than before."""

from typing import Final

from tests.soak.audit import audit
from tests.soak.desk import Mode
from tests.soak.figures import Figures
from tests.soak.place import PLI, Place, open_desk
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import Traffic, lot

PEOPLE: Final = 5
LOWER: Final = (500_000_001, 1_000_001, 11)


async def lower_ids(place: Place, *, messages: int, mode: Mode = Mode.POLLING, seed: int = 1) -> Figures:
    """Go on with lower ids several times, with and without a restart of the desk in between."""
    figures = Figures(7, f"update ids begin anew, {mode}, {place.kind}, seed {seed}")
    async with open_desk(place, mode=mode) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(PEOPLE), lot(seed))
        await desk.start()
        await traffic.open_tickets(2)
        rows = Rows(place.database_url)
        for number, first in enumerate(LOWER):
            await traffic.say(messages)
            await until_quiet(rows, pretend, patience=60)
            await _confirmed(figures, traffic, rows)
            await pretend.post("update-ids", {"next": first})
            if number == 1:
                await desk.stop()
                await desk.start()
        await traffic.say(messages)
        await until_quiet(rows, pretend, patience=60)
        await audit(figures, traffic, rows, unit=PLI.unit, most_doubled=0)
    return figures


async def _confirmed(figures: Figures, traffic: Traffic, rows: Rows) -> None:
    figures.note(**{f"kept_before_{traffic.said}": rows.kept()})
