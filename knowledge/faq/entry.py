"""One FAQ answer: what people ask, what the office says, what staff do about it."""

from dataclasses import dataclass, field
from datetime import date

from knowledge.wording import Wording


@dataclass(frozen=True, slots=True)
class Variant:
    """One of several situations that the same question may mean (case A, case B)."""

    title: Wording
    body: Wording


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer, as its file in a pack holds it.

    Attributes:
        id: ``<service>.<file stem>``, fixed once published, e.g. ``puspa.error-404``.
        service: Id of the pack.
        topic: Path of topic ids from the root of the pack's tree, e.g. ``("akun",)``.
        question: The question as the office words it.
        aliases: Other ways in which people ask it.
        answer: Markdown for the requester.
        steps: A guide's steps in order, Markdown each; empty where there is no guide.
        variants: Situations A, B, ... with their own Markdown; empty where there is one only.
        staff: Markdown procedure for staff, never shown to requesters; may be empty.
        codes: Error codes or fixed phrases that decide for this entry, e.g. ``"404"``.
        related: Ids of entries worth offering beside this one.
        request: Id of the request kind that this entry leads to, or ``""``.
        source: Where the office said so.
        reviewed: Day on which the office last confirmed it.
        label: The question in as few words as a button shows; empty where the question itself is short.
    """

    id: str
    service: str
    topic: tuple[str, ...]
    question: Wording
    aliases: tuple[str, ...]
    answer: Wording
    steps: tuple[Wording, ...]
    variants: tuple[Variant, ...]
    staff: str
    codes: tuple[str, ...]
    related: tuple[str, ...]
    request: str
    source: str
    reviewed: date
    label: Wording = field(default_factory=lambda: Wording(""))

    def button(self, language: str) -> str:
        """Return what a button for this entry says."""
        return self.label.spoken(language) or self.question.spoken(language)
