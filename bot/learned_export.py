"""What was written in chat, as files of packs: only those that change, in the folders of their packs."""

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from knowledge.faq.entry import Entry
from knowledge.faq.overlay import Overlay, Standing, entry_of, standing
from knowledge.pack import PackError, Problem, load_pack, pack_folder
from knowledge.pack_writing import file_of, written
from knowledge.service import Library, Service

RETIRED: Final = "RETIRED.txt"
SERVICE_FILE: Final = "service.toml"


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written.

    Attributes:
        files: Texts of files, by their path below the folder of packs, e.g. ``puspa/akun/lupa-sandi.md``.
        retired: Paths of files that are to be deleted.
        notes: What somebody has to look at.
        problems: Why the packs would be broken with these files.
    """

    files: Mapping[str, str]
    retired: tuple[str, ...]
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def gathered(packs: Sequence[str], overlays: Iterable[Overlay]) -> Export:
    """Put together what differs from the packs, and try the packs with it. Raises PackError for a broken pack."""
    folders = {pack_folder(name).resolve().name: pack_folder(name).resolve() for name in packs}
    services = {name: load_pack(folder) for name, folder in folders.items()}
    library = Library(services)
    changed: dict[str, Entry] = {}
    retired: dict[str, Entry] = {}
    notes = []
    for overlay in overlays:
        base = library.entry(overlay.entry_id)
        stands = standing(overlay, base)
        if stands == Standing.CLASHING:
            notes.append(f"{overlay.entry_id}: the file was changed as well; written as it was in chat")
        if overlay.service not in services or stands == Standing.GONE:
            notes.append(f"{overlay.entry_id}: is no longer in the packs, left out")
        elif overlay.is_retired and base is not None:
            retired[base.id] = base
        elif stands in {Standing.APPLIED, Standing.CLASHING} and (entry := entry_of(overlay, base)) is not None:
            changed[entry.id] = entry
    changed |= _unlinked(services.values(), changed, retired)
    files = {f"{entry.service}/{file_of(entry)}": written(entry) for entry in changed.values()}
    gone = tuple(sorted(f"{entry.service}/{file_of(entry)}" for entry in retired.values()))
    problems = [problem for name, folder in folders.items() for problem in _tried(name, folder, files, gone)]
    by_hand = tuple(f"{one.path}:{one.line}: {one.message}" for one in problems if one.path.name == SERVICE_FILE)
    rest = tuple(problem for problem in problems if problem.path.name != SERVICE_FILE)
    return Export(files, gone, (*notes, *by_hand), rest)


def write(export: Export, folder: Path) -> None:
    """Write everything below a folder."""
    for name, text in export.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if export.retired:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / RETIRED).write_text("".join(f"{name}\n" for name in export.retired), encoding="utf-8")


def there_already(export: Export, folder: Path) -> list[Path]:
    """Return the files that would be written over."""
    names = [*export.files, *([RETIRED] if export.retired else [])]
    return [folder / name for name in sorted(names) if (folder / name).exists()]


def _unlinked(
    services: Iterable[Service], changed: Mapping[str, Entry], retired: Mapping[str, Entry]
) -> dict[str, Entry]:
    """Return the entries that stand beside a retired one, without it: a file cannot name one that is gone."""
    found = {}
    for service in services:
        for entry in {**service.entries, **{k: e for k, e in changed.items() if e.service == service.id}}.values():
            kept = tuple(name for name in entry.related if name not in retired)
            if kept != entry.related and entry.id not in retired:
                found[entry.id] = replace(entry, related=kept)
    return found


def _tried(service: str, folder: Path, files: Mapping[str, str], retired: Sequence[str]) -> Sequence[Problem]:
    """Read a pack as it would be with these files, and return the mistakes, with their paths in the export."""
    ours = {name: text for name, text in files.items() if name.startswith(f"{service}/")}
    gone = [name for name in retired if name.startswith(f"{service}/")]
    if not ours and not gone:
        return ()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place).resolve() / service
        shutil.copytree(folder, copy)
        for name, text in ours.items():
            path = copy.parent / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for name in gone:
            (copy.parent / name).unlink()
        try:
            load_pack(copy)
        except PackError as error:
            return [replace(one, path=one.path.relative_to(copy.parent)) for one in error.problems]
    return ()
