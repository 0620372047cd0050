"""The routes of buttons: by type, whatever chat they are tapped in; rights are checked by the action.

Each room of the house has its list; `handlers.routes` says when they are asked.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from handlers import buttons
from handlers.accounts import conversation as accounts
from handlers.ask import conversation as ask
from handlers.browse import conversation as browse
from handlers.calls import conversation as calls
from handlers.context import Context, current_visit
from handlers.demands import conversation as demands
from handlers.documents import conversation as documents
from handlers.evaluation import conversation as evaluation
from handlers.guides import conversation as guides
from handlers.halfway import conversation as halfway
from handlers.requests import conversation as requests
from handlers.review import conversation as review
from handlers.staff import conversation as staff
from handlers.tickets import conversation as tickets
from handlers.welcome import conversation as welcome

Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]
Handler = BaseHandler[Update, Context, None]


def _on(tap: type[buttons.Tap], callback: Callback) -> Handler:
    return CallbackQueryHandler(callback, pattern=lambda data: isinstance(buttons.decode(str(data)), tap))


def _own(tap: type[buttons.Tap], callback: Callback) -> Handler:
    """Route a requester's button: it means something in that person's own chat only, never on a staff group's card."""

    def is_own(data: object) -> bool:
        visit = current_visit()
        return visit.chat_id == visit.person.id and isinstance(buttons.decode(str(data)), tap)

    return CallbackQueryHandler(callback, pattern=is_own)


def taps() -> list[Handler]:
    """Return the routes of all buttons; one of another age comes last."""
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
