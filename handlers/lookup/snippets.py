"""Where the words that were looked for stand: a short piece of a text, with what is private hidden in it."""

from collections.abc import Callable, Iterable
from itertools import islice

from handlers.decency import HELD
from knowledge.lookup import Wanted, indexed, stands_in
from knowledge.rules.privacy import veil

LONGEST = 90  # characters of a piece
BEFORE = 25  # of them before the first word that was found
MOST_MARKED = 6  # words in a piece; Telegram takes 100 marks a message

Piece = tuple[str, bool]
"""A part of a text, and whether it is one of the words."""


def marked(text: str, wanted: Wanted, *, most: int) -> tuple[Piece, ...]:
    """Return a text's beginning as one line, the words that are looked for apart from the others."""
    line = " ".join(text.split())[:most]
    return tuple(_cut(line, stands_in(line, wanted)))


def snippet(
    texts: Iterable[str], wanted: Wanted, *, beside: str = "", is_held: Callable[[str], bool] = lambda _: False
) -> tuple[Piece, ...]:
    """Return a piece of the text in which most of the words stand; nothing where none does.

    NIK, NPWP and passwords are hidden as on the card, also where a text was found by such a number, and all of a text
    that ``is_held`` back from the group. Words that stand in ``beside``, which is shown already, count less.
    """
    seen = _hits(beside, wanted)
    best, line = (0, 0), ""
    for text in texts:
        tidy = " ".join(veil(text).text.split())
        hits = _hits(tidy, wanted)
        found = (len(hits - seen), len(hits))
        if not hits and tidy != text and _is_found_by_number(text, wanted):
            found = (0, 1)
        if found > best and is_held(text):
            found, tidy = (0, 1), HELD
        if found > best:
            best, line = found, tidy
    places = stands_in(line, wanted)
    start = max(0, places[0][0] - BEFORE) if places and len(line) > LONGEST else 0
    start = line.rfind(" ", 0, start) + 1 if start else 0
    piece = line[start : start + LONGEST]
    cut = tuple(_cut(piece, stands_in(piece, wanted)))
    before: tuple[Piece, ...] = (("…", False),) if start else ()
    after: tuple[Piece, ...] = (("…", False),) if start + LONGEST < len(line) else ()
    return (*before, *cut, *after)


def _hits(text: str, wanted: Wanted) -> set[str]:
    return {text[start:end].lower() for start, end in stands_in(text, wanted)}


def _is_found_by_number(text: str, wanted: Wanted) -> bool:
    numbers = [word for word in indexed([text]) if word.isdigit()]
    return any(number.startswith(term.word) for term in wanted.terms() if term.word.isdigit() for number in numbers)


def _cut(line: str, places: Iterable[tuple[int, int]]) -> Iterable[Piece]:
    end = 0
    for start, stop in islice(places, MOST_MARKED):
        if start > end:
            yield line[end:start], False
        yield line[start:stop], True
        end = stop
    if end < len(line):
        yield line[end:], False
