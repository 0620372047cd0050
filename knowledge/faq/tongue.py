"""Which language somebody asks for in words: ``english please``, ``bahasa indonesia dong``, ``ganti bahasa``.

A message asks for one only when nothing else is in it. The words are in ``small_talk.toml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from knowledge.faq.text import Words, said, word_list
from knowledge.wording import Language

_LONGEST = 10  # words; nobody needs more to say which language


@dataclass(frozen=True, slots=True)
class _Names:
    """The word list: names of languages and wishes for another one (None), as words; and what may stand beside."""

    names: Mapping[Words, Language | None]
    beside: frozenset[str]
    denied: frozenset[str]
    longest: int


@cache
def _names() -> _Names:
    data = word_list("small_talk")
    listed = data["language"]
    names: dict[Words, Language | None] = {said(name): spoken for spoken in Language for name in listed[spoken]}
    names |= {said(wish): None for wish in listed["change"]}
    phrases = (*listed["beside"], *data["little"]["words"])
    return _Names(
        names=names,
        beside=frozenset(word for phrase in phrases for word in said(phrase)),
        denied=frozenset(word for phrase in listed["denied"] for word in said(phrase)),
        longest=max(map(len, names)),
    )


def language_wanted(text: str, *, now: Language) -> Language | None:
    """Return the language that a message asks for and nothing else; None for any other message.

    ``now`` is the one spoken: who wants just another one means that it is not this.
    """
    found, names = said(text), _names()
    if not found or len(found) > _LONGEST:
        return None
    wanted: set[Language] = set()
    at = 0
    while at < len(found):
        width = next((size for size in range(names.longest, 0, -1) if found[at : at + size] in names.names), 0)
        if width:
            wanted.add(_named(found[at : at + width], now))
        elif found[at] not in names.beside | names.denied:
            return None
        at += width or 1
    if len(wanted) != 1:
        return None
    (language,) = wanted
    if names.denied.isdisjoint(found):
        return language
    return None if "?" in text else _other(language)  # "I do not speak Indonesian" asks for the other one


def _named(name: Words, now: Language) -> Language:
    return _names().names[name] or _other(now)


def _other(language: Language) -> Language:
    return next(each for each in Language if each != language)
