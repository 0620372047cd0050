"""Whatever many people write, what is said of an outage fits a message, and no markup of theirs is active."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.outages import people_screens, screens
from handlers.outages.views import Listed, Notice, Panel, Reported, Said
from handlers.texts import Catalogs
from knowledge.rules.outages import LONGEST_WORDS, OutageState
from knowledge.wording import Language
from tests.handlers.test_screens_fit import HIGHEST, LONG_NAME, check

ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
EVIL = '<b>x</b> & <a href="tg://user?id=1">y</a> \u202e ' + "<" * 4096
WORDS = "kata " * (LONGEST_WORDS // 5)
PANEL = Panel(
    id=HIGHEST,
    state=OutageState.PROPOSED,
    title=EVIL,
    service="Helpdesk LPSE Kota Bogor",
    services=(),
    people=10**6,
    told=10**6,
    unreachable=10**6,
    reported=[Reported(HIGHEST, EVIL)] * 7 + [Reported(0, "")],
    count=10**6,
    notice=WORDS,
    said=Said(WORDS, NOW, LONG_NAME),
    tickets=[HIGHEST] * 1_000,
    to_close=1_000,
    kept=[HIGHEST] * 1_000,
    minutes=30,
    begun_by="",
    begun_at=NOW,
    decided_by=LONG_NAME,
    decided_at=NOW,
    quiet_until=NOW + timedelta(hours=12),
    ended_by=LONG_NAME,
    ended_at=NOW,
    is_telling=True,
)


@pytest.mark.parametrize("language", Language)
def test_what_staff_see_fits(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    by_hand = replace(PANEL, begun_by=LONG_NAME, services=[("bogor", LONG_NAME)] * 5)
    rows = [Listed(HIGHEST, EVIL, state, NOW, 10**6) for state in (OutageState.OPEN, OutageState.PROPOSED)]
    shown = [
        *(screens.panel(say, replace(PANEL, state=state)) for state in OutageState),
        *(screens.panel(say, replace(by_hand, state=state, quiet_until=None)) for state in OutageState),
        screens.ask_restored(say, PANEL),
        screens.moved_down(say, PANEL),
        screens.reminder(say, PANEL),
        screens.preview(say, WORDS, words_id=HIGHEST, people=10**6),
        screens.words_told(say, WORDS, people=10**6),
        screens.words_kept(say, WORDS),
        screens.listed(say, LONG_NAME, rows * 5),
        screens.listed(say, LONG_NAME, []),
    ]
    for screen in shown:
        check(screen)
        assert "<a " not in screen.html


@pytest.mark.parametrize("language", Language)
def test_what_requesters_are_told_fits(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    numbers = [10**6 + place for place in range(100)]
    for notice in (
        Notice(HIGHEST, "Helpdesk LPSE Kota Bogor", WORDS, Said(WORDS, NOW, "")),
        Notice(HIGHEST, "Puspa", None, Said(None, NOW, "")),
        Notice(HIGHEST, "Puspa", None, None),
    ):
        for screen in (
            people_screens.offer(say, notice, question_id=HIGHEST),
            people_screens.offer_before_request(say, notice),
            people_screens.known(say, notice, question_id=HIGHEST),
            people_screens.known(say, notice, question_id=HIGHEST, is_rejected=True),
            people_screens.known_before_request(say, notice),
            people_screens.declared(say, notice, numbers=numbers, question_id=HIGHEST),
            people_screens.declared(say, notice, numbers=[], question_id=0),
            people_screens.attached(say, notice, number=HIGHEST),
            people_screens.news(say, notice),
            people_screens.followed(say, notice),
            people_screens.restored(say, notice, closed=numbers, kept=numbers, days=14),
            people_screens.restored(say, notice, closed=[], kept=[], days=0),
            people_screens.left(say, numbers=numbers),
            people_screens.left(say, numbers=[]),
        ):
            check(screen)
            assert screen.rows, "every screen leads on"
