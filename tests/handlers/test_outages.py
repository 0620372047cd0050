"""Many report the same: staff are asked once, all hear of it, and all are closed with it. Nobody twice."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest_asyncio
from sqlalchemy import select, update

from handlers.outages import deciding, joining
from handlers.transfer import actions as transfer
from knowledge.rules.outages import OutageState
from knowledge.rules.protection import WordList
from knowledge.rules.ticket import ClosedAs, Decision, Event, Status
from storage import people
from storage.outage_links import LinkState
from storage.people import Standing
from storage.tables import nudges
from storage.tables import tickets as ticket_rows
from tests.handlers.outage_room import TEXT, OutageRoom
from tests.handlers.staff_room import LPSE, PLI

NPWP = "01.234.567.8-901.000"


@pytest_asyncio.fixture
async def room(quick_url: str) -> AsyncIterator[OutageRoom]:
    room = OutageRoom(quick_url)
    await room.open()
    yield room
    await room.database.close()


async def test_staff_are_asked_once_of_different_people_and_read_nothing_private(room: OutageRoom) -> None:
    first, second, third, fourth = [await room.comes() for _ in range(4)]
    for text in (f"{TEXT}, NPWP {NPWP}", f"{TEXT} lagi", f"{TEXT} terus"):
        await room.reports(first, text)
    await room.reports(second, f"{TEXT} sejak pagi, PT Maju Bersama, siti@maju.co.id")
    assert await room.live() == [], "two people, however many tickets"
    await room.asks(third)
    assert await room.live() == [], "a question by itself waits for the timetable"
    assert await room.checks() == 1
    assert await room.checks() == 0
    (outage,) = await room.live()
    room.office = replace(room.office, held_words=WordList(["bodoh"]))
    assert (outage.unit, outage.service, outage.state) == ("pli", "puspa", OutageState.PROPOSED)
    await room.reports(fourth, "halaman puspa kosong putih, bodoh")
    asked = [said for said in await room.said(PLI) if "Gangguan?" in said["text"]]
    assert "3 orang" in asked[0]["text"]
    shown = await room.panel(outage)
    assert "4 orang" in shown, "the message follows"
    for said in ("[NPWP]", "[email]", "#5 · (ditahan)", "❓"):
        assert said in shown
    assert NPWP not in shown
    assert "bodoh" not in shown
    assert await room.said(fourth.id) == [], "nobody is told before staff said so"


async def test_what_is_none_is_not_asked_again_for_a_while(room: OutageRoom) -> None:
    reporters = await room.many(3)
    (outage,) = await room.live()
    assert await room.tries(deciding.dismiss, outage.id, person=room.budi) is None
    assert "Kata Budi" in await room.panel(outage)
    for _ in range(2):
        await room.many(3)
        room.clock.now += timedelta(hours=2)
    assert (await room.live(), await room.checks()) == ([], 0)
    assert await room.said(reporters[0].id) == []
    room.clock.now += timedelta(hours=9)
    await room.many(3)
    assert len(await room.live()) == 1


async def test_all_are_told_a_few_at_a_time_and_their_tickets_belong_to_it(room: OutageRoom) -> None:
    outage, reporters = await room.declared(5)
    heard = [len(await room.said(person.id)) for person in reporters]
    assert sum(heard) == 2, "twenty-four a minute are two at each look"
    await room.looks(3)
    for place, person in enumerate(reporters):
        (said,) = await room.said(person.id)
        assert ("perlu menulis lagi" if place % 2 == 0 else "No need to write again") in said["text"]
        assert f"#{place + 1}" in said["text"]
    assert set((await room.links(outage.id)).values()) == {LinkState.LINKED}
    assert await room.happened(Event.ATTACHED) == 5
    cards = [said["text"] for said in await room.said(PLI) if said["text"].startswith("🎫 <b>Tiket #1 ")]
    assert f"⚡ Gangguan #{outage.id}" in cards[-1]
    assert "Dikabari 5 dari 5 orang" in await room.panel(outage)
    await room.looks(3)
    assert [len(await room.said(person.id)) for person in reporters] == [1] * 5
    late = await room.comes()
    ticket = await room.reports(late)
    assert f"Tiket Anda #{ticket.id}" in (await room.said(late.id))[0]["text"]
    assert (await room.links(outage.id))[ticket.id] == LinkState.LINKED


async def test_who_asks_the_same_reads_of_it_first_and_goes_an_own_way(room: OutageRoom) -> None:
    outage, _ = await room.declared()
    await room.looks(2)
    _, unlike = await room.asks(await room.comes(), "cara ganti direktur perusahaan")
    assert unlike is None
    found, notice = await room.asks(room.siti)
    assert notice is not None
    assert "Aplikasi Puspa sedang terganggu" in notice.html
    assert "begitu ada kabar" in (await room.tries(joining.follow, outage.id, person=room.siti)).html
    _, again = await room.asks(room.siti, f"{TEXT} lagi")
    assert again is not None
    assert "sudah kami catat" in again.html
    _, shown = await room.asks(room.agus)
    assert shown is not None
    assert "has a problem right now" in shown.html
    await room.tries(joining.decline, outage.id, person=room.agus)
    assert (await room.asks(room.agus))[1] is None, "theirs is something else"
    ticket = await room.reports(room.agus)
    assert ticket.id not in await room.links(outage.id)
    wanted = (found.question.id, "puspa", "lainnya")
    known = await room.tries(joining.notice_for_request, wanted, person=room.siti)
    assert "sudah kami catat" in known.html
    assert await room.tries(joining.request_anyway, outage.id, person=room.siti) == wanted


async def test_before_a_request_it_is_told_once_and_only_where_it_may_be_that(room: OutageRoom) -> None:
    outage, _ = await room.declared()
    wanted = (0, "puspa", "lainnya")
    for other in ((0, "puspa", "aktivasi"), (0, "bogor", "lainnya")):
        assert await room.tries(joining.notice_for_request, other, person=room.siti) is None
    assert await room.tries(joining.notice_for_request, wanted, person=room.siti) is not None
    assert await room.tries(joining.request_anyway, outage.id, person=room.siti) == wanted
    assert await room.tries(joining.notice_for_request, wanted, person=room.siti) is None
    ticket = await room.reports(room.siti)
    assert ticket.id not in await room.links(outage.id), "they said so"
    stale = await room.tries(joining.request_anyway, outage.id, person=room.agus)
    assert stale.key == "refused-stale"


async def test_news_reaches_all_and_the_last_of_it_closes_their_tickets(room: OutageRoom) -> None:
    outage, reporters = await room.declared(4)
    assert await room.tries(deciding.say_still, outage.id, person=room.budi) == 4
    twice = await room.tries(deciding.say_still, outage.id, person=room.ratna)
    assert (twice.key, twice.details["name"]) == ("refused-outage-just-told", "Budi")
    await room.looks(3)
    texts = [[said["text"] for said in await room.said(person.id)] for person in reporters]
    assert sorted(map(len, texts)) == [1, 1, 2, 2], "who was not told before hears both at once"
    assert all("perbaiki" in each[-1] or "repairing" in each[-1] for each in texts)
    assert await room.tries(deciding.end, outage.id, person=room.ratna) is None
    again = await room.tries(deciding.end, outage.id, person=room.budi)
    assert (again.key, again.details["name"]) == ("refused-outage-over", "Ratna")
    await room.looks(5)
    for place, person in enumerate(reporters):
        said = (await room.said(person.id))[-1]
        assert ("sudah pulih" if place % 2 == 0 else "works again") in said["text"]
        ticket = await room.ticket(place + 1)
        assert (ticket.status, ticket.closed_as, ticket.assignee_id) == (Status.CLOSED, ClosedAs.OUTAGE, room.ratna.id)
    assert "Ditutup, 4 tiket: #1, #2, #3, #4" in await room.panel(outage)
    assert await room.rows(select(nudges)) == [], "nobody is reminded to evaluate an outage"
    before = [len(await room.said(person.id)) for person in reporters]
    await room.looks(3)
    assert [len(await room.said(person.id)) for person in reporters] == before
    await room.reopens(1, person=reporters[0])
    assert (await room.ticket(1)).status == Status.IN_PROGRESS
    assert (await room.live(), await room.checks()) == ([], 0), "what was reported before is not reported anew"


async def test_whoever_cannot_be_reached_counts_as_told_of_nothing(room: OutageRoom) -> None:
    outage, (known, late, reached, *_) = await room.declared(4)
    await room.looks()
    await room.delivers(blocked={known.id})
    await room.looks(2)
    shown = await room.panel(outage)
    assert "Dikabari 3 dari 4 orang" in shown
    assert "🚫 1 orang tidak dapat dikabari" in shown
    assert (await room.outage(outage.id)).next_at is None, "nothing is waited for any more"
    assert await room.tries(deciding.say_still, outage.id, person=room.budi) == 3
    assert await room.tries(deciding.end, outage.id, person=room.budi) is None
    before = len(await room.said(known.id))
    await room.looks(2)
    shown = await room.panel(outage)
    assert "Dikabari 3 dari 4 orang" in shown, "nobody knows yet of the other one"
    await room.delivers(blocked={known.id, late.id})
    await room.looks(2)
    shown = await room.panel(outage)
    assert "Dikabari 2 dari 4 orang" in shown
    assert "🚫 2 orang tidak dapat dikabari" in shown
    assert "menyusul" not in shown
    assert "Ditutup, 4 tiket" in shown, "their tickets are closed all the same"
    assert len(await room.said(known.id)) == before
    assert "sudah pulih" in (await room.said(reached.id))[-1]["text"]
    edits = len(await room.said(PLI))
    await room.delivers()
    await room.looks(3)
    assert len(await room.said(PLI)) == edits, "it is shown once"


async def test_each_person_hears_of_all_own_tickets_at_once_and_nobody_of_what_they_ended(room: OutageRoom) -> None:
    concerned = many, gone, moved, undecided = [await room.comes() for _ in range(4)]
    for number in range(4):
        await room.reports(many, f"{TEXT} {number}")
    own, away, pending = [await room.reports(person) for person in (gone, moved, undecided)]
    (outage,) = await room.live()
    await room.tries(deciding.declare, outage.id, person=room.budi)
    await room.looks(3)
    async with room.database.transaction() as tx:  # Budi is of the first unit alone from now on
        await people.set_standing(tx, room.budi.id, chat_id=LPSE, standing=Standing.OUTSIDE)
        change = update(ticket_rows).where(ticket_rows.c.id == pending.id).values(decision=Decision.PENDING)
        await tx.connection.execute(change)
    move = await room.acts(lambda desk: transfer.transfer(desk, away.id, "lpse", person=room.budi, chat_id=PLI))
    assert move.id == "lpse"
    await room.ends(own.id, person=gone)
    before = {person.id: len(await room.said(person.id)) for person in concerned}
    assert await room.tries(deciding.end, outage.id, person=room.budi) is None
    await room.looks(4)
    after = [(await room.said(person.id))[before[person.id] :] for person in concerned]
    assert [len(each) for each in after] == [1, 0, 1, 1]
    (told,) = after[0]
    assert "#1, #2, #3, #4" in told["text"]
    taps = [
        button["callback_data"].partition(":")[0] for row in told["reply_markup"]["inline_keyboard"] for button in row
    ]
    assert taps.count("evme") == 1, "one evaluation, however many tickets"
    assert taps.count("reop") == 3
    assert (await room.ticket(own.id)).closed_as == ClosedAs.WITHDRAWN
    for kept in (away, pending):
        assert (await room.ticket(kept.id)).status != Status.CLOSED
    assert f"Tetap berjalan, perlu dilihat sendiri: #{away.id}, #{pending.id}" in await room.panel(outage)


async def test_of_what_is_something_else_nothing_is_closed(room: OutageRoom) -> None:
    outage, reporters = await room.declared()
    await room.looks(2)
    left = await room.tries(joining.decline, outage.id, person=reporters[0])
    assert "#1 kami kerjakan tersendiri" in left.html
    await room.tries(joining.decline, outage.id, person=reporters[0])  # a second tap
    assert await room.happened(Event.DETACHED) == 1
    await room.tries(deciding.end, outage.id, person=room.budi)
    heard = len(await room.said(reporters[0].id))
    await room.looks(3)
    assert (await room.ticket(1)).status == Status.RECEIVED
    assert len(await room.said(reporters[0].id)) == heard
    assert "Ditutup, 2 tiket: #2, #3" in await room.panel(outage)
