"""What was asked in vain is put together, and what does not help is named."""

import random
import time
from datetime import UTC, datetime, timedelta

import pytest

from knowledge.faq.gaps import Asked, Ending, Gaps, find_gaps
from knowledge.faq.reading import GuideStep
from knowledge.faq.search import Index
from knowledge.service import Library

THEN = datetime(2026, 3, 2, 1, 2, 3, tzinfo=UTC)
SITI, AGUS = 1, 2
GUIDE = "ceisa.lupa-password"


def asked(text: str = "", person: int = SITI, *, ending: Ending = Ending.OPEN, **more: object) -> Asked:
    known: dict[str, object] = {
        "topic": "",
        "service": "",
        "shown": (),
        "unhelpful": (),
        "stuck": None,
        "request": "",
        "at": THEN,
    }
    known |= {"is_unknown": not more.get("shown")} | more
    return Asked(person_id=person, text=text, ending=ending, **known)  # type: ignore[arg-type]


def examples(found: Gaps) -> list[tuple[str, ...]]:
    return [group.examples for group in found.groups]


def test_the_same_question_in_other_words_is_one_group_and_the_largest_comes_first(
    library: Library, index: Index
) -> None:
    lines = [
        asked("min biaya aktivasi akun brp ya"),
        asked("jadwal pelatihan spse kapan"),
        asked("berapa biaya aktivasi akun?", AGUS),
        asked("Pelatihan SPSE jadwalnya kapan?"),
        asked("BIAYA AKTIVASI AKUN berapa"),
    ]
    first, second = find_gaps(lines, library, index).groups
    assert (first.times, first.people, first.unknown) == (3, 2, 3)
    assert set(first.examples) == {lines[0].text, lines[2].text, lines[4].text}
    assert (second.times, second.people) == (2, 1)


def test_the_order_of_the_rows_plays_no_part(library: Library, index: Index) -> None:
    words = ("denda", "pabean", "bayar", "jadwal", "pelatihan", "sanggah", "kuota", "ekspor", "sertifikat")
    dice = random.Random(7)  # noqa: S311 - made-up questions
    lines = [asked(" ".join(dice.sample(words, k=3)), dice.randrange(9)) for _ in range(60)]
    mixed = dice.sample(lines, k=len(lines))
    assert find_gaps(lines, library, index) == find_gaps(mixed, library, index)


def test_words_of_the_packs_that_mean_the_same_unite_and_typos_do_not_divide(library: Library, index: Index) -> None:
    lines = [asked("sandi wifi kantor"), asked("password wifi kantor"), asked("pasword wifi kntor")]
    assert [group.times for group in find_gaps(lines, library, index).groups] == [3]


def test_different_questions_stay_apart(library: Library, index: Index) -> None:
    lines = [asked("bayar denda pabean"), asked("jadwal pelatihan"), asked("sanggah banding"), asked("lupa password")]
    assert len(find_gaps(lines, library, index).groups) == len(lines)


@pytest.mark.parametrize(
    ("line", "is_gap"),
    [
        (asked("apa itu denda"), True),
        (asked("lupa sandi", shown=("puspa.lupa-sandi",)), False),
        (asked("lupa sandi", shown=("puspa.lupa-sandi",), ending=Ending.NOT_SOLVED), True),
        (asked("lupa sandi", shown=("puspa.lupa-sandi",), ending=Ending.PERSON), True),
        (asked("lupa sandi", shown=("puspa.lupa-sandi",), ending=Ending.TICKET, request="lain"), True),
        (asked("lupa sandi", shown=("puspa.lupa-sandi",), ending=Ending.SOLVED), False),
        (asked("apa itu denda", ending=Ending.SOLVED), False),
        (asked("", ending=Ending.PERSON), False),
    ],
)
def test_a_gap_is_what_was_asked_and_neither_answered_nor_solved(
    library: Library, index: Index, line: Asked, *, is_gap: bool
) -> None:
    assert (find_gaps([line], library, index).unanswered == 1) is is_gap


def test_the_request_that_an_answer_leads_to_is_no_failure(library: Library, index: Index) -> None:
    entry = next(entry for entry in library.entries() if entry.request)
    made = asked("minta itu", shown=(entry.id,), ending=Ending.TICKET, request=entry.request)
    found = find_gaps([made], library, index)
    assert (found.unanswered, found.unhelpful) == (0, ())
    rejected = asked("minta itu", shown=(entry.id,), unhelpful=(entry.id,), ending=Ending.TICKET, request=entry.request)
    assert find_gaps([rejected], library, index).unanswered == 1


def test_entries_that_do_not_help_are_counted_the_worst_first(library: Library, index: Index) -> None:
    bad, better = "puspa.belum-aktif", "puspa.error-419"
    lines = [
        asked("a", shown=(bad,), unhelpful=(bad,), ending=Ending.NOT_SOLVED),
        asked("b", shown=(bad,), unhelpful=(bad,), ending=Ending.TICKET),
        asked("c", shown=(bad, better), unhelpful=(bad,), ending=Ending.SOLVED),
        asked("d", shown=(better,), ending=Ending.PERSON),
        asked("", shown=("puspa.error-404",)),
    ]
    first, second = find_gaps(lines, library, index).unhelpful
    assert (first.entry_id, first.shown, first.solved, first.not_yet, first.person) == (bad, 3, 0, 3, 1)
    assert (second.entry_id, second.shown, second.solved, second.not_yet, second.person) == (better, 2, 1, 0, 1)


def test_steps_where_people_get_stuck_are_counted(library: Library, index: Index) -> None:
    at, before = GuideStep(GUIDE, 4), GuideStep(GUIDE, 2)
    lines = [asked("x", person, shown=(GUIDE,), stuck=at) for person in (SITI, SITI, AGUS)]
    stops = find_gaps([*lines, asked("y", shown=(GUIDE,), stuck=before)], library, index).stops
    assert [(stop.at, stop.times, stop.people) for stop in stops] == [(at, 3, 2), (before, 1, 1)]


def test_topics_without_a_guide_are_counted_one_by_one(library: Library, index: Index) -> None:
    lines = [
        asked("", SITI, topic="CEISA 4.0 › Impor › BC 2.0"),
        asked("", AGUS, topic="CEISA 4.0 › Impor › BC 2.0", ending=Ending.TICKET),
        asked("", SITI, topic="CEISA 4.0 › Impor › BC 2.3"),
    ]
    found = find_gaps(lines, library, index)
    assert [(each.topic[-3:], each.times, each.people, each.person) for each in found.topics] == [
        ("2.0", 2, 2, 1),
        ("2.3", 1, 1, 0),
    ]
    assert (found.asked, found.unanswered) == (0, 0), "nothing was asked"


def test_entries_that_nobody_saw_are_named(library: Library, index: Index) -> None:
    never = find_gaps([asked("", shown=(GUIDE,))], library, index).never_shown
    assert len(never) == sum(1 for _ in library.entries()) - 1
    assert GUIDE not in never


def test_one_service_is_told_by_itself(library: Library, index: Index) -> None:
    lines = [
        asked("denda puspa", service="puspa"),
        asked("denda", service="ceisa", shown=(GUIDE,), unhelpful=(GUIDE,), ending=Ending.NOT_SOLVED),
        asked("denda"),
    ]
    found = find_gaps(lines, library, index, service="ceisa")
    assert (found.asked, found.unanswered, examples(found)) == (1, 1, [("denda",)])
    assert [use.entry_id for use in found.unhelpful] == [GUIDE]
    assert found.never_shown == ()
    assert find_gaps(lines, library, index, service="puspa").never_shown


def test_examples_hold_no_personal_data_and_no_commands_for_a_terminal(library: Library, index: Index) -> None:
    secrets = ("3174012345678901", "Rahasia123", "siti@contoh.co.id", "081234567890")
    text = "NIK saya 3174012345678901\npassword saya: Rahasia123, balas ke siti@contoh.co.id / 081234567890 \x1b[31m"
    (shown,) = examples(find_gaps([asked(text)], library, index))[0]
    assert not any(secret in shown for secret in secrets)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert "[password]" in shown


def test_stories_are_united_by_what_they_share(library: Library, index: Index) -> None:
    lines = [
        asked("Selamat pagi, saya Hendra dari PT Surya. Kemarin kontainer kami kena denda pabean. Bayarnya di mana?"),
        asked("Mas, sepupu saya Yuli punya toko batik di Solo terus ada denda pabean, itu bayarnya gimana ya?", AGUS),
    ]
    found = find_gaps([*lines, asked("denda pabean bayar dimana")], library, index)
    assert found.groups[0].people == 2


def test_the_largest_groups_alone_can_be_wanted(library: Library, index: Index) -> None:
    lines = [asked("bayar denda"), asked("bayar denda"), asked("jadwal pelatihan"), asked("sanggah banding")]
    found = find_gaps(lines, library, index, most=1)
    assert (examples(found), found.all_groups, found.unanswered) == ([("bayar denda",)], 3, 4)


def test_the_newest_date_of_a_group_is_told_and_the_nearest_entry(library: Library, index: Index) -> None:
    later = THEN + timedelta(days=3)
    (group,) = find_gaps([asked("puspa 404"), asked("puspa 404", at=later)], library, index).groups
    assert (group.last, group.nearest) == (later, "puspa.error-404")


def test_nothing_asked_is_no_gap(library: Library, index: Index) -> None:
    found = find_gaps([asked("🙏🙏"), asked("   ")], library, index)
    assert found.groups == ()
    assert find_gaps([], library, index).groups == ()


def test_five_thousand_questions_take_seconds(library: Library, index: Index) -> None:
    dice = random.Random(3)  # noqa: S311 - made-up questions
    syllables = ("ba", "ro", "li", "ken", "su", "mar", "do", "tel", "pan", "gi")
    words = sorted({"".join(dice.choices(syllables, k=3)) for _ in range(400)})
    lines = [asked(" ".join(dice.choices(words, k=4)), dice.randrange(900)) for _ in range(5_000)]
    started = time.process_time()
    found = find_gaps(lines, library, index)
    assert time.process_time() - started < 12  # about 4 on a quiet machine
    assert found.unanswered == 5_000
