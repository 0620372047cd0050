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
from handlers.context import ConcernsTicket, Context, InConversation, InStaffGroup, LoketApplication
from handlers.documents import conversation as documents
from handlers.errors import carry_out
from handlers.evaluation import conversation as evaluation
from handlers.requests import conversation as requests
from handlers.staff import conversation as staff
from handlers.tickets import conversation as tickets
from handlers.welcome import conversation as welcome
from storage.drafts import Purpose

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
Handler = BaseHandler[Update, Context, None]

_PRIVATE = filters.ChatType.PRIVATE
_EDITED = filters.UpdateType.EDITED_MESSAGE
_NEW = filters.UpdateType.MESSAGE
_GROUP = InStaffGroup()
_FORM = InConversation(Purpose.REQUEST)
_ANONYMOUS = filters.SenderChat.ALL
_FILE = filters.Document.ALL | filters.PHOTO


def _on(tap: type[buttons.Tap], callback: Callback) -> Handler:
    return CallbackQueryHandler(callback, pattern=lambda data: isinstance(buttons.decode(str(data)), tap))


def _said(condition: filters.BaseFilter, callback: Callback) -> Handler:
    return MessageHandler(condition, callback)


def routes() -> list[Handler]:
    """Return every route in order."""
    return [*taps(), *staff_group(), *commands(), *private_messages()]


def taps() -> list[Handler]:
    """Return the routes of buttons: by type, whatever chat they are tapped in; rights are checked by the action."""
    return [
        _on(buttons.Home, welcome.started),
        _on(buttons.Speak, welcome.language_chosen),
        _on(buttons.Browse, browse.browsed),
        _on(buttons.ReadEntry, browse.entry_read),
        _on(buttons.ShowAnswer, ask.answer_picked),
        _on(buttons.Solved, ask.solved),
        _on(buttons.NotSolved, ask.not_solved),
        _on(buttons.Contact, ask.contact_wanted),
        _on(buttons.StartRequest, requests.kind_chosen),
        _on(buttons.PickChoice, requests.choice_picked),
        _on(buttons.FormBack, requests.gone_back),
        _on(buttons.FormSkip, requests.skipped),
        _on(buttons.FormResume, requests.resumed),
        _on(buttons.FormCancel, requests.cancel_tapped),
        _on(buttons.FormSend, requests.sent),
        _on(buttons.MyTickets, tickets.listed),
        _on(buttons.ViewTicket, tickets.viewed),
        _on(buttons.AddToTicket, tickets.added),
        _on(buttons.ReopenTicket, tickets.reopened),
        _on(buttons.Evaluate, evaluation.graded),
        _on(buttons.TakeTicket, staff.taken),
        _on(buttons.Decide, accounts.decided),
        _on(buttons.CloseTicket, staff.closed),
        _on(buttons.ShowCard, staff.card_turned),
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
        _said(_GROUP & ConcernsTicket(), staff.replied),
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
        _said(_EDITED & _FORM, welcome.edited_in_form),  # the form has moved on: say so
        _said(_EDITED & ConcernsTicket(), tickets.edited),  # what went to the staff is corrected there
        _said(_NEW & ConcernsTicket(), tickets.written_to),  # an explicit answer wins over an open form
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
