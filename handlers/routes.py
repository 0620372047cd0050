"""The table of contents: every route, in order; the first one that fits takes the update.

Each line says why it stands where it stands. A tap's route is its type; what a person writes is read from the most
particular situation (an answer to a ticket, a form that is open) to the most general (a question). The routes of
buttons are in `handlers.taps`.
"""

from telegram import Update
from telegram.ext import (
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers.ask import conversation as ask
from handlers.calls import conversation as calls
from handlers.context import (
    AnswersBot,
    AnswersPrompt,
    ConcernsTicket,
    Context,
    FillingIn,
    InStaffGroup,
    LoketApplication,
    SendsAgain,
)
from handlers.demands import conversation as demands
from handlers.documents import conversation as documents
from handlers.errors import carry_out
from handlers.evaluation import conversation as evaluation
from handlers.halfway import conversation as halfway
from handlers.incoming import CarriesQuestion, IsOwnResult
from handlers.inline import conversation as inline
from handlers.requests import conversation as requests
from handlers.review import conversation as review
from handlers.staff import conversation as staff
from handlers.taps import Callback, Handler, taps
from handlers.tickets import conversation as tickets
from handlers.wanted import BEGUN_BY_TAP, Wanted
from handlers.welcome import conversation as welcome

_PRIVATE = filters.ChatType.PRIVATE
_EDITED = filters.UpdateType.EDITED_MESSAGE
_NEW = filters.UpdateType.MESSAGE
_GROUP = InStaffGroup()
_FORM = FillingIn()
_ANONYMOUS = filters.SenderChat.ALL
_NOTE = filters.Regex(r"^//")  # for colleagues, whatever was asked for
_FILE = filters.Document.ALL | filters.PHOTO
_SAID = _NEW & ~filters.COMMAND & ~filters.StatusUpdate.ALL
_WRITING = AnswersPrompt(*BEGUN_BY_TAP)
_ASKED = AnswersPrompt(Wanted.GIVEN, Wanted.REOPEN, Wanted.COMMENT)  # not WRITE: that goes on, whatever it says
_NO_MORE = filters.Regex(r"(?i)^\s*(?:batal|cancel)\s*[.!]*\s*$")  # the command's word, without its sign


def _said(condition: filters.BaseFilter, callback: Callback) -> Handler:
    return MessageHandler(condition, callback)


def _both(first: Callback, then: Callback) -> Callback:
    async def both(update: Update, context: Context) -> None:
        await first(update, context)
        await then(update, context)

    return both


def routes() -> list[Handler]:
    """Return every route in order."""
    return [*taps(), *elsewhere(), *staff_group(), *commands(), *private_messages()]


def elsewhere() -> list[Handler]:
    """Return the routes of what people type in chats that the desk is not in."""
    return [InlineQueryHandler(inline.typed), ChosenInlineResultHandler(inline.sent)]


def staff_group() -> list[Handler]:
    """Return the routes of groups: a ticket's messages go to its requester, all other talk is left alone."""
    return [
        ChatMemberHandler(welcome.membership_changed, ChatMemberHandler.CHAT_MEMBER),  # who is staff, as it changes
        ChatMemberHandler(welcome.bot_placed, ChatMemberHandler.MY_CHAT_MEMBER),  # what waited for the chat goes now
        _said(filters.StatusUpdate.MIGRATE, welcome.group_moved),  # before all that is said there
        CommandHandler("id", welcome.group_id_asked, filters=filters.ChatType.GROUPS),  # needed before the settings are
        CommandHandler("start", welcome.started_in_group, filters=filters.ChatType.GROUPS),  # never on to a requester
        _said(_GROUP & _ANONYMOUS, staff.anonymous),  # before replies: a reply without a name cannot be one
        _said(_GROUP & _EDITED, staff.reply_edited),  # before replies: an edit is not a second reply
        _said(_GROUP & AnswersPrompt(Wanted.REASON) & ~_NOTE, review.reason_written),  # asked for by the card itself
        _said(_GROUP & AnswersPrompt(Wanted.WISH) & ~_NOTE, demands.wish_written),
        _said(_GROUP & AnswersPrompt(Wanted.LINK) & ~_NOTE, calls.link_written),
        _said(_GROUP & ConcernsTicket() & ~filters.StatusUpdate.ALL, staff.replied),  # a topic renamed is no reply
        _said(_GROUP & AnswersBot(), staff.answered_unknown),  # a reply that nobody would get must not look like one
        _said(~_PRIVATE, staff.chatted),  # nothing below is meant for groups
    ]


def commands() -> list[Handler]:
    """Return the routes of commands in a private chat; they work in the middle of a form, and mended ones as well."""
    return [
        CommandHandler("start", _both(ask.asked, welcome.form_recalled), filters=_PRIVATE & CarriesQuestion()),
        CommandHandler("start", welcome.linked, filters=_PRIVATE, has_args=True),  # before a plain /start
        CommandHandler(["start", "mulai", "bantuan", "help"], welcome.started, filters=_PRIVATE),
        CommandHandler(["tiket", "tickets"], tickets.listed, filters=_PRIVATE),
        CommandHandler(["batal", "cancel"], tickets.writing_stopped, filters=_PRIVATE & _NEW & _WRITING),  # the newest
        CommandHandler(["batal", "cancel"], halfway.cancel_asked, filters=_PRIVATE),
    ]


def private_messages() -> list[Handler]:
    """Return the routes of what a requester writes."""
    return [
        _said(IsOwnResult(), inline.sent_here),  # an answer of ours: neither a question nor a form's answer
        _said(_EDITED & ConcernsTicket(), tickets.edited),  # what went to the staff is corrected there, form or not
        _said(_EDITED & _FORM, welcome.edited_in_form),  # the form has moved on: say so
        _said(_NEW & _ASKED & _NO_MORE, tickets.writing_stopped),  # no answer to anything that is asked
        _said(_SAID & AnswersPrompt(Wanted.GIVEN), demands.given),  # what staff asked for, as an answer or after a tap
        _said(_SAID & AnswersPrompt(Wanted.WRITE), tickets.wrote),  # just asked for: before all that began earlier
        _said(_SAID & AnswersPrompt(Wanted.REOPEN), tickets.wrote_to_reopen),
        _said(_SAID & AnswersPrompt(Wanted.COMMENT), evaluation.commented),
        _said(_NEW & SendsAgain() & _FILE, documents.file_sent),  # a document that staff wait for, also as an answer
        _said(_NEW & ConcernsTicket(), tickets.written_to),  # an explicit answer wins over an open form
        _said(filters.COMMAND, requests.command_unknown),  # a slip: neither an answer nor a question
        _said(_NEW & _FORM & _NO_MORE, halfway.cancel_asked),  # before answers: no field's answer is this
        _said(_NEW & _FORM & filters.TEXT, requests.answered),
        _said(_NEW & _FORM & _FILE, documents.file_sent),
        _said(_NEW & _FORM & ~filters.StatusUpdate.ALL, requests.wrong_content),
        _said(filters.TEXT | filters.CAPTION, ask.asked),  # a question, also one whose spelling was just mended
        _said(_NEW & ~filters.StatusUpdate.ALL, ask.asked),  # a picture without words may belong to a ticket
    ]


def register(application: LoketApplication) -> None:
    """Give an application every route and the one error door."""
    application.add_handlers(routes())
    application.add_error_handler(carry_out)
