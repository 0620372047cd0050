"""Files that people sent: fetched after the commit, checked on the bytes, stored by their hash."""

import asyncio
import contextlib
from datetime import timedelta
from typing import Final

import structlog
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from handlers.desk import Desk
from handlers.documents import actions
from handlers.office import Office
from knowledge.rules import documents as rules
from knowledge.rules.refusals import Refusal
from knowledge.service import Slot
from storage import documents
from storage.database import Database
from storage.documents import Document
from storage.files import FileStore
from storage.transaction import Wake

log = structlog.get_logger()

AT_ONCE: Final = 4
LONGEST_NAP: Final = 5.0
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 300.0


class Fetcher:
    """Fetches the bytes of documents that are still only claimed."""

    def __init__(self, bot: ExtBot[None], database: Database, office: Office, files: FileStore) -> None:
        self._bot = bot
        self._database = database
        self._office = office
        self._files = files

    async def run(self) -> None:
        """Fetch for ever."""
        bell = self._database.bell(Wake.FETCH)
        while True:
            bell.clear()
            async with self._database.transaction() as tx:
                due = await documents.due(tx, limit=AT_ONCE)
            if due:
                await asyncio.gather(*(self.fetch(document) for document in due))
                continue
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(bell.wait(), LONGEST_NAP)

    async def fetch(self, document: Document) -> None:
        """Fetch one file; it is received, refused with a reason, or tried again later."""
        async with self._database.transaction() as tx:
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
        except (TelegramError, OSError) as error:
            log.warning("a file cannot be fetched yet", document=document.id, reason=type(error).__name__)
            await self._postpone(document)
        else:
            async with self._database.transaction() as tx:
                await actions.receive(Desk(tx, self._office), document.id, sha256=sha256, size=len(content))

    async def _download(self, document: Document, slot: Slot) -> bytes:
        try:
            file = await self._bot.get_file(document.file_id)
            rules.check_claim(slot, size=file.file_size)
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            if "too big" in error.message.lower():
                raise Refusal("refused-file-size", most=slot.max_bytes // rules.MEGABYTE) from None
            raise Refusal("refused-file-gone") from None

    async def _postpone(self, document: Document) -> None:
        seconds = min(FIRST_PAUSE * 2**document.attempts, LONGEST_PAUSE)
        async with self._database.transaction() as tx:
            await documents.postpone(tx, document.id, until=tx.now + timedelta(seconds=seconds))
