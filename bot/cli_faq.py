"""``loket faq``: check the packs, try the search, measure it, find what is missing, write out what was learned."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table

from bot.cli_gaps import gaps
from bot.cli_learned import export, learned
from bot.questions_file import QuestionsError, read_questions
from knowledge.faq.calibrate import FOLDS, held_out
from knowledge.faq.figures import Figures, Judged, Question, confusions, measure, measure_entries, measure_kinds
from knowledge.faq.judge import Verdict, judge
from knowledge.faq.search import Index, Ranking
from knowledge.faq.small_talk import small_talk
from knowledge.pack import PackError, built_in_packs, load_library
from knowledge.service import Library, Topic

faq_app = typer.Typer(
    help="Check the packs, try the search, measure it, find what is missing, write out what was learned.",
    no_args_is_help=True,
)
faq_app.command()(gaps)
faq_app.command()(learned)
faq_app.command()(export)
pack_app = typer.Typer(help="Check the packs.", no_args_is_help=True)

SHOWN = 5
NARROWEST = 104  # columns a table needs, also where the output is a file
LEGEND = (
    "first, three: right entry first / among three. direct: share of questions in scope answered directly. "
    "right: share of direct answers that are right. wrong: share out of scope answered directly. "
    "shown: right entry shown as answer or choice. AUROC: where all are in scope, against all out of scope. "
    "held out: each question judged by a curve and a threshold that were fitted without it."
)
Packs = Annotated[
    list[str] | None,
    typer.Option("--pack", help="A built-in pack's name or a pack folder; repeatable. All built-in ones if not given."),
]


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)


def _load(packs: list[str] | None) -> Library:
    try:
        return load_library(packs or built_in_packs())
    except PackError as error:
        _fail(str(error))


@faq_app.command()
@pack_app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A pack folder; all built-in packs if not given.")
    ] = None,
) -> None:
    """Validate one pack folder or all built-in packs: every mistake with its file and line."""
    library = _load([f"{folder}/"] if folder else None)
    for service in library.services.values():
        aliases = sum(len(entry.aliases) for entry in service.entries.values())
        topics = sum(1 for _ in _topics(service.topics))
        typer.echo(
            f"{service.id}: ok, {len(service.entries)} entries, {aliases} aliases, "
            f"{topics} topics, {len(service.kinds)} request kinds"
        )


def _topics(topics: tuple[Topic, ...]) -> Iterator[Topic]:
    for topic in topics:
        yield topic
        yield from _topics(topic.topics)


@faq_app.command()
def search(
    query: Annotated[str | None, typer.Argument(help="A question as a person would type it.")] = None,
    jsonl: Annotated[
        Path | None, typer.Option("--jsonl", metavar="FILE", help='One JSON object with a "query" a line.')
    ] = None,
    *,
    explain: Annotated[bool, typer.Option("--explain", help="Show which signal said what.")] = False,
    packs: Packs = None,
) -> None:
    """Search for one question, or for each line of a file (one JSON line out for each line in)."""
    if (query is None) == (jsonl is None):
        _fail('give either a question or --jsonl FILE: faq search "lupa password"')
    questions = _read_questions(jsonl) if jsonl else [Question(query or "", frozenset(), "")]
    index = Index.build(_load(packs))
    for question in questions:
        ranking = index.search(question.query, limit=SHOWN)
        if jsonl:
            typer.echo(json.dumps(_as_line(question.query, ranking, judge(ranking))))
        else:
            _show(question.query, ranking, judge(ranking), explain=explain)


def _as_line(query: str, ranking: Ranking, verdict: Verdict) -> dict[str, object]:
    entries = [{"id": hit.entry_id, "score": round(hit.score, 4)} for hit in ranking.hits[:SHOWN]]
    return {"query": query, "decision": verdict.decision.value, "entries": entries}


def _console() -> Console:
    console = Console()
    return Console(width=max(console.width, NARROWEST))


def _show(query: str, ranking: Ranking, verdict: Verdict, *, explain: bool) -> None:
    console = _console()
    console.print(f"{verdict.decision.value} ({verdict.confidence:.2f})", *verdict.entry_ids, markup=False)
    signals = list(ranking.hits[0].signals) if explain and ranking.hits else []
    table = Table(Column("entry", no_wrap=True), "score", *signals, box=SIMPLE)
    for hit in ranking.hits:
        table.add_row(hit.entry_id, f"{hit.score:.3f}", *(f"{hit.signals[name]:.2f}" for name in signals))
    if ranking.hits:
        console.print(table)
    if said := small_talk(query):
        console.print(f"small talk: {said.value}")
    if verdict.services:
        console.print("which service:", *verdict.services, markup=False)
    if explain:
        console.print("understood:", *ranking.meant, markup=False)
        named = ", ".join(sorted(ranking.services)) or "-"
        console.print(f"services named: {named}; weight {ranking.weight:.2f}", markup=False)


def _read_questions(path: Path) -> list[Question]:
    """Read questions, or leave with one line that names the file and the line."""
    try:
        return read_questions(path)
    except QuestionsError as error:
        _fail(str(error))


@faq_app.command("eval")
def evaluate(
    file: Annotated[Path, typer.Argument(help='JSON lines with "query", "expect" (entry ids) and "kind".')],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON.")] = False,
    packs: Packs = None,
) -> None:
    """Measure the search on questions whose right entries are known."""
    questions = _read_questions(file)
    index = Index.build(_load(packs))
    judged = []
    for question in questions:
        ranking = index.search(question.query, limit=SHOWN)
        judged.append(Judged(question, ranking, judge(ranking)))
    figures, kinds, entries = measure(judged), measure_kinds(judged), measure_entries(judged)
    mixed_up = confusions(judged)
    is_enough = min(figures.inside, figures.outside) >= FOLDS
    totals = {"all": figures} | ({"held out": held_out(judged)} if is_enough else {})
    if as_json:
        report = {
            **asdict(figures),
            "held_out": asdict(totals["held out"]) if is_enough else None,
            "kinds": {kind: asdict(own) for kind, own in kinds.items()},
            "entries": {entry_id: asdict(own) for entry_id, own in entries.items()},
            "confusions": [{"wanted": w, "found": f, "times": n} for w, f, n in mixed_up],
        }
        typer.echo(json.dumps(report, indent=2))
        return
    console = _console()
    console.print(_figures_table("kind", {**totals, **kinds}))
    console.print(_figures_table("entry", entries))
    if mixed_up:
        table = Table("wanted", "found first", "times", box=SIMPLE)
        for wanted, found, count in mixed_up:
            table.add_row(wanted, found, str(count))
        console.print(table)


def _figures_table(title: str, rows: dict[str, Figures]) -> Table:
    names = ("in", "out", "first", "three", "AUROC", "direct", "right", "wrong", "shown")
    table = Table(Column(title, no_wrap=True), *names, box=SIMPLE, caption=LEGEND)
    for kind, own in rows.items():
        shares = [
            (own.first_right, own.inside),
            (own.among_three, own.inside),
            (own.auroc, own.auroc),
            (own.coverage, own.inside),
            (own.precision, own.answered),
            (own.wrongly_answered, own.outside),
            (own.offered, own.inside),
        ]
        told = (f"{share:.3f}" if whole else "-" for share, whole in shares)
        table.add_row(kind or "-", str(own.inside), str(own.outside), *told)
    return table
