"""Why a ticket is closed, asked in the card's place; and what the requester hears when it is open again."""

from handlers.buttons import AskClose, CloseAs, CloseTicket, ShowCard, TypeClosing
from handlers.screen import Button, Screen, column
from handlers.texts import Texts
from knowledge.rules.ticket import ClosedAs

_USUAL = (ClosedAs.NO_ANSWER, ClosedAs.DUPLICATE, ClosedAs.NOT_OURS)


def ask(say: Texts, *, number: int) -> Screen:
    """Ask whether it is solved, or why else it is closed."""
    sure = Button(say.plain("button-close-sure"), CloseTicket(number))
    usual = [Button(say.plain(f"button-closed-{each.replace('_', '-')}"), CloseAs(number, each)) for each in _USUAL]
    other = Button(say.plain("button-closed-other"), TypeClosing(number))
    cancel = Button(say.plain("button-cancel"), ShowCard(number))
    return Screen(say("work-close", number=number), column(sure, *usual, other, cancel))


def write(say: Texts, *, number: int, name: str) -> Screen:
    """Ask for the reason, by an answer to this message."""
    return Screen(
        say("work-close-write", number=number, name=name), column(Button(say.plain("button-cancel"), AskClose(number)))
    )


def told(say: Texts, *, number: int) -> Screen:
    """Tell the requester that staff go on with the ticket."""
    return Screen(say("notice-resumed", number=number))
