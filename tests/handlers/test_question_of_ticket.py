"""What staff get of the question that a ticket began with: whole, with what was sent, and nothing private."""

from typing import Any

from sqlalchemy import select

from handlers.card import actions as card
from handlers.desk import Desk
from knowledge.rules.ticket import Decision
from storage import questions, tickets
from storage.questions import Response
from storage.tables import outbox
from tests.handlers.staff_room import PLI, StaffRoom, office

NPWP = "01.234.567.8-901.000"
STORY = f"Kami dari PT Maju Bersama, NPWP {NPWP}, " + "sudah mendaftar di Puspa sejak minggu lalu, " * 4


async def begins(room: StaffRoom, text: str, *, number: int, **more: Any) -> list[tuple[str, dict[str, Any]]]:  # noqa: ANN401
    """Open a ticket with a question; return what is said in the group beside the card, as method and payload."""
    async with room.database.transaction() as tx:
        known: dict[str, Any] = {"message_id": number, "content": "text", "decision": Response.HAND_OVER} | more
        question = await questions.ask(tx, room.siti.id, text=text, **known)
        ticket = await tickets.open_ticket(
            tx, room.siti.id, draft_id=number, service="puspa", kind="lainnya", unit="pli", answers={},
            question_id=question.id, decision=Decision.NOT_NEEDED,
        )  # fmt: skip
        await card.announce(Desk(tx, office()), ticket)
        said = select(outbox.c.method, outbox.c.payload).where(outbox.c.chat_id == PLI).order_by(outbox.c.id)
        rows = [(method, payload) for method, payload in await tx.connection.execute(said)]
    return [row for row in rows if f"#{ticket.id}" not in row[1].get("text", "")]


async def test_a_short_follow_up_to_a_long_story_is_told_with_it_and_its_numbers_hidden(room: StaffRoom) -> None:
    said = await begins(room, "terus gimana?", number=5, read_as=f"{STORY}\nterus gimana?", attachments=(4,))
    assert [method for method, _ in said] == ["sendMessage", "copyMessage"]
    told, copied = (payload for _, payload in said)
    assert told["text"].endswith("minggu lalu, \nterus gimana?")
    assert NPWP not in str(said)
    assert (copied["message_id"], copied["caption"]) == (4, ""), "words below it are not shown unseen"


async def test_a_picture_keeps_its_own_words_and_a_whole_question_is_not_repeated(room: StaffRoom) -> None:
    said = await begins(room, "puspa error 419", number=6, content="captioned", attachments=(7, 8))
    assert [(payload["message_id"], payload.get("caption")) for _, payload in said] == [(6, None), (7, ""), (8, "")]


async def test_what_the_card_shows_whole_is_not_repeated_below_it(room: StaffRoom) -> None:
    assert await begins(room, "yang ceisa", number=9, read_as="lupa password\nyang ceisa") == []
