"""``loket faq`` as a person at a terminal meets it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli_faq import faq_app
from tests.knowledge.toy import HOURS, write_pack

QUESTIONS = Path(__file__).parents[1] / "knowledge" / "questions.jsonl"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(faq_app, [str(argument) for argument in arguments])


def test_check_counts_the_built_in_packs() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == [
        "bogor", "ceisa", "cilegon", "muarojambi", "puspa",
    ]  # fmt: skip


def test_check_names_a_mistake_with_file_and_line(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, hours=HOURS.replace("source", "sorce"))
    result = run("check", pack)
    assert result.exit_code == 2
    assert f"{pack / 'umum' / 'jam-buka.md'}:7: unknown key" in result.stderr


def test_check_takes_a_folder_without_a_slash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run("check", "toko").stdout.startswith("toko: ok, 2 entries")


def test_search_explains_itself() -> None:
    result = run("search", "lupa sandi puspa", "--explain")
    assert result.exit_code == 0
    assert "puspa.lupa-sandi" in result.stdout
    assert "understood: lupa sandi puspa" in result.stdout
    assert "services named: puspa" in result.stdout


def test_search_names_small_talk_and_the_services_to_choose_from() -> None:
    assert "small talk: greeting" in run("search", "halo min").stdout
    assert "which service: " in run("search", "lupa password").stdout


def test_search_in_one_pack_finds_only_its_entries() -> None:
    assert "puspa." not in run("search", "lupa password", "--pack", "ceisa").stdout


def test_search_answers_a_file_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    queries = ["puspa 404", "", "lupa password", "<b>halo</b> \U0001f64f", "\ud83d"]
    file.write_text("".join(json.dumps({"query": query}) + "\n" for query in queries), encoding="utf-8")
    result = run("search", "--jsonl", file)
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["query"] for line in lines] == queries
    assert [line["decision"] for line in lines] == ["answer", "none", "choose", "none", "none"]
    assert lines[0]["entries"][0]["id"] == "puspa.error-404"
    assert all(set(line) == {"query", "decision", "entries"} and len(line["entries"]) <= 5 for line in lines)


@pytest.mark.parametrize("line", ["", "not json", "[1]", '{"question": "x"}', '{"query": 7}'])
@pytest.mark.parametrize("command", [["search", "--jsonl"], ["eval"]])
def test_a_broken_line_is_named(tmp_path: Path, command: list[str], line: str) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(f'{{"query": "a", "expect": []}}\n{line}\n{{"query": "b"}}\n', encoding="utf-8")
    result = run(*command, file)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{file}:2: ")
    assert len(result.stderr.splitlines()) == 1
    assert not result.stdout


@pytest.mark.parametrize("arguments", [["search", "--jsonl"], ["eval"]])
def test_a_missing_file_is_one_line(tmp_path: Path, arguments: list[str]) -> None:
    result = run(*arguments, tmp_path / "none.jsonl")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "cannot be read" in result.stderr


@pytest.mark.parametrize("arguments", [["search"], ["search", "x", "--jsonl", "y"]])
def test_search_needs_one_of_question_and_file(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_an_unknown_pack_is_one_line() -> None:
    result = run("search", "x", "--pack", "pusppa")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert 'did you mean "puspa"?' in result.stderr


def test_eval_prints_every_figure() -> None:
    file = QUESTIONS
    figures = json.loads(run("eval", file, "--json").stdout)
    assert figures["inside"] + figures["outside"] == len(file.read_text(encoding="utf-8").splitlines())
    assert {"first_right", "among_three", "auroc", "coverage", "precision", "wrongly_answered"} <= set(figures)
    assert set(figures["held_out"]) == set(figures["kinds"]["slang"]) == set(figures["entries"]["puspa.daftar-akun"])
    assert figures["held_out"]["first_right"] == pytest.approx(figures["first_right"]), "the ranking has nothing to fit"
    assert figures["kinds"]["slang"]["auroc"] > 0.9, "against all questions out of scope"
    assert "oos-near" in figures["kinds"]
    assert all(set(pair) == {"wanted", "found", "times"} for pair in figures["confusions"])


def test_eval_tells_kinds_entries_and_confusions_and_no_share_of_nothing(tmp_path: Path) -> None:
    lines = [
        {"query": "puspa 404", "expect": ["puspa.error-404"], "kind": "quote"},
        {"query": "lupa sandi puspa", "expect": ["puspa.ganti-sandi"], "kind": "wrong"},
        {"query": "resep rendang", "expect": [], "kind": "oos"},
    ]
    file = tmp_path / "q.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    rows = [line.split() for line in run("eval", file).stdout.splitlines()]
    assert ["quote", "1", "0", "1.000", "1.000", "1.000", "1.000", "1.000", "-", "1.000"] in rows
    assert ["oos", "0", "1", "-", "-", "-", "-", "-", "0.000", "-"] in rows
    assert ["puspa.error-404", "1", "0", "1.000", "1.000", "1.000", "1.000", "1.000", "-", "1.000"] in rows
    assert ["puspa.ganti-sandi", "puspa.lupa-sandi", "1"] in rows
    assert not any(row[:2] == ["held", "out"] for row in rows), "too few questions to hold any out"
