"""``loket faq learned`` and ``loket faq export``: what was written in chat, measured, and as files for review."""

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.cli_settings import ConfigOption, fail, words_of
from bot.config import Settings, load_settings
from bot.learned_export import gathered, there_already, write
from bot.questions_file import QuestionsError, read_questions
from knowledge.faq.layered import layered
from knowledge.faq.measuring import Measured, Tally, measure_change
from knowledge.faq.overlay import Overlay, OverlayError, Standing, from_data, standing
from knowledge.pack import load_what_loads

if TYPE_CHECKING:
    from storage.learning import Kept


def learned(
    config: ConfigOption = Path("config.toml"),
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as JSON.")] = False,
) -> None:
    """List the answers that were changed in chat, and measure what they do to the search."""
    settings = load_settings(config)
    packs, problems = load_what_loads(settings.packs)
    for problem in problems:
        typer.echo(f"left out: {problem}", err=True)
    overlays = [each for each in _overlays(settings) if standing(each, packs.entry(each.entry_id)) != Standing.EQUAL]
    found = layered(packs, overlays)
    questions = []
    if settings.knowledge.questions:
        try:
            questions = read_questions(Path(settings.knowledge.questions))
        except QuestionsError as error:
            fail(str(error))
    ids = [name for name, stands in found.standings.items() if stands in {Standing.APPLIED, Standing.CLASHING}]
    measured = measure_change(packs, found.library, ids, questions) if ids else None
    if as_json:
        standings = {name: str(stands) for name, stands in found.standings.items()}
        data: dict[str, Any] = {"entries": standings, "measured": asdict(measured) if measured else None}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    _show(overlays, found.standings, measured)


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the files go, a folder for each pack.")],
    config: ConfigOption = Path("config.toml"),
    *,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there already.")] = False,
) -> None:
    """Write the answers that were changed in chat as files of packs, for review: only those that change."""
    settings = load_settings(config)
    if folder.exists() and not folder.is_dir():
        fail(f"{folder} is no folder: name one, it is made when missing")
    found = gathered(settings.packs, _overlays(settings))
    for note in found.notes:
        typer.echo(f"note: {note}", err=True)
    if found.problems:
        fail("\n".join(f"cannot be exported: {problem}" for problem in found.problems))
    if not found.files and not found.retired:
        typer.echo("nothing to export: the packs' files say all that was written in chat")
        return
    known = there_already(found, folder)
    if known and not force:
        fail(f"{known[0]} is there already: name an empty folder, or say --force")
    try:
        write(found, folder)
    except OSError as error:
        fail(words_of(error, settings))
    for name in sorted(found.files):
        typer.echo(f"written: {folder / name}")
    for name in found.retired:
        typer.echo(f"retired: delete {name} in the packs")


def _overlays(settings: Settings) -> list[Overlay]:
    """Ask the database in one transaction; a SQLite file that is not there is not made."""
    from storage import learning  # noqa: PLC0415 - the database layer; other commands start without it
    from storage.database import Database  # noqa: PLC0415 - as above

    url = make_url(settings.database.url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        fail(f"there is no database yet: {url.database} is made by loket run")

    async def read() -> list[learning.Kept]:
        database = Database(settings.database.url)
        try:
            async with database.transaction() as tx:
                return await learning.all_kept(tx)
        finally:
            await database.close()

    try:
        rows = asyncio.run(read())
    except (OSError, SQLAlchemyError) as error:
        fail(words_of(error, settings))
    return readable(rows)


def readable(rows: Iterable["Kept"]) -> list[Overlay]:
    """Return what was written in chat, out of its rows; what cannot be read is left out and told."""
    overlays = []
    for row in rows:
        try:
            overlays.append(from_data(row.entry_id, row.state))
        except OverlayError as error:
            typer.echo(f"left out: {error}", err=True)
    return overlays


def _show(overlays: Sequence[Overlay], standings: Mapping[str, Standing], measured: Measured | None) -> None:
    if not overlays:
        typer.echo("nothing is different from the packs' files")
        return
    for overlay in overlays:
        what = [str(part) for part in overlay.parts]
        what += [f"{len(overlay.added)} ways to ask added"] if overlay.added else []
        what += [f"{len(overlay.removed)} taken out"] if overlay.removed else []
        what += ["retired"] if overlay.is_retired else ["new"] if overlay.topic else []
        typer.echo(f"{overlay.entry_id}: {standings[overlay.entry_id]} ({', '.join(what)})")
    if measured is None:
        return
    typer.echo(f"own ways to ask, found first: {_told(measured.own)}")
    if measured.questions.asked:
        typer.echo(f"questions of the settings, found first: {_told(measured.questions)}")
    typer.echo(f"new ways to ask, found first: {measured.found} of {measured.new}")
    for moved in measured.lost:
        typer.echo(f'lost: "{moved.text}" of {moved.entry_id} leads to {moved.found or "nothing"}')
    typer.echo("the search gets worse" if measured.is_worse else "nothing gets worse")


def _told(tally: Tally) -> str:
    return f"{tally.before} before, {tally.after} now, of {tally.asked}"
