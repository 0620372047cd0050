import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.rules.privacy import Secret, contains_password, cover_passwords, is_covered, mask, spot

NIK = "3174015703900001"  # a pretend one: born on the 17th, a woman, so 57
NPWP_15 = "012345678901000"
NPWP_16 = "0012345678901000"


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        (f"NIK saya {NIK}.", "NIK saya [NIK]."),
        (f"nik:{NIK},nama Siti", "nik:[NIK],nama Siti"),
        ("3174 0157 0390 0001", "[NIK]"),
        ("317401-570390-0001", "[NIK]"),
        ("31.74.01.570390.0001", "[NIK]"),
        (f"NIK{NIK}x", "NIK[NIK]x"),
        (f"{NIK} {NIK}", "[NIK] [NIK]"),
        (f"npwp {NPWP_15}", "npwp [NPWP]"),
        (f"npwp {NPWP_16}", "npwp [NPWP]"),
        ("01.234.567.8-901.000", "[NPWP]"),
        ("01.234.567.8 - 901.000", "[NPWP]"),
        ("01 234 567 8 901 000", "[NPWP]"),
        ("01.234.567.8\u2013901.000", "[NPWP]"),
        ("01.234.567.8/901.000", "[NPWP]"),
        ("001.234.567.8-901.000", "[NPWP]"),
    ],
)
def test_nik_and_npwp_are_masked_in_every_usual_writing(written: str, masked: str) -> None:
    assert mask(written) == masked


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tiket 2026-11-22, pukul 02:30:15",
        "hubungi 0812-3456-7890",
        "grup -1001234567890",
        "error 7001234 di 192.168.100.200",
        "NIP 197803122005011002",
        "Rp 1.234.567.890",
        "1234567890123456789",
    ],
)
def test_other_numbers_stay_readable(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("password saya: Rahasia123", "password saya: [password]"),
        ("Password : rahasia", "Password : [password]"),
        ("pw=abc123", "pw=[password]"),
        ("pass gw xK9#mm12", "pass gw [password]"),
        ("passwordnya adalah Merdeka45!", "passwordnya adalah [password]"),
        ("kata sandi akun saya yaitu k0pi-susu ya", "kata sandi akun saya yaitu [password] ya"),
        ('{"password": "dua kata", "user": "siti"}', '{"password": [password], "user": "siti"}'),
        ("user: siti\npassword: 12345678\nmohon dibantu", "user: siti\npassword: [password]\nmohon dibantu"),
        ("PIN: 123456", "PIN: [password]"),
    ],
)
def test_typed_passwords_are_masked(written: str, masked: str) -> None:
    assert mask(written) == masked


@pytest.mark.parametrize(
    "text",
    [
        "password saya: Rahasia123",
        "pw: rahasia",
        "user siti password: rahasia, mohon dibantu",
        "password saya Rahasia123 tapi gagal",
        "kata sandinya adalah Merdeka45!",
        "pass=12345678",
        "Password saya : P@ssw0rd dan tidak bisa masuk",
        'password: "dua kata"',
    ],
)
def test_a_told_password_is_noticed(text: str) -> None:
    assert contains_password(text)


@pytest.mark.parametrize(
    "text",
    [
        "lupa password",
        "password saya: gimana gantinya?",
        "password saya lupa",
        "cara ganti password: buka menu pengaturan lalu apa?",
        "reset password: https://contoh.example/reset",
        "password minimal 8 karakter",
        "password: tidak bisa diganti",
        "langkah ganti password: 1. buka menu",
        "lupa password akun CEISA4.0",
        "kata sandi salah terus",
        "passport saya: A1234567",
        "kompas: utara",
    ],
)
def test_asking_about_a_password_tells_none(text: str) -> None:
    assert not contains_password(text)


def test_spots_tell_what_stands_where() -> None:
    text = f"nik {NIK} password: Rahasia1 npwp {NPWP_15}"
    found = [(place.kind, text[place.start : place.end]) for place in spot(text)]
    assert found == [(Secret.NIK, NIK), (Secret.PASSWORD, "Rahasia1"), (Secret.NPWP, NPWP_15)]


@given(
    st.text(alphabet="01234567890 .-/:ab\n", max_size=80),
    st.text(alphabet="0123456789", min_size=15, max_size=16),
    st.text(max_size=40),
)
def test_no_identity_number_on_its_own_survives(before: str, number: str, after: str) -> None:
    """Whatever stands around it, as long as it is not more digits."""
    masked = mask(f"{before} x{number}x {after}")
    assert number not in masked


@given(st.text(max_size=200))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    once = mask(text)
    assert mask(once) == once


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("password saya: Rahasia123", "password saya: [password]"),
        ("user siti password: rahasia, mohon dibantu", "user siti password: [password], mohon dibantu"),
        ("pw=abc123 pin: 4321", "pw=[password] pin: [password]"),
        ("password saya Rahasia123 tapi gagal", "password saya [password] tapi gagal"),
        ('password: "dua kata" ya', "password: [password] ya"),
        (f"npwp {NPWP_15} pass=12345678", f"npwp {NPWP_15} pass=[password]"),
        ("password saya: gimana gantinya?", "password saya: gimana gantinya?"),
        (f"NIK saya {NIK}", f"NIK saya {NIK}"),
        ("", ""),
    ],
)
def test_only_told_passwords_are_covered_and_every_other_word_stays(written: str, kept: str) -> None:
    assert cover_passwords(written) == kept
    assert is_covered(cover_passwords(written)) == contains_password(written)


@given(st.text(alphabet="pasword: =ABC123'\"\n.,;", max_size=80))
def test_nothing_that_is_covered_is_told_any_more(text: str) -> None:
    once = cover_passwords(text)
    assert cover_passwords(once) == once
    assert not contains_password(once)


def test_any_number_of_blanks_is_read_in_one_go() -> None:
    assert contains_password(f"sandi adalah{' ' * 100_000}Rahasia1"), "step by step this took minutes"
    assert not contains_password(f"sandi adalah{' ' * 100_000}")
