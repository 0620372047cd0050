"""Reading a pack's ladder: what is wrong is named with its line and cure."""

from pathlib import Path

import pytest

from knowledge.pack import PackError, load_pack
from knowledge.service import Tier
from knowledge.wording import Wording
from tests.knowledge.toy import SERVICE, write_pack

LADDER = """
[[tiers]]
unit = "kasir"
title = "Kasir"

[[tiers]]
unit = "gudang"
title = { id = "Gudang", en = "Store" }
needs = ["barang"]

[[tiers]]
mail = "pusat"
title = "Pusat"
needs = ["barang", "nota"]
"""


def test_a_ladder_is_read_lowest_step_first(tmp_path: Path) -> None:
    tiers = load_pack(write_pack(tmp_path, service=SERVICE + LADDER)).tiers
    assert [tier.id for tier in tiers] == ["kasir", "gudang", "pusat"]
    assert tiers[1] == Tier(Wording("Gudang", "Store"), "gudang", "", ("barang",))
    assert (tiers[2].unit, tiers[2].mail, tiers[2].needs) == ("", "pusat", ("barang", "nota"))
    assert load_pack(write_pack(tmp_path / "other")).tiers == ()


MISTAKES = [
    ('unit = "gudang"', 'unit = "gudang"\nmail = "x"', "a step is one of the two"),
    ('mail = "pusat"\n', "", "a step is one of the two"),
    ('unit = "gudang"', 'unit =  "kasir"', 'the step "kasir" is on line'),
    ('unit = "gudang"', 'mail = "gudang"', "only the last step can be outside"),
    ('title = "Kasir"', 'title = "Kasir"\nneeds = ["barang"]', "the first step needs nothing"),
    ('needs = ["barang", "nota"]', 'needs = ["barang", "notta"]', 'did you mean "nota"?'),
    ('needs = ["barang", "nota"]', 'needs = ["nota", "nota"]', "is named twice"),
    ('title = "Pusat"', 'title = "Pusat"\nalamat = "a@b.id"', 'unknown key "alamat"'),
]


@pytest.mark.parametrize(("right", "wrong", "message"), MISTAKES)
def test_a_mistake_in_a_ladder_is_named(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    text = SERVICE + LADDER.replace(right, wrong, 1)
    with pytest.raises(PackError) as caught:
        load_pack(write_pack(tmp_path, service=text))
    [problem] = [problem for problem in caught.value.problems if message in problem.message]
    assert problem.line > SERVICE.count("\n")
    assert problem.path.name == "service.toml"


def test_a_ladder_of_one_step_is_none(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="at least two steps"):
        load_pack(write_pack(tmp_path, service=SERVICE + '[[tiers]]\nunit = "kasir"\ntitle = "Kasir"\n'))
