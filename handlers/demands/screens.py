"""What staff asked for beside the form, as both sides see it."""

from handlers.buttons import DropWish, GiveWish, ShowCard, ShowDecision, ShowWishes, TypeWish
from handlers.screen import Button, Screen, column
from handlers.splitting import excerpt
from handlers.staff_view import StaffView
from handlers.texts import Html, Texts
from handlers.ticket_view import TicketView
from knowledge.rules.privacy import veil
from knowledge.rules.ticket import Status

MOST_LISTED = 8
LONGEST_WISH = 160
LONGEST_LABEL = 28  # of a button, with its mark


def wishes(say: Texts, view: TicketView, work: StaffView, *, is_second: bool = False) -> Screen:
    """List what was asked for, in the card's place or that of another section, with a way to ask for more."""
    shown = work.wishes[-MOST_LISTED:]
    lines = [
        say("wish-line-open", text=excerpt(wish.text, most=LONGEST_WISH))
        if wish.is_open
        else say(
            "wish-line-given",
            text=excerpt(wish.text, most=LONGEST_WISH),
            answer=excerpt(veil(wish.answer).text, most=LONGEST_WISH),
        )
        for wish in shown
    ]
    html = say(
        "wishes",
        number=view.number,
        title=view.title(say.language),
        lines=Html("\n".join(lines)) if lines else say("wishes-none"),
    )
    is_open = view.status != Status.CLOSED
    drops = [
        Button(
            say.plain("button-drop-wish", text=excerpt(wish.text, most=LONGEST_LABEL)),
            DropWish(wish.demand_id),
        )
        for wish in shown
        if wish.is_open and is_open
    ]
    asks = [Button(say.plain("button-ask-more"), TypeWish(view.number))] if is_open else []
    back = ShowDecision(view.number) if is_second else ShowCard(view.number)
    return Screen(html, column(*asks, *drops, Button(say.plain("button-card"), back)))


def write(say: Texts, *, number: int, name: str) -> Screen:
    """Ask what is needed, by an answer to this message."""
    return Screen(
        say("wish-write", number=number, name=name), column(Button(say.plain("button-cancel"), ShowWishes(number)))
    )


def asked(say: Texts, *, number: int, demand_id: int, name: str, wish: str) -> Screen:
    """Ask the requester."""
    give = Button(say.plain("button-give"), GiveWish(demand_id, is_on=True))
    return Screen(say("wish-asked", number=number, name=name, wish=wish), column(give))


def awaited(say: Texts, *, number: int, demand_id: int, wish: str) -> Screen:
    """Say that the next message is the answer."""
    back = Button(say.plain("button-cancel"), GiveWish(demand_id, is_on=False))
    return Screen(say("wish-awaited", number=number, wish=wish), column(back))


def given(say: Texts, *, number: int, wish: str) -> Screen:
    """Say that the answer went to the staff."""
    return Screen(say("wish-given", number=number, wish=wish))


def thanks(say: Texts, *, number: int) -> Screen:
    """Confirm it below what was sent."""
    return Screen(say("wish-thanks", number=number))


def dropped(say: Texts, *, number: int, wish: str) -> Screen:
    """Say that it is no longer needed."""
    return Screen(say("wish-dropped", number=number, wish=wish))


def given_header(say: Texts, *, number: int, name: str, wish: str) -> Html:
    """Head the answer as staff get it."""
    return say("wish-header", number=number, name=name, wish=excerpt(wish, most=LONGEST_WISH))


def section_told(say: Texts, *, number: int, name: str, wish: str, unit: str) -> Screen:
    """Tell another section that what it asked for was given, and who has it whole."""
    wish = excerpt(wish, most=LONGEST_WISH)
    return Screen(say("wish-section-told", number=number, name=name, wish=wish, unit=unit))
