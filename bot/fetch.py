"""Files that people sent: fetched after the commit, looked into, and stored by their hash."""

import asyncio
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.bot_api import BAD_REQUEST, ApiError, BotApi, UnansweredError
from bot.examination.examiner import Examiner, ExaminerAwayError, PagesTooLargeError
from bot.loops import go_on
from handlers.desk import Desk
from handlers.documents import actions
from handlers.office import Office
from knowledge.rules import documents as rules
from knowledge.rules.findings import Finding
from knowledge.rules.refusals import Refusal
from knowledge.service import Slot
from storage import documents
from storage.database import Database
from storage.documents import PAGES, Document, DocumentState
from storage.files import Files
from storage.transaction import Wake

log = structlog.get_logger()

AT_ONCE: Final = 4
LONGEST_NAP: Final = 5.0
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 300.0
AWAY: Final = (OperationalError, InterfaceError, PoolTimeoutError)  # of the database
MOST_ATTEMPTS: Final = 5  # at a file that fails in a way nobody thought of, or that cannot be looked into


class Fetcher:
    """Fetches the bytes of documents that are still only claimed, and joins pages into one."""

    def __init__(self, api: BotApi, database: Database, office: Office, files: Files, examiner: Examiner) -> None:
        self._api = api
        self._database = database
        self._office = office
        self._files = files
        self._examiner = examiner
        self._watched_until = 0.0  # as the loop's clock has it: something is due again before that

    async def run(self) -> None:
        """Fetch for ever."""
        await go_on("fetch", self.look, self._database.bell(Wake.FETCH))

    async def look(self) -> float:
        """Fetch what is due and return how long nothing else is."""
        async with self._database.transaction() as tx:
            due = {f"file:{document.id}": document for document in await documents.due(tx, limit=AT_ONCE)}
        claimed = await self._database.claims.take(due)
        try:
            await asyncio.gather(*(self._fetch_or_count(due[name]) for name in sorted(claimed)))
        finally:
            await self._database.claims.release(claimed)
        if claimed:
            return 0.0
        is_due_soon = asyncio.get_running_loop().time() < self._watched_until
        return FIRST_PAUSE if is_due_soon else LONGEST_NAP

    async def _fetch_or_count(self, document: Document) -> None:
        try:
            await self.fetch(document)
        except AWAY:
            raise  # no fault of the file's
        except Exception:
            # Every surprise ends here: the file is tried again, then given up, and the others go on.
            log.exception("a file failed", document=document.id, attempt=document.attempts + 1)
            await self._postpone(document)
            if document.attempts + 1 >= MOST_ATTEMPTS:
                await self._give_up(document)

    async def _give_up(self, document: Document) -> None:
        log.error("a file is given up", document=document.id)
        async with self._database.transaction() as tx:
            try:
                async with tx.savepoint():
                    await actions.refuse(Desk(tx, self._office), document.id, Refusal("refused-file-gone"))
            except Exception:
                # Its sender cannot be told either: it must not stand in the way for ever.
                log.exception("a file's sender cannot be told", document=document.id)
                await documents.refuse(tx, document.id, reason="refused-file-gone")

    async def fetch(self, document: Document) -> None:
        """Fetch one file; it is received, held, refused with a reason, or tried again later."""
        async with self._database.transaction() as tx:
            current = await documents.get(tx, document.id)
            if current is None or current.state != DocumentState.FETCHING:
                return  # another process was quicker
            slot = await actions.slot_of(Desk(tx, self._office), document)
            if slot is None:  # its form has ended: nobody waits for it
                await documents.refuse(tx, document.id, reason="form-ended")
                return
        try:
            if document.content == PAGES:
                await self._join(document, slot)
            else:
                await self._take(document, await self._download(document, slot), slot)
        except Refusal as refusal:
            async with self._database.transaction() as tx:
                await actions.refuse(Desk(tx, self._office), document.id, refusal)
        except (ApiError, UnansweredError, ExaminerAwayError, OSError) as error:
            log.warning("a file cannot be fetched yet", document=document.id, reason=str(error))
            await self._postpone(document)

    async def _take(self, document: Document, content: bytes, slot: Slot) -> None:
        """Look into a file and store it; one that nobody should open unasked is stored as held."""
        rules.check_content(slot, content)
        found = await self._look_into(document, content)
        if found is not None and not found.is_held:
            raise found.refusal
        await self._keep(document, content, found.refusal if found else None)

    async def _look_into(self, document: Document, content: bytes) -> Finding | None:
        try:
            found = await self._examiner.examine(content, rules.format_of(content))
        except ExaminerAwayError as error:
            if document.attempts + 1 < MOST_ATTEMPTS:
                raise
            log.warning("a file is held without having been looked into", document=document.id, reason=str(error))
            return Finding.UNEXAMINED
        if found is not None:
            log.info("something was found in a file", document=document.id, finding=found)
        return found

    async def _keep(self, document: Document, content: bytes, held_for: Refusal | None) -> None:
        kept = {"sha256": await self._files.store(content), "size": len(content)}
        async with self._database.transaction() as tx:
            desk = Desk(tx, self._office)
            if held_for is None:
                await actions.receive(desk, document.id, **kept)  # type: ignore[arg-type]
            else:
                await actions.hold(desk, document.id, held_for, **kept)  # type: ignore[arg-type]

    async def _join(self, document: Document, slot: Slot) -> None:
        """Join the pages of a document once all of them are there; one held page makes it held."""
        async with self._database.transaction() as tx:
            pages = await documents.pages_of(tx, document.id)
        if any(page.state == DocumentState.FETCHING for page in pages):
            await self._postpone(document, seconds=FIRST_PAUSE)
            return
        contents = [await self._files.read(page.sha256) for page in pages if page.sha256]
        if not contents:
            raise Refusal("refused-file-gone")
        try:
            joined = await self._examiner.pages_to_pdf(contents, most=slot.max_bytes)
        except PagesTooLargeError:
            raise Refusal("refused-file-pages", most=rules.largest(slot), count=len(contents)) from None
        reason = next((page.reason for page in pages if page.state == DocumentState.HELD and page.reason), None)
        await self._keep(document, joined, Refusal(reason) if reason else None)

    async def _download(self, document: Document, slot: Slot) -> bytes:
        try:
            file = await self._api.call("getFile", {"file_id": document.file_id})
        except ApiError as error:
            if error.code != BAD_REQUEST:
                raise
            if "too big" in error.description.lower():
                raise Refusal("refused-file-size", most=rules.largest(slot)) from None
            raise Refusal("refused-file-gone") from None
        rules.check_claim(slot, size=file.get("file_size"))
        content = await self._api.download(file["file_path"], most=slot.max_bytes)
        if content is None:
            raise Refusal("refused-file-size", most=rules.largest(slot))
        return content

    async def _postpone(self, document: Document, *, seconds: float | None = None) -> None:
        if seconds is None:
            seconds = min(FIRST_PAUSE * 2 ** min(document.attempts, 10), LONGEST_PAUSE)
        again = asyncio.get_running_loop().time() + seconds + FIRST_PAUSE
        self._watched_until = max(self._watched_until, again)
        async with self._database.transaction() as tx:
            await documents.postpone(tx, document.id, until=tx.now + timedelta(seconds=seconds))
