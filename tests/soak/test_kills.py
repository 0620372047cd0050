"""Nothing is lost and nothing doubled, whatever dies; small. ``make soak`` runs the same in full."""

from pathlib import Path

from tests.soak.desk import Mode
from tests.soak.line01_kills import kills
from tests.soak.line01_stock import stock
from tests.soak.line02_failpoints import failpoints
from tests.soak.line05_duplicates import duplicates
from tests.soak.line10_processes import processes
from tests.soak.place import Place

# How soon a desk is ready again is promised for a machine that has nothing else to do.
BUSY = 60.0


async def test_kill_9_loses_nothing_by_polling_on_postgresql(on_postgresql: Place) -> None:
    figures = await kills(on_postgresql, messages=12, count=2, mode=Mode.POLLING, ready=BUSY)
    assert figures.broken == [], figures.as_json()


async def test_the_same_kills_make_a_bare_bot_lose_messages(tmp_path: Path) -> None:
    """Otherwise the trial would prove nothing."""
    figures = await stock(tmp_path, messages=300, count=1)
    assert figures.found["lost"] > 100


async def test_death_between_any_two_steps_loses_nothing_by_webhook_on_sqlite(on_sqlite: Place) -> None:
    figures = await failpoints(on_sqlite, times=1, mode=Mode.WEBHOOK)
    assert figures.broken == [], figures.as_json()


async def test_updates_that_come_several_times_count_once(on_sqlite: Place) -> None:
    figures = await duplicates(on_sqlite, updates=100, workers=1)
    assert figures.broken == [], figures.as_json()


async def test_updates_that_come_to_two_processes_count_once(on_postgresql: Place) -> None:
    figures = await duplicates(on_postgresql, updates=100, workers=2)
    assert figures.broken == [], figures.as_json()


async def test_another_process_takes_over_when_one_is_killed(on_postgresql: Place) -> None:
    figures = await processes(on_postgresql, count=2, messages=12, kills=2)
    assert figures.broken == [], figures.as_json()
