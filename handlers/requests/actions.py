"""A request's form: begun, answered step by step, kept as a draft."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from handlers.accounts import actions as accounts
from handlers.decency import check_answer
from handlers.desk import Desk
from handlers.forms import Form
from handlers.papers import papers_of
from handlers.requests import asides, screens
from handlers.screen import Screen
from handlers.texts import Texts
from knowledge.rules import fields, form
from knowledge.rules.form import Papers
from knowledge.rules.refusals import Refusal
from knowledge.service import Field, FieldType, RequestKind
from storage import documents, drafts, people, tickets
from storage.drafts import Draft, Purpose

FORMS = (Purpose.REQUEST, Purpose.MEND)
MOST_PAST = 5  # earlier requests that are looked through for an answer


@dataclass(frozen=True, slots=True)
class Wish:
    """A request that somebody wants to make; ``from_message`` holds the button that was tapped for it."""

    service_id: str
    kind_id: str
    question_id: int
    from_message: int


async def start(desk: Desk, person_id: int, *, chat_id: int, wish: Wish) -> Form:
    """Begin a request; the one that is being filled in, in this chat, is set aside and can be taken up again."""
    kind = wanted_kind(desk, wish)
    steps = form.steps(kind, {})
    state = {
        "service": wish.service_id,
        "kind": wish.kind_id,
        "answers": {},
        "step": steps[0].id if steps else form.CONFIRM,
        "question_id": wish.question_id,
        "begun_from": wish.from_message,
    }
    before = await drafts.current(desk.tx, person_id, chat_id=chat_id, purpose=Purpose.REQUEST)
    if before is not None and await is_half_filled(desk, read(desk, before)):
        await drafts.turn(desk.tx, before, Purpose.CANCELLED)
    draft = await drafts.start(desk.tx, person_id, chat_id=chat_id, purpose=Purpose.REQUEST, state=state)
    return read(desk, draft)


def wanted_kind(desk: Desk, wish: Wish) -> RequestKind:
    """Return the kind of request that is wanted; a refusal when its pack no longer has it."""
    kind = desk.office.kind(wish.service_id, wish.kind_id)
    if kind is None:
        raise Refusal("refused-stale")
    return kind


def read(desk: Desk, draft: Draft | None, *, purposes: Collection[Purpose] = FORMS) -> Form:
    """Return the form of a draft; a refusal when there is none, or its pack no longer has it."""
    if draft is None or draft.purpose not in purposes:
        raise Refusal("refused-form-ended")
    state = draft.state
    service = desk.office.service(state["service"])
    kind = desk.office.kind(state["service"], state["kind"])
    if service is None or kind is None:
        raise Refusal("refused-form-ended")
    return Form(
        draft_id=draft.id,
        person_id=draft.person_id,
        chat_id=draft.chat_id,
        service=service,
        kind=kind,
        answers=dict(state["answers"]),
        step=_known_step(kind, state["step"]),
        question_id=state["question_id"],
        begun_from=state.get("begun_from", 0),
        next_question_id=state.get("next_question_id", 0),
        is_mended=state.get("is_mended", False),
        advised=tuple(state.get("advised", ())),
        chosen=state.get("chosen", ""),
        is_adding=state.get("is_adding", False),
        list_ref=state.get("list_ref", 0),
        ticket_id=state.get("ticket_id", 0),
        again=tuple(state.get("slots", ())),
        captions=tuple((number, html, text) for number, html, text in state.get("captions", ())),
    )


async def opened(desk: Desk, draft: Draft | None) -> Form:
    """Return the form of a draft that is about to change, as it is now; a refusal when there is none."""
    return read(desk, await drafts.get(desk.tx, draft.id, will_change=True) if draft else None)


async def tapped(desk: Desk, draft_id: int, *, person_id: int) -> Form:
    """Return the form that a tapped button belongs to; a refusal when it has ended or is another person's."""
    draft = await drafts.get(desk.tx, draft_id, will_change=True)
    if draft is None or draft.person_id != person_id:
        raise Refusal("refused-form-ended")
    return read(desk, draft)


async def is_half_filled(desk: Desk, current: Form) -> bool:
    """Tell whether something would be lost with this form: an answer or a file."""
    return bool(current.answers) or bool(await documents.files_of(desk.tx, current.draft_id))


async def put_off(desk: Desk, current: Form, wish: Wish) -> None:
    """Keep which question another request is about until it is said what becomes of this one."""
    await save(desk, replace(current, next_question_id=wish.question_id))


async def answer(desk: Desk, current: Form, text: str) -> Form:
    """Take a typed answer and go on to the next step."""
    asked = current.asked
    if asked is None:
        raise Refusal("refused-use-buttons")
    if isinstance(asked, Papers):
        if len(current.slots) == 1:
            raise Refusal("refused-file-expected", title=current.slots[0].title)
        raise Refusal("refused-files-expected")
    value = fields.accept(asked, text)
    entry = await asides.find(desk, current, text)
    if entry is not None:
        current = replace(current, aside=(asked.id, entry.id))
    return await _keep(desk, current, asked, value)


async def pick(desk: Desk, current: Form, *, field_id: str, choice_id: str) -> Form:
    """Take a tapped choice; one for a step that is over changes nothing."""
    asked = _asked_field(current, field_id)
    return await _keep(desk, current, asked, fields.accept_choice(asked, choice_id))


async def use_earlier(desk: Desk, current: Form, *, field_id: str) -> Form:
    """Take the answer of an earlier request; a refusal when there is none any more."""
    asked = _asked_field(current, field_id)
    value = await _earlier(desk, current, asked)
    if value is None:
        raise Refusal("refused-stale")
    return await _keep(desk, current, asked, fields.accept(asked, value))


async def skip(desk: Desk, current: Form, *, step: str) -> Form:
    """Leave an optional question out, with what filled it before."""
    asked = _asked_field(current, step)
    if asked.required:
        raise Refusal("refused-required")
    answers = {key: value for key, value in current.answers.items() if key != step}
    return await _go(desk, replace(current, answers=answers), form.step_after(current.kind, answers, step))


async def back(desk: Desk, current: Form) -> Form:
    """Go one step back, or to the summary when it came from there; the answers stay."""
    if current.is_mended:
        return await _go(desk, current, form.CONFIRM)
    return await save(desk, replace(current, step=form.step_before(current.kind, current.answers, current.step)))


async def keep(desk: Desk, current: Form, *, step: str) -> Form:
    """Leave a question as it is answered, for the next one."""
    _asked_field(current, step)
    if step not in current.answers:
        raise Refusal("refused-required")
    return await go_on(desk, current)


async def go_on(desk: Desk, current: Form) -> Form:
    """Leave a filled step for the next one, or for the summary when it came from there."""
    return await _go(desk, current, form.step_after(current.kind, current.answers, current.step))


async def go_to(desk: Desk, current: Form, step: str) -> Form:
    """Jump to a step, e.g. one that was missed."""
    return await save(desk, replace(current, step=step))


async def change_line(desk: Desk, current: Form, *, step: str) -> Form:
    """Go to a line of the summary; after it comes the summary again."""
    if step not in {each.id for each in form.steps(current.kind, current.answers)}:
        raise Refusal("refused-stale")
    return await save(desk, replace(current, step=step, is_mended=True))


async def save(desk: Desk, current: Form) -> Form:
    """Keep a form as it is now: the person did something in it."""
    await drafts.save(desk.tx, current.draft_id, state=current.state())
    return current


async def note(desk: Desk, current: Form) -> Form:
    """Keep a form that changed without the person."""
    await drafts.note(desk.tx, current.draft_id, state=current.state())
    return current


async def say_to(desk: Desk, person_id: int) -> Texts:
    """Return the texts in a person's language."""
    person = await people.find(desk.tx, person_id)
    return desk.office.say(person.language if person else desk.office.language)


async def step_screen(desk: Desk, current: Form) -> Screen:
    """Return the question that the form is at, or the summary; the checklist is the documents' own."""
    say = await say_to(desk, current.person_id)
    asked = current.asked
    earlier = await _earlier(desk, current, asked) if isinstance(asked, Field) else None
    return screens.step(say, current, await papers_of(desk.tx, current), earlier=earlier)


async def _earlier(desk: Desk, current: Form, field: Field) -> str | None:
    if not field.reuse or field.id in current.answers:
        return None
    past = []
    for ticket in await tickets.of_requester(desk.tx, current.person_id, limit=MOST_PAST):
        kind = desk.office.kind(ticket.service, ticket.kind)
        if kind is not None:
            past.append((kind, ticket.answers))
    return form.earlier_answer(field, current.kind, past)


async def _keep(desk: Desk, current: Form, field: Field, value: str) -> Form:
    check_answer(desk, value)
    if field.type == FieldType.EMAIL:
        await accounts.check_new(desk, current.service, current.kind, value, person_id=current.person_id)
    answers = {**current.answers, field.id: value}
    current = replace(current, answers=answers)
    if field.advice.id and field.id not in current.advised and fields.is_private_address(value):
        current = replace(current, advised=(*current.advised, field.id), advice=field.id)  # once is enough
    return await _go(desk, current, form.step_after(current.kind, answers, field.id))


async def _go(desk: Desk, current: Form, step: str) -> Form:
    """Go to the next step; a line of the summary leads back there, unless its answer asks for more documents."""
    if not current.is_mended:
        return await save(desk, replace(current, step=step))
    filled = await documents.of_draft(desk.tx, current.draft_id)
    missing = form.first_missing(current.kind, current.answers, filled)
    return await save(desk, replace(current, step=missing or form.CONFIRM, is_mended=missing is not None))


def _asked_field(current: Form, field_id: str) -> Field:
    """Return the field that is asked now; a refusal when it is another one, or the step is over."""
    asked = current.asked
    if not isinstance(asked, Field) or asked.id != field_id:
        raise Refusal("refused-step-over")
    return asked


def _known_step(kind: RequestKind, step: str) -> str:
    """Return the step; a document's, as forms of an older age have it, is part of the checklist."""
    return form.PAPERS if step in {slot.id for slot in kind.slots} else step
