"""Links into the bot: from a poster, from a message sent elsewhere, and what is no link of ours."""

from sqlalchemy import select

from handlers.payloads import AskQuestion, OpenEntry, OpenRequest, OpenService, Payload, encode, link
from storage.tables import questions
from tests.journeys.conftest import Town
from tests.journeys.steps import open_activation, start_activation
from tests.people import Persona, labels

BOT = "loket_demo_bot"
UNKNOWN = (
    "e_puspa_none",
    "e_none_error-404",
    "s_none",
    "r_puspa_none",
    "r_none_aktivasi",
    "x_1",
    "q_gA",
    "e_puspa_error-404_",
    "s_puspa_error-404",
    "_",
    "a" * 64,
)
IMPOSSIBLE = (
    "/start <b>x</b>",
    "/start e_puspa_error-404 more words",
    "/start ' OR 1=1",
    "/start 🙏",
    f"/start {'x' * 900}",
)
SHOWN: dict[Payload, str] = {
    OpenEntry("puspa.error-404"): "Sumber:",
    OpenService("ceisa"): "Tulis saja pertanyaan",
    OpenRequest("puspa", "reset-sandi"): "pertanyaan singkat",
    AskQuestion("error 404"): "Sumber:",
    AskQuestion(""): "Silakan tulis pertanyaan",
}


def follows(person: Persona, payload: Payload | str) -> int:
    """Let somebody open a link and press *Start*."""
    world = person.telegram.world
    if isinstance(payload, str):
        return world.press_start(person.name, payload)
    return world.follow_link(person.name, link(BOT, payload))


async def test_a_link_to_an_entry_shows_it_and_leads_on(town: Town, siti: Persona) -> None:
    follows(siti, OpenEntry("puspa.error-404"))
    answer = await siti.sees("404", "Sumber:")
    assert {"👍 Terjawab", "🤔 Belum"} <= set(labels(answer))
    await siti.taps("👍 Terjawab", answer)
    await siti.sees("Senang bisa membantu")
    kept = await town.rows(select(questions.c.origin, questions.c.shown, questions.c.outcome))
    assert [tuple(row) for row in kept] == [("linked", ["puspa.error-404"], "solved")]


async def test_the_code_on_the_poster_opens_its_service_and_the_next_question_is_about_it(
    town: Town, siti: Persona, agus: Persona
) -> None:
    follows(agus, OpenService("puspa"))
    await agus.sees("Puspa application", "Just write your question")
    follows(siti, OpenService("ceisa"))
    page = await siti.sees("CEISA", "Tulis saja pertanyaan Anda")
    assert "📚 Daftar topik" in labels(page)
    siti.writes("lupa password")
    await siti.sees("CEISA", "Sumber:", after=page["message_id"])


async def test_a_link_to_a_request_says_what_it_needs_before_it_begins(town: Town, siti: Persona) -> None:
    follows(siti, OpenRequest("puspa", "aktivasi"))
    page = await siti.sees("Aktivasi akun", "pertanyaan singkat")
    await siti.taps("▶️ Mulai permohonan", page)
    await siti.sees("1/")


async def test_a_question_that_a_link_brings_along_is_asked(town: Town, siti: Persona, budi: Persona) -> None:
    follows(siti, AskQuestion("error 404?"))
    await siti.sees("404", "Sumber:")
    kept = await town.rows(select(questions.c.text, questions.c.origin))
    assert [tuple(row) for row in kept] == [("error 404?", "typed")]


async def test_a_link_to_nothing_gets_a_word_and_the_welcome(town: Town, siti: Persona, agus: Persona) -> None:
    for payload in UNKNOWN:
        seen = await siti.sees("sudah tidak berlaku", "Selamat datang", after=follows(siti, payload))
        assert "👤 Hubungi petugas" in labels(seen)
    for words in IMPOSSIBLE:
        await agus.sees("no longer valid", "Welcome to", after=agus.writes(words))
    assert await town.rows(select(questions.c.id)) == []


async def test_in_the_middle_of_a_form_the_answer_is_shown_and_the_form_stays(town: Town, siti: Persona) -> None:
    await start_activation(siti)
    siti.writes("PT Maju Bersama")
    await siti.sees("2/4")
    for payload, expected in SHOWN.items():
        answer = await siti.sees(expected, after=follows(siti, payload))
        back = await siti.sees("Aktivasi akun", "masih terbuka", after=answer["message_id"])
        await siti.taps("▶️ Lanjutkan permohonan", back)
        await siti.sees("2/4", after=answer["message_id"])
    siti.writes("Siti Rahayu")
    await siti.sees("3/4")


async def test_a_request_that_a_link_begins_does_not_throw_away_the_form_that_is_open(
    town: Town, siti: Persona
) -> None:
    await start_activation(siti)
    siti.writes("PT Maju Bersama")
    await siti.sees("2/4")
    follows(siti, OpenRequest("muarojambi", "user-id"))
    page = await siti.sees("pertanyaan singkat")
    await siti.taps("▶️ Mulai permohonan", page)
    assert "Aktivasi akun" in (await siti.sees_button("▶️ Lanjut mengisi"))["text"]


async def test_a_link_twice_and_after_a_restart_shows_the_same_and_keeps_one_question(
    town: Town, siti: Persona
) -> None:
    first = follows(siti, OpenEntry("puspa.error-404"))
    await siti.sees("Sumber:", after=first)
    await town.restart()
    second = follows(siti, OpenEntry("puspa.error-404"))
    await siti.sees("Sumber:", after=second)
    assert len(await town.rows(select(questions.c.id))) == 1


async def test_in_a_group_a_link_says_nothing_and_is_never_handed_on(town: Town, siti: Persona, budi: Persona) -> None:
    number = await open_activation(siti)
    card = await budi.sees(f"🎫 Tiket #{number}")
    before = len(siti.everything())
    budi.writes(f"/start@{BOT} {encode(OpenEntry('puspa.error-404'))}", reply_to=card)
    budi.writes(f"/start@{BOT}")
    budi.writes("/id")
    told = await budi.sees("Nomor grup ini")
    said = [seen for seen in budi.everything() if seen["from"] == "bot" and seen["message_id"] > card["message_id"]]
    assert said == [told]
    assert len(siti.everything()) == before
