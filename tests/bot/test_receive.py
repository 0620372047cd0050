"""In which lane an update is worked: one chat's in order, and what is typed elsewhere beside it."""

from typing import Any

import pytest

from bot.receive import ALLOWED_UPDATES, keep, lane_of
from storage.database import Database
from storage.inbox import inline_lane

SITI = {"id": 1001, "is_bot": False, "first_name": "Siti"}


def update(kind: str, **content: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"update_id": 1, kind: content}


def test_what_is_typed_in_other_chats_neither_waits_for_ones_own_nor_delays_it() -> None:
    own = lane_of(update("message", chat={"id": 1001}, **{"from": SITI}))
    typed = lane_of(update("inline_query", id="1", query="lupa", **{"from": SITI}))
    chosen = lane_of(update("chosen_inline_result", result_id="a", **{"from": SITI}))
    assert own == "1001"
    assert typed == chosen == inline_lane(1001) != own


def test_a_lane_fits_its_column_for_every_id_that_telegram_may_give() -> None:
    assert len(inline_lane(2**63 - 1)) <= 40


@pytest.mark.parametrize("sender", [None, "siti", {}, {"id": None}, {"id": "1001"}, {"id": True}, {"id": 2**70}])
def test_a_query_of_nobody_in_particular_is_kept_aside(sender: object) -> None:
    assert lane_of(update("inline_query", id="1", query="lupa", **{"from": sender})) == ""
    assert lane_of(update("chosen_inline_result", result_id="a", **{"from": sender})) == ""


def test_a_strange_query_is_no_reason_to_stop() -> None:
    assert lane_of({"update_id": 1, "inline_query": "lupa"}) == "elsewhere"


def test_the_desk_asks_for_all_that_it_has_routes_for() -> None:
    assert {"inline_query", "chosen_inline_result"} <= set(ALLOWED_UPDATES)


@pytest.mark.parametrize(
    ("ids", "highest"),
    [
        ((5, 7, 6), 7),
        ((5, 2**63), 5),
        ((2**63, 2**64), 2**64),
        ((10**45, "9", None, True, 1.5), 10**45),
        ((-3, "9", None), None),
    ],
)
async def test_whatever_has_a_number_for_its_id_can_be_confirmed_and_comes_no_more(
    database_url: str, ids: tuple[object, ...], highest: int | None
) -> None:
    database = Database(database_url)
    assert await keep(database, 1, [{"update_id": each} for each in ids]) == highest
    await database.close()
