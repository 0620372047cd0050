"""The catalogs: both languages say everything, and nothing that people write becomes markup."""

import html
import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from handlers.texts import FOLDER, Catalogs, Html
from knowledge.wording import Language

CATALOGS = Catalogs()
ZONE = ZoneInfo("Asia/Jakarta")
SOURCES = {
    language: "\n".join(path.read_text(encoding="utf-8") for path in sorted((FOLDER / language).glob("*.ftl")))
    for language in Language
}
LONGEST_TOAST = 200


def keys(language: Language) -> dict[str, set[str]]:
    """Return each key with the names of its placeables."""
    parts = re.split(r"^(?=[a-z][a-z0-9-]* =)", SOURCES[language], flags=re.MULTILINE)[1:]
    return {part.partition(" ")[0]: set(re.findall(r"\{ \$(\w+) \}", part)) for part in parts}


def test_both_languages_have_the_same_keys_with_the_same_names() -> None:
    assert keys(Language.ID) == keys(Language.EN)


@pytest.mark.parametrize("language", Language)
def test_every_text_can_be_said_and_escapes_what_people_wrote(language: Language) -> None:
    say = CATALOGS.speak(language, zone=ZONE)
    for key, names in keys(language).items():
        said = say(key, **dict.fromkeys(names, '<b>&"{x}'))
        assert "<b>&" not in said.replace("<b>&lt;", ""), key
        assert said.count("&lt;b&gt;&amp;") >= len(names), key
        assert '<b>&"{x}' in say.plain(key, **dict.fromkeys(names, '<b>&"{x}')) or not names
        assert "\u2068" not in said, "no isolation marks"


@pytest.mark.parametrize("language", Language)
def test_every_key_is_used_somewhere(language: Language) -> None:
    root = Path(__file__).parents[2]
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for floor in ("handlers", "knowledge", "bot")
        for path in (root / floor).rglob("*.py")
    )
    families = re.findall(r'f"([a-z-]+-)\{', code)  # e.g. f"event-{...}"
    unused = [
        key
        for key in keys(language)
        if f'"{key}"' not in code and f"'{key}'" not in code and not any(key.startswith(family) for family in families)
    ]
    assert unused == []


@pytest.mark.parametrize("language", Language)
def test_every_refusal_and_toast_fits_the_answer_to_a_tap(language: Language) -> None:
    say = CATALOGS.speak(language, zone=ZONE)
    for key, names in keys(language).items():
        if key.startswith(("refused-", "toast-")):
            assert len(say.plain(key, **dict.fromkeys(names, "Muhammad Rizky 12345"))) <= LONGEST_TOAST, key


def test_html_of_ours_is_not_escaped_again_and_numbers_and_times_are_spoken() -> None:
    say = CATALOGS.speak("id", zone=ZONE)
    assert say("card-question", text=Html("<b>x</b>")) == "❓ Pertanyaan: <b>x</b>"
    assert say("card-closed", when=datetime(2026, 11, 22, 2, 5, tzinfo=UTC)) == "Ditutup 22 Nov 2026 09.05 WIB"
    assert say("ticket-handed-on", number=1234) == "✉️ Sudah diteruskan ke petugas tiket #1234."


def test_another_language_is_answered_in_indonesian() -> None:
    assert CATALOGS.speak("fr", zone=ZONE).plain("button-home") == "🏠 Menu awal"


@pytest.mark.parametrize("wrong", [{}, {"naem": "x"}])
def test_a_forgotten_value_and_an_unknown_key_are_mistakes(wrong: dict[str, str]) -> None:
    say = CATALOGS.speak("id", zone=ZONE)
    with pytest.raises(KeyError):
        say("card-question", **wrong)
    with pytest.raises(KeyError, match="no text"):
        say("no-such-key")


def test_a_long_text_is_said_whole() -> None:
    say = CATALOGS.speak("id", zone=ZONE)
    assert len(say("card-history", number=1, title="Aktivasi", lines=Html("x" * 3000))) > 3000
    assert "&amp;" * 1000 in say("card-whole-answer", label="Uraian", value="&" * 1000)
    assert "x" * 9000 in say.plain("card-whole-answer", label="Uraian", value="x" * 9000)


@pytest.mark.parametrize(
    "forged", ["\x00value\x00", "\x00label\x00", "\x00none\x00", "\x00" * 5, r"\g<0> \1 { $label }"]
)
def test_what_people_write_is_never_taken_for_the_place_of_something_else(forged: str) -> None:
    say = CATALOGS.speak("id", zone=ZONE)
    long = "y" * 3000 + forged
    assert (
        say("card-whole-answer", label=forged, value=long)
        == f"<b>{html.escape(forged)}</b> (lengkap)\n{html.escape(long)}"
    )
    assert say.plain("card-whole-answer", label=long, value=forged) == f"<b>{long}</b> (lengkap)\n{forged}"
