"""Who comes, goes, runs a group or blocks the bot; and groups that become supergroups."""

from collections.abc import Mapping
from typing import Any

from bot.demo.chats import Chat
from bot.demo.core import Change, Draft
from bot.demo.errors import SimError
from bot.demo.people import ALL_RIGHTS, Person, Role, Status, chat_member
from bot.demo.person_side import PersonSide

BOT = "bot"
_FIRST_OF_MANY = 6_000_000_001  # like the newer accounts: more than 32 bits
_NEW_ID_BASE = -1_002_000_000_000


class Membership(PersonSide):
    """Changes of standing, with the updates and service messages that Telegram makes of them."""

    def add_people(self, prefix: str, count: int, *, language: str = "id") -> list[Person]:
        """Let ``count`` more requesters be there, named ``prefix`` and a number from 1 on; return them."""
        names = [f"{prefix}{number}" for number in range(1, count + 1)]
        taken = next((name for name in names if name in self.keys), None)
        if taken is not None:
            raise SimError(f"there is a {taken!r} already; choose another prefix", status=409)
        first = max(_FIRST_OF_MANY, *(person.id + 1 for person in self.people.values()))
        people = [
            Person(name, first + at, prefix.title(), str(at + 1), language, Role.REQUESTER)
            for at, name in enumerate(names)
        ]
        for person in people:
            self.add_person(person)
        self.tell(Change("", 0, "world"))
        return people

    def set_member(self, chat: str, person: str, status: str, *, rights: Mapping[str, bool] | None = None) -> None:
        """Change what a person, or ``bot``, is in a chat.

        In a private chat ``kicked`` means that the person blocks the bot, ``member`` that they take it back.

        Args:
            chat: A person's name or a unit's id.
            person: A person's name, or ``bot``.
            status: One of the Bot API's six.
            rights: For the bot as administrator: rights that differ from the usual ones.
        """
        place = self.chat(chat)
        if status not in {known.value for known in Status}:
            raise SimError(f"a status is one of {', '.join(Status)}, not {status!r}")
        wanted = Status(status)
        if place.person is not None:
            self._block(place, person, wanted)
            return
        account_id = self.bot_id if person == BOT else self.person(person).id
        old_status = place.status_of(account_id)
        old = self.member_of(place, account_id)
        place.statuses[account_id] = wanted
        if person == BOT:
            place.bot_rights |= rights or {}
        new = self.member_of(place, account_id)
        if old == new:
            return
        self._announce(place, account_id, old_status, wanted)
        self._queue_member(place, account_id, old, new)
        self.tell_chat(place, "member")

    def member_of(self, chat: Chat, account_id: int) -> dict[str, Any]:
        """Return the ChatMember object of an account."""
        rights = chat.bot_rights if account_id == self.bot_id else ALL_RIGHTS
        return chat_member(chat.status_of(account_id), self.account(account_id), rights)

    def _block(self, chat: Chat, person: str, wanted: Status) -> None:
        if chat.person is None or person != chat.person.name or wanted not in {Status.KICKED, Status.MEMBER}:
            raise SimError("in a private chat only its person can be kicked (blocks the bot) or member")
        if chat.is_blocked is (wanted is Status.KICKED):
            return
        bot = self.bot_account()
        old = chat_member(Status.KICKED if chat.is_blocked else Status.MEMBER, bot, {})
        chat.is_blocked = wanted is Status.KICKED
        change = self._member_change(chat, chat.person.id, old, chat_member(wanted, bot, {}))
        self.queue("my_chat_member", change)
        self.tell_chat(chat, "member")

    def _queue_member(self, chat: Chat, account_id: int, old: dict[str, Any], new: dict[str, Any]) -> None:
        change = self._member_change(chat, self._actor(chat, account_id), old, new)
        if account_id == self.bot_id:
            self.queue("my_chat_member", change)
        elif chat.status_of(self.bot_id).is_administrator:
            self.queue("chat_member", change)

    def _member_change(self, chat: Chat, actor: int, old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
        return {
            "chat": chat.as_api(),
            "from": self.account(actor),
            "date": int(self.wall()),
            "old_chat_member": old,
            "new_chat_member": new,
        }

    def _actor(self, chat: Chat, account_id: int) -> int:
        """Return who did it: an administrator other than the one concerned, else the person."""
        running = [one.id for one in self.people.values() if chat.status_of(one.id).is_administrator]
        office = [one.id for one in self.people.values() if one.role is Role.ADMIN]
        return next((one for one in (*running, *office) if one != account_id), account_id)

    def _announce(self, chat: Chat, account_id: int, old: Status, new: Status) -> None:
        if old.is_inside == new.is_inside:
            return
        account = self.account(account_id)
        field = "new_chat_members" if new.is_inside else "left_chat_member"
        content = {field: [account] if new.is_inside else account}
        actor = self._actor(chat, account_id) if new is Status.KICKED else account_id
        message = self.post(chat, actor, Draft(field, content, is_service=True))
        if actor != self.bot_id and chat.status_of(self.bot_id).is_inside:
            self.queue("message", message.api)

    def migrate(self, chat: str) -> int:
        """Turn a group into a supergroup; return its new id. The old id answers with the new one from now on.

        Earlier messages stay behind, as they do for real bots.
        """
        place = self.chat(chat)
        if place.person is not None:
            raise SimError("a private chat cannot become a supergroup")
        old_id = place.id
        new_id = _NEW_ID_BASE - len(self.upgraded) - abs(old_id) % 10**9
        actor = self._actor(place, self.bot_id)
        farewell = self.post(place, actor, Draft("migrate_to_chat_id", {"migrate_to_chat_id": new_id}, is_service=True))
        del self.chats[old_id]
        self.upgraded[old_id] = new_id
        place.id, place.type = new_id, "supergroup"
        place.messages, place.topics = {}, {}
        self.chats[new_id] = place
        arrival = self.post(
            place, actor, Draft("migrate_from_chat_id", {"migrate_from_chat_id": old_id}, is_service=True)
        )
        self.queue("message", farewell.api)
        self.queue("message", arrival.api)
        self.tell_chat(place, "chat")
        return new_id
