"""What a mail says itself, whose it is, which number it names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.rules import mail

OUTLOOK = (
    "Sudah beres.\n\n________________________________\nDari: LPSE\nDikirim: Senin\nKepada: LKPP\nPerihal: x\n\nlama"
)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Sudah beres.\n\nPada Sen, 23 Nov 2026 LPSE <a@b.id> menulis:\n\n> lama\n> lama\n", "Sudah beres."),
        ("Done.\r\n\r\nOn Mon, Nov 23, 2026 at 9:12 AM LPSE\r\n<a@b.id> wrote:\r\n\r\n> old", "Done."),
        ("Done.\n\nOn Mon, Nov 23, 2026 LPSE wrote:\n\nold without marks", "Done."),
        (OUTLOOK, "Sudah beres."),
        ("Sudah.\nFrom: LPSE\nSent: Monday\nTo: LKPP\nlama", "Sudah."),
        ("Dari: pengguna\nkode 7000", "Dari: pengguna\nkode 7000"),
        ("Pada Sen, 23 Nov LPSE menulis:\n> tanya satu\njawab satu\n> tanya dua\njawab dua", "jawab satu\njawab dua"),
        ("Baik.\n-- \nBudi\nHelpdesk", "Baik."),
        ("> hanya kutipan", "> hanya kutipan"),
        (
            "##- Please type your reply above this line -##\nBaik",
            "##- Please type your reply above this line -##\nBaik",
        ),
        ("  \n\n\n", ""),
        ("a\n\n\n\n\nb   ", "a\n\nb"),
    ],
)
def test_an_answer_is_told_from_what_it_quotes_and_never_lost(text: str, answer: str) -> None:
    assert mail.answer_of(text) == answer


@given(st.text(alphabet="ab >\n-:onwrote", max_size=200))
def test_nothing_is_lost_altogether(text: str) -> None:
    assert bool(mail.answer_of(text)) == bool(text.replace("\xa0", " ").strip())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nomor tiket Anda: 2026112310000123.", "2026112310000123"),
        ("[Ticket#LKPP-88213] Re: kendala", "LKPP-88213"),
        ("No. Laporan 12/HD/2026 sudah kami terima", "12/HD/2026"),
        ("Your ticket number is HD-99812", "HD-99812"),
        ("Re: [Tiket #1234] LKT-aaaaaaaaaaaaaaaa", ""),
        ("laporan kendala SPSE tanggal 23", ""),
        ("NPWP 012345678901000", ""),
        ("tiket 12", ""),
    ],
)
def test_the_number_over_there_is_spotted_and_ours_is_not(text: str, number: str) -> None:
    assert mail.number_in(text, own=1234) == number


def test_a_long_run_of_blanks_counts_as_one() -> None:
    assert mail.number_in("Nomor tiket" + " " * 1_000 + "belum ada", own=1234) == "", (
        "in no time: divided, it takes hours"
    )
    assert mail.number_in("Nomor tiket" + " \n" * 1_000 + "HD-99812", own=1234) == "HD-99812"


@pytest.mark.parametrize(("typed", "kept"), [(" #HD 7 ", "HD 7"), ("belum", ""), ("1" * 33, ""), ("77-1", "77-1")])
def test_a_typed_number_has_digits_and_is_short(typed: str, kept: str) -> None:
    assert mail.tidy_number(typed) == kept


def test_tokens_and_ids_are_found_once_and_in_order() -> None:
    one, two = "a" * 16, "b234567" + "c" * 9
    assert mail.tokens_in(f"Re: LKT-{one.upper()} x LKT-{two} LKT-{one} LKT-{one}x") == [one, two]
    assert mail.ids_in("<a@b> <c@d>", "<a@b>", "nonsense <e f>") == ["<a@b>", "<c@d>"]


def test_a_password_is_hidden_and_what_is_asked_for_is_not() -> None:
    told = mail.without_passwords("NPWP 012345678901000, password: Rahasia123, User ID maju")
    assert told == "NPWP 012345678901000, password: [password], User ID maju"
