"""The evaluation after closing: one tap a question, in one message; nobody at the office sees whose it is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from knowledge.pack_evaluation import built_in
from knowledge.wording import Language
from tests.journeys.conftest import Town
from tests.journeys.follower import Follower
from tests.journeys.steps import closes
from tests.people import Persona, Seen, labels

HELPDESK = built_in("helpdesk")


@pytest.fixture(params=list(Language))
def follower(request: pytest.FixtureRequest, town: Town) -> Follower:
    """Siti, who reads Indonesian, and Agus, who reads English."""
    return Follower(town, town.siti if request.param == Language.ID else town.agus, request.param)


@pytest.fixture
def siti_follows(town: Town) -> Follower:
    """Siti alone, where the language makes no difference."""
    return Follower(town, town.siti, Language.ID)


def at_eight_tomorrow(town: Town) -> datetime:
    """Return when a unit hears of the day before, and a minute more."""
    day = town.now().astimezone(ZoneInfo("Asia/Jakarta")) + timedelta(days=1)
    return day.replace(hour=8, minute=1)


async def answers(follower: Follower, asked: Seen, grades: list[int], *, begin: int = 0) -> None:
    """Give these grades to the questions from this one on, each as soon as it is asked."""
    for question, grade in zip(HELPDESK.questions[begin:], grades, strict=False):
        shown = await follower.becomes(asked, question.text.spoken(follower.language))
        await follower.person.taps(question.levels[grade - 1].spoken(follower.language), shown)


def says(seen: Seen) -> list[str]:
    """Return the labels of the four grades of a question."""
    return [label.removeprefix("• ") for label in labels(seen)[:4]]


async def test_the_whole_form_is_answered_in_one_message_and_staff_do_not_see_by_whom(
    town: Town, follower: Follower, budi: Persona
) -> None:
    number = await follower.opens()
    await closes(budi)
    asked = await follower.person.sees("⭐", "1/8", follower.text("evaluation-anonymous"))
    assert says(asked) == [level.spoken(follower.language) for level in reversed(HELPDESK.questions[0].levels)]
    count = len(follower.person.everything())
    await answers(follower, asked, [4, 3, 4, 4, 3, 2, 4, 3])
    await follower.becomes(asked, follower.text("evaluation-thanks", number=number))
    assert len(follower.person.everything()) == count, "nothing was added to the chat"
    wanted = dict(zip((question.id for question in HELPDESK.questions), [4, 3, 4, 4, 3, 2, 4, 3], strict=True))
    assert await follower.given(number) == wanted
    again = await follower.person.taps(f"eval:{number}:hasil:1", asked, forge=True)
    assert again.text == follower.text("refused-evaluated", number=number)
    assert await follower.given(number) == wanted
    assert await follower.events(number) == ["opened", "closed", "evaluated"]
    await budi.taps("📜 Riwayat")
    assert "penilaian" not in (await budi.sees("Riwayat", "menutup"))["text"], "not even that there is one"
    shown = await follower.looks_at(number)
    await follower.taps("button-my-evaluation", shown)
    best = HELPDESK.questions[0].levels[3].spoken(follower.language)
    await follower.becomes(shown, follower.text("evaluation-mine", number=number), best)


async def test_an_interrupted_evaluation_goes_on_after_a_restart_and_can_go_back(
    town: Town, follower: Follower
) -> None:
    number = await follower.opens()
    asked = await follower.closes(number)
    await answers(follower, asked, [4, 3])
    await follower.becomes(asked, "3/8")
    await town.restart()
    await follower.taps("button-back", asked)
    second = await follower.becomes(asked, "2/8")
    assert labels(second)[1].startswith("• "), "what was chosen is marked"
    await follower.person.taps(HELPDESK.questions[1].levels[0].spoken(follower.language), second)
    await follower.becomes(asked, "3/8")
    assert await follower.given(number) == {"kemudahan": 4, "kejelasan": 1}
    shown = await follower.looks_at(number)
    await follower.taps("button-evaluate", shown)
    await follower.becomes(shown, "3/8")
    await answers(follower, shown, [4] * 6, begin=2)
    await follower.becomes(shown, follower.text("evaluation-thanks", number=number))
    late = await follower.person.taps(f"eval:{number}:kecepatan:1", asked, forge=True)
    assert late.show_alert, "the older message is over as well"


async def test_who_would_rather_not_is_not_asked_again_and_may_change_their_mind(siti_follows: Follower) -> None:
    follower = siti_follows
    number = await follower.opens()
    asked = await follower.closes(number)
    await follower.taps("button-evaluation-skip", asked)
    await follower.becomes(asked, follower.text("evaluation-skipped", number=number))
    follower.person.writes("Masih ada satu hal", reply_to=asked)
    held = await follower.is_told("ticket-closed-already", number=number)
    await follower.taps("button-reopen", held, number=number)
    await follower.becomes(held, follower.text("ticket-reopened", number=number))
    early = await follower.person.taps(f"eval:{number}:hasil:4", asked, forge=True)
    assert early.text == follower.text("refused-not-closed", number=number)
    again = await follower.looks_at(number)
    await follower.taps("button-close-own", again)
    closed = await follower.person.sees(
        follower.text("notice-closed-days", number=number, days=14), after=again["message_id"]
    )
    assert "1/8" not in closed["text"], "asked once is enough"
    shown = await follower.looks_at(number)
    await follower.taps("button-evaluate", shown)
    await follower.becomes(shown, "1/8")


async def test_an_evaluation_given_before_a_reopening_is_not_asked_for_twice(siti_follows: Follower) -> None:
    follower = siti_follows
    number = await follower.opens()
    asked = await follower.closes(number)
    await answers(follower, asked, [4] * 8)
    thanks = await follower.becomes(asked, follower.text("evaluation-thanks", number=number))
    follower.person.writes("Masih ada", reply_to=thanks)
    held = await follower.is_told("ticket-closed-already", number=number)
    await follower.taps("button-reopen", held, number=number)
    await follower.becomes(held, follower.text("ticket-reopened", number=number))
    again = await follower.looks_at(number)
    await follower.taps("button-close-own", again)
    closed = await follower.person.sees("selesai", "14 hari", after=again["message_id"])
    assert "⭐" not in closed["text"]
    assert (await follower.events(number)).count("evaluated") == 1


async def test_a_low_evaluation_and_its_comment_reach_the_unit_the_next_morning_without_a_name(
    town: Town, follower: Follower, budi: Persona
) -> None:
    number = await follower.opens()
    asked = await follower.closes(number)
    await answers(follower, asked, [1, 2, 1, 2, 1, 2, 1, 4])
    await follower.becomes(asked, follower.text("evaluation-thanks", number=number))
    await follower.taps("button-comment", asked)
    await follower.becomes(asked, follower.text("evaluation-ask-comment", number=number))
    await town.restart()
    refused = follower.person.sends(b"\xff\xd8\xff\xe0 a picture", kind="photo")
    await follower.is_told("refused-comment-words", after=refused)
    follower.person.writes("Lama <sekali> & tidak jelas")
    await follower.is_told("evaluation-commented", number=number)
    assert not any("Penilaian rendah" in each["text"] for each in budi.everything()), "the minute would tell by whom"
    await town.close()
    town.ahead = at_eight_tomorrow(town) - datetime.now(UTC)
    await town.open()
    told = await budi.sees("Penilaian rendah yang baru masuk: 1", "1,8 dari 4", "Lama <sekali> & tidak jelas")
    name = town.telegram.world.person(follower.person.name).first_name
    assert not [each for each in (name, f"#{number}", "Bantuan lainnya") if each in told["text"]], (
        "one of one is a name"
    )
    assert "Aplikasi Puspa" in told["text"]
    assert (await follower.evaluation(number)).comment == "Lama <sekali> & tidak jelas"
    twice = await follower.person.taps(f"evco:{number}", asked, forge=True)
    assert twice.text == follower.text("refused-commented", number=number)
    await town.restart()
    await follower.person.sees("", after=follower.person.writes("/start"))
    assert len([each for each in budi.everything() if "Penilaian rendah" in each["text"]]) == 1, "told once"


async def test_a_good_evaluation_disturbs_nobody_and_a_comment_can_be_thought_better_of(
    siti_follows: Follower, budi: Persona
) -> None:
    follower = siti_follows
    number = await follower.opens()
    asked = await follower.closes(number)
    early = await follower.person.taps(f"evco:{number}", asked, forge=True)
    assert early.text == follower.text("refused-comment-early", number=number)
    await answers(follower, asked, [3] * 8)
    await follower.becomes(asked, follower.text("evaluation-thanks", number=number))
    await follower.taps("button-comment", asked)
    await follower.becomes(asked, button=follower.text("button-stop-writing"))
    follower.person.writes("/batal")
    await follower.is_told("ticket-write-stopped", number=number)
    await follower.person.sees("", after=follower.person.writes("lupa sandi puspa"))
    assert (await follower.evaluation(number)).comment is None
    assert not any("Penilaian rendah" in each["text"] for each in budi.everything())


async def test_a_pack_that_chose_the_official_survey_asks_its_nine_elements(
    town: Town, siti_follows: Follower, budi: Persona
) -> None:
    follower = siti_follows
    survey = built_in("skm")
    number = await follower.opens("Tidak bisa masuk", service="ceisa")
    asked = await follower.closes(number)
    for place, question in enumerate(survey.questions, start=1):
        shown = await follower.becomes(asked, f"{place}/9", question.text.spoken(follower.language))
        assert says(shown) == [level.spoken(follower.language) for level in reversed(question.levels)]
        await follower.person.taps(f"eval:{number}:{question.id}:3", shown, forge=True)
    await follower.becomes(asked, follower.text("evaluation-thanks", number=number))
    assert await follower.given(number) == {question.id: 3 for question in survey.questions}
    assert (await follower.evaluation(number)).form == "skm"


async def test_a_forged_grade_changes_nothing(siti_follows: Follower) -> None:
    number = await siti_follows.opens()
    asked = await siti_follows.closes(number)
    for forged in ("eval:1:hasil:5", "eval:1:hasil:0", "eval:1:u1-persyaratan:3", "eval:99:hasil:3", "evbk:1:tidak"):
        assert (await siti_follows.person.taps(forged, asked, forge=True)).show_alert, forged
    assert await siti_follows.given(number) == {}
