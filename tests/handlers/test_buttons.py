"""Buttons: what is put on them comes back, and nothing anybody forges does harm."""

from collections.abc import Iterator
from dataclasses import fields
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import buttons
from handlers.buttons import (
    Browse,
    Contact,
    PickChoice,
    PickVariant,
    ReadEntry,
    SeeAlso,
    ShowAnswer,
    Solved,
    StartRequest,
    StuckAt,
    Tap,
    TurnStep,
)
from handlers.context import set_visit
from handlers.desk import Desk, Visit
from handlers.taps import taps
from knowledge.faq import tree
from knowledge.service import Service, Topic
from storage.people import Person
from tests.packs import built_in_library

LIBRARY = built_in_library()
HIGHEST = 10**18 - 1  # of ids: eighteen digits travel
# A dataclass with slots is made twice; what the wire knows are the second ones.
KINDS = list({kind.__name__: kind for kind in Tap.__subclasses__()}.values())


def paths(topics: tuple[Topic, ...], above: tuple[int, ...] = (), trail: tuple[Topic, ...] = ()) -> Iterator[str]:
    for place, topic in enumerate(topics):
        yield tree.written((*above, place), (*trail, topic))
        yield from paths(topic.topics, (*above, place), (*trail, topic))


def every_button_of(service: Service) -> Iterator[Tap]:
    yield Contact(HIGHEST, service.id)
    for path in ("", *paths(service.topics)):
        yield Browse(service.id, path, 99)
    for entry_id in service.entries:
        yield ReadEntry(entry_id)
        yield ShowAnswer(HIGHEST, entry_id)
        yield TurnStep(HIGHEST, entry_id, 99)
        yield PickVariant(HIGHEST, entry_id, 9)
        yield StuckAt(HIGHEST, entry_id, 99)
        yield SeeAlso(HIGHEST, entry_id)
    for kind in service.kinds.values():
        yield StartRequest(HIGHEST, service.id, kind.id)
        for step_id in (*(each.id for each in kind.fields), *(each.id for each in kind.slots)):
            yield buttons.FormSkip(HIGHEST, step_id)
        for field in kind.fields:
            yield from (PickChoice(HIGHEST, field.id, choice.id) for choice in field.choices)


@pytest.mark.parametrize("service", LIBRARY.services.values(), ids=lambda service: service.id)
def test_every_button_of_every_pack_fits_at_the_highest_ids_and_comes_back(service: Service) -> None:
    for tap in every_button_of(service):
        assert len(buttons.encode(tap).encode()) <= 64
        assert buttons.decode(buttons.encode(tap)) == tap


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_type_comes_back_with_values_of_its_own_types(kind: type[Tap]) -> None:
    values = {int: HIGHEST, str: "abc-1.2", bool: True}
    tap = kind(*(values[field.type] for field in fields(kind)))  # type: ignore[index]
    back = buttons.decode(buttons.encode(tap))
    assert back == tap
    assert type(back) is kind
    for field in fields(kind):
        assert type(getattr(back, field.name)) is field.type


def test_no_two_types_share_a_code() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_what_does_not_fit_or_would_be_read_otherwise_is_refused_before_it_is_sent() -> None:
    with pytest.raises(ValueError, match="cannot carry"):
        buttons.encode(ReadEntry("x" * 60))
    with pytest.raises(ValueError, match="cannot carry"):
        buttons.encode(ReadEntry("ü" * 30))
    with pytest.raises(ValueError, match="cannot carry"):
        buttons.encode(ReadEntry("puspa:akun"))


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "ok",
        "ok:",
        "ok:1:2",
        "ok:-1",
        "ok:+1",
        "ok:1.0",
        "ok: 1",
        "ok:1_0",
        "ok:١",
        "ok:²",
        f"ok:{2**63}",
        "OK:1",
    ],
)
def test_what_nobody_could_have_been_offered_means_nothing(data: str) -> None:
    assert buttons.decode(data) is None


@given(st.text(max_size=64))
def test_no_text_breaks_the_reading(data: str) -> None:
    tap = buttons.decode(data)
    assert tap is None or isinstance(tap, Tap)


def test_the_numbers_that_come_through_fit_the_database() -> None:
    tap = buttons.decode(f"ok:{HIGHEST}")
    assert isinstance(tap, Solved)
    assert tap.question_id < 2**63


def test_every_type_has_a_route() -> None:
    siti = Person(id=1001, name="Siti", language="id", is_reachable=True)
    set_visit(Visit(desk=cast("Desk", None), person=siti, chat_id=siti.id))  # in her own chat, where they all work
    routed = {kind for kind in KINDS for handler in taps()[:-1] if takes(handler, kind)}
    assert routed == set(KINDS)


def takes(handler: object, kind: type[Tap]) -> bool:
    values = {int: 1, str: "a", bool: False}
    data = buttons.encode(kind(*(values[field.type] for field in fields(kind))))  # type: ignore[index]
    return bool(handler.pattern(data))  # type: ignore[attr-defined]
