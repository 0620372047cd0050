"""The expected "no": typed, with a key into the texts that says how to mend it."""

from collections.abc import Mapping
from typing import Final

from knowledge.wording import Wording


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error
    """What was wanted may not happen; nothing has changed.

    Attributes:
        key: Id of the sentence in the catalogs, e.g. ``refused-not-staff``.
        details: What the sentence mentions; a `Wording` is said in the reader's language.
    """

    def __init__(self, key: str, **details: str | int | Wording) -> None:
        super().__init__(key)
        self.key = key
        self.details: Mapping[str, str | int | Wording] = details

    def spoken(self, language: str) -> dict[str, str | int]:
        """Return the details as a reader of this language gets them."""
        return {
            key: value.spoken(language) if isinstance(value, Wording) else value for key, value in self.details.items()
        }


LACKS_RIGHT: Final = frozenset(
    {
        "refused-announce-admin",
        "refused-announce-office",
        "refused-anonymous",
        "refused-barred",
        "refused-canned-not-yours",
        "refused-command-anonymous",
        "refused-faq-admin",
        "refused-faq-approve",
        "refused-faq-not-yours",
        "refused-not-staff",
        "refused-not-yours",
        "refused-only-admin",
        "refused-queue-staff",
        "refused-search-staff",
        "refused-statistics-admin",
        "refused-team-needs-admin",
        "refused-team-not-member",
        "refused-team-own",
    }
)
"""Refusals that say: you may not. All others say: not now, not so, or not any more."""
