"""A question → ranked entries, out of several signals that can be shown one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.faq.codes import Codes
from knowledge.faq.corpus import Corpus, build_corpus
from knowledge.faq.signals import entry_signals, evidence, passage_signals
from knowledge.faq.small_talk import small_talk
from knowledge.faq.text import Words, lexicon
from knowledge.faq.understand import Understood, understand
from knowledge.faq.vocabulary import Ids
from knowledge.service import Library

# How much each signal counts: the best single way of asking matters more than the entry as a whole.
FUSION = {"alias": 0.4, "letters": 0.25, "words": 0.2, "covered": 0.15}
CODE_BONUS = 0.35  # share of the missing score that the right code adds
OTHER_SERVICE = 0.35  # factor for entries of a service that was not named when another was
HINTED = 0.85  # share of the best score with which an entry of the person's last service comes first
WRONG_CODE = 0.2  # factor for an entry whose code was not the one quoted
CANDIDATES = 64  # entries that are compared passage by passage
MOST_HITS = 20


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
        hits: Best first (see ``hint`` of ``Index.search``).
        meant: The words as they were understood: slang resolved, spelling repaired.
        weight: How much the question says, as the sum of its words' weights.
        services: Services named in the question.
        has_unknown_code: The question quotes an error code that no entry has.
        is_name_alone: It names one service and asks nothing of it.
        is_elsewhere: It names a system that others run, and none of ours.
    """

    hits: tuple[Hit, ...]
    meant: Words = ()
    weight: float = 0.0
    services: frozenset[str] = frozenset()
    has_unknown_code: bool = False
    is_name_alone: bool = False
    is_elsewhere: bool = False


REMEMBERED = 2048  # questions whose ranking is kept


class Index:
    """A library made searchable. A new one can be built while the old one answers."""

    def __init__(self, corpus: Corpus, codes: Codes) -> None:
        self._corpus = corpus
        self._codes = codes
        self._all = np.arange(corpus.size, dtype=np.int32)
        # People ask the same few questions in the same words; an index never changes, so neither do its rankings.
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._rank)
        self._essences = lru_cache(maxsize=REMEMBERED)(self._essence)  # reports are compared again and again

    @classmethod
    def build(cls, library: Library) -> "Index":
        """Read all entries of a library into an index."""
        codes = Codes.of([entry.codes for entry in library.entries()])
        return cls(build_corpus(library), codes)

    def __reduce__(self) -> tuple[type["Index"], tuple[Corpus, Codes]]:
        """Let an index go to another process, without the rankings it remembers."""
        return Index, (self._corpus, self._codes)

    def search(self, query: str, *, limit: int = 5, service: str | None = None, hint: str | None = None) -> Ranking:
        """Rank the entries for a question.

        Args:
            query: What a person wrote, as it is.
            limit: Most hits wanted, up to ``MOST_HITS``.
            service: Search in this service alone.
            hint: The service that the person dealt with last. Where the question names none, an entry of it
                that is nearly as good as the best comes first; scores stay as they are.
        """
        return self._remembered(query, limit, service, hint)

    def essence(self, message: str) -> Words:
        """Return what a message is about, to be compared with other messages.

        Every word once, sorted, as the concept it stands for (``password`` and ``sandi`` are one), spelling repaired.
        Everyday words and names of services are left out, unless there are no others.
        """
        return self._essences(message)

    def _essence(self, message: str) -> Words:
        question = understand(self._corpus, message)
        telling = _telling(question) or question.words
        return tuple(sorted({self._corpus.vocabulary.concept(word) for word in telling}))

    def _rank(self, query: str, limit: int, service: str | None, hint: str | None) -> Ranking:
        corpus = self._corpus
        question = understand(corpus, query)
        if not question.words or not corpus.size or small_talk(query):
            return Ranking(())
        marks, is_strange = self._codes.read(query)
        named = frozenset([service]) if service else question.services
        bm25, covered = entry_signals(corpus, question)
        whole: dict[str, NDArray[Any]] = {
            "words": bm25,
            "covered": covered,
            "code": marks,
            "service": self._fits(named),
        }
        hits = self._compare(question, self._candidates(whole, service), whole)
        if hint and not named:
            hits = _prefer(hits, hint)
        weight = float(question.weight.sum())
        is_name_alone = len(question.services) == 1 and not _telling(question)
        is_elsewhere = question.is_elsewhere and not named
        return Ranking(tuple(hits[:limit]), question.words, weight, named, is_strange, is_name_alone, is_elsewhere)

    def _fits(self, named: frozenset[str]) -> NDArray[np.int8]:
        """Return per entry 1 (its service is named), -1 (another one is) or 0 (none is)."""
        fits = [(1 if service in named else -1) if named else 0 for service in self._corpus.services]
        return np.array(fits, dtype=np.int8)[self._corpus.service_of]

    def _compare(self, question: Understood, chosen: Ids, whole: Mapping[str, NDArray[Any]]) -> list[Hit]:
        """Compare the question with every way of asking for the chosen entries; best first."""
        if not len(chosen):
            return []
        corpus = self._corpus
        alias, letters = passage_signals(corpus, question, chosen)
        signals: dict[str, NDArray[Any]] = {
            "alias": alias,
            "fit": alias / np.float32(evidence(corpus, question.weight)),
            "letters": letters,
            **{name: values[chosen] for name, values in whole.items()},
        }
        scores = fuse(signals).tolist()
        ids = [corpus.entry_ids[number] for number in chosen.tolist()]
        order = sorted(range(len(ids)), key=lambda place: (-scores[place], ids[place]))
        return [
            Hit(ids[place], scores[place], {name: float(values[place]) for name, values in signals.items()})
            for place in order[:MOST_HITS]
        ]

    def _candidates(self, whole: Mapping[str, NDArray[Any]], service: str | None) -> Ids:
        corpus = self._corpus
        pool = self._all
        if service is not None:
            number = corpus.services.index(service) if service in corpus.services else -1
            pool = pool[corpus.service_of == number]
        if len(pool) <= CANDIDATES:
            return pool
        rank = (whole["words"] + 10 * (whole["code"] > 0)) * np.where(whole["service"] < 0, OTHER_SERVICE, 1)
        rank = rank[pool]
        best: Ids = np.sort(pool[np.argpartition(-rank, CANDIDATES)[:CANDIDATES]])
        return best


def _telling(question: Understood) -> Words:
    """Return the words that are neither everyday ones nor a service's name."""
    everyday = lexicon().everyday
    pairs = zip(question.words, question.weight.tolist(), strict=True)
    return tuple(word for word, weight in pairs if weight > 0 and word not in everyday)


def _prefer(hits: list[Hit], hint: str) -> list[Hit]:
    """Put the best entry of a service first when it is nearly as good as the very best, no code deciding."""
    own = next((hit for hit in hits if hit.entry_id.partition(".")[0] == hint), None)
    if own is None or hits[0].signals["code"] > 0 or own.score < HINTED * hits[0].score:
        return hits
    return [own, *(hit for hit in hits if hit is not own)]


def fuse(signals: Mapping[str, NDArray[Any]]) -> NDArray[np.float64]:
    """Return one score per entry, 0 to 1, for what its signals say together."""
    score = np.zeros(len(signals["code"]), dtype=np.float64)
    for name, weight in FUSION.items():
        score += weight * signals[name]
    code, service = signals["code"], signals["service"]
    score = np.where(code > 0, score + CODE_BONUS * (1 - score), np.where(code < 0, WRONG_CODE * score, score))
    score = np.where(service < 0, OTHER_SERVICE * score, score)
    return np.asarray(np.round(np.clip(score, 0, 1), 4), dtype=np.float64)
