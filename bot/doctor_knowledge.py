"""What ``loket doctor`` says of the questions that changes of answers are measured with."""

from pathlib import Path

from bot.finding import Finding
from bot.questions_file import QuestionsError, read_questions


def examine_knowledge(questions: str) -> list[Finding]:
    """Read the file of questions, if the settings name one."""
    if not questions:
        return []
    try:
        found = read_questions(Path(questions))
    except QuestionsError as error:
        cure = "mend it, or take knowledge.questions out: changes made in chat are measured without it"
        return [Finding("questions", is_ok=False, text=str(error), cure=cure)]
    return [Finding("questions", is_ok=True, text=f"{questions}: {len(found)} questions")]
