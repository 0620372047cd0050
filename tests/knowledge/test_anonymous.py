"""What people write about themselves does not get into answers that everybody reads."""

import pytest

from knowledge.faq.anonymous import LONGEST_WAY, anonymous, has_covered, way_to_ask

NAMES = ["Siti Rahayu", "Budi Santoso"]


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("NPWP kami 01.234.567.8-901.000 ditolak", "234"),
        ("NIK 3201015512900001 tidak valid", "320101"),
        ("hubungi 0812 3456 7890 ya", "3456"),
        ("email siti@maju.co.id tidak aktif", "maju"),
        ("password saya: Rahasia123", "Rahasia"),
        ("saya Siti Rahayu mau tanya", "Siti"),
        ("terima kasih pak BUDI", "BUDI"),
        ("dari PT Maju Bersama Tbk", "Maju"),
        ("perusahaan kami CV. Sinar Jaya", "Sinar"),
        ("user id maju_01 terkunci", "maju_01"),
    ],
)
def test_what_points_to_somebody_is_covered(text: str, secret: str) -> None:
    said = anonymous(text, names=NAMES, data=["maju_01"])
    assert secret.casefold() not in said.casefold()
    assert has_covered(said)
    assert not has_covered(way_to_ask(said))


@pytest.mark.parametrize("text", ["Puspa tidak bisa dibuka", "error 419 page expired", "saya mau tanya jam buka"])
def test_what_points_to_nobody_stays(text: str) -> None:
    said = anonymous(text, names=["Puspa Dewi", "Jam Saya"], known={"puspa"})
    assert said == text
    assert not has_covered(said)


def test_a_way_to_ask_is_one_line_and_of_a_long_story_the_question() -> None:
    assert way_to_ask("lupa\n sandi  puspa ") == "lupa sandi puspa"
    story = f"Selamat pagi. {'Kami sudah mencoba berkali-kali. ' * 10}Kenapa akun belum aktif? Terima kasih."
    assert way_to_ask(story) == "Kenapa akun belum aktif?"
    assert len(way_to_ask("kata " * 200)) <= LONGEST_WAY
    assert way_to_ask("[nama]") == ""
