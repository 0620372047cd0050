"""What ``loket doctor`` found out about one thing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: What it is, e.g. ``token`` or ``unit pli, group``.
        is_ok: Whether it will do.
        text: What was found.
        cure: How to mend it; empty when there is nothing to mend.
    """

    name: str
    is_ok: bool
    text: str
    cure: str = ""
