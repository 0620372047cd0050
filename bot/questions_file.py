"""Questions whose right answers are known, as a file of JSON lines."""

import json
from pathlib import Path

from knowledge.faq.figures import Question


class QuestionsError(Exception):
    """The file cannot be used; the text names the file, the line and the cure."""


def read_questions(path: Path) -> list[Question]:
    """Read questions; raises QuestionsError for a file that cannot be used."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise QuestionsError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise QuestionsError(f"{path}: is not UTF-8: save the file as UTF-8") from None
    if lines[-1] == "":
        lines.pop()
    return [_question(path, number, line) for number, line in enumerate(lines, start=1)]


def _question(path: Path, number: int, line: str) -> Question:
    example = 'each line must be like {"query": "lupa password"}'
    if not line.strip():
        raise QuestionsError(f"{path}:{number}: the line is empty: {example}")
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise QuestionsError(f"{path}:{number}: not JSON ({error.msg}): {example}") from None
    if not isinstance(data, dict) or not isinstance(data.get("query"), str):
        raise QuestionsError(f'{path}:{number}: there is no "query" with a string: {example}')
    expect = data.get("expect", [])
    if not isinstance(expect, list) or not all(isinstance(name, str) for name in expect):
        raise QuestionsError(f'{path}:{number}: "expect" must be a list of entry ids, empty for out of scope')
    return Question(data["query"], frozenset(expect), str(data.get("kind", "")))
