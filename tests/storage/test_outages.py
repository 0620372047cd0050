"""What speaks for an outage, who belongs to it and what they are owed, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from knowledge.rules.outages import About, OutageState
from knowledge.rules.ticket import Status
from storage import outage_links, outage_reports, outages, outbox, people, questions
from storage.outage_links import LinkState, ReporterState, WordsState
from storage.outages import Outage
from storage.outbox import Outgoing
from storage.questions import Origin, Outcome, Response
from storage.tables import questions as question_rows
from storage.tables import tickets
from storage.transaction import Transaction
from tests.storage.shared import shared, tx
from tests.storage.sought import opened

__all__ = ["shared", "tx"]  # fixtures

A_WHILE = timedelta(minutes=30)


async def begun(tx: Transaction, **values: object) -> Outage:
    outage = await outages.begin(tx, About("puspa", words=("halaman", "kosong")), unit="pli", title="Kosong <b>")
    await outages.change(tx, outage.id, **{"state": OutageState.PROPOSED, **values})  # type: ignore[arg-type]
    found = await outages.get(tx, outage.id)
    assert found is not None
    return found


async def test_new_tickets_that_are_open_speak_with_the_question_they_began_with(tx: Transaction) -> None:
    asked = await opened(tx, requester=1, question="Halaman kosong", answers={"uraian": "Tolong"})
    plain, old, closed = [await opened(tx, requester=person) for person in (2, 3, 4)]
    for ticket, values in ((old, {"opened_at": tx.now - 2 * A_WHILE}), (closed, {"status": Status.CLOSED})):
        await tx.connection.execute(update(tickets).where(tickets.c.id == ticket.id).values(**values))
    found = await outage_reports.new_tickets(tx, since=tx.now - A_WHILE)
    assert [row.id for row in found] == [plain.id, asked.id], "newest first"
    assert (found[1].question, found[1].answers, found[0].question) == ("Halaman kosong", {"uraian": "Tolong"}, "")


@pytest.mark.parametrize(
    ("decision", "outcome", "is_open"),
    [
        (Response.HAND_OVER, Outcome.OPEN, True),
        (Response.HAND_OVER, Outcome.TICKET, False),
        (Response.ANSWER, Outcome.OPEN, False),
        (Response.ANSWER, Outcome.UNSOLVED, True),
        (Response.CHOOSE, Outcome.CONTACT, True),
        (Response.ANSWER, Outcome.SOLVED, False),
        (Response.HAND_OVER, Outcome.ADDED, False),
    ],
)
async def test_questions_that_nobody_answered_speak_too(
    tx: Transaction, decision: Response, outcome: Outcome, *, is_open: bool
) -> None:
    await people.meet(tx, 1, name="Siti", language="id")
    for origin in (Origin.TYPED, Origin.BROWSED):
        asked = await questions.ask(
            tx, 1, text="Kosong?", message_id=1, content="text", decision=decision, origin=origin, shown=["puspa.a"]
        )
        await tx.connection.execute(update(question_rows).where(question_rows.c.id == asked.id).values(outcome=outcome))
    found = await outage_reports.open_questions(tx, since=tx.now - A_WHILE)
    assert [(row.text, row.shown) for row in found] == ([("Kosong?", ("puspa.a",))] if is_open else [])
    assert await outage_reports.open_questions(tx, since=tx.now + A_WHILE) == []


async def test_who_heard_less_than_the_newest_is_owed_it_and_only_those_concerned(tx: Transaction) -> None:
    for person in range(1, 6):
        await people.meet(tx, person, name=f"Orang {person}", language="en" if person == 2 else "id")
    outage = await begun(tx, state=OutageState.OPEN, news=2)
    assert await outage_links.report(tx, outage.id, 1, question_id=7)
    assert not await outage_links.report(tx, outage.id, 1)
    await outage_links.set_reporter(tx, outage.id, 2, state=ReporterState.FOLLOWING, heard=1)
    await outage_links.set_reporter(tx, outage.id, 3, state=ReporterState.FOLLOWING, heard=2)
    await outage_links.set_reporter(tx, outage.id, 4, state=ReporterState.SEEN, wish="0:puspa:lainnya")
    await outage_links.set_reporter(tx, outage.id, 5, state=ReporterState.DECLINED)
    owed = await outage_links.owed(tx, outage, limit=9)
    assert [(each.person_id, each.language, each.heard) for each in owed] == [(1, "id", 0), (2, "en", 1)]
    assert await outage_links.tally(tx, outage) == outage_links.Tally(people=3, told=1, unreachable=0)
    await people.mark_unreachable(tx, 3)
    await people.mark_unreachable(tx, 4)
    assert await outage_links.tally(tx, outage) == outage_links.Tally(people=3, told=0, unreachable=1)
    await outage_links.hear(tx, outage.id, 1, news=2)
    assert [each.person_id for each in await outage_links.owed(tx, outage, limit=9)] == [2]
    known = await outage_links.reporter(tx, outage.id, 4)
    assert known is not None
    assert (known.wish, known.heard) == ("0:puspa:lainnya", 0)
    assert await outage_links.questions_of(tx, outage.id) == [7]


async def test_what_is_said_is_on_its_way_until_it_is_sent_or_given_up(tx: Transaction) -> None:
    for person in (1, 2):
        await people.meet(tx, person, name=f"Orang {person}", language="id")
    outage = await begun(tx, state=OutageState.OPEN, news=1)
    await outage_links.report(tx, outage.id, 1)
    await outage_links.set_reporter(tx, outage.id, 2, state=ReporterState.DECLINED)
    for person in (2, 1):
        await outbox.put(tx, Outgoing("sendMessage", {}, person, merge_key=f"m{person}"))
    await outbox.put(tx, Outgoing("sendMessage", {}, 1, merge_key="m1"))
    assert await outage_links.is_on_its_way(tx, outage)
    waiting = [row for row in await outbox.heads(tx, busy=(), limit=9) if row.chat_id == 1]
    assert len(waiting) == 1
    await outbox.bury(tx, waiting[0].id, reason="blocked")
    assert not await outage_links.is_on_its_way(tx, outage), "what was replaced, and what others are told, is not it"


async def test_the_outage_whose_turn_it_is_is_the_one_that_waits_longest(tx: Transaction) -> None:
    later = await begun(tx, state=OutageState.OPEN, next_at=tx.now)
    first = await begun(tx, state=OutageState.OVER, next_at=tx.now - A_WHILE, ended_at=tx.now)
    await begun(tx, state=OutageState.OPEN, next_at=tx.now + A_WHILE)
    turn = await outages.due(tx)
    assert turn is not None
    assert turn.id == first.id
    await outages.change(tx, first.id, next_at=None)
    assert (await outages.due(tx) or first).id == later.id
    assert [each.id for each in await outages.ended(tx, since=tx.now)] == [first.id]


async def test_what_is_live_quiet_unanswered_and_to_be_reminded_of(tx: Transaction) -> None:
    asked = await begun(tx)
    open_one = await begun(tx, state=OutageState.OPEN, remind_at=tx.now)
    hushed = await begun(tx, state=OutageState.DISMISSED, quiet_until=tx.now + A_WHILE)
    await begun(tx, state=OutageState.DISMISSED, quiet_until=tx.now - A_WHILE)
    assert [each.id for each in await outages.live(tx)] == [open_one.id, asked.id], "what is one comes first"
    assert [each.id for each in await outages.of_unit(tx, "pli")] == [asked.id, open_one.id]
    assert [each.id for each in await outages.hushed(tx)] == [hushed.id]
    assert [each.id for each in await outages.to_remind(tx)] == [open_one.id]
    assert await outages.unanswered(tx, before=tx.now) == []
    assert [each.id for each in await outages.unanswered(tx, before=tx.now + A_WHILE)] == [asked.id]
    assert asked.about == About("puspa", words=("halaman", "kosong"))
    await outages.watch(tx, "pli")
    await outages.watch(tx, "pli")


async def test_a_ticket_names_the_outage_that_it_belongs_to(tx: Transaction) -> None:
    ticket, outage = await opened(tx, requester=1), await begun(tx, state=OutageState.OPEN)
    assert await outage_links.link(tx, outage.id, ticket.id, state=LinkState.REPORTED)
    assert not await outage_links.link(tx, outage.id, ticket.id, state=LinkState.LINKED)
    assert await outage_links.outage_of(tx, ticket.id) is None, "nobody said yet that it is one"
    await outage_links.move(tx, outage.id, [ticket.id], state=LinkState.LINKED)
    assert await outage_links.outage_of(tx, ticket.id) == (outage.id, "Kosong <b>", OutageState.OPEN)
    (link,) = await outage_links.links(tx, outage.id, person_id=1)
    assert (link.ticket_id, link.unit) == (ticket.id, "pli")
    assert await outage_links.links(tx, outage.id, person_id=2) == []
    words_id = await outage_links.write(tx, outage.id, "Kabar", by_id=1, state=WordsState.DRAFT)
    await outage_links.settle_words(tx, words_id, state=WordsState.TOLD)
    words = await outage_links.words(tx, words_id)
    assert words is not None
    assert (words.html, words.state) == ("Kabar", WordsState.TOLD)
