"""Finding a ticket again: what a text is found by, what somebody looks for, and where it stands.

Words are letters and digits in small letters without accents. A number of five digits and more is found however it is
written: dots, dashes, slashes and spaces in it, zeros or 62 before it make no difference. So both databases find the
same, and nothing that is typed is ever read as the language of one of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

LONGEST_WORD: Final = 40  # characters that are compared
MOST_WORDS: Final = 8  # of what somebody looks for; the rest of a long text would find nothing
SHORTEST_BEGINNING: Final = 3  # letters that find longer words as well
SHORTEST_NUMBER: Final = 5  # digits of what is a number however it is written
LONGEST_NUMBER: Final = 18  # digits of a ticket's number that a database takes
LONGEST_SOUGHT: Final = 1000  # characters that are read of what somebody looks for

_WORD: Final = re.compile(r"[^\W_]+")
_RUNS: Final = (  # digits that may belong together, with and without the spaces between them
    re.compile(r"(?<!\d)\d(?:[.\-/\u2010-\u2014]?\d){4,}(?!\d)"),
    re.compile(r"(?<!\d)\d(?:[ .\-/\u2010-\u2014]?\d){4,}(?!\d)"),
)
_NUMERIC: Final = re.compile(r"[+#(]*\d[\d.\-/()\u2010-\u2014]*[,;:]?")
_TICKET: Final = re.compile(r"\s*#?\s*(\d+)\s*")
_COUNTRY: Final = re.compile(r"^62(?=8\d{4})")  # 62812... and 0812... are one telephone
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Term:
    """A word that has to be there; with ``is_beginning`` a longer one that begins so will do."""

    word: str
    is_beginning: bool


Way = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: each of these parts in one of its ways, whose terms are all there.

    ``number`` is the ticket's where nothing but a number was typed.
    """

    parts: tuple[tuple[Way, ...], ...]
    number: int | None

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.parts)

    def terms(self) -> Iterator[Term]:
        """Yield every term of every way."""
        for part in self.parts:
            for way in part:
                yield from way


def indexed(texts: Iterable[str]) -> list[str]:
    """Return the words that texts are found by, each once, in the order they come."""
    found: dict[str, None] = {}
    for text in texts:
        plain = _plain(text)
        found |= dict.fromkeys(word[:LONGEST_WORD] for word in map(_word, _WORD.findall(plain)) if word)
        for run in _RUNS:
            found |= dict.fromkeys(_number(digits)[:LONGEST_WORD] for digits in run.findall(plain))
    return [word for word in found if word]


def wanted(text: str) -> Wanted:
    """Return what somebody looks for; nothing for a text without a word of two letters or a digit."""
    alone = ticket_number(text)
    parts: list[tuple[Way, ...]] = []
    chunks = _plain(text)[:LONGEST_SOUGHT].split()
    for is_numeric, group in groupby(chunks, lambda chunk: _NUMERIC.fullmatch(chunk) is not None):
        together = list(group)
        parts += _numbers(together) if is_numeric else [(way,) for chunk in together for way in _words(chunk)]
    return Wanted(tuple(dict.fromkeys(parts))[:MOST_WORDS], alone)


def ticket_number(text: str) -> int | None:
    """Return a ticket's number, ``12`` or ``#12``; None for anything else, and for one that no database holds."""
    match = _TICKET.fullmatch(unicodedata.normalize("NFKC", text))
    digits = match[1].lstrip("0") if match else ""
    return int(digits) if 0 < len(digits) <= LONGEST_NUMBER else None


def stands_in(text: str, sought: Wanted) -> list[tuple[int, int]]:
    """Return where words that are looked for stand in a text: start and end of each, in order."""
    terms = {(term.word, term.is_beginning) for term in sought.terms()}
    whole = {word for word, is_beginning in terms if not is_beginning}
    beginnings = tuple(word for word, is_beginning in terms if is_beginning)
    places = [match.span() for match in _WORD.finditer(text) if _fits(_word(_plain(match[0])), whole, beginnings)]
    places += [match.span() for match in _RUNS[0].finditer(text) if _number(match[0]).startswith(beginnings)]
    return _apart(sorted(places))


def _fits(word: str, whole: set[str], beginnings: tuple[str, ...]) -> bool:
    return bool(word) and (word in whole or word.startswith(beginnings))


def _apart(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places with those that overlap made one."""
    apart: list[tuple[int, int]] = []
    for start, end in places:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _words(chunk: str) -> Iterator[Way]:
    for word in map(_word, _WORD.findall(chunk)):
        if len(word) > 1 or word.isdigit():
            yield (_term(word),)


def _numbers(chunks: list[str]) -> list[tuple[Way, ...]]:
    """Return numbers side by side: one that was written with signs and spaces, or several."""
    apart = [_term(word) for chunk in chunks for word in _WORD.findall(chunk)]
    together = _term("".join(map(_digits, chunks)))
    if not together.is_beginning or apart == [together]:
        return [((term,),) for term in apart]
    return [((together,), tuple(apart[:MOST_WORDS]))]


def _term(word: str) -> Term:
    if word.isdigit():
        number = _number(word)[:LONGEST_WORD] if len(word) >= SHORTEST_NUMBER else word
        return Term(number or "0", is_beginning=len(number) >= SHORTEST_NUMBER - 1 < len(word))
    return Term(word[:LONGEST_WORD], is_beginning=len(word) >= SHORTEST_BEGINNING)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _number(written: str) -> str:
    return _COUNTRY.sub("", _digits(written).lstrip("0"))


def _word(text: str) -> str:
    """Return a word without accents, in small letters."""
    if text.isascii():
        return text.lower()
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return "".join(_WORD.findall(bare.casefold()))


def _plain(text: str) -> str:
    """Return a text without invisible characters, and with full-width and other variants as the usual ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
