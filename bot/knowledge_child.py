"""Builds an index, or measures a change of answers, in a process of its own: both take long for a large library."""

import os
import sys
from contextlib import suppress

from bot.reload_child import KINDNESS, give, take
from knowledge.faq.measuring import measure_change
from knowledge.faq.search import Index

INDEX, MEASURE = "index", "measure"


def serve() -> None:
    """Take what to do, and with what; give what came of it."""
    if hasattr(os, "nice"):
        os.nice(KINDNESS)
    with suppress(BrokenPipeError, EOFError):  # the desk has ended, and needs nothing more
        what, *given = take(sys.stdin.buffer)
        give(sys.stdout.buffer, Index.build(*given) if what == INDEX else measure_change(*given))
