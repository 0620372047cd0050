"""What looking into a file may find, and what follows from it: refused, or kept for staff to judge."""

from enum import StrEnum
from typing import Final

from knowledge.rules.refusals import Refusal


class Finding(StrEnum):
    """What was found in a file's bytes, the gravest first: a file with several is told by its gravest one."""

    MIXED = "mixed"  # two files in one: what opens depends on who opens it
    LOCKED = "locked"  # nobody can read it without its password
    BOMB = "bomb"  # a few bytes that become gigabytes
    HEAVY = "heavy"  # more than the limits of the examination allow
    PIXELS = "pixels"  # a picture too large to be shown
    DAMAGED = "damaged"  # cut off, without a page, or nothing of it can be read
    LAUNCH = "launch"  # starts a program, or reaches for files elsewhere
    SCRIPT = "script"
    ATTACHMENT = "attachment"
    SUBMIT = "submit"  # sends to somebody what is filled in
    MEDIA = "media"  # sound, film, three dimensions: needs a player of its own
    DYNAMIC_FORM = "dynamic-form"  # XFA: its pages are made by a program inside it
    PROTECTED = "protected"  # opens without a password, yet is encrypted
    MENDED = "mended"  # can be read, but only after being put right
    UNEXAMINED = "unexamined"  # our own trouble: nothing is known of it

    @property
    def is_held(self) -> bool:
        """Tell whether such a file is stored for staff to judge; else it is refused."""
        return self in _HELD

    @property
    def refusal(self) -> Refusal:
        """What its sender is told: why, and how to mend it."""
        return Refusal(f"held-file-{self}" if self.is_held else f"refused-file-{self}")


_HELD: Final = frozenset(
    {
        Finding.LAUNCH,
        Finding.SCRIPT,
        Finding.ATTACHMENT,
        Finding.SUBMIT,
        Finding.MEDIA,
        Finding.DYNAMIC_FORM,
        Finding.PROTECTED,
        Finding.MENDED,
        Finding.UNEXAMINED,
    }
)


def told_to_staff(reason: str | None) -> str | None:
    """Return the key of what staff read about a document's ``reason``; None for one that has no such sentence."""
    name = (reason or "").removeprefix("held-file-").removeprefix("refused-file-")
    return f"found-{name}" if name in set(Finding) and name != reason else None
