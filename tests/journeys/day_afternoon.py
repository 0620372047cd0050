"""The afternoon of a whole working day: what is decided, moved, held back, closed, learned and counted."""

from knowledge.service import FieldType
from tests.journeys.day_cast import UNKNOWN, Colleague, Day
from tests.journeys.day_morning import PUSPA
from tests.journeys.steps import two_minutes_pass
from tests.journeys.test_evaluation import answers
from tests.journeys.test_learning import EXPIRED, WORDS, finds
from tests.journeys.test_review_forms import TYPED
from tests.people import Seen

REASON = "Sudah dijelaskan lewat telepon"
REPAIRED = "Jaringan SPSE sudah normal"


async def ratna_approves(day: Day) -> None:
    day.comes_to(11, 20)
    tina, ratna, agus, card = day.tina, day.ratna, day.agus, day.cards[3]
    refused = await tina.person.taps(tina.text("button-approve"), card)
    assert (refused.text, refused.show_alert) == (tina.text("refused-only-admin"), True)
    await ratna.goes(card, "button-approve")
    await tina.card_says(card, "Ratna Dewi", "button-undo-decision")
    email, service = TYPED[FieldType.EMAIL], PUSPA.title.spoken(agus.language)
    approved = agus.text("decided-yes-activate", email=email, service=service, number=3).splitlines()[0]
    assert not [each for each in agus.person.everything() if approved in each["text"]], "it can be taken back yet"
    await two_minutes_pass(day.town)
    await agus.hears("decided-yes-activate", email=email, service=service, number=3)


async def a_ticket_goes_to_another_unit_and_back(day: Day) -> None:
    day.comes_to(13, 10)
    budi, there, tono, card = day.budi, day.ratna_at_lpse, day.tono, day.cards[4]
    await _transfers(budi, card, to="Helpdesk LPSE")
    await tono.hears("notice-transferred", number=4, unit="Helpdesk LPSE")
    came = await there.card(4)
    assert (came["thread"] is None) == day.is_forum, "the other unit's group is of the other kind"
    there.answers(came, REPAIRED)
    await tono.reads(there.header(tono, 4), REPAIRED)
    late = await budi.person.taps("take:4", card, forge=True)
    assert late.text == budi.text("refused-transferred", number=4, name="Budi Santoso", unit="Helpdesk LPSE")
    await _transfers(there, came, to="Seksi PLI")
    await tono.hears("notice-transferred", number=4, unit="Seksi PLI")
    day.cards[4] = await budi.card(4, after=card["message_id"])
    assert day.cards[4]["thread"] == card["thread"], "one topic for a ticket, opened again"


async def _transfers(staff: Colleague, card: Seen, *, to: str) -> None:
    unit = staff.text("button-work-unit", name=to)
    await staff.goes(card, "button-more", "button-work-transfer", unit, "button-work-transfer-sure")
    moved = staff.text("card-moved", number=4, title="", unit=to, name=staff.name, when=UNKNOWN)
    await staff.card_says(card, moved.splitlines()[1].partition(UNKNOWN)[0].strip())


async def who_floods_is_muted_for_an_hour(day: Day) -> None:
    day.comes_to(13, 40)
    budi, tina, tono, card = day.budi, day.tina, day.tono, day.cards[4]
    told = await tono.person.sees(REPAIRED)
    for number in range(6):
        tono.person.writes(f"TOLONG DIBALAS {number}", reply_to=told)
    await budi.person.sees(budi.line_of(tono, 4), "TOLONG DIBALAS 5")
    hour = budi.text("button-mute", time=budi.text("time-hours", count=1))
    await budi.goes(card, "button-more", "button-protection", hour, "charge-spam")
    muted = budi.text("protection-mute", name="Budi Santoso", when=UNKNOWN, reason="").partition(UNKNOWN)[0]
    await tina.card_says(card, muted.strip(), budi.text("charge-spam"))
    for number in range(3):
        tono.person.writes(f"HALO {number}", reply_to=told)
    await tono.hears("kept-muted", number=4, when=UNKNOWN, reason="")
    line = await tina.is_told("held-back", number=4, count=3)
    assert not [each for each in tina.person.everything() if "HALO" in each["text"]]
    shown = await tina.person.taps(tina.text("button-peek"), line)
    assert shown.text == tina.text("toast-held-shown", count=3)
    await budi.person.sees(budi.line_of(tono, 4), "HALO 2")
    day.comes_to(14, 50)
    tono.person.writes("maaf, tadi panik", reply_to=told)
    calm = await budi.person.sees(budi.line_of(tono, 4), "maaf, tadi panik")
    assert calm["thread"] == card["thread"]


async def tickets_are_closed(day: Day) -> None:
    day.comes_to(15)
    budi, tina = day.budi, day.tina
    await tina.goes(day.cards[3], "button-close", "button-close-sure")
    await day.agus.hears("notice-closed-days", number=3, days=14)
    late = await budi.person.taps("over:3:duplicate", day.cards[3], forge=True)
    closed = budi.text("refused-closed-by", number=3, name="Tina Lestari", when=UNKNOWN).partition(UNKNOWN)[0]
    assert late.text.startswith(closed)
    await budi.goes(day.cards[4], "button-close", "button-closed-not-ours")
    await day.tono.hears("notice-closed-not-ours", number=4)
    await tina.card_says(day.cards[4], "closed-why-not-ours", "button-work-resume")
    await budi.goes(day.cards[1], "button-close", "button-close-sure")


async def wati_evaluates_and_opens_hers_again(day: Day) -> None:
    budi, wati, card = day.budi, day.wati, day.cards[1]
    asked = await wati.hears("notice-closed-days", number=1, days=14)
    await answers(wati, asked, [4, 4, 3, 4, 4, 3, 4, 4])
    await wati.becomes(asked, wati.text("evaluation-thanks", number=1))
    day.comes_to(15, 20)
    wati.person.writes("Hari ini mental lagi", reply_to=asked)
    held = await wati.hears("ticket-closed-already", number=1)
    await wati.taps("button-reopen", held, number=1)
    await wati.hears("ticket-reopened", number=1)
    again = await budi.person.sees(budi.line_of(wati, 1), "Hari ini mental lagi")
    assert again["thread"] == card["thread"]
    await budi.goes(card, "button-close", "button-closed-other")
    budi.person.writes(REASON, reply_to=card)
    await wati.hears("notice-closed-other", number=1, text=REASON)


async def ratna_makes_an_answer_of_it(day: Day) -> None:
    day.comes_to(15, 40)
    budi, ratna, card = day.budi, day.ratna, day.cards[1]
    entry = PUSPA.entries["puspa.error-419"]
    near = ratna.text("button-learn-alias", title=entry.button(ratna.language))
    await ratna.goes(card, "button-learn", near)
    draft = await ratna.is_told("learn-head-ticket", name="Ratna Dewi", number=1)
    assert draft["thread"] == card["thread"]
    assert WORDS in draft["text"]
    await ratna.card_says(draft, "learn-not-worse")
    assert (await budi.person.taps(budi.text("button-learn-save"), draft)).show_alert, "an admin's to decide"
    saved = await ratna.person.taps(ratna.text("button-learn-save"), draft)
    assert saved.text == ratna.text("toast-learn-saved")
    await finds(day.joko.person, f"min {WORDS}", EXPIRED)


async def ratna_looks_at_the_figures(day: Day) -> None:
    day.comes_to(16, 10)
    ratna, budi = day.ratna, day.budi
    ratna.person.writes("/statistik")
    shown = await ratna.person.sees(
        ratna.text("statistics-head", unit="Seksi PLI"),
        ratna.text("statistics-passed", opened=5, closed=4),
        ratna.text("statistics-open", open=1, overdue=0),
    )
    assert "photo" in shown
    await budi.is_told("refused-statistics-admin", after=budi.person.writes("/statistik"))


async def everybody_looks_at_their_own(day: Day) -> None:
    states = ("closed-as-other", "my-status-in-progress", "closed-as-solved", "closed-as-not-ours")
    for number, (guest, state) in enumerate(zip((day.wati, day.siti, day.agus, day.tono), states, strict=True), 1):
        assert guest.text(state) in (await guest.looks_at(number))["text"]
