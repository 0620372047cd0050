"""The figures in words: nothing of too few evaluations, and no line about what nobody did."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.statistics import pictures, screens
from handlers.statistics.periods import Period
from handlers.statistics.views import Day, Figures, Promised
from handlers.texts import Catalogs
from knowledge.wording import Language

NONE = Promised(0, 0, None)
MONTH = Period(date(2026, 10, 23), date(2026, 11, 22))


def figures(*, evaluations: int = 0, first: Promised = NONE) -> Figures:
    days = tuple(Day(day, 1, 0) for day in MONTH.days)
    return Figures("A & B", MONTH, days, 31, 0, first, NONE, 0, 0, (), evaluations, (), ())


@pytest.mark.parametrize(
    ("language", "few"), [(Language.ID, "mulai dari 3 penilaian"), (Language.EN, "from 3 evaluations on")]
)
def test_two_evaluations_are_counted_without_a_grade(language: Language, few: str) -> None:
    say = Catalogs().speak(language, zone=ZoneInfo("Asia/Jakarta"))
    told = screens.caption(say, figures(evaluations=2, first=Promised(1, 2, timedelta(minutes=59.6))))
    assert few in told
    assert "A &amp; B" in told
    assert "50" in told
    assert len(told) < 1_000
    plain = screens.caption(say, figures())
    assert few not in plain
    assert "0%" not in plain.replace(" ", "")


def test_long_periods_are_put_together_and_nothing_is_lost() -> None:
    say = Catalogs().speak("id", zone=ZoneInfo("Asia/Jakarta"))
    picture = pictures.picture(say, figures())
    (panel,) = picture["panels"]
    assert panel["title"] == "Tiket per 4 hari"
    assert len(panel["labels"]) == 8
    assert sum(panel["series"][0]["values"]) == 31


def test_business_time_is_told_in_hours_and_minutes() -> None:
    say = Catalogs().speak("id", zone=ZoneInfo("Asia/Jakarta"))
    assert screens.duration(say, timedelta(minutes=59.6)) == "1 jam 0 menit"
    assert screens.duration(say, timedelta(minutes=7)) == "7 menit"
