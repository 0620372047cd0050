"""What a pack says of accounts: read whole when right, each mistake named with its line when not."""

from pathlib import Path

import pytest

from knowledge.pack import load_pack
from knowledge.service import AccountPurpose
from tests.knowledge.test_pack import line_of, only_problem, problems
from tests.knowledge.toy import SERVICE, write_pack
from tests.packs import built_in_library

ACCOUNTS = """
[accounts]
register = "https://toko.example/daftar"
activate = "aktivasi"
reset = "sandi"
company = "perusahaan"
holder = "nama"
email = "email"
npwp = "npwp"
deciders = ["kasir", "gudang"]
two_admins = true
"""
FIELD = """
  [[requests.fields]]
  id = "{id}"
  type = "{type}"
  label = "{id}"
  ask = "{id}?"
"""
FIELDS = "".join(FIELD.format(id=name, type=kind) for name, kind in (("perusahaan", "text"), ("nama", "text")))
EMAIL = FIELD.format(id="email", type="email")
NPWP = FIELD.format(id="npwp", type="npwp")
REQUEST = '\n[[requests]]\nid = "{id}"\ntitle = "{id}"\ndescription = "{id}"\napproval = "admin"\nsource = "Aturan"\n'
PACK = SERVICE + REQUEST.format(id="aktivasi") + FIELDS + EMAIL + NPWP + REQUEST.format(id="sandi") + FIELDS + EMAIL
RIGHT = PACK + ACCOUNTS


def test_accounts_are_read_whole(tmp_path: Path) -> None:
    book = load_pack(write_pack(tmp_path, service=RIGHT)).accounts
    assert book is not None
    assert (book.register, book.kinds) == ("https://toko.example/daftar", ("aktivasi", "sandi"))
    assert (book.company, book.holder, book.email, book.npwp) == ("perusahaan", "nama", "email", "npwp")
    assert (book.deciders, book.needs_two) == (("kasir", "gudang"), True)
    purposes = [book.purpose(kind) for kind in ("aktivasi", "sandi", "retur", "")]
    assert purposes == [AccountPurpose.ACTIVATE, AccountPurpose.RESET, None, None]


def test_most_services_have_none_and_puspa_lets_both_sections_decide(tmp_path: Path) -> None:
    assert load_pack(write_pack(tmp_path)).accounts is None
    services = built_in_library().services
    assert [name for name, service in services.items() if service.accounts] == ["puspa"]
    book = services["puspa"].accounts
    assert book is not None
    assert book.deciders == ("pli", "pdad")
    assert book.kinds == ("aktivasi", "reset-sandi", "nonaktif")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('activate = "aktivasi"', 'activate = "aktivsi"', 'names no request "aktivsi": did you mean "aktivasi"?'),
        ('activate = "aktivasi"', "activate = 1", '"activate" must be'),
        ('reset = "sandi"', 'reset = "retur"', 'the request "retur" has no field "perusahaan"'),
        ('reset = "sandi"', 'reset = "aktivasi"', "is named for two things"),
        ('company = "perusahaan"', 'company = "perusahan"', 'no field "perusahan": did you mean "perusahaan"?'),
        ('holder = "nama"', 'holder = "email"', 'the field "email" of "aktivasi" must have type = "text"'),
        ('email = "email"\n', 'email = "nama"\n', 'must have type = "email"'),
        ('npwp = "npwp"', 'npwp = "nama"', 'must have type = "npwp"'),
        ('npwp = "npwp"', 'npwp = "nwpw"', 'has no field "nwpw"'),
        ("https://toko.example/daftar", "toko.example", "must be an address that begins with https://"),
        ('["kasir", "gudang"]', '["kasir", "kasir"]', 'names the unit "kasir" twice'),
        ('["kasir", "gudang"]', '"kasir"', '"deciders" must be'),
        ("two_admins = true", 'two_admins = "ya"', '"two_admins" must be true or false'),
        ("two_admins = true", "dua_admin = true", 'unknown key "dua_admin"'),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    pack = write_pack(tmp_path, service=PACK + ACCOUNTS.replace(right, wrong))
    found = problems(pack)
    assert any(said in problem.message for problem in found), [str(problem) for problem in found]
    begin = line_of(RIGHT, "[accounts]")
    assert all(problem.line >= begin for problem in found), "in the table itself, not somewhere else"


def test_what_nobody_decides_on_is_no_account_request(tmp_path: Path) -> None:
    service = RIGHT.replace(
        'title = "sandi"\ndescription = "sandi"\napproval = "admin"', 'title = "sandi"\ndescription = "sandi"'
    )
    assert 'approval = "admin"' in only_problem(write_pack(tmp_path, service=service)).message


def test_a_field_that_may_be_left_out_cannot_name_the_account(tmp_path: Path) -> None:
    optional = EMAIL + "  required = false\n"
    service = RIGHT.replace(EMAIL, optional, 1)
    assert "cannot be left out" in only_problem(write_pack(tmp_path, service=service)).message
