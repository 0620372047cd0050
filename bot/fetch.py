"""Files that people sent: fetched after the commit, checked on the bytes, stored by their hash."""

import asyncio
from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.bot_api import ApiError, BotApi, UnansweredError
from bot.loops import go_on
from handlers.desk import Desk
from handlers.documents import actions
from handlers.office import Office
from knowledge.rules import documents as rules
from knowledge.rules.refusals import Refusal
from knowledge.service import Slot
from storage import documents
from storage.database import Database
from storage.documents import Document, DocumentState
from storage.files import FileStore
from storage.transaction import Wake

log = structlog.get_logger()

AT_ONCE: Final = 4
LONGEST_NAP: Final = 5.0
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 300.0
AWAY: Final = (OperationalError, InterfaceError, PoolTimeoutError)  # of the database
BAD_REQUEST: Final = 400
MOST_ATTEMPTS: Final = 5  # at a file that fails in a way nobody thought of


class Fetcher:
    """Fetches the bytes of documents that are still only claimed."""

    def __init__(self, api: BotApi, database: Database, office: Office, files: FileStore) -> None:
        self._api = api
        self._database = database
        self._office = office
        self._files = files

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
        return 0.0 if claimed else LONGEST_NAP

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
        """Fetch one file; it is received, refused with a reason, or tried again later."""
        async with self._database.transaction() as tx:
            current = await documents.get(tx, document.id)
            if current is None or current.state != DocumentState.FETCHING:
                return  # another process was quicker
            slot = await actions.slot_of(Desk(tx, self._office), document)
            if slot is None:  # its form has ended: nobody waits for it
                await documents.refuse(tx, document.id, reason="form-ended")
                return
        try:
            content = await self._download(document, slot)
            rules.check_content(slot, content)
            sha256 = await self._files.store(content)
        except Refusal as refusal:
            async with self._database.transaction() as tx:
                await actions.refuse(Desk(tx, self._office), document.id, refusal)
        except (ApiError, UnansweredError, OSError) as error:
            log.warning("a file cannot be fetched yet", document=document.id, reason=str(error))
            await self._postpone(document)
        else:
            async with self._database.transaction() as tx:
                await actions.receive(Desk(tx, self._office), document.id, sha256=sha256, size=len(content))

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

    async def _postpone(self, document: Document) -> None:
        seconds = min(FIRST_PAUSE * 2 ** min(document.attempts, 10), LONGEST_PAUSE)
        async with self._database.transaction() as tx:
            await documents.postpone(tx, document.id, until=tx.now + timedelta(seconds=seconds))
