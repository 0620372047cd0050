"""A town whose application is told of decisions, and books that say who has accounts already."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import select

from bot.config import Settings
from bot.demo.run import demo_world
from bot.demo.server import PretendTelegram
from bot.demo.world import UNLIMITED
from bot.settings_calls_out import Application
from knowledge.rules.accounts import AccountEvent, AccountState
from storage import accounts, people
from storage.database import Database
from storage.tables import accounts as account_table
from tests.bot.application import KEY, PretendApplication
from tests.journeys.conftest import Town
from tests.people import Persona

SITI, AGUS = 1001, 1002


class ToldTown(Town):
    """A town whose desk tells an application of its decisions."""

    application: PretendApplication

    @property
    def settings(self) -> Settings:
        """The usual ones, with the application."""
        url, secret = self.application.url, SecretStr(KEY.decode())
        told = Application(service="puspa", url=url, secret=secret)
        return super().settings.model_copy(update={"applications": (told,)})

    async def has_account(
        self, email: str, holder: str, *, person_id: int | None = None, company: str = "PT Maju", off: bool = False
    ) -> int:
        """Let the books have an account that is active (or was), and return its number."""
        database = Database(self.settings.database.url, clock=self.now)
        try:
            async with database.transaction() as tx:
                if person_id is not None:
                    await people.meet(tx, person_id, name=holder, language="en" if person_id == AGUS else "id")
                known = await accounts.meet_company(tx, "puspa", name=company)
                state = AccountState.INACTIVE if off else AccountState.ACTIVE
                account, _ = await accounts.meet(
                    tx, known, email=email, holder=holder, person_id=person_id, state=state
                )
                await accounts.write(tx, account, AccountEvent.HANDED, by=None)
                return account.id
        finally:
            await database.close()

    async def states(self) -> dict[str, str]:
        """Return each account's state, by its address."""
        rows = await self.rows(select(account_table.c.email, account_table.c.state))
        return {row.email: row.state for row in rows}


@asynccontextmanager
async def told_town(folder: Path, database_url: str) -> AsyncIterator[ToldTown]:
    """A town whose desk is open, beside its application."""
    async with PretendTelegram(demo_world(allowance=UNLIMITED)) as telegram, PretendApplication().running() as beside:
        here = ToldTown(telegram, folder, database_url=database_url)
        here.application = beside
        await here.open()
        yield here
        await here.close()
        await here.check_nothing_lost()


def at_home(staff: Persona) -> Persona:
    """Return somebody of the staff group in their own chat."""
    return Persona(staff.telegram, staff.name, staff.name)
