"""The card of a section that may decide on another section's ticket: the request, the checks, the decision."""

from handlers.card import account_lines, menu, parts
from handlers.card.veiling import veiled, veiled_work
from handlers.screen import Screen
from handlers.staff_view import StaffView
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from knowledge.rules.ticket import Status


def card(say: Texts, view: TicketView, work: StaffView) -> Screen:
    """Show what is needed to decide, and what was asked for; all else is with the section that handles the ticket."""
    rows = menu.deciding(say, view, work)
    view, work = veiled(view), veiled_work(work)
    head = say(
        "second-card-head",
        number=view.number,
        title=view.title(say.language),
        service=view.service.title.spoken(say.language) if view.service else "-",
        unit=view.unit,
        requester=parts.name(view.requester),
        status=say(f"status-{parts.key(view.status)}"),
        opened=view.opened_at,
    )
    lines = (
        head,
        account_lines.decision(say, view, work),
        say("card-closed", when=view.closed_at) if view.closed_at else "",
        Html("\n".join(parts.details(say, view, work))),
        Html("\n".join(parts.wishes(say, work))),
        account_lines.account(say, work.account),
        say("second-card-foot", unit=view.unit) if view.status != Status.CLOSED else "",
    )
    return Screen(Html("\n\n".join(line for line in lines if line)), rows)
