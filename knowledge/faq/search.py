"""A question → ranked entries, out of several signals that can be shown one by one."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from knowledge.faq.codes import Codes
from knowledge.faq.corpus import Corpus, build_corpus
from knowledge.faq.signals import entry_signals, evidence, passage_signals
from knowledge.faq.text import Words
from knowledge.faq.understand import understand
from knowledge.faq.vocabulary import Floats, Ids
from knowledge.service import Library

# How much each signal counts: the best single way of asking matters more than the entry as a whole.
FUSION = {"alias": 0.4, "letters": 0.25, "words": 0.2, "covered": 0.15}
CODE_BONUS = 0.35  # share of the missing score that the right code adds
OTHER_SERVICE = 0.35  # factor for entries of a service that was not named when another was
WRONG_CODE = 0.2  # factor for an entry whose code was not the one quoted
CANDIDATES = 64  # entries that are compared passage by passage


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry found: its score (0 to 1) and what each signal said.

    The signals are ``alias``, ``letters``, ``words`` and ``covered`` (0 to 1), ``fit`` (``alias`` before a
    question that says little was marked down for it; the judge asks for it), ``code`` (1: the right one is
    quoted, -1: another one is) and ``service`` (1: its service is named, -1: another one is).
    """

    entry_id: str
    score: float
    signals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best entries for one question, and what the judge needs to know about the question.

    Attributes:
        hits: Best first.
        meant: The words as they were understood: slang resolved, spelling repaired.
        weight: How much the question says, as the sum of its words' weights.
        services: Services named in the question.
        has_unknown_code: The question quotes an error code that no entry has.
    """

    hits: tuple[Hit, ...]
    meant: Words = ()
    weight: float = 0.0
    services: frozenset[str] = frozenset()
    has_unknown_code: bool = False


class Index:
    """A library made searchable. A new one can be built while the old one answers."""

    def __init__(self, corpus: Corpus, codes: Codes) -> None:
        self._corpus = corpus
        self._codes = codes
        self._all = np.arange(corpus.size, dtype=np.int32)

    @classmethod
    def build(cls, library: Library) -> "Index":
        """Read all entries of a library into an index."""
        codes = Codes.of([entry.codes for entry in library.entries()])
        return cls(build_corpus(library), codes)

    def search(self, query: str, *, limit: int = 5, service: str | None = None) -> Ranking:
        """Rank the entries for a question.

        Args:
            query: What a person wrote, as it is.
            limit: Most hits wanted.
            service: Search in this service alone.
        """
        corpus = self._corpus
        question = understand(corpus, query)
        if not question.words or not corpus.size:
            return Ranking(())
        marks, is_strange = self._codes.read(query)
        named = frozenset([service]) if service else question.services
        bm25, covered = entry_signals(corpus, question)
        chosen = self._candidates(bm25, marks, service)
        hits = []
        if len(chosen):
            alias, letters = passage_signals(corpus, question, chosen)
            fit = alias / np.float32(evidence(corpus, question.weight))
            for place, number in enumerate(chosen.tolist()):
                signals = {
                    "alias": float(alias[place]),
                    "fit": float(fit[place]),
                    "letters": float(letters[place]),
                    "words": float(bm25[number]),
                    "covered": float(covered[number]),
                    "code": float(marks[number]),
                    "service": self._fits(number, named),
                }
                hits.append(Hit(corpus.entry_ids[number], fuse(signals), signals))
        hits.sort(key=lambda hit: (-hit.score, hit.entry_id))
        weight = float(question.weight.sum())
        return Ranking(tuple(hits[:limit]), question.words, weight, named, is_strange)

    def _fits(self, number: int, named: frozenset[str]) -> float:
        if not named:
            return 0.0
        return 1.0 if self._corpus.services[self._corpus.service_of[number]] in named else -1.0

    def _candidates(self, bm25: Floats, marks: list[int], service: str | None) -> Ids:
        corpus = self._corpus
        pool = self._all
        if service is not None:
            number = corpus.services.index(service) if service in corpus.services else -1
            pool = pool[corpus.service_of == number]
        if len(pool) <= CANDIDATES:
            return pool
        rank = bm25[pool] + 10 * (np.array(marks, dtype=np.float32)[pool] > 0)
        best: Ids = np.sort(pool[np.argpartition(-rank, CANDIDATES)[:CANDIDATES]])
        return best


def fuse(signals: Mapping[str, float]) -> float:
    """Return one score, 0 to 1, for what the signals of one entry say together."""
    score = sum(weight * signals[name] for name, weight in FUSION.items())
    if signals["code"] > 0:
        score += CODE_BONUS * (1 - score)
    if signals["code"] < 0:
        score *= WRONG_CODE
    if signals["service"] < 0:
        score *= OTHER_SERVICE
    return round(min(max(score, 0.0), 1.0), 4)
