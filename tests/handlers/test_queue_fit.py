"""The queue, what is found and announcements fit a phone and Telegram, whatever people write."""

from datetime import timedelta

import pytest

from bot.demo.entities import parse_html
from handlers.announcements import screens as announcing
from handlers.announcements.views import Aim, Choices, Draft, Progress
from handlers.lookup import screens as lookup
from handlers.lookup.snippets import marked, snippet
from handlers.lookup.views import Found, FoundPage, Whereabouts
from handlers.queue import screens as queue
from handlers.queue.views import Listed, QueuePage, Sort, View, view_of
from handlers.screen import Screen
from handlers.texts import Catalogs, Html, Texts
from knowledge.lookup import wanted
from knowledge.rules.announcing import LONGEST, Audience
from knowledge.rules.queueing import Which
from knowledge.rules.ticket import Status
from knowledge.wording import Language
from tests.handlers.test_screens_fit import LIBRARY, LONG_NAME, LONGEST_LABEL, PHONE_ROWS, ZONE, check, rows_on_a_phone

LINK = "https://t.me/c/1000000001/123456/1234567"
SORTS = (Which.ALL, Which.MINE, Which.UNASSIGNED, Which.OVERDUE)
VIEWS = [*map(View, SORTS), View(Which.SERVICE, "bogor"), View(None)]
TITLES = [
    kind.title.spoken(language)
    for service in LIBRARY.services.values()
    for kind in service.kinds.values()
    for language in Language
]


@pytest.fixture(params=list(Language))
def say(request: pytest.FixtureRequest) -> Texts:
    """The texts of either language."""
    return Catalogs().speak(request.param, zone=ZONE)


def fits(screen: Screen) -> None:
    check(screen)
    assert rows_on_a_phone(screen) <= PHONE_ROWS
    for row in screen.rows:
        for button in row:
            assert len(button.label) <= LONGEST_LABEL // min(len(row), 2) + 2, button.label


def page(view: View, **more: object) -> QueuePage:
    listed = Listed(123456, max(TITLES, key=len), Status.IN_PROGRESS, True, timedelta(hours=23), LONG_NAME, LINK)
    values: dict[str, object] = {
        "unit": "Helpdesk LPSE & UKPBJ",
        "group": 1_001_000_000_001,
        "view": view,
        "page": 1,
        "pages": 3,
        "total": 9_999,
        "counts": dict.fromkeys(Which, 999),
        "services": tuple(Sort(each.id, each.title.id, 999) for each in LIBRARY.services.values()),
        "rows": (listed,) * 8,
        "viewer": LONG_NAME,
        "is_private": True,
        "has_others": True,
    }
    return QueuePage(**{**values, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_of_the_queue_fits(say: Texts, view: View) -> None:
    rows = () if view.which is None else page(view).rows
    for is_private in (True, False):
        fits(queue.queue(say, page(view, rows=rows, is_private=is_private)))
    fits(queue.queue(say, page(view, rows=(), counts=dict.fromkeys(Which, 0), services=())))


def test_a_view_comes_back_from_its_button_and_nothing_forged_is_one() -> None:
    for view in VIEWS:
        assert view_of(view.code()) == view
    for code in ("", "zz", "a.b.c", ".", "s", "s.Bogor", "s." + "x" * 25, "m.bogor"):
        assert view_of(code) == View()


def test_what_is_found_fits_and_its_highlights_are_escaped(say: Texts) -> None:
    sought = wanted("maju <b>")
    piece = snippet(["<b>maju</b> & <a href='tg://user?id=1'>" * 20], sought)
    name = marked(LONG_NAME + " Maju", sought, most=60)
    row = Found(123456, max(TITLES, key=len), Status.CLOSED, timedelta(days=400), name, piece, LINK)
    shown = lookup.found(say, FoundPage(10**18 - 1, "<b> & " * 50, 1, 20, 100, True, (row,) * 5, False))
    fits(shown)
    text, entities = parse_html(shown.html)
    assert "<b>maju</b> & <a href='tg://user?id=1'>" in text
    assert {each["type"] for each in entities} <= {"bold", "italic", "text_link"}
    assert {each["url"] for each in entities if each["type"] == "text_link"} == {LINK}
    fits(lookup.found(say, FoundPage(1, "<b> & " * 50, 0, 1, 0, False, (), True)))


def test_one_tickets_place_and_card_fit_and_lead_on(say: Texts) -> None:
    at = Whereabouts(123456, max(TITLES, key=len), "Helpdesk & <LPSE>", Status.WAITING, LONG_NAME, LINK)
    fits(lookup.where(say, at))
    for length in (100, 4096):
        card = Screen(Html("x" * length))
        check(lookup.peek(say, card, at, back=None))


@pytest.mark.parametrize("audience", Audience)
def test_an_announcement_fits_before_while_and_after_it_is_sent(say: Texts, audience: Audience) -> None:
    html = "<b>" + "x" * LONGEST + "</b>"
    draft = Draft(10**6, html, LONG_NAME, 90)
    aims = tuple(Aim(audience, each.id, each.title.id, 9_999, 999, 99) for each in LIBRARY.services.values())
    senders = {"Helpdesk LPSE & UKPBJ Kabupaten": 1_001_000_000_001, LONG_NAME: 0}
    for screen in (
        announcing.announcement(say, Html(html), sender=LONG_NAME, office="Kantor"),
        announcing.choose(say, draft, Choices(aims, senders)),
        *(announcing.confirm(say, draft, aim, minutes=166) for aim in aims),
    ):
        check(screen)
        assert all(len(button.label) <= LONGEST_LABEL for row in screen.rows for button in row)
    for stopper, is_over in (("", False), ("", True), (LONG_NAME, True)):
        going = Progress(7, "<b> & " * 99, LONG_NAME, 5, 1, 2, 3, 9_999, timedelta(minutes=166), stopper, is_over)
        fits(announcing.progress(say, going))
