"""What people see of a file on its way."""

from handlers.screen import Screen
from handlers.texts import Texts


def received(say: Texts, *, name: str, size: int) -> Screen:
    """Say that a file is stored; ``size`` in bytes."""
    return Screen(say("document-stored", name=name, kilobytes=max(1, size // 1024)))


def checking(say: Texts, *, name: str, before: str) -> Screen:
    """Say that a file came and is looked at, and which one (``before``, else empty) it takes the place of."""
    if before:
        return Screen(say("document-checking-instead", name=name, before=before))
    return Screen(say("document-checking", name=name))


def replaced(say: Texts, *, name: str, newer: str) -> Screen:
    """Say that another file has taken this one's place."""
    return Screen(say("document-replaced", name=name, newer=newer))


def refused(say: Texts, *, name: str) -> Screen:
    """Say that a file was not taken; why is said below it."""
    return Screen(say("document-refused", name=name))
