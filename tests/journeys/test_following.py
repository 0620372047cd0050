"""A ticket as its requester lives it: looked at, written to, taken back, closed, opened again, gone on with."""

from collections.abc import Callable

import pytest

from handlers.tickets.looking import PAGE
from knowledge.rules.ticket import ClosedAs
from knowledge.wording import Language
from tests.journeys.conftest import Town
from tests.journeys.follower import Follower, age, fill
from tests.people import Persona, labels

JPEG = b"\xff\xd8\xff\xe0 a picture"


@pytest.fixture(params=list(Language))
def follower(request: pytest.FixtureRequest, town: Town) -> Follower:
    """Siti, who reads Indonesian, and Agus, who reads English."""
    return Follower(town, town.siti if request.param == Language.ID else town.agus, request.param)


@pytest.fixture
def siti_follows(town: Town) -> Follower:
    """Siti alone, where the language makes no difference."""
    return Follower(town, town.siti, Language.ID)


async def test_a_request_is_taken_back_and_wanted_after_all(town: Town, follower: Follower, budi: Persona) -> None:
    number = await follower.opens()
    shown = await follower.looks_at(number)
    assert "●○○○" in shown["text"]
    await follower.taps("button-withdraw", shown)
    await follower.becomes(shown, button=follower.text("button-withdraw-sure"))
    await follower.taps("button-withdraw-not", shown)
    await follower.becomes(shown, follower.head(number), "●○○○")
    await follower.taps("button-withdraw", shown)
    await follower.becomes(shown, button=follower.text("button-withdraw-sure"))
    await follower.taps("button-withdraw-sure", shown)
    await follower.becomes(shown, follower.text("ticket-withdrawn", number=number, days=14))
    assert (await follower.row(number)).closed_as == ClosedAs.WITHDRAWN
    await budi.sees("menarik kembali permohonan", f"#{number}")
    again = await follower.person.taps(f"pull:{number}:1", shown, forge=True)
    assert again.show_alert, "nothing is taken back twice"
    assert not any("⭐" in each["text"] for each in follower.person.everything()), "nobody handled it: nothing to grade"
    closed = await follower.looks_at(number)
    assert follower.text("closed-as-withdrawn") in closed["text"]
    assert "●●●●" in closed["text"]
    await follower.taps("button-reopen-mine", closed)
    await follower.becomes(closed, follower.text("ticket-ask-what-is-left", number=number))
    await town.restart()
    follower.person.writes("Ternyata <masih> perlu")
    await follower.is_told("ticket-reopened", number=number)
    await budi.sees("Ternyata <masih> perlu")
    assert await follower.events(number) == ["opened", "withdrawn", "reopened"]
    assert (await follower.row(number)).closed_as is None


async def test_a_requester_closes_an_own_ticket_and_opens_it_again_with_a_picture(
    follower: Follower, budi: Persona
) -> None:
    number = await follower.opens()
    asked = await follower.closes(number)
    await budi.sees("menutup sendiri", f"#{number}")
    card = await budi.sees(f"🎫 Tiket #{number} ·", "Ditutup")
    assert "✅ Tutup" not in labels(card)
    assert (await follower.row(number)).closed_as == ClosedAs.BY_REQUESTER
    again = await follower.person.taps(f"fine:{number}", asked, forge=True)
    assert again.show_alert
    shown = await follower.looks_at(number)
    assert follower.text("closed-as-by-requester") in shown["text"]
    await follower.taps("button-reopen-mine", shown)
    follower.person.sends(JPEG, kind="photo")
    await follower.is_told("ticket-reopened", number=number)
    open_again = await follower.looks_at(number)
    assert "●●○○" in open_again["text"]
    assert follower.text("event-reopened-wordless", actor="").strip() in open_again["text"]


async def test_too_late_to_open_again_it_goes_on_in_a_new_ticket(town: Town, follower: Follower, budi: Persona) -> None:
    number = await follower.opens("Halaman kosong")
    await follower.closes(number)
    await age(town, number, days=15)
    shown = await follower.looks_at(number)
    assert follower.text("button-reopen-mine") not in labels(shown)
    late = await follower.person.taps(f"reop:{number}", shown, forge=True)
    assert late.text == follower.text("refused-reopen-late", number=number)
    follower.person.writes("Kosong lagi!", reply_to=shown)
    choice = await follower.is_told("ticket-closed-long-ago", number=number)
    await follower.taps("button-continue-ticket", choice)
    kinds = await follower.becomes(choice, follower.text("ticket-ask-kind", number=number))
    await town.restart()
    await follower.person.taps(labels(kinds)[0], kinds)
    await follower.person.sees("1/", after=kinds["message_id"])
    follower.person.writes("Masih halaman kosong")
    await follower.taps("button-send")
    await budi.sees("Tiket #2 melanjutkan tiket #1")
    await budi.sees("Kosong lagi!", "#2")
    assert await follower.events(number) == ["opened", "closed", "linked"]
    assert (await follower.row(2)).continues_id == number
    assert follower.text("my-ticket-continues", number=number) in (await follower.looks_at(2))["text"]
    old = await follower.looks_at(number)
    assert follower.text("my-ticket-continued", numbers="#2") in old["text"]
    assert follower.text("button-continue-ticket") not in labels(old), "once is enough"


async def test_the_next_message_goes_to_the_ticket_whatever_it_is(
    town: Town, siti_follows: Follower, budi: Persona
) -> None:
    follower = siti_follows
    number = await follower.opens()
    person = follower.person
    sends: tuple[Callable[[], int], ...] = (
        lambda: person.writes("Ini <penting>"),
        lambda: person.sends(name="bukti.pdf"),
        lambda: person.sends(JPEG, kind="photo", caption="fotonya"),
        lambda: person.sends(b"sound", kind="voice"),
        lambda: person.sends(b"sticker", kind="sticker"),
    )
    for place, send in enumerate(sends):
        shown = await follower.looks_at(number)
        await follower.taps("button-write-file" if place % 2 else "button-write", shown)
        await follower.becomes(shown, button=follower.text("button-stop-writing"))
        sent = send()
        await follower.is_told("ticket-handed-on", number=number, after=sent)
    assert (await follower.events(number)).count("answered") == 5
    await budi.sees("Ini <penting>")
    await budi.sees("fotonya")
    await budi.sees_document("bukti.pdf")
    after = person.writes("lupa sandi puspa")
    await person.sees("", after=after)
    assert (await follower.events(number)).count("answered") == 5, "only the next one"


async def test_an_album_goes_there_together_and_is_confirmed_once(siti_follows: Follower) -> None:
    follower = siti_follows
    number = await follower.opens()
    await follower.taps("button-write-file", await follower.looks_at(number))
    for _ in range(3):
        last = follower.person.sends(JPEG, kind="photo", album="a")
    await follower.is_told("ticket-handed-on", number=number, after=last)
    follower.person.writes("/start")
    await follower.person.sees_button(follower.text("button-my-tickets"))
    assert (await follower.events(number)).count("answered") == 1, "an album is one line"
    confirmed = [
        each
        for each in follower.person.everything()
        if each["text"] == follower.text("ticket-handed-on", number=number)
    ]
    assert len(confirmed) == 1


async def test_who_does_not_want_to_write_after_all_asks_a_question_again(town: Town, siti_follows: Follower) -> None:
    follower, person = siti_follows, siti_follows.person
    number = await follower.opens()
    for way in ("tap", "word", "menu", "later"):
        shown = await follower.looks_at(number)
        await follower.taps("button-write", shown)
        await follower.becomes(shown, button=follower.text("button-stop-writing"))
        if way == "tap":
            await follower.taps("button-stop-writing", shown)
            await follower.becomes(shown, button=follower.text("button-write"))
        elif way == "word":
            await follower.is_told("ticket-write-stopped", after=person.writes("/batal"), number=number)
        elif way == "menu":
            await person.sees("", after=person.writes("/start"))
        else:
            await age(town, number, days=2)
        await person.sees("", after=person.writes("lupa sandi puspa"))
        assert await follower.events(number) == ["opened"], way


async def test_a_message_outside_of_everything_may_belong_to_a_ticket(siti_follows: Follower, budi: Persona) -> None:
    follower = siti_follows
    number = await follower.opens()
    person = follower.person
    sends: tuple[Callable[[], int], ...] = (
        lambda: person.writes("yang <kemarin> itu gimana ya min"),
        lambda: person.sends(name="bukti.pdf"),
        lambda: person.sends(JPEG, kind="photo", caption="begini tampilannya"),
        lambda: person.sends(JPEG, kind="photo"),
        lambda: person.sends(b"sound", kind="voice"),
        lambda: person.sends(b"sticker", kind="sticker"),
        lambda: person.sends(b"film", kind="video"),
    )
    for send in sends:
        offered = await person.sees("", after=send())
        await follower.taps("button-for-ticket", offered, number=number)
        await follower.is_told("ticket-handed-on", number=number, after=offered["message_id"])
        second = await person.taps(f"add:{len(await follower.events(number)) - 1}:{number}", offered, forge=True)
        assert second.show_alert
    assert (await follower.events(number)).count("answered") == len(sends)
    await budi.sees("yang <kemarin> itu gimana ya min")
    await budi.sees("begini tampilannya")


async def test_a_list_of_none_of_one_and_of_two_hundred(town: Town, siti_follows: Follower) -> None:
    follower = siti_follows
    person = follower.person
    none = await person.sees("", after=person.writes("/tiket"))
    assert none["text"] == follower.text("my-tickets-none")
    number = await follower.opens()
    one = await person.sees(follower.text("my-tickets", total=1, open=1), after=person.writes("/tiket"))
    assert [f"#{number}" in label for label in labels(one)] == [True, False], "no filters, no pages"
    await fill(town, town.telegram.world.person(person.name).id, count=200)
    listed = await person.sees(follower.text("my-tickets", total=201, open=134), after=person.writes("/tiket"))
    assert len(labels(listed)) == PAGE + 1 + 3 + 1
    assert all(len(label) <= 40 for label in labels(listed))
    await follower.taps("button-next", listed)
    await follower.becomes(listed, "2", button=follower.text("button-previous"))
    await follower.taps("button-sort", listed, name=follower.text("sort-closed"))
    chosen = follower.text("button-sort-chosen", name=follower.text("sort-closed"))
    closed = await follower.becomes(listed, button=chosen)
    assert sum("✅" in label for label in labels(closed)) == PAGE
    await person.taps("mine:999999:closed", listed, forge=True)
    last = await follower.becomes(listed, button=follower.text("button-previous"))
    assert follower.text("button-next") not in labels(last)
    odd = await person.taps("mine:0:<b>", listed, forge=True)
    assert not odd.show_alert, "an unknown sort is all of them"
    beyond = person.writes("/tiket 999999")
    await follower.is_told("refused-not-yours", after=beyond)


async def test_nobody_else_touches_a_ticket(town: Town, siti_follows: Follower, budi: Persona) -> None:
    follower = siti_follows
    number = await follower.opens()
    other = Follower(town, town.agus, Language.EN)
    menu = await other.person.sees("", after=other.person.writes("/start"))
    taps = [f"view:{number}", f"pen:{number}:0", f"pull:{number}:0", f"pull:{number}:1", f"fine:{number}"]
    own = await follower.person.taps(f"done:{number}", await follower.looks_at(number), forge=True)
    assert own.text == follower.text("refused-not-staff"), "a requester closes by the own button, not by the staff's"
    for tap in (*taps, f"reop:{number}", f"goon:{number}", f"hush:{number}"):
        refused = await other.person.taps(tap, menu, forge=True)
        assert refused.text == other.text("refused-not-yours"), tap
    other.person.writes(f"/tiket {number}")
    await other.is_told("refused-not-yours")
    card = await budi.sees(f"🎫 Tiket #{number} ·")
    for tap in taps:
        assert (await budi.taps(tap, card, forge=True)).text, "a requester's button means nothing on a card"
    assert await follower.events(number) == ["opened"]
    await follower.closes(number)
    for tap in (f"eval:{number}:hasil:1", f"evsk:{number}", f"evme:{number}", f"evco:{number}", f"evbk:{number}:hasil"):
        refused = await other.person.taps(tap, menu, forge=True)
        assert refused.text == other.text("refused-not-yours"), tap
    assert await follower.given(number) == {}
