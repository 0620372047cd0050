"""An answer, a choice, or the way to a person."""

from collections.abc import Sequence

from handlers.answers import answer_html
from handlers.buttons import AddToTicket, Browse, Contact, Home, NotSolved, ShowAnswer, Solved, StartRequest
from handlers.screen import Button, Screen, column
from handlers.texts import Texts
from knowledge.faq.entry import Entry
from knowledge.service import RequestKind, Service


def answer(
    say: Texts,
    entry: Entry,
    *,
    service: Service,
    kind: RequestKind | None,
    question_id: int,
    open_tickets: Sequence[int],
) -> Screen:
    """Show one entry, with what to do next."""
    rows: list[tuple[Button, ...]] = []
    if kind is not None:
        rows.append((Button(kind.title.spoken(say.language), StartRequest(question_id, service.id, kind.id)),))
    rows.append(
        (
            Button(say.plain("button-solved"), Solved(question_id)),
            Button(say.plain("button-not-solved"), NotSolved(question_id)),
        )
    )
    html = say(
        "answer",
        question=entry.question.spoken(say.language),
        answer=answer_html(entry, say.language),
        source=entry.source,
        reviewed=say.day(entry.reviewed),
    )
    return Screen(html, (*rows, *_for_tickets(say, question_id, open_tickets)))


def choose(
    say: Texts,
    entries: Sequence[tuple[Entry, Service]],
    *,
    question_id: int,
    service_id: str,
    open_tickets: Sequence[int],
) -> Screen:
    """Ask which of up to three entries was meant; a person is always one tap away."""
    is_mixed = len({service.id for _entry, service in entries}) > 1
    listed = "\n".join(
        say(
            "choose-line-of" if is_mixed else "choose-line",
            number=number,
            question=entry.question.spoken(say.language),
            **({"service": service.title.spoken(say.language)} if is_mixed else {}),
        )
        for number, (entry, service) in enumerate(entries, start=1)
    )
    numbers = tuple(
        Button(str(number), ShowAnswer(question_id, entry.id))
        for number, (entry, _service) in enumerate(entries, start=1)
    )
    rows = (numbers, (_contact(say, question_id, service_id),))
    return Screen(f"{say('choose')}\n\n{listed}", (*rows, *_for_tickets(say, question_id, open_tickets)))


def hand_over(say: Texts, *, question_id: int, service_id: str, open_tickets: Sequence[int]) -> Screen:
    """Say that there is no answer here, and offer a person."""
    rows = column(_contact(say, question_id, service_id), Button(say.plain("button-home"), Home()))
    return Screen(say("hand-over"), (*_for_tickets(say, question_id, open_tickets), *rows))


def received_content(say: Texts, *, question_id: int, open_tickets: Sequence[int]) -> Screen:
    """Say that something other than words came, and where it can go."""
    rows = column(_contact(say, question_id, ""), Button(say.plain("button-home"), Home()))
    return Screen(say("hint-no-text"), (*_for_tickets(say, question_id, open_tickets), *rows))


def solved(say: Texts) -> Screen:
    """Be glad, and stay open."""
    return Screen(say("solved"), column(Button(say.plain("button-home"), Home())))


def services(say: Texts, all_services: Sequence[Service], *, question_id: int) -> Screen:
    """Ask which service the person needs."""
    buttons = [Button(each.title.spoken(say.language), Contact(question_id, each.id)) for each in all_services]
    return Screen(say("which-service"), column(*buttons, Button(say.plain("button-home"), Home())))


def kinds(say: Texts, service: Service, *, question_id: int) -> Screen:
    """Ask what the person wants of a service."""
    buttons = [
        Button(kind.title.spoken(say.language), StartRequest(question_id, service.id, kind.id))
        for kind in service.kinds.values()
    ]
    back = (
        Button(say.plain("button-other-service"), Contact(question_id, "")),
        Button(say.plain("button-topics"), Browse(service.id, "", 0)),
    )
    return Screen(say("which-kind", service=service.title.spoken(say.language)), (*column(*buttons), back))


def _contact(say: Texts, question_id: int, service_id: str) -> Button:
    return Button(say.plain("button-contact"), Contact(question_id, service_id))


def _for_tickets(say: Texts, question_id: int, open_tickets: Sequence[int]) -> tuple[tuple[Button, ...], ...]:
    return column(
        *(Button(say.plain("button-for-ticket", number=each), AddToTicket(question_id, each)) for each in open_tickets)
    )
