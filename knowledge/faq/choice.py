"""A choice out of a numbered list, made in words: ``2``, ``No. 2``, ``yang kedua min``.

The words are in ``small_talk.toml``.
"""

from functools import cache

from knowledge.faq.text import said, word_list


def place_said(query: str) -> int | None:
    """Return the place in a list, from 1, that a message names besides nothing; None for any other message."""
    places, beside = _places()
    named = [word for word in said(query) if word not in beside]
    if len(named) != 1:
        return None
    word = named[0]
    return int(word) if len(word) == 1 and word.isdigit() and word != "0" else places.get(word)


@cache
def _places() -> tuple[dict[str, int], frozenset[str]]:
    """Return the words for a place, and those that may stand beside one."""
    data = word_list("small_talk")
    places = {word: place for place, ways in enumerate(data["choice"]["places"], start=1) for word in ways}
    return places, frozenset([*data["choice"]["beside"], *data["little"]["words"]])
