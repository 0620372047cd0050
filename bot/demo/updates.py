"""Updates that wait for the bot: numbered, filtered, confirmed by offset, forgotten when they are old."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.demo.errors import SimError, bad_request

UPDATE_TYPES = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "message_reaction_count",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "chat_join_request",
)
_ONLY_IF_ASKED = {"chat_member", "message_reaction", "message_reaction_count"}
CALLBACK_SECONDS = 150.0
INLINE_SECONDS = 30.0
CHOSEN_SECONDS = 600.0
UPDATE_SECONDS = 24 * 3600.0
FIRST_ID = 700_000_001
MAX_REMEMBERED = 1_000
_CALLBACK = "callback_query"
_LIVES = {_CALLBACK: CALLBACK_SECONDS, "inline_query": INLINE_SECONDS, "chosen_inline_result": CHOSEN_SECONDS}
_FUTURE = 10


@dataclass(slots=True, eq=False)
class Waiting:
    """An update that waits for the bot.

    Attributes:
        number: Its place in the queue.
        id: What an offset is compared with; the update itself may claim something else.
        kind: The update's type; expiry depends on it.
        at: When it was queued, in seconds of the world's clock.
        update: What the bot is given.
        is_owed: It must be given to the bot before an offset can confirm it: its id is not in order.
    """

    number: int
    id: int
    kind: str
    at: float
    update: dict[str, Any]
    is_owed: bool = False


class UpdateQueue:
    """What has happened since the bot last confirmed."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._numbers = 0
        self._waiting: dict[int, Waiting] = {}
        self._confirmed: deque[Waiting] = deque(maxlen=MAX_REMEMBERED)
        self.next_id = FIRST_ID
        self.confirmed_count = 0
        self.allowed: tuple[str, ...] = ()
        self.newest: Waiting | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def allow(self, wanted: list[Any] | None) -> None:
        """Take the ``allowed_updates`` parameter; None leaves things as they are, [] means the default.

        Raises:
            ApiError: 400 when it is not a list of strings.
        """
        if wanted is None:
            return
        if not all(isinstance(name, str) for name in wanted):
            raise bad_request("can't parse allowed_updates: Strings expected")
        self.allowed = tuple(name for name in UPDATE_TYPES if name in wanted)

    def is_allowed(self, kind: str) -> bool:
        """Whether updates of this type are made at all now."""
        return kind in self.allowed if self.allowed else kind not in _ONLY_IF_ASKED

    # -- coming ---------------------------------------------------------------------------------

    def add(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queue an update; return its id, or None when the bot has not asked for this type."""
        if not self.is_allowed(kind):
            return None
        update_id = self._take_id()
        self.put(update_id, kind, {"update_id": update_id, kind: content})
        return update_id

    def add_raw(self, update: dict[str, Any]) -> dict[str, Any]:
        """Queue any object as an update, wanted or not; return it with the id that it got if it had none."""
        kind = next((kind for kind in _LIVES if kind in update), "")
        given = update.get("update_id")
        if isinstance(given, int) and not isinstance(given, bool):
            return self.put(given, kind, update, is_owed=True).update
        update_id = self._take_id()
        raw = update if "update_id" in update else {"update_id": update_id, **update}
        return self.put(update_id, kind, raw).update

    def repeat(self, times: int, *, count: int = 1) -> Iterator[dict[str, Any]]:
        """Queue the last ``count`` confirmed updates again, ``times`` over; yield each when it is queued.

        Raises:
            SimError: 409 when the bot has confirmed nothing yet.
        """
        if not self._confirmed:
            raise SimError("the bot has confirmed no update yet", status=409)
        again = list(self._confirmed)[-count:]
        for _ in range(times):
            for old in again:
                yield self.put(old.id, old.kind, old.update, is_owed=True).update

    def put(self, update_id: int, kind: str, update: dict[str, Any], *, is_owed: bool = False) -> Waiting:
        """Queue an update as it is."""
        self._numbers += 1
        waiting = Waiting(self._numbers, update_id, kind, self._clock(), update, is_owed)
        self._waiting[waiting.number] = self.newest = waiting
        return waiting

    def _take_id(self) -> int:
        update_id = self.next_id
        self.next_id += 1
        return update_id

    def restart_ids(self, next_id: int) -> None:
        """Go on with another id, as Telegram may after a week of silence.

        Raises:
            SimError: 409 while updates wait; Telegram never does it then.
        """
        if self._waiting:
            reason = f"{len(self._waiting)} updates still wait; ids restart only when the bot has confirmed all"
            raise SimError(reason, status=409)
        self.next_id = next_id

    # -- going ----------------------------------------------------------------------------------

    def confirm(self, offset: int) -> None:
        """Forget what the bot has; a negative offset keeps only that many from the end.

        An offset far in the future means nothing, as with the real one: ids have restarted lower.
        """
        if offset < 0:
            for waiting in list(self._waiting.values())[:offset]:
                self.done(waiting)
            return
        is_of_now = offset <= self.next_id + _FUTURE
        for waiting in list(self._waiting.values()):
            # An update out of order is owed; once given (see first), it may go at any higher offset.
            if waiting.id < offset and (is_of_now or waiting.id >= self.next_id) and not waiting.is_owed:
                self.done(waiting)

    def done(self, waiting: Waiting) -> None:
        """Forget one update: it has arrived."""
        if self._waiting.pop(waiting.number, None) is not None:
            self._confirmed.append(waiting)
            self.confirmed_count += 1

    def clear(self) -> None:
        """Forget all updates."""
        self._waiting.clear()

    def first(self, limit: int) -> list[dict[str, Any]]:
        """Return at most ``limit`` updates, oldest first, to be given to the bot."""
        batch = []
        for waiting in self.waiting():
            waiting.is_owed = False
            batch.append(waiting.update)
            if len(batch) >= limit:
                break
        return batch

    def waiting(self) -> Iterator[Waiting]:
        """Yield the updates that wait, oldest first, dropping those that are too old."""
        expired = []
        try:
            for waiting in self._waiting.values():
                if self._is_expired(waiting):
                    expired.append(waiting.number)
                else:
                    yield waiting
        finally:
            for number in expired:
                del self._waiting[number]

    def is_waiting(self, waiting: Waiting) -> bool:
        """Whether this update is still to be delivered."""
        return waiting.number in self._waiting and not self._is_expired(waiting)

    def _is_expired(self, waiting: Waiting) -> bool:
        age = self._clock() - waiting.at
        return age > _LIVES.get(waiting.kind, UPDATE_SECONDS)


def chat_id_of(update: dict[str, Any]) -> int:
    """Return the chat in which an update happened; 0 where there is none."""
    for kind, content in update.items():
        if kind == "update_id" or not isinstance(content, dict):
            continue
        inside = content.get("message", content)
        chat = inside.get("chat") if isinstance(inside, dict) else None
        chat_id = chat.get("id") if isinstance(chat, dict) else None
        return chat_id if isinstance(chat_id, int) else 0
    return 0
