"""Two people do the same at once: one wins, the other learns who.

``LOKET_RACES`` sets how often each race is run, 1,000 times are meant to be run now and then; ``pytest -s`` shows how
close the two came. On PostgreSQL each has a process's own pool, as two processes have.
"""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from statistics import median

import pytest

from handlers.canned import actions as canned
from handlers.canned import replies
from handlers.closing import actions as closing
from handlers.desk import Desk
from handlers.handover import actions as handover
from handlers.merging import actions as merging
from handlers.staff import actions as staff
from handlers.transfer import actions as transfer
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import ClosedAs, Event, Status
from storage.database import Database
from storage.people import Person
from storage.tickets import Ticket
from tests.handlers.staff_room import LPSE, PLI, StaffRoom

TIMES = int(os.environ.get("LOKET_RACES", "0")) or 3
CLOSE_TOGETHER = 0.010  # seconds between the two beginnings

Does = Callable[[Desk, Person], Awaitable[object]]


class Races:
    """Runs one race after the other, the two in turn first to set off."""

    def __init__(self, room: StaffRoom, others: Database | None) -> None:
        self._room = room
        self._others = others
        self.gaps: list[float] = []

    async def run(self, budi: Does, ratna: Does) -> tuple[Person, Refusal]:
        """Let both act at once; return who won, and what the other heard."""
        begun: list[float] = []

        async def act(does: Does, person: Person, database: Database | None) -> Refusal | None:
            async def here(desk: Desk) -> None:
                await does(desk, person)

            begun.append(time.perf_counter())
            await asyncio.sleep(0)  # both have set off before either is at the desk
            return await self._room.does(here, database=database)

        both = [act(budi, self._room.budi, None), act(ratna, self._room.ratna, self._others)]
        refusals = await asyncio.gather(*(both if len(self.gaps) % 2 else reversed(both)))
        if not len(self.gaps) % 2:
            refusals.reverse()
        self.gaps.append(begun[1] - begun[0])
        winners = [who for who, no in zip((self._room.budi, self._room.ratna), refusals, strict=True) if no is None]
        assert len(winners) == 1, refusals
        (refusal,) = [no for no in refusals if no is not None]
        return winners[0], refusal

    def show(self, what: str) -> None:
        """Check that they were races, and print how close they were."""
        print(f"{what}: {len(self.gaps)} races, beginnings {median(self.gaps) * 1000:.2f} ms apart")  # noqa: T201
        assert median(self.gaps) < CLOSE_TOGETHER


@pytest.fixture
def races(room: StaffRoom, others: Database | None) -> Races:
    return Races(room, others)


def takes(ticket: Ticket) -> Does:
    return lambda desk, who: staff.take(desk, ticket.id, person=who)


def closes(ticket: Ticket, said: ClosedAs = ClosedAs.SOLVED) -> Does:
    return lambda desk, who: staff.close(desk, ticket.id, person=who, said=said)


def merges(here: Ticket, other: Ticket) -> Does:
    return lambda desk, who: merging.merge(desk, here.id, other.id, person=who)


def hands_to(ticket: Ticket, colleague: Person) -> Does:
    return lambda desk, who: handover.assign(desk, ticket.id, colleague.id, held_by=0, person=who)


def transfers(ticket: Ticket) -> Does:
    return lambda desk, who: transfer.transfer(desk, ticket.id, "lpse", person=who, chat_id=PLI)


def resumes(ticket: Ticket) -> Does:
    return lambda desk, who: closing.resume(desk, ticket.id, person=who)


def sends_canned(ticket: Ticket, *, message_id: int) -> Does:
    async def act(desk: Desk, who: Person) -> None:
        reply = next(each for each in await replies.fitting(desk, ticket) if each.key == "p.sedang-diperiksa")
        shown = await replies.filled(desk, ticket, reply, person=who)
        await canned.send(desk, ticket.id, shown.key, shown.sign, person=who, chat_id=LPSE, message_id=message_id)

    return act


async def test_of_two_who_take_a_ticket_one_has_it(room: StaffRoom, races: Races) -> None:
    for _ in range(TIMES):
        ticket = await room.files(room.siti)
        winner, no = await races.run(takes(ticket), takes(ticket))
        assert (no.key, no.details["name"]) == ("refused-taken", winner.name)
        assert (await room.ticket(ticket.id)).assignee_id == winner.id
    assert await room.happened(Event.TAKEN) == TIMES
    races.show("take")


async def test_of_two_who_close_a_ticket_each_for_a_reason_one_reason_stands(room: StaffRoom, races: Races) -> None:
    for _ in range(TIMES):
        ticket = await room.files(room.siti)
        winner, no = await races.run(closes(ticket), closes(ticket, ClosedAs.DUPLICATE))
        assert (no.key, no.details["name"]) == ("refused-closed-by", winner.name)
        reason = ClosedAs.SOLVED if winner == room.budi else ClosedAs.DUPLICATE
        assert (await room.ticket(ticket.id)).closed_as == reason
    assert await room.happened(Event.CLOSED) == TIMES
    races.show("close")


async def test_of_two_who_merge_two_tickets_from_either_end_one_does(room: StaffRoom, races: Races) -> None:
    for _ in range(TIMES):
        first, later = await room.files(room.siti), await room.files(room.siti)
        winner, no = await races.run(merges(first, later), merges(later, first))
        assert (no.key, no.details["name"]) == ("refused-merged-by", winner.name)
        assert [(await room.ticket(each.id)).status for each in (first, later)] == [Status.RECEIVED, Status.CLOSED]
    assert await room.happened(Event.MERGED) == await room.happened(Event.ABSORBED) == TIMES
    assert len([text for text in await room.told(room.siti) if "gabungkan" in text]) == TIMES, "told once each"
    races.show("merge")


async def test_a_ticket_merged_and_closed_at_once_ends_once(room: StaffRoom, races: Races) -> None:
    for _ in range(TIMES):
        first, later = await room.files(room.siti), await room.files(room.siti)
        winner, no = await races.run(merges(first, later), closes(later))
        assert no.key == ("refused-merged-by" if winner == room.budi else "refused-closed-by")
        assert no.details["name"] == winner.name
    races.show("merge and close")


async def test_handed_over_transferred_reopened_and_sent_once(room: StaffRoom, races: Races) -> None:
    for number in range(1, TIMES + 1):
        ticket = await room.files(room.siti)
        winner, no = await races.run(hands_to(ticket, room.ratna), hands_to(ticket, room.budi))
        holder = room.ratna if winner == room.budi else room.budi
        assert (no.key, no.details["name"]) == ("refused-handed-over", holder.name)
        winner, no = await races.run(transfers(ticket), transfers(ticket))
        assert (no.key, no.details["name"]) == ("refused-transferred", winner.name)
        assert await room.does(lambda desk, at=ticket: staff.close(desk, at.id, person=room.budi)) is None  # type: ignore[misc]
        winner, no = await races.run(resumes(ticket), resumes(ticket))
        assert (no.key, no.details["name"]) == ("refused-resumed-by", winner.name)
        moved = await room.ticket(ticket.id)
        preview = sends_canned(moved, message_id=10_000 + number)
        _, no = await races.run(preview, preview)
        assert no.key == "refused-canned-sent"
    events = (Event.ASSIGNED, Event.TRANSFERRED, Event.RESUMED, Event.REPLIED)
    assert [await room.happened(each) for each in events] == [TIMES] * 4
    races.show("hand over, transfer, reopen, send")
