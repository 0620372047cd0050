"""The evaluation after closing: four levels, as on the offices' own form."""

from knowledge.rules.refusals import Refusal

GRADES = (1, 2, 3, 4)  # not satisfied, less satisfied, satisfied, very satisfied


def check_grade(grade: int) -> int:
    """Return the grade; raise a refusal for one that is not on the scale."""
    if grade not in GRADES:
        raise Refusal("refused-stale")
    return grade
