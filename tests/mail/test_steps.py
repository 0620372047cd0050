"""Steps up the ladder as rows: what is over, what goes on, and the time that does not count."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.closing import actions as closing
from handlers.desk import Desk
from handlers.escalation import actions, letter, returning
from handlers.ladder import open_steps
from handlers.needs import gather_ladder
from handlers.relay import Content
from handlers.staff import actions as staff
from knowledge.rules.protection import WordList
from knowledge.rules.refusals import Refusal
from storage import escalations, people, questions, tickets, work
from storage.people import Standing
from storage.questions import Response
from storage.tables import tickets as ticket_rows
from tests.mail.desk import ANSWERS, RATNA, SITI, MailDesk
from tests.mail.servers import answer

LPSE = -1001000000002


async def begin_at_the_helpdesk(desk: MailDesk) -> None:
    """Let the ticket be at the helpdesk again, where Ratna works as well."""
    async with desk.database.transaction() as tx:
        await returning.bring_back(Desk(tx, desk.office), 1, is_mended=False, person=desk.person)
        await tx.connection.execute(ticket_rows.update().values(unit="lpse"))
        await people.set_standing(tx, RATNA, chat_id=LPSE, standing=Standing.MEMBER)


async def test_a_ticket_that_went_sideways_meanwhile_can_go_up_again(desk: MailDesk) -> None:
    await begin_at_the_helpdesk(desk)
    async with desk.database.transaction() as tx:
        at = Desk(tx, desk.office)
        await actions.go_up(at, 1, "admin-lpse", person=desk.person)
        ticket = await tickets.get(tx, 1)
        assert ticket is not None
        await work.transfer(tx, ticket, "lpse", by=RATNA)
        await actions.go_up(at, 1, "admin-lpse", person=desk.person)
        with pytest.raises(Refusal, match="refused-escalated"):
            await actions.go_up(at, 1, "admin-lpse", person=desk.person)
        steps = await escalations.of_ticket(tx, 1)
        current = await tickets.get(tx, 1)
        assert current is not None
        assert [step.ended_at is None for step in steps] == [False, False, True]
        assert [step.id for step in await open_steps(at, current)] == [steps[-1].id]


async def test_words_that_are_ready_go_to_nobody_once_the_ticket_went_up_again(desk: MailDesk) -> None:
    async with desk.database.transaction() as tx:
        at = Desk(tx, desk.office)
        await returning.bring_back(at, 1, is_mended=True, person=desk.person)
        await actions.go_up(at, 1, "helpdesk-lkpp", person=desk.person)
        with pytest.raises(Refusal, match="refused-stale"):
            await returning.tell_mended(at, 1, person=desk.person)
        await returning.bring_back(at, 1, is_mended=True, person=desk.person)
        await returning.tell_mended(at, 1, person=desk.person)
        with pytest.raises(Refusal, match="refused-mended-told"):
            await returning.tell_mended(at, 1, person=desk.person)


async def test_coarse_words_do_not_go_to_the_centre_and_all_else_does(desk: MailDesk) -> None:
    async with desk.database.transaction() as tx:
        await returning.bring_back(Desk(tx, desk.office), 1, is_mended=False, person=desk.person)
        asked = await questions.ask(
            tx, SITI, text="Kalian tolol", message_id=7, content=Content.TEXT, decision=Response.HAND_OVER
        )
        answers = {**ANSWERS, "user-id": "t0lol-01"}
        await tx.connection.execute(ticket_rows.update().values(question_id=asked.id, answers=answers))
        at = Desk(tx, replace(desk.office, held_words=WordList(["tolol"])))
        ticket = await tickets.get(tx, 1)
        assert ticket is not None
        ladder = await gather_ladder(at, ticket)
        assert ladder.above is not None
        [mail, *_] = await letter.compose(at, ticket, ladder.above, ladder.needs, person=desk.person, token="")
        decent = await letter.compose(
            Desk(tx, desk.office), ticket, ladder.above, ladder.needs, person=desk.person, token=""
        )
    assert mail.body.count("(tidak diteruskan: ada kata yang tidak pantas)") == 2
    assert not {"tolol", "t0lol"} & set(mail.body.lower().replace("-", " ").split())
    assert "PT Maju Bersama" in mail.body
    assert "Kalian tolol" in decent[0].body, "an office without such a list sends every word"


async def test_only_the_time_outside_does_not_count_and_only_once_it_is_there(desk: MailDesk) -> None:
    desk.ahead += timedelta(hours=1)
    await desk.outbox.look()
    desk.ahead += timedelta(hours=5)
    async with desk.database.transaction() as tx:
        await returning.bring_back(Desk(tx, desk.office), 1, is_mended=True, person=desk.person)
    await begin_again(desk)
    async with desk.database.transaction() as tx:
        [pause, other] = await escalations.pauses(tx, 1)
    assert (pause.start, pause.end) == (desk.start + timedelta(hours=1), desk.start + timedelta(hours=6))
    assert (other.start, other.end) == (desk.start + timedelta(hours=6), None)


async def begin_again(desk: MailDesk) -> None:
    """Let the ticket go outside once more."""
    await desk.send_up()
    await desk.outbox.look()


async def test_closing_ends_the_wait_at_the_centre_and_a_ticket_opened_again_begins_anew(desk: MailDesk) -> None:
    await desk.outbox.look()
    await desk.reader.look()
    desk.ahead += timedelta(hours=5)
    async with desk.database.transaction() as tx:
        await staff.close(Desk(tx, desk.office), 1, person=desk.person)
        [step] = await escalations.of_ticket(tx, 1)
        [pause] = await escalations.pauses(tx, 1)
        assert await escalations.oldest_outside(tx) is None, "no answer is looked for any more"
    assert (step.ended_at, step.waits_since) == (desk.start + desk.ahead, None)
    assert pause.end == step.ended_at
    desk.ahead += desk.office.remind_outside_every * 3
    async with desk.database.transaction() as tx:
        await closing.resume(Desk(tx, desk.office), 1, person=desk.person)
    assert await desk.remind() == 0, "nobody waits for what was closed"
    await desk.post.box.receive(answer(desk.post.office.taken[0], "terlambat sekali"))
    await desk.reader.look()
    assert any("terlambat sekali" in said for said in await desk.said()), "a late answer is read all the same"
    async with desk.database.transaction() as tx:
        ticket = await tickets.get(tx, 1)
        assert ticket is not None
        known = await gather_ladder(Desk(tx, desk.office), ticket)
        with pytest.raises(Refusal, match="refused-stale"):
            await returning.tell_mended(Desk(tx, desk.office), 1, person=desk.person)
    assert known.away is None
    assert known.above is not None
    assert known.past is not None
    assert (known.past.title.id, known.past.until) == ("Helpdesk LKPP", step.ended_at)
    await desk.send_up()
    async with desk.database.transaction() as tx:
        await staff.close(Desk(tx, desk.office), 1, person=desk.person)
    await desk.outbox.look()
    assert len(desk.post.office.taken) == 1, "what was not out when it was closed stays here"
    assert [mail.state for mail in await desk.mails()] == ["sent", "dropped"]
