"""Error codes and fixed phrases: the right one decides, a wrong one vetoes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.faq.text import plain

_PATTERN = re.compile(r"(?=.*\d)[\dx]{2,}")
_NUMBER = re.compile(r"\d{3,6}")
_HTTP = re.compile(r"[45]\d\d")
_ERROR_WORDS = re.compile(r"\b(?:err?or|kode|code|http|status|kesalahan)s?(?: \w+)? ")


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of all entries.

    Attributes:
        numbers: Per entry: patterns that match its numeric codes.
        phrases: Per entry: its fixed phrases, plain.
        fixed: All numeric codes without a wildcard.
    """

    numbers: tuple[tuple[re.Pattern[str], ...], ...]
    phrases: tuple[tuple[str, ...], ...]
    fixed: frozenset[str]

    @classmethod
    def of(cls, codes: Sequence[Sequence[str]]) -> "Codes":
        """Read the codes of each entry; ``x`` in a numeric code stands for any digit."""
        numbers, phrases, fixed = [], [], set()
        for own in codes:
            flat = [code.casefold().strip() for code in own]
            numeric = [code for code in flat if _PATTERN.fullmatch(code)]
            numbers.append(tuple(re.compile(code.replace("x", r"\d")) for code in numeric))
            phrases.append(tuple(plain(code) for code in flat if code not in numeric))
            fixed |= {code for code in numeric if "x" not in code}
        return cls(tuple(numbers), tuple(phrases), frozenset(fixed))

    def read(self, text: str) -> tuple[list[int], bool]:
        """Look for codes in a question.

        Returns:
            Per entry 1 (its code is there), -1 (another code is there, so this one cannot be meant) or 0;
            and whether the question has an error code that no entry has.
        """
        flat = f" {plain(text)} "
        spoken = [number for number in _NUMBER.findall(flat) if f" {number} " in flat]
        spoken = [number for number in spoken if self._is_code(number, flat)]
        marks = []
        for patterns, phrases in zip(self.numbers, self.phrases, strict=True):
            hit = any(pattern.fullmatch(number) for pattern in patterns for number in spoken)
            hit = hit or any(f" {phrase} " in flat for phrase in phrases)
            other = bool(spoken) and any(pattern.pattern.isdigit() for pattern in patterns)
            marks.append(1 if hit else -1 if other else 0)
        known = [p for patterns in self.numbers for p in patterns]
        strange = [number for number in spoken if not any(p.fullmatch(number) for p in known)]
        return marks, bool(strange)

    def _is_code(self, number: str, flat: str) -> bool:
        """Is this number an error code, and not an amount or a year?"""
        if number in self.fixed or _HTTP.fullmatch(number):
            return True
        is_known = any(p.fullmatch(number) for patterns in self.numbers for p in patterns)
        return is_known or bool(re.search(_ERROR_WORDS.pattern + number, flat))
