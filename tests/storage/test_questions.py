"""Everything asked, and what became of it."""

from datetime import timedelta

import pytest

from storage import questions
from storage.database import Database
from storage.questions import Origin, Outcome, Response

SITI, AGUS = 1001, 1002


async def test_what_is_kept_of_a_question_comes_back_whole(database_url: str) -> None:
    database = Database(database_url)
    async with database.transaction() as tx:
        first = await questions.ask(
            tx,
            SITI,
            text="lupa password",
            message_id=1,
            content="text",
            decision=Response.SERVICE,
            offered=("a.x", "b.y"),
        )
        asked = await questions.ask(
            tx,
            SITI,
            text="yang puspa",
            read_as="lupa password\nyang puspa",
            before=first,
            message_id=2,
            content="captioned",
            album="7",
            attachments=(3,),
            decision=Response.ANSWER,
            confidence=0.75,
            candidates=("a.x", "a.y"),
            shown=("a.x",),
        )
        asked = await questions.attach(tx, asked, 4)
        asked = await questions.reject(tx, asked, ("a.x",))
        asked = await questions.show(tx, asked, "a.y")
        assert (asked.service, asked.shown, asked.attachments) == ("a", ("a.x", "a.y"), (3, 4))
        assert await questions.get(tx, asked.id) == asked
        assert (asked.origin, asked.follows_id, asked.unhelpful) == (Origin.TYPED, first.id, ("a.x",))
        assert await questions.show(tx, asked, "a.x") != asked, "read last stands last"
        assert (await questions.get(tx, first.id)) == first
        assert first.read_as == first.text
    await database.close()


async def test_only_a_persons_own_young_questions_are_recalled_newest_first(database_url: str) -> None:
    database = Database(database_url)
    async with database.transaction() as tx:
        kept = [
            await questions.ask(tx, person, text=str(number), message_id=1, content="text", decision=Response.TALK)
            for number, person in enumerate((SITI, AGUS, SITI, SITI))
        ]
        found = await questions.recent(tx, SITI, since=tx.now - timedelta(days=1), most=2)
        assert [each.id for each in found] == [kept[3].id, kept[2].id]
        assert await questions.recent(tx, SITI, since=tx.now + timedelta(seconds=1), most=2) == []
        assert await questions.service_of_last_ticket(tx, SITI, since=tx.now - timedelta(days=1)) == ""
    await database.close()


@pytest.mark.parametrize("outcome", [Outcome.SOLVED, Outcome.UNSOLVED, Outcome.CONTACT, Outcome.ADDED])
async def test_a_question_that_became_a_ticket_stays_so(database_url: str, outcome: Outcome) -> None:
    database = Database(database_url)
    async with database.transaction() as tx:
        asked = await questions.ask(tx, SITI, text="x", message_id=1, content="text", decision=Response.ANSWER)
        assert await questions.end(tx, asked.id, outcome=outcome)
        assert not await questions.end(tx, asked.id, outcome=outcome), "said before"
        assert await questions.end(tx, asked.id, outcome=Outcome.TICKET)
        assert not await questions.end(tx, asked.id, outcome=outcome)
    await database.close()
