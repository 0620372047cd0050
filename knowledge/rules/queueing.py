"""How the open tickets of a unit are looked at."""

from enum import StrEnum


class Which(StrEnum):
    """Which of the open tickets to list; the values travel with buttons."""

    ALL = "a"
    MINE = "m"
    UNASSIGNED = "u"
    OVERDUE = "o"
    SERVICE = "s"
