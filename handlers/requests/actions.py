"""A request's form: begun, answered step by step, kept as a draft."""

from dataclasses import dataclass, replace

from handlers.desk import Desk
from handlers.forms import Form, Paper
from handlers.requests import screens
from knowledge.rules import fields, form
from knowledge.rules.refusals import Refusal
from knowledge.service import Field, RequestKind, Slot
from storage import documents, drafts, people
from storage.documents import DocumentState
from storage.drafts import Draft, Purpose


@dataclass(frozen=True, slots=True)
class Wish:
    """A request that somebody wants to make; ``from_message`` holds the button that was tapped for it."""

    service_id: str
    kind_id: str
    question_id: int
    from_message: int


async def start(desk: Desk, person_id: int, *, chat_id: int, wish: Wish) -> Form:
    """Begin a request in place of the one that is being filled in, in this chat."""
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
    draft = await drafts.start(desk.tx, person_id, chat_id=chat_id, purpose=Purpose.REQUEST, state=state)
    return read(desk, draft)


def wanted_kind(desk: Desk, wish: Wish) -> RequestKind:
    """Return the kind of request that is wanted; a refusal when its pack no longer has it."""
    kind = desk.office.kind(wish.service_id, wish.kind_id)
    if kind is None:
        raise Refusal("refused-stale")
    return kind


def read(desk: Desk, draft: Draft | None, *, draft_id: int | None = None) -> Form:
    """Return the form of a draft; a refusal when there is none, or the tapped button is another one's."""
    if draft is None or draft.purpose != Purpose.REQUEST or draft_id not in {None, draft.id}:
        raise Refusal("refused-form-ended")
    service = desk.office.service(draft.state["service"])
    kind = desk.office.kind(draft.state["service"], draft.state["kind"])
    if service is None or kind is None:
        raise Refusal("refused-form-ended")
    return Form(
        draft_id=draft.id,
        person_id=draft.person_id,
        chat_id=draft.chat_id,
        service=service,
        kind=kind,
        answers=dict(draft.state["answers"]),
        step=draft.state["step"],
        question_id=draft.state["question_id"],
        begun_from=draft.state.get("begun_from", 0),
        next_question_id=draft.state.get("next_question_id", 0),
    )


async def is_half_filled(desk: Desk, current: Form) -> bool:
    """Tell whether something would be lost with this form: an answer or a document."""
    return bool(current.answers) or bool(await documents.of_draft(desk.tx, current.draft_id))


async def put_off(desk: Desk, current: Form, wish: Wish) -> None:
    """Keep which question another request is about until it is said what becomes of this one."""
    await _save(desk, replace(current, next_question_id=wish.question_id), current.step)


async def answer(desk: Desk, current: Form, text: str) -> Form:
    """Take a typed answer and go on to the next step."""
    asked = current.asked
    if asked is None:
        raise Refusal("refused-use-buttons")
    if isinstance(asked, Slot):
        raise Refusal("refused-file-expected", title=asked.title)
    return await _keep(desk, current, asked, fields.accept(asked, text))


async def pick(desk: Desk, current: Form, *, field_id: str, choice_id: str) -> Form:
    """Take a tapped choice; one for a step that is over changes nothing."""
    asked = current.asked
    if not isinstance(asked, Field) or asked.id != field_id:
        raise Refusal("refused-step-over")
    return await _keep(desk, current, asked, fields.accept_choice(asked, choice_id))


async def skip(desk: Desk, current: Form, *, step: str) -> Form:
    """Leave an optional step out, with what filled it before."""
    asked = current.asked
    if asked is None or asked.id != step:
        raise Refusal("refused-step-over")
    if asked.required:
        raise Refusal("refused-required")
    await documents.discard(desk.tx, current.draft_id, slot=step)
    answers = {key: value for key, value in current.answers.items() if key != step}
    return await _save(desk, replace(current, answers=answers), form.step_after(current.kind, answers, step))


async def back(desk: Desk, current: Form) -> Form:
    """Go one step back; the answers stay."""
    return await _save(desk, current, form.step_before(current.kind, current.answers, current.step))


async def keep(desk: Desk, current: Form, *, step: str) -> Form:
    """Leave a step as it is filled, for the next one."""
    if current.step != step:
        raise Refusal("refused-step-over")
    if step not in current.answers and step not in await papers(desk, current):
        raise Refusal("refused-required")
    return await go_on(desk, current)


async def go_on(desk: Desk, current: Form) -> Form:
    """Leave a filled step for the next one."""
    return await _save(desk, current, form.step_after(current.kind, current.answers, current.step))


async def go_to(desk: Desk, current: Form, step: str) -> Form:
    """Jump to a step, e.g. one that was missed."""
    return await _save(desk, current, step)


async def cancel(desk: Desk, current: Form) -> None:
    """Give the request up."""
    await drafts.drop(desk.tx, current.person_id, chat_id=current.chat_id, purpose=Purpose.REQUEST)


async def papers(desk: Desk, current: Form) -> dict[str, Paper]:
    """Return the documents that came so far and are still asked for, by slot."""
    found = await documents.of_draft(desk.tx, current.draft_id)
    return {
        slot.id: Paper(document.claimed_name, document.size or 0, document.state == DocumentState.FETCHING)
        for slot in current.slots
        if (document := found.get(slot.id)) is not None
    }


async def drop_unasked(desk: Desk, current: Form) -> None:
    """Leave documents that the answers no longer call for out of the request."""
    await documents.keep_only(desk.tx, current.draft_id, slots=[slot.id for slot in current.slots])


async def post_step(desk: Desk, current: Form) -> None:
    """Show the form's step as a new message, for somebody who is not at the desk right now."""
    person = await people.find(desk.tx, current.person_id)
    say = desk.office.say(person.language if person else desk.office.language)
    await desk.post(screens.step(say, current, await papers(desk, current)), chat_id=current.chat_id)


async def _keep(desk: Desk, current: Form, field: Field, value: str) -> Form:
    answers = {**current.answers, field.id: value}
    return await _save(desk, replace(current, answers=answers), form.step_after(current.kind, answers, field.id))


async def _save(desk: Desk, current: Form, step: str) -> Form:
    state = {
        "service": current.service.id,
        "kind": current.kind.id,
        "answers": current.answers,
        "step": step,
        "question_id": current.question_id,
        "begun_from": current.begun_from,
        "next_question_id": current.next_question_id,
    }
    await drafts.save(desk.tx, current.draft_id, state=state)
    return replace(current, step=step)
