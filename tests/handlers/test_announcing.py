"""The pace of announcements: slow, behind everything else, one after the other, and stopped at once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import gettempdir

import pytest
from sqlalchemy import select

from bot.app import open_office
from bot.config import Unit as UnitSettings
from bot.demo.run import UNITS, demo_settings
from handlers.announcements import actions, sending
from handlers.desk import Desk
from handlers.office import Office
from handlers.screen import Screen
from knowledge.rules.announcing import LOOK, Audience, share
from knowledge.rules.refusals import Refusal
from storage import announcements, messages, outbox, people
from storage.announcements import Announcement, AnnouncementState, RecipientState
from storage.outbox import OutboxState, Priority
from storage.people import Person, Standing
from storage.tables import outbox as outbox_table
from storage.transaction import Transaction
from tests.packs import built_in_library
from tests.storage.shared import shared, tx
from tests.storage.sought import opened

__all__ = ["shared", "tx"]  # fixtures

RATNA = Person(id=2003, name="Ratna Dewi", language="id", is_reachable=True)
GROUP = UNITS[0].chat_id


@cache
def office() -> Office:
    return open_office(demo_settings("http://127.0.0.1:1", Path(gettempdir())), built_in_library())


async def begun(tx: Transaction, *, per_minute: int, count: int = 0) -> tuple[Desk, Announcement]:
    """Let Ratna confirm an announcement; ``count`` people have open tickets."""
    await with_admin(tx, UNITS[:1])
    desk = Desk(tx, replace(office(), announcements_per_minute=per_minute))
    for person in range(1, count + 1):
        await opened(tx, requester=person, name=f"Orang {person}")
    draft = await actions.begin(desk, "Besok tutup", person=RATNA, chat_id=GROUP)
    await sending.send(desk, draft)
    return desk, draft


async def written(tx: Transaction) -> list[tuple[int, datetime]]:
    """Return to whom and when announcements were put into the outbox, in the order they would go."""
    query = select(outbox_table.c.chat_id, outbox_table.c.created_at).where(outbox_table.c.chat_id > 0)
    return [tuple(row) for row in await tx.connection.execute(query.order_by(outbox_table.c.id))]


async def arrive(tx: Transaction) -> None:
    """Let Telegram take everything that waits."""
    waiting = outbox_table.c.state == OutboxState.WAITING
    rows = (await tx.connection.execute(select(outbox_table.c.id, outbox_table.c.message_ref).where(waiting))).all()
    for row in rows:
        if row.message_ref is not None:
            await messages.learn_id(tx, row.message_ref, message_id=row.id)
    await outbox.settle(tx, [row.id for row in rows])


async def state_of(tx: Transaction, announcement: Announcement) -> AnnouncementState:
    found = await announcements.get(tx, announcement.id)
    assert found is not None
    return found.state


async def test_no_more_people_a_minute_than_is_set_and_everybody_once(tx: Transaction) -> None:
    desk, announcement = await begun(tx, per_minute=24, count=30)
    for _ in range(16):
        await arrive(tx)
        tx.now += LOOK
        await sending.go_on(desk)
    rows = await written(tx)
    assert sorted(person for person, _ in rows) == list(range(1, 31)), "everybody, once"
    moments = [at for _, at in rows]
    window = timedelta(minutes=1)
    assert max(sum(since <= at < since + window for at in moments) for since in moments) <= 24
    assert max(moments) - min(moments) >= timedelta(seconds=(30 / 24 - share(24) / 24) * 60 - 5)
    assert await state_of(tx, announcement) == AnnouncementState.SENT


async def test_a_slow_pace_is_kept_below_one_person_a_look(tx: Transaction) -> None:
    desk, _ = await begun(tx, per_minute=4, count=5)
    for _ in range(12):
        await arrive(tx)
        tx.now += LOOK
        await sending.go_on(desk)
    assert len(await written(tx)) == 5
    moments = [at for _, at in await written(tx)]
    assert all(later - earlier >= timedelta(seconds=15) for earlier, later in pairwise(moments))


async def test_answers_go_first_and_nothing_piles_up_while_telegram_is_away(tx: Transaction) -> None:
    desk, _ = await begun(tx, per_minute=60, count=40)
    for _ in range(20):
        tx.now += LOOK
        await sending.go_on(desk)
    assert len(await written(tx)) <= share(60) * sending.AHEAD + share(60)
    await desk.post(Screen("Sudah kami perbaiki"), chat_id=1)
    heads = await outbox.heads(tx, busy=(), limit=100)
    assert heads[0].payload["text"] == "Sudah kami perbaiki"
    assert {row.priority for row in heads[1:] if (row.chat_id or 0) > 0} == {Priority.DIGEST}
    assert len([row for row in heads if row.chat_id == 1]) == 1, "the announcement to the same person comes after"


async def test_one_announcement_goes_after_the_other(tx: Transaction) -> None:
    desk, first = await begun(tx, per_minute=60, count=7)
    _, second = await begun(tx, per_minute=60)
    assert len(await written(tx)) == share(60)
    for _ in range(3):
        await arrive(tx)
        tx.now += LOOK
        await sending.go_on(desk)
    assert await state_of(tx, first) == AnnouncementState.SENT
    for _ in range(3):
        await arrive(tx)
        tx.now += LOOK
        await sending.go_on(desk)
    assert await state_of(tx, second) == AnnouncementState.SENT
    assert len(await written(tx)) == 14


async def test_stopped_it_goes_to_nobody_else_not_even_what_is_in_the_outbox(tx: Transaction) -> None:
    desk, announcement = await begun(tx, per_minute=60, count=12)
    rows = (await tx.connection.execute(select(outbox_table).where(outbox_table.c.chat_id.in_([1, 2])))).all()
    for row in rows:
        await messages.learn_id(tx, row.message_ref, message_id=row.id)
    await outbox.settle(tx, [row.id for row in rows])
    going = await announcements.sending(tx)
    assert going is not None
    await sending.stop(desk, going, person_id=RATNA.id)
    tx.now += LOOK
    await sending.go_on(desk)
    tally = await announcements.tally(tx, announcement.id)
    assert (tally[RecipientState.SENT], tally[RecipientState.LEFT]) == (2, 10)
    waiting = select(outbox_table.c.id).where(outbox_table.c.state == OutboxState.WAITING, outbox_table.c.chat_id > 0)
    assert (await tx.connection.execute(waiting)).all() == []


async def test_who_changed_their_mind_meanwhile_gets_nothing(tx: Transaction) -> None:
    desk, announcement = await begun(tx, per_minute=12, count=4)
    await announcements.set_quiet(tx, 3, is_quiet=True)
    await people.mark_unreachable(tx, 4)
    for _ in range(6):
        await arrive(tx)
        tx.now += LOOK
        await sending.go_on(desk)
    assert [person for person, _ in await written(tx)] == [1, 2]
    found = await announcements.get(tx, announcement.id)
    assert found is not None
    told = await sending.progress(desk, found)
    assert (told.sent, told.quiet, told.failed, told.left, told.is_over) == (2, 1, 1, 0, True)


@pytest.mark.parametrize(
    ("html", "key"),
    [("", "refused-announce-empty"), (" \n", "refused-announce-empty"), ("x" * 3001, "refused-announce-long")],
)
async def test_what_cannot_be_announced_is_refused_with_the_cure(tx: Transaction, html: str, key: str) -> None:
    desk = await with_admin(tx, UNITS[:1])
    with pytest.raises(Refusal, match=key):
        await actions.begin(desk, html, person=RATNA, chat_id=GROUP)


async def test_only_admins_of_all_units_speak_for_the_office(tx: Transaction) -> None:
    desk = await with_admin(tx, UNITS[:1])
    await opened(tx, requester=1)
    await opened(tx, requester=2, unit=UNITS[1].id)
    with pytest.raises(Refusal, match="refused-announce-admin"):
        await actions.begin(desk, "Halo", person=RATNA, chat_id=UNITS[1].chat_id)
    draft = await actions.begin(desk, "Halo", person=RATNA, chat_id=RATNA.id)
    for group, key in (
        (0, "refused-announce-office"),
        (-UNITS[1].chat_id, "refused-announce-admin"),
        (7, "refused-stale"),
    ):
        with pytest.raises(Refusal, match=key):
            await actions.speak_for(desk, draft, group, person=RATNA)
    assert (await actions.choices(desk, draft, person=RATNA, language="id")).senders == {}
    await with_admin(tx, UNITS)
    offered = await actions.choices(desk, draft, person=RATNA, language="id")
    assert offered.senders == {"Helpdesk LPSE": -UNITS[1].chat_id, "Kantor Contoh": 0}
    assert [aim.count for aim in offered.aims] == [1, 1, 1]
    draft = await actions.speak_for(desk, draft, 0, person=RATNA)
    offered = await actions.choices(desk, draft, person=RATNA, language="id")
    assert (actions.sender_of(desk, draft), [aim.count for aim in offered.aims]) == ("Kantor Contoh", [2, 2, 2])
    await people.set_standing(tx, RATNA.id, chat_id=GROUP, standing=Standing.MEMBER)
    with pytest.raises(Refusal, match="refused-announce-admin"):
        await actions.open_draft(desk, draft.id, person=RATNA, chat_id=RATNA.id)


async def test_an_announcement_is_only_touched_where_it_was_written(tx: Transaction) -> None:
    desk = await with_admin(tx, UNITS)
    draft = await actions.begin(desk, "Halo", person=RATNA, chat_id=GROUP)
    for chat_id, number in ((UNITS[1].chat_id, draft.id), (RATNA.id, draft.id), (GROUP, draft.id + 1)):
        with pytest.raises(Refusal, match="refused-stale"):
            await actions.open_draft(desk, number, person=RATNA, chat_id=chat_id)
    await actions.drop(desk, draft)
    with pytest.raises(Refusal, match="refused-announce-begun"):
        await actions.open_draft(desk, draft.id, person=RATNA, chat_id=GROUP)


async def with_admin(tx: Transaction, units: Sequence[UnitSettings]) -> Desk:
    """Let Ratna administer these units."""
    await people.meet(tx, RATNA.id, name=RATNA.name, language="id")
    for unit in units:
        await people.set_standing(tx, RATNA.id, chat_id=unit.chat_id, standing=Standing.ADMIN)
    return Desk(tx, office())


async def test_an_announcement_is_aimed_only_at_those_who_were_offered(tx: Transaction) -> None:
    desk = await with_admin(tx, UNITS[:1])
    await opened(tx, requester=1)
    draft = await actions.begin(desk, "Halo", person=RATNA, chat_id=GROUP)
    for audience, service in ((Audience.SERVICE, ""), (Audience.SERVICE, "x" * 40), (Audience.OPEN, "puspa")):
        with pytest.raises(Refusal, match="refused-stale"):
            await actions.aim_at(desk, draft, audience, service)
    aimed = await actions.aim_at(desk, draft, Audience.SERVICE, "puspa")
    assert (aimed.audience, aimed.service) == (Audience.SERVICE, "puspa")
