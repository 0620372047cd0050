"""What staff do in their group, through the real routes: notes below files, taps called off, a busy group."""

from collections.abc import AsyncIterator
from itertools import count
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select, update

from handlers import prompts
from handlers.buttons import ShowCard, ShowMore, TypeCharge, TypeNote, encode
from handlers.card import actions as card
from handlers.context import TooEarlyError
from handlers.desk import Desk
from handlers.wanted import IN_SENTENCES, Prompt, Wanted
from knowledge.rules.protection import Kind
from knowledge.rules.ticket import Decision, Event
from storage import history, messages, tickets, work
from storage.outbox import OutboxState
from storage.tables import history as history_table
from storage.tables import outbox, sanctions
from tests.handlers.rights_people import (
    BOT,
    BUDI,
    CARDS,
    DATE,
    PLI,
    RATNA,
    SITI,
    Stage,
    Who,
    chat,
    stage,
    tapped,
    wrote,
)

_FILES = count(1)


@pytest_asyncio.fixture
async def desk(quick_url: str) -> AsyncIterator[Stage]:
    """A desk with a ticket of Siti's, whose card stands in the group of section PLI."""
    async with stage(quick_url) as opened:
        async with opened.database.transaction() as tx:
            ticket = await tickets.open_ticket(
                tx,
                SITI,
                draft_id=1,
                service="puspa",
                kind="lainnya",
                unit="pli",
                answers={},
                question_id=None,
                decision=Decision.NOT_NEEDED,
            )
            await history.write(tx, ticket.id, Event.OPENED, actor_id=SITI)
            await card.announce(Desk(tx, opened.office), ticket)
            shown = await messages.card(tx, ticket.id, chat_id=PLI)
            assert shown is not None
            await messages.learn_id(tx, shown.id, message_id=CARDS)
            await tx.connection.execute(update(outbox).values(state=OutboxState.SENT))
        yield opened


async def does(desk: Stage, body: dict[str, Any]) -> str:
    """Let the desk work an update; return the key of a refusal, empty for none."""
    async with desk.database.transaction() as tx:
        return (await desk.serve(tx, body)).refusal


def pictured(who: Who, caption: str = "", *, answers: int | None = CARDS, album: str = "") -> dict[str, Any]:
    """Return a picture with words below it."""
    body = wrote(who, "x", chat_id=PLI, answers=answers)
    message, number = body["message"], next(_FILES)
    del message["text"]
    message["photo"] = [{"file_id": f"f{number}", "file_unique_id": f"u{number}", "width": 9, "height": 9}]
    message |= {"caption": caption} if caption else {}
    message |= {"media_group_id": album} if album else {}
    return body


async def went_to_siti(desk: Stage) -> list[str]:
    """Return the methods of what goes to Siti."""
    query = select(outbox.c.method).where(outbox.c.chat_id == SITI).order_by(outbox.c.id)
    async with desk.database.transaction() as tx:
        return list((await tx.connection.execute(query)).scalars())


async def said(desk: Stage, event: Event) -> list[str]:
    """Return what the history has of such an event."""
    query = select(history_table.c.details).where(history_table.c.event == event).order_by(history_table.c.id)
    async with desk.database.transaction() as tx:
        return [details.get("text", "") for details in (await tx.connection.execute(query)).scalars()]


async def test_a_note_below_a_picture_stays_among_colleagues_with_its_whole_album(desk: Stage) -> None:
    assert await does(desk, pictured(Who.STAFF, "// wajahnya lain dengan di KTP")) == ""
    assert await does(desk, pictured(Who.STAFF, "/catatan KTP-nya palsu")) == ""
    assert await does(desk, pictured(Who.STAFF, "/note@loket_bot tanya Ratna")) == ""
    assert await does(desk, wrote(Who.STAFF, "/catatan\nBesok ditanya lagi", chat_id=PLI, answers=CARDS)) == ""
    assert await does(desk, pictured(Who.STAFF, "/kirimkan ini")) == "refused-command-in-group"
    assert await does(desk, pictured(Who.STAFF, "//")) == "refused-note-empty"
    assert await does(desk, pictured(Who.STAFF, "// dua foto palsu", album="a")) == ""
    assert await does(desk, pictured(Who.STAFF, album="a")) == ""
    assert await does(desk, pictured(Who.STAFF, "yang ini juga", album="a", answers=None)) == ""
    assert await went_to_siti(desk) == []
    assert await said(desk, Event.NOTED) == [
        "wajahnya lain dengan di KTP",
        "KTP-nya palsu",
        "tanya Ratna",
        "Besok ditanya lagi",
        "dua foto palsu",
        "yang ini juga",
    ]
    assert await does(desk, pictured(Who.STAFF, "Contohnya seperti ini // ya Bu")) == ""
    assert await does(desk, pictured(Who.STAFF, album="b")) == ""
    assert await went_to_siti(desk) == ["copyMessage", "sendMediaGroup"], "what is no note goes out as before"


async def test_an_album_is_a_note_as_a_whole_whichever_of_its_files_says_so(desk: Stage) -> None:
    assert await does(desk, pictured(Who.STAFF, "KTP dan swafotonya", album="d")) == ""
    assert await does(desk, pictured(Who.STAFF, album="d")) == ""
    assert "sendMediaGroup" in await waits_for_siti(desk)
    assert await does(desk, pictured(Who.STAFF, "// wajahnya lain", album="d")) == ""
    assert await does(desk, pictured(Who.STAFF, album="d")) == ""
    assert set(await waits_for_siti(desk)) == {"deleteMessage"}, "of what might be on its way this moment"
    assert await said(desk, Event.NOTED) == ["wajahnya lain"]
    assert await said(desk, Event.RECALLED) == ["KTP dan swafotonya"]
    async with desk.database.transaction() as tx:
        lines = await history.read(tx, 1)
    assert [line.is_internal for line in lines if line.event == Event.REPLIED] == [True]
    assert await does(desk, pictured(Who.STAFF, album="e")) == ""
    assert await does(desk, pictured(Who.STAFF, "//", album="e")) == "", "the files are the note"
    assert (await said(desk, Event.NOTED))[1:] == ["(berkas, tanpa kata-kata)"]
    assert not [text for text in await said_in_group(desk) if "terlanjur" in text]


async def test_what_was_out_of_an_album_before_its_note_came_is_taken_back(desk: Stage) -> None:
    first = pictured(Who.STAFF, album="f")
    assert await does(desk, first) == ""
    async with desk.database.transaction() as tx:
        original = await messages.at(tx, PLI, message_id=first["message"]["message_id"])
        assert original is not None
        mirror = await messages.mirror(tx, original.id)
        assert mirror is not None
        await messages.learn_id(tx, mirror.id, message_id=77)
        await tx.connection.execute(update(outbox).values(state=OutboxState.SENT))
    assert await does(desk, pictured(Who.STAFF, "/catatan jangan dikirim", album="f")) == ""
    assert await waits_for_siti(desk) == ["deleteMessage"]
    assert [text for text in await said_in_group(desk) if "terlanjur sampai ke pemohon" in text]


async def waits_for_siti(desk: Stage) -> list[str]:
    """Return the methods of what is still to go to Siti."""
    of = (outbox.c.chat_id == SITI) & (outbox.c.state == OutboxState.WAITING)
    async with desk.database.transaction() as tx:
        return list((await tx.connection.execute(select(outbox.c.method).where(of).order_by(outbox.c.id))).scalars())


async def said_in_group(desk: Stage) -> list[str]:
    """Return what is said in the group, by its text."""
    query = select(outbox.c.payload).where(outbox.c.chat_id == PLI).order_by(outbox.c.id)
    async with desk.database.transaction() as tx:
        return [str(payload.get("text", "")) for payload in (await tx.connection.execute(query)).scalars()]


async def test_an_album_that_answers_the_question_for_a_note_is_one(desk: Stage) -> None:
    await does(desk, tapped(Who.STAFF, encode(TypeNote(1)), chat_id=PLI))
    assert await does(desk, pictured(Who.STAFF, "dua tangkapan layar dari kantor", album="c")) == ""
    assert await does(desk, pictured(Who.STAFF, album="c")) == ""
    assert await went_to_siti(desk) == []
    assert await said(desk, Event.NOTED) == ["dua tangkapan layar dari kantor"]


@pytest.mark.parametrize("back", [ShowCard(1), ShowMore(1)], ids=["card", "more"])
async def test_a_ban_or_note_that_was_called_off_does_not_wait_for_the_next_reply(
    desk: Stage, back: ShowCard | ShowMore
) -> None:
    for who, begun in ((Who.ADMIN, TypeCharge(1, Kind.BAN, 24)), (Who.STAFF, TypeNote(1))):
        assert await does(desk, tapped(who, encode(begun), chat_id=PLI)) == ""
        assert await does(desk, tapped(who, encode(back), chat_id=PLI)) == ""
        assert await does(desk, wrote(who, "Baik Bu, kami periksa dulu", chat_id=PLI, answers=CARDS)) == ""
    async with desk.database.transaction() as tx:
        assert (await tx.connection.execute(select(sanctions.c.id))).all() == []
    assert await went_to_siti(desk) == ["sendMessage", "sendMessage"]
    assert await said(desk, Event.NOTED) == []


async def test_no_command_is_a_reason_and_batal_calls_the_question_off(desk: Stage) -> None:
    ways = [(wanted, "/batal") for wanted in (*IN_SENTENCES, Wanted.TAGS)]
    ways += [(wanted, "Batal.") for wanted in IN_SENTENCES]
    for wanted, way in [*ways, (Wanted.NOTE, "/cancel@loket_bot")]:
        async with desk.database.transaction() as tx:
            await prompts.ask(Desk(tx, desk.office), RATNA, chat_id=PLI, prompt=Prompt(wanted, 1, 1, CARDS))
        slip = wrote(Who.ADMIN, "/tutup saja", chat_id=PLI, answers=CARDS)
        assert await does(desk, slip) == "refused-command-in-group"
        assert await asked_for(desk) == wanted, "words are still waited for: the next ones must not go to the requester"
        assert await does(desk, wrote(Who.ADMIN, way, chat_id=PLI, answers=CARDS)) == ""
        assert await asked_for(desk) is None
    assert await does(desk, wrote(Who.ADMIN, "/batal", chat_id=PLI, answers=CARDS)) == "refused-command-in-group"
    async with desk.database.transaction() as tx:
        lines = (await tx.connection.execute(select(history_table.c.event))).scalars()
        assert list(lines) == [Event.OPENED]
    assert await went_to_siti(desk) == []


async def asked_for(desk: Stage) -> Wanted | None:
    """Return what Ratna is asked for in the group."""
    async with desk.database.transaction() as tx:
        prompt = await prompts.current(tx, RATNA, chat_id=PLI)
    return prompt.wanted if prompt else None


async def test_a_file_in_answer_to_the_question_for_an_e_mail_is_refused_and_words_are_still_waited_for(
    desk: Stage,
) -> None:
    async with desk.database.transaction() as tx:
        at = Desk(tx, desk.office)
        await prompts.ask(at, BUDI, chat_id=PLI, prompt=Prompt(Wanted.MAIL, 1, 1, CARDS))
    assert await does(desk, pictured(Who.STAFF, "Ini tangkapan layarnya, Pak")) == "refused-mail-file"
    async with desk.database.transaction() as tx:
        still = await prompts.current(tx, BUDI, chat_id=PLI)
        assert still is not None
        assert still.wanted == Wanted.MAIL
    assert await went_to_siti(desk) == []


async def waits(desk: Stage) -> None:
    """Let a card's edit wait to be sent, as in a group that is busy."""
    async with desk.database.transaction() as tx:
        await card.refresh(Desk(tx, desk.office), 1)


def of_ours(message_id: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """Return a message of the desk's in the group."""
    return {"message_id": message_id, "date": DATE, "chat": chat(PLI), "from": BOT, **more}


async def test_what_is_written_in_a_topic_does_not_wait_until_a_busy_group_has_everything(desk: Stage) -> None:
    async with desk.database.transaction() as tx:
        ref = await messages.open_topic(tx, 1, chat_id=PLI)
        await messages.learn_thread(tx, ref, thread_id=5_000)
    await waits(desk)
    body = wrote(Who.STAFF, "Sudah kami periksa, Bu", chat_id=PLI)
    body["message"] |= {
        "message_thread_id": 5_000,
        "is_topic_message": True,
        "reply_to_message": of_ours(5_000, forum_topic_created={"name": "#1", "icon_color": 7322096}),
    }
    assert await does(desk, body) == ""
    assert await went_to_siti(desk) == ["sendMessage"]


async def test_only_an_answer_to_the_newest_message_waits_for_its_id(desk: Stage) -> None:
    await waits(desk)
    older, newer = wrote(Who.STAFF, "oke", chat_id=PLI), wrote(Who.STAFF, "oke", chat_id=PLI)
    older["message"]["reply_to_message"] = of_ours(CARDS - 1, text="Pesan grup ini terlambat")
    newer["message"]["reply_to_message"] = of_ours(CARDS + 1, text="Tiket #1")
    assert await does(desk, older) == "", "what went out before the card has no id that could still come"
    with pytest.raises(TooEarlyError):
        await does(desk, newer)
    assert await went_to_siti(desk) == []


async def test_a_bot_that_joins_the_group_is_nobodys_colleague(desk: Stage) -> None:
    for number, is_bot in ((7001, True), (7002, False)):
        user = {"id": number, "is_bot": is_bot, "first_name": "Baru"}
        change = {
            "chat": chat(PLI),
            "from": {"id": RATNA, "is_bot": False, "first_name": "Ratna"},
            "date": DATE,
            "old_chat_member": {"status": "left", "user": user},
            "new_chat_member": {"status": "member", "user": user},
        }
        await does(desk, {"chat_member": change})
    async with desk.database.transaction() as tx:
        known = {each.id for each in await work.colleagues(tx, PLI)}
    assert 7002 in known
    assert 7001 not in known
