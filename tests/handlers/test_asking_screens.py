"""Where the ways to a person lead, and what no requester reads."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from handlers.answers import entry_screen
from handlers.ask import screens
from handlers.ask.screens import Remarks
from handlers.buttons import Browse, Contact, Home, Tap
from handlers.inline import screens as inline
from handlers.inline.actions import Found
from handlers.markdown import plain_text, telegram_html
from handlers.screen import Screen
from handlers.texts import Catalogs
from knowledge.wording import Language
from tests.packs import built_in_library

LIBRARY = built_in_library()
FIRST, *OTHERS = LIBRARY.services.values()
BARE = replace(FIRST, kinds={})
SAYS_LITTLE = 25  # characters of a line that may stand anywhere


def taps(screen: Screen) -> list[Tap]:
    return [button.tap for row in screen.rows for button in row]


@pytest.mark.parametrize("language", Language)
def test_a_service_without_requests_leads_on_to_its_topics_and_to_the_others(language: Language) -> None:
    say = Catalogs().speak(language, zone=ZoneInfo("Asia/Jakarta"))
    shown = screens.kinds(say, BARE, question_id=7)
    assert shown.html == say("which-kind-none", service=BARE.title.spoken(language))
    assert taps(shown) == [Contact(7, ""), Browse(BARE.id, "", 0)]
    others = [*(Contact(7, each.id) for each in OTHERS), Home()]
    assert taps(screens.services(say, (BARE, *OTHERS), question_id=7)) == others
    wanted = screens.human(say, BARE, (BARE, *OTHERS), question_id=7, remarks=Remarks())
    assert (wanted.html, taps(wanted)) == (say("talk-human"), others)
    assert taps(screens.services(say, (BARE,), question_id=7)) == [Contact(7, BARE.id), Home()], "never an empty list"


@pytest.mark.parametrize("language", Language)
def test_the_procedure_for_staff_is_on_no_screen_of_a_requester_and_in_no_result_sent_elsewhere(
    language: Language,
) -> None:
    say = Catalogs().speak(language, zone=ZoneInfo("Asia/Jakarta"))
    secret = [entry for entry in LIBRARY.entries() if entry.staff]
    assert secret
    for entry in secret:
        steps, variants = range(1, len(entry.steps) + 2), range(len(entry.variants) + 1)
        shown = [entry_screen(say, entry, library=LIBRARY, question_id=1, step=step) for step in steps]
        shown += [entry_screen(say, entry, library=LIBRARY, question_id=1, variant=variant) for variant in variants]
        sent = inline.answer(say, Found((), (entry,)), query_id="1", text="x", bot="loket_bot")
        whole = [*(screen.html for screen in shown), sent["results"][0]["input_message_content"]["message_text"]]
        told = "\n".join(map(plain_text, whole))
        for line in plain_text(telegram_html(entry.staff)).splitlines():
            assert len(line) < SAYS_LITTLE or line not in told, entry.id
