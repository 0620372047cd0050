"""How people type, and what is understood."""

import pytest

from knowledge.faq.text import lexicon, plain, root, sentences, words
from knowledge.faq.vocabulary import Vocabulary

KNOWN = ("syarat", "berkas", "password", "reset", "verifikasi", "sandi", "daftar", "agregasi", "direktur")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(sorted(KNOWN), [1] * len(KNOWN), [1] * len(KNOWN))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("TOLOOOONG!!!", "tolong"),
        ("Ａｋｕｎ  Puspa 🔑", "akun puspa"),
        ("e-mail ke siti@pt-maju.co.id", "e mail ke email"),
        ("buka https://puspa.example/x?y=1 dong", "buka dong"),
        ("hp saya 0812-3456-7890", "hp saya"),
        ("error 404 | Not Found", "error 404 not found"),
        ("CEISA 4.0", "ceisa 4.0"),
        ("café", "cafe"),
        ("pass\u200bword pu\u00adspa", "password puspa"),
        ("error419 dan 503service", "error 419 dan 503 service"),
        ("ceisa4.0", "ceisa 4.0"),
        ("4o4, 5oo", "404 500"),
        ("muncul lima nol tiga", "muncul 503"),
        ("eror empat ratus sembilan belas", "eror 419"),
        ("kode tujuh nol satu dua tiga", "kode 70123"),
        ("satu perusahaan dua akun", "satu perusahaan dua akun"),
        ("surat2 bc20 covid19", "surat2 bc20 covid19"),
    ],
)
def test_signs_case_and_addresses_do_not_matter(typed: str, meant: str) -> None:
    assert plain(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gmn crn nya", ("bagaimana", "crn", "nya")),
        ("gw ga bisa", ("saya", "tidak", "bisa")),
        ("udh blm yg td", ("sudah", "belum", "yang", "tadi")),
        ("kata sandi", ("sandi",)),
        ("user id", ("user_id",)),
        ("nama pengguna", ("user_id",)),
        ("surat2", ("surat",)),
        ("surat-surat", ("surat",)),
        ("minn gmnaa", ("bagaimana",)),
        ("accept login", ("accept", "login")),
    ],
)
def test_slang_phrases_and_doubled_words_are_resolved(typed: str, meant: tuple[str, ...]) -> None:
    assert words(typed) == meant


@pytest.mark.parametrize("typed", ["Selamat pagi min 🙏", "halo kak", "Assalamualaikum wr wb", "makasih ya pak"])
def test_greetings_and_thanks_say_nothing(typed: str) -> None:
    assert words(typed) == ()


def test_a_question_inside_politeness_is_what_is_left() -> None:
    assert words("Selamat siang Bapak/Ibu, mohon bantuannya, lupa kata sandi. Terima kasih") == ("lupa", "sandi")


def test_a_long_message_is_cut_at_its_sentences() -> None:
    assert len(sentences("Saya Siti. Sudah daftar, belum bisa masuk! Kenapa?")) == 4


def test_affixes_come_off_only_when_a_known_word_is_left() -> None:
    known = {"daftar", "aktif", "kirim", "tulis", "direktur"}
    assert root("pendaftaran", known) == "daftar"
    assert root("mengaktifkan", known) == "aktif"
    assert root("ngirimin", known) == "kirim"
    assert root("menulis", known) == "tulis"
    assert root("direktur", known) == "direktur"
    assert root("cukai", known) == "cukai"


def test_words_of_one_meaning_share_a_concept(vocabulary: Vocabulary) -> None:
    assert vocabulary.concept("password") == vocabulary.concept("sandi")
    assert vocabulary.concept("pendaftaran") == vocabulary.concept("register")


def test_slang_never_leads_in_a_circle() -> None:
    """Resolving twice must end at the same words as resolving four times."""
    for way in lexicon().spoken:
        once = words(" ".join(way))
        assert words(" ".join(once).replace("_", " ")) == once or "_" in "".join(once), way
