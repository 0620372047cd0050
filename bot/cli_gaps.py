"""``loket faq gaps``: what people asked in vain, and which answers do not help."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final
from zoneinfo import ZoneInfo

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from bot.cli_database import ask
from bot.cli_learned import readable
from bot.cli_settings import ConfigOption, fail
from bot.config import Settings, load_settings
from knowledge.faq.gaps import Asked, Ending, Gaps, Group, Missing, Stop, Use, find_gaps
from knowledge.faq.layered import layered
from knowledge.faq.search import Index
from knowledge.pack import load_what_loads
from knowledge.pack_table import near
from knowledge.service import Library

if TYPE_CHECKING:
    from storage.learning import Kept
    from storage.transaction import Transaction

NARROWEST: Final = 118  # columns the tables need, also where the output is a file
DAYS: Final = 30
MOST: Final = 20
LONGEST_STEP: Final = 60  # characters
LEGEND: Final = (
    "no answer: nothing known fitted. not yet: an answer was shown and did not help. "
    "to staff: a person was asked for, or it became a ticket. nearest: the entry that fits best today."
)
Days = Annotated[int, typer.Option("--since", metavar="DAYS", min=1, max=3650, help="How far back to look.")]


def gaps(
    config: ConfigOption = Path("config.toml"),
    *,
    since: Days = DAYS,
    service: Annotated[str, typer.Option("--service", metavar="ID", help="Only what this service is asked.")] = "",
    most: Annotated[int, typer.Option("--most", metavar="N", min=1, help="Groups, and rows of each table.")] = MOST,
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as JSON.")] = False,
) -> None:
    """Group what people asked in vain, and name the answers that do not help: what an editor should write next."""
    settings = load_settings(config)
    packs, problems = load_what_loads(settings.packs)
    for problem in problems:
        typer.echo(f"left out: {problem}", err=True)
    if service and service not in packs.services:
        fail(f'there is no service "{service}": {near(service, packs.services.keys()) or "the packs have none"}')
    asked, written = _read(settings, days=since)
    library = layered(packs, readable(written)).library  # with what admins wrote in chat: that is answered by now
    found = find_gaps(asked, library, Index.build(library), service=service, most=most)
    zone = ZoneInfo(settings.office.timezone)
    if as_json:
        typer.echo(json.dumps(_as_data(found, zone), ensure_ascii=False, indent=2))
        return
    console = Console()
    _show(Console(width=max(console.width, NARROWEST)), found, library, days=since, most=most, zone=zone)


def _read(settings: Settings, *, days: int) -> tuple[list[Asked], "list[Kept]"]:
    """Return what was asked, and what was written in chat over the packs."""
    from storage import learning  # noqa: PLC0415 - the database layer; other commands start without it
    from storage.gaps import asked_since  # noqa: PLC0415 - as above

    async def read(tx: "Transaction") -> tuple[list[Asked], "list[Kept]"]:
        return await asked_since(tx, datetime.now(UTC) - timedelta(days=days)), await learning.all_kept(tx)

    return ask(settings, read)


def _as_data(found: Gaps, zone: ZoneInfo) -> dict[str, Any]:
    groups = [
        {**asdict(group), "score": round(group.score, 4), "last": group.last.astimezone(zone).isoformat()}
        for group in found.groups
    ]
    stops = [{**asdict(stop.at), "times": stop.times, "people": stop.people} for stop in found.stops]
    return {
        "asked": found.asked,
        "unanswered": found.unanswered,
        "groups": groups,
        "all_groups": found.all_groups,
        "unhelpful": [asdict(use) for use in found.unhelpful],
        "topics": [asdict(missing) for missing in found.topics],
        "stuck": stops,
        "never_shown": list(found.never_shown),
    }


def _show(console: Console, found: Gaps, library: Library, *, days: int, most: int, zone: ZoneInfo) -> None:
    console.print(f"{found.asked} questions in {days} days, {found.unanswered} without an answer", highlight=False)
    if found.groups:
        console.print(_groups_table(found.groups, zone))
    _tell_rest(console, found.all_groups, most, "groups")
    if found.unhelpful:
        console.print(_uses_table(found.unhelpful[:most], library))
    _tell_rest(console, len(found.unhelpful), most, "entries that do not help")
    if found.topics:
        console.print(_topics_table(found.topics[:most]))
    _tell_rest(console, len(found.topics), most, "topics")
    if found.stops:
        console.print(_stops_table(found.stops[:most], library))
    _tell_rest(console, len(found.stops), most, "steps")
    if found.never_shown:
        console.print(f"{len(found.never_shown)} entries that nobody saw:", highlight=False)
        for entry_id in found.never_shown[:most]:
            console.print(Text(f"  {entry_id}"))
    _tell_rest(console, len(found.never_shown), most, "entries")


def _tell_rest(console: Console, count: int, most: int, what: str) -> None:
    if count > most:
        console.print(f"and {count - most} more {what}: see --most", highlight=False)


def _groups_table(groups: tuple[Group, ...], zone: ZoneInfo) -> Table:
    columns = (
        Column("asked in vain", ratio=1),
        "times",
        "people",
        "no answer",
        "not yet",
        "to staff",
        "nearest",
        "last",
    )
    table = Table(*columns, box=SIMPLE, expand=True, caption=LEGEND)
    for group in groups:
        ends = group.endings
        staff = ends.get(Ending.PERSON, 0) + ends.get(Ending.TICKET, 0)
        counts = (group.times, group.people, group.unknown, ends.get(Ending.NOT_SOLVED, 0), staff)
        nearest = f"{group.nearest}\n{group.score:.2f}" if group.nearest else "-"
        examples = Text("\n".join(group.examples))
        table.add_row(examples, *map(str, counts), nearest, f"{group.last.astimezone(zone):%Y-%m-%d}")
    return table


def _uses_table(uses: tuple[Use, ...], library: Library) -> Table:
    columns = (Column("entry that does not help", no_wrap=True), "shown", "solved", "not yet", "to staff", "")
    table = Table(*columns, box=SIMPLE)
    for use in uses:
        gone = "" if library.entry(use.entry_id) else "no longer there"
        counts = (use.shown, use.solved, use.not_yet, use.person)
        table.add_row(Text(use.entry_id), *map(str, counts), gone)
    return table


def _topics_table(topics: tuple[Missing, ...]) -> Table:
    table = Table("topic without a guide", "opened", "people", "to staff", box=SIMPLE)
    for missing in topics:
        table.add_row(Text(missing.topic), *map(str, (missing.times, missing.people, missing.person)))
    return table


def _stops_table(stops: tuple[Stop, ...], library: Library) -> Table:
    table = Table(Column("people are stuck at", no_wrap=True), "step", "times", "people", "which says", box=SIMPLE)
    for stop in stops:
        counts = (stop.at.step, stop.times, stop.people)
        table.add_row(Text(stop.at.entry_id), *map(str, counts), Text(_step_text(stop, library)))
    return table


def _step_text(stop: Stop, library: Library) -> str:
    entry = library.entry(stop.at.entry_id)
    if entry is None or not 0 < stop.at.step <= len(entry.steps):
        return "no longer there"
    text = " ".join(entry.steps[stop.at.step - 1].id.split())
    return text if len(text) <= LONGEST_STEP else f"{text[: LONGEST_STEP - 1]}…"
