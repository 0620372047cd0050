"""Who an announcement goes to, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from knowledge.rules.announcing import Audience
from knowledge.rules.ticket import Status
from storage import announcements, people, questions
from storage.announcements import Meant, Reach, RecipientState
from storage.questions import Response
from storage.queue import Scope
from storage.tables import tickets
from storage.transaction import Transaction
from tests.storage.shared import shared, tx
from tests.storage.sought import PLI, opened

__all__ = ["shared", "tx"]  # fixtures

OFFICE = Scope(frozenset(), is_all_but=True)


async def town_of(tx: Transaction) -> None:
    """Let 1 have two open tickets at PLI, 2 a closed one of CEISA, 3 an open one elsewhere; 4 only asked, 5 nothing."""
    for requester, unit, values in (
        (1, "pli", {}),
        (1, "pli", {}),
        (2, "pli", {"status": Status.CLOSED, "service": "ceisa"}),
        (3, "lpse", {}),
    ):
        ticket = await opened(tx, requester=requester, name=f"Orang {requester}", unit=unit)
        if values:
            await tx.connection.execute(update(tickets).where(tickets.c.id == ticket.id).values(**values))
    for person in (4, 5):
        await people.meet(tx, person, name=f"Orang {person}", language="en")
    await questions.ask(tx, 4, text="?", message_id=1, content="text", decision=Response.HAND_OVER)


@pytest.mark.parametrize(
    ("scope", "audience", "service", "expected"),
    [
        (PLI, Audience.OPEN, "", {1}),
        (PLI, Audience.SERVICE, "ceisa", {2}),
        (PLI, Audience.SERVICE, "bogor", set()),
        (PLI, Audience.ALL, "", {1, 2}),
        (OFFICE, Audience.OPEN, "", {1, 3}),
        (OFFICE, Audience.SERVICE, "puspa", {1, 3}),
        (OFFICE, Audience.ALL, "", {1, 2, 3, 4}),
        (Scope(frozenset({"pli"}), is_all_but=True), Audience.ALL, "", {3}),
    ],
)
async def test_an_announcement_is_meant_for_those_concerned(
    tx: Transaction, scope: Scope, audience: Audience, service: str, expected: set[int]
) -> None:
    await town_of(tx)
    meant = Meant(scope, audience, service, since=tx.now - timedelta(days=90))
    assert (await announcements.reach(tx, meant)).count == len(expected)
    begun = await announcements.begin(tx, 1, unit=None, html="x", chat_id=1)
    await announcements.address(tx, begun.id, meant)
    assert {row[0] for row in await announcements.waiting(tx, begun.id, limit=10)} == expected


async def test_a_service_is_of_interest_for_a_while_only(tx: Transaction) -> None:
    await town_of(tx)
    assert await announcements.services(tx, PLI, since=tx.now - timedelta(days=1)) == ["ceisa", "puspa"]
    later = Meant(PLI, Audience.SERVICE, "puspa", since=tx.now + timedelta(days=1))
    assert (await announcements.reach(tx, later)).count == 0


async def test_who_wants_none_or_cannot_be_reached_is_counted_and_left_out(tx: Transaction) -> None:
    await town_of(tx)
    await announcements.set_quiet(tx, 1, is_quiet=True)
    await announcements.set_quiet(tx, 1, is_quiet=True)
    await people.mark_unreachable(tx, 2)
    await people.mark_unreachable(tx, 1)
    meant = Meant(OFFICE, Audience.ALL, "", since=tx.now)
    assert await announcements.reach(tx, meant) == Reach(count=2, unreachable=1, quiet=1)
    begun = await announcements.begin(tx, 1, unit=None, html="x", chat_id=1)
    await announcements.address(tx, begun.id, meant)
    await people.mark_unreachable(tx, 3)
    tally = await announcements.tally(tx, begun.id)
    assert (tally[RecipientState.QUIET], tally[RecipientState.UNREACHABLE], tally[RecipientState.WAITING]) == (1, 1, 2)
    assert await announcements.waiting(tx, begun.id, limit=10) == [
        (3, "id", RecipientState.UNREACHABLE),
        (4, "en", RecipientState.WAITING),
    ], "what has changed since is seen"
    await announcements.set_quiet(tx, 1, is_quiet=False)
    assert not await announcements.is_quiet(tx, 1)
