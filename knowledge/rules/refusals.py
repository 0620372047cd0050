"""The expected "no": typed, with a key into the texts that says how to mend it."""

from collections.abc import Mapping


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error
    """What was wanted may not happen; nothing has changed.

    Attributes:
        key: Id of the sentence in the catalogs, e.g. ``refused-not-staff``.
        details: What the sentence mentions.
    """

    def __init__(self, key: str, **details: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.details: Mapping[str, str | int] = details
