"""The routes of buttons around outages: staff in their groups, requesters in their own chats."""

from handlers import buttons
from handlers.ask import conversation as ask
from handlers.outages import conversation as outages
from handlers.requests import conversation as requests
from handlers.tap_route import Handler
from handlers.tap_route import on as _on
from handlers.tap_route import own as _own


def outaging_taps() -> list[Handler]:
    """Return them."""
    return [
        _on(buttons.DeclareOutage, outages.declared),
        _on(buttons.DismissOutage, outages.dismissed),
        _on(buttons.AimOutage, outages.aimed),
        _on(buttons.ShowOutage, outages.shown),
        _on(buttons.BringOutage, outages.brought),
        _on(buttons.SayStill, outages.still_said),
        _on(buttons.TellWords, outages.words_told),
        _on(buttons.KeepWords, outages.words_kept),
        _on(buttons.DropWords, outages.words_dropped),
        _on(buttons.AskRestored, outages.restored_asked),
        _on(buttons.EndOutage, outages.restored),
        _own(buttons.FollowOutage, outages.followed),
        _own(buttons.NotThisOutage, ask.not_this_outage),  # on to the answer
        _own(buttons.AnswerAnyway, ask.answered_anyway),
        _own(buttons.RequestAnyway, requests.begun_anyway),  # on to the form
    ]
