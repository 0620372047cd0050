"""Cards that are true, and messages taken back whole: the staff room's actions on a real database."""

from sqlalchemy import select, update

from handlers.buttons import ShowHeld, ShowSecrets, encode
from handlers.card import actions as card
from handlers.card_again import Brought
from handlers.delivery import actions as delivery
from handlers.desk import Desk
from handlers.lookup import actions as lookup
from handlers.relay import Content, Media, Written
from handlers.staff import actions as staff
from handlers.texts import Html
from handlers.tickets import actions as own
from handlers.tickets import looking
from handlers.transfer import actions as transfer
from knowledge.rules.ticket import Event
from storage import fulltext, held, messages
from storage.messages import MessageRole
from storage.outbox import OutboxState
from storage.tables import messages as messages_table
from storage.tables import outbox, tickets
from storage.tickets import Ticket
from tests.handlers.staff_room import LPSE, PLI, Action, StaffRoom, office

PICTURE = Media("photo", "file-1", "key-1")


async def waiting(room: StaffRoom, chat_id: int) -> list[tuple[str, str]]:
    """Return what waits for a chat: methods, and the beginning of what they say."""
    of = (outbox.c.chat_id == chat_id) & (outbox.c.state == OutboxState.WAITING)
    query = select(outbox.c.method, outbox.c.payload).where(of).order_by(outbox.c.priority, outbox.c.id)
    async with room.database.transaction() as tx:
        return [(method, str(payload.get("text", ""))[:12]) for method, payload in await tx.connection.execute(query)]


async def becomes(room: StaffRoom, state: OutboxState) -> None:
    """Let everything that waits come to this end."""
    waits = update(outbox).where(outbox.c.state == OutboxState.WAITING)
    async with room.database.transaction() as tx:
        await tx.connection.execute(waits.values(state=state))


async def test_all_that_the_requester_got_of_a_message_is_taken_back(room: StaffRoom) -> None:
    ticket = await room.files(room.siti)
    long = "k" * 1_020
    wrote = Written(PLI, 70, Content.CAPTIONED, Html(long), long, media=PICTURE)
    sticker = Written(PLI, 71, Content.OTHER, Html(""), "")
    for each in (wrote, sticker):
        assert await room.does(replies(room, ticket, each)) is None
    await becomes(room, OutboxState.SENT)
    for answered in (70, 71):
        act = recalls(room, ticket, answered)
        assert await room.does(act) is None
        methods = [method for method, _ in await waiting(room, room.siti.id)]
        assert methods == ["deleteMessage"] * 2, "the file and its words; the sticker and the line above it"
        refusal = await room.does(act)
        assert refusal is not None
        assert refusal.key == "refused-recalled"
        await becomes(room, OutboxState.SENT)


def replies(room: StaffRoom, ticket: Ticket, written: Written) -> Action:
    """Let Budi answer."""
    return lambda desk: staff.reply(desk, ticket.id, written, person=room.budi)


def recalls(room: StaffRoom, ticket: Ticket, answered: int) -> Action:
    """Let Budi take a message back."""
    return lambda desk: delivery.recall(desk, ticket.id, answered, person=room.budi, chat_id=PLI)


async def test_a_canned_reply_is_taken_back_and_a_notice_is_not(room: StaffRoom) -> None:
    ticket = await room.files(room.siti)
    async with room.database.transaction() as tx:  # a preview, and something that never went out
        for number in (80, 81):
            await messages.note(tx, ticket.id, chat_id=PLI, role=MessageRole.NOTICE, message_id=number)
    sent = Written(PLI, 80, Content.TEXT, Html("Mohon tunggu"), "Mohon tunggu")
    assert await room.does(lambda desk: staff.reply(desk, ticket.id, sent, person=room.budi)) is None
    assert await room.does(recalls(room, ticket, 80)) is None
    assert ("deleteMessage", "") in await waiting(room, room.siti.id)
    refusal = await room.does(recalls(room, ticket, 81))
    assert refusal is not None
    assert refusal.key == "refused-nothing-to-recall"


async def test_another_unit_can_look_behind_what_was_hidden_and_held_back_in_the_first(room: StaffRoom) -> None:
    ticket = await room.files(room.siti)
    told = room.written(room.siti.id, "NPWP 01.234.567.8-901.000")
    assert await room.does(lambda desk: own.write(desk, ticket, told, person_id=room.siti.id)) is None
    async with room.database.transaction() as tx:
        first = select(messages_table.c.id).where(messages_table.c.role == MessageRole.MIRROR)
        mirror_ref = (await tx.connection.execute(first)).scalar_one()
        await messages.learn_id(tx, mirror_ref, message_id=90)
        await held.hold(
            tx,
            room.siti.id,
            ticket_id=ticket.id,
            chat_id=room.siti.id,
            message_id=91,
            written=room.written(room.siti.id, "...").kept(),
            header="",
            cause=held.Cause.MUTED,
        )
    moves = lambda desk: transfer.transfer(desk, ticket.id, "lpse", person=room.budi, chat_id=PLI)  # noqa: E731
    assert await room.does(moves) is None
    query = select(outbox.c.method, outbox.c.payload).where(outbox.c.chat_id == LPSE)
    async with room.database.transaction() as tx:
        said = [(method, str(payload)) for method, payload in await tx.connection.execute(query)]
    assert [encode(ShowSecrets(mirror_ref)) in text for method, text in said if method == "copyMessage"] == [True]
    assert [text for _, text in said if encode(ShowHeld(ticket.id)) in text], "what is held back has its line there"


async def test_a_card_that_never_arrived_can_be_put_up_again(room: StaffRoom) -> None:
    ticket, came = await room.files(room.siti), list[Brought]()

    async def bring(desk: Desk) -> None:
        came.append(await lookup.bring(desk, ticket))

    await room.does(bring)
    await becomes(room, OutboxState.DEAD)  # e.g. the bot might not write there for a while
    await room.does(bring)
    assert came == [Brought.COMING, Brought.UP]
    assert [method for method, _ in await waiting(room, PLI)] == ["sendMessage"], "and no word about an older one"


async def test_a_ticket_without_a_topic_says_that_its_card_is_to_be_answered(room: StaffRoom) -> None:
    before, after = await room.files(room.siti), await room.files(room.siti, unit="lpse")
    async with room.database.transaction() as tx:  # its group became a forum later
        await tx.connection.execute(update(tickets).where(tickets.c.id == before.id).values(unit="lpse"))
    before = await room.ticket(before.id)
    async with room.database.transaction() as tx:
        views = [await card.gather(Desk(tx, office()), each) for each in (before, after)]
        cards = select(outbox.c.payload).where(outbox.c.chat_id == LPSE, outbox.c.method == "sendMessage")
        texts = [payload["text"] for payload in (await tx.connection.execute(cards)).scalars()]
    assert [view.has_topic for view in views] == [False, True]
    assert ["topik ini" in text.lower() for text in texts] == [True], "it was put up in its topic"


async def test_a_topic_made_once_more_has_one_card_and_is_closed_with_its_ticket(room: StaffRoom) -> None:
    ticket = await room.files(room.siti, unit="lpse")
    await becomes(room, OutboxState.SENT)
    assert await room.does(lambda desk: staff.take(desk, ticket.id, person=room.budi)) is None
    assert await room.does(lambda desk: staff.close(desk, ticket.id, person=room.budi)) is None
    assert ("editMessageText", "🎫 <b>Tiket #") in await waiting(room, LPSE)

    async def lost(desk: Desk) -> None:
        topic = await messages.topic_of(desk.tx, ticket.id, chat_id=LPSE)
        assert topic is not None
        await card.remake_topic(desk, topic.id)

    assert await room.does(lost) is None
    left = [each for each in await waiting(room, LPSE) if each[0] != "editForumTopic"]
    assert left[:2] == [("createForumTopic", ""), ("sendMessage", "🎫 <b>Tiket #")]
    assert {method for method, _ in left[2:]} == {"closeForumTopic"}, "no edit of the lost card comes after"


async def test_what_was_changed_is_on_the_card_and_what_it_was_is_kept_for_staff(room: StaffRoom) -> None:
    ticket = await room.files(room.siti)
    reply, answer = room.written(PLI, "Kode Anda 1234"), room.written(room.siti.id, "akunnya majuu")
    assert await room.does(lambda desk: staff.reply(desk, ticket.id, reply, person=room.budi)) is None
    assert await room.does(lambda desk: own.write(desk, ticket, answer, person_id=room.siti.id)) is None
    mended = Written(PLI, reply.message_id, Content.TEXT, Html("Kode Anda 4321"), "Kode Anda 4321")
    corrected = Written(room.siti.id, answer.message_id, Content.TEXT, Html("akunnya sejahtera"), "akunnya sejahtera")
    for _ in range(2):  # an edit that came twice is one
        assert await room.does(lambda desk: staff.change_reply(desk, mended, person=room.budi)) is None
        assert await room.does(lambda desk: own.change_written(desk, corrected)) is None
    async with room.database.transaction() as tx:
        desk = Desk(tx, office())
        kept = [line for line in (await card.gather(desk, await room_ticket(desk, ticket))).history if line.before]
        hers = (await looking.view(desk, await room_ticket(desk, ticket))).view.history
        found = (await fulltext.texts(tx, [ticket.id]))[ticket.id].body
    assert [(line.event, line.text, line.before) for line in kept] == [
        (Event.REPLIED, "Kode Anda 4321", "Kode Anda 1234"),
        (Event.ANSWERED, "akunnya sejahtera", "akunnya majuu"),
    ]
    assert not [line for line in hers if line.before], "a slip of staff's is not read by the requester again"
    assert {"Kode Anda 4321", "akunnya sejahtera"} <= set(found)
    edits = [text for method, text in await waiting(room, PLI) if method == "editMessageText"]
    assert "🎫 <b>Tiket #" in edits


async def room_ticket(desk: Desk, ticket: Ticket) -> Ticket:
    """Return a ticket as it is by now."""
    return await own.own(desk, ticket.id, person_id=ticket.requester_id)
