"""The state's holidays, and an office's own days with the line of every mistake."""

from datetime import date

import pytest

from knowledge.rules.business_hours import HoursError, parse_day
from knowledge.rules.public_holidays import national_holidays, parse_overrides


def test_joint_holidays_are_among_them() -> None:
    days = national_holidays(2026)
    assert {date(2026, 3, 20), date(2026, 3, 21), date(2026, 3, 24), date(2026, 12, 24)} <= days.keys()
    assert date(2026, 12, 23) not in days


def test_an_office_has_days_of_its_own() -> None:
    text = """
        # Jawaban surat edaran
        2026-12-28..2026-12-30 tutup   # cuti bersama tambahan
        2026-08-18 08:00-12:00
        2026-03-28\tlibur
    """.replace("\t", " ")
    days = parse_overrides(text)
    assert days[date(2026, 12, 29)] == ()
    assert days[date(2026, 8, 18)] == parse_day("08:00-12:00")
    assert len(days) == 5


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2026-13-01 tutup", "line 2: '2026-13-01' is no day; write year-month-day"),
        ("2026-02-29 tutup", "line 2: '2026-02-29' is no day"),
        ("2026-12-30..2026-12-28 tutup", "line 2: .* goes backwards"),
        ("2020-01-01..2026-12-28 tutup", "line 2: .* longer than a year"),
        ("2026-12-28", "line 2: .* does not say what holds"),
        ("2026-12-28 besok", "line 2: 'besok' is no stretch of time"),
        ("2026-01-02 tutup", "line 2: 2026-01-02 has a line already"),
    ],
)
def test_a_mistake_is_told_with_its_line(line: str, said: str) -> None:
    with pytest.raises(HoursError, match=said):
        parse_overrides(f"2026-01-02 tutup\n{line}\n")
