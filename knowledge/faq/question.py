"""Whether words ask something, wherever they are typed."""

from typing import Final

from knowledge.faq.text import words

# As slang and English are resolved: "gmn" and "how" are "bagaimana".
_ASKING: Final = frozenset(
    {"apa", "apakah", "bagaimana", "mengapa", "dimana", "kemana", "kapan", "siapa", "berapa", "boleh"}
    | {"bolehkah", "bisakah", "adakah", "haruskah", "which", "does", "is"}
)


def is_question(text: str) -> bool:
    """Tell whether a text asks something: by its sign at the end, or a word that asks at its beginning or end."""
    if text.rstrip(" .!\n").endswith("?"):
        return True
    found = words(text)
    return bool(found) and (found[0] in _ASKING or found[-1] in _ASKING)
