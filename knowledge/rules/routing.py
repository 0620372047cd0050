"""Which unit handles what."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A team with a staff group of its own. ``tier`` 1 meets requesters first.

    Requesters read the names of its staff where it ``shows_names``, else only its own.
    """

    id: str
    name: str
    chat_id: int
    is_forum: bool
    tier: int
    shows_names: bool = False


def unit_for(wanted: str, units: Sequence[Unit]) -> Unit:
    """Return the unit that a pack asks for, or the office's first unit of the lowest tier where there is no such.

    An office may run a pack without dividing itself the way the pack's authors did. ``units`` is never empty.
    """
    for unit in units:
        if unit.id == wanted:
            return unit
    return min(units, key=lambda unit: unit.tier)
