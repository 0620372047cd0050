"""Drafts are measured beside the answers: kept once, told where they are looked at, and never in the way."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select
from structlog.testing import capture_logs

from bot import measurer
from bot.measurer import LOOK_EVERY, Measurer
from storage import learning, messages
from storage.database import Database
from storage.learning import Learning
from storage.messages import MessageRole
from storage.tables import learnings, outbox
from tests.handlers.staff_room import PLI, StaffRoom, office

ENTRY = "puspa.error-419"
WRONG = ["masukin surat ke puspa", "kirim surat lewat puspa", "cara memasukkan surat puspa", "ngirim surat puspa"]


@pytest_asyncio.fixture
async def room(database_url: str) -> AsyncIterator[StaffRoom]:
    database = Database(database_url)
    room = StaffRoom(database)
    await room.open()
    yield room
    await database.close()


async def drafted(room: StaffRoom, *added: str) -> Learning:
    async with room.database.transaction() as tx:
        words = {"parts": {}, "added": list(added)}
        begun = await learning.begin(tx, room.ratna.id, service="puspa", entry_id=ENTRY, chat_id=PLI, words=words)
        ref = await messages.note(tx, None, chat_id=PLI, role=MessageRole.NOTICE, message_id=77)
        await learning.place(tx, begun.id, chat_id=PLI, message_ref=ref)
        return begun


async def measured(room: StaffRoom) -> Any:  # noqa: ANN401 - JSON
    async with room.database.transaction() as tx:
        return (await tx.connection.execute(select(learnings.c.measured))).scalar_one()


async def told(room: StaffRoom) -> list[str]:
    async with room.database.transaction() as tx:
        query = select(outbox.c.payload).where(outbox.c.method == "editMessageText").order_by(outbox.c.id)
        return [payload["text"] for payload in (await tx.connection.execute(query)).scalars()]


async def test_what_gets_worse_is_said_in_words_with_the_questions_of_the_settings(
    room: StaffRoom, tmp_path: Path
) -> None:
    questions = tmp_path / "soal.jsonl"
    questions.write_text(
        '{"query": "cara memasukkan surat puspa", "expect": ["puspa.kirim-surat"]}\n', encoding="utf-8"
    )
    await drafted(room, *WRONG)
    measures = Measurer(room.database, office(), questions=str(questions))
    assert await measures.look() == 0
    effect = (await measured(room))["effect"]
    assert effect["is_worse"]
    assert (effect["questions_before"], effect["questions_after"]) == (1, 0)
    (text,) = await told(room)
    assert "Pencarian jadi lebih buruk" in text
    assert "Pertanyaan uji: 1 → 0 dari 1" in text
    assert "Tetap dapat disimpan" in text
    assert await measures.look() == LOOK_EVERY, "once is enough"


async def test_a_draft_that_cannot_be_measured_can_be_saved_all_the_same(
    room: StaffRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measurer, "PROGRAM", "raise SystemExit(3)")
    await drafted(room, "puspa mental terus")
    with capture_logs() as logs:
        assert await Measurer(room.database, office(), questions="tidak/ada.jsonl").look() == 0
    assert [line["log_level"] for line in logs] == ["warning", "warning"]
    assert await measured(room) == measurer.NOTHING
    assert "tidak dapat diukur" in (await told(room))[0]


async def test_what_was_measured_of_an_older_edition_does_not_count(room: StaffRoom) -> None:
    begun = await drafted(room, "puspa mental terus")
    async with room.database.transaction() as tx:
        await learning.rewrite(tx, begun, words={"parts": {}, "added": ["puspa balik terus"]})
        assert not await learning.keep_measured(tx, begun, {"effect": {}})
        newer = await learning.draft(tx, begun.id)
        assert newer is not None
        await learning.end(tx, begun.id, learning.DraftState.DROPPED, by=room.ratna.id)
        assert not await learning.keep_measured(tx, newer, {"effect": {}})
    assert await measured(room) is None
    assert await Measurer(room.database, office(), questions="").look() == LOOK_EVERY
