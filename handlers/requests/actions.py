"""A request's form: begun, answered step by step, kept as a draft."""

from dataclasses import replace

from handlers.desk import Desk
from handlers.forms import Form, Paper
from handlers.requests import screens
from knowledge.rules import fields, form
from knowledge.rules.refusals import Refusal
from knowledge.service import Field, Slot
from storage import documents, drafts, people
from storage.documents import DocumentState
from storage.drafts import Draft, Purpose


async def start(desk: Desk, person_id: int, *, chat_id: int, service_id: str, kind_id: str, question_id: int) -> Form:
    """Begin a request in place of any other conversation in this chat."""
    kind = desk.office.kind(service_id, kind_id)
    if kind is None:
        raise Refusal("refused-stale")
    steps = form.steps(kind, {})
    state = {
        "service": service_id,
        "kind": kind_id,
        "answers": {},
        "step": steps[0].id if steps else form.CONFIRM,
        "question_id": question_id,
    }
    draft = await drafts.start(desk.tx, person_id, chat_id=chat_id, purpose=Purpose.REQUEST, state=state)
    return read(desk, draft)


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
    )


async def answer(desk: Desk, current: Form, text: str) -> Form:
    """Take a typed answer and go on to the next step."""
    asked = current.asked
    if asked is None:
        raise Refusal("refused-use-buttons")
    if isinstance(asked, Slot):
        raise Refusal("refused-file-expected", title=asked.title.id)
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


async def go_on(desk: Desk, current: Form) -> Form:
    """Leave a filled document slot for the next step."""
    return await _save(desk, current, form.step_after(current.kind, current.answers, current.step))


async def go_to(desk: Desk, current: Form, step: str) -> Form:
    """Jump to a step, e.g. one that was missed."""
    return await _save(desk, current, step)


async def cancel(desk: Desk, current: Form) -> None:
    """Give the request up."""
    await drafts.drop(desk.tx, current.person_id, chat_id=current.chat_id)


async def papers(desk: Desk, current: Form) -> dict[str, Paper]:
    """Return the documents that came so far, by slot."""
    found = await documents.of_draft(desk.tx, current.draft_id)
    return {
        slot: Paper(document.claimed_name, document.size or 0, document.state == DocumentState.FETCHING)
        for slot, document in found.items()
    }


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
    }
    await drafts.save(desk.tx, current.draft_id, state=state)
    return replace(current, step=step)
