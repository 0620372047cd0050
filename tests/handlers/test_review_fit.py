"""Whatever people write, the screens about documents, wishes and calls fit a message, and their buttons a telephone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.demo.entities import parse_html, utf16_length
from handlers.calls import screens as calls
from handlers.card import screens as card
from handlers.demands import screens as demands
from handlers.review import screens as review
from handlers.screen import Screen
from handlers.staff_view import Call, SentPaper, StaffView, Wish
from handlers.texts import Catalogs
from knowledge.rules.appointments import CallState, times, working_days
from knowledge.rules.review import LONGEST_WISH, PaperState
from knowledge.wording import Language
from tests.handlers.test_screens_fit import LIBRARY, LONG_FILE, LONG_NAME, view
from tests.knowledge.rules.calendars import office

ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 22, 2, 5, tzinfo=UTC)
LONGEST_LABEL = 40  # characters that a narrow phone shows of a button as wide as the message
RESET = LIBRARY.services["muarojambi"].kinds["reset-password"]
PAPERS = tuple(
    SentPaper(10**17 + place, slot.id, LONG_FILE, 4 * 1024 * 1024, state, "& <b> buram " * 25, LONG_NAME)
    for place, (slot, state) in enumerate(zip(RESET.slots, [*PaperState, *PaperState], strict=False))
)
WISHES = tuple(
    Wish(10**17, "& <b> NIB " * (LONGEST_WISH // 10), "a & <b> " * 60, is_open, is_file=False)
    for is_open in (True, False) * 8
)
PROPOSED = tuple(NOW + timedelta(days=day) for day in (1, 2, 3))
LINK = "https://meet.example.go.id/" + "x" * 900


def call_in(state: CallState) -> Call:
    at = NOW + timedelta(days=1) if state not in {CallState.PROPOSED, CallState.REPLACED} else None
    return Call(10**17, state, is_now=False, at=at, proposals=PROPOSED, link=LINK)


def check(screen: Screen, *, most: int = 4096) -> None:
    text, entities = parse_html(screen.html)
    assert 0 < utf16_length(text) <= most
    assert len(entities) <= 100
    screen.keyboard()
    for row in screen.rows:
        assert all(len(button.label) <= LONGEST_LABEL // len(row) + 4 * (len(row) == 1) for button in row), row


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", CallState)
def test_the_card_fits_with_everything_on_it(language: Language, state: CallState) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    work = StaffView(papers=PAPERS, wishes=WISHES, call=call_in(state))
    shown = view(LIBRARY.services["muarojambi"], RESET, lines=3)
    screen = card.card(say, shown, entries=LIBRARY, work=work)
    text, entities = parse_html(screen.html)
    assert utf16_length(text) <= 4096
    assert len(entities) <= 100


@pytest.mark.parametrize("language", Language)
def test_every_screen_about_documents_and_wishes_fits(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    shown = view(LIBRARY.services["muarojambi"], RESET, lines=3)
    work = StaffView(papers=PAPERS, wishes=WISHES)
    check(review.papers(say, shown, work))
    for paper in PAPERS[:4]:
        slot = "SIUP & <izin> " * 8
        check(review.paper(say, shown, paper, slot=slot))
        check(review.reasons(say, paper, number=123456, slot=slot))
        check(review.own_words(say, paper, number=123456, name=LONG_NAME))
        check(review.release(say, paper, number=123456, slot=slot))
    check(review.mend(say, [("SIUP & <izin> " * 4, paper) for paper in PAPERS[:8]], number=123456))
    check(review.sent_again(say, number=123456, name=LONG_NAME, titles="SIUP & <izin> " * 90))
    check(demands.wishes(say, shown, work))
    check(demands.asked(say, number=123456, demand_id=10**17, name=LONG_NAME, wish="& <b> " * (LONGEST_WISH // 6)))


@pytest.mark.parametrize("language", Language)
def test_every_screen_about_a_call_fits(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    shown = view(LIBRARY.services["muarojambi"], RESET, lines=3)
    days = working_days(NOW.date(), office())
    for picked in (PROPOSED[:0], PROPOSED[:2], PROPOSED):
        check(calls.days(say, days, picked, number=10**17))
        check(calls.times(say, days[0], times(days[0], now=NOW, hours=office()), picked[:2], number=10**17))
    for state in CallState:
        known = call_in(state)
        check(calls.call(say, shown, known, zone=ZONE, now=NOW))
        check(calls.call(say, shown, known, zone=ZONE, now=NOW + timedelta(days=3)))
        check(calls.notice(say, 123456, known, zone=ZONE, name=LONG_NAME))
        caption = calls.entry_caption(say, 123456, known, zone=ZONE, is_cancelled=False, is_staff=True)
        assert utf16_length(caption) <= 1024
    check(calls.reminder(say, 123456, 10**17, NOW.astimezone(ZONE), LINK))
    check(calls.reminder_told(say, 123456, NOW.astimezone(ZONE), LINK, name=LONG_NAME))
