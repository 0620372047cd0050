"""What requesters hear of the staff's work, and staff of their own."""

from handlers.buttons import ViewTicket
from handlers.screen import Button, Screen, column
from handlers.texts import Html, Texts
from knowledge.rules.ticket import ClosedAs

_BECAUSE = {
    ClosedAs.NO_ANSWER: "notice-closed-no-answer",
    ClosedAs.DUPLICATE: "notice-closed-duplicate",
    ClosedAs.NOT_OURS: "notice-closed-not-ours",
}


def taken(say: Texts, *, number: int, name: str) -> Screen:
    """Tell the requester who works on the ticket."""
    return Screen(say("notice-taken", number=number, name=name))


def called_off(say: Texts, *, number: int) -> Screen:
    """Say in the group that nothing is waited for any more."""
    return Screen(say("words-called-off", number=number))


def closed_because(say: Texts, said: ClosedAs, *, number: int, words: str, days: int) -> Screen:
    """Tell the requester why the ticket was closed without being solved, and how to open it again."""
    key = _BECAUSE.get(said)
    why = say(key, number=number) if key else say("notice-closed-other", number=number, text=words)
    again = say("notice-closed-again", days=days) if days else Html("")
    view = Button(say.plain("button-view-ticket", number=number), ViewTicket(number))
    return Screen(Html("\n".join(part for part in (why, again) if part)), column(view))
