"""From an update to a visit: who is here, in which conversation, about which ticket."""

from contextvars import ContextVar
from typing import Any, TypeVar

from telegram import Message, Update, User
from telegram.ext import Application, CallbackContext, ExtBot, JobQueue
from telegram.ext.filters import UpdateFilter

from handlers.buttons import Tap, decode
from handlers.desk import Desk, Visit
from handlers.office import Office
from knowledge.rules.refusals import Refusal
from knowledge.wording import Language
from storage import drafts, messages, outbox, people, tickets
from storage.drafts import Draft, Purpose
from storage.people import Person
from storage.tickets import Ticket
from storage.transaction import Transaction

T = TypeVar("T", bound=Tap)
_visit: ContextVar[Visit | None] = ContextVar("visit", default=None)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context that every callback gets; state lives in rows, so the library's own dictionaries stay empty."""

    @property
    def visit(self) -> Visit:
        """The person at the desk."""
        return current_visit()

    def tap(self, update: Update, kind: type[T]) -> T:
        """Return what the tapped button means; the route has seen to its kind."""
        tap = decode((update.callback_query.data if update.callback_query else None) or "")
        if not isinstance(tap, kind):
            raise Refusal("refused-stale")
        return tap


_Dicts = dict[Any, Any]
LoketApplication = Application[
    ExtBot[None], Context, _Dicts, _Dicts, _Dicts, JobQueue[CallbackContext[ExtBot[None], _Dicts, _Dicts, _Dicts]]
]


def current_visit() -> Visit:
    """Return the visit being worked in this task; raises LookupError outside of one."""
    visit = _visit.get()
    if visit is None:
        raise LookupError("nobody is at the desk")
    return visit


def set_visit(visit: Visit) -> None:
    """Make this the visit of the current task."""
    _visit.set(visit)


async def restore(tx: Transaction, office: Office, update: Update) -> Visit | None:
    """Put together who is here and what was going on; None for an update that nobody in particular sent."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None:
        return None
    person = await people.meet(tx, user.id, name=_name(user), language=_language(user, office))
    query = update.callback_query
    visit = Visit(
        desk=Desk(tx, office),
        person=person,
        chat_id=chat.id,
        message_id=update.effective_message.message_id if update.effective_message and query is None else None,
        callback_id=query.id if query else None,
        tapped=query.message.message_id if query and query.message else None,
    )
    visit.draft = await _readable_draft(tx, office, person.id, chat.id)
    is_edit = update.edited_message is not None
    if update.effective_message is not None and query is None:
        visit.ticket = await _ticket(tx, office, update.effective_message, person, is_edit=is_edit)
    return visit


async def _readable_draft(tx: Transaction, office: Office, person_id: int, chat_id: int) -> Draft | None:
    """Return the form being filled in; one whose request kind is no longer in its pack ends here."""
    draft = await drafts.current(tx, person_id, chat_id=chat_id, purpose=Purpose.REQUEST)
    if draft is not None and office.kind(draft.state["service"], draft.state["kind"]) is None:
        await drafts.drop(tx, person_id, chat_id=chat_id, purpose=Purpose.REQUEST)
        return None
    return draft


async def _ticket(tx: Transaction, office: Office, message: Message, person: Person, *, is_edit: bool) -> Ticket | None:
    # An edit belongs to what its message belonged to when it was written.
    answered = message if is_edit else message.reply_to_message
    known = await messages.at(tx, message.chat_id, message_id=answered.message_id) if answered else None
    if known is None and answered is not None and not is_edit:
        await _check_known_soon(tx, answered)
    ticket_id = known.ticket_id if known else None
    if ticket_id is None and message.message_thread_id is not None and office.unit_at(message.chat_id) is not None:
        topic = await messages.topic_at(tx, message.chat_id, thread_id=message.message_thread_id)
        ticket_id = topic.ticket_id if topic else None
    ticket = await tickets.get(tx, ticket_id) if ticket_id is not None else None
    if ticket is not None and message.chat_id == person.id and ticket.requester_id != person.id:
        return None  # a private chat only ever speaks of its own tickets
    return ticket


class TooEarlyError(Exception):
    """A message of ours is answered before its id was written down: the update is worked again in a moment."""


async def _check_known_soon(tx: Transaction, answered: Message) -> None:
    is_ours = answered.from_user is not None and answered.from_user.id == answered.get_bot().id
    if is_ours and await outbox.awaits_id(tx, answered.chat_id):
        raise TooEarlyError


def _name(user: User) -> str:
    return user.full_name.strip() or user.username or str(user.id)


def _language(user: User, office: Office) -> str:
    spoken = (user.language_code or office.language).partition("-")[0]
    return spoken if spoken in set(Language) else office.language


class FillingIn(UpdateFilter):
    """Passes messages of somebody who is filling in a form."""

    def filter(self, update: Update) -> bool:
        """Look at the draft that was restored with the visit."""
        return current_visit().draft is not None


class ConcernsTicket(UpdateFilter):
    """Passes messages that answer a ticket's message or stand in its topic."""

    def filter(self, update: Update) -> bool:
        """Look at the ticket that was restored with the visit."""
        return current_visit().ticket is not None


class AnswersBot(UpdateFilter):
    """Passes answers to a message of the bot's own that has buttons, as a card does."""

    def filter(self, update: Update) -> bool:
        """Look at whom the message answers; a topic's own opening is no such message."""
        message = update.effective_message
        answered = message.reply_to_message if message else None
        if answered is None or answered.from_user is None or answered.forum_topic_created is not None:
            return False
        return answered.from_user.id == answered.get_bot().id and bool(
            answered.reply_markup or answered.reply_to_message
        )


class InStaffGroup(UpdateFilter):
    """Passes what comes from a unit's group."""

    def filter(self, update: Update) -> bool:
        """Look the chat up among the office's units."""
        visit = current_visit()
        return visit.desk.office.unit_at(visit.chat_id) is not None
