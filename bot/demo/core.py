"""The state of the world and the few ways in which it changes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.demo.calls import CallLog, Faults
from bot.demo.chats import Chat, Message, Sent, group_chat, private_chat
from bot.demo.files import FileStore
from bot.demo.flood_waits import FloodWaits
from bot.demo.limits import Allowance, RateLimits
from bot.demo.people import FIRST_STATUS, DemoUnit, Person, Status
from bot.demo.profile import Profile
from bot.demo.updates import CALLBACK_SECONDS, UpdateQueue

TYPING_SECONDS = 5.0
_FIRST_TAP = 4_000_000_000_000_001


@dataclass(frozen=True, slots=True)
class Change:
    """Something happened. ``chat`` is "" where it concerns no chat (an update was queued, a call answered)."""

    chat: str
    message_id: int
    kind: str

    def as_json(self) -> dict[str, Any]:
        """Return it as the event stream sends it."""
        return {"chat": self.chat, "message_id": self.message_id, "kind": self.kind}


QUEUED = Change("", 0, "update")
ANSWERED = Change("", 0, "call")
POLLED = Change("", 0, "poll")
SPOILED = Change("", 0, "fault")
DELIVERED = Change("", 0, "delivery")


@dataclass(slots=True, eq=False)
class Tap:
    """A button that a person has tapped, and what the bot answered."""

    id: str
    chat: Chat
    message_id: int
    at: float
    is_answered: bool = False
    text: str = ""
    show_alert: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return it as ``POST /sim/taps`` answers."""
        return {
            "callback_id": self.id,
            "answered": self.is_answered,
            "text": self.text,
            "show_alert": self.show_alert,
        }


@dataclass(slots=True)
class Draft:
    """A message about to appear: its kind and the Bot API fields that make its content."""

    kind: str
    content: dict[str, Any]
    thread: int | None = None
    reply_to: Message | None = None
    inline: dict[str, Any] | None = None
    labels: list[list[str]] | None = None
    is_service: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


class Core:
    """Chats, people and queues, and how a message comes into being. Nothing here waits."""

    def __init__(
        self,
        *,
        token: str,
        units: Sequence[DemoUnit],
        people: Sequence[Person],
        clock: Callable[[], float],
        wall: Callable[[], float],
        allowance: Allowance,
    ) -> None:
        self.token = token
        self.units = tuple(units)
        self.people = {person.name: person for person in people}
        self.clock = clock
        self.wall = wall
        self.profile = Profile()
        self.files = FileStore()
        self.limits = RateLimits(allowance, clock)
        self.floods = FloodWaits(clock, wall)
        self.updates = UpdateQueue(clock)
        self.calls = CallLog()
        self.faults = Faults()
        self.upgraded: dict[int, int] = {}
        self._listeners: list[Callable[[Change], None]] = []
        self.taps: dict[str, Tap] = {}
        self.next_tap = _FIRST_TAP
        self.last_used_message_id = 0
        bot_id = token.partition(":")[0]
        self.bot_id = int(bot_id) if bot_id.isdecimal() else 1
        self._by_id = {person.id: person for person in people}
        self.chats: dict[int, Chat] = {}
        self.keys: dict[str, Chat] = {}
        for person in people:
            self.add_chat(private_chat(person, self.bot_id))
        for unit in units:
            self.add_chat(group_chat(unit, self._first_statuses(people)))

    def _first_statuses(self, people: Iterable[Person]) -> dict[int, Status]:
        inside = {person.id: FIRST_STATUS[person.role] for person in people if person.role in FIRST_STATUS}
        return {self.bot_id: Status.ADMINISTRATOR, **inside}

    def add_person(self, person: Person) -> None:
        """Let somebody be there, with a private chat in which nobody has written yet."""
        self.people[person.name] = person
        self._by_id[person.id] = person
        self.add_chat(private_chat(person, self.bot_id))

    def add_chat(self, chat: Chat) -> None:
        """Let a chat be there.

        Raises:
            ValueError: when another one has its key or id.
        """
        if chat.id in self.chats or chat.key in self.keys:
            raise ValueError(f"two chats of the demo share the key {chat.key!r} or the id {chat.id}")
        chat.last_message_id = max(chat.last_message_id, self.last_used_message_id)
        self.chats[chat.id] = chat
        self.keys[chat.key] = chat

    def remove_chat(self, chat: Chat) -> None:
        """Let a chat be gone."""
        del self.chats[chat.id], self.keys[chat.key]

    def number_beyond(self, *, message: int, update: int, tap: int, file: int) -> None:
        """Give no id from now on, in any chat, that is not greater than these."""
        self.last_used_message_id = message
        for chat in self.chats.values():
            chat.last_message_id = max(chat.last_message_id, message)
        self.updates.next_id = max(self.updates.next_id, update + 1)
        self.next_tap = max(self.next_tap, tap + 1)
        self.files.next_number = max(self.files.next_number, file + 1)

    def account(self, account_id: int) -> dict[str, Any]:
        """Return the User object of a person or of the bot.

        Raises:
            KeyError: when nobody has this id.
        """
        if account_id == self.bot_id:
            return self.bot_account()
        return self._by_id[account_id].as_sender()

    def bot_account(self) -> dict[str, Any]:
        """Return the bot's User object."""
        name = self.profile.names.get("") or "Loket"
        return {"id": self.bot_id, "is_bot": True, "first_name": name, "username": "loket_demo_bot"}

    def name_of(self, account_id: int) -> str:
        """Return the key of a person, or ``bot``."""
        person = self._by_id.get(account_id)
        return person.name if person else "bot"

    def is_known(self, account_id: int) -> bool:
        """Whether anybody has this id."""
        return account_id == self.bot_id or account_id in self._by_id

    # -- change ---------------------------------------------------------------------------------

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Hear of every change; return what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, change: Change) -> None:
        """Let everybody hear of a change."""
        for listener in tuple(self._listeners):
            listener(change)

    def queue(self, kind: str, content: dict[str, Any]) -> None:
        """Give the bot an update, if it has asked for this type."""
        if self.updates.add(kind, content) is not None:
            self.tell(QUEUED)

    def post(self, chat: Chat, sender: int, draft: Draft) -> Message:
        """Put a message into a chat."""
        chat.last_message_id += 1
        message_id = chat.last_message_id
        api: dict[str, Any] = {
            "message_id": message_id,
            "from": self.account(sender),
            "chat": chat.as_api(),
            "date": int(self.wall()),
            **draft.extra,
        }
        if draft.thread is not None:
            api |= {"message_thread_id": draft.thread, "is_topic_message": True}
        quoted = draft.reply_to or (chat.find(draft.thread) if not draft.is_service else None)
        if quoted is not None:
            api["reply_to_message"] = quoted.as_replied()
        api |= draft.content
        if draft.inline:
            api["reply_markup"] = draft.inline
        message = Message(
            message_id,
            chat,
            sender,
            draft.kind,
            api,
            thread=draft.thread,
            reply_to=draft.reply_to.id if draft.reply_to else None,
            is_service=draft.is_service,
            keyboard=draft.labels,
        )
        chat.messages[message_id] = message
        if sender == self.bot_id:
            chat.typing_until = 0.0
            if not draft.is_service:
                chat.sent.append(Sent(message_id, draft.thread, draft.kind, message.text, api["date"]))
        self.tell(Change(chat.key, message_id, "message"))
        return message

    def change(self, message: Message, changed: dict[str, Any], *, removed: Iterable[str] = ()) -> None:
        """Edit a message: a new Bot API object takes the old one's place."""
        api = {key: value for key, value in message.api.items() if key not in removed}
        message.api = {**api, "edit_date": int(self.wall()), **changed}
        message.html = None
        self.tell(Change(message.chat.key, message.id, "edited"))

    # -- taps -----------------------------------------------------------------------------------

    def open_tap(self, chat: Chat, message: Message) -> Tap:
        """Note that a person has tapped a button."""
        now = self.clock()
        while self.taps and now - (oldest := next(iter(self.taps.values()))).at > CALLBACK_SECONDS:
            del self.taps[oldest.id]
        tap = Tap(str(self.next_tap), chat, message.id, now)
        self.next_tap += 1
        self.taps[tap.id] = tap
        return tap

    def tap_of(self, callback_id: str) -> Tap | None:
        """Return a tap that may still be answered."""
        tap = self.taps.get(callback_id)
        return tap if tap and self.clock() - tap.at <= CALLBACK_SECONDS else None
