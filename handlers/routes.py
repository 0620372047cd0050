"""The table of contents: every route, in order; the first one that fits takes the update.

Each line says why it stands where it stands. A tap's route is its type; what a person writes is read from the most
particular situation (an answer to a ticket, a form that is open) to the most general (a question).
"""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers import buttons
from handlers.accounts import conversation as accounts
from handlers.ask import conversation as ask
from handlers.browse import conversation as browse
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
    current_visit,
)
from handlers.demands import conversation as demands
from handlers.documents import conversation as documents
from handlers.errors import carry_out
from handlers.evaluation import conversation as evaluation
from handlers.guides import conversation as guides
from handlers.halfway import conversation as halfway
from handlers.incoming import CarriesQuestion, IsOwnResult
from handlers.inline import conversation as inline
from handlers.requests import conversation as requests
from handlers.review import conversation as review
from handlers.staff import conversation as staff
from handlers.tickets import conversation as tickets
from handlers.wanted import BEGUN_BY_TAP, Wanted
from handlers.welcome import conversation as welcome

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
Handler = BaseHandler[Update, Context, None]

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


def _both(first: Callback, then: Callback) -> Callback:
    async def both(update: Update, context: Context) -> None:
        await first(update, context)
        await then(update, context)

    return both


def routes() -> list[Handler]:
    """Return every route in order."""
    return [*taps(), *elsewhere(), *staff_group(), *commands(), *private_messages()]


def taps() -> list[Handler]:
    """Return the routes of buttons: by type, whatever chat they are tapped in; rights are checked by the action."""
    return [
        *asking_taps(),
        *requesting_taps(),
        *following_taps(),
        _on(buttons.TakeTicket, staff.taken),
        _on(buttons.Decide, accounts.decided),
        _on(buttons.AskReject, accounts.reject_asked),
        _on(buttons.AskClose, staff.close_asked),
        _on(buttons.CloseTicket, staff.closed),
        _on(buttons.ShowCard, staff.card_wanted),
        _on(buttons.ShowHistory, staff.history_wanted),
        *reviewing_taps(),
        *calling_taps(),
        CallbackQueryHandler(welcome.stale_tap),  # a button of another age gets a fresh screen, never silence
    ]


def asking_taps() -> list[Handler]:
    """Return the routes of buttons that people tap while they look for an answer."""
    return [
        _own(buttons.Home, welcome.started),
        _own(buttons.Speak, welcome.language_chosen),
        _own(buttons.Browse, browse.browsed),
        _own(buttons.ReadEntry, browse.entry_read),
        _own(buttons.TurnStep, guides.step_turned),
        _own(buttons.PickVariant, guides.variant_picked),
        _own(buttons.StuckAt, guides.stuck),
        _own(buttons.SeeAlso, guides.related_read),
        _own(buttons.ShowAnswer, ask.answer_picked),
        _own(buttons.NoneOfThese, ask.none_fits),
        _own(buttons.PickService, ask.service_picked),
        _own(buttons.AskAlone, ask.asked_alone),
        _own(buttons.Solved, ask.solved),
        _own(buttons.NotSolved, ask.not_solved),
        _own(buttons.Contact, ask.contact_wanted),
    ]


def requesting_taps() -> list[Handler]:
    """Return the routes of buttons around a request's form and its documents."""
    return [
        _own(buttons.StartRequest, requests.kind_chosen),
        _own(buttons.ReplaceRequest, requests.replaced),
        _own(buttons.PickChoice, requests.choice_picked),
        _own(buttons.FormBack, requests.gone_back),
        _own(buttons.FormKeep, requests.kept),
        _own(buttons.FormSkip, requests.skipped),
        _own(buttons.FormResume, requests.resumed),
        _own(buttons.FormCancel, halfway.cancel_tapped),
        _own(buttons.FormRestore, halfway.restored),
        _own(buttons.FormEdit, requests.line_tapped),
        _own(buttons.UseEarlier, requests.earlier_used),
        _own(buttons.FormSend, requests.sent),
        _own(buttons.ChooseSlot, documents.slot_chosen),
        _own(buttons.EmptySlot, documents.slot_emptied),
        _own(buttons.AddPage, documents.page_wanted),
        _own(buttons.PlaceFile, documents.file_placed),
        _own(buttons.DropFile, documents.file_dropped),
        _own(buttons.PapersDone, documents.list_left),
    ]


def following_taps() -> list[Handler]:
    """Return the routes of buttons around a requester's tickets and their evaluation."""
    return [
        _own(buttons.MyTickets, tickets.listed),
        _own(buttons.ViewTicket, tickets.viewed),
        _own(buttons.AddToTicket, tickets.added),
        _own(buttons.ReopenTicket, tickets.reopened),
        _own(buttons.AskHeld, ask.asked_after_all),
        _own(buttons.WriteToTicket, tickets.writing_wanted),
        _own(buttons.StopWriting, tickets.writing_stopped),
        _own(buttons.CloseOwn, tickets.closed),
        _own(buttons.WithdrawTicket, tickets.withdrawn),
        _own(buttons.ContinueTicket, tickets.continued),
        _own(buttons.Evaluate, evaluation.graded),
        _own(buttons.EvaluateBack, evaluation.gone_back),
        _own(buttons.EvaluateSkip, evaluation.skipped),
        _own(buttons.MyEvaluation, evaluation.mine_wanted),
        _own(buttons.AddComment, evaluation.comment_wanted),
    ]


def reviewing_taps() -> list[Handler]:
    """Return the routes of buttons around documents that staff look at, and of what they ask for."""
    return [
        _on(buttons.ShowPapers, review.papers_wanted),
        _on(buttons.ShowPaper, review.paper_wanted),
        _on(buttons.OpenPaper, review.file_wanted),
        _on(buttons.AcceptPaper, review.accepted),
        _on(buttons.AcceptPapers, review.all_accepted),
        _on(buttons.AskReason, review.reason_wanted),
        _on(buttons.ReturnPaper, review.returned),
        _on(buttons.TypeReason, review.words_wanted),
        _on(buttons.UndoReview, review.taken_back),
        _on(buttons.ReleasePaper, review.release_wanted),
        _own(buttons.MendPapers, review.mend_begun),
        _on(buttons.ShowWishes, demands.wishes_wanted),
        _on(buttons.TypeWish, demands.words_wanted),
        _on(buttons.DropWish, demands.wish_dropped),
        _own(buttons.GiveWish, demands.answer_begun),
    ]


def calling_taps() -> list[Handler]:
    """Return the routes of buttons around a video call."""
    return [
        _on(buttons.ShowCall, calls.call_wanted),
        _on(buttons.CallNow, calls.called_now),
        _on(buttons.PickDay, calls.days_wanted),
        _on(buttons.PickTime, calls.times_wanted),
        _on(buttons.ProposeCall, calls.proposed),
        _on(buttons.TypeLink, calls.link_wanted),
        _on(buttons.HoldCall, calls.held),
        _on(buttons.MissCall, calls.missed),
        _own(buttons.AgreeCall, calls.agreed),
        _own(buttons.DeclineCall, calls.declined),
        _on(buttons.CancelCall, calls.cancelled),  # staff on the card, the requester in the own chat
    ]


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
