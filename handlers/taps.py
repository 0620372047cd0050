"""The routes of buttons: by type, whatever chat they are tapped in; rights are checked by the action.

Each room of the house has its list; `handlers.routes` says when they are asked.
"""

from telegram.ext import CallbackQueryHandler

from handlers import buttons
from handlers.accounts import conversation as accounts
from handlers.announcements import conversation as announcements
from handlers.ask import conversation as ask
from handlers.browse import conversation as browse
from handlers.calls import conversation as calls
from handlers.clock import conversation as clock
from handlers.context import current_visit
from handlers.decisions import conversation as decisions
from handlers.delivery import conversation as delivery
from handlers.demands import conversation as demands
from handlers.documents import conversation as documents
from handlers.escalation import conversation as escalation
from handlers.evaluation import conversation as evaluation
from handlers.guides import conversation as guides
from handlers.halfway import conversation as halfway
from handlers.lookup import conversation as lookup
from handlers.protection import conversation as protection
from handlers.queue import conversation as queue
from handlers.requests import conversation as requests
from handlers.review import conversation as review
from handlers.staff import conversation as staff
from handlers.statistics import conversation as statistics
from handlers.tap_route import Handler
from handlers.tap_route import on as _on
from handlers.tap_route import own as _own
from handlers.taps_learning import learning_taps
from handlers.taps_ordering import canned_taps, ordering_taps
from handlers.taps_outaging import outaging_taps
from handlers.teams import conversation as teams
from handlers.tickets import conversation as tickets
from handlers.welcome import conversation as welcome


def _is_barred(data: object) -> bool:
    """Tell whether a banned person tapped anything but the button to object."""
    return current_visit().is_barred and not isinstance(buttons.decode(str(data)), buttons.RaiseObjection)


def taps() -> list[Handler]:
    """Return the routes of all buttons; one of another age comes last."""
    return [
        CallbackQueryHandler(protection.tap_turned_away, pattern=_is_barred),  # before all that they could tap
        *asking_taps(),
        *requesting_taps(),
        *following_taps(),
        _on(buttons.TakeTicket, staff.taken),
        _on(buttons.ShowCard, staff.card_wanted),
        _on(buttons.ShowMore, staff.more_wanted),
        _on(buttons.ShowHistory, staff.history_wanted),
        *deciding_taps(),
        *ordering_taps(),
        *canned_taps(),
        *reviewing_taps(),
        *calling_taps(),
        *teaming_taps(),
        *escalating_taps(),
        *queueing_taps(),
        *announcing_taps(),
        *protecting_taps(),
        *learning_taps(),
        *outaging_taps(),
        _on(buttons.MakeReport, statistics.tapped),
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
        _own(buttons.ReadAside, requests.aside_read),
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
        *clock_taps(),
    ]


def deciding_taps() -> list[Handler]:
    """Return the routes of buttons around an admin's decision, and of a person's own accounts."""
    return [
        _on(buttons.Decide, decisions.decided),
        _on(buttons.AskReject, decisions.reject_asked),
        _on(buttons.RejectFor, decisions.rejected),
        _on(buttons.TypeRejection, decisions.words_wanted),
        _on(buttons.UndoDecision, decisions.undone),
        _on(buttons.TellDecision, decisions.told_now),
        _on(buttons.ShowDecision, decisions.card_wanted),
        _on(buttons.ShowCompany, decisions.company_wanted),
        _own(buttons.MyAccounts, accounts.listed),
    ]


def clock_taps() -> list[Handler]:
    """Return the routes of buttons below what is said about time."""
    return [_own(buttons.ReviveTicket, clock.revived)]


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


def escalating_taps() -> list[Handler]:
    """Return the routes of buttons on a ticket's way up the ladder and down again."""
    return [
        _on(buttons.ShowLadder, escalation.ladder_wanted),
        _on(buttons.ShowNeed, escalation.need_wanted),
        _on(buttons.TypeNeed, escalation.words_wanted),
        _on(buttons.AskNeeds, escalation.needs_asked),
        _on(buttons.Escalate, escalation.escalated),
        _on(buttons.SendMailAgain, escalation.mail_again_wanted),
        _on(buttons.TypeMail, escalation.mail_wanted),
        _on(buttons.TypeNumber, escalation.number_wanted),
        _on(buttons.KeepNumber, escalation.number_kept),
        _on(buttons.BringBack, escalation.brought_back),
        _on(buttons.TellMended, escalation.mended_told),
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


def queueing_taps() -> list[Handler]:
    """Return the routes of buttons around the queue and what is found."""
    return [
        _own(buttons.ChooseQueue, queue.chosen),
        _on(buttons.ShowQueue, queue.turned),
        _own(buttons.PeekTicket, lookup.peeked),  # a whole card: never shown in another unit's group
        _on(buttons.BringCard, lookup.brought),
        _on(buttons.ShowFound, lookup.turned),
        _own(buttons.PeekFound, lookup.found_peeked),
    ]


def protecting_taps() -> list[Handler]:
    """Return the routes of buttons around what is hidden, held back and forbidden, and what did not arrive."""
    return [
        _on(buttons.ShowSecrets, protection.secrets_wanted),
        _on(buttons.ShowData, protection.data_wanted),
        _on(buttons.ShowHeld, protection.held_wanted),
        _on(buttons.ShowProtection, protection.protection_wanted),
        _on(buttons.PickSanction, protection.sanction_picked),
        _on(buttons.Impose, protection.reason_tapped),
        _on(buttons.TypeCharge, protection.words_wanted),
        _on(buttons.LiftSanction, protection.lifted),
        _own(buttons.RaiseObjection, protection.objection_wanted),
        _on(buttons.RetrySend, delivery.tried_again),
        _on(buttons.TypeNote, delivery.note_wanted),
    ]


def teaming_taps() -> list[Handler]:
    """Return the routes of buttons around a company's team: members in their own chats, admins in their group."""
    return [
        _own(buttons.MyTeams, teams.mine),
        _on(buttons.OpenTeam, teams.opened),
        _on(buttons.ShowTeam, teams.shown),
        _on(buttons.ShowAccount, teams.account_shown),
        _on(buttons.AskSwitchOff, teams.off_asked),
        _on(buttons.SwitchOff, teams.switched_off),
        _on(buttons.SwitchOn, teams.switched_on),
        _own(buttons.AskBack, teams.back_asked),
        _on(buttons.ShowTeamRequests, teams.requests_shown),
        _on(buttons.ShowTeamRequest, teams.request_shown),
        _on(buttons.DecideTeam, teams.decided),
        _own(buttons.WithdrawTeamRequest, teams.withdrawn),
        _own(buttons.JoinTeam, teams.join_begun),
    ]


def announcing_taps() -> list[Handler]:
    """Return the routes of buttons around announcements."""
    return [
        _on(buttons.AimAnnouncement, announcements.aimed),
        _on(buttons.SpeakFor, announcements.spoken_for),
        _on(buttons.SendAnnouncement, announcements.sent),
        _on(buttons.DropAnnouncement, announcements.dropped),
        _on(buttons.StopAnnouncement, announcements.stopped),
        _own(buttons.QuietAnnouncements, announcements.quieted),
    ]
