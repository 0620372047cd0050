"""What people see of a file on its way."""

from handlers.screen import Screen
from handlers.texts import Texts


def received(say: Texts, *, name: str, size: int) -> Screen:
    """Say that a file is stored; ``size`` in bytes."""
    return Screen(say("document-stored", name=name, kilobytes=max(1, size // 1024)))
