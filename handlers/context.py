"""From an update to a visit: who is here, in which conversation, about which ticket."""

from contextvars import ContextVar
from typing import Any, TypeVar

from telegram import Message, Update, User
from telegram.ext import Application, CallbackContext, ExtBot, JobQueue
from telegram.ext.filters import UpdateFilter

from handlers import prompts
from handlers.buttons import Tap, decode
from handlers.desk import Desk, Visit
from handlers.office import Office
from handlers.splitting import excerpt
from handlers.wanted import Prompt, Wanted
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Status
from knowledge.wording import Language
from storage import drafts, media, messages, outbox, people, tickets, work
from storage.drafts import Draft, Purpose
from storage.people import Person
from storage.tickets import Ticket
from storage.transaction import Transaction

LONGEST_NAME = 128  # characters: Telegram takes 64 for each half
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
    if user is not None and (update.inline_query or update.chosen_inline_result):
        return await _passing_by(tx, office, user)
    if user is None or chat is None:
        return None
    person = await people.meet(tx, user.id, name=_name(user, office), language=_language(user, office))
    query = update.callback_query
    visit = Visit(
        desk=Desk(tx, office, is_quiet=chat.id == user.id and person.is_muted(tx.now)),
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
    if update.message is not None:
        visit.mend = await _mend(visit, update.message)
        visit.prompt = await _prompt(visit, update.message)
    if visit.chat_id == person.id and (query is not None or _is_command(update.message)):
        await prompts.leave(tx, person.id, chat_id=visit.chat_id)
    return visit


async def _mend(visit: Visit, message: Message) -> Draft | None:
    """Return the documents that are sent once more, for a file that may be one; the form touched last goes first."""
    if visit.chat_id != visit.person.id or not (message.document or message.photo):
        return None
    draft = await drafts.current(visit.desk.tx, visit.person.id, chat_id=visit.chat_id, purpose=Purpose.MEND)
    if draft is None or visit.desk.office.kind(draft.state["service"], draft.state["kind"]) is None:
        return None
    ticket = await tickets.get(visit.desk.tx, draft.state["ticket_id"])
    if ticket is None or ticket.status == Status.CLOSED:
        return None
    is_answer = visit.ticket is not None and visit.ticket.id == ticket.id
    is_newer = visit.draft is None or visit.draft.updated_at < draft.updated_at
    return draft if is_answer or is_newer else None


async def _passing_by(tx: Transaction, office: Office, user: User) -> Visit:
    """Return the visit of somebody who types in another chat: they are not written down for it, and have no draft."""
    language = _language(user, office)
    stranger = Person(id=user.id, name=_name(user, office), language=language, is_reachable=False)
    person = await people.find(tx, user.id) or stranger
    return Visit(desk=Desk(tx, office), person=person, chat_id=user.id, is_elsewhere=True)


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
        # On PostgreSQL its id may have been written down between the two looks.
        known = await messages.at(tx, message.chat_id, message_id=answered.message_id)
    ticket_id = known.ticket_id if known else None
    if ticket_id is None and message.media_group_id is not None and not is_edit:
        # Telegram may name the answered message with the first file of an album only.
        ticket_id = await media.ticket_of_album(tx, message.chat_id, album=message.media_group_id)
    if ticket_id is None and message.message_thread_id is not None and office.unit_at(message.chat_id) is not None:
        topic = await messages.topic_at(tx, message.chat_id, thread_id=message.message_thread_id)
        ticket_id = topic.ticket_id if topic else None
    # What was merged goes on elsewhere; an edit belongs to the messages as they were.
    going_on = await work.survivor(tx, ticket_id) if ticket_id is not None else None
    ticket = await tickets.get(tx, going_on) if going_on is not None else None
    if ticket is not None and message.chat_id == person.id and ticket.requester_id != person.id:
        return None  # a private chat only ever speaks of its own tickets
    return ticket


async def _prompt(visit: Visit, message: Message) -> Prompt | None:
    """Return what this message was asked for; None for one that means something else."""
    tx, answered = visit.desk.tx, message.reply_to_message
    if visit.chat_id == visit.person.id:
        asked = await prompts.answered_by(tx, visit.chat_id, message_id=answered.message_id) if answered else None
        wanted = asked or await _prompt_begun(visit, message)
        return await prompts.as_it_is(visit.desk, wanted) if wanted else None
    if visit.ticket is None:
        return None
    prompt = await prompts.current(tx, visit.person.id, chat_id=visit.chat_id)
    # In a topic, what answers no other message is for the card; elsewhere only an answer to the card itself is.
    thread = message.message_thread_id if message.is_topic_message else None
    to = answered.message_id if answered else thread
    is_to_card = prompt is not None and to in {prompt.message_id, thread}
    return prompt if prompt is not None and is_to_card and prompt.ticket_id == visit.ticket.id else None


async def _prompt_begun(visit: Visit, message: Message) -> Prompt | None:
    """Return what was asked for last, unless this message answers another one or comes after its album."""
    prompt = await prompts.current(visit.desk.tx, visit.person.id, chat_id=visit.chat_id)
    answered = message.reply_to_message
    if prompt is None or prompt.album not in {"", message.media_group_id}:
        return None
    if answered is None or answered.message_id == prompt.message_id:
        return prompt
    # A question that was asked below the last answer: which message it is, only the deliverer knows.
    is_ours = answered.from_user is not None and answered.from_user.id == answered.get_bot().id
    return prompt if is_ours and not prompt.message_id and visit.ticket is None else None


def _is_command(message: Message | None) -> bool:
    return message is not None and (message.text or "").startswith("/")


class TooEarlyError(Exception):
    """A message of ours is answered before its id was written down: the update is worked again in a moment."""


async def check_known_soon(visit: Visit) -> None:
    """Let a tap wait until the id of the message that it was made below is written down."""
    tx, message_id = visit.desk.tx, visit.tapped
    if message_id is None or await messages.at(tx, visit.chat_id, message_id=message_id) is not None:
        return
    if await messages.is_passed(tx, visit.chat_id, message_id=message_id):
        return
    if await outbox.awaits_id(tx, visit.chat_id):
        raise TooEarlyError


async def _check_known_soon(tx: Transaction, answered: Message) -> None:
    """Let a message wait until the id of the one that it answers is written down, if that can still come.

    A chat's messages go out one after the other: once a later one is known, an earlier one is not written down any
    more. Nor is the opening of a topic, which everything in it answers.
    """
    is_ours = answered.from_user is not None and answered.from_user.id == answered.get_bot().id
    if not is_ours or answered.forum_topic_created is not None:
        return
    if await messages.is_passed(tx, answered.chat_id, message_id=answered.message_id):
        return
    if await outbox.awaits_id(tx, answered.chat_id):
        raise TooEarlyError


def _name(user: User, office: Office) -> str:
    # One line, that turns nothing around it: a name stands beside the desk's own words.
    name = excerpt(user.full_name, most=LONGEST_NAME) or user.username or str(user.id)
    return office.held_words.shortened(name)


def _language(user: User, office: Office) -> str:
    spoken = (user.language_code or office.language).partition("-")[0]
    return spoken if spoken in set(Language) else office.language


class FillingIn(UpdateFilter):
    """Passes messages of somebody who is filling in a form."""

    def filter(self, update: Update) -> bool:
        """Look at the draft that was restored with the visit."""
        return current_visit().draft is not None


class SendsAgain(UpdateFilter):
    """Passes messages of somebody who sends documents of a ticket once more, unless they answer another ticket."""

    def filter(self, update: Update) -> bool:
        """Look at the draft and the ticket that were restored with the visit."""
        visit = current_visit()
        if visit.mend is None:
            return False
        return visit.ticket is None or visit.ticket.id == visit.mend.state["ticket_id"]


class AnswersPrompt(UpdateFilter):
    """Passes messages that were just asked for, of these kinds."""

    def __init__(self, *wanted: Wanted) -> None:
        super().__init__()
        self._wanted = frozenset(wanted)

    def filter(self, update: Update) -> bool:
        """Look at what was restored with the visit."""
        prompt = current_visit().prompt
        return prompt is not None and prompt.wanted in self._wanted


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


class IsBarred(UpdateFilter):
    """Passes what a banned person writes or taps."""

    def filter(self, update: Update) -> bool:
        """Look at until when."""
        return current_visit().is_barred


class InStaffGroup(UpdateFilter):
    """Passes what comes from a unit's group."""

    def filter(self, update: Update) -> bool:
        """Look the chat up among the office's units."""
        visit = current_visit()
        return visit.desk.office.unit_at(visit.chat_id) is not None
