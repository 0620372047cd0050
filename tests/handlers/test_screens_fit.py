"""Whatever people write, every screen is valid HTML of at most 4,096 characters, and its buttons can be read."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.demo.entities import parse_html, utf16_length
from handlers.answers import entry_screen, place_rows, ticket_rows
from handlers.ask import screens as ask
from handlers.browse import screens as browse
from handlers.card import screens as card
from handlers.documents import screens as documents
from handlers.documents.screens import Listed
from handlers.forms import Form, Paper, Waiting
from handlers.guides import screens as guides
from handlers.requests import screens as requests
from handlers.screen import Screen
from handlers.texts import Catalogs
from handlers.ticket_view import Line, OwnTicket, TicketView
from handlers.tickets import screens as tickets
from knowledge.faq.entry import Entry
from knowledge.faq.tree import Place
from knowledge.rules import form as rules
from knowledge.rules.fields import LONGEST_ANSWER
from knowledge.rules.ticket import Decision, Event, Status
from knowledge.service import RequestKind, Service, Topic
from knowledge.wording import Language
from tests.packs import built_in_library

LIBRARY = built_in_library()
KINDS = [
    pytest.param(service, kind, id=f"{service.id}-{kind.id}")
    for service in LIBRARY.services.values()
    for kind in service.kinds.values()
]
WITH_DOCUMENTS = [
    pytest.param(service, kind, id=f"{service.id}-{kind.id}")
    for service in LIBRARY.services.values()
    for kind in service.kinds.values()
    if kind.slots
]
ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 22, 2, 5, tzinfo=UTC)
LONG_NAME = "Raden Mas <b> & Pangeran " * 5
LONG_FILE = "Scan & <KTP> Direktur Utama " * 9 + ".pdf"
LONGEST_LABEL = 40  # characters that a narrow phone shows of a button as wide as the message
LONGEST_HALF = 20
PHONE_LETTERS = 42  # in a line of a message on a narrow phone
PHONE_ROWS = 48  # lines that one and a half screens of such a phone hold
HIGHEST = 10**18 - 1  # of ids: eighteen digits travel


def check(screen: Screen) -> None:
    text, entities = parse_html(screen.html)
    assert 0 < utf16_length(text) <= 4096
    assert len(entities) <= 100
    screen.keyboard()


def longest(kind: RequestKind) -> dict[str, str]:
    return {each.id: each.choices[0].id if each.choices else "a & <b> " * (LONGEST_ANSWER // 8) for each in kind.fields}


def papers(kind: RequestKind) -> dict[str, Paper]:
    return {slot.id: Paper(LONG_FILE, 4 * 1024 * 1024, is_fetching=False) for slot in kind.slots}


def view(service: Service, kind: RequestKind, *, lines: int) -> TicketView:
    line = Line(NOW, LONG_NAME, Event.REPLIED, is_internal=False, text="Mohon & <b> dilengkapi\n" * 40)
    return TicketView(
        number=123456,
        service=service,
        kind=kind,
        unit="Helpdesk LPSE & UKPBJ",
        has_topic=True,
        requester=LONG_NAME,
        status=Status.IN_PROGRESS,
        decision=Decision.APPROVED,
        decided_by=LONG_NAME,
        decided_at=NOW,
        assignee=LONG_NAME,
        opened_at=NOW,
        closed_at=None,
        answers=longest(kind),
        papers=papers(kind),
        question="? <b> & " * 500,
        seen=tuple(service.entries)[:5],
        history=(line,) * lines,
    )


def form(service: Service, kind: RequestKind, step: str) -> Form:
    return Form(1, 1001, 1001, service, kind, longest(kind), step, 0)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("service", "kind"), KINDS)
def test_a_forms_every_step_and_summary_fit(service: Service, kind: RequestKind, language: Language) -> None:
    speaker = Catalogs().speak(language, zone=ZONE)
    for step in rules.steps(kind, longest(kind)):
        if step.id != rules.PAPERS:
            check(requests.step(speaker, form(service, kind, step.id), papers(kind), earlier=LONG_NAME))
    check(requests.summary(speaker, form(service, kind, rules.CONFIRM), papers(kind)))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("service", "kind"), WITH_DOCUMENTS)
def test_a_checklist_fits_a_phone_whatever_is_in_it(service: Service, kind: RequestKind, language: Language) -> None:
    speaker = Catalogs().speak(language, zone=ZONE)
    here = form(service, kind, rules.PAPERS)
    waiting = Waiting(10**12, LONG_FILE, is_picture=True, place=1, total=6)
    bad = {slot_id: replace(paper, reason="refused-file-size") for slot_id, paper in papers(kind).items()}
    chosen, again = replace(here, chosen=kind.slots[0].id), replace(here, ticket_id=9, again=(kind.slots[0].id,))
    for shown in (Listed({}), Listed(papers(kind)), Listed(papers(kind), waiting), Listed(bad)):
        for each in (here, chosen, again):
            screen = documents.listed(speaker, each, shown)
            check(screen)
            assert all(len(button.label) <= LONGEST_LABEL for row in screen.rows for button in row)
            if shown.waiting is None and shown.papers != bad:
                assert rows_on_a_phone(screen) <= PHONE_ROWS, screen.html


def rows_on_a_phone(screen: Screen) -> int:
    """Return how many lines a message and its buttons take on a narrow phone."""
    text, _ = parse_html(screen.html)
    return sum(max(1, -(-len(line) // PHONE_LETTERS)) for line in text.split("\n")) + 2 * len(screen.rows)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("service", "kind"), KINDS)
def test_the_card_and_what_stands_below_it_fit(service: Service, kind: RequestKind, language: Language) -> None:
    speaker = Catalogs().speak(language, zone=ZONE)
    check(card.card(speaker, view(service, kind, lines=1), entries=LIBRARY))
    for screen in card.long_texts(speaker, view(service, kind, lines=1)):
        check(screen)
    assert len(card.topic_name(speaker, view(service, kind, lines=1))) > 0


@pytest.mark.parametrize("lines", [1, 25, 500])
def test_a_history_fits_however_much_happened(lines: int) -> None:
    service = LIBRARY.services["puspa"]
    check(card.history(Catalogs().speak("id", zone=ZONE), view(service, service.kinds["aktivasi"], lines=lines)))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("service", "kind"), KINDS)
def test_a_requesters_own_ticket_fits(service: Service, kind: RequestKind, language: Language) -> None:
    check(tickets.ticket(Catalogs().speak(language, zone=ZONE), OwnTicket(view(service, kind, lines=40))))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("entry", LIBRARY.entries(), ids=lambda entry: entry.id)
def test_every_answer_fits_with_all_its_buttons(entry: Entry, language: Language) -> None:
    speaker = Catalogs().speak(language, zone=ZONE)
    service = LIBRARY.services[entry.service]
    remarks = ask.Remarks(before="? <b> & " * 500, service=service, has_attachment=True, open_tickets=[10**6] * 2)
    check(ask.answer(speaker, entry, library=LIBRARY, question_id=HIGHEST, remarks=remarks))
    check(ask.answer_above(speaker, entry, question_id=HIGHEST, remarks=remarks))
    beside = [(each, service) for each in list(service.entries.values())[:3]]
    check(ask.choose(speaker, beside, question_id=HIGHEST, service_id=service.id, remarks=remarks, is_further=True))
    rows = (*ticket_rows(speaker, HIGHEST, [10**6] * 2), *place_rows(speaker, service.id, "99.99.99", 99))
    for step in range(max(1, len(entry.steps))):
        check(entry_screen(speaker, entry, library=LIBRARY, question_id=HIGHEST, step=step + 1, rows=rows))
    for variant in range(len(entry.variants)):
        check(entry_screen(speaker, entry, library=LIBRARY, question_id=HIGHEST, variant=variant + 1, rows=rows))
    for step in range(len(entry.steps)):
        check(guides.stuck(speaker, entry, service=service, question_id=HIGHEST, step=step + 1))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("service", LIBRARY.services.values(), ids=lambda service: service.id)
def test_what_can_be_told_apart_only_by_its_button_is_short_enough_for_a_phone(
    service: Service, language: Language
) -> None:
    speaker = Catalogs().speak(language, zone=ZONE)
    for place in places(service):
        for row in browse.level(speaker, place, page=0).rows:
            for button in row:
                most = LONGEST_LABEL if len(row) == 1 else LONGEST_HALF
                assert len(button.label) <= most, button.label
    for kind in service.kinds.values():
        assert len(kind.title.spoken(language)) <= LONGEST_LABEL


def places(service: Service) -> list[Place]:
    found = [Place(service, (), (), service.topics, ())]

    def grow(topics: tuple[Topic, ...], path: tuple[int, ...], trail: tuple[Topic, ...]) -> None:
        for number, topic in enumerate(topics):
            here, above = (*path, number), (*trail, topic)
            entries = tuple(service.entries[each] for each in topic.entries)
            if topic.topics or len(entries) != 1:
                found.append(Place(service, here, above, topic.topics, entries))
            grow(topic.topics, here, above)

    grow(service.topics, (), ())
    return found


@pytest.mark.parametrize("language", Language)
def test_a_ticket_in_the_list_shows_how_it_stands(language: Language) -> None:
    speaker = Catalogs().speak(language, zone=ZONE)
    for service in LIBRARY.services.values():
        for kind in service.kinds.values():
            listed = [tickets.Listed(123, kind.title.spoken(language), Status.IN_PROGRESS)]
            sort = tickets.Sort("all", 0, 1, {"all": 1, "open": 1, "closed": 0})
            label = tickets.mine(speaker, listed, sort).rows[0][0].label
            assert "🔧" in label[:LONGEST_LABEL], label
