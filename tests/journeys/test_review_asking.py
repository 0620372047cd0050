"""Siti asks in a hurry, on a small phone: short replies, slips of the finger, and what came in between."""

import pytest
from sqlalchemy import select, update

from handlers.payloads import OpenEntry, OpenService, link
from knowledge.wording import Language
from storage.database import Database
from storage.questions import Outcome, Response
from storage.tables import questions, tickets
from tests.journeys.asker import Asker, age_questions
from tests.journeys.conftest import Town
from tests.journeys.steps import open_activation
from tests.people import Persona, labels

JPEG = b"\xff\xd8\xff\xe0 a picture"
CHOICE = "aktivasi akun"  # of three entries


@pytest.fixture(params=list(Language))
def asker(request: pytest.FixtureRequest, town: Town) -> Asker:
    """Siti, who reads Indonesian, and Agus, who reads English."""
    person = town.siti if request.param == Language.ID else town.agus
    return Asker(town, person, request.param)


@pytest.mark.parametrize("words", ["No 2", "yg kedua aja min"])
async def test_a_choice_is_made_in_the_words_that_people_use_for_a_number(
    town: Town, siti: Persona, words: str
) -> None:
    asker = Asker(town, siti, Language.ID)
    await asker.asks(CHOICE)
    await asker.asks(words)
    (row,) = await asker.kept()
    assert row.shown == [row.offered[1]]


async def test_a_choice_can_still_be_made_by_its_number_an_hour_later(asker: Asker) -> None:
    await asker.asks(CHOICE)
    await age_questions(asker.town, minutes=70)
    await asker.town.restart()
    reply = await asker.asks("1")
    assert asker.text("button-solved") in labels(reply)
    assert len(await asker.kept()) == 1


async def test_a_number_below_services_is_the_service_that_stands_there(asker: Asker) -> None:
    which = await asker.asks("lupa password")
    reply = await asker.asks("no. 3")
    assert labels(which)[2].partition(" ")[0] in reply["text"]
    (row,) = await asker.kept()
    assert row.service == row.shown[0].partition(".")[0]


async def test_the_wrong_service_tapped_is_mended_with_one_tap(asker: Asker) -> None:
    which = await asker.asks("lupa password")
    first, second, *_ = labels(which)
    await asker.person.taps(first, which)
    answer = await asker.sees_again(which, button=asker.text("button-other-services"))
    assert asker.text("remark-service", service=first) not in answer["text"], "they have just said so"
    await asker.taps("button-other-services", answer)
    await asker.person.taps(second, await asker.sees_again(which, asker.text("ask-service")))
    await asker.sees_again(which, button=asker.text("button-other-services"))
    (row,) = await asker.kept()
    assert len(row.shown) == 2


@pytest.mark.parametrize("words", ["belum bisa min", "thanks but it still does not work"])
async def test_saying_not_yet_does_what_the_button_does(town: Town, siti: Persona, words: str) -> None:
    asker = Asker(town, siti, Language.ID)
    answer = await asker.asks("cara daftar akun puspa")
    further = await asker.asks(words)
    assert further["text"].startswith("Maaf belum membantu")
    assert {"Tidak ada yang cocok", "👤 Hubungi petugas"} <= set(labels(further))
    (row,) = await asker.kept()
    assert (row.unhelpful, row.outcome) == (row.shown, Outcome.UNSOLVED)
    assert (await siti.taps("🤔 Belum", answer)).text == asker.text("toast-judged"), "said before"
    await asker.asks("bukan")
    last = await asker.asks("tidak juga")
    assert last["text"] == asker.text("talk-not-yet"), "other words are wanted, never the same list again"
    assert "👤 Hubungi petugas" in labels(last)


async def test_yes_to_the_only_entry_offered_shows_it(asker: Asker) -> None:
    await asker.asks("cara daftar akun puspa")
    await _leave_one(asker)
    reply = await asker.asks("iya")
    assert asker.text("button-solved") in labels(reply)
    (row,) = await asker.kept()
    assert row.shown[-1] == row.offered[0]
    assert (await asker.asks("ok"))["text"] == asker.text("talk-okay"), "once"


async def test_no_and_numbers_mean_nothing_where_nothing_was_shown(asker: Asker) -> None:
    assert (await asker.asks("belum bisa"))["text"] == asker.text("talk-not-yet")
    assert (await asker.asks("2"))["text"] == asker.text("hint-short")
    assert (await asker.asks("udah"))["text"] == asker.text("talk-okay"), "done is no goodbye"
    assert asker.text("button-home") in labels(await asker.asks("menu"))
    assert (await asker.asks("batal"))["text"] == asker.text("talk-apology")


async def test_another_short_question_is_not_glued_to_the_one_before(asker: Asker) -> None:
    await asker.asks("puspa error 404")
    assert (await asker.asks("3"))["text"] == asker.text("hint-short"), "no number of anything"
    reply = await asker.asks("saya tidak bisa login")
    assert asker.text("button-none-of-these") in labels(reply), "a choice of its own"
    same = await asker.asks("kok lama")
    assert same["text"].startswith(asker.text("remark-together", before="saya tidak bisa login"))
    *_, second, third = await asker.kept()
    assert (second.follows_id, third.follows_id) == (None, second.id)


async def test_a_services_name_alone_opens_what_there_is_about_it(asker: Asker) -> None:
    await asker.asks("lupa password ceisa")
    page = await asker.asks("halo min mau tanya tentang puspa")
    assert "Puspa" in page["text"].splitlines()[0]
    assert {asker.text("button-topics"), asker.text("button-home")} <= set(labels(page))
    reply = await asker.asks("lupa password")
    assert asker.text("button-solved") in labels(reply), "of that service, without asking which"
    _, named, asked = await asker.kept()
    assert (named.decision, named.service, asked.shown) == (Response.OPENED, "puspa", ["puspa.lupa-sandi"])


async def test_who_asks_about_an_open_ticket_sees_it_with_one_tap(town: Town, siti: Persona) -> None:
    number = await open_activation(siti)
    reply = await Asker(town, siti, Language.ID).asks("kapan selesai tiket saya?")
    await siti.taps(f"🎫 Lihat tiket #{number}", reply)
    await Asker(town, siti, Language.ID).sees_again(reply, f"#{number}", button="✍️ Tulis ke petugas")


async def test_what_was_opened_by_a_link_is_quoted_in_the_readers_language(town: Town, agus: Persona) -> None:
    sent = town.telegram.world.follow_link(agus.name, link("loket_demo_bot", OpenEntry("puspa.error-404")))
    await agus.sees("404", after=sent)
    picture = agus.sends(JPEG, kind="photo", name="screen.jpg")
    assert "Why does Puspa show" in (await agus.sees("", after=picture))["text"]


async def test_a_mended_command_is_carried_out_and_never_asked(asker: Asker) -> None:
    wrong = asker.person.writes("/tikett")
    refused = await asker.is_told("refused-unknown-command", after=wrong)
    asker.person.edits(wrong, "/tiket")
    await asker.person.sees("", after=refused["message_id"])
    asker.person.edits(wrong, "/tikeet")
    again = await asker.is_told("refused-unknown-command", after=refused["message_id"])
    assert again["message_id"] > refused["message_id"]
    assert await asker.kept() == []


async def test_everything_written_to_a_closed_ticket_is_asked_when_it_was_a_new_question(
    town: Town, siti: Persona
) -> None:
    number = await open_activation(siti)
    mine = await siti.sees("sudah kami terima")
    await _close(town, number)
    siti.writes("puspa error 419", reply_to=mine)
    held = await siti.sees_button("Tidak, ini pertanyaan baru")
    picture = siti.sends(JPEG, kind="photo", name="layar.jpg", reply_to=mine["message_id"])
    again = await siti.sees("", after=picture)
    await siti.taps("Tidak, ini pertanyaan baru", again)
    await Asker(town, siti, Language.ID).sees_again(again, "419", button="👍 Terjawab")
    asked, _ = await town.rows(select(questions.c.text, questions.c.attachments).order_by(questions.c.id))
    assert tuple(asked) == ("puspa error 419", [picture])
    assert (await siti.taps("Tidak, ini pertanyaan baru", held, forge=False)).show_alert, "asked once"


async def test_what_a_poster_opened_is_no_question_and_a_link_elsewhere_is_not_on_the_screen(asker: Asker) -> None:
    world = asker.town.telegram.world
    sent = world.follow_link(asker.person.name, link("loket_demo_bot", OpenService("puspa")))
    await asker.person.sees("Puspa", after=sent)
    assert (await asker.asks("belum"))["text"] == asker.text("talk-not-yet")
    sent = world.follow_link(asker.person.name, link("loket_demo_bot", OpenEntry("puspa.error-404")))
    await asker.person.sees("404", after=sent)
    further = await asker.asks("belum")
    assert further["text"].startswith(asker.text("choose-other").split(".")[0])
    kept = await asker.kept()
    assert [row.decision for row in kept] == [Response.OPENED, Response.TALK, Response.OPENED]


async def _leave_one(asker: Asker) -> None:
    """Let the desk offer one entry alone."""
    database = Database(asker.town.settings.database.url)
    try:
        async with database.transaction() as tx:
            change = update(questions).values(shown=[], offered=["puspa.belum-aktif"], decision=Response.CHOOSE)
            await tx.connection.execute(change)
    finally:
        await database.close()


async def _close(town: Town, number: int) -> None:
    database = Database(town.settings.database.url)
    try:
        async with database.transaction() as tx:
            change = update(tickets).where(tickets.c.id == number).values(status="closed", closed_at=tx.now)
            await tx.connection.execute(change)
    finally:
        await database.close()
