"""Who may have a ticket, and what is said once somebody else has it."""

from dataclasses import dataclass

from handlers.buttons import AskAssign, Assign, ShowMore
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Texts

LONGEST_NAME = 34  # characters of a button, with its mark


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a ticket may be handed to; ``held_by`` is 0 for a ticket that nobody has, ``self_id`` who asks."""

    number: int
    held_by: int
    self_id: int
    colleagues: tuple[tuple[int, str], ...]
    page: int
    pages: int


def choose(say: Texts, choice: Choice) -> Screen:
    """Ask who shall have the ticket."""
    number, held_by = choice.number, choice.held_by
    rows = [
        Button(
            say.plain("button-work-colleague", name=excerpt(name, most=LONGEST_NAME)),
            Assign(number, person_id, held_by),
        )
        for person_id, name in choice.colleagues
    ]
    if held_by:
        rows.append(Button(say.plain("button-work-nobody"), Assign(number, 0, held_by)))
    if choice.self_id != held_by:
        rows.append(Button(say.plain("button-work-me"), Assign(number, choice.self_id, held_by)))
    turn = []
    if choice.page > 0:
        turn.append(Button(say.plain("button-previous"), AskAssign(number, choice.page - 1)))
    if choice.page + 1 < choice.pages:
        turn.append(Button(say.plain("button-next"), AskAssign(number, choice.page + 1)))
    back = Button(say.plain("button-back"), ShowMore(number))
    text = say("work-assign" if choice.colleagues else "work-assign-none", number=number)
    return Screen(text, tuple(row for row in (*column(*rows), tuple(turn), (back,)) if row))


def assigned(say: Texts, *, number: int, name: str) -> Screen:
    """Tell the requester who works on the ticket now."""
    return Screen(say("notice-assigned", number=number, name=name))


def told(say: Texts, *, number: int, name: str, to: tuple[int, str]) -> Screen:
    """Tell a colleague, by a mention, who handed the ticket over; ``to`` is the colleague's id and name."""
    person_id, colleague = to
    mention = say("work-mention", id=person_id, name=colleague)
    return Screen(say("work-assigned", number=number, name=name, colleague=mention))


def released(say: Texts, *, number: int, name: str) -> Screen:
    """Tell the group that anybody may take the ticket."""
    return Screen(say("work-released", number=number, name=name))
