"""A message → the words it means, how much each of them tells, and the services it names."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.faq.corpus import EVERYDAY_WEIGHT, Corpus
from knowledge.faq.text import Words, lexicon, resolve, sentences, words
from knowledge.faq.vocabulary import Floats

UNKNOWN = 0.7  # weight of an unknown word, as a share of the rarest known word's
LONGEST = 48  # different words of a message that are looked at

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Understood:
    """A message as the search sees it.

    Attributes:
        words: The different words, slang resolved and spelling repaired.
        weight: How much each word tells; 0 for words that only name a service.
        trust: How sure each word's spelling repair is, 0 to 1.
        parts: Places of each sentence's words, when there are several sentences.
        services: Services named.
    """

    words: Words
    weight: Floats
    trust: Floats
    parts: tuple[Places, ...]
    services: frozenset[str]


def understand(corpus: Corpus, message: str) -> Understood:
    """Read a message with the words of a corpus in mind."""
    vocabulary = corpus.vocabulary
    places: dict[str, int] = {}
    parts: list[Places] = []
    named: set[str] = set()
    telling: set[str] = set()
    trust: dict[str, float] = {}
    for sentence in sentences(message):
        typed = words(sentence)
        repaired = tuple(map(vocabulary.spelling.repair, typed))
        for word, meant in zip(typed, repaired, strict=True):
            trust[meant] = max(trust.get(meant, 0.0), vocabulary.spelling.trust(word, meant))
        found = resolve(repaired)
        spans, services = corpus.names.find(found)
        named |= services
        own = {places.setdefault(word, len(places)) for word in found if word in places or len(places) < LONGEST}
        telling |= {word for at, word in enumerate(found) if at not in spans}
        if own:
            parts.append(np.array(sorted(own), dtype=np.intp))
    weight = [_weigh(corpus, word) if word in telling else 0.0 for word in places]
    return Understood(
        words=tuple(places),
        weight=np.array(weight, dtype=np.float32),
        trust=np.array([trust.get(word, 1.0) for word in places], dtype=np.float32),
        parts=tuple(parts) if len(parts) > 1 else (),
        services=frozenset(named),
    )


def _weigh(corpus: Corpus, word: str) -> float:
    number = corpus.vocabulary.ids.get(word)
    if number is not None:
        return float(corpus.weight[number])
    factor = EVERYDAY_WEIGHT if word in lexicon().everyday or len(word) == 1 else UNKNOWN
    return factor * corpus.inverse.get(corpus.vocabulary.concept(word), corpus.rarest)
