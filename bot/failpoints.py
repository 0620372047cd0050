"""Points at which a test may kill the program, between any two steps of a message's way."""

import os
import signal
from enum import StrEnum
from typing import Final

VARIABLE: Final = "LOKET_FAILPOINT"


class Step(StrEnum):
    """What has just been done."""

    FETCHED = "fetched"  # updates are here, the inbox is not written
    KEPT = "kept"  # the inbox is committed, Telegram is not told
    WORKED = "worked"  # an update's changes are made, not committed
    COMMITTED = "committed"  # they are
    ACCEPTED = "accepted"  # Telegram took a call, nobody wrote it down
    SETTLED = "settled"  # it is written down


_step, _, _count = os.environ.get(VARIABLE, "").partition(":")
_left = {_step: int(_count or 1)} if _step else {}


def reach(step: Step) -> None:
    """Die here, as suddenly as by a power cut, when the environment asks for it: ``<step>:<how many times later>``."""
    if not _left or step not in _left:
        return
    _left[step] -= 1
    if _left[step] <= 0:
        os.kill(os.getpid(), signal.SIGKILL)
