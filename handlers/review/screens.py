"""A request's documents as staff look at them, and what their requester hears."""

from collections.abc import Sequence

from handlers.buttons import (
    AcceptPaper,
    AcceptPapers,
    AskReason,
    MendPapers,
    OpenPaper,
    ReleasePaper,
    ReturnPaper,
    ShowCard,
    ShowPaper,
    ShowPapers,
    TypeReason,
    UndoReview,
)
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.staff_view import SentPaper, StaffView
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from knowledge.rules import form
from knowledge.rules.findings import told_to_staff
from knowledge.rules.review import PaperState, Reason, demand_of
from knowledge.rules.ticket import Status

LONGEST_TITLE = 70
LONGEST_LABEL = 32  # of a button, with its mark
LONGEST_NAME = 60
LONGEST_SHOWN_REASON = 120
MOST_LISTED = 20


def papers(say: Texts, view: TicketView, work: StaffView) -> Screen:
    """List a request's documents with their states, each a button, in the card's place."""
    lines = [_line(say, view, paper) for paper in work.papers[:MOST_LISTED]]
    lines += [say("card-no-paper", label=_title(say, view, slot)) for slot in _empty_slots(view, work)]
    head = say("papers-head", number=view.number, title=view.title(say.language), requester=view.requester)
    hint = say("papers-hint") if view.status != Status.CLOSED else say("papers-closed")
    rows = [
        (Button(f"{_mark(say, paper)} {excerpt(_title(say, view, paper.slot), most=LONGEST_LABEL)}", _show(paper)),)
        for paper in work.papers[:MOST_LISTED]
    ]
    new = [paper for paper in work.papers if paper.state == PaperState.NEW]
    if len(new) > 1 and view.status != Status.CLOSED:
        label = say.plain("button-accept-all", count=len(new))
        rows.append((Button(label, AcceptPapers(view.number, is_sure=False)),))
    rows.append((Button(say.plain("button-card"), ShowCard(view.number)),))
    return Screen("\n\n".join((head, "\n".join(lines), hint)), tuple(rows))


def paper(say: Texts, view: TicketView, shown: SentPaper, *, slot: str) -> Screen:
    """Show one document: what it is for, what is known of it, and what may be done with it."""
    html = say(
        "paper",
        number=view.number,
        slot=slot,
        name=excerpt(shown.name, most=LONGEST_NAME),
        kilobytes=max(1, shown.size // 1024),
        requester=view.requester,
        state=_state(say, shown),
    )
    help_text = _help(say, view, shown.slot)
    text = f"{html}\n\n{say('paper-help', text=help_text)}" if help_text else html
    ways = _ways(say, shown) if view.status != Status.CLOSED else _opens(say, shown)
    back = (Button(say.plain("button-papers-back"), ShowPapers(view.number)),)
    return Screen(text, (*ways, back))


def reasons(say: Texts, shown: SentPaper, *, number: int, slot: str) -> Screen:
    """Ask why a document comes back."""
    usual = [reason for reason in Reason if (reason == Reason.UNSAFE) == (shown.state == PaperState.HELD)]
    buttons = [Button(say.plain(f"reason-{reason}"), ReturnPaper(shown.document_id, str(reason))) for reason in usual]
    typed = Button(say.plain("button-own-reason"), TypeReason(shown.document_id))
    back = Button(say.plain("button-back"), ShowPaper(shown.document_id))
    return Screen(say("paper-why", number=number, slot=slot), column(*buttons, typed, back))


def own_words(say: Texts, shown: SentPaper, *, number: int, name: str) -> Screen:
    """Ask for a reason in own words, by an answer to this message."""
    back = Button(say.plain("button-cancel"), ShowPaper(shown.document_id))
    return Screen(say("paper-write-why", number=number, name=name), column(back))


def accept_all(say: Texts, *, number: int, count: int) -> Screen:
    """Ask before everything is accepted at once."""
    sure = Button(say.plain("button-accept-all-sure"), AcceptPapers(number, is_sure=True))
    back = Button(say.plain("button-cancel"), ShowPapers(number))
    return Screen(say("papers-accept-all", number=number, count=count), column(sure, back))


def release(say: Texts, shown: SentPaper, *, number: int, slot: str) -> Screen:
    """Warn before a held document is let through."""
    sure = Button(say.plain("button-release-sure"), ReleasePaper(shown.document_id, is_sure=True))
    back = Button(say.plain("button-cancel"), ShowPaper(shown.document_id))
    return Screen(
        say("paper-release", number=number, slot=slot, why=_why_held(say, shown)),
        column(sure, back),
    )


def mend(say: Texts, returned: Sequence[tuple[str, SentPaper]], *, number: int) -> Screen:
    """Tell the requester which documents to send again, and why; or, when there is none any more, that."""
    if not returned:
        return Screen(say("mend-none", number=number))
    lines = [
        say("mend-line", slot=title, why=spoken_reason(say, shown.reason)) for title, shown in returned[:MOST_LISTED]
    ]
    html = say("mend", number=number, lines=Html("\n".join(lines)))
    return Screen(html, column(Button(say.plain("button-mend"), MendPapers(number))))


def sent_again(say: Texts, *, number: int, name: str, titles: str) -> Screen:
    """Let staff hear that documents were sent once more."""
    return Screen(say("papers-sent-again", number=number, name=name, titles=excerpt(titles, most=400)))


def spoken_reason(say: Texts, reason: str) -> str:
    """Return a reason as people read it: a usual one in our words, any other as staff wrote it."""
    return say.plain(f"reason-{reason}-told") if reason in set(Reason) else reason


def _line(say: Texts, view: TicketView, shown: SentPaper) -> Html:
    title = excerpt(_title(say, view, shown.slot), most=LONGEST_TITLE)
    if shown.state == PaperState.NEW:
        return say("papers-line-new", mark=_mark(say, shown), slot=title)
    return say("papers-line", mark=_mark(say, shown), slot=title, state=_state(say, shown))


def _state(say: Texts, shown: SentPaper) -> Html:
    if shown.state == PaperState.HELD:
        return say("paper-state-held", why=_why_held(say, shown))
    if shown.state == PaperState.RETURNED:
        why = excerpt(spoken_reason(say, shown.reason), most=LONGEST_SHOWN_REASON)
        return say("paper-state-returned", name=shown.reviewer, why=why)
    return say(f"paper-state-{shown.state}", **({"name": shown.reviewer} if shown.reviewer else {}))


def _ways(say: Texts, shown: SentPaper) -> tuple[tuple[Button, ...], ...]:
    back = Button(say.plain("button-return"), AskReason(shown.document_id))
    if shown.state == PaperState.HELD:
        return ((Button(say.plain("button-release"), ReleasePaper(shown.document_id, is_sure=False)), back),)
    opens = _opens(say, shown)
    if shown.state == PaperState.NEW:
        return (*opens, (Button(say.plain("button-accept"), AcceptPaper(shown.document_id)), back))
    return (*opens, (Button(say.plain("button-undo-review"), UndoReview(shown.document_id)),))


def _opens(say: Texts, shown: SentPaper) -> tuple[tuple[Button, ...], ...]:
    if shown.state == PaperState.HELD:
        return ()
    return ((Button(say.plain("button-open-paper"), OpenPaper(shown.document_id)),),)


def _why_held(say: Texts, shown: SentPaper) -> str:
    return say.plain(told_to_staff(shown.reason) or "why-held-other")


def _show(shown: SentPaper) -> ShowPaper:
    return ShowPaper(shown.document_id)


def _mark(say: Texts, shown: SentPaper) -> str:
    return say.plain(f"mark-paper-{shown.state}")


def _empty_slots(view: TicketView, work: StaffView) -> list[str]:
    filled = {each.slot for each in work.papers}
    slots = view.kind.slots if view.kind else ()
    return [slot.id for slot in slots if slot.id not in filled and form.is_asked(slot, view.answers)]


def _title(say: Texts, view: TicketView, slot_id: str) -> str:
    slot = next((slot for slot in view.kind.slots if slot.id == slot_id), None) if view.kind else None
    if slot is None and demand_of(slot_id):
        return say.plain("paper-asked-for")
    return slot.title.spoken(say.language) if slot else slot_id


def _help(say: Texts, view: TicketView, slot_id: str) -> str:
    slot = next((slot for slot in view.kind.slots if slot.id == slot_id), None) if view.kind else None
    return slot.help.spoken(say.language) if slot else ""
