"""Words that somebody wrote, made fit for everybody: what points to a person or a company is covered."""

import re
from collections.abc import Collection, Iterable
from typing import Final

from knowledge.faq.text import lexicon, plain, without_contacts
from knowledge.rules.privacy import MASKS, mask

NAME: Final = "[nama]"
COMPANY: Final = "[perusahaan]"
DATUM: Final = "[data]"
SHORTEST_NAME: Final = 3  # letters of a part of a name that is covered by itself
SHORTEST_DATUM: Final = 4
LONGEST_WAY: Final = 200  # characters of a question
_MASK: Final = re.compile("|".join(map(re.escape, (NAME, COMPANY, DATUM, "[email]", "[number]", *MASKS.values()))))
_SENTENCE: Final = re.compile(r"(?<=[.?!])\s+")
_COMPANY: Final = re.compile(r"\b(?:PT|CV|UD|Fa|Firma)\.?[ \t]+[A-Z][\w&.-]*(?:[ \t]+(?:[A-Z][\w&.-]*|Tbk))*")
_NOISE: Final = re.compile(r"\s+([,.?!;:])")


def anonymous(text: str, *, names: Iterable[str], data: Iterable[str] = (), known: Collection[str] = ()) -> str:
    """Return a text with numbers, passwords, addresses, companies and names covered.

    Args:
        text: What somebody wrote.
        names: Names of the people who talked.
        data: What else must not be repeated as it is: what stands in a form.
        known: Words in plain form that the office itself uses: a part of a name that is one of them stays.
    """
    covered = without_contacts(mask(text))
    for datum in sorted({each.strip() for each in data}, key=len, reverse=True):
        if len(datum) >= SHORTEST_DATUM:
            covered = re.sub(rf"(?<!\w){re.escape(datum)}(?!\w)", DATUM, covered, flags=re.IGNORECASE)
    covered = _COMPANY.sub(COMPANY, covered)
    for name in _to_cover(names, known):
        covered = re.sub(rf"(?<![\w\[]){re.escape(name)}(?![\w\]])", NAME, covered, flags=re.IGNORECASE)
    return re.sub(rf"{re.escape(NAME)}(?:\s+{re.escape(NAME)})+", NAME, covered)


def way_to_ask(text: str) -> str:
    """Return a text as a way to ask: one line, without what was covered, and of a long one the sentence that asks."""
    line = _NOISE.sub(r"\1", " ".join(_MASK.sub(" ", text).split())).strip(" ,;:-")
    if len(line) <= LONGEST_WAY:
        return line
    sentences = [each for each in _SENTENCE.split(line) if each]
    asking = [each for each in sentences if each.endswith("?")]
    chosen = next((each for each in (*asking, *sentences) if len(each) <= LONGEST_WAY), line)
    return chosen if len(chosen) <= LONGEST_WAY else chosen[:LONGEST_WAY].rsplit(" ", 1)[0]


def has_covered(text: str) -> bool:
    """Tell whether something in a text, or in its Markdown, is covered."""
    return _MASK.search(text.replace("\\", "")) is not None


def _to_cover(names: Iterable[str], known: Collection[str]) -> list[str]:
    """Return names and their parts, the longest first; everyday words are no part of a name."""
    found = {" ".join(name.split()) for name in names}
    common = lexicon().known
    for name in list(found):
        parts = re.findall(rf"[^\W\d_]{{{SHORTEST_NAME},}}", name)
        found |= {part for part in parts if plain(part) not in known and plain(part) not in common}
    return sorted((name for name in found if len(name) >= SHORTEST_NAME), key=len, reverse=True)
