"""E-mail out of its outbox: one mail at a time for each step, tried again until the server takes it or says no.

Who answers a mail knows it by its Message-ID, which is the same however often it is sent: one that the server took and
nobody wrote down, because the program was killed, arrives twice and can be told as the same.
"""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

import aiosmtplib
import structlog
from aiosmtplib import errors
from sqlalchemy.exc import SQLAlchemyError

from bot.loops import go_on
from bot.mail_message import compose, context_of, domain_of
from bot.metrics import Metrics
from bot.settings_mail import Mail, Tls
from handlers.desk import Desk
from handlers.escalation import outside
from handlers.office import Office
from knowledge.rules.privacy import mask
from storage import mail as mails
from storage.database import Database
from storage.files import Files
from storage.mail import Attachment, MailOut, MailState
from storage.transaction import Transaction, Wake

log = structlog.get_logger()

AT_ONCE: Final = 4
TIMEOUT: Final = 30.0  # seconds for each step of the talk with the server
FIRST_PAUSE: Final = timedelta(seconds=5)  # doubled with each attempt
LONGEST_PAUSE: Final = timedelta(minutes=10)
LONGEST_NAP: Final = 5.0  # seconds between looks: another process may have died
SHORTEST_NAP: Final = 0.1
LATE_AFTER: Final = 3  # attempts, then staff hear that it is not out yet
LONGEST_REASON: Final = 300
_FOR_GOOD: Final = 500  # answers of a server from here on say no, below it: not now


class Fate(StrEnum):
    """What came of sending a mail; it counts by this in the metrics."""

    SENT = "sent"
    LATER = "later"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, and why."""

    fate: Fate
    reason: str = ""


class MailOutbox:
    """Sends what the mail's outbox holds."""

    def __init__(self, database: Database, office: Office, files: Files, settings: Mail, metrics: Metrics) -> None:
        self._database = database
        self._office = office
        self._files = files
        self._settings = settings
        self._metrics = metrics

    async def run(self) -> None:
        """Send for ever."""
        await go_on("mail out", self.look, self._database.bell(Wake.MAIL))

    async def look(self) -> float:
        """Send what is due and return how long nothing else is."""
        async with self._database.transaction() as tx:
            due = {f"mail:{mail.id}": mail for mail in await mails.heads(tx, limit=AT_ONCE)}
            next_due = await mails.next_due(tx)
        claimed = await self._database.claims.take(due)
        try:
            await asyncio.gather(*(self._send_or_wait(due[name]) for name in sorted(claimed)))
        finally:
            await self._database.claims.release(claimed)
        if claimed:
            return 0.0
        seconds = (next_due - self._database.clock()).total_seconds() if next_due else LONGEST_NAP
        return min(max(seconds, SHORTEST_NAP), LONGEST_NAP)

    async def _send_or_wait(self, mail: MailOut) -> None:
        try:
            await self._send(mail)
        except (SQLAlchemyError, OSError):
            raise  # the database is away: what the server took now is sent again, under the same Message-ID
        except Exception:
            # Every surprise ends here: the mail waits, and the others go on.
            log.exception("a mail failed", mail=mail.id)
            async with self._database.transaction() as tx:
                await mails.postpone(tx, mail.id, until=tx.now + LONGEST_PAUSE, reason="see the log")

    async def _send(self, seen: MailOut) -> None:
        async with self._database.transaction() as tx:
            mail = await mails.get(tx, seen.id)
            if mail is None or mail.state != MailState.WAITING or mail.attempts != seen.attempts:
                return  # another process was quicker
            if not await outside.is_wanted(Desk(tx, self._office), mail):
                await mails.drop(tx, mail.escalation_id)
                return
            files = await mails.files_of(tx, mail.id)
        outcome = await self._hand_over(mail, files)
        self._metrics.mails.labels("out", outcome.fate.value).inc()
        async with self._database.transaction() as tx:
            await self._follow(tx, mail, outcome)

    async def _hand_over(self, mail: MailOut, files: list[Attachment]) -> Outcome:
        """Give a mail to the server."""
        settings = self._settings
        to = settings.addresses.get(mail.address)
        if to is None:
            return Outcome(Fate.DEAD, f"mail.addresses has no {mail.address}")
        try:
            contents = [(file, await self._files.read(file.sha256)) for file in files]
            message = await asyncio.to_thread(compose, mail, contents, settings=settings, to=to)
            await aiosmtplib.send(
                message,
                hostname=settings.host,
                port=settings.port,
                username=settings.user or None,
                password=settings.password.get_secret_value() or None,
                use_tls=settings.tls == Tls.TLS,
                start_tls=settings.tls == Tls.STARTTLS,
                tls_context=context_of(settings.tls),
                local_hostname=domain_of(settings.sender),
                timeout=TIMEOUT,
            )
        except FileNotFoundError:
            return Outcome(Fate.DEAD, "a file is not in the store")
        except ValueError as error:
            return Outcome(Fate.DEAD, f"it cannot be written: {_words(error)}")
        except (errors.SMTPException, OSError) as error:
            return judge(error)
        return Outcome(Fate.SENT)

    async def _follow(self, tx: Transaction, mail: MailOut, outcome: Outcome) -> None:
        desk = Desk(tx, self._office)
        await outside.is_wanted(desk, mail)  # its ticket first: whoever brings that down holds it, and then the mail
        if outcome.fate == Fate.SENT:
            await mails.settle(tx, mail.id)
            await outside.sent(desk, mail)
            return
        log.warning("a mail is not out", mail=mail.id, fate=outcome.fate, reason=outcome.reason)
        patience = timedelta(hours=self._settings.retry_hours)
        if outcome.fate == Fate.DEAD or tx.now - mail.created_at > patience:
            await mails.bury(tx, mail.id, reason=outcome.reason)
            await outside.given_up(desk, mail, reason=outcome.reason)
            return
        pause = min(FIRST_PAUSE * 2 ** min(mail.attempts, 12), LONGEST_PAUSE)
        await mails.postpone(tx, mail.id, until=tx.now + pause, reason=outcome.reason)
        if mail.attempts + 1 in {1, LATE_AFTER}:
            await outside.is_late(desk, mail, reason=outcome.reason, is_told=mail.attempts > 0)


def judge(error: Exception) -> Outcome:
    """Say whether the server may take the same mail another time.

    What is wrong with the way there (the network, the account, the certificate) is mended by people and waits for them.
    """
    if isinstance(error, errors.SMTPRecipientsRefused):
        codes = [refused.code for refused in error.recipients]
        words = _words(error.recipients[0]) if error.recipients else _words(error)
        return Outcome(Fate.DEAD if codes and min(codes) >= _FOR_GOOD else Fate.LATER, words)
    if isinstance(error, errors.SMTPRecipientRefused | errors.SMTPSenderRefused | errors.SMTPDataError):
        return Outcome(Fate.DEAD if error.code >= _FOR_GOOD else Fate.LATER, _words(error))
    return Outcome(Fate.LATER, _words(error))


def _words(error: Exception) -> str:
    said = f"{error.code} {error.message}" if isinstance(error, errors.SMTPResponseException) else str(error)
    return mask(" ".join(said.split()) or type(error).__name__)[:LONGEST_REASON]
