"""Which unit a ticket may go to, and what is said on its way."""

from collections.abc import Sequence

from handlers.buttons import AskTransfer, ShowMore, TransferTo
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.texts import Texts

LONGEST_NAME = 34  # characters of a button, with its mark


def choose(say: Texts, *, number: int, units: Sequence[tuple[str, str]]) -> Screen:
    """Ask for the unit; ``units`` are ids and names."""
    rows = [
        Button(
            say.plain("button-work-unit", name=excerpt(name, most=LONGEST_NAME)),
            TransferTo(number, unit_id, is_sure=False),
        )
        for unit_id, name in units
    ]
    return Screen(
        say("work-transfer", number=number), column(*rows, Button(say.plain("button-back"), ShowMore(number)))
    )


def ask(say: Texts, *, number: int, unit: tuple[str, str]) -> Screen:
    """Ask whether that is meant."""
    unit_id, name = unit
    sure = Button(say.plain("button-work-transfer-sure"), TransferTo(number, unit_id, is_sure=True))
    back = Button(say.plain("button-back"), AskTransfer(number))
    return Screen(say("work-transfer-ask", number=number, unit=name), column(sure, back))


def told(say: Texts, *, number: int, unit: str) -> Screen:
    """Tell the requester who deals with the ticket from now on."""
    return Screen(say("notice-transferred", number=number, unit=unit))


def arrived(say: Texts, *, number: int, unit: str, name: str) -> Screen:
    """Tell the new group where the ticket comes from."""
    return Screen(say("work-transferred", number=number, unit=unit, name=name))
