"""Asking to be let into a team: three questions, the pack's own, one after the other."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from handlers import prompts
from handlers.decency import check_answer
from handlers.desk import Desk
from handlers.teams import actions, looking
from handlers.wanted import Prompt, Wanted
from knowledge.rules import fields
from knowledge.rules.refusals import Refusal
from knowledge.service import Field, Service
from storage.people import Person
from storage.teams import TeamRequest

ASKED = ("company", "holder", "email")  # the address last: words that are none are no answer


@dataclass(frozen=True, slots=True)
class Step:
    """What is asked next: the pack's question, at ``place`` of `ASKED`."""

    service: Service
    field: Field
    place: int


async def begin(desk: Desk, service_id: str, *, person: Person, message_id: int) -> Step:
    """Ask the first question."""
    service = looking.service_of(desk, service_id)
    await _wait(desk, person, service, {}, message_id=message_id)
    return _step(service, {})


async def answer(desk: Desk, prompt: Prompt, text: str, *, person: Person) -> Step | TeamRequest:
    """Take an answer, and return the next question, or the request after the last."""
    kept = json.loads(prompt.kept or "{}")
    service = looking.service_of(desk, str(kept.get("service", "")))
    answers: dict[str, str] = dict(kept.get("answers", {}))
    step = _step(service, answers)
    check_answer(desk, text)
    answers[ASKED[step.place]] = fields.accept(step.field, " ".join(text.split()))
    if len(answers) < len(ASKED):
        await _wait(desk, person, service, answers, message_id=0)
        return _step(service, answers)
    request = await actions.ask_to_join(desk, service.id, answers, person=person)
    await prompts.forget(desk, person.id, chat_id=person.id)
    return request


async def stop(desk: Desk, *, person: Person) -> None:
    """Ask no further."""
    await prompts.forget(desk, person.id, chat_id=person.id)


async def _wait(desk: Desk, person: Person, service: Service, answers: Mapping[str, str], *, message_id: int) -> None:
    kept = json.dumps({"service": service.id, "answers": dict(answers)})
    prompt = Prompt(Wanted.TEAM, subject=0, ticket_id=0, message_id=message_id, kept=kept)
    await prompts.ask(desk, person.id, chat_id=person.id, prompt=prompt)


def _step(service: Service, answers: Mapping[str, str]) -> Step:
    book = service.accounts
    place = next((place for place, name in enumerate(ASKED) if name not in answers), None)
    if book is None or place is None:
        raise Refusal("refused-stale")
    wanted = {"company": book.company, "holder": book.holder, "email": book.email}[ASKED[place]]
    field = next((each for each in service.kinds[book.activate].fields if each.id == wanted), None)
    if field is None:
        raise Refusal("refused-stale")
    return Step(service, field, place)
