"""A sentence in both languages, as packs carry it."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The languages the desk speaks; Indonesian first."""

    ID = "id"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence, in Indonesian always and in English where the pack has it."""

    id: str
    en: str = ""

    def spoken(self, language: str) -> str:
        """Return the sentence in ``language``, or in Indonesian where there is no other."""
        return (self.en if language == Language.EN else "") or self.id
