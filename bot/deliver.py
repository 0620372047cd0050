"""Out of the outbox to Telegram: in order per chat, within the limits, and never forgotten."""

import asyncio
import contextlib
from datetime import timedelta
from typing import Any, Final

import structlog
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.config import Limits
from bot.lanes import Lanes
from bot.pacing import GROUP_WINDOW, Pacing
from bot.verdict import Fate, Verdict, judge
from handlers.card import actions as card
from handlers.desk import Desk
from handlers.markdown import plain_text
from handlers.office import Office
from storage import messages, outbox, people
from storage.database import Database
from storage.outbox import OutboxRow
from storage.transaction import Transaction, Wake

log = structlog.get_logger()

MOST_LANES: Final = 500
LONGEST_NAP: Final = 5.0  # seconds between looks when nobody rings
FIRST_PAUSE: Final = 0.5  # seconds before a failed call is repeated; doubled each time
LONGEST_PAUSE: Final = 60.0
TAP_LIFE: Final = timedelta(seconds=150)  # Telegram forgets a tap after that
EDITS: Final = frozenset({"editMessageText", "editMessageReplyMarkup"})


class Deliverer:
    """Sends what the outbox holds, one call at a time in each lane, many lanes at once."""

    def __init__(self, bot: ExtBot[None], database: Database, office: Office, limits: Limits) -> None:
        self._bot = bot
        self._database = database
        self._office = office
        self._pacing = Pacing(limits, clock=asyncio.get_running_loop().time)
        self._lanes = Lanes(database.bell(Wake.DELIVER))

    async def run(self) -> None:
        """Deliver for ever; cancelled, it finishes the calls in hand. Only a kill can make a call happen twice."""
        await self._remember_pace()
        bell = self._database.bell(Wake.DELIVER)
        try:
            while True:
                bell.clear()
                nap = await self._start_due()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), nap)
        finally:
            await self._lanes.finish()

    async def _remember_pace(self) -> None:
        async with self._database.transaction() as tx:
            sent = await outbox.sent_since(tx, tx.now - timedelta(seconds=GROUP_WINDOW))
            for chat_id, at in sent:
                self._pacing.count(chat_id, ago=(tx.now - at).total_seconds())

    async def _start_due(self) -> float:
        """Start what may go now and return how long nothing else will."""
        async with self._database.transaction() as tx:
            rows = await outbox.heads(tx, busy=self._lanes.busy, limit=MOST_LANES)
        nap = LONGEST_NAP
        for row in rows:
            due_in = (row.due_at - tx.now).total_seconds()
            pause = max(due_in, self._pacing.pause(row.chat_id))
            if pause > 0:
                nap = min(nap, pause)
                continue
            self._pacing.count(row.chat_id)
            self._lanes.start(row.lane, self._deliver_safely(row))
        return nap

    async def _deliver_safely(self, row: OutboxRow) -> None:
        try:
            await self.deliver(row)
        except Exception:
            # A surprise in one lane must not end the others; the row is still there and is tried again.
            log.exception("a delivery failed", row=row.id, method=row.method)
            await asyncio.sleep(FIRST_PAUSE)

    async def deliver(self, row: OutboxRow) -> None:
        """Make one call and write down what came of it."""
        async with self._database.transaction() as tx:
            method, payload = await _resolve(tx, row)
        try:
            result = await self._bot.do_api_request(method, api_kwargs=payload)
        except TelegramError as error:
            verdict = judge(error)
            log.info("not delivered", row=row.id, method=method, fate=verdict.fate, reason=verdict.reason)
            async with self._database.transaction() as tx:
                await self._follow(tx, row, verdict)
            return
        async with self._database.transaction() as tx:
            await outbox.settle(tx, row.id)
            await _learn(tx, row, method, result)

    async def _follow(self, tx: Transaction, row: OutboxRow, verdict: Verdict) -> None:
        match verdict.fate:
            case Fate.DONE:
                await outbox.settle(tx, row.id)
            case Fate.LATER:
                await self._postpone(tx, row, verdict)
            case Fate.PLAIN if "parse_mode" in row.payload:
                await outbox.amend(tx, row.id, payload=_without_markup(row.payload))
            case Fate.ANEW if row.method == "editMessageText":
                await outbox.amend(tx, row.id, method="sendMessage", payload=_without(row.payload, "message_id"))
            case Fate.NO_TOPIC if row.topic_ref is not None:
                await outbox.leave_topic(tx, row.id)
            case Fate.MOVED if verdict.chat_id is not None:
                await outbox.amend(tx, row.id, payload={**row.payload, "chat_id": verdict.chat_id})
                log.error("a group has a new id: change it in the settings", old=row.chat_id, new=verdict.chat_id)
            case _:
                await self._give_up(tx, row, verdict)

    async def _postpone(self, tx: Transaction, row: OutboxRow, verdict: Verdict) -> None:
        if row.method == "answerCallbackQuery" and tx.now - row.created_at > TAP_LIFE:
            await outbox.settle(tx, row.id)
            return
        seconds = verdict.seconds or min(FIRST_PAUSE * 2**row.attempts, LONGEST_PAUSE)
        if verdict.seconds:
            self._pacing.hold(row.chat_id, seconds)
        await outbox.postpone(tx, row.id, until=tx.now + timedelta(seconds=seconds), reason=verdict.reason)

    async def _give_up(self, tx: Transaction, row: OutboxRow, verdict: Verdict) -> None:
        await outbox.bury(tx, row.id, reason=verdict.reason)
        log.error("dead letter", row=row.id, method=row.method, chat_id=row.chat_id, reason=verdict.reason)
        if row.chat_id is None or row.chat_id < 0:
            return
        if verdict.fate == Fate.GONE:
            await people.mark_unreachable(tx, row.chat_id)
        message = await messages.get(tx, row.message_ref) if row.message_ref is not None else None
        if message is not None and message.ticket_id is not None:
            await card.tell_undelivered(Desk(tx, self._office), message.ticket_id, reason=verdict.reason)


async def _resolve(tx: Transaction, row: OutboxRow) -> tuple[str, dict[str, Any]]:
    """Fill in the ids that were not known when the row was written."""
    method, payload = row.method, dict(row.payload)
    if row.message_ref is not None and method in EDITS:
        message = await messages.get(tx, row.message_ref)
        if message is None or message.message_id is None:
            method = "sendMessage"  # what was to be edited never arrived
        else:
            payload["message_id"] = message.message_id
    if row.reply_ref is not None:
        answered = await messages.get(tx, row.reply_ref)
        if answered is not None and answered.message_id is not None:
            payload["reply_parameters"] = {"message_id": answered.message_id, "allow_sending_without_reply": True}
    if row.topic_ref is not None and method not in {*EDITS, "createForumTopic"}:
        topic = await messages.topic(tx, row.topic_ref)
        if topic is not None and topic.thread_id is not None:
            payload["message_thread_id"] = topic.thread_id
    return method, payload


async def _learn(tx: Transaction, row: OutboxRow, method: str, result: Any) -> None:  # noqa: ANN401 - raw JSON
    if method == "createForumTopic" and row.topic_ref is not None:
        await messages.learn_thread(tx, row.topic_ref, thread_id=result["message_thread_id"])
    elif row.message_ref is not None and method not in EDITS:
        await messages.learn_id(tx, row.message_ref, message_id=result["message_id"])


def _without(payload: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in payload.items() if key not in keys}


def _without_markup(payload: dict[str, Any]) -> dict[str, Any]:
    plain = _without(payload, "parse_mode")
    for key in ("text", "caption"):
        if key in plain:
            plain[key] = plain_text(plain[key])
    return plain
