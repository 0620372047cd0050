"""A library's questions and answers as arrays of word numbers, ready to be compared with a question."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from knowledge.faq.entry import Entry
from knowledge.faq.text import Words, lexicon, root, words
from knowledge.faq.vocabulary import Floats, Ids, Vocabulary
from knowledge.service import Library, Service

EVERYDAY_WEIGHT = 0.25
QUESTION_TF, ANSWER_TF = 1.0, 0.4
K1, B = 1.2, 0.5
_DENIED = frozenset({"bukan", "selain"})  # before a name: this service is not meant
ADDED = 2  # mark of a word that was added to a passage; 1 marks a service's name


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What one service's pack says about words.

    Attributes:
        groups: Word → words that mean the same in this service.
        phrases: Several words together → the words that mean the same.
    """

    groups: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[Words, frozenset[str]], ...]]  # by the phrase's first word

    @classmethod
    def of(cls, service: Service) -> "Synonyms":
        """Take the synonyms of a pack apart into words and phrases."""
        groups: dict[str, set[str]] = defaultdict(set)
        phrases: dict[Words, set[str]] = defaultdict(set)
        for word, same in service.synonyms.items():
            members = [words(member) for member in (word, *same)]
            single = {member[0] for member in members if len(member) == 1}
            for member in members:
                if len(member) == 1:
                    groups[member[0]] |= single - {member[0]}
                elif member:
                    phrases[member] |= single
        return cls(
            {word: frozenset(same) for word, same in groups.items()},
            {
                first: tuple((p, frozenset(same)) for p, same in phrases.items() if p[0] == first)
                for first in {phrase[0] for phrase in phrases}
            },
        )

    def meant_by_phrases(self, found: Words) -> dict[int, frozenset[str]]:
        """Return, for the places of words that form a phrase, the single words for it."""
        meant: dict[int, frozenset[str]] = {}
        for at, word in enumerate(found):
            for phrase, same in self.phrases.get(word, ()):
                if found[at : at + len(phrase)] == phrase:
                    meant |= dict.fromkeys(range(at, at + len(phrase)), same)
        return meant


@dataclass(frozen=True, slots=True)
class Names:
    """What people call the services: it chooses the service and says nothing about the question."""

    by_first: Mapping[str, tuple[tuple[Words, frozenset[str]], ...]]
    single: frozenset[str]  # names of one word

    @classmethod
    def of(cls, library: Library) -> "Names":
        """Collect the names of all services; one name may belong to several."""
        services: dict[Words, frozenset[str]] = {}
        for service in library.services.values():
            for name in map(words, service.names):
                if name:
                    services[name] = services.get(name, frozenset()) | {service.id}
        by_first: dict[str, list[tuple[Words, frozenset[str]]]] = defaultdict(list)
        for name, named in services.items():
            by_first[name[0]].append((name, named))
        single = frozenset(name[0] for name in services if len(name) == 1)
        return cls({first: tuple(names) for first, names in by_first.items()}, single)

    def find(self, found: Words) -> tuple[set[int], set[str]]:
        """Return the places of words that belong to a name, and the services named."""
        spans: set[int] = set()
        services: set[str] = set()
        for at, word in enumerate(found):
            for name, named in self.by_first.get(word, ()):
                if found[at : at + len(name)] == name:
                    spans |= set(range(at, at + len(name)))
                    if not (at and found[at - 1] in _DENIED):
                        services |= named
        return spans, services

    def bare(self, word: str) -> str:
        """Return a name of one word without affixes: ``puspa`` for ``puspanya``; any other word as it is."""
        # A prefix may swallow a name's first letter. Most words have nothing of a name in them.
        has_name = any(name[1:] in word for name in self.single)
        return root(word, self.single) if has_name and word not in self.single else word

    def all_words(self) -> set[str]:
        """Return every word of every name."""
        return {word for names in self.by_first.values() for name, _ in names for word in name}


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Everything about a library that does not depend on the question.

    Passages (a question in one language, or an alias) lie one after the other, entry by entry:
    passage ``p`` holds the words ``start[p]:start[p + 1]``, entry ``e`` the passages ``first[e]:first[e + 1]``.
    """

    entry_ids: tuple[str, ...]
    services: tuple[str, ...]
    service_of: Ids  # entry → service
    vocabulary: Vocabulary
    weight: Floats  # word → how much it tells
    synonyms: tuple[Synonyms, ...]  # service → its synonyms
    names: Names
    words: Ids
    word_weight: Floats
    start: Ids
    total: Floats  # passage → sum of its words' weights
    length: Floats  # passage → length of its letter-group vector (see Vocabulary.length)
    first: Ids
    postings: Mapping[str, tuple[Ids, Floats]]  # concept → entries with it, and how much they are about it
    inverse: Mapping[str, float]  # concept → inverse document frequency
    rarest: float
    remembered: dict[str, tuple[Ids, Floats, Floats]] = field(default_factory=dict)  # word → entries (see signals)

    @property
    def size(self) -> int:
        """Number of entries."""
        return len(self.entry_ids)


def build_corpus(library: Library) -> Corpus:
    """Turn all entries into arrays."""
    entries = list(library.entries())
    services = tuple(library.services)
    synonyms = tuple(Synonyms.of(library.services[name]) for name in services)
    asked = [
        [found for text in (e.question.id, e.question.en, *e.aliases) if (found := words(text))] or [("",)]
        for e in entries
    ]
    said = [words(text) for text in map(_answer_text, entries)]
    names = Names.of(library)
    vocabulary = _vocabulary(asked, said, synonyms, names)
    tf, inverse, rarest = _frequencies(vocabulary, asked, said)
    weight = np.array([_weight(word, vocabulary, inverse, rarest) for word in vocabulary.words], dtype=np.float32)
    service_of = np.array([services.index(entry.service) for entry in entries], dtype=np.int32)
    flat, extra, start, first = _passages(vocabulary, asked, service_of, synonyms, names)
    squares = vocabulary.norms[flat] ** 2 if len(flat) else weight[:0]
    word_weight = np.where(extra, 0, weight[flat]).astype(np.float32) if len(flat) else weight[:0]
    return Corpus(
        entry_ids=tuple(entry.id for entry in entries),
        services=services,
        service_of=service_of,
        vocabulary=vocabulary,
        weight=weight,
        synonyms=synonyms,
        names=names,
        words=flat,
        word_weight=word_weight,
        start=start,
        total=np.add.reduceat(word_weight, start[:-1]) if len(flat) else word_weight,
        length=np.sqrt(np.add.reduceat(squares * (extra < ADDED), start[:-1])) if len(flat) else weight[:0],
        first=first,
        postings=tf,
        inverse=inverse,
        rarest=rarest,
    )


def _vocabulary(
    asked: Sequence[Sequence[Words]], said: Sequence[Words], synonyms: Sequence[Synonyms], names: Names
) -> Vocabulary:
    """Collect all words of questions, answers, synonyms and names."""
    pairs = zip(asked, said, strict=True)
    frequency = Counter(chain.from_iterable({*chain.from_iterable(a), *s} for a, s in pairs))
    for each in synonyms:
        for word in (*each.groups, *chain.from_iterable(each.groups.values())):
            frequency.setdefault(word, 0)
    for word in names.all_words():
        frequency.setdefault(word, 0)
    frequency.pop("", None)
    known = sorted(frequency)
    common = Counter(chain.from_iterable(set(passage) for questions in asked for passage in questions))
    return Vocabulary(known, [frequency[word] for word in known], [common[word] for word in known])


def _answer_text(entry: Entry) -> str:
    parts = [entry.answer.id, entry.answer.en]
    parts += [text for step in entry.steps for text in (step.id, step.en)]
    parts += [text for v in entry.variants for text in (v.title.id, v.body.id, v.title.en, v.body.en)]
    return "\n".join(parts)


def _frequencies(
    vocabulary: Vocabulary, asked: Sequence[Sequence[Words]], said: Sequence[Words]
) -> tuple[dict[str, tuple[Ids, Floats]], dict[str, float], float]:
    """Return BM25's term part per concept and entry, and the inverse document frequencies."""
    concept = dict(zip(vocabulary.words, vocabulary.concepts, strict=True))
    counted: list[Counter[str]] = []
    for questions, answer in zip(asked, said, strict=True):
        counts: Counter[str] = Counter()
        for word in chain.from_iterable(questions):
            counts[concept.get(word, word)] += QUESTION_TF  # type: ignore[assignment]
        for word in answer:
            counts[concept[word]] += ANSWER_TF  # type: ignore[assignment]
        counted.append(counts)
    lengths = [sum(counts.values()) for counts in counted]
    average = sum(lengths) / len(lengths) if lengths else 1.0
    entries: dict[str, list[int]] = defaultdict(list)
    parts: dict[str, list[float]] = defaultdict(list)
    for number, counts in enumerate(counted):
        shape = K1 * (1 - B + B * lengths[number] / average)
        for term, count in counts.items():
            entries[term].append(number)
            parts[term].append(count / (count + shape))
    total = len(counted)
    inverse = {t: float(np.log1p((total - len(e) + 0.5) / (len(e) + 0.5))) for t, e in entries.items()}
    postings = {
        term: (np.array(found, dtype=np.int32), np.array(parts[term], dtype=np.float32))
        for term, found in entries.items()
    }
    return postings, inverse, float(np.log1p((total + 0.5) / 0.5))


def _weight(word: str, vocabulary: Vocabulary, inverse: Mapping[str, float], rarest: float) -> float:
    factor = EVERYDAY_WEIGHT if word in lexicon().everyday else 1.0
    return factor * inverse.get(vocabulary.concepts[vocabulary.ids[word]], rarest)


def _passages(
    vocabulary: Vocabulary,
    asked: Sequence[Sequence[Words]],
    service_of: Ids,
    synonyms: Sequence[Synonyms],
    names: Names,
) -> tuple[Ids, Ids, Ids, Ids]:
    """Lay the passages of all entries end to end; a service's name and words added for a phrase are extra."""
    flat: list[int] = []
    extra: list[int] = []
    start, first = [0], [0]
    for number, questions in enumerate(asked):
        service = synonyms[int(service_of[number])]
        for found in questions:
            known = [vocabulary.ids.get(word, 0) for word in found]
            added = {word for same in service.meant_by_phrases(found).values() for word in same}
            more = [vocabulary.ids[word] for word in sorted(added - set(found)) if word in vocabulary.ids]
            flat += known + more
            named, _ = names.find(found)
            extra += [int(at in named) for at in range(len(known))] + [ADDED] * len(more)
            start.append(len(flat))
        first.append(len(start) - 1)
    arrays = [np.array(values, dtype=np.int32) for values in (flat, extra, start, first)]
    return arrays[0], arrays[1], arrays[2], arrays[3]
