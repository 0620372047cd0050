"""The state's holidays, and an office's own days with the line of every mistake."""

from datetime import date

import pytest

from knowledge.rules.public_holidays import OverrideError, OwnDay, national_holidays, parse_overrides
from knowledge.rules.written_hours import parse_day


def test_joint_holidays_are_among_them_unless_an_office_works_then() -> None:
    days = national_holidays(2026)
    assert {date(2026, 3, 20), date(2026, 3, 21), date(2026, 3, 24), date(2026, 12, 24)} <= days.keys()
    assert date(2026, 12, 23) not in days
    assert "Idul" in days[date(2026, 3, 21)]
    assert {date(2026, 3, 20), date(2026, 12, 24)}.isdisjoint(national_holidays(2026, ("public",)))
    assert national_holidays(2026, ()) == {}


def test_an_office_has_days_of_its_own_and_a_unit_even_more() -> None:
    text = """
        [days]
        "2026-12-28..2026-12-30" = "tutup (cuti bersama tambahan)"
        2026-08-18 = "08:00-12:00"
        2026-03-20 = "biasa (cuti bersama dipindah)"   # a moved day: this one is worked ...
        2026-03-25 = "libur"                           # ... and that one is not
        [units.pli]
        2026-04-01 = "closed (hari jadi kota)"
    """
    days = parse_overrides(text, units=["pli", "pdad"])
    assert days[""][date(2026, 12, 29)] == OwnDay((), "cuti bersama tambahan")
    assert days[""][date(2026, 8, 18)] == OwnDay(parse_day("08:00-12:00"), "")
    assert days[""][date(2026, 3, 20)] == OwnDay(None, "cuti bersama dipindah")
    assert len(days[""]) == 6
    assert days["pli"] == {date(2026, 4, 1): OwnDay((), "hari jadi kota")}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('2026-13-01 = "tutup"', "line 3: '2026-13-01' is no day; write year-month-day"),
        ('2026-02-29 = "tutup"', "line 3: '2026-02-29' is no day"),
        ('"2026-12-30..2026-12-28" = "tutup"', "line 3: .* goes backwards"),
        ('"2020-01-01..2026-12-28" = "tutup"', "line 3: .* longer than a year"),
        ('2026-12-28 = ""', "line 3: 2026-12-28 does not say what holds"),
        ("2026-12-28 = 8", "line 3: 2026-12-28 does not say what holds"),
        ('2026-12-28 = "(kenapa ya)"', "line 3: 2026-12-28 does not say what holds"),
        ('2026-12-28 = "besok"', "line 3: 'besok' is no stretch of time"),
        ('2026-12-28 = "12:00-08:00"', "line 3: 12:00-08:00 does not go from an earlier"),
        ('2026-12-28 = "08:00-12:00, 11:00-13:00"', "line 3: .* overlap"),
        ('"2026-01-01..2026-01-03" = "tutup"', "line 3: 2026-01-02 has a line already"),
        ('2026-01-02 = "tutup"', "line 3: not TOML"),
        ("[units.pdad]", "line 3: there is no unit 'pdad'; the settings have pli"),
        ("[hari]", r"line 3: 'hari' is neither \[days\] nor"),
    ],
)
def test_a_mistake_is_told_with_its_line(line: str, said: str) -> None:
    with pytest.raises(OverrideError, match=said):
        parse_overrides(f'[days]\n2026-01-02 = "tutup"\n{line}\n', units=["pli"])


def test_every_mistake_is_told_at_once() -> None:
    with pytest.raises(OverrideError) as caught:
        parse_overrides('[days]\n2026-01-32 = "tutup"\n2026-01-02 = "x"\ndays = 3\n')
    assert [line for line, _ in caught.value.problems] == [2, 3, 4]
