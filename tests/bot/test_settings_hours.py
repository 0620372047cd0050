"""Hours and promises in the settings: what they make, and every mistake with file, line and cure."""

import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.config import SettingsError, load_settings
from bot.doctor_hours import examine_hours
from bot.office_hours import OfficeHours, office_hours
from tests.bot.test_config import SOUND, write

TWO = """
[[units]]
id = "jayapura"
name = "Kantor Jayapura"
chat_id = -200
timezone = "Asia/Jayapura"
hours = ["senin-sabtu 07:30-14:00"]
"""
RAMADAN = """
[hours]
overrides = "hari.toml"
[hours.seasons]
"2026-02-18..2026-03-19" = ["monday-thursday 08:00-15:00", "friday 08:00-11:30, 12:30-15:30"]
"""
DAYS = """
[days]
2026-03-20 = "biasa (cuti bersama dipindah)"
2026-03-28 = "08:00-12:00"
[units.jayapura]
2026-02-05 = "tutup (hari jadi Papua)"
"""


def read(folder: Path, text: str, days: str = DAYS) -> OfficeHours:
    (folder / "hari.toml").write_text(days, encoding="utf-8")
    return office_hours(load_settings(write(folder, SOUND + text)))


def told(folder: Path, text: str, days: str = DAYS) -> list[str]:
    (folder / "hari.toml").write_text(days, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(write(folder, SOUND + text))
    return [problem.replace(f"{folder}/", "") for problem in caught.value.problems]


def at(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def test_units_have_their_own_zone_and_week_and_share_seasons_and_days(tmp_path: Path) -> None:
    found = read(tmp_path, TWO + RAMADAN)
    pli, jayapura = found.promises.hours("pli"), found.promises.hours("jayapura")
    assert pli.is_open(at("2026-02-19 14:30", "Asia/Jakarta"))
    assert not pli.is_open(at("2026-02-19 15:30", "Asia/Jakarta")), "Ramadan"
    assert pli.day(date(2026, 3, 20)), "worked, though it is cuti bersama"
    assert not pli.day(date(2026, 3, 23))
    assert not pli.is_open(at("2026-01-10 09:00", "Asia/Jakarta")), "a Saturday"
    assert jayapura.is_open(at("2026-01-10 09:00", "Asia/Jayapura"))
    assert jayapura.zone.key == "Asia/Jayapura"
    assert not jayapura.day(date(2026, 2, 5))
    assert pli.day(date(2026, 2, 5))
    whys = {planned.day.isoformat(): planned.why for planned in found.plan("jayapura", date(2026, 3, 17), days=14)}
    assert whys["2026-03-20"] == "cuti bersama dipindah"
    assert whys["2026-03-28"] == "overrides"
    assert "Idul" in whys["2026-03-22"]


def test_classes_of_promises_go_by_priority_and_may_promise_nothing(tmp_path: Path) -> None:
    text = """
[[sla]]
first_answer = "4h"
solution = "3d"
[[sla]]
priority = "urgent"
first_answer = "30m"
solution = ""
[[sla]]
id = "tanpa"
first_answer = ""
solution = ""
"""
    promises = read(tmp_path, text).promises
    urgent = promises.sla("standar", "urgent")
    assert urgent is not None
    assert urgent.solution is None
    assert promises.given("tanpa", "normal", unit_id="pli", now=at("2026-01-12 09:00", "Asia/Jakarta")) == ()


def test_holidays_can_be_left_out(tmp_path: Path) -> None:
    every, public, none = (
        read(tmp_path, f"[hours]\nholidays = {names}\n").promises.usual
        for names in ('["public", "government"]', '["public"]', "[]")
    )
    assert [bool(each.day(date(2026, 12, 24))) for each in (every, public, none)] == [False, True, True]
    assert [bool(each.day(date(2026, 12, 25))) for each in (every, public, none)] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[hours]\nweek = ["monday 08:00-12:00, 11:00-13:00"]',
            'line 11: hours.week = ["monday 08:00-12:00, 11:00-13:00"]: 08:00-12:00 and 11:00-13:00 overlap; let one',
        ),
        (
            '[hours]\nweek = ["monday 12:00-08:00"]',
            'config.toml, line 11: hours.week = ["monday 12:00-08:00"]: 12:00-08:00 does not go from an earlier',
        ),
        (
            "[hours]\nweek = []",
            "config.toml: hours.week: pli would never open: give at least one day its times, e.g. monday 08:00-12:00",
        ),
        (
            '[hours.seasons]\n"2026-02-18..2026-02-30" = []',
            "config.toml, line 11: hours.seasons.2026-02-18..2026-02-30 = []: '2026-02-30' is no day; write year-month",
        ),
        (
            '[hours.seasons]\n"2026-02-18..2026-03-19" = []\n"2026-03-19..2026-03-20" = []',
            "line 12: hours.seasons.2026-03-19..2026-03-20 = []: 2026-03-19 belongs to another one, too: let one end",
        ),
        ('[hours]\nholidays = ["lunar"]', 'holidays no. 1 = "lunar": must hold "public", "government" or nothing'),
        (
            TWO.replace("Asia/Jayapura", "Asia/Jayapra"),
            'config.toml, line 15: [[units]] no. 2, timezone = "Asia/Jayapra": must be a time zone, e.g. Asia/Jakarta',
        ),
        (
            TWO.replace('["senin-sabtu 07:30-14:00"]', '["senin-sabtu tutup"]'),
            "config.toml: units no. 2, hours: jayapura would never open: give at least one day its times",
        ),
        ('[[sla]]\nfirst_answer = "4 jam"', "first_answer = \"4 jam\": '4 jam' is no length of time; write e.g. 30m"),
        ('[[sla]]\npriority = "biasa"', 'priority = "biasa": must be "low", "normal", "high", "urgent", or "" for all'),
        ("[[sla]]\n[[sla]]", "[[sla]] no. 2, id: is the same as that of [[sla]] no. 1, and so is its priority"),
        (
            "[reminders]\nclose_days = 4",
            "config.toml, line 11: reminders.close_days = 4: must be more than waiting_days and notice_days together",
        ),
        (
            RAMADAN.replace("hari.toml", "lain.toml"),
            "lain.toml: cannot be read: No such file or directory: name a TOML",
        ),
    ],
)
def test_a_mistake_is_told_with_file_line_and_cure(tmp_path: Path, text: str, expected: str) -> None:
    [problem] = told(tmp_path, text)
    assert expected in problem


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ('[days]\n2026-02-30 = "tutup"', "hari.toml, line 2: '2026-02-30' is no day; write year-month-day"),
        ('[days]\n2026-02-03 = "12:00-08:00"', "hari.toml, line 2: 12:00-08:00 does not go from an earlier"),
        ('[units.pdad]\n2026-02-03 = "tutup"', "hari.toml, line 1: there is no unit 'pdad'; the settings have pli"),
        ("[days]\n2026-02-03 = tutup", "hari.toml, line 2: not TOML: Invalid value"),
    ],
)
def test_a_mistake_in_the_file_of_days_is_told_with_its_line(tmp_path: Path, days: str, expected: str) -> None:
    [problem] = told(tmp_path, RAMADAN, days)
    assert problem.startswith(expected)


def test_the_coming_days_are_shown_with_their_reasons(tmp_path: Path) -> None:
    (tmp_path / "hari.toml").write_text(DAYS, encoding="utf-8")
    path = write(tmp_path, SOUND + TWO + RAMADAN)
    shown = CliRunner().invoke(app, ["hours", "-c", str(path), "--unit", "pli", "--from", "2026-03-18", "--days", "4"])
    assert shown.output.splitlines() == [
        "pli (Asia/Jakarta)",
        "  Wed 2026-03-18  closed  (Cuti Bersama Hari Suci Nyepi)",
        "  Thu 2026-03-19  closed  (Hari Suci Nyepi)",
        "  Fri 2026-03-20  08:00-11:30, 13:30-17:00  (cuti bersama dipindah)",
        "  Sat 2026-03-21  closed  (Hari Raya Idul Fitri)",
    ]
    wrong = CliRunner().invoke(app, ["hours", "-c", str(path), "--unit", "pdad"])
    assert (wrong.exit_code, wrong.stderr) == (2, "--unit pdad: there is no such unit: take one of pli, jayapura\n")
    assert "no day: write year-month-day" in CliRunner().invoke(app, ["hours", "-c", str(path), "--from", "x"]).stderr


def test_the_page_about_hours_shows_what_can_be_used(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "hours.md").read_text(encoding="utf-8")
    hours, days, classes = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    (tmp_path / "days.toml").write_text(days, encoding="utf-8")
    found = office_hours(load_settings(write(tmp_path, SOUND + hours + classes)))
    assert found.promises.hours("jayapura").day(date(2026, 12, 29)) == ()
    assert found.promises.hours("pli").day(date(2026, 3, 20))
    assert found.promises.sla("tanpa", "normal") != found.promises.sla("standar", "normal")


def test_the_doctor_says_when_each_unit_is_open_and_which_class_is_missing(tmp_path: Path) -> None:
    (tmp_path / "hari.toml").write_text(DAYS, encoding="utf-8")
    settings = load_settings(write(tmp_path, SOUND + TWO + RAMADAN + '[[sla]]\nid = "kilat"\n'))
    pli, jayapura, promises = examine_hours(settings, at("2026-03-18 20:00", "Asia/Jakarta"))
    assert pli.is_ok
    assert "opens Fri 2026-03-20 08:00; within 14 days: Wed 2026-03-18  closed" in pli.text
    assert jayapura.is_ok
    assert not promises.is_ok
    assert 'add [[sla]] with id = "standar"' in promises.cure
