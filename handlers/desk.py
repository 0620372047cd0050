"""The desk: one transaction, the office, and everything said put into the outbox."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handlers.office import Office
from handlers.screen import Screen
from handlers.splitting import split_html
from handlers.texts import Texts
from handlers.wanted import Prompt
from storage import messages, outbox
from storage.drafts import Draft
from storage.messages import MessageRole
from storage.outbox import Outgoing, Priority
from storage.people import Person
from storage.tickets import Ticket
from storage.transaction import Transaction

NOW = timedelta()


@dataclass(slots=True)
class Desk:
    """What an action works with: the open transaction and the office.

    Nothing here talks to Telegram: a message is a row, sent after the commit. ``*_ref`` are references into
    ``storage.messages``, whose Telegram ids the deliverer learns and fills in. A desk that ``is_quiet`` rings in no
    group: somebody who is muted is there. What one that ``is_crowded`` has to tell goes after all that rings.
    """

    tx: Transaction
    office: Office
    is_quiet: bool = False
    is_crowded: bool = False

    async def post(
        self,
        screen: Screen,
        *,
        chat_id: int,
        priority: Priority = Priority.TALK,
        message_ref: int | None = None,
        reply_ref: int | None = None,
        topic_ref: int | None = None,
        reply_to: int | None = None,
        reply: Mapping[str, Any] | None = None,
        is_silent: bool = False,
    ) -> None:
        """Send a screen as a new message, as an answer to ``reply_ref`` or to the message with id ``reply_to``.

        A long one goes in parts, the buttons below the last. ``reply`` is more that the call says of the answer; a
        message that ``is_silent`` rings nowhere.
        """
        *before, last = split_html(screen.html)
        # Each part of it: in a forum, it is the answer that keeps a message in the topic of what it answers.
        answer = {"reply_parameters": {"message_id": reply_to, "allow_sending_without_reply": True}} if reply_to else {}
        for part in before:
            payload = {"chat_id": chat_id, **Screen(part).payload(), **answer}
            await self.call(
                "sendMessage", payload, chat_id=chat_id, priority=priority, topic_ref=topic_ref, reply_ref=reply_ref
            )
        payload = {"chat_id": chat_id, **Screen(last, screen.rows).payload(), **(reply or {}), **answer}
        if is_silent:
            payload["disable_notification"] = True
        await self.call(
            "sendMessage",
            payload,
            chat_id=chat_id,
            priority=priority,
            message_ref=message_ref,
            reply_ref=reply_ref,
            topic_ref=topic_ref,
        )

    async def edit(
        self,
        screen: Screen,
        *,
        chat_id: int,
        message_id: int | None = None,
        message_ref: int | None = None,
        topic_ref: int | None = None,
        merge_key: str | None = None,
        priority: Priority = Priority.TALK,
    ) -> None:
        """Change a message, known by its Telegram id or by its reference; it keeps to one message's length."""
        shown = Screen(split_html(screen.html)[0], screen.rows)
        payload: dict[str, Any] = {"chat_id": chat_id, **shown.payload()}
        if message_id is not None:
            payload["message_id"] = message_id
        await self.call(
            "editMessageText",
            payload,
            chat_id=chat_id,
            priority=priority,
            message_ref=message_ref,
            topic_ref=topic_ref,
            merge_key=merge_key,
        )

    async def call(
        self,
        method: str,
        payload: Mapping[str, Any],
        *,
        chat_id: int | None,
        priority: Priority = Priority.TALK,
        message_ref: int | None = None,
        reply_ref: int | None = None,
        topic_ref: int | None = None,
        merge_key: str | None = None,
        lane: str = "",
        weight: int = 1,
        delay: timedelta = NOW,
    ) -> None:
        """Put any call into the outbox; after a ``delay``, for which its lane waits.

        ``weight`` is for how many messages Telegram counts it. One that it does not count has no ``chat_id`` and a
        ``lane`` of its own; calls of one lane keep their order, and a chat is its own lane.
        """
        if self.is_quiet and chat_id is not None and chat_id < 0 and method.startswith(("send", "copy")):
            payload = {**payload, "disable_notification": True}
        if self.is_crowded and priority == Priority.ALERT:
            priority = Priority.CARD
        await outbox.put(
            self.tx,
            Outgoing(
                method=method,
                payload=payload,
                chat_id=chat_id,
                priority=priority,
                message_ref=message_ref,
                reply_ref=reply_ref,
                topic_ref=topic_ref,
                merge_key=merge_key,
                lane=lane,
                weight=weight,
                delay=delay,
            ),
        )


@dataclass(slots=True)
class Visit:
    """One person at the desk with one update: who, where, and what was going on.

    Attributes:
        chat_id: The chat the update came from; the person's own for what is typed in a chat that the desk is not told.
        is_elsewhere: It is typed in such a chat: nothing can be said there.
        message_id: The message that was written or edited; None for a tap.
        tapped: The message whose button was tapped, which a new screen replaces.
        draft: The conversation that this person is in, in this chat.
        mend: The documents of a ticket that this person sends once more, when this message may be one.
        ticket: The ticket that the message belongs to: by the message it answers, or by its topic.
        prompt: What was asked for, when this message is the answer to it.
        failure: What went wrong while it was worked, for the error door.
    """

    desk: Desk
    person: Person
    chat_id: int
    message_id: int | None = None
    callback_id: str | None = None
    tapped: int | None = None
    draft: Draft | None = None
    mend: Draft | None = None
    ticket: Ticket | None = None
    prompt: Prompt | None = None
    failure: BaseException | None = None
    is_elsewhere: bool = False
    toast: str = ""
    is_alert: bool = False

    @property
    def is_barred(self) -> bool:
        """Whether this is a banned person in their own chat."""
        if self.person.barred_until is None or self.chat_id != self.person.id or self.is_elsewhere:
            return False
        return self.person.is_barred(self.desk.tx.now)

    @property
    def say(self) -> Texts:
        """The texts in this person's language."""
        return self.desk.office.say(self.person.language)

    async def show(self, screen: Screen) -> None:
        """Show a screen: in place of the one whose button was tapped, else, or when too long, as a new message."""
        if len(split_html(screen.html)) > 1:
            await self.add(screen)
        elif self.tapped is not None:
            await self.desk.edit(screen, chat_id=self.chat_id, message_id=self.tapped)
        else:
            await self.desk.post(screen, chat_id=self.chat_id, reply_to=self._answered)

    async def add(self, screen: Screen, *, ticket_id: int | None = None) -> None:
        """Show a screen below everything else, and take the buttons of the tapped one away.

        An answer to a screen about a ticket (``ticket_id``) belongs to that ticket.
        """
        if self.tapped is not None:
            payload = {
                "chat_id": self.chat_id,
                "message_id": self.tapped,
                "reply_markup": {"inline_keyboard": []},
            }
            await self.desk.call("editMessageReplyMarkup", payload, chat_id=self.chat_id)
        ref = None
        if ticket_id is not None:
            ref = await messages.note(self.desk.tx, ticket_id, chat_id=self.chat_id, role=MessageRole.NOTICE)
        await self.desk.post(screen, chat_id=self.chat_id, message_ref=ref, reply_to=self._answered)

    @property
    def _answered(self) -> int | None:
        """What a new message answers in a group, so that it stands in the same topic; None in one's own chat."""
        return None if self.chat_id == self.person.id else self.tapped or self.message_id

    async def link(self, ticket_id: int) -> None:
        """Let answers to the screen just shown in the tapped message's place belong to a ticket."""
        if self.tapped is not None:
            await messages.note(
                self.desk.tx, ticket_id, chat_id=self.chat_id, role=MessageRole.NOTICE, message_id=self.tapped
            )

    def answer_tap(self, text: str, *, is_alert: bool = False) -> None:
        """Say this in the small window that answers a tap."""
        self.toast, self.is_alert = text, is_alert

    async def finish(self) -> None:
        """Stop the spinner of the tapped button, with what there is to say."""
        if self.callback_id is None:
            return
        payload = {
            "callback_query_id": self.callback_id,
            "text": self.toast[:LONGEST_TOAST],
            "show_alert": self.is_alert,
        }
        lane = f"tap:{self.person.id}"
        outgoing = Outgoing("answerCallbackQuery", payload, chat_id=None, priority=Priority.TAP, lane=lane)
        await outbox.put(self.desk.tx, outgoing)


LONGEST_TOAST = 200  # characters that Telegram shows in answer to a tap
