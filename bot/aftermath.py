"""What follows when Telegram said no: nothing is dropped silently, and staff see what did not arrive."""

from datetime import timedelta
from typing import Any, Final

import structlog

from bot.composing import EDITS, anew
from bot.verdict import Fate, Verdict
from handlers.card import actions as card
from handlers.delivery import actions as delivery
from handlers.delivery import rights
from handlers.desk import Desk
from handlers.markdown import plain_text
from handlers.office import Office
from storage import messages, moves, outbox, people
from storage.outbox import OutboxRow
from storage.transaction import Transaction

log = structlog.get_logger()

FIRST_PAUSE: Final = 0.5  # seconds before a failed call is repeated; doubled each time
LONGEST_PAUSE: Final = 60.0
# Telegram forgets what is to be answered after that; what is later is nobody's loss.
LIVES: Final = {"answerCallbackQuery": timedelta(seconds=150), "answerInlineQuery": timedelta(seconds=30)}
OF_TOPIC: Final = frozenset({"editForumTopic", "closeForumTopic", "reopenForumTopic"})
MOST_TOPICS_MADE: Final = 2  # a topic deleted by hand is made once more, not for ever


class Aftermath:
    """Follows up calls that failed, in the transaction that writes the failure down."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def follow(self, tx: Transaction, row: OutboxRow, verdict: Verdict) -> None:
        """Do what a verdict asks for."""
        log.info("not delivered", row=row.id, method=row.method, fate=verdict.fate, reason=verdict.reason)
        group = _group_of(row)
        if group is not None and _lacks_right(row, verdict):
            await self._lack(tx, row, verdict, group)
        else:
            await self._do(tx, row, verdict)

    async def _do(self, tx: Transaction, row: OutboxRow, verdict: Verdict) -> None:
        match verdict.fate:
            case Fate.DONE:
                await outbox.settle(tx, [row.id])
            case Fate.LATER:
                await self._postpone(tx, row, verdict)
            case Fate.PLAIN if "parse_mode" in row.payload:
                await outbox.amend(tx, row.id, payload=_without_markup(row.payload))
            case Fate.ANEW if row.method in EDITS - {"editMessageReplyMarkup"}:
                method, payload = anew(row.method, row.payload)
                await outbox.amend(tx, row.id, method=method, payload=payload)
            case Fate.UNQUOTED if "reply_parameters" in row.payload:
                await outbox.amend(tx, row.id, payload=_without(row.payload, "reply_parameters"))
            case Fate.NO_TOPIC if row.method in OF_TOPIC:  # the next message finds out, and makes it once more
                await outbox.settle(tx, [row.id])
            case Fate.NO_TOPIC if row.topic_ref is not None and row.method != "createForumTopic":
                await self._mend_topic(tx, row, row.topic_ref)
            case Fate.MOVED if verdict.chat_id is not None and row.chat_id is not None:
                log.error("a group has a new id: put it into the settings", old=row.chat_id, new=verdict.chat_id)
                await moves.move(tx, row.chat_id, new=verdict.chat_id)
                self._office.move(row.chat_id, verdict.chat_id)
            case Fate.GONE if row.chat_id is not None and row.chat_id < 0:
                # A group that cannot be reached keeps what waits for it: somebody will put the bot back.
                await self._postpone(tx, row, verdict)
            case _:
                await self._give_up(tx, row, verdict)

    async def arrived(self, tx: Transaction, row: OutboxRow) -> None:
        """Let staff see that a message of theirs has reached the requester, the first time it has."""
        if row.mirror_of is not None and row.message_id is None and row.chat_id is not None and row.chat_id > 0:
            await delivery.mark_arrived(Desk(tx, self._office), row.mirror_of)

    async def _postpone(self, tx: Transaction, row: OutboxRow, verdict: Verdict) -> None:
        if row.method in LIVES and tx.now - row.created_at > LIVES[row.method]:
            await outbox.settle(tx, [row.id])
            return
        seconds = verdict.seconds or min(FIRST_PAUSE * 2 ** min(row.attempts, 10), LONGEST_PAUSE)
        await outbox.postpone(tx, row.id, until=tx.now + timedelta(seconds=seconds), reason=verdict.reason)

    async def _lack(self, tx: Transaction, row: OutboxRow, verdict: Verdict, group: int) -> None:
        """Let people know which right is missing; what waits for the right to write at all goes once it is given."""
        right = rights.right_of(row.method, verdict.reason)
        await rights.tell(Desk(tx, self._office), group, right)
        if right is rights.Right.WRITE:
            await self._postpone(tx, row, verdict)
        else:
            await self._give_up(tx, row, verdict)

    async def _mend_topic(self, tx: Transaction, row: OutboxRow, topic_ref: int) -> None:
        if await messages.lose_topic(tx, topic_ref) < MOST_TOPICS_MADE:
            await card.remake_topic(Desk(tx, self._office), topic_ref)
        else:
            await outbox.leave_topic(tx, row.id)

    async def _give_up(self, tx: Transaction, row: OutboxRow, verdict: Verdict) -> None:
        await outbox.bury(tx, row.id, reason=verdict.reason)
        log.error("dead letter", row=row.id, method=row.method, chat_id=row.chat_id, reason=verdict.reason)
        if row.chat_id is None or row.chat_id < 0:
            return
        if verdict.fate == Fate.GONE:
            await people.mark_unreachable(tx, row.chat_id)
        message = await messages.get(tx, row.message_ref) if row.message_ref is not None else None
        if message is not None and message.ticket_id is not None:
            desk = Desk(tx, self._office)
            await delivery.tell_undelivered(desk, message, row_id=row.id, reason=verdict.reason)


def _group_of(row: OutboxRow) -> int | None:
    """Return the group that a call is for; None for a person's chat, and for answers to taps."""
    chat_id = row.chat_id if row.chat_id is not None else row.payload.get("chat_id")
    return chat_id if isinstance(chat_id, int) and chat_id < 0 else None


def _lacks_right(row: OutboxRow, verdict: Verdict) -> bool:
    # Anything can be deleted in a group by whoever has the right to.
    is_undeletable = row.method == "deleteMessage" and "can't be deleted" in verdict.reason.lower()
    return verdict.fate is Fate.NO_RIGHT or is_undeletable


def _without(payload: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in payload.items() if key not in keys}


def _without_markup(payload: dict[str, Any]) -> dict[str, Any]:
    plain = _without(payload, "parse_mode")
    for key in ("text", "caption"):
        if key in plain:
            plain[key] = plain_text(plain[key])
    return plain
