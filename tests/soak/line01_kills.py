"""Line 1: kill -9 at random points while messages flow."""

import asyncio
from typing import Final

from tests.soak.audit import audit
from tests.soak.desk import Mode
from tests.soak.figures import Figures, percentile
from tests.soak.place import PLI, Place, open_desk, restart
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import Traffic, lot

LONGEST_LIFE: Final = 0.25  # seconds of work after which a desk is killed at the latest
READY_AGAIN: Final = 5.0  # seconds
FORM_PATIENCE: Final = 300.0
PEOPLE: Final = 20
TICKETS: Final = 6
ROUNDS_A_TICKET: Final = 3  # somebody begins a form every so many kills


async def kills(
    place: Place, *, messages: int, count: int, mode: Mode, seed: int = 1, ready: float = READY_AGAIN
) -> Figures:
    """Kill the desk ``count`` times while ``messages`` flow, each time somewhere else."""
    figures = Figures(1, f"kill -9, {mode}, {place.kind}, seed {seed}")
    random = lot(seed)
    async with open_desk(place, mode=mode) as (pretend, desk):
        crowd = await pretend.crowd(PEOPLE + count // ROUNDS_A_TICKET)
        traffic = Traffic(pretend, crowd, random)
        await desk.start()
        await traffic.open_tickets(TICKETS)
        waits, forms = [], []
        for round_ in range(count):
            await traffic.say(messages * (round_ + 1) // count - messages * round_ // count - 1)
            if round_ % ROUNDS_A_TICKET == ROUNDS_A_TICKET - 1:
                name = crowd.names[PEOPLE + round_ // ROUNDS_A_TICKET]
                forms.append(asyncio.create_task(traffic.open_ticket(name, patience=FORM_PATIENCE)))
            await asyncio.sleep(random.uniform(0, LONGEST_LIFE))
            desk.must_run()
            await desk.kill()
            await traffic.say(1)
            waits.append(await restart(pretend, desk))
        await asyncio.gather(*forms)
        recovered = await until_quiet(Rows(place.database_url), pretend, patience=60)
        figures.note(kills=desk.deaths, quiet_after_seconds=round(recovered, 2))
        figures.at_most(ready, ready_again_p50=percentile(waits, 0.5), ready_again_worst=percentile(waits, 1))
        await audit(figures, traffic, Rows(place.database_url), unit=PLI.unit, most_doubled=desk.deaths)
        figures.note(stop_seconds=round(await desk.stop(), 2))
    return figures
