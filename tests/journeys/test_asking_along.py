"""What belongs to a question stays with it: pictures around it, the question before it, and the reader's language."""

import pytest

from knowledge.wording import Language
from storage.questions import Outcome, Response
from tests.journeys.asker import Asker, age_questions
from tests.journeys.conftest import Town
from tests.people import Persona, Seen, labels

JPEG = b"\xff\xd8\xff\xe0 a picture"
OTHERS = {Response.TALK, Response.WORDLESS}
WISHES = {Language.ID: "bahasa indonesia dong", Language.EN: "english please"}
SOURCE = {Language.ID: "Sumber:", Language.EN: "Source:"}


@pytest.fixture(params=list(Language))
def asker(request: pytest.FixtureRequest, town: Town) -> Asker:
    """Siti, who reads Indonesian, and Agus, who reads English."""
    person = town.siti if request.param == Language.ID else town.agus
    return Asker(town, person, request.param)


def shoots(person: Persona, caption: str = "", *, album: str = "") -> int:
    """Let somebody send a screenshot."""
    return person.sends(JPEG, kind="photo", name="layar.jpg", caption=caption, album=album)


async def test_a_picture_goes_along_whatever_is_said_around_it(asker: Asker) -> None:
    lone = shoots(asker.person)
    await asker.is_told("hint-photo", after=lone)
    assert (await asker.asks("halo min"))["text"] == asker.text("talk-greeting")
    assert asker.text("remark-attachment") in (await asker.asks("cara daftar akun puspa"))["text"]
    follow = await asker.asks("terus kalau belum aktif?")
    asked = [row.attachments for row in await asker.kept() if row.decision not in OTHERS]
    assert asked == [[lone], [lone]], "a follow-up has what the question before it has"
    await asker.taps("button-alone", follow)
    assert (await asker.kept())[-1].attachments == [], "a question of its own has not"

    await age_questions(asker.town, minutes=40)
    await asker.asks("qwrtzp")
    kept = shoots(asker.person)
    await asker.is_told("picture-kept", question="qwrtzp", after=kept)
    assert asker.text("remark-attachment") in (await asker.asks("puspa error 419"))["text"], "in other words now"
    still = shoots(asker.person, "masih error")
    assert asker.text("button-contact") in labels(await asker.person.sees("", after=still))
    *_, shown, _picture = await asker.kept()
    assert (shown.unhelpful, shown.outcome) == (shown.shown, Outcome.UNSOLVED), "it says what the button says"
    below = shoots(asker.person, "mau bicara dengan petugas")
    assert asker.text("remark-attachment") in (await asker.person.sees("", after=below))["text"]
    *_, asked_last, _picture, wish = await asker.kept()
    assert (asked_last.attachments, asked_last.outcome) == ([kept, still, below], Outcome.CONTACT)
    assert wish.decision == Response.TALK

    await age_questions(asker.town, minutes=40)
    first, second = shoots(asker.person), shoots(asker.person)
    said = await asker.is_told("talk-human", after=asker.person.writes("mau bicara dengan petugas"))
    assert asker.text("remark-attachment") in said["text"]
    assert (await asker.kept())[-1].attachments == [first, second]


async def test_an_album_and_a_follow_up_reach_the_staff_whole(town: Town, siti: Persona, budi: Persona) -> None:
    asker = Asker(town, siti, Language.ID)
    first, *rest = [shoots(siti, "" if number else "puspa eror 491", album="7") for number in range(10)]
    thanks = await asker.is_told("talk-thanks", after=siti.writes("makasih"))
    assert (await asker.kept())[0].attachments == rest, "ten pictures, Telegram's most"
    siti.edits(first, "puspa error 419 page expired")
    await siti.sees("419", "Sumber:", after=thanks["message_id"])
    assert (await asker.kept())[-1].attachments == rest, "also after its words were mended"

    await age_questions(town, minutes=40)
    begun = shoots(siti, album="8")
    for _ in range(2):
        shoots(siti, album="8")
    hint = await siti.sees("Gambarnya saya simpan", after=begun)
    await siti.taps("👤 Hubungi petugas", hint)
    await siti.taps("Aplikasi Puspa", await siti.sees("Layanan mana"))
    await _files_other(siti, await siti.sees("Apa yang dapat petugas bantu?"))
    await budi.sees("🎫 Tiket #1")
    await town.telegram.until(lambda: sum(bool(each.get("photo")) for each in budi.everything()) == 3)

    await asker.asks("cara daftar akun puspa")
    await asker.asks("terus kalau belum aktif?")
    await _files_other(siti, await asker.asks("mau bicara dengan petugas"))
    await budi.sees("🎫 Tiket #2", "❓ Pertanyaan: cara daftar akun puspa terus kalau belum aktif?")
    assert sum(bool(each.get("photo")) for each in budi.everything()) == 3, "the pictures are with the staff already"


async def test_what_was_looked_at_comes_again_in_the_language_asked_for(asker: Asker) -> None:
    other = next(language for language in Language if language != asker.language)
    there = Asker(asker.town, asker.person, other)
    await asker.asks("lupa password")
    await there.is_told("ask-service", after=asker.person.writes(WISHES[other]))
    answer = await there.asks("1")
    assert {there.text("button-solved"), there.text("button-step-on")} & set(labels(answer))
    await asker.town.restart()
    back = asker.person.writes(WISHES[asker.language])
    answer = await asker.person.sees(SOURCE[asker.language], after=back)
    assert {asker.text("button-solved"), asker.text("button-step-on")} & set(labels(answer))
    assert len(await asker.kept()) == 1, "nothing was asked anew"
    await age_questions(asker.town, minutes=40)
    await asker.asks("qwrtzp")
    await there.is_told("hand-over", after=asker.person.writes(WISHES[other]))


async def _files_other(siti: Persona, screen: Seen) -> None:
    """Let Siti file the request with one question that a screen offers."""
    await siti.taps("Bantuan lainnya", screen)
    step = await siti.sees("1/1", after=screen["message_id"])
    siti.writes("Tetap muncul")
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", after=step["message_id"]))
    await siti.sees("sudah kami terima", after=screen["message_id"])
