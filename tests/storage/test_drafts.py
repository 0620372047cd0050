"""Conversations in progress."""

from datetime import timedelta

from storage import drafts
from storage.drafts import Purpose
from tests.storage.kept import kept

SITI, GROUP = 1001, -100


async def test_a_new_conversation_takes_the_place_of_one_with_its_purpose_in_its_chat_only() -> None:
    async with kept() as database, database.transaction() as tx:
        elsewhere = await drafts.start(tx, SITI, chat_id=GROUP, purpose=Purpose.REOPEN, state={})
        old = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST, state={"a": 1})
        new = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST, state={"a": 2})
        assert await drafts.get(tx, old.id) is None
        held = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REOPEN, state={})
        assert await drafts.current(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST) == new
        assert await drafts.current(tx, SITI, chat_id=SITI, purpose=Purpose.REOPEN) == held
        assert await drafts.current(tx, SITI, chat_id=GROUP, purpose=Purpose.REOPEN) == elsewhere


async def test_an_old_buttons_number_is_never_given_to_another_conversation() -> None:
    async with kept() as database, database.transaction() as tx:
        old = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST, state={})
        await drafts.drop(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST)
        new = await drafts.start(tx, 1002, chat_id=1002, purpose=Purpose.REQUEST, state={})
        assert new.id > old.id


async def test_what_was_saved_comes_back_whole() -> None:
    state = {"answers": {"nama": '<b>&"é😀'}, "step": "nama", "question_id": 0}
    async with kept() as database:
        async with database.transaction() as tx:
            draft = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST, state={})
            await drafts.save(tx, draft.id, state=state)
        async with database.transaction() as tx:
            found = await drafts.get(tx, draft.id)
        assert found is not None
        assert found.state == state
        assert found.purpose is Purpose.REQUEST


async def test_a_conversation_given_up_is_kept_and_changes_places_with_another() -> None:
    async with kept() as database, database.transaction() as tx:
        first = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST, state={"a": 1})
        await drafts.turn(tx, first, Purpose.CANCELLED)
        second = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST, state={"a": 2})
        cancelled = await drafts.current(tx, SITI, chat_id=SITI, purpose=Purpose.CANCELLED)
        assert cancelled is not None
        await drafts.swap(tx, cancelled, second)
        found = [await drafts.get(tx, each.id) for each in (first, second)]
        assert [each.purpose for each in found if each] == [Purpose.REQUEST, Purpose.CANCELLED]


async def test_one_left_is_found_once_until_it_was_touched_again() -> None:
    async with kept() as database, database.transaction() as tx:
        draft = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST, state={})
        later = tx.now + timedelta(days=1)

        async def left(*, is_reminded: bool) -> list[int]:
            found = await drafts.left(tx, purpose=Purpose.REQUEST, before=later, limit=5, is_reminded=is_reminded)
            return [each.id for each in found]

        assert await left(is_reminded=False) == [draft.id]
        await drafts.note_reminded(tx, draft.id)
        assert await left(is_reminded=False) == []
        assert await left(is_reminded=True) == [draft.id]
        await drafts.save(tx, draft.id, state={"a": 1})
        assert await left(is_reminded=False) == [draft.id]
