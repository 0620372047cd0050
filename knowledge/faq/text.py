"""Indonesian as people type it, turned into comparable words.

The stages: ``plain`` (case, Unicode, emoji, stretched letters), then slang and abbreviations, phrases of
several words, doubled words, and greetings. What the words mean is in ``slang.toml``, our own list.
"""

import re
import tomllib
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_URL = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]{1,63}\.(?:com|me|id|net|org)/\S*")
_LONG_NUMBER = re.compile(r"(?<!\w)\+?\d(?:[\s.-]?\d){7,}(?!\w)")
_STRETCHED = re.compile(r"([^\W\d])\1{2,}")
_WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_GLUED = re.compile(
    r"(?<=[a-z]{3})(?=\d{3,6}(?!\d)|\d\.\d)|(?<=(?<!\w)\d{3})(?=[a-z]{3})"
)  # error419, ceisa4.0, 503service
_ROUND = re.compile(r"(?<!\w)[45](?:o[\do]|\do)(?!\w)")  # 4o4, 5oo
_FIGURES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_FIGURE = rf"(?:{'|'.join(_FIGURES)}|kosong)"
_SPOKEN = re.compile(
    rf"\b(?:{_FIGURE} (?:ratus(?: {_FIGURE}(?: belas)?| sepuluh| sebelas)?|{_FIGURE}(?: {_FIGURE}){{1,4}}))\b"
)
_DOUBLED = re.compile(r"([^\W\d])\1")
_TWICE = re.compile(r"([^\W\d]{2,})2(?:nya)?")
_SENTENCE = re.compile(r"[.?!;:\n]+(?:\s|$)|[\n|]+|,\s")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word list, ready for use.

    Attributes:
        spoken: How people type a word or phrase (as words) → what it means.
        concept: A word → the concept it belongs to, the same for all words of one meaning.
        noise: Greetings and politeness, as words → nothing.
        everyday: Words that say little about what is asked.
        known: Words that are right as they are, however much they look like a typo.
        elsewhere: Names of what others run, as words.
        units: Words that make a number before them an amount.
    """

    spoken: Mapping[Words, Words]
    concept: Mapping[str, str]
    noise: Mapping[Words, Words]
    everyday: frozenset[str]
    known: frozenset[str]
    units: frozenset[str]
    elsewhere: frozenset[Words]
    longest_spoken: Mapping[str, int]  # a word → words of the longest phrase of ``spoken`` that begins with it
    longest_noise: Mapping[str, int]  # the same for ``noise``


def word_list(name: str) -> dict[str, Any]:
    """Read one of the word lists that come with the program."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def lexicon() -> Lexicon:
    """Return the meanings, slang and small words of Indonesian chat."""
    data = word_list("slang")
    spoken: dict[Words, Words] = {}
    concept: dict[str, str] = {}
    for meaning, ways in data["meanings"].items():
        name = "_".join(_split(meaning))
        concept.setdefault(name, name)
        spoken.setdefault(_split(meaning), (name,))
        for way in map(_split, ways):
            if len(way) == 1:
                concept.setdefault(way[0], name)
            elif way:
                spoken.setdefault(way, (name,))
    for meaning, ways in data["slang"].items():
        for way in map(_split, ways):
            if not (len(way) == 1 and way[0] in concept):
                spoken.setdefault(way, _split(meaning))
    everyday = frozenset(word for phrase in data["everyday"]["words"] for word in _split(phrase))
    noise = data["politeness"]["phrases"] + data["politeness"]["words"]
    known = {word for phrase in data["known"]["words"] for word in _split(phrase)}
    known |= everyday | concept.keys() | {word for words in spoken.values() for word in words}
    single = {way: meaning for way, meaning in spoken.items() if way != meaning}
    noisy: dict[Words, Words] = dict.fromkeys(map(_split, noise), ())
    return Lexicon(
        spoken=single,
        concept=concept,
        noise=noisy,
        everyday=everyday,
        known=frozenset(known),
        units=frozenset(data["units"]["words"]),
        elsewhere=frozenset(map(_split, data["elsewhere"]["names"])),
        longest_spoken=_longest(single),
        longest_noise=_longest(noisy),
    )


def _longest(phrases: Iterable[Words]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest


def plain(text: str) -> str:
    """Return the text in lower case and ASCII where possible, without signs, emoji and stretched letters.

    A mailbox becomes the word ``email``; addresses of web pages and phone numbers are dropped.
    """
    return " ".join(_split(text))


def _split(text: str) -> Words:
    is_plain = text.isascii()
    text = (text if is_plain else unicodedata.normalize("NFKC", text)).casefold()
    if "@" in text:
        text = _EMAIL.sub(" email ", text)
    text = _LONG_NUMBER.sub(" ", _URL.sub(" ", text))
    if not is_plain:
        text = _HIDDEN.sub("", unicodedata.normalize("NFKD", text))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _STRETCHED.sub(r"\1", text.replace("'", "").replace("’", ""))
    if any(map(str.isdigit, text)):
        text = _ROUND.sub(lambda code: code[0].replace("o", "0"), _GLUED.sub(" ", text))
    return tuple(_WORD.findall(_SPOKEN.sub(_in_figures, text)))


def _in_figures(spoken: re.Match[str]) -> str:
    """``lima nol tiga`` and ``lima ratus tiga``, as a voice is written down, are ``503``."""
    first, *rest = spoken[0].replace("kosong", "nol").split()
    if rest[0] != "ratus":
        return "".join(str(_FIGURES.index(word)) for word in (first, *rest))
    tail = rest[1:]
    small = {"sepuluh": 10, "sebelas": 11}.get(tail[0]) if tail else 0
    if small is None:
        small = _FIGURES.index(tail[0]) + 10 * (len(tail) > 1)
    return str(100 * _FIGURES.index(first) + small)


def without_contacts(text: str) -> str:
    """Return the text with mailboxes and long numbers (telephones) replaced by ``[email]`` and ``[number]``."""
    return _LONG_NUMBER.sub("[number]", _EMAIL.sub("[email]", text))


def sentences(text: str) -> list[str]:
    """Split a message where a sentence or clause ends."""
    return [part for part in _SENTENCE.split(text) if part and part.strip()]


def said(text: str) -> Words:
    """Return all words in order, greetings too, with slang and phrases resolved."""
    return resolve(_undouble(_split(text)))


def words(text: str) -> Words:
    """Return the meant words in order: slang and phrases resolved, noise left out."""
    lex = lexicon()
    found = _undouble(tuple(_undrawl(word, lex) for word in _split(text)))
    return resolve(_drop(found, lex))


def _undouble(found: Words) -> Words:
    """``surat2`` and ``surat-surat`` are ``surat``."""
    once: list[str] = []
    for word in found:
        twice = _TWICE.fullmatch(word) if "2" in word else None
        single = twice[1] if twice else word
        if not once or once[-1] != single or single.isdigit():
            once.append(single)
    return tuple(once)


def _undrawl(word: str, lex: Lexicon) -> str:
    """``minn`` is ``min``, ``gmnaa`` is ``gmna``: letters typed twice in a small word that the list knows."""
    if not _DOUBLED.search(word) or (word,) in lex.spoken or (word,) in lex.noise or word in lex.known:
        return word
    once = _DOUBLED.sub(r"\1", word)
    return once if (once,) in lex.spoken or (once,) in lex.noise or once in lex.known else word


def _drop(found: Words, lex: Lexicon) -> Words:
    return _replace(found, lex.noise, lex.longest_noise)


def resolve(found: Words) -> Words:
    """Replace slang by what it means, the longest phrase first; look twice, for slang inside a phrase."""
    lex = lexicon()
    once = _replace(found, lex.spoken, lex.longest_spoken)
    return once if once == found else _replace(once, lex.spoken, lex.longest_spoken)


def _replace(found: Words, meaning: Mapping[Words, Words], longest: Mapping[str, int]) -> Words:
    """Replace phrases, the longest first; ``longest`` tells how far one that begins with a word may reach."""
    if longest.keys().isdisjoint(found):
        return found
    kept: list[str] = []
    at = 0
    while at < len(found):
        reach = longest.get(found[at])
        if not reach:
            kept.append(found[at])
            at += 1
            continue
        for width in range(min(reach, len(found) - at), 0, -1):
            meant = meaning.get(found[at : at + width])
            if meant is not None:
                kept += meant
                at += width
                break
        else:
            kept.append(found[at])
            at += 1
    return tuple(kept)


_SUFFIXES = ("", "nya", "kan", "an", "in", "i", "ku", "mu", "lah", "kah", "pun", "innya", "annya", "kannya")
_PREFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("",)),
    ("memper", ("",)),
    ("diper", ("",)),
    ("meng", ("", "k")),
    ("meny", ("s",)),
    ("menge", ("",)),
    ("men", ("", "t")),
    ("mem", ("", "p")),
    ("me", ("",)),
    ("peng", ("", "k")),
    ("peny", ("s",)),
    ("pen", ("", "t")),
    ("pem", ("", "p")),
    ("pe", ("",)),
    ("per", ("",)),
    ("ber", ("",)),
    ("ter", ("",)),
    ("di", ("",)),
    ("ke", ("",)),
    ("ku", ("",)),
    ("se", ("",)),
    ("nge", ("",)),
    ("ng", ("", "k")),
    ("ny", ("s", "c")),
    ("n", ("t",)),
    ("m", ("p",)),
)
_SHORTEST_ROOT = 4


class Either:
    """Several word lists as one, for asking only."""

    def __init__(self, *lists: Container[str]) -> None:
        self._lists = lists

    def __contains__(self, word: object) -> bool:
        return any(word in known for known in self._lists)


def root(word: str, known: Container[str]) -> str:
    """Return the word without affixes when what is left is a known word, else the word itself.

    A stemmer that strips blindly makes ``rektur`` of ``direktur``; this one needs a witness.
    """
    best = ""
    for suffix in _SUFFIXES:
        if not word.endswith(suffix):
            continue
        stem = word[: len(word) - len(suffix)]
        for prefix, heads in _PREFIXES:
            if not stem.startswith(prefix):
                continue
            for head in heads:
                candidate = head + stem[len(prefix) :]
                if len(candidate) >= _SHORTEST_ROOT and candidate != word and candidate in known:
                    best = max(best, candidate, key=len)
    return best or word
