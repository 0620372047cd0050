"""Asking for more from the other section's card: by its admins alone, and both groups see what came of it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from handlers import buttons
from handlers.demands import actions as demands
from handlers.desk import Desk
from handlers.relay import Content, Written
from handlers.texts import Html
from knowledge.rules.ticket import Decision, Status
from storage.people import Standing
from storage.tables import drafts, outbox
from tests.handlers.account_desk import AGUS, BUDI, JOKO, PDAD, PLI, RATNA, SITI, AccountDesk, account_desk

NIK = "3174012345678901"


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[AccountDesk]:
    async with account_desk(database_url) as opened:
        yield opened


async def does(desk: AccountDesk, act: Callable[[Desk, Any], Awaitable[object]], person: int) -> str:
    async def done(here: Desk) -> None:
        await act(here, await desk.person(here, person))

    return await desk.attempt(done)


async def asks(desk: AccountDesk, person: int, *, chat: int) -> str:
    return await does(
        desk, lambda here, who: demands.ask(here, 1, "Foto KTP penanggung jawab", person=who, chat_id=chat), person
    )


async def gives(desk: AccountDesk, person: int, text: str) -> str:
    written = Written(person, 77, Content.TEXT, Html(text), text)
    return await does(desk, lambda here, who: demands.give(here, 1, written, person=who, file=None), person)


async def taps_offered(desk: AccountDesk, chat: int) -> set[str]:
    """Return the buttons that the newest message or card of a group has."""
    async with desk.database.transaction() as tx:
        query = select(outbox.c.payload).where(outbox.c.chat_id == chat).order_by(outbox.c.id.desc()).limit(1)
        payload = (await tx.connection.execute(query)).scalar_one()
    rows = payload.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["callback_data"] for row in rows for button in row}


@pytest.mark.parametrize("requester", [SITI, AGUS])
async def test_the_other_section_asks_for_more_and_sees_the_answer(desk: AccountDesk, requester: int) -> None:
    assert await desk.files(requester) == ""
    assert buttons.encode(buttons.ShowWishes(1)) in await taps_offered(desk, PDAD), "its own card offers it"
    assert await does(desk, lambda here, who: demands.show(here, 1, person=who, chat_id=PDAD), JOKO) == ""
    assert buttons.encode(buttons.ShowDecision(1)) in await taps_offered(desk, PDAD), "with a way back that it may go"
    assert (
        await does(desk, lambda here, who: demands.ask_words(here, 1, person=who, message_id=5, chat_id=PDAD), JOKO)
        == ""
    )
    async with desk.database.transaction() as tx:
        [waiting] = (await tx.connection.execute(select(drafts.c.chat_id).where(drafts.c.person_id == JOKO))).scalars()
    assert waiting == PDAD, "the next words there are it"
    assert await asks(desk, JOKO, chat=PDAD) == ""
    ticket = await desk.ticket(1)
    assert (ticket.status, ticket.assignee_id) == (Status.WAITING, None), "who asks from there does not take it"
    assert "Foto KTP penanggung jawab" in (await desk.heard(requester))[-1]
    for group in (PLI, PDAD):
        assert "Foto KTP penanggung jawab" in (await desk.heard(group))[-1]
    assert await gives(desk, requester, f"NIK {NIK}") == ""
    told = await desk.heard(PDAD)
    assert any("menjawab yang Anda minta" in each and "Seksi PLI" in each for each in told)
    assert any("✅" in each and "8901" in each for each in told), "the card has the answer, but for what is private"
    assert NIK not in " ".join(told)
    assert (await desk.ticket(1)).status == Status.IN_PROGRESS
    assert await desk.says(JOKO, 1) == ""
    await desk.waits()
    assert (await desk.ticket(1)).decision == Decision.APPROVED


async def test_only_those_who_could_decide_ask_from_the_other_section(desk: AccountDesk) -> None:
    await desk.files(SITI)
    for person in (SITI, AGUS):
        assert await asks(desk, person, chat=PDAD) == "refused-not-staff"
    await desk.standing(JOKO, PDAD, Standing.MEMBER)
    assert await asks(desk, JOKO, chat=PDAD) == "refused-not-staff", "a member of that section decides nothing"
    await desk.standing(JOKO, PDAD, Standing.ADMIN)
    assert await asks(desk, JOKO, chat=PDAD) == ""
    assert await does(desk, lambda here, who: demands.drop(here, 1, person=who, chat_id=PDAD), JOKO) == ""
    assert "Foto KTP" not in (await desk.heard(PLI))[-1], "both cards show that nobody needs it any more"
    assert await asks(desk, BUDI, chat=PLI) == "", "staff of the unit that handles it ask as before"
    assert (await desk.ticket(1)).assignee_id == BUDI
    await desk.standing(JOKO, PDAD, Standing.OUTSIDE)
    assert await does(desk, lambda here, who: demands.drop(here, 2, person=who, chat_id=PDAD), JOKO) != ""
    assert await does(desk, lambda here, who: demands.drop(here, 2, person=who, chat_id=PLI), RATNA) == ""
