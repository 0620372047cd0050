"""Many new tickets at once: each is told of in time, within what Telegram lets into a group, and its card is true."""

from pathlib import Path

import pytest

from tests.bench import crowd

BUDGET, LONGEST_WAIT = 20, 300.0


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> crowd.Crowd:
    """Thirty-six tickets in twenty seconds; ``python -m tests.bench.crowd`` tries a hundred in one."""
    return crowd.trial(tmp_path_factory.mktemp("crowd"), count=36, seconds=20)


def test_every_ticket_is_told_of_within_five_minutes_and_the_budget(busy: crowd.Crowd) -> None:
    figures = crowd.figures(busy)
    assert figures["told"] == figures["cards"] == figures["tickets"] == 36
    assert figures["oldest_alert"] <= 60, "the next minute's first message tells of all that wait"
    assert figures["oldest_card"] <= LONGEST_WAIT
    assert figures["most_in_a_minute"] <= BUDGET


def test_every_card_is_true_in_the_end(busy: crowd.Crowd) -> None:
    for number in busy.opened:
        holder = "Budi Santoso" if number in busy.taken else "belum ada"
        assert f"Petugas: {holder}" in crowd.card_of(busy, number)


def test_the_list_names_each_ticket_once_and_leads_to_the_queue(busy: crowd.Crowd) -> None:
    lists = [text for text in busy.shown.values() if text.startswith("🔔")]
    named = [line.split()[0] for text in lists for line in text.splitlines() if line.startswith("#")]
    assert len(lists) <= 2
    assert len(named) == len(set(named)) >= 4


def test_a_quiet_day_has_no_list(tmp_path: Path) -> None:
    calm = crowd.trial(tmp_path, count=8, seconds=60)
    assert not [text for text in calm.shown.values() if text.startswith("🔔")]
    assert crowd.figures(calm)["oldest_card"] <= 1
