"""Whatever is due, what is said about time fits a message and a phone."""

from datetime import timedelta

import pytest

from handlers.clock import screens
from handlers.clock.screens import Reminded
from handlers.digest import screens as digest
from handlers.digest.screens import Digest, Now, Overdue, Past
from handlers.promise_view import Promise
from handlers.promise_words import exact, for_requester, for_staff, spoken
from handlers.texts import Catalogs, Html
from knowledge.rules.promises import Stage
from knowledge.rules.sla import Target
from knowledge.wording import Language
from tests.handlers.clock_desk import JAKARTA, at
from tests.handlers.test_screens_fit import HIGHEST, LONG_NAME, LONGEST_LABEL, check

NOW = at("2026-11-23 10:02")
LINK = f"https://t.me/c/{10**12}/{10**6}/{10**6}"


@pytest.mark.parametrize("language", Language)
def test_reminders_of_many_tickets_and_a_long_morning_fit_one_message(language: Language) -> None:
    say = Catalogs().speak(language, zone=JAKARTA)
    row = Reminded(HIGHEST, LONG_NAME, Target.FIRST_ANSWER, NOW - timedelta(days=40), LINK, LONG_NAME, HIGHEST)
    told = {stage: [row] * 1_000 for stage in (Stage.WARNING, Stage.DUE, Stage.OVERDUE)}
    admins = Html(" ".join(screens.mention(say, HIGHEST, LONG_NAME) for _ in range(3)))
    check(screens.reminders(say, told, unit="Helpdesk LPSE & UKPBJ", admins=admins, now=NOW, zone=JAKARTA))
    past = Past(10**6, 10**6, 10**6, 10**6, 10**6, 10**6, 3.66)
    late = Overdue(HIGHEST, LONG_NAME, NOW - timedelta(days=40), LINK, LONG_NAME)
    morning = Digest("Helpdesk LPSE & UKPBJ", NOW.date(), Now(*[10**6] * 5), NOW, past, past, (late,) * 5, NOW, JAKARTA)
    check(digest.digest(say, morning))


@pytest.mark.parametrize("language", Language)
def test_what_a_requester_is_told_fits(language: Language) -> None:
    say = Catalogs().speak(language, zone=JAKARTA)
    renewed = screens.renewed(say, Target.SOLUTION, NOW + timedelta(days=30), now=NOW, zone=JAKARTA)
    for screen in (
        screens.slipped(say, number=HIGHEST, title=LONG_NAME, target=Target.SOLUTION, renewed=renewed),
        screens.nudge(say, number=HIGHEST, title=LONG_NAME, closes=""),
        screens.nudge(say, number=HIGHEST, title=LONG_NAME, closes=spoken(say, NOW, now=NOW, zone=JAKARTA)),
        screens.lapsed(say, number=HIGHEST, title=LONG_NAME, days=14),
        screens.lapsed(say, number=HIGHEST, title=LONG_NAME, days=0),
        screens.revived(say, number=HIGHEST),
        screens.ask_evaluation(say, number=HIGHEST, title=LONG_NAME),
    ):
        check(screen)
        assert all(len(button.label) <= LONGEST_LABEL + 12 for row in screen.rows for button in row), "eighteen digits"


@pytest.mark.parametrize(
    ("moment", "indonesian", "english"),
    [
        ("2026-11-23 10:02", "hari ini 10.05 WIB", "today 10:05 WIB"),
        ("2026-11-23 23:58", "besok 00.00 WIB", "tomorrow 00:00 WIB"),
        ("2026-11-24 08:30", "besok 08.30 WIB", "tomorrow 08:30 WIB"),
        ("2026-11-29 08:30", "Minggu 08.30 WIB", "Sunday 08:30 WIB"),
        ("2026-11-30 08:30", "Senin, 30 Nov 2026 08.30 WIB", "Monday, 30 Nov 2026 08:30 WIB"),
        ("2026-11-20 08:30", "Jumat, 20 Nov 2026 08.30 WIB", "Friday, 20 Nov 2026 08:30 WIB"),
    ],
)
def test_a_moment_is_said_as_one_says_it_today(moment: str, indonesian: str, english: str) -> None:
    for language, words in ((Language.ID, indonesian), (Language.EN, english)):
        assert spoken(Catalogs().speak(language, zone=JAKARTA), at(moment), now=NOW, zone=JAKARTA) == words


def test_staff_read_the_minute_and_requesters_what_they_may_expect() -> None:
    say = Catalogs().speak(Language.ID, zone=JAKARTA)
    due = Promise(Target.FIRST_ANSWER, at("2026-11-23 10:32"), None, NOW, JAKARTA)
    assert exact(say, at("2026-11-23 10:32"), now=NOW, zone=JAKARTA) == "hari ini 10.32 WIB"
    assert for_staff(say, due) == "⏰ jawaban pertama: hari ini 10.32 WIB"
    assert for_requester(say, due) == "⏳ Diperkirakan dijawab: <b>hari ini 10.35 WIB</b>"
    late = Promise(Target.SOLUTION, at("2026-11-23 08:32"), at("2026-11-24 08:32"), NOW, JAKARTA)
    assert for_staff(say, late) == "🔴 Terlambat · penyelesaian: hari ini 08.32 WIB"
    assert for_requester(say, late) == "⏳ Diperkirakan selesai: <b>besok 08.35 WIB</b>"
    twice = Promise(Target.SOLUTION, at("2026-11-20 08:32"), at("2026-11-21 08:32"), NOW, JAKARTA)
    assert "Lewat dari perkiraan kami" in for_requester(say, twice)
    paused = Promise(Target.SOLUTION, None, None, NOW, JAKARTA)
    assert "waktu berhenti dihitung" in for_staff(say, paused)
    assert for_requester(say, paused) == for_requester(say, None) == for_staff(say, None) == ""
