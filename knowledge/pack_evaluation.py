"""Evaluation forms: those that come with the program, and ``[evaluation]`` of a ``service.toml``."""

from functools import cache
from pathlib import Path

from knowledge import pack_toml
from knowledge.pack_table import Problem, Source, Table, near
from knowledge.rules.evaluation import GRADES, OWN, EvaluationForm, Question, Section
from knowledge.wording import Wording

BUILT_IN = Path(__file__).with_name("evaluations")
USUAL = "helpdesk"
MOST_QUESTIONS = 20


def read_evaluation(table: Table) -> EvaluationForm:
    """Read ``[evaluation]``: the name of a form that comes with the program, or questions of the pack's own."""
    evaluation = table.table("evaluation")
    if evaluation is None:
        return built_in(USUAL)
    name = evaluation.text("form", "")
    own = evaluation.has("sections")
    if own and name:
        evaluation.note('a pack has a "form" or [[evaluation.sections]], not both: remove one of the two', "form")
    form = _read_form(evaluation, OWN) if own else _named(evaluation, name or USUAL)
    evaluation.close()
    return form


def form_for(form_id: str, service_form: EvaluationForm) -> EvaluationForm:
    """Return the form that an evaluation was begun with; the service's, where there is no such any more."""
    if form_id == service_form.id or form_id not in names():
        return service_form
    return built_in(form_id)


@cache
def names() -> tuple[str, ...]:
    """Return the names of the forms that come with the program."""
    return tuple(sorted(path.stem for path in BUILT_IN.glob("*.toml")))


@cache
def built_in(name: str) -> EvaluationForm:
    """Return a form that comes with the program; raises ValueError for a broken one."""
    path = BUILT_IN / f"{name}.toml"
    data, lines = pack_toml.parse(path.read_text(encoding="utf-8"))
    problems: list[Problem] = []
    table = Table(Source(path, lines, problems), (), data)
    form = _read_form(table, name)
    table.close()
    if problems:
        raise ValueError("\n".join(map(str, problems)))
    return form


def _named(table: Table, name: str) -> EvaluationForm:
    if name not in names():
        table.note(f'"form" cannot be "{name}": {near(name, names())}', "form")
        return built_in(USUAL)
    return built_in(name)


def _read_form(table: Table, form_id: str) -> EvaluationForm:
    levels = _levels(table, built_in(USUAL).questions[0].levels if form_id == OWN else ())
    sections = []
    tables = table.tables("sections")
    for child in tables:
        questions = tuple(_question(each, levels) for each in child.tables("questions"))
        sections.append(Section(child.wording("title"), questions))
        if not questions:
            child.note("a section needs at least one question: add [[evaluation.sections.questions]]")
        child.close()
    form = EvaluationForm(form_id, tuple(sections))
    if not sections:
        table.note('"sections" is empty: remove it, or add a section with its questions', "sections")
    if len(form.questions) > MOST_QUESTIONS:
        table.note(f"a form has at most {MOST_QUESTIONS} questions: nobody answers more", "sections")
    _note_doubles([question for child in tables for question in child.tables("questions")])
    return form


def _question(table: Table, levels: tuple[Wording, ...]) -> Question:
    question = Question(table.slug("id"), table.wording("text"), _levels(table, levels))
    table.close()
    return question


def _levels(table: Table, usual: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """Read the labels of the four grades, the worst first."""
    if not table.has("levels") and usual:
        return usual
    found = []
    for child in table.tables("levels"):
        found.append(Wording(child.text("id"), child.text("en", "")))
        child.close()
    if len(found) == len(GRADES):
        return tuple(found)
    table.note(f'"levels" needs {len(GRADES)} labels, the worst first: {{ id = "...", en = "..." }}', "levels")
    return usual or (Wording("?"),) * len(GRADES)


def _note_doubles(questions: list[Table]) -> None:
    lines: dict[object, int] = {}
    for question in questions:
        name = question.data.get("id")
        if name in lines:
            question.note(f'the question "{name}" is on line {lines[name]} already: give this one another id', "id")
        else:
            lines[name] = question.line("id")
