"""A question after a question."""

import json
from pathlib import Path

import pytest

from knowledge.faq.follow_up import needs_context, together
from knowledge.faq.judge import Decision, judge
from knowledge.faq.search import Index

QUESTIONS = Path(__file__).with_name("questions.jsonl")


@pytest.mark.parametrize(
    "query",
    ["puspa", "linknya mana?", "terus gimana", "kalau dikuasakan?", "yang kedua apa", "berapa mb", "itu dimana ya kak"],
)
def test_a_few_words_need_the_question_before(query: str) -> None:
    assert needs_context(query)


@pytest.mark.parametrize(
    "query", ["", "🙏", "halo", "makasih kak", "lupa password puspa", "hapus akun", "error 404", "syarat ubah npwp apa"]
)
def test_a_question_or_small_talk_stands_alone(query: str) -> None:
    assert not needs_context(query)


def test_most_of_our_questions_stand_alone() -> None:
    lines = map(json.loads, QUESTIONS.read_text(encoding="utf-8").splitlines())
    assert [line["query"] for line in lines if line["expect"] and needs_context(line["query"])] == []


def test_a_service_named_afterwards_decides(index: Index) -> None:
    assert judge(index.search("lupa password")).decision is Decision.CHOOSE
    verdict = judge(index.search(together("lupa password", "puspa")))
    assert (verdict.decision, verdict.entry_ids) == (Decision.ANSWER, ("puspa.lupa-sandi",))
