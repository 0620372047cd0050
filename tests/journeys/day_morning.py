"""The morning of a whole working day: what comes in, who takes it, and what is said on both sides."""

from handlers.promise_words import weekday
from knowledge.wording import Language
from tests.files.pictures import png
from tests.journeys.day_cast import UNKNOWN, Day
from tests.journeys.papers import ACTIVATION, file_request
from tests.journeys.test_learning import STORY
from tests.journeys.test_relay import albums, seen
from tests.journeys.test_review_forms import LIBRARY, linked, paper_name
from tests.people import labels

PUSPA = LIBRARY.services["puspa"]
SLANG = {Language.ID: "lupa pasword puspa gmn yaa", Language.EN: "i forgot my puspa pasword, pls help"}
NIK = "3174012304850001"
NOTE, TAG = "tanya kepala seksi dulu, zxqw", "zxtag"
GREETING = "selamat pagi, siap bekerja"


async def wati_writes_before_the_office_opens(day: Day) -> None:
    day.comes_to(6, 40)
    wati = day.wati
    assert await wati.opens(STORY) == 1
    opened = await wati.hears("ticket-opened", number=1, title="", unit="")
    await wati.hears("expected-closed", when=day.today(wati, 8))
    assert wati.text("expected-first-answer", when=day.today(wati, 12)) in opened["text"]
    wati.person.writes("Sudah dicoba di dua peramban", reply_to=opened)
    handed_on = await wati.is_told("ticket-handed-on", number=1)
    assert day.today(wati, 8) not in handed_on["text"], "when the office opens, she was told"


async def the_office_opens(day: Day) -> None:
    day.comes_to(8, 1)
    await day.town.restart()
    budi = day.budi
    await budi.person.sees(
        budi.text("digest-head", unit="Seksi PLI", weekday=weekday(budi.say, day.date), day=budi.say.day(day.date)),
        budi.text("digest-open", open=1, untaken=1, due=1, overdue=0, waiting=0),
    )
    for each in (day.budi, day.tina, day.ratna):
        each.person.writes(GREETING)
    day.cards[1] = await budi.card(1)
    assert (day.cards[1]["thread"] is not None) == day.is_forum


async def two_ask_in_a_hurry_and_one_is_helped_at_once(day: Day) -> None:
    day.comes_to(8, 20)
    joko, siti = day.joko, day.siti
    joko.person.writes(SLANG[joko.language])
    answer = await joko.person.sees(PUSPA.entries["puspa.lupa-sandi"].question.spoken(joko.language))
    await joko.taps("button-solved", answer)
    await joko.hears("solved")
    siti.person.writes("gmn cra daftr akun puspa?")
    answer = await siti.person.sees("beacukaipurwakarta.com/register")
    await siti.taps("button-not-solved", answer)
    await siti.taps("button-contact", await siti.person.sees("Mungkin yang Anda maksud"))
    await siti.person.taps("Bantuan lainnya", await siti.person.sees("Apa yang dapat petugas bantu?"))
    await siti.person.sees("1/1")
    siti.person.writes("Tombol daftarnya abu-abu")
    await siti.taps("button-send")
    await siti.hears("ticket-opened", number=2, title="", unit="")
    day.cards[2] = await day.tina.card(2)
    assert "gmn cra daftr akun puspa?" in day.cards[2]["text"]


async def agus_sends_a_request_with_its_document(day: Day) -> None:
    day.comes_to(8, 40)
    await file_request(day.agus.person, "puspa", ACTIVATION, language=Language.EN)
    await day.agus.hears("ticket-opened", number=3, title="", unit="")
    card = day.cards[3] = await day.tina.card(3)
    paper = await day.tina.person.sees_document(paper_name(ACTIVATION.slots[0]))
    assert (paper["thread"], paper["reply_to"]) == (card["thread"], card["message_id"])
    assert day.tina.text("card-decision-pending") in card["text"]


async def staff_take_what_came(day: Day) -> None:
    day.comes_to(9)
    world, card, both = day.town.telegram.world, day.cards[1], (day.budi, day.tina)
    taps = [
        world.tap(each.person.name, each.person.chat, card["message_id"], each.text("button-take")) for each in both
    ]
    for tap in taps:
        await day.town.telegram.wait_for_tap(tap, 10)
    assert [tap.show_alert for tap in taps] == [False, True]
    assert taps[1].text == day.tina.text("refused-taken", number=1, name="Budi Santoso")
    await day.wati.hears("notice-taken", number=1, name=day.budi.shown)
    for guest, number in ((day.siti, 2), (day.agus, 3)):
        await day.tina.goes(day.cards[number], "button-take")
        await guest.hears("notice-taken", number=number, name=day.tina.shown)
    await day.tina.card_says(card, "Budi Santoso", "button-close")


async def budi_and_wati_talk(day: Day) -> None:
    budi, wati, card = day.budi, day.wati, day.cards[1]
    budi.answers(card, "Mohon foto <layarnya> ya Bu")
    asked = await wati.reads(budi.header(wati, 1), "Mohon foto <layarnya> ya Bu")
    await linked(day.town)
    wati.person.sends(png(30, 20), kind="photo", caption="ini <layarnya>", reply_to=asked["message_id"])
    photo = await seen(budi.person, lambda each: "photo" in each and "ini <layarnya>" in each["text"])
    assert photo["text"] == f"{budi.line_of(wati, 1)}\nini <layarnya>"
    assert photo["thread"] == card["thread"]
    budi.person.sends(png(40, 30), kind="photo", caption="Silakan login ulang lewat tombol ini", **budi.place(card))
    shown = await seen(wati.person, lambda each: "photo" in each and "login ulang" in each["text"])
    assert shown["text"].startswith(budi.header(wati, 1))
    note = budi.answers(card, f"// {NOTE}")
    kept = await budi.is_told("note-kept", number=1, after=note)
    assert kept["thread"] == card["thread"]
    said = wati.person.writes("sudah saya klik, kosng", reply_to=shown)
    copy = await day.tina.person.sees(budi.line_of(wati, 1), "sudah saya klik, kosng")
    await linked(day.town)
    wati.person.edits(said, "sudah saya klik, kosong")
    await budi.becomes(copy, budi.line_of(wati, 1, edited=True), "sudah saya klik, kosong")


async def a_number_is_hidden_and_who_looks_is_written_down(day: Day) -> None:
    budi, wati, card = day.budi, day.wati, day.cards[1]
    wati.person.writes(f"NIK saya {NIK} ya", reply_to=await wati.person.sees("Mohon foto"))
    hidden = await budi.person.sees(budi.line_of(wati, 1), "••••••••••••0001 ya")
    shown = await budi.person.taps(budi.text("button-peek"), hidden)
    assert (shown.text, shown.show_alert) == (NIK, True)
    await budi.goes(card, "button-history")
    await budi.person.sees(
        budi.text("event-peeked", actor="Budi Santoso", text="NIK"),
        budi.text("event-noted", actor="Budi Santoso", text=NOTE),
    )


async def albums_survive_a_kill(day: Day) -> None:
    day.comes_to(10)
    budi, wati, world, card = day.budi, day.wati, day.town.telegram.world, day.cards[1]
    asked = await wati.person.sees("Mohon foto")
    for at in range(2):
        caption, answered = ("dua layar", asked["message_id"]) if at == 0 else ("", None)
        wati.person.sends(png(50 + at, 9), kind="photo", album="w", caption=caption, reply_to=answered)
    await day.town.telegram.until(lambda: [len(each) for each in albums(budi.person)] == [2])
    [arrived] = albums(budi.person)
    assert [each["text"] for each in arrived] == [f"{budi.line_of(wati, 1)}\ndua layar", ""]
    assert {each["thread"] for each in arrived} == {card["thread"]}
    for at, kind in enumerate(("photo", "video", "photo")):
        place = budi.place(card) if at == 0 or day.is_forum else {}  # in a plain group, the first file alone answers
        budi.person.sends(png(60 + at, 9), kind=kind, album="b", **place)
        if at == 1:
            await day.town.telegram.until(lambda: not len(world.updates))
            await day.town.restart()
    await day.town.telegram.until(lambda: sum(map(len, albums(wati.person))) == 3)
    mirrored = [each for album in albums(wati.person) for each in album]
    assert ["video" in each for each in mirrored] == [False, True, False]
    assert mirrored[0]["text"] == budi.header(wati, 1)


async def tina_answers_and_hands_over(day: Day) -> None:
    day.comes_to(10, 30)
    tina, budi, siti, card = day.tina, day.budi, day.siti, day.cards[2]
    reply = PUSPA.canned[0].title.spoken(tina.language)
    await tina.goes(card, "button-canned-list", tina.text("button-canned", name=reply))
    ready = tina.text("canned-preview", number=2, requester="Siti Rahayu", text=UNKNOWN).partition(UNKNOWN)[0].strip()
    words = "Halo Siti Rahayu, permohonan Anda pada tiket #2 sedang kami periksa"
    shown = await tina.person.sees(ready, words)
    assert not [each for each in siti.person.everything() if words in each["text"]], "looked at before it goes"
    await tina.taps("button-canned-send", shown)
    await siti.reads(tina.header(siti, 2), words)
    await tina.goes(card, "button-more", "button-work-assign", tina.text("button-work-colleague", name="Budi Santoso"))
    await siti.hears("notice-assigned", number=2, name=budi.shown)
    await budi.is_told("work-assigned", colleague="Budi Santoso", name="Tina Lestari", number=2)
    await budi.goes(card, "button-more", "button-work-priority", "priority-urgent")
    await budi.goes(card, "button-more", "button-work-tags", "button-work-tag-write")
    budi.person.writes(TAG, reply_to=card)
    await tina.card_says(card, "Budi Santoso", "priority-urgent", TAG)


async def the_queue_is_looked_through(day: Day) -> None:
    tina, ratna, tono = day.tina, day.ratna, day.tono
    assert await tono.opens("Jaringan SPSE putus") == 4
    await tono.hears("ticket-opened", number=4, title="", unit="")
    assert await day.siti.opens("Daftar akun tidak bisa, lagi") == 5
    await day.siti.hears("ticket-opened", number=5, title="", unit="")
    day.cards |= {4: await tina.card(4), 5: await tina.card(5)}
    ratna.person.writes("/antrian")
    queue = await ratna.is_told("queue-head", unit="Seksi PLI", view=ratna.text("queue-all"), total=5)
    assert ratna.text("button-queue", name=ratna.text("queue-unassigned"), count=2) in labels(queue)
    tina.person.writes("/cari mental depan")
    found = await tina.is_told("search-head", words="mental depan", total=1)
    assert labels(found) == ["#1"]
    old, command = day.cards[2], tina.person.writes("/tiket 2")
    day.cards[2] = await tina.card(2, after=command)
    assert day.cards[2]["thread"] == old["thread"]
    assert TAG in day.cards[2]["text"], "the card as it is now"
    await tina.becomes(old, tina.text("card-below", number=2))


async def two_tickets_of_one_person_become_one(day: Day) -> None:
    day.comes_to(11)
    tina, siti, later = day.tina, day.siti, day.cards[5]
    title = PUSPA.kinds["lainnya"].title.spoken(tina.language)
    other = tina.text("button-work-merge-with", number=2, title=title)
    await tina.goes(later, "button-more", "button-work-merge", other, "button-work-merge-sure")
    told = await siti.hears("notice-merged", number=2, later=5)
    await tina.card_says(later, tina.text("card-merged", number=2))
    await tina.card_says(day.cards[2], tina.text("card-absorbed", numbers="#5"))
    siti.person.writes("masih abu-abu", reply_to=await siti.person.sees("Tiket #5 sudah kami terima"))
    copy = await tina.person.sees(tina.line_of(siti, 2), "masih abu-abu")
    assert copy["thread"] == day.cards[2]["thread"], "answers find the one that goes on"
    await siti.taps("button-view-ticket", told, number=2)
    mine = await siti.becomes(told, siti.head(2), "masih abu-abu")
    assert TAG not in mine["text"]
