"""What people asked in vain becomes a way to ask or a new answer, without what points to them."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.desk import Desk
from handlers.learning import unanswered
from knowledge.faq.overlay import Part
from storage import questions
from storage.people import Person
from storage.questions import Response
from tests.handlers.staff_room import StaffRoom, office

ENTRY = "puspa.error-419"


async def asks(room: StaffRoom, person: Person, text: str, *, found: Response = Response.HAND_OVER) -> int:
    async with room.database.transaction() as tx:
        asked = await questions.ask(tx, person.id, text=text, message_id=1, content="text", decision=found)
        return asked.id


async def got(room: StaffRoom, act: Callable[[Desk], Awaitable[Any]]) -> Any:  # noqa: ANN401 - whatever it gives
    async with room.database.transaction() as tx:
        return await act(Desk(tx, office()))


async def test_each_thing_is_listed_once_the_newest_first_and_nothing_that_is_answered(room: StaffRoom) -> None:
    await asks(room, room.siti, "Parkir motor di mana? Saya Siti Rahayu")
    await asks(room, room.agus, "puspa 419 page expired")
    await asks(room, room.agus, "halo", found=Response.TALK)
    await asks(room, room.agus, "ada wifi tamu tidak ya")
    newest = await asks(room, room.agus, "parkir motor di mana")
    rows = await got(room, unanswered.listed)
    assert [row.text.id for row in rows] == ["parkir motor di mana", "ada wifi tamu tidak ya"]
    assert rows[0].question_id == newest


async def test_it_is_drafted_by_admins_only_and_only_what_found_no_answer(room: StaffRoom) -> None:
    asked = await asks(room, room.siti, "Puspa mental terus, Siti Rahayu dari PT Maju Bersama")
    other = await asks(room, room.siti, "rahasia saya", found=Response.ANSWER)
    for act in (
        lambda desk, who: unanswered.asked(desk, asked, person=who),
        lambda desk, who: unanswered.begin(desk, asked, ENTRY, person=who),
        lambda desk, who: unanswered.begin_new(desk, asked, "puspa", person=who),
    ):
        refusal = await room.does(lambda desk, do=act: do(desk, room.budi))  # type: ignore[misc]
        assert refusal is not None
        assert refusal.key == "refused-faq-admin"
    refusal = await room.does(lambda desk: unanswered.asked(desk, other, person=room.ratna))
    assert refusal is not None
    assert refusal.key == "refused-stale"
    shown = await got(room, lambda desk: unanswered.asked(desk, asked, person=room.ratna))
    assert "Rahayu" not in shown.text
    assert "Maju" not in shown.text
    for _ in range(2):  # a second tap adds nothing
        draft = await got(room, lambda desk: unanswered.begin(desk, asked, ENTRY, person=room.ratna))
    assert draft.words["added"] == [shown.text]
    new = await got(room, lambda desk: unanswered.begin_new(desk, asked, "puspa", person=room.ratna))
    assert new.words["parts"][Part.QUESTION].startswith("Puspa mental terus")
