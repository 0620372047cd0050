"""A desk of two sections and a company with accounts, as rows: for tests without a Telegram."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from sqlalchemy import select

from handlers.desk import Desk
from handlers.office import Office
from handlers.shelf import Shelf
from handlers.teams import actions, deciding
from handlers.texts import Catalogs
from knowledge.faq.search import Index
from knowledge.rules.accounts import AccountEvent, AccountState
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from knowledge.rules.teams import TeamAnswer
from knowledge.service import Library
from storage import accounts, people
from storage.database import Database
from storage.people import Person, Standing
from storage.tables import outbox
from tests.databases import Backend
from tests.packs import built_in_library

PLI, PDAD, ELSEWHERE = -100, -200, -300
SITI, AGUS, DEWI, LINA, BUDI, RATNA, DODI, RINI, ANONYMOUS = 1001, 1002, 1003, 1004, 2001, 2002, 2003, 2004, 1087968824
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
LIBRARY = built_in_library()
ENDS = [state for state in TeamAnswer if state != TeamAnswer.OPEN]
ON_SQLITE = pytest.mark.parametrize("databases", [Backend.SQLITE], indirect=True)  # what both do alike


@dataclass
class Books:
    """A desk of two sections and a company with accounts."""

    database: Database
    office: Office
    now: list[datetime]

    async def has(
        self, email: str, *, person_id: int | None = None, company: str = "PT Maju", state: AccountState
    ) -> int:
        """Write an account down and return its number."""
        async with self.database.transaction() as tx:
            known = await accounts.meet_company(tx, "puspa", name=company)
            account, _ = await accounts.meet(
                tx, known, email=email, holder=email.partition("@")[0], person_id=person_id, state=state
            )
            await accounts.write(tx, account, AccountEvent.HANDED, by=None)
            return account.id

    async def tries(self, what: Callable[[Desk, Person], Awaitable[object]], person_id: int) -> str:
        """Let somebody do something in a transaction of their own; return the refusal's key, or nothing."""
        async with self.database.transaction() as tx:
            person = await people.find(tx, person_id)
            assert person is not None
            try:
                async with tx.savepoint():
                    await what(Desk(tx, self.office), person)
            except Refusal as refusal:
                return refusal.key
            return ""

    async def state(self, account_id: int) -> AccountState:
        """Return an account's state."""
        async with self.database.transaction() as tx:
            account = await accounts.get(tx, account_id)
            assert account is not None
            return account.state

    async def told(self, chat_id: int) -> list[str]:
        """Return what was said in a chat."""
        async with self.database.transaction() as tx:
            query = select(outbox.c.payload).where(outbox.c.chat_id == chat_id).order_by(outbox.c.id)
            return [payload["text"] for payload in (await tx.connection.execute(query)).scalars()]

    async def asks_to_join(self, person_id: int, email: str, *, company: str = "PT Maju") -> str:
        """Let somebody ask to be let in."""
        answers = {"company": company, "holder": "Siti <b>", "email": email}
        return await self.tries(
            lambda desk, person: actions.ask_to_join(desk, "puspa", answers, person=person), person_id
        )

    async def decides(self, person_id: int, *, grant: bool = True, request_id: int = 1) -> str:
        """Let somebody say yes or no."""
        return await self.tries(
            lambda desk, person: deciding.decide(desk, request_id, grant=grant, person=person), person_id
        )


@pytest_asyncio.fixture
async def books(database_url: str) -> AsyncIterator[Books]:
    now = [NOON]
    database = Database(database_url, clock=lambda: now[0])
    units = (Unit("pli", "Seksi PLI", PLI, False, 1), Unit("pdad", "Seksi PDAD", PDAD, False, 1))
    shelf = Shelf(LIBRARY, Index.build(Library({})))
    office = Office("Kantor", ZoneInfo("Asia/Jakarta"), "id", units, shelf, Catalogs(), told=frozenset({"puspa"}))
    async with database.transaction() as tx:
        for person_id in (SITI, AGUS, DEWI, LINA, BUDI, RATNA, DODI, RINI, ANONYMOUS):
            await people.meet(tx, person_id, name=f"Orang {person_id}", language="en" if person_id == AGUS else "id")
        await people.set_standing(tx, BUDI, chat_id=PLI, standing=Standing.MEMBER)
        await people.set_standing(tx, RATNA, chat_id=PLI, standing=Standing.ADMIN)
        await people.set_standing(tx, RINI, chat_id=PDAD, standing=Standing.ADMIN)
        await people.set_standing(tx, DODI, chat_id=ELSEWHERE, standing=Standing.ADMIN)
    yield Books(database, office, now)
    await database.close()
