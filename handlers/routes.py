"""The table of contents: every route, in order; the first one that fits takes the update.

Each line says why it stands where it stands. A tap's route is its type; what a person writes is read from the most
particular situation (an answer to a ticket, a form that is open) to the most general (a question). The routes of
buttons are in `handlers.taps`.
"""

from collections.abc import Awaitable, Callable

from telegram import Update
from telegram.ext import (
    ChatMemberHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers.accounts import conversation as accounts
from handlers.announcements import conversation as announcements
from handlers.ask import conversation as ask
from handlers.calls import conversation as calls
from handlers.canned import conversation as canned
from handlers.closing import conversation as closing
from handlers.context import (
    AnswersBot,
    AnswersPrompt,
    ConcernsTicket,
    Context,
    FillingIn,
    InStaffGroup,
    IsBarred,
    LoketApplication,
    SendsAgain,
)
from handlers.decisions import conversation as decisions
from handlers.delivery import conversation as delivery
from handlers.demands import conversation as demands
from handlers.documents import conversation as documents
from handlers.errors import carry_out
from handlers.escalation import conversation as escalation
from handlers.evaluation import conversation as evaluation
from handlers.halfway import conversation as halfway
from handlers.incoming import AsksForLanguage, CarriesQuestion, IsOwnResult
from handlers.inline import conversation as inline
from handlers.invites import conversation as invites
from handlers.learning import conversation as learning
from handlers.learning import faq
from handlers.lookup import conversation as lookup
from handlers.marks import conversation as marks
from handlers.outages import conversation as outages
from handlers.protection import conversation as protection
from handlers.queue import conversation as queue
from handlers.requests import conversation as requests
from handlers.review import conversation as review
from handlers.staff import conversation as staff
from handlers.statistics import conversation as statistics
from handlers.tap_route import Callback, Handler
from handlers.taps import taps
from handlers.teams import conversation as teams
from handlers.tickets import conversation as tickets
from handlers.wanted import BEGUN_BY_TAP, IN_SENTENCES, Wanted
from handlers.welcome import conversation as welcome

_PRIVATE = filters.ChatType.PRIVATE
_EDITED = filters.UpdateType.EDITED_MESSAGE
_NEW = filters.UpdateType.MESSAGE
_GROUP = InStaffGroup()
_FORM = FillingIn()
_ANONYMOUS = filters.SenderChat.ALL
_NOTE = filters.Regex(r"^//") | filters.CaptionRegex(r"^//")  # for colleagues, whatever was asked for
_NOTED = filters.CaptionRegex(r"(?i)^/(?:catatan|note)(?:@\w+)?(?:\s|$)")  # below a file: none of Telegram's
_ORDER = filters.COMMAND | filters.CaptionRegex(r"^/\w")  # to the desk, known or not
_WORDS = ~_NOTE & ~_ORDER
_FILE = filters.Document.ALL | filters.PHOTO
_SAID = _NEW & ~filters.COMMAND & ~filters.StatusUpdate.ALL  # asked last: it looks at thirty things
_WRITING = AnswersPrompt(*BEGUN_BY_TAP)
_ASKED = AnswersPrompt(Wanted.GIVEN, Wanted.REOPEN, Wanted.COMMENT)  # not WRITE: that goes on, whatever it says
_JOINING = AnswersPrompt(Wanted.TEAM)
_TEACHING = AnswersPrompt(Wanted.FAQ)
_NO_MORE = filters.Regex(r"(?i)^\s*(?:batal|cancel)\s*[.!]*\s*$")  # the command's word, without its sign


def _said(condition: filters.BaseFilter, callback: Callback) -> Handler:
    return MessageHandler(condition, callback)


def _both(first: Callback, then: Callback) -> Callback:
    async def both(update: Update, context: Context) -> None:
        await first(update, context)
        await then(update, context)

    return both


def _unless(first: Callable[[Update, Context], Awaitable[bool]], then: Callback) -> Callback:
    async def unless(update: Update, context: Context) -> None:
        if not await first(update, context):
            await then(update, context)

    return unless


def routes() -> list[Handler]:
    """Return every route in order."""
    return [*taps(), *elsewhere(), *door(), *staff_group(), *commands(), *private_messages()]


def door() -> list[Handler]:
    """Return the routes of people who are banned: what they write is kept, and answered with why."""
    return [
        _said(_PRIVATE & AnswersPrompt(Wanted.OBJECTION) & _SAID, protection.objected),
        _said(_PRIVATE & IsBarred(), protection.turned_away),
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
        CommandHandler(["antrian", "queue"], queue.asked, filters=_GROUP),  # commands before replies: in a topic, too
        CommandHandler(["statistik", "statistics"], statistics.asked, filters=_GROUP & _NEW),
        CommandHandler(["laporan", "report"], statistics.sheet_asked, filters=_GROUP & _NEW),
        CommandHandler(["cari", "find"], lookup.searched, filters=_GROUP),
        CommandHandler(["tiket", "tickets"], lookup.ticket_asked, filters=_GROUP & _NEW),  # an edit puts up no card
        CommandHandler(["pengumuman", "announce"], announcements.written, filters=_GROUP & _NEW),
        CommandHandler(["gangguan", "outage"], outages.asked, filters=_GROUP & _NEW),
        CommandHandler("faq", faq.asked_in_group, filters=_GROUP & _NEW),
        CommandHandler(["tim", "team"], teams.staff_asked, filters=_GROUP),  # an answer to a card or not
        _said(_GROUP & _NEW & _ANONYMOUS & filters.Regex(canned.KEEP), canned.kept),  # told so, not left alone
        _said(_GROUP & _ANONYMOUS & AnswersBot(), staff.anonymous_answer),  # before replies: without a name it is none
        _said(_GROUP & _ANONYMOUS, staff.anonymous),  # nor is anything in a topic
        _said(_GROUP & _EDITED, staff.reply_edited),  # before replies: an edit is not a second reply
        CommandHandler(["tarik", "recall"], delivery.recalled, filters=_GROUP & _NEW),  # words to the desk, not for
        CommandHandler(["catatan", "note"], delivery.noted, filters=_GROUP & _NEW & ConcernsTicket()),  # requesters
        CommandHandler(["bisukan", "mute"], protection.muted, filters=_GROUP & _NEW),
        CommandHandler(["blokir", "ban"], protection.banned, filters=_GROUP & _NEW),
        CommandHandler(["batal", "cancel"], staff.words_called_off, filters=_GROUP & _NEW),  # no reason for anything
        _said(_GROUP & _NEW & AnswersPrompt(*IN_SENTENCES) & _NO_MORE, staff.words_called_off),  # nor is the word alone
        *staff_answers(),
        CommandHandler(["balas", "reply"], canned.typed, filters=_GROUP & _NEW),  # before replies: it is none yet
        _said(_GROUP & _NEW & filters.Regex(canned.KEEP), canned.kept),  # nor is this
        _said(_GROUP & AnswersPrompt(Wanted.NOTE) & ~_ORDER, delivery.note_written),
        _said(_GROUP & AnswersPrompt(Wanted.MUTE_REASON, Wanted.BAN_REASON) & _WORDS, protection.reason_written),
        _said(_GROUP & ConcernsTicket() & _NOTE, delivery.slashed),  # a note, whatever stands around it
        _said(_GROUP & ConcernsTicket() & _NOTED, delivery.noted),
        _said(_GROUP & ConcernsTicket() & _ORDER, delivery.unknown),  # no requester reads a command
        # An answer to an outage is for its people, in a ticket's topic, too. A topic renamed is no reply.
        _said(_GROUP & ConcernsTicket() & ~filters.StatusUpdate.ALL, _unless(outages.answered, staff.replied)),
        # Any other reply that nobody would get must not look like one.
        _said(_GROUP & AnswersBot(), _unless(outages.answered, staff.answered_unknown)),
        _said(~_PRIVATE, staff.chatted),  # nothing below is meant for groups
    ]


def staff_answers() -> list[Handler]:
    """Return the routes of words that a card, or a draft below it, has just asked staff for."""
    return [
        _said(_GROUP & AnswersPrompt(Wanted.REASON) & _WORDS, review.reason_written),
        _said(_GROUP & AnswersPrompt(Wanted.WISH) & _WORDS, demands.wish_written),
        _said(_GROUP & AnswersPrompt(Wanted.LINK) & _WORDS, calls.link_written),
        _said(_GROUP & AnswersPrompt(Wanted.NEED) & _WORDS, escalation.need_given),
        _said(_GROUP & AnswersPrompt(Wanted.MAIL) & _WORDS, escalation.mail_written),
        _said(_GROUP & AnswersPrompt(Wanted.NUMBER) & _WORDS, escalation.number_written),
        _said(_GROUP & AnswersPrompt(Wanted.REJECTION) & _WORDS, decisions.reason_written),
        _said(_GROUP & AnswersPrompt(Wanted.TAGS) & _WORDS, marks.words_written),
        _said(_GROUP & AnswersPrompt(Wanted.CLOSING) & _WORDS, closing.words_written),
        _said(_GROUP & AnswersPrompt(Wanted.CANNED) & ~_NOTE, canned.words_written),
        _said(_GROUP & _TEACHING & _WORDS, learning.words_written),
    ]


def commands() -> list[Handler]:
    """Return the routes of commands in a private chat; they work in the middle of a form, and mended ones as well."""
    return [
        CommandHandler("start", _both(ask.asked, welcome.form_recalled), filters=_PRIVATE & CarriesQuestion()),
        CommandHandler("start", invites.followed, filters=_PRIVATE & invites.CarriesInvite()),  # before other links
        CommandHandler("start", welcome.linked, filters=_PRIVATE, has_args=True),  # before a plain /start
        CommandHandler(["start", "mulai", "bantuan", "help"], welcome.started, filters=_PRIVATE),
        CommandHandler(["antrian", "queue"], queue.asked, filters=_PRIVATE),
        CommandHandler(["statistik", "statistics"], statistics.asked, filters=_PRIVATE & _NEW),
        CommandHandler(["laporan", "report"], statistics.sheet_asked, filters=_PRIVATE & _NEW),
        CommandHandler(["cari", "find"], lookup.searched, filters=_PRIVATE),
        CommandHandler(["pengumuman", "announce"], announcements.written_privately, filters=_PRIVATE & _NEW),
        CommandHandler(["tiket", "tickets"], _unless(lookup.ticket_shown, tickets.listed), filters=_PRIVATE),
        CommandHandler(["akun", "accounts"], accounts.listed, filters=_PRIVATE),
        CommandHandler(["tim", "team"], teams.mine, filters=_PRIVATE),
        CommandHandler("faq", faq.asked, filters=_PRIVATE & _NEW),
        CommandHandler(["batal", "cancel"], teams.join_stopped, filters=_PRIVATE & _NEW & _JOINING),  # before the next
        CommandHandler(["batal", "cancel"], learning.writing_stopped, filters=_PRIVATE & _NEW & _TEACHING),  # as well
        CommandHandler(["batal", "cancel"], tickets.writing_stopped, filters=_PRIVATE & _NEW & _WRITING),  # the newest
        CommandHandler(["batal", "cancel"], halfway.cancel_asked, filters=_PRIVATE),
    ]


def private_messages() -> list[Handler]:
    """Return the routes of what a requester writes."""
    return [
        _said(IsOwnResult(), inline.sent_here),  # an answer of ours: neither a question nor a form's answer
        _said(_EDITED & ConcernsTicket(), tickets.edited),  # what went to the staff is corrected there, form or not
        _said(_EDITED & _FORM, welcome.edited_in_form),  # the form has moved on: say so
        _said(_NEW & _JOINING & _NO_MORE, teams.join_stopped),  # no answer either
        _said(_JOINING & _SAID, teams.join_answered),
        _said(_NEW & _TEACHING & _NO_MORE, learning.writing_stopped),
        _said(_TEACHING & _SAID, learning.words_written),
        _said(_NEW & _ASKED & _NO_MORE, tickets.writing_stopped),  # no answer to anything that is asked
        _said(AnswersPrompt(Wanted.GIVEN) & _SAID, demands.given),  # what staff asked for, as an answer or after a tap
        _said(AnswersPrompt(Wanted.WRITE) & _SAID, tickets.wrote),  # just asked for: before all that began earlier
        _said(AnswersPrompt(Wanted.REOPEN) & _SAID, tickets.wrote_to_reopen),
        _said(AnswersPrompt(Wanted.COMMENT) & _SAID, evaluation.commented),
        _said(_NEW & SendsAgain() & _FILE, documents.file_sent),  # a document that staff wait for, also as an answer
        _said(_NEW & ConcernsTicket(), tickets.written_to),  # an explicit answer wins over an open form
        _said(filters.COMMAND, requests.command_unknown),  # a slip: neither an answer nor a question
        _said(_NEW & _FORM & _NO_MORE, halfway.cancel_asked),  # before answers: no field's answer is this
        _said(_NEW & AsksForLanguage(), _both(welcome.language_asked, ask.shown_again)),  # nor this
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
