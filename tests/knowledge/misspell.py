"""Misspellings made by rule, the same in every run: what a thumb and a hurry do to a question."""

import random
import re
from collections.abc import Callable, Mapping

_WORD = re.compile(r"[A-Za-z]{4,}")
_PAIR = re.compile(r"\b([a-z]{4,}) ([a-z]{4,})\b")
_HALF = 0.5
_VOWEL = "aiueoAIUEO"


def drop_vowels(word: str, dice: random.Random) -> str:
    """``syarat`` → ``syrt``: every vowel but the first letter."""
    del dice
    return word[0] + "".join(letter for letter in word[1:] if letter not in _VOWEL)


def drop_one_vowel(word: str, dice: random.Random) -> str:
    """``daftar`` → ``daftr``: one vowel after the first letter."""
    places = [at for at in range(1, len(word)) if word[at] in _VOWEL]
    return _without(word, dice.choice(places)) if places else word


def drop_letter(word: str, dice: random.Random) -> str:
    """``daftar`` → ``datar``: any letter but the first."""
    return _without(word, dice.randrange(1, len(word)))


def swap_letters(word: str, dice: random.Random) -> str:
    """``puspa`` → ``pupsa``: two neighbours, the first letter stays."""
    at = dice.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def double_letter(word: str, dice: random.Random) -> str:
    """``lupa`` → ``luppa``."""
    at = dice.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def hit_neighbour(word: str, dice: random.Random) -> str:
    """``akun`` → ``alun``: the key beside the right one, the first letter stays."""
    at = dice.randrange(1, len(word))
    beside = _BESIDE.get(word[at].lower(), word[at])
    return word[:at] + dice.choice(beside) + word[at + 1 :]


def swap_first(word: str, dice: random.Random) -> str:
    """``lupa`` → ``ulpa``."""
    del dice
    return word[1] + word[0] + word[2:]


def hit_beside_first(word: str, dice: random.Random) -> str:
    """``sandi`` → ``dandi``: the key beside the right one, for the first letter."""
    return dice.choice(_BESIDE.get(word[0].lower(), word[0])) + word[1:]


def miss_first(word: str, dice: random.Random) -> str:
    """``puspa`` → ``uspa``."""
    del dice
    return word[1:]


def digits_for_letters(word: str, dice: random.Random) -> str:
    """``password`` → ``p455w0rd``."""
    del dice
    return word[0] + word[1:].translate(str.maketrans("oieas", "01345"))


MISSPELLINGS: Mapping[str, Callable[[str, random.Random], str]] = {
    made.__name__: made
    for made in (drop_vowels, drop_one_vowel, drop_letter, swap_letters, double_letter, hit_neighbour)
}
RARER: Mapping[str, Callable[[str, random.Random], str]] = {
    made.__name__: made for made in (swap_first, hit_beside_first, miss_first, digits_for_letters)
}
"""What seldom happens to a word, and hurts it more."""


def misspell(question: str, how: str, *, share: float = 0.5) -> str:
    """Return the question with this share of its words (four letters or more) misspelt, codes untouched.

    Args:
        question: As it was typed.
        how: A key of ``MISSPELLINGS`` or ``RARER``.
        share: Chance of each word, 0 to 1; at least one word is misspelt where there is one.
    """
    dice = random.Random(f"{how} {question}")  # noqa: S311 - typos, no secret
    words = list(_WORD.finditer(question))
    made = {**MISSPELLINGS, **RARER}
    chosen = {at for at in range(len(words)) if dice.random() < share} or {dice.randrange(len(words) or 1)}
    typed = iter(range(len(words)))

    def replace(found: re.Match[str]) -> str:
        return made[how](found[0], dice) if next(typed) in chosen else found[0]

    return _WORD.sub(replace, question)


def join_words(question: str) -> str:
    """Return the question with about half of its words of four letters and more typed as one with the next."""
    dice = random.Random(question)  # noqa: S311 - typos, no secret
    return _PAIR.sub(lambda two: two[1] + two[2] if dice.random() < _HALF else two[0], question)


def _without(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def _neighbours() -> dict[str, str]:
    rows = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    return {row[at]: row[max(at - 1, 0) : at] + row[at + 1 : at + 2] for row in rows for at in range(len(row))}


_BESIDE = _neighbours()
