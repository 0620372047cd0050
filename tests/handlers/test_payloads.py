"""Deep links: what goes in comes out, and what is not ours means nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.payloads import AskQuestion, OpenEntry, OpenRequest, OpenService, Payload, carried, decode, encode, link
from tests.packs import built_in_library

TELEGRAM_TAKES = re.compile(r"[A-Za-z0-9_-]{1,64}")


def test_every_entry_service_and_request_kind_of_the_packs_has_a_link_of_its_own() -> None:
    library = built_in_library()
    payloads: list[Payload] = [OpenEntry(entry.id) for entry in library.entries()]
    payloads += [OpenService(service) for service in library.services]
    payloads += [OpenRequest(service.id, kind) for service in library.services.values() for kind in service.kinds]
    written = [encode(payload) for payload in payloads]
    assert [decode(text) for text in written] == payloads
    assert len(set(written)) == len(payloads) > 50
    assert all(TELEGRAM_TAKES.fullmatch(text) for text in written)


def test_a_link_can_be_read_by_people() -> None:
    assert link("loket_bot", OpenEntry("puspa.error-404")) == "https://t.me/loket_bot?start=e_puspa_error-404"
    assert link("loket_bot", OpenService("ceisa")) == "https://t.me/loket_bot?start=s_ceisa"
    assert link("loket_bot", OpenRequest("puspa", "aktivasi")) == "https://t.me/loket_bot?start=r_puspa_aktivasi"


def test_the_longest_ids_that_a_pack_may_have_fit() -> None:
    longest = "a" * 24
    for payload in (OpenEntry(f"{longest}.{longest}"), OpenRequest(longest, longest)):
        assert decode(encode(payload)) == payload


@given(st.text(max_size=300))
def test_a_question_is_carried_whole_or_not_at_all(question: str) -> None:
    payload = carried(question)
    assert payload.text in {"", " ".join(question.split())}
    assert decode(encode(payload)) == payload
    assert TELEGRAM_TAKES.fullmatch(encode(payload))


@pytest.mark.parametrize("question", ["lupa password", "gmn cara reset sandi 🙏", "error 404?", "<b>&amp;</b>"])
def test_a_question_of_ordinary_length_fits(question: str) -> None:
    assert carried(question) == AskQuestion(question)


@given(st.text(max_size=80))
def test_what_anybody_may_write_means_nothing_or_one_thing(text: str) -> None:
    payload = decode(text)
    assert payload is None or encode(payload) == text


@pytest.mark.parametrize(
    "text",
    [
        "", "e", "e_", "e_puspa", "e_puspa_", "e_puspa_error-404_x", "e_Puspa_error", "e_puspa_error--404", "s_",
        "s_puspa_x", "r_puspa", "x_puspa", "q", "q_%%", "q_a", "q_AA", "q_IA", "q_CgoK", "q_bHVwYQ==", "q_bHVwYR",
        "q_gA", "e_puspa_error-404\n", "s_pus pa", "s_pusp\u0430", "s_" + "a" * 25, "s_" + "a" * 63,
        "../../etc/passwd", "1 OR 1=1",
    ],
)  # fmt: skip
def test_a_payload_that_no_link_of_ours_has_means_nothing(text: str) -> None:
    assert decode(text) is None


@pytest.mark.parametrize("payload", [OpenEntry("puspa"), OpenService("a_b"), AskQuestion("x" * 60), AskQuestion(" a")])
def test_what_does_not_fit_is_refused_when_the_link_is_made(payload: Payload) -> None:
    with pytest.raises(ValueError, match="cannot carry"):
        encode(payload)
