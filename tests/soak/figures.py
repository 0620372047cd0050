"""What a trial came to: figures, and which of them are not what was promised."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Figures:
    """The figures of one trial.

    Attributes:
        line: The line of the table of promises that it proves.
        trial: Which of that line's trials it is, with its parameters.
        found: What was measured or counted, by name.
        broken: Promises that were not kept, in words.
    """

    line: int
    trial: str
    found: dict[str, Any] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def note(self, **found: Any) -> None:  # noqa: ANN401 - any figure
        """Keep figures that nothing was promised about."""
        self.found |= found

    def exactly(self, expected: object, **found: object) -> None:
        """Keep figures that must all be just this."""
        self.found |= found
        self.broken += [f"{name} is {value!r}, not {expected!r}" for name, value in found.items() if value != expected]

    def at_most(self, limit: float, **found: float) -> None:
        """Keep figures that must not exceed a limit."""
        self.found |= found
        self.broken += [f"{name} is {value}, more than {limit}" for name, value in found.items() if value > limit]

    def at_least(self, limit: float, **found: float) -> None:
        """Keep figures that must reach a limit."""
        self.found |= found
        self.broken += [f"{name} is {value}, less than {limit}" for name, value in found.items() if value < limit]

    def as_json(self) -> str:
        """Return everything in one line."""
        told = {"line": self.line, "trial": self.trial, "is_kept": not self.broken, **self.found, "broken": self.broken}
        return json.dumps(told, ensure_ascii=False, default=str)


def percentile(values: list[float], share: float) -> float:
    """Return the value below which this share of the values lies; 0 where there are none."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3) if ordered else 0.0
