"""Questions that ask the same, put together."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeVar

from rapidfuzz import fuzz, process

from knowledge.faq.search import Index
from knowledge.faq.text import Words

ALIKE = 72.0  # likeness (0 to 100) of what two questions are about, from which they are one
MANY_WORDS = 5  # a message about more than this tells a story: words that nobody else uses cannot unite it with others
LEAST_WORDS = 3  # which a story keeps

_T = TypeVar("_T")


def cluster(items: Sequence[_T], texts: Sequence[str], index: Index) -> list[list[_T]]:
    """Put every item to the leader whose text is most like its own; one like none becomes a leader.

    What is asked most comes first and leads; the order of the items plays no part. Texts without words are left out.

    Args:
        items: Whatever is to be put together.
        texts: What each of them asks.
        index: Knows which words mean the same.
    """
    alike: dict[str, list[_T]] = defaultdict(list)
    for item, essence in zip(items, _essences(texts, index), strict=True):
        if essence:
            alike[" ".join(essence)].append(item)
    leaders: list[str] = []
    groups: list[list[_T]] = []
    for about in sorted(alike, key=lambda about: (-len(alike[about]), len(about), about)):
        found = process.extractOne(about, leaders, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found:
            groups[found[2]] += alike[about]
        else:
            leaders.append(about)
            groups.append(list(alike[about]))
    return groups


def _essences(texts: Sequence[str], index: Index) -> list[Words]:
    """Return what each text is about; a story without the words that stand in it alone."""
    known = {text: index.essence(text) for text in set(texts)}
    common = Counter(word for essence in known.values() for word in essence)
    for text, essence in known.items():
        shared = tuple(word for word in essence if common[word] > 1)
        if len(essence) > MANY_WORDS and len(shared) >= LEAST_WORDS:
            known[text] = shared
    return [known[text] for text in texts]
