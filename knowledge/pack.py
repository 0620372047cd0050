"""Reads and validates packs; every mistake is named with its file, its line and the cure."""

import os
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge import pack_toml
from knowledge.faq.entry import Entry
from knowledge.faq.text import plain
from knowledge.pack_accounts import read_accounts
from knowledge.pack_canned import read_canned, read_tags
from knowledge.pack_entry import Draft, check_links, read_entry, read_text
from knowledge.pack_evaluation import read_evaluation
from knowledge.pack_ladder import read_tiers
from knowledge.pack_service import read_kinds, read_synonyms, read_topics
from knowledge.pack_table import Problem, Source, Table, near
from knowledge.pack_tree import Tree, prune
from knowledge.service import Library, Service

__all__ = [
    "BUILT_IN",
    "PackError",
    "Problem",
    "built_in_packs",
    "load_library",
    "load_pack",
    "load_what_loads",
    "pack_folder",
]

BUILT_IN = Path(__file__).with_name("packs")
_SERVICE_FILE = "service.toml"


class PackError(Exception):
    """One or more packs have mistakes.

    Attributes:
        problems: All of them, by file and line.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def built_in_packs() -> tuple[str, ...]:
    """Return the names of the packs that come with the program, sorted."""
    return tuple(sorted(folder.parent.name for folder in BUILT_IN.glob(f"*/{_SERVICE_FILE}")))


def pack_folder(name_or_path: str) -> Path:
    """Return where a pack lies: a bare name is a built-in pack, anything with a separator a folder."""
    return Path(name_or_path).expanduser() if _is_path(name_or_path) else BUILT_IN / name_or_path


def load_pack(folder: Path) -> Service:
    """Read one pack folder.

    Related ids of other packs are left unchecked: one pack alone cannot know them.

    Raises:
        PackError: With every mistake found.
    """
    problems: list[Problem] = []
    pack = _read_pack(folder, problems)
    if problems or pack is None:
        raise PackError(problems)
    return pack.service


def load_library(names_or_paths: Sequence[str]) -> Library:
    """Read several packs: a bare name is a built-in pack, anything with a separator a folder.

    A related id of a pack that exists but is not among these is left out: an office may run one pack alone.

    Raises:
        PackError: With every mistake found in all of them.
    """
    packs, problems = _read_packs(names_or_paths)
    if problems:
        raise PackError(problems)
    return Library({name: pack.service for name, pack in packs.items()})


def load_what_loads(names_or_paths: Sequence[str]) -> tuple[Library, tuple[Problem, ...]]:
    """Read several packs and leave out what is broken: an entry with a mistake, a pack with one in service.toml.

    Returns:
        What is left, which may be no service at all, and every mistake found, by file and line.
    """
    packs, problems = _read_packs(names_or_paths)
    broken = {problem.path for problem in problems}
    right = {name: pack for name, pack in packs.items() if pack.folder / _SERVICE_FILE not in broken}
    entries = {
        draft.entry.id
        for pack in right.values()
        for draft in pack.drafts
        if broken.isdisjoint((draft.table.source.path, *draft.table.source.path.parents))
    }
    services = {name: _keep(pack.service, entries) for name, pack in right.items()}
    return Library(services), tuple(sorted(set(problems)))


def _keep(service: Service, kept: AbstractSet[str]) -> Service:
    entries = {
        name: replace(entry, related=tuple(other for other in entry.related if other in kept))
        for name, entry in service.entries.items()
        if name in kept
    }
    return replace(service, entries=entries, topics=prune(service.topics, kept))


def _read_packs(names_or_paths: Sequence[str]) -> tuple[dict[str, "_Pack"], list[Problem]]:
    problems: list[Problem] = []
    packs: dict[str, _Pack] = {}
    for name in names_or_paths:
        folder = pack_folder(name)
        if not _is_path(name) and not folder.is_dir():
            hint = near(name, built_in_packs()) or "none is built in"
            problems.append(Problem(folder, 1, f'there is no built-in pack "{name}": {hint}'))
            continue
        pack = _read_pack(folder, problems)
        if pack and pack.service.id in packs:
            other = packs[pack.service.id].folder
            message = f'the service "{pack.service.id}" was already read from {other}: remove one of the two'
            problems.append(Problem(folder / _SERVICE_FILE, 1, message))
        elif pack:
            packs[pack.service.id] = pack
    linked = {name: replace(pack, service=_link(pack, packs, problems)) for name, pack in packs.items()}
    return linked, problems


@dataclass(frozen=True, slots=True)
class _Pack:
    folder: Path
    service: Service
    drafts: tuple[Draft, ...]
    broken: frozenset[str]  # ids of entries whose file cannot be read


def _is_path(name: str) -> bool:
    return "/" in name or os.sep in name or name.startswith((".", "~"))


def _link(pack: _Pack, packs: dict[str, _Pack], problems: list[Problem]) -> Service:
    """Check what entries say about other packs, and leave out what this office does not run."""
    entries = dict(pack.service.entries)
    for draft in pack.drafts:
        kept = []
        for index, name in enumerate(draft.entry.related):
            service = name.partition(".")[0]
            if service in packs and name in packs[service].service.entries:
                kept.append(name)
                continue
            if service in packs and name in packs[service].broken:
                continue
            known = packs[service].service.entries.keys() if service in packs else packs.keys()
            elsewhere = any((place / service).is_dir() for place in (BUILT_IN, pack.folder.parent))
            if service != pack.service.id and (service in packs or not elsewhere):
                line = draft.table.line("related", index)
                message = f'there is no entry "{name}": {near(name, known)}'
                problems.append(Problem(draft.table.source.path, line, message))
        if draft.entry.id in entries:
            entries[draft.entry.id] = replace(entries[draft.entry.id], related=tuple(kept))
    return replace(pack.service, entries=entries)


def _read_pack(folder: Path, problems: list[Problem]) -> _Pack | None:
    path = folder / _SERVICE_FILE
    if not path.is_file():
        problems.append(Problem(path, 1, "there is no such file: a pack is a folder with a service.toml"))
        return None
    text = read_text(path, problems)
    if text is None:
        return None
    try:
        data, lines = pack_toml.parse(text)
    except pack_toml.TomlError as error:
        problems.append(Problem(path, error.line, f"not TOML: {error}"))
        data, lines = {}, {}
    table = Table(Source(path, lines, problems if lines else []), (), data)
    service = _read_service(table, folder)
    topics = read_topics(table)
    kinds = read_kinds(table, service.unit)
    tiers = read_tiers(table, kinds)
    accounts = read_accounts(table, kinds)
    table.close()
    folders = None if not lines else {topic.id for topic in topics}
    drafts = _read_entries(folder, folders, problems)
    entries = {draft.entry.id: draft.entry for draft in drafts}
    broken = frozenset(f"{service.id}.{path.stem}" for path in folder.glob("*/*.md")) - entries.keys()
    for draft in drafts:
        if lines:  # a broken service.toml is one mistake, not one more in every entry; so is a broken entry
            check_links(draft, entries.keys() | broken, set(kinds))
    _check_aliases(drafts)
    tree = Tree(service.id, entries, broken)
    grown = tuple(tree.grow(topic, ()) for topic in topics)
    service = replace(service, topics=grown, entries=entries, kinds=kinds, tiers=tiers, accounts=accounts)
    return _Pack(folder, service, tuple(drafts), broken)


def _read_service(table: Table, folder: Path) -> Service:
    service = Service(
        id=table.slug("id"),
        title=table.wording("title"),
        summary=table.wording("summary"),
        unit=table.slug("unit"),
        topics=(),
        entries={},
        kinds={},
        synonyms=read_synonyms(table),
        names=table.texts("names"),
        evaluation=read_evaluation(table),
        canned=read_canned(table),
        tags=read_tags(table),
    )
    name = folder.resolve().name
    if service.id and service.id != name:
        table.note(f'"id" must be the folder\'s name: write id = "{name}" or rename the folder', "id")
    return replace(service, id=name)


def _read_entries(folder: Path, topics: set[str] | None, problems: list[Problem]) -> list[Draft]:
    """Read every entry file; ``topics`` are the folders that service.toml knows, None when unknown."""
    drafts: list[Draft] = []
    seen: dict[str, Path] = {}
    for path in _entry_files(folder, topics, problems):
        draft = read_entry(path, folder.resolve().name, (path.parent.name,), problems)
        if path.stem in seen:
            message = f'the entry "{path.stem}" is also in {seen[path.stem]}:1: rename one of the two files'
            problems.append(Problem(path, 1, message))
        elif draft:
            drafts.append(draft)
        seen.setdefault(path.stem, path)
    return drafts


def _entry_files(folder: Path, topics: set[str] | None, problems: list[Problem]) -> Iterator[Path]:
    for place in sorted(folder.iterdir()):
        if place.name.startswith((".", "_")) or place.name in (_SERVICE_FILE, "README.md"):
            continue
        if not place.is_dir():
            problems.append(Problem(place, 1, "is not read: entries are <topic>/<entry>.md"))
            continue
        if topics is not None and place.name not in topics:
            hint = near(place.name, topics)
            message = f'service.toml has no topic "{place.name}": add [[topics]] with this id, or {hint}'
            problems.append(Problem(place, 1, message))
        for path in sorted(place.iterdir()):
            if path.suffix == ".md" and path.is_file():
                yield path
            elif not path.name.startswith("."):
                problems.append(Problem(path, 1, "is not read: an entry is a file that ends in .md"))


def _check_aliases(drafts: Sequence[Draft]) -> None:
    """Note a way of asking that stands in two entries: neither could be told from the other."""
    seen: dict[str, tuple[Entry, str]] = {}
    for draft in drafts:
        entry, table = draft.entry, draft.table
        asked = [(entry.question.id, table.line("question")), (entry.question.en, table.line("question"))]
        asked += [(alias, table.line("aliases", index)) for index, alias in enumerate(entry.aliases)]
        for alias, line in asked:
            own = (entry, f"{table.source.path}:{line}")
            other, where = seen.setdefault(plain(alias), own) if plain(alias) else own
            if other.id != entry.id:
                message = f'"{alias}" is also asked in {where} ({other.id}): keep it in one of the two'
                table.source.note(line, message)
