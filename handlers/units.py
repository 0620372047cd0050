"""In which units somebody works, and whose tickets that opens to them: read from the rows at the moment of the tap."""

from collections.abc import Collection

from handlers.desk import Desk
from handlers.office import Office
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from storage import people
from storage.people import Standing
from storage.queue import Scope

_STAFF = frozenset({Standing.MEMBER, Standing.ADMIN})


async def staffed(desk: Desk, person_id: int) -> list[Unit]:
    """Return the units in whose groups somebody is, in the order of the settings."""
    return await _units(desk, person_id, _STAFF)


async def administered(desk: Desk, person_id: int) -> list[Unit]:
    """Return the units whose groups somebody administers."""
    return await _units(desk, person_id, frozenset({Standing.ADMIN}))


async def check_staff(desk: Desk, unit: Unit, *, person_id: int) -> None:
    """Raise a refusal when somebody does not work in a unit."""
    if await people.standing(desk.tx, person_id, chat_id=unit.chat_id) not in _STAFF:
        raise Refusal("refused-not-staff")


def scope_of(office: Office, units: Collection[Unit]) -> Scope:
    """Return these units' tickets; those of a unit that the settings no longer have are its who looks after them."""
    chosen = {unit.id for unit in units}
    if office.unit("").id not in chosen:
        return Scope(frozenset(chosen))
    return Scope(frozenset(unit.id for unit in office.units) - chosen, is_all_but=True)


async def _units(desk: Desk, person_id: int, standings: Collection[Standing]) -> list[Unit]:
    units = [desk.office.unit(unit.id) for unit in desk.office.units]
    found = [await people.standing(desk.tx, person_id, chat_id=unit.chat_id) for unit in units]
    return [unit for unit, standing in zip(units, found, strict=True) if standing in standings]
