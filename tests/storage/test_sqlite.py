"""What an SQLite file is opened with: other tests ask for less, because nothing of theirs must survive a power cut."""

from pathlib import Path

import pytest
from sqlalchemy import make_url

from storage.sqlite import BUSY_TIMEOUT_MS, open_sqlite


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        pytest.param("synchronous", 2, id="a-commit-is-on-the-disk"),
        pytest.param("journal_mode", "wal", id="who-reads-waits-for-no-writer"),
        pytest.param("foreign_keys", 1, id="no-row-points-nowhere"),
        pytest.param("busy_timeout", BUSY_TIMEOUT_MS, id="another-program-is-waited-for"),
    ],
)
async def test_the_program_opens_a_file_so_that_nothing_is_lost(tmp_path: Path, setting: str, value: int | str) -> None:
    engine = open_sqlite(make_url(f"sqlite+aiosqlite:///{tmp_path}/loket.db"))
    async with engine.connect() as connection:
        found = (await connection.exec_driver_sql(f"PRAGMA {setting}")).scalar_one()
    await engine.dispose()
    assert found == value
