"""How good the search is: figures over questions whose right entries are known."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.faq.judge import Decision, Verdict
from knowledge.faq.search import Ranking


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the entries that a fair officer accepts first (none: out of scope), and its kind."""

    query: str
    expect: frozenset[str]
    kind: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with what the search made of it."""

    question: Question
    ranking: Ranking
    verdict: Verdict

    @property
    def found(self) -> tuple[str, ...]:
        """Entry ids, best first."""
        return tuple(hit.entry_id for hit in self.ranking.hits)

    @property
    def is_first_right(self) -> bool:
        """Is the first entry an accepted one?"""
        return bool(self.question.expect.intersection(self.found[:1]))

    @property
    def is_among_three(self) -> bool:
        """Is an accepted entry among the first three?"""
        return bool(self.question.expect.intersection(self.found[:3]))


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares, 0 to 1.

    Attributes:
        inside: Number of questions in scope.
        outside: Number of questions out of scope.
        answered: Number of direct answers.
        first_right: Share of questions in scope whose first entry is right.
        among_three: Share of questions in scope with a right entry among the first three.
        auroc: Chance that a question in scope is judged surer than one out of scope.
        coverage: Share of questions in scope that get a direct answer.
        precision: Share of direct answers that are right, those out of scope counted as wrong.
        wrongly_answered: Share of questions out of scope that get a direct answer.
        offered: Share of questions in scope whose right entry is shown, as the answer or as a choice.
    """

    inside: int
    outside: int
    answered: int
    first_right: float
    among_three: float
    auroc: float
    coverage: float
    precision: float
    wrongly_answered: float
    offered: float


def measure(judged: Sequence[Judged], strangers: Sequence[Judged] = ()) -> Figures:
    """Count the figures over judged questions; a share of nothing is 0.

    Args:
        judged: The questions.
        strangers: Questions out of scope that the AUROC compares with, where there are none among ``judged``.
    """
    inside = [one for one in judged if one.question.expect]
    outside = [one for one in judged if not one.question.expect]
    answered = [one for one in judged if one.verdict.decision is Decision.ANSWER]
    right = [one for one in answered if one.question.expect.intersection(one.verdict.entry_ids)]
    return Figures(
        inside=len(inside),
        outside=len(outside),
        answered=len(answered),
        first_right=_share(sum(one.is_first_right for one in inside), len(inside)),
        among_three=_share(sum(one.is_among_three for one in inside), len(inside)),
        auroc=_auroc([o.verdict.confidence for o in inside], [o.verdict.confidence for o in outside or strangers]),
        coverage=_share(sum(bool(one.question.expect) for one in answered), len(inside)),
        precision=_share(len(right), len(answered)),
        wrongly_answered=_share(sum(not one.question.expect for one in answered), len(outside)),
        offered=_share(
            sum(bool(one.question.expect.intersection(one.verdict.entry_ids)) for one in inside), len(inside)
        ),
    )


def measure_kinds(judged: Sequence[Judged]) -> dict[str, Figures]:
    """Return the figures of each kind of question, kinds in order of appearance."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        kinds[one.question.kind].append(one)
    strangers = [one for one in judged if not one.question.expect]
    return {kind: measure(group, strangers) for kind, group in kinds.items()}


def measure_entries(judged: Sequence[Judged]) -> dict[str, Figures]:
    """Return the figures of each entry over the questions that accept it first, entries by id."""
    entries: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        for entry_id in one.question.expect:
            entries[entry_id].append(one)
    strangers = [one for one in judged if not one.question.expect]
    return {entry_id: measure(entries[entry_id], strangers) for entry_id in sorted(entries)}


def confusions(judged: Sequence[Judged]) -> list[tuple[str, str, int]]:
    """Return (wanted, found instead, how often), most frequent first, for questions in scope."""
    pairs = Counter(
        (" / ".join(sorted(one.question.expect)), one.found[0] if one.found else "-")
        for one in judged
        if one.question.expect and not one.is_first_right
    )
    return [(wanted, found, count) for (wanted, found), count in sorted(pairs.items(), key=_by_count)]


def _by_count(item: tuple[tuple[str, str], int]) -> tuple[int, tuple[str, str]]:
    return -item[1], item[0]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _auroc(inside: Sequence[float], outside: Sequence[float]) -> float:
    wins = sum((a > b) + (a == b) / 2 for a in inside for b in outside)
    return wins / (len(inside) * len(outside)) if inside and outside else 0.0
