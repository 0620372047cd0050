"""A ticket as a group may see it: private numbers and passwords hidden, the last digits left to tell them apart.

What is held back from the group stands there as a row of dots; the message itself waits behind its button.
"""

from dataclasses import replace

from handlers.decency import HELD
from handlers.staff_view import StaffView
from handlers.ticket_view import Line, TicketView
from knowledge.rules.privacy import veil


def veiled(view: TicketView) -> TicketView:
    """Return a ticket with what is private hidden in its form, its question and its history."""
    return replace(
        view,
        answers={field: veil(value).text for field, value in view.answers.items()},
        question=HELD if view.is_question_held else veil(view.question).text,
        history=tuple(
            replace(line, text=_shown(line, line.text), before=_shown(line, line.before)) for line in view.history
        ),
    )


def veiled_work(work: StaffView) -> StaffView:
    """Return what staff made of a ticket, with what is private hidden in the answers to what they asked for."""
    wishes = tuple(replace(wish, answer=veil(wish.answer).text) if wish.answer else wish for wish in work.wishes)
    return replace(work, wishes=wishes)


def _shown(line: Line, text: str) -> str:
    return HELD if line.is_held and text else veil(text).text


def hides_something(view: TicketView) -> bool:
    """Tell whether a group sees less of a ticket's form or question than was written."""
    return any(veil(text).secrets for text in (*view.answers.values(), view.question))
