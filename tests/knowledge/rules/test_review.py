"""When a request's papers are all right."""

import pytest

from knowledge.rules.refusals import Refusal
from knowledge.rules.review import Looked, PaperState, check_words, is_complete
from knowledge.service import RequestKind
from tests.packs import built_in_library

LIBRARY = built_in_library()
RESET = LIBRARY.services["muarojambi"].kinds["reset-password"]
ACTIVATION = LIBRARY.services["puspa"].kinds["aktivasi"]
YES, NEW, BACK, HELD = PaperState.ACCEPTED, PaperState.NEW, PaperState.RETURNED, PaperState.HELD
DIRECT = ("ktp", "salinan-npwp", "siup", "akta", "surat-permohonan")


def looked(*states: PaperState) -> list[Looked]:
    return [Looked(slot, state) for slot, state in zip((*DIRECT, "surat-kuasa"), states, strict=False)]


@pytest.mark.parametrize(
    ("kind", "answers", "papers", "is_right"),
    [
        (RESET, {"dikuasakan": "tidak"}, looked(*[YES] * 5), True),
        (RESET, {"dikuasakan": "ya"}, looked(*[YES] * 5), False),
        (RESET, {"dikuasakan": "ya"}, looked(*[YES] * 6), True),
        (RESET, {"dikuasakan": "tidak"}, looked(*[YES] * 4, NEW), False),
        (RESET, {"dikuasakan": "tidak"}, looked(*[YES] * 4, HELD), False),
        (RESET, {"dikuasakan": "tidak"}, looked(*[YES] * 4, BACK), False),
        (RESET, {"dikuasakan": "tidak"}, [*looked(*[YES] * 5), Looked("akta", NEW)], False),
        (RESET, {}, [], False),
        (ACTIVATION, {}, [Looked("dokumen", YES)], True),
        (ACTIVATION, {}, [Looked("dokumen", NEW)], False),
        (ACTIVATION, {}, [], False),
    ],
)
def test_papers_are_all_right_when_each_required_one_is_accepted(
    kind: RequestKind, answers: dict[str, str], papers: list[Looked], *, is_right: bool
) -> None:
    assert is_complete(kind, answers, papers) == is_right


def test_words_are_tidied_and_counted() -> None:
    assert check_words("  buram ", most=5) == "buram"
    for text, key in (("   ", "refused-words-expected"), ("x" * 6, "refused-words-too-many")):
        with pytest.raises(Refusal) as refused:
            check_words(text, most=5)
        assert refused.value.key == key
