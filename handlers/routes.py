"""The table of contents: every route, in order; the first one that fits takes the update.

Each line says why it stands where it stands. A tap's route is its type; what a person writes is read from the most
particular situation (an answer to a ticket, a form that is open) to the most general (a question).
"""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from handlers import buttons
from handlers.accounts import conversation as accounts
from handlers.ask import conversation as ask
from handlers.browse import conversation as browse
from handlers.context import (
    AnswersBot,
    ConcernsTicket,
    Context,
    FillingIn,
    InStaffGroup,
    LoketApplication,
    current_visit,
)
from handlers.documents import conversation as documents
from handlers.errors import carry_out
from handlers.evaluation import conversation as evaluation
from handlers.requests import conversation as requests
from handlers.staff import conversation as staff
from handlers.tickets import conversation as tickets
from handlers.welcome import conversation as welcome

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
Handler = BaseHandler[Update, Context, None]

_PRIVATE = filters.ChatType.PRIVATE
_EDITED = filters.UpdateType.EDITED_MESSAGE
_NEW = filters.UpdateType.MESSAGE
_GROUP = InStaffGroup()
_FORM = FillingIn()
_ANONYMOUS = filters.SenderChat.ALL
_FILE = filters.Document.ALL | filters.PHOTO


def _on(tap: type[buttons.Tap], callback: Callback) -> Handler:
    return CallbackQueryHandler(callback, pattern=lambda data: isinstance(buttons.decode(str(data)), tap))


def _own(tap: type[buttons.Tap], callback: Callback) -> Handler:
    """Route a requester's button: it means something in that person's own chat only, never on a staff group's card."""

    def is_own(data: object) -> bool:
        visit = current_visit()
        return visit.chat_id == visit.person.id and isinstance(buttons.decode(str(data)), tap)

    return CallbackQueryHandler(callback, pattern=is_own)


def _said(condition: filters.BaseFilter, callback: Callback) -> Handler:
    return MessageHandler(condition, callback)


def routes() -> list[Handler]:
    """Return every route in order."""
    return [*taps(), *staff_group(), *commands(), *private_messages()]


def taps() -> list[Handler]:
    """Return the routes of buttons: by type, whatever chat they are tapped in; rights are checked by the action."""
    return [
        _own(buttons.Home, welcome.started),
        _own(buttons.Speak, welcome.language_chosen),
        _own(buttons.Browse, browse.browsed),
        _own(buttons.ReadEntry, browse.entry_read),
        _own(buttons.ShowAnswer, ask.answer_picked),
        _own(buttons.Solved, ask.solved),
        _own(buttons.NotSolved, ask.not_solved),
        _own(buttons.Contact, ask.contact_wanted),
        _own(buttons.StartRequest, requests.kind_chosen),
        _own(buttons.ReplaceRequest, requests.replaced),
        _own(buttons.PickChoice, requests.choice_picked),
        _own(buttons.FormBack, requests.gone_back),
        _own(buttons.FormKeep, requests.kept),
        _own(buttons.FormSkip, requests.skipped),
        _own(buttons.FormResume, requests.resumed),
        _own(buttons.FormCancel, requests.cancel_tapped),
        _own(buttons.FormSend, requests.sent),
        _own(buttons.MyTickets, tickets.listed),
        _own(buttons.ViewTicket, tickets.viewed),
        _own(buttons.AddToTicket, tickets.added),
        _own(buttons.ReopenTicket, tickets.reopened),
        _own(buttons.AskHeld, ask.asked_after_all),
        _own(buttons.Evaluate, evaluation.graded),
        _on(buttons.TakeTicket, staff.taken),
        _on(buttons.Decide, accounts.decided),
        _on(buttons.AskReject, accounts.reject_asked),
        _on(buttons.AskClose, staff.close_asked),
        _on(buttons.CloseTicket, staff.closed),
        _on(buttons.ShowCard, staff.card_wanted),
        _on(buttons.ShowHistory, staff.history_wanted),
        CallbackQueryHandler(welcome.stale_tap),  # a button of another age gets a fresh screen, never silence
    ]


def staff_group() -> list[Handler]:
    """Return the routes of groups: a ticket's messages go to its requester, all other talk is left alone."""
    return [
        ChatMemberHandler(welcome.membership_changed, ChatMemberHandler.CHAT_MEMBER),  # who is staff, as it changes
        ChatMemberHandler(welcome.bot_placed, ChatMemberHandler.MY_CHAT_MEMBER),  # what waited for the chat goes now
        _said(filters.StatusUpdate.MIGRATE, welcome.group_moved),  # before all that is said there
        CommandHandler("id", welcome.group_id_asked, filters=filters.ChatType.GROUPS),  # needed before the settings are
        _said(_GROUP & _ANONYMOUS, staff.anonymous),  # before replies: a reply without a name cannot be one
        _said(_GROUP & _EDITED, staff.reply_edited),  # before replies: an edit is not a second reply
        _said(_GROUP & ConcernsTicket() & ~filters.StatusUpdate.ALL, staff.replied),  # a topic renamed is no reply
        _said(_GROUP & AnswersBot(), staff.answered_unknown),  # a reply that nobody would get must not look like one
        _said(~_PRIVATE, staff.chatted),  # nothing below is meant for groups
    ]


def commands() -> list[Handler]:
    """Return the routes of commands in a private chat; they work in the middle of a form, too."""
    return [
        CommandHandler(["start", "mulai", "bantuan", "help"], welcome.started, filters=_PRIVATE & _NEW),
        CommandHandler(["tiket", "tickets"], tickets.listed, filters=_PRIVATE & _NEW),
        CommandHandler(["batal", "cancel"], requests.cancel_asked, filters=_PRIVATE & _NEW),
    ]


def private_messages() -> list[Handler]:
    """Return the routes of what a requester writes."""
    return [
        _said(_EDITED & ConcernsTicket(), tickets.edited),  # what went to the staff is corrected there, form or not
        _said(_EDITED & _FORM, welcome.edited_in_form),  # the form has moved on: say so
        _said(_NEW & ConcernsTicket(), tickets.written_to),  # an explicit answer wins over an open form
        _said(_NEW & filters.COMMAND, requests.command_unknown),  # a slip: neither an answer nor a question
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
