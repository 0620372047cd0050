"""Steps of the stories about the queue and about looking for tickets."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from storage import people
from storage.database import Database
from storage.tables import tickets
from storage.transaction import Transaction
from tests.journeys.conftest import Town
from tests.journeys.test_review_forms import open_bogor, open_other
from tests.people import Persona, Seen, labels
from tests.storage.sought import opened

SERVICES = {"pli": "Aplikasi Puspa", "lpse": "Helpdesk LPSE Kota Bogor"}


async def opens_at(siti: Persona, unit: str) -> int:
    """Let a requester file a plain request at a unit; return the ticket's number."""
    return await (open_bogor(siti) if unit == "lpse" else open_other(siti))


async def furnished(town: Town, furnish: Callable[[Transaction], Any]) -> Any:  # noqa: ANN401 - whatever it returns
    """Write rows beside the desk, in one transaction."""
    database = Database(town.settings.database.url, clock=town.now)
    try:
        async with database.transaction() as tx:
            return await furnish(tx)
    finally:
        await database.close()


async def many(town: Town, count: int, *, unit: str, **more: Any) -> list[int]:  # noqa: ANN401 - as `opened` takes it
    """Open tickets of Agus's beside the desk; return their numbers."""

    async def furnish(tx: Transaction) -> list[int]:
        agus = await people.find(tx, 1002)
        name = agus.name if agus else "Agus Salim"
        return [(await opened(tx, requester=1002, unit=unit, name=name, **more)).id for _ in range(count)]

    numbers: list[int] = await furnished(town, furnish)
    return numbers


async def becomes(person: Persona, seen: Seen, *texts: str) -> Seen:
    """Wait until a message has become one with these texts."""

    def now() -> Seen | None:
        same = (each for each in person.everything() if each["message_id"] == seen["message_id"])
        return next((each for each in same if all(text in each["text"] for text in texts)), None)

    found = await person.telegram.until(now)
    assert found is not None
    return found


async def goes_to(person: Persona, seen: Seen, label: str, *texts: str) -> Seen:
    """Tap the button of a message that begins so, and wait until the message has become one with these texts."""
    whole = next(each for each in labels(seen) if each.removeprefix("• ").startswith(label))
    await person.taps(whole, seen)
    return await becomes(person, seen, *texts)


async def status_of(town: Town, number: int) -> str:
    """Return a ticket's status as it is kept."""
    return str((await town.rows(select(tickets.c.status).where(tickets.c.id == number)))[0].status)
