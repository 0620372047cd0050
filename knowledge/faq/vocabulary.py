"""The words that a library knows, and how like one another words are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from knowledge.faq.spelling import Spelling
from knowledge.faq.text import Either, lexicon, root

Floats = NDArray[np.float32]
Ids = NDArray[np.int32]

SAME_CONCEPT = 0.92
SYNONYM = 0.7
LETTERS = 0.85
LIKE = 0.6  # below this, two words share letters by chance
_GRAMS = range(2, 6)


class Vocabulary:
    """All words of a library's questions and answers, each with a number.

    Args:
        words: Every word, once; its place is its number.
        frequency: In how many entries each word stands.
        common: In how many ways of asking each word stands.
    """

    def __init__(self, words: Sequence[str], frequency: Sequence[int], common: Sequence[int]) -> None:
        self.words = tuple(words)
        self.ids = {word: number for number, word in enumerate(self.words)}
        self.frequency = np.array(frequency, dtype=np.float32)
        self.concepts = [self.concept(word) for word in self.words]
        self._by_concept: dict[str, list[int]] = defaultdict(list)
        for number, concept in enumerate(self.concepts):
            self._by_concept[concept].append(number)
        self.spelling = Spelling(self.words, common, self._same)
        self._postings, self._gram_weight = self._count_grams()
        self.norms = np.array([self._norm(word) for word in self.words], dtype=np.float32)
        self._alike: dict[str, tuple[Ids, Floats]] = {}

    def concept(self, word: str) -> str:
        """Return the name shared by all words that mean the same: by the word list, or by a common root."""
        concepts = lexicon().concept
        if word in concepts:
            return concepts[word]
        if word in lexicon().known:
            return word
        base = root(word, Either(self.ids, concepts))
        return concepts.get(base, base)

    def _same(self, word: str) -> list[str]:
        return [self.words[number] for number in self._by_concept.get(self.concept(word), ())]

    def alike(self, word: str) -> tuple[Ids, Floats]:
        """Return the numbers of all words like this one and how like they are, 0 to 1."""
        if word not in self._alike:
            if len(self._alike) > _REMEMBERED:
                self._alike.clear()
            self._alike[word] = self._compare(word)
        return self._alike[word]

    def _compare(self, word: str) -> tuple[Ids, Floats]:
        found: dict[int, float] = {}
        is_plain_other = word in lexicon().known and word not in self.ids
        if not is_plain_other and not word[0].isdigit():
            scores = self.gram_scores([word]) / np.maximum(self.norms * self._norm(word), 1e-9)
            for number in np.flatnonzero(scores >= LIKE).tolist():
                found[number] = float(scores[number]) * LETTERS
        for number in self._by_concept.get(self.concept(word), ()):
            found[number] = SAME_CONCEPT
        if word in self.ids:
            found[self.ids[word]] = 1.0
        ids = np.array(sorted(found), dtype=np.int32)
        return ids, np.array([found[number] for number in ids.tolist()], dtype=np.float32)

    def gram_scores(self, words: Iterable[str]) -> Floats:
        """Return for every known word the product of its letter groups with those of ``words`` together."""
        counted = [
            (self._postings[g], n, self._gram_weight[g]) for g, n in _counted(words).items() if g in self._postings
        ]
        if not counted:
            return np.zeros(len(self.words), dtype=np.float32)
        numbers = np.concatenate([found for found, _, _ in counted])
        weights = np.repeat([n * w * w for _, n, w in counted], [len(found) for found, _, _ in counted])
        return np.bincount(numbers, weights, minlength=len(self.words)).astype(np.float32)

    def length(self, words: Iterable[str]) -> float:
        """Return the length of the letter-group vector of ``words``, as if no two words shared a group.

        Passages are measured the same way, which spares adding up the groups of every passage.
        """
        norms = (float(self.norms[self.ids[word]]) if word in self.ids else self._norm(word) for word in words)
        return float(sum(norm**2 for norm in norms) ** 0.5)

    def _norm(self, word: str) -> float:
        counted = _counted([word])
        return float(sum((n * self._gram_weight.get(g, self._rarest)) ** 2 for g, n in counted.items()) ** 0.5)

    def _count_grams(self) -> tuple[dict[str, Ids], dict[str, float]]:
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            for gram in _counted([word]):
                numbers[gram].append(number)
        postings = {gram: np.array(found, dtype=np.int32) for gram, found in numbers.items()}
        total = float(self.frequency.sum()) or 1.0
        weight = {
            gram: float(np.log1p(total / float(self.frequency[found].sum() or 1.0))) for gram, found in postings.items()
        }
        self._rarest = float(np.log1p(total))
        return postings, weight


_REMEMBERED = 20_000


def _counted(words: Iterable[str]) -> dict[str, int]:
    counted: dict[str, int] = defaultdict(int)
    for word in words:
        for gram in _grams(word):
            counted[gram] += 1
    return counted


@lru_cache(maxsize=4096)
def _grams(word: str) -> tuple[str, ...]:
    marked = f" {word} "
    return tuple(marked[at : at + size] for size in _GRAMS for at in range(len(marked) - size + 1))
