"""Updates that wait for the bot: numbered, filtered, confirmed by offset, forgotten when they are old."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.demo.errors import bad_request

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
UPDATE_SECONDS = 24 * 3600.0
_CALLBACK = "callback_query"
_FIRST_ID = 700_000_001


class UpdateQueue:
    """What has happened since the bot last confirmed."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._next = _FIRST_ID
        self._pending: dict[int, tuple[float, str, dict[str, Any]]] = {}
        self.allowed: tuple[str, ...] = ()
        self.newest: dict[str, Any] = {}

    def __len__(self) -> int:
        return len(self._pending)

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

    def add(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queue an update; return its id, or None when the bot has not asked for this type."""
        if not self.is_allowed(kind):
            return None
        update_id = self._next
        self._next += 1
        self.newest = {"update_id": update_id, kind: content}
        self._pending[update_id] = (self._clock(), kind, self.newest)
        return update_id

    def confirm(self, offset: int) -> None:
        """Forget what the bot has; a negative offset keeps only that many from the end."""
        if offset < 0:
            surplus = len(self._pending) + offset
            for update_id in list(self._pending)[: max(0, surplus)]:
                del self._pending[update_id]
            return
        for update_id in self._confirmed(offset):
            del self._pending[update_id]

    def _confirmed(self, offset: int) -> list[int]:
        confirmed = []
        for update_id in self._pending:
            if update_id >= offset:
                break
            confirmed.append(update_id)
        return confirmed

    def done(self, update_id: int) -> None:
        """Forget one update, delivered by webhook."""
        self._pending.pop(update_id, None)

    def clear(self) -> None:
        """Forget all updates."""
        self._pending.clear()

    def first(self, limit: int) -> list[dict[str, Any]]:
        """Return at most ``limit`` updates, oldest first."""
        batch = []
        for update in self.waiting():
            batch.append(update)
            if len(batch) >= limit:
                break
        return batch

    def waiting(self) -> Iterator[dict[str, Any]]:
        """Yield the updates that wait, oldest first, dropping those that are too old."""
        expired = []
        try:
            for update_id, (at, kind, update) in self._pending.items():
                if self._is_expired(at, kind):
                    expired.append(update_id)
                else:
                    yield update
        finally:
            for update_id in expired:
                del self._pending[update_id]

    def is_waiting(self, update_id: int) -> bool:
        """Whether this update is still to be delivered."""
        pending = self._pending.get(update_id)
        return pending is not None and not self._is_expired(pending[0], pending[1])

    def _is_expired(self, at: float, kind: str) -> bool:
        return self._clock() - at > (CALLBACK_SECONDS if kind == _CALLBACK else UPDATE_SECONDS)


def chat_id_of(update: dict[str, Any]) -> int:
    """Return the chat in which an update happened; 0 where there is none."""
    for kind, content in update.items():
        if kind == "update_id":
            continue
        inside = content.get("message", content)
        chat_id: int = inside.get("chat", {}).get("id", 0)
        return chat_id
    return 0
