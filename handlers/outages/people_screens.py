"""An outage as requesters hear of it: before they ask further, and whenever there is news."""

from collections.abc import Sequence

from handlers.buttons import (
    AnswerAnyway,
    FollowOutage,
    Home,
    MyEvaluation,
    MyTickets,
    NotThisOutage,
    ReopenTicket,
    RequestAnyway,
    ViewTicket,
)
from handlers.outages.views import Notice
from handlers.screen import Button, Screen, column
from handlers.texts import Html, Texts

MOST_BUTTONS = 3  # tickets with a button of their own
MOST_NUMBERS = 20


def offer(say: Texts, notice: Notice, *, question_id: int) -> Screen:
    """Tell somebody who asks of an outage, and ask whether that is it; else it goes on with the question."""
    no = Button(say.plain("button-outage-not"), NotThisOutage(notice.outage_id, question_id))
    return Screen(say("outage-offer", notice=text(say, notice)), column(_follow(say, notice), no))


def offer_before_request(say: Texts, notice: Notice) -> Screen:
    """Tell somebody who is about to make a request; else it goes on with the request."""
    no = Button(say.plain("button-outage-not"), RequestAnyway(notice.outage_id))
    return Screen(say("outage-offer", notice=text(say, notice)), column(_follow(say, notice), no))


def known(say: Texts, notice: Notice, *, question_id: int, is_rejected: bool = False) -> Screen:
    """Tell somebody who is told the news anyway that nothing else is needed; ``is_rejected``: after an answer."""
    label = "button-outage-further" if is_rejected else "button-outage-answer"
    further = Button(say.plain(label), AnswerAnyway(question_id))
    return Screen(say("outage-known", notice=text(say, notice)), column(further, _home(say)))


def known_before_request(say: Texts, notice: Notice) -> Screen:
    """Tell the same to somebody who is about to make a request."""
    further = Button(say.plain("button-outage-request"), RequestAnyway(notice.outage_id))
    return Screen(say("outage-known", notice=text(say, notice)), column(further, _home(say)))


def declared(say: Texts, notice: Notice, *, numbers: Sequence[int], question_id: int) -> Screen:
    """Tell somebody who reported it that it is known: nothing has to be written again."""
    body = say("outage-declared", notice=text(say, notice))
    if numbers:
        body = Html(f"{body}\n\n{say('outage-your-tickets', numbers=_numbers(numbers))}")
    no = Button(say.plain("button-outage-not-mine"), NotThisOutage(notice.outage_id, question_id))
    return Screen(body, column(no))


def attached(say: Texts, notice: Notice, *, number: int) -> Screen:
    """Tell the requester of a new ticket that it is one of many."""
    body = say("outage-attached", notice=text(say, notice), number=number)
    return Screen(body, column(Button(say.plain("button-outage-not-mine"), NotThisOutage(notice.outage_id, 0))))


def news(say: Texts, notice: Notice) -> Screen:
    """Tell how it stands."""
    return Screen(say("outage-news", service=notice.service, text=_word(say, notice)), column(_home(say)))


def restored(say: Texts, notice: Notice, *, closed: Sequence[int], kept: Sequence[int], days: int) -> Screen:
    """Tell that it is over, what became of the person's tickets, and where to say that it is not."""
    parts = [say("outage-restored", service=notice.service)]
    if closed:
        parts.append(say("outage-your-closed", numbers=_numbers(closed)))
    if kept:
        parts.append(say("outage-your-kept", numbers=_numbers(kept)))
    if closed and days:
        parts.append(say("outage-still-broken", days=days))
    rows = []
    if closed and days:
        rows += [
            Button(say.plain("button-outage-broken", number=number), ReopenTicket(number))
            for number in closed[:MOST_BUTTONS]
        ]
    if len(closed) > MOST_BUTTONS:
        rows.append(Button(say.plain("button-my-tickets"), MyTickets(0)))
    if closed:
        rows.append(Button(say.plain("button-evaluate"), MyEvaluation(closed[0])))
    return Screen(Html("\n\n".join(parts)), column(*rows, *([] if closed else [_home(say)])))


def followed(say: Texts, notice: Notice) -> Screen:
    """Confirm that the news comes."""
    return Screen(say("outage-followed", service=notice.service), column(_home(say)))


def left(say: Texts, *, numbers: Sequence[int]) -> Screen:
    """Say that somebody's trouble is taken for something else, and what becomes of their tickets."""
    if not numbers:
        return Screen(say("outage-left"), column(_home(say)))
    views = [Button(say.plain("button-view-ticket", number=each), ViewTicket(each)) for each in numbers[:MOST_BUTTONS]]
    return Screen(say("outage-left-tickets", numbers=_numbers(numbers)), column(*views, _home(say)))


def text(say: Texts, notice: Notice) -> Html:
    """Return what is told of an outage, with the newest word."""
    body = Html(notice.text) if notice.text else say("outage-usual")
    said = say("outage-notice", service=notice.service, text=body)
    if notice.said is None:
        return said
    newest = say("outage-newest", when=notice.said.at, text=_word(say, notice))
    return Html(f"{said}\n\n{newest}")


def _word(say: Texts, notice: Notice) -> Html:
    return Html(notice.said.html) if notice.said is not None and notice.said.html else say("outage-still")


def _follow(say: Texts, notice: Notice) -> Button:
    return Button(say.plain("button-outage-follow"), FollowOutage(notice.outage_id))


def _numbers(numbers: Sequence[int]) -> str:
    shown = ", ".join(f"#{number}" for number in numbers[:MOST_NUMBERS])
    return f"{shown}, …" if len(numbers) > MOST_NUMBERS else shown


def _home(say: Texts) -> Button:
    return Button(say.plain("button-home"), Home())
