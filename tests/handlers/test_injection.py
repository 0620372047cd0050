"""What people write is shown as they wrote it, wherever it is put: no markup of theirs counts, nothing is lost."""

import re
from dataclasses import replace
from html import escape

import pytest
from telegram import Message

from bot.demo.entities import parse_html, utf16_length
from bot.demo.keyboards import read_markup
from bot.demo.parameters import Parameters
from handlers.card import screens as card
from handlers.delivery import screens as delivery
from handlers.incoming import written
from handlers.protection import screens as protection
from handlers.protection.screens import Standing
from handlers.screen import Screen
from handlers.splitting import excerpt, split_html
from handlers.staff_view import StaffView, Wish
from handlers.texts import FOLDER, Catalogs
from handlers.ticket_view import Line
from handlers.tickets import screens as tickets
from knowledge.rules.protection import Kind
from knowledge.rules.ticket import Event
from knowledge.wording import Language
from tests.handlers.test_screens_fit import LIBRARY, NOW, ZONE, view
from tests.handlers.test_texts import keys
from tests.hostile import CORPUS, LONGEST

SERVICE = LIBRARY.services["puspa"]
KIND = SERVICE.kinds["aktivasi"]
NAMED = pytest.mark.parametrize("hostile", CORPUS.values(), ids=CORPUS)
PLAIN = "polos"
OWN = {"id": "1001", "link": "https://t.me/c/1/2"}  # numbers and addresses of the desk's own


def shown(html: str) -> tuple[str, list[str]]:
    """Return what Telegram's strict parser makes of it: the text, and the kinds of its markup."""
    text, entities = parse_html(html)
    return text, [f"{each['type']} {each.get('url', '')}" for each in entities]


@pytest.mark.parametrize("language", Language)
def test_no_text_of_the_catalogs_lets_markup_in(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZONE)
    hostile = " ".join(CORPUS.values())
    for key, names in keys(language).items():
        own = {name: value for name, value in OWN.items() if name in names}
        if not names - own.keys():
            continue
        text, markup = shown(say(key, **dict.fromkeys(names, hostile) | own))
        assert hostile in text, key
        assert markup == shown(say(key, **dict.fromkeys(names, PLAIN) | own))[1], key
    assert FOLDER.exists()


@NAMED
def test_a_card_shows_hostile_words_as_words(hostile: str) -> None:
    say = Catalogs().speak("id", zone=ZONE)
    screens = {}
    for words in (PLAIN, hostile):
        line = Line(NOW, words, Event.REPLIED, is_internal=False, text=words)
        known = replace(
            view(SERVICE, KIND, lines=0),
            requester=words,
            assignee=words,
            decided_by=words,
            answers={field.id: words for field in KIND.fields if not field.choices},
            papers={},
            question=words,
            history=(line, replace(line, event=Event.NOTED), replace(line, event=Event.RECALLED)),
        )
        work = StaffView(wishes=(Wish(1, words, words, is_open=False, is_file=False),))
        screens[words] = [
            card.card(say, known, entries=LIBRARY, work=work, shows_more=True),
            card.history(say, known),
            tickets.continues(say, number=1, before=2),
        ]
        assert all(shown(each.html)[1] == ["bold "] for each in card.long_texts(say, known))
    for plain, screen in zip(screens[PLAIN], screens[hostile], strict=True):
        text, markup = shown(screen.html)
        assert markup == shown(plain.html)[1]
        assert not re.search(r"(?m)^(?:Status|Petugas): (?:✅ disetujui|Budi)", text), "no line of a card is faked"
        keyboard(screen)
    assert excerpt(hostile, most=40)[:20].strip() in shown(screens[hostile][0].html)[0]


@NAMED
def test_the_pages_about_a_person_show_hostile_words_as_words(hostile: str) -> None:
    say = Catalogs().speak("en", zone=ZONE)

    def pages(words: str) -> list[Screen]:
        standing = Standing(1, Kind.BAN, words, words, NOW)
        return [
            protection.protection(say, number=1, name=words, standings=(standing,), count=2),
            protection.reasons(say, number=1, name=words, kind=Kind.BAN, hours=24),
            protection.banned(say, when=NOW, reason=words, sanction_id=1),
            protection.objection(say, number=1, name=words, text=words, reason=words, sanction_id=1),
            delivery.undelivered(say, number=1, reason=words, row_id=1),
            delivery.ask_note(say, number=1, name=words),
        ]

    for plain, screen in zip(pages(PLAIN), pages(hostile), strict=True):
        assert shown(screen.html)[1] == shown(plain.html)[1]
        keyboard(screen)


@NAMED
@pytest.mark.parametrize("field", ["text", "caption"])
def test_a_message_goes_on_with_the_formatting_that_telegram_gave_and_no_other(hostile: str, field: str) -> None:
    text = hostile.replace("\x00", "").strip()
    bold = {"type": "bold", "offset": 0, "length": utf16_length(text)}
    given = {field: text, "entities" if field == "text" else "caption_entities": [bold]}
    if field == "caption":
        given["photo"] = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    message = Message.de_json({"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, **given}, None)
    assert message is not None
    wrote = written(message)
    said, markup = shown(f"<b>x</b>\n{wrote.html}")
    assert said == f"x\n{text}"
    assert markup == ["bold ", "bold "]
    assert wrote.text == text


def test_the_longest_message_of_brackets_goes_in_parts_that_telegram_takes() -> None:
    parts = split_html(f"<b>Siti</b>\n{escape(LONGEST, quote=False)}")
    texts = [shown(part)[0] for part in parts]
    assert max(map(utf16_length, texts)) <= 4096
    assert "".join(texts).replace("\n", "") == f"Siti{LONGEST}"


def keyboard(screen: Screen) -> None:
    """Let the pretend Telegram read a screen's buttons as strictly as the real one."""
    read_markup(Parameters({"reply_markup": screen.keyboard()}))
