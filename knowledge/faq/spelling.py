"""Spelling repair against the words that a library and the word list know.

What people do to words: leave out vowels (``syrt``), swap, double or drop a letter, hit the key beside.
What needs the smallest and likeliest slip wins, then the commoner word. The first letter is kept wherever a repair does
without touching it. A word that is no word of the library is taken for another one only by a likely slip: most words
that a list of small words nearly knows are just other words.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.faq.text import Either, lexicon, root

REPAIRED = 0.97  # trust in a repair of left-out vowels, swapped or doubled letters
DOUBT = 0.6  # what every other letter that differs costs, as a share of the word
UNLIKELY = 0.5  # what is less likely than a slip, or not a word of the library, costs this much of a letter
_REPAIRABLE = 4  # letters from which another letter may be wrong; a shorter word only lacks some
_LONG = 8  # letters from which two may be wrong
_SHORTEST = 3
_COMMON = 3  # ways of asking that have a word, before a word of three letters is taken for it
_REMEMBERED = 20_000
_VOWELS = re.compile(r"[aiueo]")
_DOUBLED = re.compile(r"(.)\1")
_ENDINGS = ("nya", "ny", "nx", "x", "kah", "lah", "ku", "q", "mu")
_WHOLE = 4  # letters from which words may be typed as one, or the first letter be wrong
_FIGURES = str.maketrans("013457", "oieast")  # typed for the letters that they look like
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


class Spelling:
    """Repairs single words.

    Args:
        words: Every word of the library.
        common: In how many ways of asking each word stands.
        same: Returns the library's words that mean the same as a word of the word list.
    """

    def __init__(self, words: Sequence[str], common: Sequence[int], same: Callable[[str], Sequence[str]]) -> None:
        self._common = dict(zip(words, common, strict=True))
        self._same = same
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        self._skeletons: dict[str, list[str]] = defaultdict(list)
        lex = lexicon()
        spoken = {word for phrase in lex.spoken for word in phrase}
        for word in sorted({*words, *lex.concept, *lex.everyday, *spoken}):
            if len(word) >= _REPAIRABLE:  # a short way of typing is no goal for a repair
                self._by_letter[word[0]].append(word)
                self._skeletons[skeleton(word)].append(word)
        self._repaired: dict[str, str] = {}

    def repair(self, word: str) -> str:
        """Return the known word that was meant, or the word itself."""
        if word not in self._repaired:
            if len(self._repaired) > _REMEMBERED:
                self._repaired.clear()
            self._repaired[word] = self._repair(word)
        return self._repaired[word]

    def common(self, word: str) -> int:
        """Return in how many ways of asking a word of the library stands; 0 for any other word."""
        return self._common.get(word, 0)

    def apart(self, word: str) -> tuple[str, ...]:
        """Return the words that were typed as one: ``lupapassword``; the word alone if it is none."""
        if len(word) < 2 * _WHOLE or not word.isalpha() or self._is_right(word):
            return (word,)
        cuts = [(word[:at], word[at:]) for at in range(_WHOLE, len(word) - _WHOLE + 1)]
        sure = [cut for cut in cuts if all(map(self._is_whole, cut))]
        return max(sure, key=lambda cut: min(self._common.get(part, 0) for part in cut), default=(word,))

    def _is_right(self, word: str) -> bool:
        lex = lexicon()
        return word in self._common or word in lex.concept or word in lex.known or (word,) in lex.spoken

    def _is_whole(self, word: str) -> bool:
        lex = lexicon()
        return bool(self._common.get(word, 0)) or word in lex.concept or word in lex.everyday or (word,) in lex.spoken

    def trust(self, word: str, meant: str) -> float:
        """Return how sure a repair is, 0 to 1: a likely slip more than another letter."""
        if word == meant:
            return 1.0
        if skeleton(word) == skeleton(meant) or _is_slip(word, meant) or word.removeprefix(meant) in _ENDINGS:
            return REPAIRED
        return 1 - DOUBT * OSA.distance(word, meant) / max(len(word), 1)

    def _repair(self, word: str) -> str:
        lex = lexicon()
        if word in self._common or word[0].isdigit():
            return word
        if word in lex.concept:
            return self._usual(word)
        if word in lex.known or root(word, Either(self._common, lex.known)) != word:
            return word
        if not word.isalpha():
            letters = word.translate(_FIGURES)
            return letters if self._is_right(letters) else word
        return self._nearest(word) or self._nearest_without_ending(word) or self._begun_wrong(word) or word

    def _begun_wrong(self, word: str) -> str:
        """Return the word of the library that was meant when the first letter is wrong or missing."""
        if len(word) < _WHOLE:
            return ""
        meant = {beside + word[1:] for beside in _BESIDE.get(word[0], "")} | {letter + word for letter in _BESIDE}
        if len(word) > _WHOLE:
            meant.add(word[1:])
        return max((known for known in meant if self._common.get(known, 0)), key=self._rank, default="")

    def _rank(self, word: str) -> tuple[int, str]:
        return self._common.get(word, 0), word

    def _usual(self, word: str) -> str:
        """Return how the library writes a word of the word list: ``cara`` for ``cra``."""
        same = [known for known in self._same(word) if is_within(word, known)]
        return min(same, key=lambda known: (-self._common[known], known), default=word)

    def _nearest(self, word: str) -> str:
        if len(word) < _SHORTEST:
            return ""
        if len(_VOWELS.findall(word)) <= len(word) // 3:
            same = [known for known in self._skeletons.get(skeleton(word), ()) if is_within(word, known)]
            if same:
                return min(same, key=lambda known: (-self._common.get(known, 0), known))
        near = self._by_letter.get(word[0], [])
        most = 2 if len(word) >= _LONG else 1
        found = process.extract(word, near, scorer=OSA.distance, score_cutoff=most, limit=None)
        if len(word) < _REPAIRABLE:
            found = [hit for hit in found if is_within(word, hit[0]) and self._common.get(hit[0], 0) >= _COMMON]
        swapped = word[1] + word[0] + word[2:]
        if len(word) >= _WHOLE and self._common.get(swapped, 0):
            found.append((swapped, 1, 0))
        found = [hit for hit in found if self._common.get(hit[0], 0) or _is_slip(word, hit[0])]
        return min(found, key=lambda hit: self._cost(word, hit[0], hit[1]), default=("",))[0]

    def _cost(self, word: str, known: str, distance: float) -> tuple[float, int, str]:
        common = self._common.get(known, 0)
        return distance + UNLIKELY * (not _is_slip(word, known)) + UNLIKELY * (not common), -common, known

    def _nearest_without_ending(self, word: str) -> str:
        ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
        return self._nearest(word.removesuffix(ending)) if ending else ""


def skeleton(word: str) -> str:
    """Return the first letter and the consonants after it."""
    return word[:1] + _VOWELS.sub("", word[1:])


def is_within(short: str, long: str) -> bool:
    """Do the letters of ``short`` stand in ``long`` in the same order?"""
    letters = iter(long)
    return all(letter in letters for letter in short)


def _is_slip(word: str, meant: str) -> bool:
    """Is it a letter left out, swapped or doubled, or the key beside, rather than any other letter?"""
    if len(word) == len(meant):
        wrong = [(a, b) for a, b in zip(word, meant, strict=True) if a != b]
        is_beside = len(wrong) == 1 and wrong[0][1] in _BESIDE.get(wrong[0][0], "")
        return is_beside or sorted(word) == sorted(meant)
    if len(word) < len(meant):
        return is_within(word, meant)
    return _DOUBLED.sub(r"\1", word) == _DOUBLED.sub(r"\1", meant)


def _keys_beside() -> dict[str, str]:
    return {row[at]: row[max(at - 1, 0) : at] + row[at + 1 : at + 2] for row in _ROWS for at in range(len(row))}


_BESIDE = _keys_beside()
