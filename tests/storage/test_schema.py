"""The migrations make the schema that the code describes, and the rules that the code relies on."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from storage import people
from storage.fulltext import is_derived
from storage.tables import metadata, tickets
from storage.tables import people as people_table
from tests.storage.kept import kept


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "include_name": lambda name, kind, _: kind != "table" or not is_derived(name)}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


async def test_the_migrations_and_the_tables_agree() -> None:
    async with kept() as database, database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrating_again_changes_nothing() -> None:
    async with kept() as database:
        async with database.transaction() as tx:
            await people.meet(tx, 1, name="Siti", language="id")
        await database.migrate()
        async with database.transaction() as tx:
            assert await people.find(tx, 1) is not None


async def test_times_come_back_aware_and_naive_ones_do_not_go_in() -> None:
    jakarta = datetime(2026, 1, 1, 7, tzinfo=timezone(timedelta(hours=7)))
    values = {"id": 1, "name": "a", "language": "id", "is_reachable": True}
    async with kept() as database, database.transaction() as tx:
        await tx.connection.execute(insert(people_table).values(**values, first_seen_at=jakarta))
        found = (await tx.connection.execute(select(people_table.c.first_seen_at))).scalar_one()
        assert found == datetime(2026, 1, 1, tzinfo=UTC)
        assert found.tzinfo is not None
        naive = datetime(2026, 1, 1)  # noqa: DTZ001 - that is the mistake
        with pytest.raises(StatementError):
            await tx.connection.execute(insert(people_table).values(**{**values, "id": 2}, first_seen_at=naive))


async def test_a_ticket_needs_a_person_who_exists() -> None:
    async with kept() as database, database.transaction() as tx:
        with pytest.raises(IntegrityError):
            await tx.connection.execute(
                insert(tickets).values(
                    draft_id=1,
                    requester_id=404,
                    service="a",
                    kind="b",
                    unit="c",
                    answers={},
                    status="received",
                    decision="not_needed",
                    opened_at=tx.now,
                )
            )


async def test_a_chosen_language_stays_and_a_new_name_is_kept() -> None:
    async with kept() as database, database.transaction() as tx:
        await people.meet(tx, 1, name="Siti", language="id")
        await people.speak(tx, 1, language="en")
        again = await people.meet(tx, 1, name="Siti Rahayu", language="id")
        assert (again.name, again.language) == ("Siti Rahayu", "en")
        assert await people.find(tx, 1) == again


async def test_former_admins_become_members_and_strangers_stay_unknown() -> None:
    async with kept() as database, database.transaction() as tx:
        await people.set_standing(tx, 1, chat_id=-1, standing=people.Standing.ADMIN)
        await people.set_standing(tx, 2, chat_id=-1, standing=people.Standing.OUTSIDE)
        await people.replace_admins(tx, -1, {3})
        found = [await people.standing(tx, each, chat_id=-1) for each in (1, 2, 3, 4)]
        assert found == [people.Standing.MEMBER, people.Standing.OUTSIDE, people.Standing.ADMIN, None]
        assert await people.standing(tx, 3, chat_id=-2) is None


async def test_what_was_told_while_telegram_was_asked_stands() -> None:
    async with kept() as database:
        async with database.transaction() as tx:
            asked = tx.now
        async with database.transaction() as tx:  # Ratna is removed, and Agus made an administrator
            await people.set_standing(tx, 1, chat_id=-1, standing=people.Standing.OUTSIDE)
            await people.set_standing(tx, 2, chat_id=-1, standing=people.Standing.ADMIN)
        async with database.transaction() as tx:  # only now the answer arrives
            await people.replace_admins(tx, -1, {1}, at=asked)
            found = [await people.standing(tx, each, chat_id=-1) for each in (1, 2)]
            assert found == [people.Standing.OUTSIDE, people.Standing.ADMIN]
            assert await people.besides_admins(tx, -1) == [1], "who was outside is asked about, too"
