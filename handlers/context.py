"""From an update to a visit: who is here, in which conversation, about which ticket."""

from contextvars import ContextVar
from typing import Any

from telegram import Message, Update, User
from telegram.ext import Application, CallbackContext, ExtBot, JobQueue
from telegram.ext.filters import UpdateFilter

from handlers.buttons import Tap, decode
from handlers.desk import Desk, Visit
from handlers.office import Office
from knowledge.wording import Language
from storage import drafts, messages, people, tickets
from storage.drafts import Purpose
from storage.people import Person
from storage.tickets import Ticket
from storage.transaction import Transaction

_visit: ContextVar[Visit | None] = ContextVar("visit", default=None)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context that every callback gets; state lives in rows, so the library's own dictionaries stay empty."""

    @property
    def visit(self) -> Visit:
        """The person at the desk."""
        return current_visit()

    def tap(self, update: Update) -> Tap:
        """Return what the tapped button means; the route has made sure that it means something."""
        data = update.callback_query.data if update.callback_query else None
        tap = decode(data or "")
        if tap is None:
            raise LookupError(f"no button says {data!r}")
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
    visit.draft = await drafts.current(tx, person.id, chat_id=chat.id)
    is_edit = update.edited_message is not None
    if update.effective_message is not None and query is None:
        visit.ticket = await _ticket(tx, office, update.effective_message, person, is_edit=is_edit)
    return visit


async def _ticket(tx: Transaction, office: Office, message: Message, person: Person, *, is_edit: bool) -> Ticket | None:
    chat_id = message.chat_id
    ticket_id = None
    if is_edit:  # it belongs to what it belonged to when it was written
        known = await messages.at(tx, chat_id, message_id=message.message_id)
        ticket_id = known.ticket_id if known else None
    elif message.reply_to_message is not None:
        known = await messages.at(tx, chat_id, message_id=message.reply_to_message.message_id)
        ticket_id = known.ticket_id if known else None
    if ticket_id is None and message.message_thread_id is not None and office.unit_at(chat_id) is not None:
        topic = await messages.topic_at(tx, chat_id, thread_id=message.message_thread_id)
        ticket_id = topic.ticket_id if topic else None
    ticket = await tickets.get(tx, ticket_id) if ticket_id is not None else None
    if ticket is not None and chat_id == person.id and ticket.requester_id != person.id:
        return None  # a private chat only ever speaks of its own tickets
    return ticket


def _name(user: User) -> str:
    return user.full_name.strip() or user.username or str(user.id)


def _language(user: User, office: Office) -> str:
    spoken = (user.language_code or office.language).partition("-")[0]
    return spoken if spoken in set(Language) else office.language


class InConversation(UpdateFilter):
    """Passes messages of somebody who is in a conversation of this purpose."""

    def __init__(self, purpose: Purpose) -> None:
        super().__init__(name=f"InConversation({purpose})")
        self._purpose = purpose

    def filter(self, update: Update) -> bool:
        """Look at the draft that was restored with the visit."""
        draft = current_visit().draft
        return draft is not None and draft.purpose == self._purpose


class ConcernsTicket(UpdateFilter):
    """Passes messages that answer a ticket's message or stand in its topic."""

    def filter(self, update: Update) -> bool:
        """Look at the ticket that was restored with the visit."""
        return current_visit().ticket is not None


class InStaffGroup(UpdateFilter):
    """Passes what comes from a unit's group."""

    def filter(self, update: Update) -> bool:
        """Look the chat up among the office's units."""
        visit = current_visit()
        return visit.desk.office.unit_at(visit.chat_id) is not None
