"""The asking conversation: every message leads on, in both languages."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from knowledge.wording import Language
from storage.questions import Outcome, Response
from storage.tables import questions
from tests.journeys.asker import Asker, age_questions
from tests.journeys.conftest import Town
from tests.journeys.steps import open_activation
from tests.people import Persona, labels

JPEG = b"\xff\xd8\xff\xe0 a picture"
SERVICES = ("muarojambi", "puspa", "ceisa")


@pytest.fixture(params=list(Language))
def asker(request: pytest.FixtureRequest, town: Town) -> Asker:
    """Siti, who reads Indonesian, and Agus, who reads English."""
    person = town.siti if request.param == Language.ID else town.agus
    return Asker(town, person, request.param)


async def test_small_talk_has_an_answer_of_its_own_that_leads_on(asker: Asker) -> None:
    said = {
        "halo min": "talk-greeting",
        "kak": "talk-greeting",
        "terima kasih ya": "talk-thanks",
        "sampai jumpa": "talk-goodbye",
        "oke siap": "talk-okay",
        "maaf salah kirim": "talk-apology",
        "ini bot ya?": "talk-robot",
    }
    for words, key in said.items():
        reply = await asker.asks(words)
        assert reply["text"] == asker.text(key)
        assert labels(reply) == [asker.text("button-contact"), asker.text("button-home")]
    kept = await asker.kept()
    assert [row.decision for row in kept] == [Response.TALK] * len(said)
    assert {row.talk for row in kept} == {key.removeprefix("talk-") for key in said.values()}


async def test_who_wants_a_person_gets_to_one_with_the_question_just_asked(asker: Asker) -> None:
    await asker.asks("mau bicara dengan petugas")
    choice = await asker.is_told("talk-human")
    assert len(labels(choice)) == 6, "five services, and the menu"
    await asker.asks("cara daftar akun puspa")
    puspa = "Aplikasi Puspa" if asker.language == Language.ID else "Puspa"
    reply = await asker.asks("bisa bicara dengan orang?")
    assert puspa in reply["text"], "the service is known"
    asked = (await asker.kept())[1]
    assert (asked.text, asked.outcome) == ("cara daftar akun puspa", Outcome.CONTACT)
    forged = await asker.person.taps(f"req:{asked.id}:puspa:aktivasi", reply, forge=True)
    assert forged.text == "", "its buttons carry that question"


async def test_the_same_question_of_several_services_asks_which_and_remembers_it(asker: Asker) -> None:
    asked = await asker.asks("lupa password")
    assert asked["text"] == asker.text("ask-service")
    *services, person = labels(asked)
    assert len(services) == len(SERVICES)
    assert person == asker.text("button-contact")
    puspa = next(label for label in services if "Puspa" in label)
    await asker.person.taps(puspa, asked)
    await asker.sees_again(asked, button=asker.text("button-solved"))
    row = (await asker.kept())[0]
    assert (row.decision, row.service, row.shown) == (Response.SERVICE, "puspa", ["puspa.lupa-sandi"])
    again = await asker.asks("lupa sandi")
    assert puspa in again["text"].splitlines()[0], "it says for which service"
    await asker.taps("button-other-services", again)
    await asker.sees_again(again, asker.text("ask-service"))


async def test_after_some_days_the_last_service_is_only_a_hint(asker: Asker) -> None:
    await asker.asks("error 404 puspa")
    await age_questions(asker.town, days=2)
    asked = await asker.asks("lupa password")
    assert "Puspa" in labels(asked)[0], "it stands first"
    await age_questions(asker.town, days=30)
    assert "Puspa" not in labels(await asker.asks("lupa password"))[0]


async def test_a_follow_up_is_read_together_with_the_question_before_and_says_so(asker: Asker) -> None:
    await asker.asks("lupa password")
    reply = await asker.asks("yang ceisa")
    assert reply["text"].startswith(asker.text("remark-together", before="lupa password"))
    assert asker.text("button-solved") in labels(reply) or asker.text("button-step-on") in labels(reply)
    first, second = await asker.kept()
    assert (second.follows_id, second.read_as) == (first.id, "lupa password\nyang ceisa")
    assert second.shown == ["ceisa.lupa-password"]
    await asker.taps("button-alone", reply)
    row = (await asker.kept())[1]
    assert (row.follows_id, row.read_as) == (None, "yang ceisa")


async def test_a_chain_of_follow_ups_keeps_its_beginning(asker: Asker) -> None:
    await asker.asks("cara daftar akun puspa")
    await asker.asks("makasih")
    await asker.asks("terus kalau belum aktif?")
    await asker.asks("yang itu gimana?")
    said = [each["text"].splitlines()[0] for each in asker.person.everything() if each["from"] == "bot"]
    assert asker.text("remark-together", before="cara daftar akun puspa terus kalau belum aktif?") == said[-1]
    *_, second, third = await asker.kept()
    assert second.read_as == "cara daftar akun puspa\nterus kalau belum aktif?"
    assert third.follows_id == second.id
    assert third.read_as == "cara daftar akun puspa\nterus kalau belum aktif?\nyang itu gimana?"


async def test_a_message_that_stands_alone_or_comes_late_is_no_follow_up(asker: Asker) -> None:
    await asker.asks("puspa error 404")
    reply = await asker.asks("419")
    assert "419" in reply["text"], "a code says enough"
    await age_questions(asker.town, minutes=6)
    await asker.asks("yang itu gimana?")
    assert [row.follows_id for row in await asker.kept()] == [None, None, None]


async def test_what_the_answer_above_says_already_is_not_said_twice(asker: Asker) -> None:
    await asker.asks("cara daftar akun puspa")
    reply = await asker.asks("syaratnya apa?")
    assert asker.text("button-contact") in labels(reply)
    assert asker.text("button-show-one") in labels(reply)
    assert len(reply["text"]) < 500


async def test_not_yet_leads_on_until_a_person_and_a_second_tap_does_nothing(asker: Asker) -> None:
    answer = await asker.asks("gmn cra daftr akun puspa?")
    await asker.taps("button-not-solved", answer)
    further = await asker.person.sees(asker.text("choose-other").split(".")[0], after=answer["message_id"])
    assert asker.text("button-none-of-these") in labels(further)
    forged = await asker.person.taps(f"no:{(await asker.kept())[0].id}", answer, forge=True)
    assert forged.text == asker.text("toast-judged")
    await asker.person.taps(labels(further)[0], further)
    second = await asker.sees_again(further, button=asker.text("button-not-solved"))
    await asker.taps("button-not-solved", second)
    row = (await asker.kept())[0]
    assert len(row.unhelpful) == 2
    assert row.unhelpful == row.shown
    assert row.outcome == Outcome.UNSOLVED
    last = await asker.person.sees(asker.text("choose-other").split(".")[0], after=further["message_id"])
    await asker.taps("button-none-of-these", last)
    end = await asker.sees_again(last, asker.text("rephrase").split("\n")[0])
    assert labels(end) == [asker.text("button-contact"), asker.text("button-home")]
    await asker.taps("button-contact", end)
    assert "Puspa" in (await asker.sees_again(end, "Puspa"))["text"], "the service is known"
    assert (await asker.kept())[0].outcome == Outcome.CONTACT


async def test_answered_twice_is_told_kindly_and_somebody_elses_question_is_not_touched(asker: Asker) -> None:
    answer = await asker.asks("cara daftar akun puspa")
    (row,) = await asker.kept()
    other = asker.town.agus if asker.person is asker.town.siti else asker.town.siti
    stranger = await other.sees("", after=other.writes("halo"))
    for forged in ("ok", "no", "none", "solo"):
        await other.taps(f"{forged}:{row.id}", stranger, forge=True)
    await other.taps(f"svc:{row.id}:ceisa", stranger, forge=True)
    assert (await asker.kept())[0] == row
    await asker.person.taps(f"ask:{row.id}:{'x' * 40}", await asker.asks("halo"), forge=True)
    assert (await asker.kept())[0].service == "puspa", "no service of that name"
    assert await asker.taps("button-solved", answer) == ""
    assert (await asker.person.taps(f"ok:{row.id}", answer, forge=True)).text == asker.text("toast-solved")
    assert (await asker.kept())[0].outcome == Outcome.SOLVED


async def test_a_bare_number_after_a_choice_is_that_choice_also_after_a_restart(asker: Asker) -> None:
    choice = await asker.asks("aktivasi akun")
    assert labels(choice)[:2] == ["1", "2"]
    await asker.town.restart()
    reply = await asker.asks("2")
    (row,) = await asker.kept()
    assert row.shown == [row.offered[1]]
    assert asker.text("button-solved") in labels(reply)


async def test_a_picture_goes_along_with_the_question_below_before_and_after_it(asker: Asker) -> None:
    sent = asker.person.sends(JPEG, kind="photo", name="layar.jpg", caption="puspa error 419")
    assert asker.text("remark-attachment") in (await asker.person.sees("419", after=sent))["text"]
    after = asker.person.sends(JPEG, kind="photo", name="layar.jpg")
    await asker.is_told("picture-kept", question="puspa error 419", after=after)
    spoken = asker.person.sends(b"voice", kind="voice", name="suara.ogg")
    await asker.is_told("hint-voice", after=spoken)
    await age_questions(asker.town, minutes=6)
    lone = asker.person.sends(JPEG, kind="photo", name="layar.jpg")
    await asker.is_told("hint-photo", after=lone)
    reply = await asker.asks("cara daftar akun puspa")
    assert asker.text("remark-attachment") in reply["text"]
    first, *_, last = await asker.kept()
    assert (first.content, first.attachments) == ("captioned", [after, spoken])
    assert last.attachments == [lone]


async def test_an_album_is_answered_once_and_reaches_the_staff_whole(siti: Persona, budi: Persona, town: Town) -> None:
    asker = Asker(town, siti, Language.ID)
    sent = siti.sends(JPEG, kind="photo", name="1.jpg", caption="puspa error 419", album="7")
    siti.sends(JPEG, kind="photo", name="2.jpg", album="7")
    siti.sends(JPEG, kind="photo", name="3.jpg", album="7")
    await town.telegram.until(lambda: len(siti.everything()) >= 4)
    answer = await siti.sees("419", after=sent)
    thanks = await asker.asks("makasih")
    between = [each for each in siti.everything() if sent < each["message_id"] < thanks["message_id"]]
    assert sum(each["from"] == "bot" for each in between) == 1
    await siti.taps("🤔 Belum", answer)
    await siti.taps("👤 Hubungi petugas", await siti.sees("Mungkin", after=thanks["message_id"]))
    await siti.taps("Bantuan lainnya", await siti.sees("Apa yang dapat petugas bantu?"))
    step = await siti.sees("1/")
    siti.writes("Tetap muncul", reply_to=None)
    await siti.taps("✅ Kirim", await siti.sees("Periksa dulu", after=step["message_id"]))
    await budi.sees("🎫 Tiket #1", "puspa error 419")
    await town.telegram.until(lambda: sum(bool(each.get("photo")) for each in budi.everything()) == 3)


async def test_what_is_handed_to_an_open_ticket_is_kept_as_that(siti: Persona, town: Town) -> None:
    number = await open_activation(siti)
    sent = siti.sends(b"voice", kind="voice", name="suara.ogg")
    hint = await siti.sees("belum bisa mendengarkan", after=sent)
    await siti.taps(f"✉️ Untuk tiket #{number}", hint)
    await siti.sees("Sudah diteruskan", after=sent)
    *_, row = await town.rows(select(questions).order_by(questions.c.id))
    assert (row.decision, row.outcome) == (Response.WORDLESS, Outcome.ADDED)
    asked = await siti.sees("layanan yang mana", after=siti.writes("lupa password"))
    assert labels(asked)[0] == "Aplikasi Puspa", "the ticket's service comes first"


STRANGE = (
    ("x", "hint-short", Response.WORDLESS),
    ("😀😀", "hint-signs", Response.WORDLESS),
    ("?!", "hint-signs", Response.WORDLESS),
    ("https://puspa.example.go.id/login?x=1", "hint-link", Response.WORDLESS),
    ("0812-3456-7890", "hint-data", Response.WORDLESS),
    ("siti@maju.co.id", "hint-data", Response.WORDLESS),
    ("كيف أسجل حسابا", "hint-script", Response.HAND_OVER),
    ("如何注册账号", "hint-script", Response.HAND_OVER),
    ("SELECT * FROM users; --", "hand-over", Response.HAND_OVER),
    ("<script>alert('x')</script> &amp; <b>", "hand-over", Response.HAND_OVER),
    ("a" * 4096, "hint-long", Response.HAND_OVER),
)


async def test_strange_words_get_a_fitting_word_and_a_way_on(asker: Asker) -> None:
    for text, key, decision in STRANGE:
        asker.town.ahead += timedelta(hours=1)  # none of them belongs to the one before
        reply = await asker.asks(text)
        assert reply["text"] == asker.text(key), text
        assert labels(reply) == [asker.text("button-contact"), asker.text("button-home")]
        row = (await asker.kept())[-1]
        assert (row.text, row.decision) == (text, decision)
