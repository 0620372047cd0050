"""``[evaluation]`` in a pack: what it may say, and what is wrong told by line."""

from pathlib import Path

import pytest

from knowledge.pack import PackError, load_pack
from knowledge.pack_evaluation import built_in
from knowledge.rules.evaluation import OWN
from tests.knowledge.toy import SERVICE, write_pack

OWN_FORM = """
[evaluation]
[[evaluation.sections]]
title = { id = "Toko", en = "Shop" }
  [[evaluation.sections.questions]]
  id = "ramah"
  text = { id = "Ramahkah kasirnya?", en = "Was the cashier friendly?" }
  [[evaluation.sections.questions]]
  id = "harga"
  text = "Harganya?"
  levels = [{ id = "Mahal sekali" }, { id = "Mahal" }, { id = "Murah" }, { id = "Gratis" }]
"""


def test_a_pack_that_says_nothing_asks_the_usual_questions(tmp_path: Path) -> None:
    assert load_pack(write_pack(tmp_path)).evaluation == built_in("helpdesk")


def test_a_pack_may_choose_the_official_survey(tmp_path: Path) -> None:
    service = load_pack(write_pack(tmp_path, service=f'{SERVICE}\n[evaluation]\nform = "skm"\n'))
    assert service.evaluation == built_in("skm")


def test_a_pack_may_ask_questions_of_its_own(tmp_path: Path) -> None:
    form = load_pack(write_pack(tmp_path, service=SERVICE + OWN_FORM)).evaluation
    assert form.id == OWN
    assert [question.id for question in form.questions] == ["ramah", "harga"]
    assert form.questions[0].levels == built_in("helpdesk").questions[0].levels, "the usual ones"
    assert [level.id for level in form.questions[1].levels] == ["Mahal sekali", "Mahal", "Murah", "Gratis"]


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("[evaluation]\n", '[evaluation]\nform = "skm"\n', "not both: remove one"),
        ("[evaluation]\n", '[evaluation]\nfrom = "skm"\n', 'unknown key "from"'),
        ('id = "harga"', 'id = "ramah"', 'the question "ramah" is on line'),
        ('id = "harga"', 'id = "Harga !"', "is no id"),
        (', { id = "Gratis" }', "", '"levels" needs 4 labels'),
        ('text = "Harganya?"', "", '"text" is missing'),
        ('title = { id = "Toko", en = "Shop" }', 'titel = "Toko"', '"title" is missing'),
    ],
)
def test_a_mistake_is_named_with_its_line_and_cure(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    assert right in OWN_FORM
    broken = OWN_FORM.replace(right, wrong)
    with pytest.raises(PackError) as caught:
        load_pack(write_pack(tmp_path, service=SERVICE + broken))
    problem = next(each for each in caught.value.problems if message in each.message)
    assert problem.line > SERVICE.count("\n")


def test_an_unknown_form_and_an_empty_section_are_mistakes(tmp_path: Path) -> None:
    with pytest.raises(PackError, match='did you mean "skm"'):
        load_pack(write_pack(tmp_path, service=f'{SERVICE}\n[evaluation]\nform = "skmm"\n'))
    empty = '\n[evaluation]\n[[evaluation.sections]]\ntitle = "Toko"\n'
    with pytest.raises(PackError, match="at least one question"):
        load_pack(write_pack(tmp_path / "empty", service=SERVICE + empty))


def test_nobody_answers_more_than_twenty_questions(tmp_path: Path) -> None:
    many = "".join(f'  [[evaluation.sections.questions]]\n  id = "q{n}"\n  text = "?"\n' for n in range(21))
    form = f'\n[evaluation]\n[[evaluation.sections]]\ntitle = "Toko"\n{many}'
    with pytest.raises(PackError, match="at most 20 questions"):
        load_pack(write_pack(tmp_path, service=SERVICE + form))
