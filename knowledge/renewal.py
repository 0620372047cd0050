"""Packs read anew while the old ones are in use: a broken one keeps its old answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.pack import Problem, pack_folder
from knowledge.service import Library, Service


def broken_services(names_or_paths: Sequence[str], problems: Sequence[Problem]) -> tuple[str, ...]:
    """Return the services whose packs have mistakes, in the order of the packs."""
    broken = {place for problem in problems for place in (problem.path, *problem.path.parents)}
    folders = map(pack_folder, names_or_paths)
    return tuple(folder.resolve().name for folder in folders if folder in broken)


def merge(names_or_paths: Sequence[str], read: Library, kept: Mapping[str, Service]) -> Library:
    """Put packs together, in their order.

    Args:
        names_or_paths: The packs, as the settings name them.
        read: What was read just now.
        kept: Services that go on as they were, whatever was read.

    Returns:
        All of them; what a service says of entries that are gone from another one is left out.
    """
    order = [pack_folder(name).resolve().name for name in names_or_paths]
    services = {name: service for name in order if (service := kept.get(name) or read.services.get(name))}
    there = {entry_id for service in services.values() for entry_id in service.entries}
    return Library({name: _linked(service, there) for name, service in services.items()})


def _linked(service: Service, there: set[str]) -> Service:
    entries = {
        name: replace(entry, related=tuple(other for other in entry.related if other in there))
        if not there.issuperset(entry.related)
        else entry
        for name, entry in service.entries.items()
    }
    return replace(service, entries=entries)
