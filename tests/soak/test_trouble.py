"""Nothing is lost while Telegram, the database or a stranger makes trouble; small."""

from pathlib import Path

import pytest

from tests.databases import is_postgresql_left_out
from tests.soak.line03_faults import faults
from tests.soak.line06_strange import strange
from tests.soak.line07_ids import lower_ids
from tests.soak.line08_database import locked, restarted
from tests.soak.line08_disk import full_disk
from tests.soak.line12_noes import migrated, noes
from tests.soak.place import Place
from tests.soak.trials import own_server


async def test_calls_that_fail_are_repeated_in_order_and_never_early(on_sqlite: Place) -> None:
    figures = await faults(on_sqlite, messages=30, people=15)
    assert figures.broken == [], figures.as_json()


async def test_strange_updates_neither_crash_nor_stall_the_desk(on_postgresql: Place) -> None:
    figures = await strange(on_postgresql, updates=100)
    assert figures.broken == [], figures.as_json()


async def test_update_ids_may_begin_anew_lower(on_sqlite: Place) -> None:
    figures = await lower_ids(on_sqlite, messages=10)
    assert figures.broken == [], figures.as_json()


async def test_a_locked_database_only_makes_people_wait(on_sqlite: Place) -> None:
    figures = await locked(on_sqlite, seconds=2.0)
    assert figures.broken == [], figures.as_json()


async def test_a_full_disk_only_makes_people_wait(on_sqlite: Place) -> None:
    figures = await full_disk(on_sqlite, seconds=1.0)
    assert figures.broken == [], figures.as_json()


@pytest.mark.skipif(is_postgresql_left_out(), reason="PostgreSQL is left out")
async def test_a_restarted_postgresql_only_makes_people_wait(tmp_path: Path) -> None:
    with own_server(tmp_path) as (place, server):
        figures = await restarted(place, server, times=1)
    assert figures.broken == [], figures.as_json()


async def test_what_telegram_refuses_is_done_once_all_the_same(on_sqlite: Place) -> None:
    figures = await noes(on_sqlite)
    assert figures.broken == [], figures.as_json()


async def test_what_waits_for_a_group_follows_it_to_its_new_id(on_postgresql: Place) -> None:
    figures = await migrated(on_postgresql, queued=20)
    assert figures.broken == [], figures.as_json()
