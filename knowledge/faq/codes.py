"""Error codes and fixed phrases: the right one decides, a wrong one vetoes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.faq.text import lexicon, plain

_PATTERN = re.compile(r"(?=.*\d)[\dx]{2,}")
_NUMBER = re.compile(r"\d{3,6}")
_HTTP = re.compile(r"[45]\d\d")
_ERROR_WORDS = re.compile(r"\b(?:err?or|kode|code|http|status|kesalahan)s?(?: \w+)? ")

Marks = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of all entries.

    Attributes:
        size: Number of entries.
        fixed: Numeric code → the entries that have it.
        wild: Patterns of numeric codes with wildcards, and the entry of each.
        phrases: Fixed phrases, plain, and the entry of each.
        numbered: Entries with a fixed numeric code.
    """

    size: int
    fixed: Mapping[str, tuple[int, ...]]
    wild: tuple[tuple[re.Pattern[str], int], ...]
    phrases: tuple[tuple[str, int], ...]
    numbered: tuple[int, ...]

    @classmethod
    def of(cls, codes: Sequence[Sequence[str]]) -> "Codes":
        """Read the codes of each entry; ``x`` in a numeric code stands for any digit."""
        fixed: dict[str, tuple[int, ...]] = {}
        wild: list[tuple[re.Pattern[str], int]] = []
        phrases: list[tuple[str, int]] = []
        for number, own in enumerate(codes):
            for code in (code.casefold().strip() for code in own):
                if not _PATTERN.fullmatch(code):
                    phrases.append((f" {plain(code)} ", number))
                elif "x" in code:
                    wild.append((re.compile(code.replace("x", r"\d")), number))
                else:
                    fixed[code] = (*fixed.get(code, ()), number)
        numbered = sorted({number for numbers in fixed.values() for number in numbers})
        return cls(len(codes), fixed, tuple(wild), tuple(phrases), tuple(numbered))

    def read(self, text: str) -> tuple[Marks, bool]:
        """Look for codes in a question.

        Returns:
            Per entry 1 (its code is there), -1 (another code is there, so this one cannot be meant) or 0;
            and whether the question has an error code that no entry has.
        """
        flat = f" {plain(text)} "
        spoken = [number for number in _NUMBER.findall(flat) if f" {number} " in flat]
        meant = {number: self._entries(number) for number in spoken if self._is_code(number, flat)}
        marks = np.zeros(self.size, dtype=np.int8)
        if meant:
            marks[list(self.numbered)] = -1
        for entries in meant.values():
            marks[entries] = 1
        marks[[entry for phrase, entry in self.phrases if phrase in flat]] = 1
        return marks, not all(meant.values())

    def _entries(self, number: str) -> list[int]:
        return [*self.fixed.get(number, ()), *(entry for pattern, entry in self.wild if pattern.fullmatch(number))]

    def _is_code(self, number: str, flat: str) -> bool:
        """Is this number an error code, and not an amount or a year?"""
        before, _, after = flat.partition(f" {number} ")
        if after.partition(" ")[0] in lexicon().units or before.endswith(" rp"):
            return False
        if _HTTP.fullmatch(number) or self._entries(number):
            return True
        return bool(re.search(_ERROR_WORDS.pattern + number, flat))
