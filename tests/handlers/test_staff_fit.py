"""Whatever people write, the staff room's screens fit, their buttons can be read, and no markup of theirs is active."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.demo.entities import parse_html, utf16_length
from handlers.buttons import ShowMore
from handlers.canned import screens as canned
from handlers.canned.screens import Page
from handlers.card import menu
from handlers.card import screens as card
from handlers.closing import screens as closing
from handlers.handover import screens as handover
from handlers.marks import screens as marks
from handlers.merging import screens as merging
from handlers.screen import Screen
from handlers.staff import screens as staff
from handlers.staff_view import StaffView
from handlers.texts import Catalogs, Html, Texts
from handlers.ticket_view import Line
from handlers.transfer import screens as transfer
from handlers.work_view import Order
from knowledge.rules.canned import LONGEST_NAME as LONGEST_CANNED_NAME
from knowledge.rules.ticket import CLOSING_REASONS, ClosedAs, Decision, Event, Status
from knowledge.rules.work import LONGEST_TAG, MOST_TAGS, TicketPriority
from knowledge.wording import Language, Wording
from tests.handlers.test_screens_fit import LIBRARY, LONG_NAME, view

ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 22, 2, 5, tzinfo=UTC)
LONGEST_LABEL = 40  # characters that a narrow phone shows of a button as wide as the message
HIGHEST = 10**18 - 1
RESET = LIBRARY.services["muarojambi"].kinds["reset-password"]
EVIL = (
    '<b>x</b><a href="tg://user?id=1">y</a>',
    "*x* _y_ `z` [a](tg://user?id=1)",
    "\u202eterbalik\u202c \u200b\u200d nol",
    "🎫 Tiket #1 · palsu\nStatus: selesai",
    "<" * 4096,
    "&lt;&amp;&#60;",
)
HARMLESS = "Siti Rahayu"


def screens_naming(say: Texts, name: str) -> list[Screen]:
    """Return every screen of the staff room that shows a name, a tag, a reason or a reply, with this in each place."""
    colleagues = tuple((HIGHEST - place, name) for place in range(8))
    listed = [merging.Listed(123456, Wording(name[:200], name[:200]), Status.VERIFYING, name[:200]) for _ in range(8)]
    page = Page.of([(f"o.{HIGHEST}", name)] * 20, 1, size=8)
    pair = merging.Pair(number=HIGHEST, later=HIGHEST)
    shown, own = name[:1000], name[:200]
    return [
        handover.choose(say, handover.Choice(HIGHEST, HIGHEST, HIGHEST, colleagues, 1, 3)),
        handover.assigned(say, number=HIGHEST, name=own),
        handover.told(say, number=HIGHEST, name=own, to=(HIGHEST, own)),
        handover.released(say, number=HIGHEST, name=own),
        transfer.choose(say, number=HIGHEST, units=[("u" * 32, name)] * 6),
        transfer.ask(say, number=HIGHEST, unit=("u" * 32, own)),
        transfer.told(say, number=HIGHEST, unit=own),
        transfer.arrived(say, number=HIGHEST, unit=own, name=own),
        card.moved(say, view(LIBRARY.services["muarojambi"], RESET, lines=1), unit=own, name=own, when=NOW),
        merging.choose(say, number=HIGHEST, requester=own, others=listed),
        merging.ask(say, pair, number=HIGHEST, other=HIGHEST),
        merging.absorbed(say, pair, name=own),
        marks.write_tags(say, number=HIGHEST, name=own),
        closing.write(say, number=HIGHEST, name=own),
        *(staff.closed_because(say, said, number=HIGHEST, words=own, days=14) for said in CLOSING_REASONS[1:]),
        canned.choose(say, page, number=HIGHEST, has_own=True),
        canned.meant(say, page, number=HIGHEST),
        canned.write(say, number=HIGHEST, name=own),
        canned.kept(say, name=name[:LONGEST_CANNED_NAME]),
        canned.listed(say, [name[:LONGEST_CANNED_NAME]] * 60),
        canned.own(say, Page.of([(str(HIGHEST), name)] * 20, 1, size=8), number=HIGHEST),
        canned.preview(say, number=HIGHEST, requester=own, html=say("nobody"), key="p." + "k" * 24, sign="0" * 8),
        canned.sent(say, number=HIGHEST, name=own, requester=own, html=canned.whole(Html("<b>"), shown)),
    ]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("evil", EVIL, ids=range(len(EVIL)))
def test_every_screen_fits_and_shows_markup_as_text(evil: str, language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    for screen, plain in zip(screens_naming(say, evil), screens_naming(say, HARMLESS), strict=True):
        text, entities = parse_html(screen.html)
        assert 0 < utf16_length(text) <= 4096
        assert [each["type"] for each in entities] == [each["type"] for each in parse_html(plain.html)[1]]
        screen.keyboard()
        for row in screen.rows:
            assert all(len(button.label) <= LONGEST_LABEL // len(row) + 4 * (len(row) == 1) for button in row), row


def full_card(say: Texts, words: str, *, status: Status, **order: object) -> Screen:
    service = LIBRARY.services["muarojambi"]
    shown = replace(
        view(service, RESET, lines=1),
        requester=words[:200],
        assignee=words[:200],
        status=status,
        due_at=NOW,
        closed_at=NOW if status == Status.CLOSED else None,
        closed_as=ClosedAs.OTHER if status == Status.CLOSED else None,
        history=(
            Line(NOW, words, Event.ANSWERED, is_internal=False, text=words),
            Line(NOW, words, Event.CLOSED, is_internal=False, text=words),
        ),
    )
    standing = Order(
        priority=TicketPriority.URGENT,
        tags=("t" * LONGEST_TAG,) * MOST_TAGS,
        siblings=(HIGHEST,) * 8,
        has_other_units=True,
        absorbed=(HIGHEST,) * 8,
        is_overdue=True,
    )
    return card.card(say, shown, entries=LIBRARY, work=StaffView(order=replace(standing, **order)))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("status", [Status.WAITING, Status.CLOSED])
def test_the_card_fits_with_everything_that_orders_it(language: Language, status: Status) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    plain = parse_html(full_card(say, HARMLESS, status=status).html)[1]
    for words in (*EVIL, LONG_NAME):
        text, entities = parse_html(full_card(say, words, status=status).html)
        assert utf16_length(text) <= 4096
        assert [each["type"] for each in entities] == [each["type"] for each in plain]
    merged = full_card(say, HARMLESS, status=Status.CLOSED, merged_into=HIGHEST)
    assert f"#{HIGHEST}" in merged.html


@pytest.mark.parametrize("language", Language)
def test_priorities_and_tags_are_read_on_a_phone(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    shown = marks.priorities(say, number=HIGHEST, current=TicketPriority.HIGH)
    tags = [marks.Tag("berkas", f"{place:08x}", is_on=bool(place % 2)) for place in range(14)]
    for screen in (shown, marks.tags(say, number=HIGHEST, tags=tags), closing.ask(say, number=HIGHEST)):
        screen.keyboard()
        assert all(len(button.label) <= LONGEST_LABEL // len(row) for row in screen.rows for button in row)


MENU: list[tuple[str, dict[str, object], set[str]]] = [
    ("new", {"status": Status.RECEIVED, "assignee": ""}, {"button-take", "button-close"}),
    ("taken", {"status": Status.IN_PROGRESS}, {"button-close", "button-wishes"}),
    ("undecided", {"decision": Decision.PENDING}, {"button-approve", "button-reject"}),
    ("closed", {"status": Status.CLOSED}, {"button-work-resume", "button-learn", "button-history"}),
]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("name", "changed", "expected"), MENU, ids=[row[0] for row in MENU])
def test_the_main_buttons_are_those_of_the_status_and_the_rest_is_one_tap_away(
    name: str,
    changed: dict[str, object],
    expected: set[str],
    language: Language,
) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    service = LIBRARY.services["muarojambi"]
    shown = replace(view(service, RESET, lines=1), decision=Decision.NOT_NEEDED)
    shown = replace(shown, **changed)  # type: ignore[arg-type]
    work = StaffView(order=Order(has_other_units=True, siblings=(7,)))
    main = {button.label for row in menu.main(say, shown, work) for button in row}
    assert {say.plain(key, count=0) for key in expected} <= main
    assert len(menu.main(say, shown, work)) <= 6, "the main buttons stay few"
    more = menu.more(say, shown, work)
    assert ShowMore(shown.number) in [button.tap for row in menu.main(say, shown, work) for button in row]
    assert all(1 <= len(row) <= 2 for row in more)
    for rows in (menu.main(say, shown, work), more):
        for row in rows:
            assert all(len(button.label) <= LONGEST_LABEL // len(row) + 4 * (len(row) == 1) for button in row), row
    is_closed = changed.get("status") == Status.CLOSED
    assert (say.plain("button-work-merge") in {button.label for row in more for button in row}) is not is_closed


def test_a_merged_ticket_is_not_opened_again_and_one_without_siblings_is_not_merged() -> None:
    say = Catalogs().speak("id", zone=ZONE)
    shown = replace(view(LIBRARY.services["muarojambi"], RESET, lines=1), status=Status.CLOSED)
    merged = menu.main(say, shown, StaffView(order=Order(merged_into=3)))
    assert say.plain("button-work-resume") not in {button.label for row in merged for button in row}
    alone = menu.more(say, replace(shown, status=Status.IN_PROGRESS), StaffView())
    labels = {button.label for row in alone for button in row}
    assert not {say.plain("button-work-merge"), say.plain("button-work-transfer")} & labels


def test_a_part_of_a_message_keeps_its_markup_only_where_it_is_whole() -> None:
    assert canned.whole(Html("Halo <b>{nama}</b>"), "Halo {nama}") == "Halo <b>{nama}</b>"
    assert canned.whole(Html("tebal</b> & biasa"), "tebal & biasa") == "tebal &amp; biasa"
    assert canned.whole(Html("<i>miring"), "miring <x>") == "miring &lt;x&gt;"
