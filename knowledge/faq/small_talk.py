"""Messages that ask nothing of the knowledge base: greetings, thanks, "are you a bot?", "a human, please".

A message is small talk only when nothing else is in it: ``halo min, lupa password`` is a question.
The words are in ``small_talk.toml``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.faq.text import Words, said, word_list

_LONGEST = 16  # words; nobody needs more to say nothing
_STRANGE = 2  # words not in the list, which may be misspelt ones
_LAUGHTER = re.compile(r"a?(?:ha|he|hi|wk|kw|xi){2,}[hkw]?")
_REPAIRABLE = 5  # letters from which one may be wrong


class SmallTalk(StrEnum):
    """What a message says that asks nothing; the first that fits counts, in this order."""

    HUMAN = "human"
    """A person is wanted instead of the bot."""
    ROBOT = "robot"
    """Who or what is answering here?"""
    NOT_YET = "not-yet"
    """What was shown was not it, or it still does not work."""
    APOLOGY = "apology"
    """A slip, a message meant for somebody else, or never mind."""
    THANKS = "thanks"
    GOODBYE = "goodbye"
    OKAY = "okay"
    """Understood, will do, it works."""
    GREETING = "greeting"


_PLAIN = tuple(kind for kind in SmallTalk if kind is not SmallTalk.HUMAN)


@dataclass(frozen=True, slots=True)
class _Talk:
    """The word list, with all phrases as words.

    Attributes:
        phrases: Phrase → what it says.
        signs: Emoji → what it says.
        somebody: Words for a person.
        wanted: Words that ask for one.
        spoken: What one does with a person, and other words of that request.
        little: Words that say nothing.
        words: Every word of the list.
        longest: Words of the longest phrase.
    """

    phrases: Mapping[Words, SmallTalk]
    signs: Mapping[str, SmallTalk]
    somebody: frozenset[Words]
    wanted: frozenset[Words]
    spoken: frozenset[Words]
    little: frozenset[Words]
    words: frozenset[str]
    longest: int


@cache
def _talk() -> _Talk:
    data = word_list("small_talk")
    phrases = {said(phrase): kind for kind in reversed(_PLAIN) for phrase in data[kind]["phrases"]}
    human = {name: frozenset(map(said, data["human"][name])) for name in ("somebody", "wanted", "spoken")}
    little = frozenset(map(said, data["little"]["words"]))
    everything = (*phrases, *little, *(phrase for group in human.values() for phrase in group))
    return _Talk(
        phrases=phrases,
        signs={sign: kind for kind in reversed(_PLAIN) for sign in data[kind]["signs"]},
        little=little,
        words=frozenset(word for phrase in everything for word in phrase),
        longest=max(map(len, everything)),
        **human,
    )


def small_talk(query: str) -> SmallTalk | None:
    """Return what a message says besides any question, or None when it may be a question or is empty."""
    talk = _talk()
    found = said(query)
    if not found:
        return next((kind for sign, kind in talk.signs.items() if sign in query), None)
    if len(found) > _LONGEST or sum(word not in talk.words for word in found) > _STRANGE:
        return None
    found = tuple("haha" if _LAUGHTER.fullmatch(word) else _repair(word, talk) for word in found)
    kinds = _spell_out(found, talk)
    if kinds:
        return min(kinds, key=list(SmallTalk).index)
    return SmallTalk.HUMAN if _wants_somebody(found, talk) else None


def _repair(word: str, talk: _Talk) -> str:
    if word in talk.words or len(word) < _REPAIRABLE or word.isdigit():
        return word
    near = process.extractOne(word, talk.words, scorer=OSA.distance, score_cutoff=1)
    return near[0] if near and near[0][0] == word[0] and len(near[0]) >= _REPAIRABLE else word


def _spell_out(found: Words, talk: _Talk) -> set[SmallTalk]:
    """Return what the phrases of a message say; nothing when a word is left over."""
    kinds: set[SmallTalk] = set()
    at = 0
    while at < len(found):
        width = _width(found, at, talk.phrases, talk.longest) or _width(found, at, talk.little, 1)
        if not width:
            return set()
        phrase = found[at : at + width]
        if phrase in talk.phrases:
            kinds.add(talk.phrases[phrase])
        at += width
    return kinds


def _wants_somebody(found: Words, talk: _Talk) -> bool:
    """Does a message name somebody and say that a person is wanted, and nothing else?"""
    groups = (talk.somebody, talk.wanted, talk.spoken, talk.little, frozenset(talk.phrases))
    seen = [False] * len(groups)
    at = 0
    while at < len(found):
        widths = [_width(found, at, group, talk.longest) for group in groups]
        if not any(widths):
            return False
        seen = [before or bool(width) for before, width in zip(seen, widths, strict=True)]
        at += max(widths)
    return seen[0] and (seen[1] or seen[2] or len(found) == 1)


def _width(found: Words, at: int, phrases: Mapping[Words, SmallTalk] | frozenset[Words], longest: int) -> int:
    """Return how many words from here on form one of these phrases; 0: none."""
    longest = min(longest, len(found) - at)
    return next((width for width in range(longest, 0, -1) if found[at : at + width] in phrases), 0)
