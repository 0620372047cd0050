"""Who may order the staff's work, what its requester hears of it, and what stays inside."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import select

from handlers.canned import actions as canned
from handlers.card import actions as card
from handlers.closing import actions as closing
from handlers.desk import Desk
from handlers.handover import actions as handover
from handlers.marks import actions as marks
from handlers.merging import actions as merging
from handlers.staff import actions as staff
from handlers.texts import Html
from handlers.tickets import actions as tickets
from handlers.transfer import actions as transfer
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import ClosedAs, Decision, Event, Status
from storage import work
from storage.outbox import OutboxState
from storage.people import Person
from storage.tables import outbox
from tests.handlers.staff_room import LPSE, PLI, Action, StaffRoom, office

Does = Callable[[Desk, Person, int, int], Awaitable[object]]


ACTIONS: dict[str, Does] = {
    "handover.show": lambda desk, who, one, _: handover.show(desk, one, person=who),
    "handover.assign": lambda desk, who, one, _: handover.assign(desk, one, 2001, held_by=0, person=who),
    "handover.release": lambda desk, who, one, _: handover.release(desk, one, held_by=0, person=who),
    "transfer.show": lambda desk, who, one, _: transfer.show(desk, one, person=who),
    "transfer.ask": lambda desk, who, one, _: transfer.ask(desk, one, "lpse", person=who),
    "transfer": lambda desk, who, one, _: transfer.transfer(desk, one, "lpse", person=who, chat_id=PLI),
    "marks.priorities": lambda desk, who, one, _: marks.show_priorities(desk, one, person=who),
    "marks.prioritize": lambda desk, who, one, _: marks.prioritize(desk, one, "urgent", person=who),
    "marks.tags": lambda desk, who, one, _: marks.show_tags(desk, one, person=who),
    "marks.toggle": lambda desk, who, one, _: marks.toggle(desk, one, marks.sign_of("akun"), person=who),
    "marks.add": lambda desk, who, one, _: marks.add(desk, one, "akun", person=who),
    "merging.show": lambda desk, who, one, _: merging.show(desk, one, person=who),
    "merging.merge": lambda desk, who, one, two: merging.merge(desk, one, two, person=who),
    "closing.ask": lambda desk, who, one, _: closing.ask(desk, one, person=who),
    "closing.close": lambda desk, who, one, _: closing.close(desk, one, "no_answer", person=who),
    "closing.words": lambda desk, who, one, _: closing.close_with_words(desk, one, "selesai", person=who),
    "canned.show": lambda desk, who, one, _: canned.show(desk, one, person=who),
    "canned.preview": lambda desk, who, one, _: canned.preview(desk, one, "p.sedang-diperiksa", person=who),
    "canned.own": lambda desk, who, one, _: canned.show_own(desk, one, person=who),
}


async def test_only_staff_of_the_tickets_unit_order_its_work(room: StaffRoom) -> None:
    one, two = await room.files(room.siti), await room.files(room.siti)
    for person in (room.siti, room.agus, room.dewi):  # its requester, a stranger, another unit's staff
        for name, does in ACTIONS.items():
            refusal = await room.does(lambda desk, do=does, who=person: do(desk, who, one.id, two.id))  # type: ignore[misc]
            assert refusal is not None, (name, person.name)
            assert refusal.key == "refused-not-staff", (name, person.name)
    assert await room.ticket(one.id) == one
    for name, does in ACTIONS.items():
        refusal = await room.does(undone(does, room.budi, one.id, two.id))
        assert refusal is not None
        assert refusal.key == "done", (name, refusal)


def undone(does: Does, who: Person, one: int, two: int) -> Action:
    """Let somebody do something that leaves no trace."""

    async def act(desk: Desk) -> None:
        await does(desk, who, one, two)
        raise Refusal("done")

    return act


async def test_a_closed_ticket_can_be_tagged_and_nothing_else(room: StaffRoom) -> None:
    one, two = await room.files(room.siti), await room.files(room.siti)
    assert await room.does(lambda desk: staff.close(desk, one.id, person=room.budi)) is None
    for name, does in ACTIONS.items():
        refusal = await room.does(lambda desk, do=does: do(desk, room.ratna, one.id, two.id))  # type: ignore[misc]
        is_tagging = name in {"marks.tags", "marks.toggle", "marks.add"}
        assert (refusal is None) is is_tagging, (name, refusal)
    assert (await room.ticket(one.id)).status == Status.CLOSED


async def test_merged_tickets_are_one_however_often_and_from_wherever(room: StaffRoom) -> None:
    one, two, three = [await room.files(room.siti) for _ in range(3)]
    assert await room.does(lambda desk: merging.merge(desk, two.id, three.id, person=room.budi)) is None
    assert await room.does(lambda desk: merging.merge(desk, two.id, one.id, person=room.budi)) is None
    survivor = await room.ticket(one.id)
    async with room.database.transaction() as tx:
        assert [await work.survivor(tx, each.id) for each in (one, two, three)] == [one.id] * 3
        assert await work.absorbed(tx, one.id) == [two.id, three.id]
        view = await card.gather(Desk(tx, office()), survivor)
    assert {line.number for line in view.history} == {0, two.id, three.id}, "all three can be read in the one"
    refused = {
        "refused-merged-by": lambda desk: merging.merge(desk, one.id, three.id, person=room.ratna),
        "refused-merged": lambda desk: closing.resume(desk, three.id, person=room.ratna),
        "refused-stale": lambda desk: merging.merge(desk, one.id, one.id, person=room.ratna),
    }
    for key, act in refused.items():
        refusal = await room.does(act)
        assert refusal is not None
        assert refusal.key == key
    agus, elsewhere = await room.files(room.agus), await room.files(room.siti, unit="lpse")
    undecided = await room.files(room.siti, decision=Decision.PENDING)
    for other, who, key in (
        (agus, room.budi, "refused-merge-person"),
        (elsewhere, room.dewi, "refused-not-staff"),
        (undecided, room.budi, "refused-undecided"),
    ):
        refusal = await room.does(lambda desk, at=other, by=who: merging.merge(desk, one.id, at.id, person=by))  # type: ignore[misc]
        assert refusal is not None
        assert refusal.key == key
    refusal = await room.does(lambda desk: merging.merge(desk, elsewhere.id, one.id, person=room.dewi))
    assert refusal is not None
    assert (refusal.key, refusal.details["unit"]) == ("refused-merge-unit", "Seksi PLI")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (ClosedAs.NO_ANSWER, "because we had no answer from you"),
        (ClosedAs.DUPLICATE, "another ticket is about the same"),
        (ClosedAs.NOT_OURS, "not our office's business"),
    ],
)
async def test_a_reason_is_told_in_the_requesters_language(room: StaffRoom, said: ClosedAs, told: str) -> None:
    ticket = await room.files(room.agus)
    await room.does(lambda desk: closing.close(desk, ticket.id, said, person=room.budi))
    (notice,) = await room.told(room.agus)
    assert told in notice
    assert "14 days" in notice
    assert (await room.ticket(ticket.id)).closed_as == said


async def test_what_is_the_offices_own_is_not_told_and_what_concerns_the_requester_is(room: StaffRoom) -> None:
    ticket = await room.files(room.agus)
    for act in (
        lambda desk: marks.prioritize(desk, ticket.id, "high", person=room.budi),
        lambda desk: marks.prioritize(desk, ticket.id, "high", person=room.ratna),  # the same once more
        lambda desk: marks.add(desk, ticket.id, "akun, berkas", person=room.budi),
        lambda desk: handover.assign(desk, ticket.id, 2002, held_by=0, person=room.budi),
        lambda desk: handover.release(desk, ticket.id, held_by=2002, person=room.budi),
        lambda desk: transfer.transfer(desk, ticket.id, "lpse", person=room.budi, chat_id=PLI),
    ):
        assert await room.does(act) is None
    assert [await room.happened(each) for each in (Event.PRIORITIZED, Event.TAGGED)] == [1, 1]
    told = await room.told(room.agus)
    assert [part for part in ("Ratna is working", "on to Helpdesk LPSE") if any(part in text for text in told)] == [
        "Ratna is working",
        "on to Helpdesk LPSE",
    ]
    assert len(told) == 2
    ticket = await room.ticket(ticket.id)
    async with room.database.transaction() as tx:
        view = await card.gather(Desk(tx, office()), ticket)
    public = [line.event for line in view.history if not line.is_internal]
    assert public == [Event.OPENED, Event.ASSIGNED, Event.TRANSFERRED]


async def test_a_unit_keeps_its_own_replies_and_only_so_many(room: StaffRoom) -> None:
    pli, lpse = office().unit("pli"), office().unit("lpse")

    def keeps(unit: object, word: str, who: Person) -> Callable[[Desk], Awaitable[object]]:
        return lambda desk: canned.keep(desk, unit, word, Html("Halo"), "Halo", person=who)  # type: ignore[arg-type]

    assert await room.does(keeps(pli, "tunggu", room.budi)) is None
    assert await room.does(keeps(lpse, "tunggu", room.dewi)) is None, "each unit has its own words"
    assert await room.does(keeps(pli, "tunggu", room.ratna)) is None, "an admin may write it anew"
    refused = ((pli, "tunggu", room.budi), (pli, "salam", room.dewi), (pli, "salam", room.siti))
    keys = [(await room.does(keeps(*each)) or AssertionError).key for each in refused]  # type: ignore[union-attr]
    assert keys == ["refused-canned-not-yours", "refused-not-staff", "refused-not-staff"]
    ticket = await room.files(room.siti, unit="lpse")
    (mine,) = [await room.does(lambda desk: canned.drop(desk, ticket.id, 1, person=room.ratna))]
    assert mine is not None
    assert mine.key == "refused-canned-gone", "another unit's reply cannot be deleted from here"


async def test_a_cards_edits_are_merged_and_a_topic_is_renamed_on_real_change_only(room: StaffRoom) -> None:
    ticket = await room.files(room.siti, unit="lpse")
    for _ in range(3):
        await room.does(lambda desk: staff.reply(desk, ticket.id, room.written(LPSE), person=room.budi))
        await room.does(lambda desk: _writes(desk, room, ticket.id))
    waiting = (outbox.c.chat_id == LPSE) & (outbox.c.state == OutboxState.WAITING)
    query = select(outbox.c.method).where(waiting).order_by(outbox.c.id)
    async with room.database.transaction() as tx:
        methods = list((await tx.connection.execute(query)).scalars())
    assert methods.count("editForumTopic") == 1, "from received to looked at; then nothing changed"
    assert methods.count("editMessageText") == 1, "one edit for all that waits"
    assert methods[0] == "createForumTopic"


async def _writes(desk: Desk, room: StaffRoom, ticket_id: int) -> None:
    ticket = await tickets.own(desk, ticket_id, person_id=room.siti.id)
    await tickets.write(desk, ticket, room.written(room.siti.id), person_id=room.siti.id)
