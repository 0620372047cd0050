"""A staff room without Telegram: the real actions on a real database, each in a transaction of its own."""

import tempfile
from collections.abc import Awaitable, Callable
from functools import cache
from itertools import count
from pathlib import Path

from sqlalchemy import func, select

from bot.app import open_office
from bot.demo.run import UNITS, demo_settings
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.office import Office
from handlers.relay import Content, Written
from handlers.texts import Html
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Decision, Event
from storage import history, people, tickets
from storage.database import Database
from storage.people import Person, Standing
from storage.tables import history as history_table
from storage.tables import outbox
from storage.tickets import Ticket
from tests.packs import built_in_library

Action = Callable[[Desk], Awaitable[object]]
PLI, LPSE = (unit.chat_id for unit in UNITS)


@cache
def office() -> Office:
    """Return the demo's office; nothing is written into its folder."""
    settings = demo_settings("http://127.0.0.1:1", Path(tempfile.gettempdir()))
    return open_office(settings, built_in_library())


class StaffRoom:
    """Siti and Agus, Budi and the admin Ratna, whom both groups know; Dewi is staff of the second one alone."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._drafts = count(1)
        self._messages = count(1)
        self.siti = Person(1001, "Siti <b>Rahayu</b>", "id", is_reachable=True)
        self.agus = Person(1002, "Agus", "en", is_reachable=True)
        self.budi = Person(2001, "Budi", "id", is_reachable=True)
        self.ratna = Person(2002, "Ratna", "id", is_reachable=True)
        self.dewi = Person(2003, "Dewi", "id", is_reachable=True)

    async def open(self) -> None:
        """Let everybody come in."""
        async with self.database.transaction() as tx:
            for each in (self.siti, self.agus, self.budi, self.ratna, self.dewi):
                await people.meet(tx, each.id, name=each.name, language=each.language)
            for chat_id in (PLI, LPSE):
                await people.set_standing(tx, self.budi.id, chat_id=chat_id, standing=Standing.MEMBER)
                await people.set_standing(tx, self.ratna.id, chat_id=chat_id, standing=Standing.ADMIN)
            await people.set_standing(tx, self.dewi.id, chat_id=LPSE, standing=Standing.MEMBER)

    async def files(self, person: Person, *, unit: str = "pli", decision: Decision = Decision.NOT_NEEDED) -> Ticket:
        """Open a ticket with its card."""
        service, kind = ("puspa", "lainnya") if unit == "pli" else ("bogor", "lainnya")
        async with self.database.transaction() as tx:
            ticket = await tickets.open_ticket(
                tx,
                person.id,
                draft_id=next(self._drafts),
                service=service,
                kind=kind,
                unit=unit,
                answers={},
                question_id=None,
                decision=decision,
            )
            await history.write(tx, ticket.id, Event.OPENED, actor_id=person.id)
            await card.announce(Desk(tx, office()), ticket)
            return ticket

    async def does(self, action: Action, *, database: Database | None = None) -> Refusal | None:
        """Do something; return the refusal, or None when it was done."""
        async with (database or self.database).transaction() as tx:
            try:
                async with tx.savepoint():
                    await action(Desk(tx, office()))
            except Refusal as refusal:
                return refusal
        return None

    def written(self, chat_id: int, text: str = "Baik") -> Written:
        """Return a message that nobody wrote before."""
        return Written(chat_id, next(self._messages), Content.TEXT, Html(text), text)

    async def ticket(self, ticket_id: int) -> Ticket:
        """Return a ticket as it is kept."""
        async with self.database.transaction() as tx:
            found = await tickets.get(tx, ticket_id)
        assert found is not None
        return found

    async def happened(self, event: Event) -> int:
        """Return how often this stands in all histories."""
        query = select(func.count()).where(history_table.c.event == event)
        async with self.database.transaction() as tx:
            return int((await tx.connection.execute(query)).scalar_one())

    async def told(self, person: Person) -> list[str]:
        """Return what was said to somebody, oldest first."""
        query = select(outbox.c.payload).where(outbox.c.chat_id == person.id).order_by(outbox.c.id)
        async with self.database.transaction() as tx:
            return [payload["text"] for payload in (await tx.connection.execute(query)).scalars() if "text" in payload]
