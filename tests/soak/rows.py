"""A look into the desk's database from outside, while the desk runs or after its death."""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import NullPool, Row, Select, create_engine, func, make_url, select

from handlers.markdown import plain_text
from storage.inbox import InboxState
from storage.outbox import OutboxState, Priority
from storage.tables import history, inbox, outbox, questions, tickets
from tests.soak.pretend import SENDING, Pretend, Unseen

LOOK: Final = 0.1  # seconds between looks


class Rows:
    """Reads a database by its address; every look opens and closes its own connection."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        name = "sqlite" if parsed.get_backend_name() == "sqlite" else parsed.drivername
        self._engine = create_engine(parsed.set(drivername=name), poolclass=NullPool)

    def ask(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """Return the rows of a query."""
        with self._engine.connect() as connection:
            return connection.execute(query).all()

    def number(self, query: Select[Any]) -> int:
        """Return the one number of a query."""
        return int(self.ask(query)[0][0])

    def waiting(self) -> tuple[int, int]:
        """Return how many updates and how many outgoing calls wait."""
        updates = select(func.count()).select_from(inbox).where(inbox.c.state == InboxState.WAITING)
        calls = select(func.count()).select_from(outbox).where(outbox.c.state == OutboxState.WAITING)
        return self.number(updates), self.number(calls)

    def chats_waiting(self) -> int:
        """Return how many chats something waits for."""
        waiting = outbox.c.state == OutboxState.WAITING
        return self.number(select(func.count(outbox.c.lane.distinct())).where(waiting))

    def kept(self) -> int:
        """Return how many updates the inbox has."""
        return self.number(select(func.count()).select_from(inbox))

    def states(self) -> dict[str, int]:
        """Return how many rows of inbox and outbox are in each state."""
        found: dict[str, int] = {}
        for table in (inbox, outbox):
            for row in self.ask(select(table.c.state, func.count().label("rows")).group_by(table.c.state)):
                found[f"{table.name}_{row.state}"] = row.rows
        return found

    def questions(self) -> Counter[tuple[int, int]]:
        """Return how often each (person, message) became a question."""
        return Counter((row.person_id, row.message_id) for row in self.ask(select(questions)))

    def written(self) -> Counter[str]:
        """Return how often each text was written to a ticket by its requester."""
        rows = self.ask(select(history.c.details).where(history.c.event == "answered"))
        return Counter(str(row.details.get("text", "")) for row in rows)

    def opened(self) -> Counter[str]:
        """Return how often each description became a ticket."""
        return Counter(str(row.answers.get("uraian", "")) for row in self.ask(select(tickets)))

    def events(self) -> list[str]:
        """Return what happened to tickets, in order."""
        return [row.event for row in self.ask(select(history.c.event).order_by(history.c.id))]

    def dead_without_reason(self) -> int:
        """Return how many rows were given up and nobody knows why."""
        count = 0
        for table, state in ((inbox, InboxState.DEAD), (outbox, OutboxState.DEAD)):
            lacking = (table.c.reason.is_(None)) | (table.c.reason == "")
            count += self.number(select(func.count()).select_from(table).where(table.c.state == state, lacking))
        return count

    def ahead(self, chat_id: int) -> set[str]:
        """Return the texts that go ahead of whatever waits for a chat.

        Those are the word to somebody who writes a lot, and in a group the list of tickets whose cards have to wait.
        """
        most = Priority.TALK if chat_id < 0 else Priority.TAP
        query = select(outbox.c.payload).where(
            outbox.c.chat_id == chat_id, outbox.c.method.in_(SENDING), outbox.c.priority <= most
        )
        return {as_seen(row.payload.get("text", "")) for row in self.ask(query)}

    def sends(self, chat_id: int) -> list[str]:
        """Return the texts that were sent to a chat by the outbox, in the order of the rows; "" for copies."""
        query = (
            select(outbox.c.payload)
            .where(outbox.c.chat_id == chat_id, outbox.c.state == OutboxState.SENT, outbox.c.method.in_(SENDING))
            .order_by(outbox.c.id)
        )
        return [as_seen(row.payload.get("text", "")) for row in self.ask(query)]

    def chats(self) -> list[int]:
        """Return the chats that were written to."""
        return [row.chat_id for row in self.ask(select(outbox.c.chat_id).distinct()) if row.chat_id is not None]


def as_seen(html: str) -> str:
    """Return a text as it stands on a screen, without its spacing: Telegram trims it."""
    return " ".join(plain_text(html).split())


async def until_quiet(rows: Rows, pretend: Pretend, *, patience: float) -> float:
    """Wait until nothing waits anywhere, and return how many seconds that took."""
    began = time.monotonic()
    while True:
        waiting = (await pretend.waiting(), *rows.waiting())
        if not any(waiting):
            return time.monotonic() - began
        if time.monotonic() - began > patience:
            raise Unseen(f"after {patience:g} s there still wait: updates, inbox, outbox = {waiting}")
        await asyncio.sleep(LOOK)
