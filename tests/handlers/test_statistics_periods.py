"""Periods as admins write them, and what is no period."""

from datetime import date, timedelta

import pytest

from handlers.buttons import LONGEST, encode
from handlers.statistics.periods import EARLIEST, Period, of_button, of_picture, of_sheet
from handlers.statistics.screens import report_of
from knowledge.rules.refusals import Refusal

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "days"), [("", 7), ("minggu", 7), ("7", 7), ("Week", 7), ("bulan", 30), ("30", 30), ("month", 30)]
)
def test_a_picture_shows_the_last_days_and_today(words: str, days: int) -> None:
    assert of_picture(words.split(), today=TODAY) == Period(TODAY - timedelta(days=days), TODAY)


@pytest.mark.parametrize("words", ["kemarin", "7 8", "-7", "2026-10"])
def test_other_words_are_no_period_of_a_picture(words: str) -> None:
    with pytest.raises(Refusal):
        of_picture(words.split(), today=TODAY)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("", date(2026, 11, 1), TODAY),
        ("bulan", date(2026, 11, 1), TODAY),
        ("7", date(2026, 11, 15), TODAY),
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("2028-02", None, None),
        ("2026-11", date(2026, 11, 1), TODAY),
        ("2026-10-01 2026-10-31", date(2026, 10, 1), date(2026, 10, 31)),
        ("2026-10-05", date(2026, 10, 5), date(2026, 10, 5)),
        ("2026-11-20 2027-03-01", date(2026, 11, 20), TODAY),
        ("2025-11-22 2026-11-22", date(2025, 11, 22), TODAY),
        ("2025-11-21 2026-11-22", None, None),
        ("2026-10-31 2026-10-01", None, None),
        ("2026-02-30", None, None),
        ("2026-13", None, None),
        ("9999-12", None, None),
        ("9999-12-31", None, None),
        ("0001-01-01 0001-01-02", None, None),
        ("20261001", None, None),
        ("2026-W01-1", None, None),
        ("2026-10-01 2026-10-02 2026-10-03", None, None),
        ("٢٠٢٦-10", None, None),
    ],
)
def test_a_sheet_has_a_month_or_some_days(words: str, first: date | None, last: date | None) -> None:
    if first is None or last is None:
        with pytest.raises(Refusal) as refused:
            of_sheet(words.split(), today=TODAY)
        assert refused.value.details == {"month": "2026-11", "first": "2026-11-01", "last": "2026-11-22"}
    else:
        assert of_sheet(words.split(), today=TODAY) == Period(first, last)


def test_a_button_carries_a_period_and_a_forged_one_is_stale() -> None:
    tap = report_of("sheet", 1_000_000_000_001, Period(EARLIEST, TODAY))
    assert len(encode(tap)) <= LONGEST
    assert of_button("20261001-20261031", today=TODAY) == Period(date(2026, 10, 1), date(2026, 10, 31))
    for days in ("20261031-20261001", "", "0", "20261301-20261302", "20270101-20270102", "20261001", "-1-99"):
        with pytest.raises(Refusal):
            of_button(days, today=TODAY)
