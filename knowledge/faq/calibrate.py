"""What the judge would do with questions that it was not fitted on: figures by cross-validation."""

import random
from collections.abc import Sequence
from dataclasses import fields, replace
from statistics import fmean
from typing import Any

import numpy as np

from knowledge.faq.figures import Figures, Judged, measure
from knowledge.faq.judge import ANSWER, Curve, features, judge

FOLDS, SHUFFLES = 10, 5
RIDGE = 0.02
MOST_STEPS = 25
CLOSE = 1e-6
WANTED_PRECISION, WANTED_WRONG = 0.98, 0.01  # of direct answers, on the questions that the curve is fitted on
THRESHOLDS = tuple(number / 100 for number in range(50, 100))
_SHARES = tuple(each.name for each in fields(Figures) if each.type is float)


def fit(judged: Sequence[Judged]) -> Curve:
    """Fit the curve (logistic regression with a ridge penalty) to questions whose right entries are known."""
    seen = [one for one in judged if one.ranking.hits]
    table = np.array([(1.0, *features(one.ranking)) for one in seen]).reshape(-1, 4)
    right = np.array([float(one.is_first_right) for one in seen])
    penalty = np.diag([0.0, RIDGE, RIDGE, RIDGE]) + CLOSE * np.eye(4)
    numbers = np.zeros(4)
    for _ in range(MOST_STEPS):
        sure = 1 / (1 + np.exp(-np.clip(table @ numbers, -30, 30)))
        slope = table.T @ (right - sure) - penalty @ numbers
        step = np.linalg.solve(table.T @ (table * (sure * (1 - sure))[:, None]) + penalty, slope)
        numbers = numbers + step
        if float(np.abs(step).max()) < CLOSE:
            break
    return Curve(*(float(number) for number in numbers))


def lowest_answer(judged: Sequence[Judged], curve: Curve) -> float:
    """Return the lowest confidence from which direct answers are right, and strangers unanswered, often enough."""
    for threshold in THRESHOLDS:
        figures = measure(_judge(judged, curve, threshold))
        if figures.precision >= WANTED_PRECISION and figures.wrongly_answered <= WANTED_WRONG:
            return threshold
    return THRESHOLDS[-1]


def held_out(judged: Sequence[Judged], *, folds: int = FOLDS, shuffles: int = SHUFFLES) -> Figures:
    """Judge every question by a curve and a threshold fitted without it, and average the figures.

    The ranking has nothing to fit and stays as it is; the questions are shuffled the same way in every run.

    Args:
        judged: Questions in and out of scope, in any order.
        folds: Parts, each of which is judged by what was fitted on the others.
        shuffles: How often the questions are dealt out anew.
    """
    dice = random.Random(folds)  # noqa: S311 - a fair deal, no secret
    runs = []
    for _ in range(shuffles):
        dealt = list(judged)
        dice.shuffle(dealt)
        again: list[Judged] = []
        for number in range(folds):
            rest = [one for place, one in enumerate(dealt) if place % folds != number]
            curve = fit(rest)
            again += _judge(dealt[number::folds], curve, lowest_answer(rest, curve))
        runs.append(measure(again))
    averages: dict[str, Any] = {name: fmean(getattr(run, name) for run in runs) for name in _SHARES}
    averages["answered"] = round(fmean(run.answered for run in runs))
    return replace(runs[0], **averages)


def _judge(judged: Sequence[Judged], curve: Curve, answer: float = ANSWER) -> list[Judged]:
    return [replace(one, verdict=judge(one.ranking, curve=curve, answer=answer)) for one in judged]
