"""Where a ticket is and how old it is, in the fewest words."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.ago import ago
from handlers.links import link_to
from handlers.texts import Catalogs


@pytest.mark.parametrize(
    ("chat_id", "message_id", "thread_id", "link"),
    [
        (-1001000000001, 7, None, "https://t.me/c/1000000001/7"),
        (-1001000000002, 7, 3, "https://t.me/c/1000000002/3/7"),
        (-1001000000002, None, 3, "https://t.me/c/1000000002/3"),
        (-1001000000002, None, None, ""),
        (-4012345678, 7, None, ""),  # a group that is no supergroup
        (1001, 7, None, ""),  # somebody's own chat
    ],
)
def test_only_messages_of_supergroups_have_an_address(
    chat_id: int, message_id: int | None, thread_id: int | None, link: str
) -> None:
    assert link_to(chat_id, message_id=message_id, thread_id=thread_id) == link


@pytest.mark.parametrize(
    ("minutes", "shown"), [(-5, "0 mnt"), (59, "59 mnt"), (60, "1 jam"), (23 * 60 + 59, "23 jam"), (3000, "2 hari")]
)
def test_an_age_is_told_in_its_largest_unit(minutes: int, shown: str) -> None:
    assert ago(Catalogs().speak("id", zone=ZoneInfo("Asia/Jakarta")), timedelta(minutes=minutes)) == shown
