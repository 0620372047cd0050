"""What is tapped around a unit's figures."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class MakeReport(Tap):
    """Admins: make a picture or a sheet (``kind``) of a unit's figures.

    ``group`` is the id of the unit's group without its sign; ``days`` are the first and the last one, like
    20261101-20261130.
    """

    code: ClassVar[str] = "rep"
    kind: str
    group: int
    days: str
