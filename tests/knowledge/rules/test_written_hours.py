"""A week as settings write it."""

from datetime import date

import pytest

from knowledge.rules.business_hours import HoursError
from knowledge.rules.written_hours import parse_day, parse_range, parse_week, write_day
from tests.knowledge.rules.calendars import CLOSED, FRIDAY, USUAL, WEEK


def test_a_week_is_read_line_by_line_in_either_language() -> None:
    assert parse_week(["monday-thursday 08:00-12:00, 13:00-16:30", "Friday 08:00-11:30,13:30-17:00"]) == WEEK
    assert parse_week(["senin - kamis  08.00-12.00, 13.00-16.30", "jumat 08:00-11:30, 13:30-17:00"]) == WEEK
    assert parse_week(["minggu 08:00-12:00, 13:00-16:30"]) == (*[CLOSED] * 6, USUAL)
    assert parse_week(["monday-sunday closed"]) == (CLOSED,) * 7
    assert parse_week([]) == (CLOSED,) * 7


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("08:00-12:00", "names no day and times"),
        ("monday", "names no day and times"),
        ("mon 08:00-12:00", "'mon' is no day of the week; there are monday, tuesday"),
        ("friday-monday 08:00-12:00", "friday-monday goes backwards; a week begins with monday"),
        ("monday 12:00-08:00", "12:00-08:00 does not go from an earlier"),
        ("monday 08:00-12:00, 11:30-13:00", "08:00-12:00 and 11:30-13:00 overlap; let one end"),
        ("wednesday 08:00-12:00", "'wednesday 08:00-12:00': wednesday has a line already"),
    ],
)
def test_a_line_that_makes_no_sense_is_refused_with_the_cure(line: str, said: str) -> None:
    with pytest.raises(HoursError, match=said):
        parse_week(["tuesday-thursday 08:00-12:00", line])


def test_days_and_ranges_of_days() -> None:
    assert parse_range("2026-02-18") == (date(2026, 2, 18), date(2026, 2, 18))
    assert parse_range("2026-02-18 .. 2026-03-19") == (date(2026, 2, 18), date(2026, 3, 19))


def test_a_day_is_written_as_it_is_read() -> None:
    assert write_day(FRIDAY) == "08:00-11:30, 13:30-17:00"
    assert parse_day(write_day(FRIDAY)) == FRIDAY
    assert write_day(CLOSED) == "closed"
