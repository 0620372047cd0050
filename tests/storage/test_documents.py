"""Files for slots: whole ones, pages, and what is let go of."""

from datetime import timedelta

from storage import documents, drafts
from storage.documents import PAGES, UNPLACED, DocumentState
from storage.drafts import Purpose
from storage.transaction import Transaction
from tests.storage.kept import kept

SITI, DRAFT = 1001, 7


async def expect(tx: Transaction, slot: str, name: str, *, page: int = 0, draft_id: int = DRAFT) -> int:
    values = {"file_id": name, "content": "photo" if page else "document", "claimed_name": name, "page": page}
    return await documents.expect(tx, SITI, draft_id=draft_id, slot=slot, **values)  # type: ignore[arg-type]


async def test_pages_become_one_document_that_can_be_taken_apart_again() -> None:
    async with kept() as database, database.transaction() as tx:
        pages = [await expect(tx, "akta", f"{page}.jpg", page=page) for page in (2, 1)]
        for each in pages:
            await documents.receive(tx, each, sha256="a" * 64, size=10)
        first = (await documents.of_draft(tx, DRAFT))["akta"]
        assert first.claimed_name == "1.jpg", "of loose pages, the first one"
        joined = await documents.join(tx, first, claimed_name="halaman")
        assert [page.claimed_name for page in await documents.pages_of(tx, joined)] == ["1.jpg", "2.jpg"]
        whole = (await documents.of_draft(tx, DRAFT))["akta"]
        assert (whole.id, whole.content, whole.state) == (joined, PAGES, DocumentState.FETCHING)
        await documents.part(tx, joined)
        assert (await documents.of_draft(tx, DRAFT))["akta"].claimed_name == "1.jpg"
        assert await documents.pages_of(tx, joined) == []


async def test_a_file_waits_for_its_slot_and_is_fetched_only_then() -> None:
    async with kept() as database, database.transaction() as tx:
        waiting = await expect(tx, UNPLACED, "entah.pdf")
        assert await documents.due(tx, limit=5) == []
        assert await documents.of_draft(tx, DRAFT) == {}
        await documents.place(tx, waiting, slot="ktp")
        assert [each.slot for each in await documents.due(tx, limit=5)] == ["ktp"]


async def test_a_held_file_fills_its_slot_and_says_why() -> None:
    async with kept() as database, database.transaction() as tx:
        held = await expect(tx, "ktp", "ktp.pdf")
        await documents.hold(tx, held, reason="held-script", sha256="b" * 64, size=3)
        found = (await documents.of_draft(tx, DRAFT))["ktp"]
        assert (found.state, found.reason, found.sha256) == (DocumentState.HELD, "held-script", "b" * 64)


async def test_what_is_let_go_of_names_only_bytes_that_nobody_else_has() -> None:
    async with kept() as database, database.transaction() as tx:
        mine, shared = "c" * 64, "d" * 64
        for name, sha256, draft_id in (("a", mine, DRAFT), ("b", shared, DRAFT), ("c", shared, DRAFT + 1)):
            found = await expect(tx, name, name, draft_id=draft_id)
            await documents.receive(tx, found, sha256=sha256, size=1)
        assert await documents.forget_draft(tx, DRAFT) == {mine}
        assert await documents.files_of(tx, DRAFT) == []


async def test_files_whose_draft_is_gone_are_found_by_their_age() -> None:
    async with kept() as database, database.transaction() as tx:
        draft = await drafts.start(tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST, state={})
        for draft_id, sha256 in ((draft.id, "e" * 64), (draft.id + 50, "f" * 64)):
            found = await expect(tx, "ktp", "ktp.pdf", draft_id=draft_id)
            await documents.receive(tx, found, sha256=sha256, size=1)
        assert await documents.forget_orphans(tx, before=tx.now, limit=5) == set()
        assert await documents.forget_orphans(tx, before=tx.now + timedelta(seconds=1), limit=5) == {"f" * 64}
        assert len(await documents.files_of(tx, draft.id)) == 1
