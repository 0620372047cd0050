"""Limits are kept and a flood is borne; small."""

from tests.soak.line04_limits import full_group, overall
from tests.soak.line09_flood import flood
from tests.soak.place import Place


async def test_the_limits_are_kept_and_almost_reached(on_sqlite: Place) -> None:
    figures = await overall(on_sqlite, messages=90, people=40)
    assert figures.broken == [], figures.as_json()


async def test_a_full_group_delays_no_private_answer(on_postgresql: Place) -> None:
    figures = await full_group(on_postgresql, alerts=25, questions=3, is_emptied=False)
    assert figures.broken == [], figures.as_json()


async def test_somebody_who_floods_is_slowed_and_nobody_else(on_sqlite: Place) -> None:
    figures = await flood(on_sqlite, people=200, flooding=60, seconds=2.0)
    assert figures.broken == [], figures.as_json()
