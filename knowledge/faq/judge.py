"""Ranking → answer, choose between up to three, or hand over to a person.

All thresholds stand here. ``confidence`` is the probability that the first entry is right: a logistic curve
over the first score, its lead over the second, and whether a service was named. Its numbers were fitted
(ridge penalty 0.02) on all questions at hand, in and out of scope together: the development questions and our
own in ``tests/knowledge/questions.jsonl``; those in ``unseen.jsonl`` beside it had no part in anything. ``ANSWER``
and ``CHOOSE`` were chosen by cross-validation, each question judged by curves fitted without it (10 folds, 5
shuffles, averaged; ``loket faq eval`` does it again, see ``calibrate.py``): with the rules of ``_is_clear``, direct
answers at ``ANSWER`` are right in about 99 of 100 and about 1 of 100 questions out of scope is answered; below
``CHOOSE`` no right first entry is lost while five of six questions out of scope are handed over. More signals
(coverage, letters, length) did not improve the held-out figures. ``BY_ELSEWHERE``, ``TIE``, ``NEAR``, ``RIVAL``,
``LEAST_FIT``, ``PLAIN_FIT``, ``PLAIN_LEAD`` and ``LEAST_SAID`` were set by looking at all questions and are not
cross-validated.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from knowledge.faq.search import Hit, Ranking


@dataclass(frozen=True, slots=True)
class Curve:
    """How much each thing that is known of a ranking speaks for its first entry."""

    base: float
    by_score: float
    by_lead: float
    by_service: float


FITTED = Curve(base=-8.3, by_score=16.3, by_lead=2.5, by_service=2.0)
BY_UNKNOWN_CODE = -2.3  # fitted apart: few questions quote a code that no entry has
BY_ELSEWHERE = -3.0  # set by looking: who names the system of another office means it
ANSWER = 0.8
CHOOSE = 0.2
TIE = 0.02  # a lead smaller than this is none: the person chooses
NEAR = 0.6  # entries whose score is at least this share of the first one's are worth showing
RIVAL = 0.8  # the same for an entry of another service, which makes the person choose the service
MOST_CHOICES = 3
LEAST_FIT = 0.5  # a direct answer fits one way of asking, and speaks of the question, at least by half
PLAIN_FIT, PLAIN_LEAD = 0.8, 0.15  # or, with its service named, fits nearly all of few words, far ahead
LEAST_SAID = 1.2  # a question of less weight says too little for a direct answer


class Decision(StrEnum):
    """What to do with a question."""

    ANSWER = "answer"
    CHOOSE = "choose"
    HAND_OVER = "none"
    """Nothing known fits: a person should see it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision.

    Attributes:
        decision: What to do.
        entry_ids: The entries to show: one, up to three, or none.
        confidence: How sure it is, 0 to 1.
        services: With a choice: the services among which the question does not decide, best first; the person
            should say which one is meant. Empty where it is about one service, or about none.
    """

    decision: Decision
    entry_ids: tuple[str, ...]
    confidence: float
    services: tuple[str, ...] = ()


def features(ranking: Ranking) -> tuple[float, float, float]:
    """Return what the curve is over: the first score, its lead, and whether a service was named (0 or 1)."""
    first, second, *_ = *sorted((hit.score for hit in ranking.hits), reverse=True), 0.0, 0.0
    return first, first - second, float(bool(ranking.services))


def confidence(ranking: Ranking, curve: Curve = FITTED) -> float:
    """Return the probability that the first entry answers the question."""
    if not ranking.hits:
        return 0.0
    score, lead, is_named = features(ranking)
    evidence = curve.base + curve.by_score * score + curve.by_lead * lead + curve.by_service * is_named
    evidence += BY_UNKNOWN_CODE * ranking.has_unknown_code + BY_ELSEWHERE * ranking.is_elsewhere
    return 1 / (1 + math.exp(-evidence))


def judge(ranking: Ranking, *, curve: Curve = FITTED, answer: float = ANSWER) -> Verdict:
    """Decide what to do with a question, out of its ranking.

    Only a calibration gives another curve, and another confidence from which a question is answered directly.
    """
    sure = confidence(ranking, curve)
    if sure < CHOOSE or ranking.has_unknown_code:
        return Verdict(Decision.HAND_OVER, (), sure)
    near = _near(ranking.hits)
    if sure >= answer and _is_clear(ranking):
        return Verdict(Decision.ANSWER, near[:1], sure)
    return Verdict(Decision.CHOOSE, near, sure, _services(_rivals(ranking)))


def _near(hits: tuple[Hit, ...]) -> tuple[str, ...]:
    best = max(hit.score for hit in hits)
    return tuple(hit.entry_id for hit in hits[:MOST_CHOICES] if hit.score >= NEAR * best)


def _is_clear(ranking: Ranking) -> bool:
    """Does the question say enough, and does one entry of one service stand out? A quoted code is enough.

    A system of others that is named, and none of ours, leaves it to the person.
    """
    if ranking.is_elsewhere:
        return False
    first, *others = ranking.hits
    has_code = first.signals["code"] > 0
    if any(first.score - other.score < TIE and other.signals["code"] >= has_code for other in others):
        return False
    if has_code:
        return True
    if min(first.signals["alias"], first.signals["covered"]) < LEAST_FIT or ranking.weight < LEAST_SAID:
        return ranking.weight >= LEAST_SAID and _is_plain(first, others)
    return bool(ranking.services) or not _rivals(ranking)


def _is_plain(first: Hit, others: list[Hit]) -> bool:
    """Is everything said, though in everyday words: the service by name, and what is wanted of it alone?"""
    lead = first.score - (others[0].score if others else 0.0)
    fits = min(first.signals["fit"], first.signals["covered"]) >= PLAIN_FIT
    return first.signals["service"] > 0 and fits and lead >= PLAIN_LEAD


def _rivals(ranking: Ranking) -> list[Hit]:
    """Return the hits about as good as the best when they are of several services and one must be chosen."""
    best = max(hit.score for hit in ranking.hits)
    rivals = [hit for hit in ranking.hits if hit.score >= RIVAL * best]
    return rivals if len(set(map(_service, rivals))) > 1 and len(ranking.services) != 1 else []


def _services(rivals: list[Hit]) -> tuple[str, ...]:
    """Return the services where the same question lives: their best way of asking fits about as well."""
    fit = max((hit.signals["fit"] for hit in rivals), default=0.0)
    services = dict.fromkeys(_service(hit) for hit in rivals if hit.signals["fit"] >= RIVAL * fit)
    return tuple(services) if len(services) > 1 else ()


def _service(hit: Hit) -> str:
    return hit.entry_id.partition(".")[0]
