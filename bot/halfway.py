"""The sweep over requests that were begun and not sent: a reminder, and in the end their files."""

from datetime import timedelta

from bot.forgetting import remove
from bot.settings_forms import Forms
from handlers.desk import Desk
from handlers.halfway import actions
from handlers.halfway.actions import Patience
from handlers.office import Office
from storage.database import Database
from storage.files import Files


class Halfway:
    """Looks at forms that were left. Safe to run twice: what was said and deleted is in the rows."""

    def __init__(self, database: Database, office: Office, files: Files, settings: Forms) -> None:
        self._database = database
        self._office = office
        self._files = files
        self._patience = Patience(
            remind_after=timedelta(hours=settings.remind_after_hours),
            kept_for=timedelta(days=settings.kept_days),
            cancelled_kept_for=timedelta(hours=settings.cancelled_kept_hours),
            outlived_kept_for=timedelta(days=settings.outlived_kept_days),
        )

    async def look(self) -> None:
        """Let go of forms that were left too long, then remind of the others that are due."""
        async with self._database.transaction() as tx:
            gone = await actions.let_go(Desk(tx, self._office), self._patience)
        await remove(self._files, gone)  # before anything else can fail: nobody remembers them
        async with self._database.transaction() as tx:
            await actions.remind(Desk(tx, self._office), self._patience)
