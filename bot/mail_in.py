"""E-mail in: answers to what was sent out, read from a folder and handed to the tickets they belong to.

The folder is read by its server's numbers, not by what is marked unread: somebody may have opened an answer by hand
before. How far it was read is written down with what was found, so that a mail is taken once, wherever the program is
ended. What belongs to no ticket stays in the folder as it is, and is counted.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from hashlib import sha256
from typing import Final, TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.examination.examiner import Examiner, ExaminerAwayError
from bot.leadership import lead
from bot.loops import go_on
from bot.mail_folder import Envelope, Folder, FolderAwayError
from bot.mail_reading import Enclosed, Letter, Sheet, read_letter, read_sheet
from bot.metrics import Metrics
from bot.settings_mail import Mail
from handlers.desk import Desk
from handlers.escalation import outside
from handlers.office import Office
from knowledge.rules.documents import MEGABYTE, format_of
from knowledge.rules.escalation import FILE_TYPES
from storage import escalations
from storage import mail as mails
from storage.database import Database
from storage.escalations import Escalation
from storage.files import Files
from storage.mail import Attachment, Mailbox, MailKind
from storage.transaction import Transaction

log = structlog.get_logger()
T = TypeVar("T")

READER: Final = "mail in"
HEADERS_AT_ONCE: Final = 50
MOST_FILES: Final = 10  # of one mail; the others stay in the folder
LARGEST_NOTE: Final = MEGABYTE  # bytes of a plain text file
LOOK_BACK: Final = timedelta(days=2)  # a server has days of its own, in its own time zone
LARGEST_STRANGER: Final = 2 * MEGABYTE  # of a mail that is looked through for a token
MOST_IDS: Final = 100
TOO_LARGE: Final = "too-large"


class MailReader:
    """Reads the folder where answers come in."""

    def __init__(
        self, database: Database, office: Office, files: Files, examiner: Examiner, *, settings: Mail, metrics: Metrics
    ) -> None:
        self._database = database
        self._office = office
        self._files = files
        self._examiner = examiner
        self._settings = settings.imap
        self._metrics = metrics
        place = f"{self._settings.user}@{self._settings.host}:{self._settings.port}/{self._settings.folder}"
        self._name = sha256(place.encode()).hexdigest()

    async def run(self) -> None:
        """Read for ever."""
        await go_on(READER, self.look, asyncio.Event())

    async def look(self) -> float:
        """Read what came since the last look, and return after how many seconds to look again."""
        if await lead(self._database, READER):
            try:
                await self._read()
            except FolderAwayError as error:
                log.warning("the mail folder cannot be read", reason=str(error))
        return self._settings.every_seconds

    async def _read(self) -> None:
        async with self._opened() as folder:
            async with self._database.transaction() as tx:
                known = await mails.mailbox(tx, self._name)
                since = (await outside.oldest_wait(Desk(tx, self._office)) or tx.now) - LOOK_BACK
            if known is not None and known.validity == folder.validity:
                uids = await _aside(folder, lambda: folder.uids(after=known.last_uid))
            else:
                uids = await _aside(folder, lambda: folder.uids_since(since.date()))
                if not uids:
                    await self._note(Mailbox(folder.validity, 0))
            for start in range(0, len(uids), HEADERS_AT_ONCE):
                some = uids[start : start + HEADERS_AT_ONCE]
                for envelope in await _aside(folder, partial(folder.envelopes, some)):
                    await self._take_or_leave(folder, envelope)
                await self._note(Mailbox(folder.validity, some[-1]))

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[Folder]:
        folder = await asyncio.to_thread(Folder, self._settings)
        try:
            yield folder
        finally:
            await asyncio.shield(asyncio.to_thread(folder.close))

    async def _take_or_leave(self, folder: Folder, envelope: Envelope) -> None:
        place = Mailbox(folder.validity, envelope.uid)
        try:
            await self._take(folder, envelope, place)
        except (SQLAlchemyError, OSError, FolderAwayError):
            raise  # no fault of the mail's: it is read again
        except Exception as error:
            # Every surprise ends here: the mail stays where it is, unread, and the others go on.
            log.exception("a mail cannot be read", uid=envelope.uid)
            async with self._database.transaction() as tx:
                key = sha256(envelope.headers).hexdigest()
                if await mails.take(tx, key, kind=MailKind.BROKEN, reason=type(error).__name__):
                    self._count(MailKind.BROKEN)
                await mails.read_to(tx, self._name, place)

    async def _take(self, folder: Folder, envelope: Envelope, place: Mailbox) -> None:
        sheet = await asyncio.to_thread(read_sheet, envelope.headers)
        async with self._database.transaction() as tx:
            if await mails.is_known(tx, [sheet.key]):
                await mails.read_to(tx, self._name, place)
                return
            is_own = await mails.step_of(tx, [sheet.message_id]) is not None
            step = None if is_own else await _step(tx, sheet.ids, sheet.tokens)
        is_too_large = envelope.size > self._settings.largest_mb * MEGABYTE
        letter = Letter(sheet, "", sheet.ids, sheet.tokens, ())
        if not (is_too_large or is_own or (step is None and envelope.size > LARGEST_STRANGER)):
            content = await _aside(folder, lambda: folder.whole(envelope.uid))
            letter = await asyncio.to_thread(read_letter, content, sheet)  # a large one takes seconds
            async with self._database.transaction() as tx:
                step = step or await _step(tx, letter.ids, letter.tokens)
        if step is None:
            await self._leave(sheet, place, kind=MailKind.FOREIGN if is_own else MailKind.UNMATCHED)
            return
        files, left_out = await self._examined(letter)
        async with self._database.transaction() as tx:
            await self._hand_over(tx, step, letter, files, left_out, size=envelope.size if is_too_large else 0)
            await mails.read_to(tx, self._name, place)
        if not (is_too_large or left_out):  # somebody has to look into the folder: it stays unread there
            await _aside(folder, lambda: folder.mark_read(envelope.uid))

    async def _hand_over(
        self,
        tx: Transaction,
        step: Escalation,
        letter: Letter,
        files: list[Attachment],
        left_out: list[str],
        *,
        size: int,
    ) -> None:
        sheet = letter.sheet
        kind = MailKind.AUTOMATIC if sheet.is_automatic else MailKind.ANSWER
        came = await mails.take(
            tx,
            sheet.key,
            kind=MailKind.BOUNCE if sheet.is_bounce else kind,
            escalation_id=step.id,
            message_id=sheet.message_id,
            sender=sheet.sender,
            subject=sheet.subject,
            text=letter.text,
            number=outside.number_of(step, f"{sheet.subject}\n{letter.text}"),
            left_out=left_out,
            reason=TOO_LARGE if size else "",
            files=files,
        )
        if came is not None:
            self._count(came.kind)
            await outside.heard(Desk(tx, self._office), step, came, files, size=size)

    async def _leave(self, sheet: Sheet, place: Mailbox, *, kind: MailKind) -> None:
        """Let a mail of no ticket lie as it is; of somebody else's mail nothing is kept but that it came."""
        async with self._database.transaction() as tx:
            if await mails.take(tx, sheet.key, kind=kind):
                self._count(kind)
                log.info("a mail of no ticket", left=await mails.count_left(tx))
            await mails.read_to(tx, self._name, place)

    async def _note(self, place: Mailbox) -> None:
        async with self._database.transaction() as tx:
            await mails.read_to(tx, self._name, place)

    async def _examined(self, letter: Letter) -> tuple[list[Attachment], list[str]]:
        """Store what staff may open without a thought; return it, and the names of all else."""
        safe: list[Attachment] = []
        left_out: list[str] = []
        for number, file in enumerate(letter.files, start=1):
            name = file.name or outside.nameless(self._office, number)
            if len(safe) < MOST_FILES and await self._is_safe(file):
                safe.append(Attachment(await self._files.store(file.content), name, len(file.content)))
            else:
                left_out.append(name)
        return safe, left_out

    async def _is_safe(self, file: Enclosed) -> bool:
        if not file.content:
            return False
        form = format_of(file.content)
        if form not in FILE_TYPES:
            return file.kind.startswith("text/") and file.kind != "text/html" and _is_plain(file.content)
        try:
            return await self._examiner.examine(file.content, form) is None
        except ExaminerAwayError as error:
            log.warning("a file of a mail is left in its folder", reason=str(error))
            return False

    def _count(self, kind: MailKind) -> None:
        self._metrics.mails.labels("in", kind.value).inc()


async def _step(tx: Transaction, ids: tuple[str, ...], tokens: tuple[str, ...]) -> Escalation | None:
    """Return the step that a mail answers: by the messages it names, else by the token that it brings along."""
    step_id = await mails.step_of(tx, ids[-MOST_IDS:]) if ids else None
    if step_id is not None:
        return await escalations.get(tx, step_id)
    return await escalations.with_token(tx, tokens[:MOST_IDS]) if tokens else None


def _is_plain(content: bytes) -> bool:
    if len(content) > LARGEST_NOTE or b"\0" in content:
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


async def _aside(folder: Folder, ask: Callable[[], T]) -> T:
    """Ask the server in a thread; when nobody waits for the answer any more, the connection is cut."""
    try:
        return await asyncio.to_thread(ask)
    except asyncio.CancelledError:
        folder.drop()
        raise
