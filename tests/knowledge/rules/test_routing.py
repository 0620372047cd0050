"""Which unit handles what."""

from knowledge.rules.routing import Unit, unit_for

PLI = Unit("pli", "Seksi PLI", -1, is_forum=False, tier=1)
LPSE = Unit("lpse", "Helpdesk LPSE", -2, is_forum=True, tier=1)
PUSAT = Unit("pusat", "Kantor pusat", -3, is_forum=False, tier=2)


def test_a_pack_gets_the_unit_that_it_asks_for() -> None:
    assert unit_for("lpse", (PLI, LPSE)) == LPSE
    assert unit_for("pusat", (PLI, PUSAT)) == PUSAT


def test_an_office_without_that_unit_uses_its_first_of_the_lowest_tier() -> None:
    assert unit_for("pdad", (PUSAT, LPSE, PLI)) == LPSE
    assert unit_for("", (PUSAT,)) == PUSAT
