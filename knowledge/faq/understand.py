"""A message → the words it means, how much each of them tells, and the services it names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from knowledge.faq.corpus import EVERYDAY_WEIGHT, Corpus
from knowledge.faq.text import Words, lexicon, plain, resolve, sentences, words
from knowledge.faq.vocabulary import Floats

UNKNOWN = 0.7  # weight of an unknown word, as a share of the rarest known word's
LONGEST = 48  # different words of a message that are looked at
BREATH = 20  # words from which a sentence is taken apart
CLAUSE = 5  # words of its shortest part
_LINKS = frozenset(
    {"tetapi", "padahal", "lalu", "terus", "jadi", "karena", "kalau", "namun", "sehingga", "supaya", "setelah"}
)

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
        is_elsewhere: Whether a system is named that others run.
    """

    words: Words
    weight: Floats
    trust: Floats
    parts: tuple[Places, ...]
    services: frozenset[str]
    is_elsewhere: bool = False


def understand(corpus: Corpus, message: str) -> Understood:
    """Read a message with the words of a corpus in mind."""
    spoken: list[Words] = []
    named: set[str] = set()
    telling: set[str] = set()
    trust: dict[str, float] = {}
    is_elsewhere = False
    for sentence in sentences(message):
        found = _read(corpus, sentence, trust)
        spans, services = corpus.names.find(found)
        named |= services
        telling |= {word for at, word in enumerate(found) if at not in spans}
        spoken += _clauses(found)
        is_elsewhere = is_elsewhere or _names_another(corpus, sentence)
    weights = {word: _weigh(corpus, word) if word in telling else 0.0 for found in spoken for word in found}
    places = {word: place for place, word in enumerate(_chosen(corpus, weights))}
    own = [sorted({places[word] for word in found if word in places}) for found in spoken]
    parts = [np.array(each, dtype=np.intp) for each in own if each]
    return Understood(
        words=tuple(places),
        weight=np.array([weights[word] for word in places], dtype=np.float32),
        trust=np.array([trust.get(word, 1.0) for word in places], dtype=np.float32),
        parts=tuple(parts) if len(parts) > 1 else (),
        services=frozenset(named),
        is_elsewhere=is_elsewhere,
    )


def _names_another(corpus: Corpus, sentence: str) -> bool:
    """Is a system named that others run, and of which the library does not speak?"""
    found, elsewhere = plain(sentence).split(), lexicon().elsewhere
    common = corpus.vocabulary.spelling.common
    spans = (tuple(found[at : at + width]) for width in (1, 2, 3) for at in range(len(found) - width + 1))
    return any(span in elsewhere and not all(map(common, span)) for span in spans)


def _read(corpus: Corpus, sentence: str, trust: dict[str, float]) -> Words:
    """Return the words meant by a sentence, and note in ``trust`` how sure each of them is."""
    spelling, names = corpus.vocabulary.spelling, corpus.names
    meant: list[str] = []
    for typed in chain.from_iterable(map(spelling.apart, words(sentence))):
        repaired = names.bare(spelling.repair(typed))
        sure = 1.0 if names.bare(typed) == repaired else spelling.trust(typed, repaired)
        trust[repaired] = max(trust.get(repaired, 0.0), sure)
        meant.append(repaired)
    return resolve(tuple(meant))


def _clauses(found: Words) -> Iterator[Words]:
    """Cut what was said in one breath, without a comma, where a word links two clauses."""
    begin = 0
    if len(found) > BREATH:
        for at, word in enumerate(found):
            if word in _LINKS and at - begin >= CLAUSE and len(found) - at >= CLAUSE:
                yield found[begin:at]
                begin = at
    yield found[begin:]


def _chosen(corpus: Corpus, weights: Mapping[str, float]) -> list[str]:
    """Return the words to be looked at, in order; of very many, those that tell the most, known ones first."""
    if len(weights) <= LONGEST:
        return list(weights)
    known = corpus.vocabulary.ids
    best = set(sorted(weights, key=lambda word: (word not in known, -weights[word]))[:LONGEST])
    return [word for word in weights if word in best]


def _weigh(corpus: Corpus, word: str) -> float:
    number = corpus.vocabulary.ids.get(word)
    if number is not None:
        return float(corpus.weight[number])
    factor = EVERYDAY_WEIGHT if word in lexicon().everyday or len(word) == 1 else UNKNOWN
    return factor * corpus.inverse.get(corpus.vocabulary.concept(word), corpus.rarest)
