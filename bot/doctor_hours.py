"""What ``loket doctor`` says of hours and promises."""

from collections.abc import Iterator
from datetime import datetime

from bot.cli_hours import line
from bot.finding import Finding
from bot.office_hours import AHEAD, HoursMistakes, OfficeHours, office_hours
from bot.settings import Settings
from knowledge.pack import PackError, load_library
from knowledge.rules.business_hours import HoursError
from knowledge.rules.written_hours import write_day


def examine_hours(settings: Settings, now: datetime) -> list[Finding]:
    """Say for each unit whether it is open and which of the next days are not as usual, and which classes are missing.

    It loads the packs and the holidays, which takes its time.
    """
    try:
        found = office_hours(settings)
    except HoursMistakes as error:
        cure = "mend that line; loket hours shows the coming days"
        return [Finding("hours", is_ok=False, text=problem, cure=cure) for problem in error.problems]
    return [*(_of_unit(found, unit.id, now) for unit in settings.units), *_classes(settings)]


def _of_unit(found: OfficeHours, unit_id: str, now: datetime) -> Finding:
    hours, name = found.promises.hours(unit_id), f"hours of {unit_id}"
    today = now.astimezone(hours.zone).date()
    try:
        opening = hours.next_opening(now).astimezone(hours.zone)
    except HoursError as error:
        cure = "look at week, seasons and overrides in [hours]"
        return Finding(name, is_ok=False, text=str(error), cure=cure)
    state = "open now" if opening == now else f"opens {opening:%a %Y-%m-%d %H:%M}"
    week = "; ".join(dict.fromkeys(write_day(day) for day in hours.week if day))
    strange = [line(planned) for planned in found.plan(unit_id, today) if planned.why]
    coming = f"; within {AHEAD} days: {'; '.join(strange)}" if strange else f"; the next {AHEAD} days are usual ones"
    return Finding(name, is_ok=True, text=f"{hours.zone.key}, {week}; {state}{coming}")


def _classes(settings: Settings) -> Iterator[Finding]:
    try:
        library = load_library(settings.packs)
    except PackError:
        return  # told already
    known = {each.id for each in settings.sla}
    services = library.services.values()
    wanted = {kind.sla: f"{service.id}.{kind.id}" for service in services for kind in service.kinds.values()}
    missing = {name: kind for name, kind in wanted.items() if name not in known}
    for name, kind in missing.items():
        cure = f'add [[sla]] with id = "{name}"; until then "standar" holds, if there is one'
        yield Finding("promises", is_ok=False, text=f"{kind} is of a class that the settings do not have", cure=cure)
    if not missing:
        yield Finding("promises", is_ok=True, text=", ".join(sorted(known)) or "none")
