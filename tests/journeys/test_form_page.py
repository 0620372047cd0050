"""A whole request with documents through the chat page on a telephone, in a real browser.

``LOKET_PICTURES`` names a folder: then the story is told in both languages, and what the telephone shows is kept there.
"""

import os
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import expect

from handlers.splitting import excerpt
from knowledge.rules import form as rules
from knowledge.wording import Language
from tests.journeys.browser import PHONE, ChatPage
from tests.journeys.conftest import Town
from tests.journeys.follower import Follower
from tests.journeys.papers import goes, row, staff_at
from tests.journeys.steps import closes
from tests.journeys.test_calls import next_days, propose
from tests.journeys.test_checklist import RESET, SERVICE, SLOTS, title
from tests.journeys.test_page import chromium, window
from tests.journeys.test_requests_stories import ASKED, BLURRED
from tests.journeys.test_review_forms import TYPED, WORDS

__all__ = ["chromium", "window"]

PICTURES: Final = os.environ.get("LOKET_PICTURES", "")  # a folder to look at them in
LANGUAGES: Final = tuple(Language) if PICTURES else (Language.ID,)


class Walk:
    """Somebody who goes through a request on a telephone, in their language."""

    def __init__(self, page: ChatPage, follower: Follower) -> None:
        self.page = page
        self.phone = page.phone
        self.follower = follower
        self.language = follower.language
        self.word = WORDS[self.language]

    def title(self, slot_id: str) -> str:
        return title(slot_id, self.language)

    def likely(self, slot_id: str) -> str:
        return excerpt(f"👉 {self.title(slot_id)}", most=40)

    async def taps(self, key: str, *texts: str) -> None:
        await self.phone.taps(self.follower.text(key), *texts)

    async def picture(self, name: str) -> None:
        """Keep what a telephone shows, and prove that a newest message is never longer than its screen."""
        newest = self.phone.messages.last
        # In one step: a message that is edited meanwhile is drawn anew.
        height = await newest.evaluate("it => (it.scrollIntoView({block: 'end'}), it.getBoundingClientRect().height)")
        assert height <= PHONE["height"], f"{name} is longer than a telephone's screen"
        if PICTURES:
            await self.page.page.screenshot(path=Path(PICTURES) / f"{self.language}-{name}.png")
        await self.page.picture(name)

    async def comes_to_the_form(self) -> None:
        await self.page.choose("person", self.follower.person.name)
        await self.page.page.set_viewport_size(PHONE)
        await self.phone.writes("/start")
        await self.phone.taps(self.word["contact"])
        await self.phone.taps(SERVICE.title.spoken(self.language), self.word["which"])
        await self.phone.taps(RESET.title.spoken(self.language), self.word["what"])

    async def answers_the_questions(self) -> None:
        for place, field in enumerate(RESET.fields, start=1):
            ask = field.ask.spoken(self.language)
            await self.phone.sees(ask, f"{place}/{len(rules.steps(RESET, {}))}")
            await self.picture(f"question-{place}")
            if field.choices:
                await self.phone.taps(field.choices[0].title.spoken(self.language), ask)
            elif not field.required:
                await self.taps("button-skip", ask)
            else:
                await self.phone.writes(TYPED[field.type])

    async def asks_in_the_middle(self) -> None:
        """Type a question where a number is asked for, and read its answer beside the form."""
        await self.phone.writes(ASKED[self.language])
        refused = await self.phone.sees(self.follower.text("form-asked-back"))
        await self.picture("asked")
        await refused.get_by_role("button").first.click()
        entry = SERVICE.entries["muarojambi.syarat-reset-password"]
        await self.phone.sees(entry.question.spoken(self.language))
        await self.picture("aside")
        await self.taps("button-continue", entry.question.spoken(self.language))

    async def sends_the_documents(self) -> None:
        await self.phone.sees("7/7", f"⬜ {self.title('surat-kuasa')}")
        await self.picture("list-empty")
        await self.asks_in_the_middle()
        await self.phone.attaches("scan siup.pdf")
        await self.phone.sees("❓ scan siup.pdf")
        await self.picture("list-which")
        await self.phone.taps(self.likely("siup"), "❓ scan siup.pdf")
        await self.phone.sees(f"✅ {self.title('siup')} · scan siup.pdf")
        await self.phone.attaches("akta.pdf" if self.language == Language.ID else "deed.pdf", b"MZ this is no deed")
        await self.phone.taps(self.likely("akta"), "❓")
        await self.phone.sees(f"❌ {self.title('akta')}", "⬜")
        await self.picture("list-refused")
        await self.phone.taps("❌ 4", f"❌ {self.title('akta')}", "⬜")
        await self.phone.sees("👉", self.title("akta"))
        await self.picture("list-chosen")
        await self.phone.attaches("akta-benar.pdf")
        await self.phone.sees("akta-benar.pdf", f"✅ {self.title('akta')}")
        for slot_id in ("ktp", "salinan-npwp", "surat-permohonan"):
            await self.phone.taps(f"⬜ {SLOTS.index(slot_id) + 1}", "⬜", "akta-benar.pdf")
            await self.phone.sees("👉", self.title(slot_id))
            await self.phone.attaches(f"{slot_id}.pdf")
            await self.phone.sees(f"✅ {self.title(slot_id)}", f"{slot_id}.pdf")
        await self.picture("list-one-left")
        await self.phone.attaches("kuasa.pdf")

    async def checks_and_sends(self) -> None:
        check = self.word["check"]
        await self.phone.sees(check)
        await self.picture("summary")
        label = RESET.fields[0].label.spoken(self.language)
        await self.phone.taps(excerpt(f"✏️ {label}", most=20), check)
        await self.phone.sees(f"✏️ {label}", "PT")
        await self.picture("line")
        await self.phone.writes("PT Maju Jaya")
        await expect(await self.phone.sees(check, "PT Maju Jaya")).to_contain_text("6")
        await self.taps("button-cancel", check, "PT Maju Jaya")
        await self.phone.sees(RESET.title.spoken(self.language))
        await self.picture("cancelled")
        await self.taps("button-restore")
        await self.taps("button-send", check, "PT Maju Jaya")
        await self.phone.sees("✅", "#1")
        await self.picture("sent")

    async def follows_the_ticket(self) -> None:
        """Look at what staff make of it: a document that comes back, a call, the ticket itself, the evaluation."""
        town, budi = self.follower.town, staff_at(self.follower.town, "lpse")
        card = await budi.sees("🎫 Tiket #1")
        await goes(budi, card, "🔍 Periksa berkas (6)", row(RESET.slots[0], "📎"), "❌ Perbaiki", BLURRED)
        await self.phone.sees("📄", "#1")
        await self.picture("mend")
        await self.taps("button-mend")
        await self.phone.sees("#1", self.title("ktp"))
        await self.picture("mend-list")
        await self.phone.attaches("ktp-jelas.pdf")
        await self.phone.sees(self.follower.text("checklist-mended", number=1))
        await propose(budi, card, *next_days(town)[:2])
        await self.phone.sees("📹")
        await self.picture("call")
        await self.phone.message("📹").get_by_role("button").first.click()
        await self.phone.sees_file(f"{self.follower.text('call-file', number=1)}.ics")
        await self.phone.writes("/tiket 1")
        await self.phone.sees(self.follower.head(1))
        await self.picture("ticket")
        await budi.taps("card:1", card, forge=True)
        await closes(budi, card)
        await self.phone.sees("⭐", "1/8")
        await self.picture("evaluation")


@pytest.mark.parametrize("databases", ["sqlite"], indirect=True)  # what is shown is the same on both
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_whole_request_with_documents_on_a_telephone(window: ChatPage, town: Town, language: Language) -> None:
    walk = Walk(window, Follower(town, town.siti if language == Language.ID else town.agus, language))
    await walk.comes_to_the_form()
    await walk.answers_the_questions()
    await walk.sends_the_documents()
    await walk.checks_and_sends()
    if PICTURES:
        await walk.follows_the_ticket()
