"""A whole working day in the staff room: two staff, an admin and five requesters, from before opening to the evening.

It is told twice: with a forum and in Indonesian, where no names of staff are shown, and with a plain group and in
English, where they are. A variable asks for all ways on both databases.
"""

import os
from collections.abc import AsyncIterator
from itertools import product
from pathlib import Path

import pytest
import pytest_asyncio

from knowledge.wording import Language
from tests.journeys import day_afternoon as afternoon
from tests.journeys import day_morning as morning
from tests.journeys.conftest import EVERYWHERE
from tests.journeys.day_cast import Day, working_day
from tests.journeys.day_end import check_the_end

WAYS = (
    list(product((True, False), Language))
    if os.environ.get(EVERYWHERE) == "1"
    else [(True, Language.ID), (False, Language.EN)]
)
NAMES = [f"{'forum' if is_forum else 'group'}-{reader}" for is_forum, reader in WAYS]


@pytest_asyncio.fixture
async def day(tmp_path: Path, database_url: str, is_forum: bool, reader: Language) -> AsyncIterator[Day]:  # noqa: FBT001
    """The day, in an office that speaks the reader's language."""
    async with working_day(tmp_path, database_url, is_forum=is_forum, language=reader) as here:
        yield here


@pytest.mark.parametrize(("is_forum", "reader"), WAYS, ids=NAMES)
async def test_a_whole_day_in_the_staff_room(day: Day) -> None:
    await morning.wati_writes_before_the_office_opens(day)
    await morning.the_office_opens(day)
    await morning.two_ask_in_a_hurry_and_one_is_helped_at_once(day)
    await morning.agus_sends_a_request_with_its_document(day)
    await morning.staff_take_what_came(day)
    await morning.budi_and_wati_talk(day)
    await morning.a_number_is_hidden_and_who_looks_is_written_down(day)
    await morning.albums_survive_a_kill(day)
    await morning.tina_answers_and_hands_over(day)
    await morning.the_queue_is_looked_through(day)
    await morning.two_tickets_of_one_person_become_one(day)
    await afternoon.ratna_approves(day)
    await afternoon.a_ticket_goes_to_another_unit_and_back(day)
    await afternoon.who_floods_is_muted_for_an_hour(day)
    await afternoon.tickets_are_closed(day)
    await afternoon.wati_evaluates_and_opens_hers_again(day)
    await afternoon.ratna_makes_an_answer_of_it(day)
    await afternoon.ratna_looks_at_the_figures(day)
    await afternoon.everybody_looks_at_their_own(day)
    secrets = (morning.NOTE, morning.TAG, morning.GREETING, day.budi.text("priority-urgent"))
    await check_the_end(day, secrets=secrets, numbers=(morning.NIK,))
