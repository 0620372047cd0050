"""Thanks for a grade."""

from handlers.buttons import Home, ViewTicket
from handlers.screen import Button, Screen, column
from handlers.texts import Texts


def thanks(say: Texts, *, number: int, grade: int) -> Screen:
    """Show what was chosen, and say thank you."""
    return Screen(
        say("evaluated", number=number, grade=say.plain(f"grade-{grade}")),
        column(
            Button(say.plain("button-view-ticket", number=number), ViewTicket(number)),
            Button(say.plain("button-home"), Home()),
        ),
    )
