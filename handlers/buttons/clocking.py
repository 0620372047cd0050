"""What is tapped about time."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.buttons.tap import Tap


@dataclass(frozen=True, slots=True)
class ReviveTicket(Tap):
    """Open my ticket again that was closed while it waited for me."""

    code: ClassVar[str] = "rise"
    ticket_id: int
