"""``loket hours``: the coming days as the desk sees them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli_settings import ConfigOption, fail
from bot.config import load_settings
from bot.office_hours import AHEAD, OfficeHours, PlannedDay, office_hours
from knowledge.rules.written_hours import write_day

LONGEST: Final = 366


def hours(
    config: ConfigOption = Path("config.toml"),
    *,
    unit: Annotated[str, typer.Option(help="The id of one unit; all of them without it.")] = "",
    days: Annotated[int, typer.Option(min=1, max=LONGEST, help="How many days.")] = AHEAD,
    first: Annotated[str, typer.Option("--from", help="The first day, e.g. 2026-03-16; today without it.")] = "",
) -> None:
    """Show when the units are open in the coming days, and why on some days not."""
    settings = load_settings(config)
    found = office_hours(settings)
    known = [each.id for each in settings.units]
    if unit and unit not in known:
        fail(f"--unit {unit}: there is no such unit: take one of {', '.join(known)}")
    for each in [unit] if unit else known:
        typer.echo("\n".join(table(found, each, _first(first, found, each), days=days)))


def table(found: OfficeHours, unit_id: str, first: date, *, days: int) -> Iterator[str]:
    """Yield a unit's coming days as lines."""
    yield f"{unit_id} ({found.promises.hours(unit_id).zone.key})"
    for planned in found.plan(unit_id, first, days=days):
        yield f"  {line(planned)}"


def line(planned: PlannedDay) -> str:
    """Return a day as one line, e.g. ``Thu 2026-12-24  closed  (Cuti Bersama Hari Raya Natal)``."""
    why = f"  ({planned.why})" if planned.why else ""
    return f"{planned.day:%a %Y-%m-%d}  {write_day(planned.hours)}{why}"


def _first(text: str, found: OfficeHours, unit_id: str) -> date:
    if not text:
        return datetime.now(UTC).astimezone(found.promises.hours(unit_id).zone).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(f"--from {text}: no day: write year-month-day, e.g. 2026-03-16")
