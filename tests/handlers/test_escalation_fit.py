"""The ladder's screens fit into a message and onto a phone, whatever people and servers write."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.away import away_lines
from handlers.escalation import screens
from handlers.ladder_view import Away, CameIn, LadderView, Past, Post
from handlers.screen import Screen
from handlers.texts import Catalogs, Html, Texts
from knowledge.pack import load_library
from knowledge.rules import escalation as rules
from knowledge.rules.escalation import Need, NeedState
from knowledge.rules.routing import Unit
from knowledge.wording import Language, Wording
from tests.handlers.test_screens_fit import HIGHEST, LONG_NAME, LONGEST_LABEL, check, view

CILEGON = load_library(["cilegon"]).services["cilegon"]
REPORT = CILEGON.kinds["laporan-error"]
NOW = datetime(2026, 11, 22, 2, 5, tzinfo=UTC)
LONG = "<b>&amp; sangat panjang \N{RIGHT-TO-LEFT OVERRIDE}" * 400
OWN = Unit("lpse", LONG_NAME, -1, is_forum=False, tier=1)
RUNGS = rules.ladder(CILEGON, [OWN], own=OWN)


def known(post: Post, state: NeedState) -> LadderView:
    steps = rules.wanted(CILEGON, REPORT, RUNGS[-1].needs)
    away = Away(HIGHEST, Wording(LONG_NAME), is_outside=True, since=NOW, post=post, reason=LONG, number="9" * 32)
    return LadderView(
        own=Wording(LONG_NAME),
        above=None if post == Post.DEAD else RUNGS[-1],
        needs=tuple(Need(step, state, LONG) for step in steps),
        away=away,
        past=Past(Wording(LONG_NAME), NOW, number="9" * 32),
        below=LONG_NAME,
        lowest=LONG_NAME,
        is_mailed=True,
    )


def all_screens(say: Texts) -> list[Screen]:
    shown = view(CILEGON, REPORT, lines=3)
    came = CameIn(HIGHEST, "answer", LONG[:300], LONG, "9" * 32, (LONG,) * 10, 30 * 1024 * 1024, is_open=True)
    number, need = 123456, Need(REPORT.fields[0], NeedState.MISSING)
    tier, name = LONG_NAME[:60], LONG_NAME
    return [
        *(screens.ladder(say, shown, known(post, state)) for post in Post for state in NeedState),
        screens.need(say, number, need),
        screens.write_need(say, number, need, name=name),
        screens.sure_up(say, number, known(Post.OUT, NeedState.THERE), tier=tier),
        screens.sure_mail(say, number, "x" * 32, tier=tier, subject=LONG[:200], body=LONG, mails=9),
        screens.sure_by_hand(say, number, "x" * 32, tier=tier, subject=LONG[:200], body=LONG[:2500]),
        screens.sure_by_hand(say, number, "x" * 32, tier=tier, subject=LONG[:200], body=LONG),
        *(screens.sure_back(say, number, known(Post.OUT, NeedState.THERE), is_mended=each) for each in (True, False)),
        screens.write_mail(say, number, name=name, tier=tier),
        screens.write_number(say, number, name=name, tier=tier),
        screens.came(say, came, number=number, tier=tier),
        screens.unanswered(say, number=number, tier=tier, since=NOW),
        screens.mail_late(say, number=number, tier=tier, reason=LONG),
        screens.mail_dead(say, number, HIGHEST, tier=tier, reason=LONG),
        screens.mended(say, number=number, tier=tier, name=name, message=Html("x" * 500)),
        screens.try_again(say, number=number, tier=tier),
        screens.told_away(say, number=number, tier=tier),
    ]


@pytest.mark.parametrize("language", list(Language))
def test_every_screen_of_the_ladder_fits(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZoneInfo("Asia/Jakarta"))
    for screen in all_screens(say):
        check(screen)
        labels = [button.label for row in screen.rows for button in row]
        assert [label for label in labels if len(label) > LONGEST_LABEL] == []
    away = known(Post.DEAD, NeedState.THERE).away
    assert away is not None
    assert sum(map(len, away_lines(say, away))) < 700
