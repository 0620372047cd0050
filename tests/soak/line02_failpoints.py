"""Line 2: the desk kills itself between any two steps of a message's way."""

from collections import Counter
from typing import Final

from bot import at_once
from bot.failpoints import Step
from tests.soak.audit import audit
from tests.soak.desk import Desk, Mode
from tests.soak.figures import Figures
from tests.soak.place import PLI, Place, open_desk, restart
from tests.soak.pretend import PATIENCE, until
from tests.soak.rows import Rows, until_quiet
from tests.soak.traffic import Traffic, lot

PEOPLE: Final = 20
TICKETS: Final = 6
LATEST: Final = 3  # at which arrival at the failpoint it dies, at the latest
BREATH: Final = 0.1  # seconds for which a desk may live on after a message
MOST_MESSAGES: Final = 300  # until a failpoint must have been reached


async def failpoints(place: Place, *, times: int, mode: Mode, seed: int = 1) -> Figures:
    """Die ``times`` times at each failpoint that this mode has."""
    figures = Figures(2, f"failpoints, {mode}, {place.kind}, seed {seed}")
    random = lot(seed)
    points = [step for step in Step for _ in range(times)]
    random.shuffle(points)
    async with open_desk(place, mode=mode) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(PEOPLE), random)
        await desk.start()
        await traffic.open_tickets(TICKETS)
        await desk.kill()
        deaths: Counter[str] = Counter()
        for step in points:
            await traffic.say(1)
            await desk.start(failpoint=f"{step}:{random.randint(1, LATEST)}")
            deaths[step] += await _dies(desk, traffic)
        await traffic.say(1)
        await restart(pretend, desk)
        await until_quiet(Rows(place.database_url), pretend, patience=60)
        figures.exactly(dict.fromkeys(map(str, Step), times), deaths={str(step): deaths[step] for step in Step})
        await audit(figures, traffic, Rows(place.database_url), unit=PLI.unit, most_doubled=desk.deaths)
    return figures


async def _dies(desk: Desk, traffic: Traffic) -> bool:
    """Let people write until the desk has died; False when it lives on."""
    before = await traffic.pretend.count_sent()

    async def is_up_or_dead() -> bool:
        return not desk.is_running or await traffic.pretend.count_sent() > before

    await until("an answer or a death after the start", is_up_or_dead)
    for _ in range(MOST_MESSAGES):
        if await desk.died(patience=BREATH):
            return True
        await traffic.say(1)
    await desk.kill()
    return False


async def backlog(place: Place, *, waiting: int, kills: int, seed: int = 1) -> Figures:
    """Die with one of the first calls that Telegram takes, again and again, while many chats wait for an answer."""
    figures = Figures(2, f"killed in a backlog of {waiting} chats, {place.kind}, seed {seed}")
    async with open_desk(place) as (pretend, desk):
        traffic = Traffic(pretend, await pretend.crowd(waiting), lot(seed))
        for kill in range(kills):
            await traffic.say_these([traffic.message(name=name) for name in traffic.crowd.names])
            await desk.start(failpoint=f"{Step.ACCEPTED}:{1 + kill % at_once.MOST}")
            figures.exactly(True, died=await desk.died(patience=PATIENCE))
        await traffic.say(1)
        await restart(pretend, desk)
        await until_quiet(Rows(place.database_url), pretend, patience=60)
        await audit(figures, traffic, Rows(place.database_url), unit=PLI.unit, most_doubled=kills * at_once.MOST_YOUNG)
        figures.note(kills=kills, duplicate_sends_a_kill=round(figures.found["duplicate_sends"] / kills, 1))
    return figures
