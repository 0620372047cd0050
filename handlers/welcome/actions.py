"""The language a person chose, and who is in the staff groups."""

from handlers.desk import Desk, Visit
from handlers.relay import Content
from knowledge.rules.refusals import Refusal
from knowledge.service import Service
from knowledge.wording import Language
from storage import moves, outbox, people, questions
from storage.people import Person, Standing
from storage.questions import Origin, Response


async def speak(visit: Visit, language: str) -> None:
    """Talk to this person in a language from now on."""
    if language not in set(Language):
        raise Refusal("refused-stale")
    await people.speak(visit.desk.tx, visit.person.id, language=language)
    visit.person = Person(
        id=visit.person.id, name=visit.person.name, language=language, is_reachable=visit.person.is_reachable
    )


async def open_service(desk: Desk, person_id: int, service: Service, *, message_id: int) -> None:
    """Keep that a person came for a service, by its poster: what they ask next is about it."""
    await questions.ask(
        desk.tx,
        person_id,
        origin=Origin.LINKED,
        text=service.title.spoken(desk.office.language),
        message_id=message_id,
        content=Content.TEXT,
        decision=Response.OPENED,
        service=service.id,
    )


async def place_member(visit: Visit, person_id: int, *, name: str, standing: Standing) -> None:
    """Keep what Telegram told of somebody's place in a group of ours."""
    if visit.desk.office.unit_at(visit.chat_id) is None:
        return
    await people.meet(visit.desk.tx, person_id, name=name, language=visit.desk.office.language)
    await people.set_standing(visit.desk.tx, person_id, chat_id=visit.chat_id, standing=standing)


async def reach_again(visit: Visit) -> None:
    """Send what waits for this chat at once: the bot was let in (again)."""
    await outbox.hasten(visit.desk.tx, visit.chat_id)


async def move_group(visit: Visit, new_chat_id: int) -> None:
    """Follow a group of ours to the id that it has as a supergroup."""
    office = visit.desk.office
    if office.unit_at(visit.chat_id) is not None:
        await moves.move(visit.desk.tx, visit.chat_id, new=new_chat_id)
        office.move(visit.chat_id, new_chat_id)
