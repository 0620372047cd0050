"""Draws the ticket's life from its tables, for the README: ``python -m tests.house.diagram``."""

from collections import defaultdict
from collections.abc import Mapping

from knowledge.rules.roles import Role
from knowledge.rules.ticket import TRANSITIONS, WHO_MAY, Event, Status

Transitions = Mapping[tuple[Status, Event], Status]
Rights = Mapping[Event, frozenset[Role]]


def diagram(transitions: Transitions = TRANSITIONS) -> str:
    """Return a Mermaid state diagram: one arrow between two states, labelled with all that leads along it.

    What leaves a ticket where it is would only hide the arrows: see `staying`.
    """
    arrows: defaultdict[tuple[Status, Status], list[Event]] = defaultdict(list)
    for (status, event), following in transitions.items():
        if status != following:
            arrows[status, following].append(event)
    lines = ["stateDiagram-v2", f"    [*] --> {Status.RECEIVED}: {Event.OPENED}"]
    lines += [f"    {here} --> {there}: {', '.join(events)}" for (here, there), events in arrows.items()]
    return "\n".join(lines)


def staying(transitions: Transitions = TRANSITIONS) -> str:
    """Return a Markdown table of what can happen to a ticket without moving it, one row a status."""
    rows = {status: [event for (at, event), to in transitions.items() if at == to == status] for status in Status}
    lines = [f"| {status} | {', '.join(events)} |" for status, events in rows.items() if events]
    return "\n".join(["| while it is | may happen as well |", "|---|---|", *lines])


def rights(who_may: Rights = WHO_MAY) -> str:
    """Return a Markdown table of who may do what, one row for all that the same people may."""
    rows: defaultdict[str, list[Event]] = defaultdict(list)
    for event, roles in who_may.items():
        rows[", ".join(role for role in Role if role in roles)].append(event)
    return "\n".join(["| who | may make it |", "|---|---|", *(f"| {who} | {', '.join(rows[who])} |" for who in rows)])


def section() -> str:
    """Return what stands in the README."""
    return f"```mermaid\n{diagram()}\n```\n\n{staying()}\n\n{rights()}\n"


if __name__ == "__main__":
    print(section(), end="")  # noqa: T201 - what it is for
