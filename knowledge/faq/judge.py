"""Ranking → answer, choose between up to three, or hand over to a person.

All thresholds stand here. ``confidence`` is the probability that the first entry is right: a logistic curve
over the first score, its lead over the second, and whether a service was named. Its numbers were fitted
(ridge penalty 1) on all questions at hand, in and out of scope together: the development questions and our
own in ``tests/knowledge/questions.jsonl``. ``ANSWER`` and ``CHOOSE`` were chosen by cross-validation, each
question judged by curves fitted without it (10 folds, 5 shuffles, averaged): with the rules of ``_is_clear``,
direct answers at ``ANSWER`` are right in more than 95 of 100 and at most 3 of 100 questions out of scope are
answered; below ``CHOOSE`` no right first entry is lost while four of five questions out of scope are handed
over. More signals (coverage, letters, length) did not improve the held-out figures. ``TIE``, ``NEAR``,
``RIVAL``, ``LEAST_FIT``, ``PLAIN_FIT``, ``PLAIN_LEAD`` and ``LEAST_SAID`` were set by looking at all questions and are not cross-validated.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from knowledge.faq.search import Hit, Ranking

BASE, BY_SCORE, BY_LEAD, BY_SERVICE = -6.3, 13.8, 2.3, 1.1
BY_UNKNOWN_CODE = -2.3  # fitted apart: few questions quote a code that no entry has
ANSWER = 0.85
CHOOSE = 0.25
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
    """A decision, the entries to show with it (one, up to three, or none), and how sure it is (0 to 1)."""

    decision: Decision
    entry_ids: tuple[str, ...]
    confidence: float


def confidence(ranking: Ranking) -> float:
    """Return the probability that the first entry answers the question."""
    if not ranking.hits:
        return 0.0
    first = ranking.hits[0].score
    lead = first - (ranking.hits[1].score if len(ranking.hits) > 1 else 0.0)
    evidence = BASE + BY_SCORE * first + BY_LEAD * lead
    evidence += BY_SERVICE * bool(ranking.services) + BY_UNKNOWN_CODE * ranking.has_unknown_code
    return 1 / (1 + math.exp(-evidence))


def judge(ranking: Ranking) -> Verdict:
    """Decide what to do with a question, out of its ranking."""
    sure = confidence(ranking)
    if sure < CHOOSE or ranking.has_unknown_code:
        return Verdict(Decision.HAND_OVER, (), sure)
    near = _near(ranking.hits)
    if sure >= ANSWER and _is_clear(ranking):
        return Verdict(Decision.ANSWER, near[:1], sure)
    return Verdict(Decision.CHOOSE, near, sure)


def _near(hits: tuple[Hit, ...]) -> tuple[str, ...]:
    return tuple(hit.entry_id for hit in hits[:MOST_CHOICES] if hit.score >= NEAR * hits[0].score)


def _is_clear(ranking: Ranking) -> bool:
    """Does the question say enough, and does one entry of one service stand out? A quoted code is enough."""
    first, *others = ranking.hits
    has_code = first.signals["code"] > 0
    if any(first.score - other.score < TIE and other.signals["code"] >= has_code for other in others):
        return False
    if has_code:
        return True
    if min(first.signals["alias"], first.signals["covered"]) < LEAST_FIT or ranking.weight < LEAST_SAID:
        return ranking.weight >= LEAST_SAID and _is_plain(first, others)
    return bool(ranking.services) or not _has_rival(first, others)


def _is_plain(first: Hit, others: list[Hit]) -> bool:
    """Is everything said, though in everyday words: the service by name, and what is wanted of it alone?"""
    lead = first.score - (others[0].score if others else 0.0)
    fits = min(first.signals["fit"], first.signals["covered"]) >= PLAIN_FIT
    return first.signals["service"] > 0 and fits and lead >= PLAIN_LEAD


def _has_rival(first: Hit, others: list[Hit]) -> bool:
    """Does another service answer nearly as well, so that the person should say which one is meant?"""
    own = first.entry_id.partition(".")[0]
    return any(other.score >= RIVAL * first.score and other.entry_id.partition(".")[0] != own for other in others)
