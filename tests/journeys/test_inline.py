"""Answers in other chats: somebody types ``@bot ...``, sends one, and the desk hears which."""

import asyncio
from typing import Any

from sqlalchemy import func, select

from bot.demo.calls import Fault
from bot.demo.inline_mode import Offer
from storage.inbox import InboxState
from storage.tables import inbox, outbox, people, questions
from tests.bot.demo.api_models import check_call
from tests.journeys.conftest import Town
from tests.journeys.steps import open_activation
from tests.people import Persona, labels

BURST = 300
STRANGE = (
    "x" * 256,
    "🙏😀" * 60,
    "<b>&amp;</b> <script>",
    "'; DROP TABLE questions; --",
    "\u202elupa",
    "٤٠٤",
    "{ $office }",
    "lupa\npassword",
    "\x00\x07",
)


async def types(person: Persona, query: str, *, chat: str = "") -> Offer:
    """Let somebody type after the bot's name, in a chat, and wait for the list."""
    typed = await person.telegram.type_inline(person.name, chat or person.chat, query)
    assert typed.offer is not None, f"{person.name} got no answer to {query!r}"
    return typed.offer


async def sends(person: Persona, query: str, title: str, *, reply_to: int | None = None) -> int:
    """Let somebody send the result with this title."""
    typed = await person.telegram.type_inline(person.name, person.chat, query)
    offer = typed.offer or Offer()
    found = next(each["id"] for each in offer.results.values() if title in each["title"])
    return person.telegram.world.send_inline(typed.id, found, reply_to=reply_to)


def titles(offer: Offer) -> list[str]:
    return [each["title"] for each in offer.results.values()]


async def settled(town: Town) -> None:
    """Wait until the desk has fetched everything that happened, and worked it."""
    await town.telegram.until(lambda: len(town.telegram.world.updates) == 0)
    waiting = select(func.count()).where(inbox.c.state == InboxState.WAITING)
    while (await town.rows(waiting))[0][0]:  # noqa: ASYNC110 - a database tells nobody
        await asyncio.sleep(0.05)


def refused(town: Town) -> list[Any]:
    return [call for call in town.telegram.world.calls.of("answerInlineQuery") if call.status != 200]


async def test_budi_answers_a_colleague_in_the_group_without_leaving_it(town: Town, budi: Persona) -> None:
    offer = await types(budi, "lupa password")
    assert 2 <= len(offer.results) <= 10
    first = next(iter(offer.results.values()))
    assert "password" in first["title"].lower() or "sandi" in first["title"].lower()
    assert 0 < len(first["description"]) <= 120
    assert (offer.is_personal, offer.button) == (True, None)
    await sends(budi, "lupa password", first["title"])
    seen = await budi.sees(first["title"], "Sumber:")
    assert (seen["from"], seen["via"], labels(seen)) == ("budi", "loket_demo_bot", ["💬 Buka di loket"])
    assert seen["buttons"][0][0]["url"].startswith("https://t.me/loket_demo_bot?start=e_")
    await settled(town)
    assert [row for row in budi.everything() if row["from"] == "bot"] == [], "the desk says nothing in between"


async def test_agus_reads_english_and_siti_indonesian_for_the_same_words(
    town: Town, siti: Persona, agus: Persona
) -> None:
    indonesian, english = await types(siti, "error 404"), await types(agus, "error 404")
    assert next(iter(indonesian.results)) == next(iter(english.results)) == "puspa.error-404"
    ours, theirs = indonesian.results["puspa.error-404"], english.results["puspa.error-404"]
    assert ours["content"]["text"] != theirs["content"]["text"]
    assert "Sumber:" in ours["content"]["text"]
    assert "Source:" in theirs["content"]["text"]


async def test_with_nothing_typed_there_are_the_services_and_with_a_services_name_what_it_has(siti: Persona) -> None:
    named = list((await types(siti, "puspa")).results)
    assert named[0] == "puspa"
    assert len(named) == 10
    assert {name.partition(".")[0] for name in named} == {"puspa"}
    for query in ("", "l", "  "):
        offer = await types(siti, query)
        assert len(offer.results) == 10
        services = [name for name in offer.results if "." not in name]
        assert services == ["puspa", "ceisa", "cilegon", "bogor", "muarojambi"]
        assert {name.partition(".")[0] for name in offer.results if "." in name} == set(services)
    await sends(siti, "", "Aplikasi Puspa")
    seen = await siti.sees("Aplikasi Puspa", "Tanyakan apa saja")
    assert seen["buttons"][0][0]["url"] == "https://t.me/loket_demo_bot?start=s_puspa"


async def test_what_is_not_found_goes_on_at_the_desk(siti: Persona) -> None:
    offer = await types(siti, "jadwal kereta ke Bandung")
    assert offer.results == {}
    assert offer.button is not None
    assert offer.button["text"] == "Belum ketemu? Tanyakan di loket"
    siti.telegram.world.press_start("siti", offer.button["start_parameter"])
    await siti.sees("belum menemukan")
    assert (await siti.sees_button("👤 Hubungi petugas"))["from"] == "bot"
    long = await types(siti, "jadwal kereta ke Bandung " * 4)
    assert long.button is not None
    siti.telegram.world.press_start("siti", long.button["start_parameter"])
    await siti.sees("Silakan tulis pertanyaan Anda di sini")


async def test_only_what_was_sent_is_kept_as_a_question(town: Town, siti: Persona, budi: Persona) -> None:
    for words in ("l", "lu", "lupa", "lupa pass", "lupa password ceisa"):
        await types(budi, words)
    await sends(budi, "error 404", "404")
    await sends(budi, "", "CEISA")
    await settled(town)
    kept = await town.rows(select(questions.c.origin, questions.c.shown, questions.c.person_id))
    assert [tuple(row) for row in kept] == [("inline", ["puspa.error-404"], 2001)]


async def test_whoever_only_types_is_not_written_down(town: Town, agus: Persona) -> None:
    await types(agus, "lupa password")
    await settled(town)
    assert await town.rows(select(people.c.id)) == []


async def test_budi_replies_to_a_ticket_with_an_answer_from_the_list(town: Town, siti: Persona, budi: Persona) -> None:
    number = await open_activation(siti)
    card = await budi.sees(f"🎫 Tiket #{number}")
    await sends(budi, "error 404", "404", reply_to=card["message_id"])
    relayed = await siti.sees("Budi Santoso", "404")
    assert "Sumber:" in relayed["text"]


async def test_a_result_sent_into_ones_own_chat_is_no_question_and_no_answer_of_a_form(
    town: Town, siti: Persona
) -> None:
    siti.writes("/start")
    welcome = await siti.sees("Selamat datang")
    await sends(siti, "error 404", "404")
    await settled(town)
    kept = await town.rows(select(questions.c.origin))
    assert [row.origin for row in kept] == ["inline"]
    assert [seen["from"] for seen in siti.everything() if seen["message_id"] > welcome["message_id"]] == ["siti"]


async def test_whatever_is_typed_gets_an_answer_that_telegram_takes(town: Town, siti: Persona) -> None:
    for query in STRANGE:
        offer = await types(siti, query)
        assert offer.results or offer.button, query
    assert refused(town) == []
    for call in town.telegram.world.calls.of("answerInlineQuery"):
        check_call(call.method, call.parameters)


async def test_a_burst_is_answered_or_overtaken_and_delays_nobody(town: Town, siti: Persona, agus: Persona) -> None:
    world = town.telegram.world
    burst = [world.type_inline("agus", "agus", f"lupa password {number}") for number in range(BURST)]
    siti.writes("error 404")
    await siti.sees("404", "Sumber:")
    assert (await types(siti, "reset password")).results
    await town.telegram.until(lambda: burst[-1].offer is not None, timeout=30)
    await settled(town)
    last = select(inbox.c.lane, func.max(inbox.c.settled_at).label("at")).group_by(inbox.c.lane)
    worked = {row.lane: row.at for row in await town.rows(last)}
    assert worked["1001"] < worked["inline:1002"], "Siti did not have to wait for all of it"
    answers = await town.rows(select(func.count()).where(outbox.c.method == "answerInlineQuery"))
    assert answers[0][0] < BURST, "answers that were overtaken are not sent"
    assert refused(town) == []
    said = [seen for seen in agus.everything() if seen["from"] == "bot"]
    assert said == [], "nobody is told to slow down in a chat that they did not write to"


async def test_an_answer_that_comes_too_late_is_let_go_without_a_trace(town: Town, siti: Persona) -> None:
    gone = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    town.telegram.world.faults.add(Fault("answerInlineQuery", error_code=400, description=gone))
    typed = town.telegram.world.type_inline("siti", "siti", "lupa password")
    await town.telegram.until(lambda: len(refused(town)) == 1)
    await types(siti, "lupa sandi")
    assert typed.offer is None


async def test_a_restart_between_asking_and_answering_loses_nothing_that_matters(town: Town, siti: Persona) -> None:
    await types(siti, "lupa")
    await town.close()
    typed = town.telegram.world.type_inline("siti", "siti", "error 404")
    await town.open()
    await town.telegram.until(lambda: typed.offer is not None)
    await sends(siti, "error 404", "404")
    await siti.sees("Sumber:")


async def test_a_forged_choice_keeps_nothing(town: Town, siti: Persona) -> None:
    for result_id in ("puspa.none", "", "../etc", "9" * 64):
        chosen = {"result_id": result_id, "from": town.telegram.world.people["siti"].as_sender(), "query": "x"}
        town.telegram.world.queue("chosen_inline_result", chosen)
    await types(siti, "lupa")
    await settled(town)
    assert await town.rows(select(questions.c.id)) == []
