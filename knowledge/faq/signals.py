"""What speaks for an entry: its words as a whole, and its best single way of asking."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from knowledge.faq.corpus import Corpus
from knowledge.faq.understand import Places, Understood
from knowledge.faq.vocabulary import SYNONYM, Floats, Ids

STORY = 2.75  # rare words
BEYOND = 0.2
_REMEMBERED = 1_000  # words
PART = 0.93  # a sentence of a long message that fits counts a little less than a whole message
OTHERS = (0.3, 0.2, 0.1)  # how much of what is missing the next best sentences of a message add


def entry_signals(corpus: Corpus, question: Understood) -> tuple[Floats, Floats]:
    """Compare a question with entries as wholes: questions, aliases and answers.

    Returns:
        BM25 and coverage (how much of the question the entry speaks of at all), one number per entry each,
        as shares of what is possible, 0 to 1.
    """
    score = np.zeros(corpus.size, dtype=np.float32)
    covered = np.zeros(corpus.size, dtype=np.float32)
    for place, word in enumerate(question.words):
        if question.weight[place] > 0:
            entries, about, there = _spoken_of(corpus, word)
            weight = question.weight[place] * question.trust[place]
            score[entries] += weight * about
            covered[entries] += weight * there
    total = np.float32(expected(float(question.weight.sum()), STORY * corpus.rarest))
    return np.minimum(score / total, 1), np.minimum(covered / total, 1)


def _spoken_of(corpus: Corpus, word: str) -> tuple[Ids, Floats, Floats]:
    """Return the entries that speak of a word: how much they are about it, and whether it is there at all."""
    if word not in corpus.remembered:
        if len(corpus.remembered) >= _REMEMBERED:
            corpus.remembered.clear()
        about = np.zeros(corpus.size, dtype=np.float32)
        there = np.zeros(corpus.size, dtype=np.float32)
        for concept, like, service in _related(corpus, word):
            entries, part = corpus.postings[concept]
            if service is not None:
                mask = corpus.service_of[entries] == service
                entries, part = entries[mask], part[mask]
            about[entries] = np.maximum(about[entries], part * like)
            there[entries] = np.maximum(there[entries], np.minimum(part * 4, 1) * like)
        found = np.flatnonzero(there).astype(np.int32)
        corpus.remembered[word] = found, about[found], there[found]
    return corpus.remembered[word]


def expected(said: float, most: float) -> float:
    """Return how much of a question of this weight an entry can be expected to speak of.

    A long message tells a story around its question: beyond ``most`` few words are about the answer.
    """
    return max(min(said, most) + BEYOND * max(said - most, 0.0), 1e-6)


def _related(corpus: Corpus, word: str) -> Iterable[tuple[str, float, int | None]]:
    """Yield concepts like this word, how like they are, and the one service where it is so (None: all)."""
    vocabulary = corpus.vocabulary
    best: dict[str, float] = {}
    for number, like in zip(*(values.tolist() for values in vocabulary.alike(word)), strict=True):
        concept = vocabulary.concepts[number]
        best[concept] = max(best.get(concept, 0.0), like)
    for concept, like in best.items():
        if concept in corpus.postings:
            yield concept, like, None
    for service, synonyms in enumerate(corpus.synonyms):
        for concept in {vocabulary.concept(same) for same in synonyms.groups.get(word, ())}:
            if concept in corpus.postings and best.get(concept, 0.0) < SYNONYM:
                yield concept, SYNONYM, service


@dataclass(frozen=True, slots=True)
class _Passages:
    """The passages of some entries, gathered: their words lie end to end.

    Attributes:
        ids: The words.
        weight: What each word tells.
        service: The service of each word.
        starts: Where each passage begins.
        bounds: Where, among the passages, each entry begins.
        total: Sum of weights per passage.
        length: Length of the letter-group vector per passage.
    """

    ids: Ids
    weight: Floats
    service: Ids
    starts: Places
    bounds: Places
    total: Floats
    length: Floats

    @classmethod
    def of(cls, corpus: Corpus, chosen: Ids) -> "_Passages":
        counts = corpus.first[chosen + 1] - corpus.first[chosen]
        bounds = np.cumsum(counts) - counts
        passages = np.repeat(corpus.first[chosen] - bounds, counts) + np.arange(int(counts.sum()))
        sizes = corpus.start[passages + 1] - corpus.start[passages]
        starts = np.cumsum(sizes) - sizes
        places = np.repeat(corpus.start[passages] - starts, sizes) + np.arange(int(sizes.sum()))
        return cls(
            ids=corpus.words[places],
            weight=corpus.word_weight[places],
            service=np.repeat(np.repeat(corpus.service_of[chosen], counts), sizes),
            starts=starts.astype(np.intp),
            bounds=bounds.astype(np.intp),
            total=np.maximum(corpus.total[passages], np.float32(1e-6)),
            length=np.maximum(corpus.length[passages], np.float32(1e-6)),
        )


def _passages(corpus: Corpus, chosen: Ids) -> _Passages:
    return _all_passages(corpus) if len(chosen) == corpus.size else _Passages.of(corpus, chosen)


@lru_cache(maxsize=2)
def _all_passages(corpus: Corpus) -> _Passages:
    return _Passages.of(corpus, np.arange(corpus.size, dtype=np.int32))


def passage_signals(corpus: Corpus, question: Understood, chosen: Ids) -> tuple[Floats, Floats]:
    """Compare a question with every single way of asking for the chosen entries (sorted by number).

    Returns:
        Per chosen entry, of its best passage: how well the words fit both ways, and the cosine of the
        letter groups (2 to 5 letters, rare ones weigh more), 0 to 1 each.
    """
    passages = _passages(corpus, chosen)
    like = _likeness(corpus, question, passages)
    said = np.maximum.reduceat(like, passages.starts, axis=1)
    fit = np.maximum.reduceat(_fit(corpus, question.weight, like, said, passages), passages.bounds)
    if question.parts:
        each = [_fit(corpus, question.weight[p], like[p], said[p], passages) for p in question.parts]
        fit = _fit_together(fit, np.stack([np.maximum.reduceat(own, passages.bounds) for own in each]))
    grams = corpus.vocabulary.gram_scores(question.words)
    product = np.add.reduceat(grams[passages.ids] * (passages.weight > 0), passages.starts)
    letters = product / passages.length / np.float32(max(corpus.vocabulary.length(question.words), 1e-6))
    return fit, np.minimum(np.maximum.reduceat(letters, passages.bounds), np.float32(1))


def _fit_together(whole: Floats, parts: Floats) -> Floats:
    """Return, per entry, how well a message of several sentences fits.

    The whole or its best sentence decides. A story speaks of its matter more than once: the next best ones add to it.

    Args:
        whole: The fit of the message as a whole, per entry.
        parts: The fit of each sentence (row), per entry.
    """
    best, *others = np.sort(parts, axis=0)[::-1]
    fit = np.maximum(whole, np.float32(PART) * best)
    for share, other in zip(OTHERS, others, strict=False):
        fit = fit + np.float32(share) * (1 - fit) * other
    return np.asarray(fit, dtype=np.float32)


def _likeness(corpus: Corpus, question: Understood, passages: _Passages) -> Floats:
    """Return how like each word of the question (row) is to each word of the passages (column)."""
    known = corpus.vocabulary.ids
    dense = np.zeros((len(question.words), len(known)), dtype=np.float32)
    for place, word in enumerate(question.words):
        found, like = corpus.vocabulary.alike(word)
        dense[place, found] = like * question.trust[place]
    result = np.take(dense, passages.ids, axis=1)
    begins = np.searchsorted(passages.service, np.arange(len(corpus.synonyms) + 1)).tolist()
    for synonyms, begin, end in zip(corpus.synonyms, begins, begins[1:], strict=False):
        if begin == end:
            continue
        phrases = synonyms.meant_by_phrases(question.words)
        for place, word in enumerate(question.words):
            same = synonyms.groups.get(word, frozenset()) | phrases.get(place, frozenset())
            others = [known[other] for other in same if other in known]
            if others:
                row = dense[place].copy()
                row[others] = np.maximum(row[others], np.float32(SYNONYM))
                result[place, begin:end] = row[passages.ids[begin:end]]
    return result


def _fit(corpus: Corpus, weight: Floats, like: Floats, said: Floats, passages: _Passages) -> Floats:
    """Return, per passage, the harmonic mean of how much of either side the other one says."""
    total = float(weight.sum())
    if total <= 0:
        return np.zeros(len(passages.starts), dtype=np.float32)
    one = (weight @ said) / np.float32(total)
    other = np.add.reduceat(like.max(axis=0) * passages.weight, passages.starts) / passages.total
    both = 2 * one * other / np.maximum(one + other, np.float32(1e-6))
    return np.asarray(np.float32(evidence(corpus, weight)) * both, dtype=np.float32)


def evidence(corpus: Corpus, weight: Floats) -> float:
    """Return how far words of these weights can be believed, 0 to 1: all of it from one rare word on."""
    return max(min(1.0, float(weight.sum()) / corpus.rarest), 1e-6)
