"""The way to the schema: the same on both databases, once, all of it or nothing, and back."""

import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from operator import itemgetter
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import pytest_asyncio
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Column, Connection, Inspector, inspect, text
from sqlalchemy.exc import IntegrityError

from storage.database import Database
from storage.fulltext import is_derived
from storage.schema import MIGRATIONS, newest_revision
from storage.tables import metadata
from tests.databases import Databases, migrate

Schema = dict[str, Any]


@pytest_asyncio.fixture
async def empty(empty_database_url: str) -> AsyncIterator[Database]:
    """A database without any table."""
    database = Database(empty_database_url)
    yield database
    await database.close()


async def test_the_migrated_schema_is_the_one_on_the_page(
    empty: Database, databases: Databases, tmp_path: Path
) -> None:
    """Compared twice: by Alembic, and part by part with what ``create_all`` makes, for Alembic overlooks conditions."""
    await empty.migrate()
    (tmp_path / "page").mkdir()
    with databases.empty(tmp_path / "page") as url:
        page = Database(url)
        async with page.engine.begin() as connection:
            await connection.run_sync(metadata.create_all)
            wanted = await connection.run_sync(schema)
        await page.close()
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        found = await connection.run_sync(schema)
    assert found == wanted
    waiting = next(index for index in found["inbox"]["indexes"] if index["name"] == "ix_inbox_waiting")
    assert "waiting" in str(waiting["dialect_options"]), "the condition is part of what is compared"


async def test_migrating_again_changes_nothing(empty: Database) -> None:
    await empty.migrate()
    async with empty.engine.connect() as connection:
        before = await connection.run_sync(schema)
    await empty.migrate()
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(schema) == before


def test_the_newest_step_is_known_by_its_file_name() -> None:
    assert newest_revision() == head()


async def test_every_step_can_be_taken_back_and_again(empty: Database) -> None:
    await run(empty, lambda config: command.upgrade(config, "head"))
    await run(empty, lambda config: command.downgrade(config, "base"))
    assert await tables(empty) == {"alembic_version"}
    await run(empty, lambda config: command.upgrade(config, "head"))
    assert "tickets" in await tables(empty)


async def test_two_programs_that_start_together_migrate_once(empty: Database, empty_database_url: str) -> None:
    async with empty.engine.connect():
        pass  # SQLite's write-ahead log is switched on once a file, and that switch waits for nobody
    programs = [start_migrating(empty_database_url) for _ in range(2)]
    assert [program.stdout and program.stdout.readline() for program in programs] == ["ready\n"] * 2
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    told = [program.communicate(timeout=60)[1] for program in programs]
    assert [program.returncode for program in programs] == [0, 0], told
    migrate(empty_database_url)


async def test_a_step_that_fails_takes_the_steps_before_it_along(empty: Database, tmp_path: Path) -> None:
    write_step(tmp_path, "first", after=head(), does='op.execute("CREATE TABLE half (id INTEGER)")')
    write_step(tmp_path, "second", after="first", does='raise RuntimeError("in the middle")')
    with pytest.raises(RuntimeError, match="in the middle"):
        await run(empty, lambda config: command.upgrade(config, "head"), more=tmp_path)
    assert await tables(empty) == set()
    await empty.migrate()
    assert "tickets" in await tables(empty), "and nothing stands in the way afterwards"


async def test_a_table_that_others_point_at_can_be_made_anew(empty: Database, tmp_path: Path) -> None:
    """SQLite changes a column by making the table anew; the rows that point at the old one must stay."""
    await empty.migrate()
    await put_a_ticket(empty)
    change = (
        'with op.batch_alter_table("people", recreate="auto") as people: people.alter_column("name", nullable=True)'
    )
    write_step(tmp_path, "changed", after=head(), does=change)
    await run(empty, lambda config: command.upgrade(config, "head"), more=tmp_path)
    async with empty.transaction() as tx:
        query = text("SELECT people.name FROM tickets JOIN people ON people.id = tickets.requester_id")
        assert (await tx.connection.execute(query)).scalar_one() == "Siti"
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        async with empty.transaction() as tx:
            await tx.connection.execute(text("DELETE FROM people"))


def start_migrating(url: str) -> subprocess.Popen[str]:
    """Start a program that migrates as soon as it is sent a line."""
    return subprocess.Popen(  # noqa: S603 - all of it is ours
        [sys.executable, "-m", "tests.storage.migrating", url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def differences(connection: Connection) -> list[Any]:
    """Return what Alembic would change to come from the database to the page."""
    options: dict[str, Any] = {"compare_type": True, "compare_server_default": is_another_default}
    options["include_name"] = lambda name, kind, _: kind != "table" or not is_derived(name)
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def is_another_default(_context: object, _found: object, column: Column[Any], *_defaults: object) -> bool | None:
    """Leave the comparing to Alembic (None), but for JSON: it would ask PostgreSQL, which has no ``=`` for it."""
    return False if isinstance(column.type, JSON) else None


def schema(connection: Connection) -> Schema:
    """Describe every table of a database, part by part; the order of columns means nothing."""
    inspector = inspect(connection)
    names = [name for name in inspector.get_table_names() if name != "alembic_version" and not is_derived(name)]
    return {name: table(inspector, connection, name) for name in names}


def table(inspector: Inspector, connection: Connection, name: str) -> Schema:
    """Describe one table."""
    columns = {
        column["name"]: (str(column["type"]), column["nullable"], str(column["default"]))
        for column in inspector.get_columns(name)
    }
    counts_on = None
    if connection.dialect.name == "sqlite":
        query = text("SELECT sql LIKE '%AUTOINCREMENT%' FROM sqlite_master WHERE type = 'table' AND name = :name")
        counts_on = connection.execute(query, {"name": name}).scalar_one()

    def by_name(parts: Sequence[Any]) -> list[dict[str, Any]]:
        """Order them, and give conditions as text: two of the same words are two objects."""
        return sorted(({key: words(value) for key, value in part.items()} for part in parts), key=itemgetter("name"))

    return {
        "columns": columns,
        "counts on": counts_on,
        "key": inspector.get_pk_constraint(name),
        "references": by_name(inspector.get_foreign_keys(name)),
        "unique": by_name(inspector.get_unique_constraints(name)),
        "indexes": by_name(inspector.get_indexes(name)),
    }


def words(value: object) -> object:
    """Return options as text, anything else as it is."""
    return {key: str(option) for key, option in value.items()} if isinstance(value, dict) else value


async def tables(database: Database) -> set[str]:
    """Return the names of all tables."""
    async with database.engine.connect() as connection:
        return set(await connection.run_sync(lambda each: inspect(each).get_table_names()))


async def put_a_ticket(database: Database) -> None:
    """Write a person and a ticket that points at her."""
    async with database.transaction() as tx:
        person = {"id": 1, "name": "Siti", "language": "id", "is_reachable": True, "first_seen_at": tx.now}
        await tx.connection.execute(metadata.tables["people"].insert().values(person))
        words = {"service": "puspa", "kind": "x", "unit": "pli", "status": "received", "decision": "none"}
        ticket = {"draft_id": 1, "requester_id": 1, "answers": {}, "opened_at": tx.now, **words}
        await tx.connection.execute(metadata.tables["tickets"].insert().values(ticket))


def head() -> str:
    """Return the newest step of the program's own."""
    found = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert found is not None
    return found


def write_step(folder: Path, name: str, *, after: str, does: str) -> None:
    """Write a migration that is not part of the program."""
    lines = f"""
        from alembic import op
        revision, down_revision, branch_labels, depends_on = {name!r}, {after!r}, None, None
        def upgrade():
            {does}
    """
    (folder / f"{name}.py").write_text(dedent(lines))


async def run(database: Database, does: Callable[[Config], None], *, more: Path | None = None) -> None:
    """Run an Alembic command on the program's migrations, and on those in ``more``."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    if more is not None:
        config.set_main_option("path_separator", "os")
        config.set_main_option("version_locations", f"{MIGRATIONS / 'versions'}:{more}")

    def on(connection: Connection) -> None:
        config.attributes["connection"] = connection
        does(config)

    async with database.engine.connect() as connection:
        await connection.run_sync(on)
