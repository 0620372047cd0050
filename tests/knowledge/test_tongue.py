"""Asking for a language in words, and sentences that only speak of one."""

import pytest

from knowledge.faq.tongue import language_wanted
from knowledge.wording import Language

ENGLISH = [
    "english please",
    "English pls?",
    "In English, please!",
    "do you speak english?",
    "can you answer in english please",
    "pake bhs inggris bisa?",
    "I don't understand Indonesian",
    "Sorry, English only please",
]
INDONESIAN = [
    "bahasa indonesia dong",
    "Bahasa Indonesia",
    "bhs indo aja kak",
    "tolong jawab dalam bahasa indonesia ya",
    "could we talk in Indonesian?",
    "saya tidak bisa bahasa inggris",
]
NEITHER = [
    "",
    "halo",
    "formulir bahasa inggris",
    "Indonesia English",
    "PT Indonesia Maju",
    "tidak ada bahasa inggris?",
    "bahasa",
    "saya lupa password bahasa inggris",
    "english please " * 6,
]


@pytest.mark.parametrize("now", list(Language))
def test_a_language_is_asked_for_in_the_words_of_either(now: Language) -> None:
    assert {text: language_wanted(text, now=now) for text in ENGLISH} == dict.fromkeys(ENGLISH, Language.EN)
    assert {text: language_wanted(text, now=now) for text in INDONESIAN} == dict.fromkeys(INDONESIAN, Language.ID)


def test_whoever_wants_another_language_gets_the_other_one() -> None:
    for text in ("ganti bahasa", "change language", "bisa ganti bahasa?"):
        assert language_wanted(text, now=Language.ID) == Language.EN
        assert language_wanted(text, now=Language.EN) == Language.ID


@pytest.mark.parametrize("text", NEITHER)
def test_a_sentence_that_says_something_else_asks_for_none(text: str) -> None:
    assert language_wanted(text, now=Language.ID) is None
