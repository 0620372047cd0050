"""How far a ticket has come, as a row of signs."""

from handlers.texts import Texts
from knowledge.rules.ticket import STAGES, Status, progress


def bar(say: Texts, status: Status) -> str:
    """Return the four stages, those that a ticket has come to filled in, e.g. two of four while it is looked at."""
    done = progress(status)
    return say.plain("progress-done") * done + say.plain("progress-open") * (STAGES - done)
