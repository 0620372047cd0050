"""How a message is understood beside what the same person asked before, and what is in one that asks nothing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Message

from handlers.ask.conversation import kind_of
from handlers.ask.reading import Past, picked, read, read_for
from handlers.ask.strange import Strange, strange
from handlers.ask.wordless import Wordless
from knowledge.faq.judge import Decision
from storage.questions import Origin, Outcome, Question, Response
from tests.packs import built_in_index

INDEX = built_in_index()
NOW = datetime(2026, 11, 22, 2, 5, tzinfo=UTC)
NOTHING = Past((), "", NOW)


def asked(text: str, *, number: int = 1, ago: timedelta = timedelta(minutes=1), **more: Any) -> Question:  # noqa: ANN401
    values: dict[str, Any] = {
        "id": number,
        "person_id": 1001,
        "origin": Origin.TYPED,
        "text": text,
        "read_as": text,
        "follows_id": None,
        "message_id": number,
        "content": "text",
        "album": "",
        "attachments": (),
        "decision": Response.ANSWER,
        "talk": "",
        "confidence": 0.9,
        "service": "",
        "candidates": (),
        "offered": (),
        "shown": (),
        "unhelpful": (),
        "outcome": Outcome.OPEN,
        "asked_at": NOW - ago,
    }
    return Question(**{**values, **more})


def test_a_question_that_stands_alone_is_never_joined_to_the_one_before() -> None:
    found = read(INDEX, "bagaimana cara balas tiket di helpdesk bogor", Past((asked("lupa password ceisa"),), "", NOW))
    assert found.before is None
    assert found.read_as == "bagaimana cara balas tiket di helpdesk bogor"


def test_small_talk_and_pictures_in_between_do_not_break_a_conversation() -> None:
    past = Past(
        (
            asked("makasih", number=3, decision=Response.TALK),
            asked("", number=2, decision=Response.WORDLESS, content="captioned"),
            asked("lupa password", number=1),
        ),
        "",
        NOW,
    )
    assert read(INDEX, "yang puspa", past).verdict.entry_ids == ("puspa.lupa-sandi",)


def test_a_follow_up_that_helps_less_than_the_words_alone_is_not_joined() -> None:
    past = Past((asked("zzz qqq xxx yyy"),), "", NOW)
    alone = read(INDEX, "syaratnya apa?", NOTHING)
    assert read(INDEX, "syaratnya apa?", past).verdict.decision == alone.verdict.decision == Decision.CHOOSE


@pytest.mark.parametrize(("ago", "is_asked"), [(timedelta(minutes=9), False), (timedelta(minutes=11), True)])
def test_the_service_in_talk_is_taken_without_asking_for_ten_minutes(ago: timedelta, *, is_asked: bool) -> None:
    found = read(INDEX, "lupa password", Past((asked("puspa error 404", ago=ago, service="puspa"),), "", NOW))
    assert bool(found.verdict.services) == is_asked
    assert ("puspa" in found.rivals) != is_asked


def test_a_service_that_has_no_such_answer_is_not_forced_on_a_question() -> None:
    found = read(INDEX, "lupa password", Past((asked("buat tiket", service="bogor"),), "", NOW))
    assert "bogor" not in found.verdict.services
    assert found.verdict.services


def test_the_last_tickets_service_comes_first_when_nothing_was_asked() -> None:
    assert read(INDEX, "lupa password", Past((), "ceisa", NOW)).verdict.services[0] == "ceisa"


@pytest.mark.parametrize("service", ["puspa", "ceisa", "muarojambi"])
def test_picking_a_service_shows_its_answer(service: str) -> None:
    found = read_for(INDEX, "lupa password", service)
    assert found.verdict.decision == Decision.ANSWER
    assert found.verdict.entry_ids[0].partition(".")[0] == service


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "a.x"),
        ("2.", "a.y"),
        ("No. 2", "a.y"),
        ("nomor 1 aja", "a.x"),
        ("yang kedua min", "a.y"),
        ("the second one", "a.y"),
        ("3", None),
        ("0", None),
        ("12", None),
        ("error 2", None),
        ("yang itu", None),
    ],
)
def test_a_number_alone_means_one_of_the_choices_on_the_screen(text: str, expected: str | None) -> None:
    assert picked(text, ("a.x", "a.y")) == expected
    assert picked(text, ()) is None


def test_what_is_on_the_screen_stays_there_for_a_day() -> None:
    assert Past((asked("aktivasi", ago=timedelta(hours=20)),), "", NOW).on_screen is not None
    assert Past((asked("aktivasi", ago=timedelta(hours=25)),), "", NOW).on_screen is None
    assert Past((asked("aktivasi", origin=Origin.INLINE),), "", NOW).on_screen is None, "it was sent elsewhere"


def picture(number: int, **more: Any) -> Question:  # noqa: ANN401
    return asked("", number=number, decision=Response.WORDLESS, content="captioned", **more)


def test_pictures_wait_for_their_question_through_small_talk_and_go_to_staff_once() -> None:
    greeting = asked("halo min", number=3, decision=Response.TALK)
    assert Past((greeting, picture(2), picture(1), asked("lupa password", number=9)), "", NOW).pictures == (1, 2)
    later = timedelta(minutes=31)
    assert Past((picture(2, ago=timedelta(minutes=29)), picture(1, ago=later)), "", NOW).pictures == (2,)
    sent = picture(1, outcome=Outcome.TICKET, attachments=(2,), album="7")
    assert Past((picture(3), picture(2, album="7"), sent), "", NOW).pictures == (3,), "an album is its first picture's"
    assert Past((picture(2, follows_id=1), asked("lupa password", number=1)), "", NOW).pictures == ()


LOST = asked("puspa gajah", number=5, content="captioned", attachments=(6, 7), decision=Response.HAND_OVER)


@pytest.mark.parametrize(
    ("words", "before", "expected"),
    [
        ("puspa error 419", LOST, (5, 6, 7)),
        ("puspa error 419", replace(LOST, decision=Response.ANSWER, outcome=Outcome.UNSOLVED), (5, 6, 7)),
        ("puspa error 419", replace(LOST, decision=Response.ANSWER), ()),
        ("puspa error 419", replace(LOST, outcome=Outcome.TICKET), ()),
        ("lupa password ceisa", replace(LOST, service="puspa"), ()),
        ("yang ceisa", replace(LOST, text="lupa password", decision=Response.SERVICE), (5, 6, 7)),
    ],
)
def test_other_words_for_the_same_keep_its_pictures_and_another_question_does_not(
    words: str, before: Question, expected: tuple[int, ...]
) -> None:
    past = Past((before,), "", NOW)
    assert past.sent_with(read(INDEX, words, past), message_id=8) == expected


def test_a_mended_question_keeps_what_was_sent_with_it() -> None:
    first = asked("puspa eror 491", number=4, content="captioned", attachments=(5, 6))
    past = Past((picture(6, follows_id=4), picture(5, follows_id=4)), "", NOW, first)
    assert past.sent_with(read(INDEX, "puspa error 419", past), message_id=4) == (5, 6)


def test_weak_finds_are_no_candidates() -> None:
    assert "bogor.unggah-dokumen" not in read(INDEX, "419", NOTHING).candidates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lupa password", None),
        ("a", Strange.SHORT),
        ("12", Strange.SHORT),
        ("\u200b  ", Strange.SIGNS),
        ("🙏🏽…!", Strange.SIGNS),
        ("www.contoh.go.id/a?b=1", Strange.LINK),
        ("contoh.go.id/login", Strange.LINK),
        ("+62 812 3456 7890", Strange.DATA),
        ("01.234.567.8-901.000", Strange.DATA),
        ("nama@contoh.co.id", Strange.DATA),
        ("Здравствуйте", Strange.SCRIPT),
        ("𝗹𝘂𝗽𝗮 𝗽𝗮𝘀𝘀𝘄𝗼𝗿𝗱", None),
        ("kata " * 200, Strange.LONG),
        ("kenapa https://contoh.go.id tidak bisa dibuka", None),
    ],
)
def test_what_is_strange_about_a_message(text: str, expected: Strange | None) -> None:
    assert strange(text) == expected


FILE = {"file_id": "x", "file_unique_id": "x"}
SIZES = {**FILE, "width": 1, "height": 1}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"voice": {**FILE, "duration": 1}}, Wordless.VOICE),
        ({"audio": {**FILE, "duration": 1}}, Wordless.VOICE),
        ({"video": {**SIZES, "duration": 1}}, Wordless.VIDEO),
        ({"video_note": {**FILE, "length": 1, "duration": 1}}, Wordless.OTHER),
        ({"animation": {**SIZES, "duration": 1}, "document": FILE}, Wordless.VIDEO),
        (
            {"sticker": {**SIZES, "type": "regular", "is_animated": False, "is_video": False}},
            Wordless.STICKER,
        ),
        ({"dice": {"emoji": "🎲", "value": 1}}, Wordless.STICKER),
        ({"location": {"longitude": 1.0, "latitude": 1.0}}, Wordless.PLACE),
        ({"contact": {"phone_number": "1", "first_name": "Siti"}}, Wordless.PERSON),
        ({"photo": [SIZES]}, Wordless.PHOTO),
        ({"document": FILE}, Wordless.DOCUMENT),
        ({"story": {"id": 1, "chat": {"id": 1, "type": "private"}}}, Wordless.OTHER),
        ({}, Wordless.OTHER),
    ],
)
def test_a_message_without_words_is_known_by_its_kind(content: dict[str, Any], expected: Wordless) -> None:
    raw = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, **content}
    message = Message.de_json(raw, None)
    assert message is not None
    assert kind_of(message) == expected
