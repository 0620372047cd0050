"""An entry as people read it: an answer, a guide one step at a time, or one of several situations."""

from collections.abc import Sequence

from handlers.buttons import (
    AddToTicket,
    Browse,
    Contact,
    Home,
    NotSolved,
    PickVariant,
    SeeAlso,
    Solved,
    StartRequest,
    StuckAt,
    TurnStep,
    ViewTicket,
)
from handlers.markdown import telegram_html
from handlers.screen import Button, Screen, column
from handlers.texts import Html, Texts
from knowledge.faq.entry import Entry
from knowledge.faq.reading import nearest_step, short_title
from knowledge.service import Library, Service

Rows = tuple[tuple[Button, ...], ...]

MOST_RELATED = 2
MOST_OTHERS = 3  # situations offered beside the one that is shown
MOST_KINDS = 5  # request kinds offered one by one; where there are more, the entry's own and the way to the others


def entry_screen(
    say: Texts,
    entry: Entry,
    *,
    library: Library,
    question_id: int,
    step: int = 1,
    variant: int = 0,
    rows: Rows = (),
) -> Screen:
    """Show one entry of the library, with what to do next.

    Every button below it works with the question that it is read for. ``step`` (from 1) is the step of a guide to
    show, or the nearest to one that is not there any more; ``variant`` (from 1) the situation, 0 what tells them
    apart. ``rows`` are the caller's own buttons, below all others, e.g. ``ticket_rows`` or ``place_rows``.
    """
    is_variant = 0 < variant <= len(entry.variants)
    at = nearest_step(entry, step)
    is_end = is_variant or at == len(entry.steps)
    head = say("entry-question", question=entry.question.spoken(say.language))
    parts = [_variant(say, entry, variant)] if is_variant else _answer(say, entry, at)
    if is_end or at == 1:
        parts.append(say("entry-source", source=entry.source, reviewed=say.day(entry.reviewed)))
    buttons = (
        *(_kind(say, entry, library, question_id) if is_end or at == 1 else ()),
        *(_situations(say, entry, question_id, shown=variant) if is_variant or at <= 1 else ()),
        *(_verdict(say, question_id) if is_end else ()),
        *(() if is_variant else _guide(say, entry, question_id, at)),
        *(_related(say, entry, library, question_id) if is_end and (is_variant or not entry.variants) else ()),
    )
    return Screen(Html("\n\n".join(part for part in (head, *parts) if part)), (*buttons, *rows))


def answer_html(entry: Entry, language: str) -> Html:
    """Return everything that the requester may read of an entry, as one text."""
    parts = [telegram_html(entry.answer.spoken(language))]
    steps = [telegram_html(step.spoken(language)) for step in entry.steps]
    parts += [Html("\n".join(f"<b>{number}.</b> {step}" for number, step in enumerate(steps, start=1)))]
    parts += [
        Html(f"<b>{telegram_html(variant.title.spoken(language))}</b>\n{telegram_html(variant.body.spoken(language))}")
        for variant in entry.variants
    ]
    return Html("\n\n".join(part for part in parts if part))


def ticket_rows(say: Texts, question_id: int, open_tickets: Sequence[int]) -> Rows:
    """Offer to hand a question to the staff of tickets that are open already, or to look how these stand."""
    return tuple(
        (
            Button(say.plain("button-for-ticket", number=each), AddToTicket(question_id, each)),
            Button(say.plain("button-view-ticket", number=each), ViewTicket(each)),
        )
        for each in open_tickets
    )


def place_rows(say: Texts, service_id: str, path: str, page: int) -> Rows:
    """Lead back to the level of a service's tree that an entry stands on, or to the welcome."""
    level = Button(say.plain("button-topics"), Browse(service_id, path, page))
    return ((level, Button(say.plain("button-home"), Home())),)


def kind_rows(say: Texts, service: Service, *, question_id: int, first: str = "") -> Rows:
    """Offer what a service can be asked to do, the kind with the id ``first`` on top."""
    kinds = sorted(service.kinds.values(), key=lambda kind: kind.id != first)
    is_short = len(kinds) <= MOST_KINDS
    shown = kinds if is_short else [kind for kind in kinds if kind.id == first]
    buttons = [
        Button(kind.title.spoken(say.language), StartRequest(question_id, service.id, kind.id)) for kind in shown
    ]
    if not is_short or not buttons:
        buttons.append(Button(say.plain("button-contact"), Contact(question_id, service.id)))
    return column(*buttons)


def _answer(say: Texts, entry: Entry, at: int) -> list[Html]:
    """Return the answer itself, and of a guide the step that it is at; the answer opens a guide."""
    parts = [telegram_html(entry.answer.spoken(say.language))] if at <= 1 else []
    if at:
        text = telegram_html(entry.steps[at - 1].spoken(say.language))
        parts.append(say("guide-step", step=at, total=len(entry.steps), text=text))
    return parts


def _variant(say: Texts, entry: Entry, variant: int) -> Html:
    shown = entry.variants[variant - 1]
    body = telegram_html(shown.body.spoken(say.language))
    return say("entry-variant", title=shown.title.spoken(say.language), body=body)


def _guide(say: Texts, entry: Entry, question_id: int, at: int) -> Rows:
    """Return the buttons of a guide's step: back and on, and for somebody who cannot go on."""
    if not at:
        return ()
    turn = []
    if at > 1:
        turn.append(Button(say.plain("button-step-back"), TurnStep(question_id, entry.id, at - 1)))
    if at < len(entry.steps):
        turn.append(Button(say.plain("button-step-on"), TurnStep(question_id, entry.id, at + 1)))
    stuck = Button(say.plain("button-stuck"), StuckAt(question_id, entry.id, at))
    is_start = at == 1 < len(entry.steps)
    other = (Button(say.plain("button-not-this"), NotSolved(question_id)),) if is_start else ()
    return (*((tuple(turn),) if turn else ()), (stuck,), *((other,) if other else ()))


def _situations(say: Texts, entry: Entry, question_id: int, *, shown: int) -> Rows:
    """Return a button for each situation but the one that is shown; where they are many, only the way back to all."""
    others = [
        Button(each.title.spoken(say.language), PickVariant(question_id, entry.id, number))
        for number, each in enumerate(entry.variants, start=1)
        if number != shown
    ]
    back = Button(say.plain("button-situations"), PickVariant(question_id, entry.id, 0))
    if shown and len(others) > MOST_OTHERS:
        return column(back)
    return column(*others, *((back,) if shown and entry.steps else ()))


def _kind(say: Texts, entry: Entry, library: Library, question_id: int) -> Rows:
    kind = library.kind(entry.service, entry.request)
    if kind is None:
        return ()
    label = say.plain("button-request", title=kind.title.spoken(say.language))
    return column(Button(label, StartRequest(question_id, entry.service, kind.id)))


def _verdict(say: Texts, question_id: int) -> Rows:
    solved = Button(say.plain("button-solved"), Solved(question_id))
    return ((solved, Button(say.plain("button-not-solved"), NotSolved(question_id))),)


def _related(say: Texts, entry: Entry, library: Library, question_id: int) -> Rows:
    found = [each for name in entry.related if (each := library.entry(name)) is not None]
    return column(
        *(
            Button(
                say.plain("button-related", title=short_title(each, library, say.language, beside=entry.service)),
                SeeAlso(question_id, each.id),
            )
            for each in found[:MOST_RELATED]
        )
    )
