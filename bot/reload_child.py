"""Reads packs and builds their index in a process of its own, so that the desk goes on answering.

It speaks with `bot.reload` over standard input and output: a message is its length in eight bytes, then a pickle.
"""

import os
import pickle
import sys
from contextlib import suppress
from typing import Any, BinaryIO, Final

from knowledge.faq.layered import layered
from knowledge.faq.search import Index
from knowledge.pack import load_what_loads
from knowledge.renewal import broken_services, merge

LENGTH: Final = 8
KINDNESS: Final = 10  # added to the nice value: answers come first
_PICKLE: Final = 5


def serve() -> None:
    """Take the names of the packs, tell what is broken, take what is kept instead, give the packs.

    Then take what was written over them, and give the library and its index.
    """
    if hasattr(os, "nice"):
        os.nice(KINDNESS)
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    with suppress(BrokenPipeError, EOFError):  # the desk has ended, and needs nothing more
        packs: tuple[str, ...] = take(source)
        read, problems = load_what_loads(packs)
        give(answers, (problems, broken_services(packs, problems)))
        library = merge(packs, read, take(source))
        give(answers, library)
        shown = layered(library, take(source)).library
        give(answers, (None if shown is library else shown, Index.build(shown)))


def pack(message: object) -> bytes:
    """Return a message as it goes over the line."""
    body = pickle.dumps(message, _PICKLE)
    return len(body).to_bytes(LENGTH, "big") + body


def give(answers: BinaryIO, message: object) -> None:
    """Say something."""
    answers.write(pack(message))
    answers.flush()


def take(source: BinaryIO) -> Any:  # noqa: ANN401 - whatever the desk says
    """Return what the desk says next; raises EOFError when it has ended."""
    head = source.read(LENGTH)
    if len(head) < LENGTH:
        raise EOFError
    return pickle.loads(source.read(int.from_bytes(head, "big")))  # noqa: S301 - the desk's own words
