"""Canned replies and tags of a pack, and what is wrong with them."""

from pathlib import Path

import pytest

from knowledge.pack import PackError, load_pack
from knowledge.wording import Wording
from tests.knowledge.toy import SERVICE, write_pack

TAGS = 'tags = ["retur", "kartu anggota"]\n'
CANNED = """
[[canned]]
id = "tunggu"
title = { id = "Tunggu", en = "Wait" }
text = { id = "Halo {nama}, tunggu.", en = "Hello {nama}, wait." }
"""


def write(folder: Path, tags: str, canned: str) -> Path:
    return write_pack(folder, service=tags + SERVICE + canned)


def test_canned_replies_and_tags_are_read(tmp_path: Path) -> None:
    service = load_pack(write(tmp_path, TAGS, CANNED))
    assert service.tags == ("retur", "kartu anggota")
    (reply,) = service.canned
    assert (reply.id, reply.title, reply.text.en) == ("tunggu", Wording("Tunggu", "Wait"), "Hello {nama}, wait.")


def test_a_pack_needs_neither(tmp_path: Path) -> None:
    service = load_pack(write(tmp_path, "", ""))
    assert (service.tags, service.canned) == ((), ())


@pytest.mark.parametrize(
    ("tags", "canned", "said"),
    [
        (TAGS, CANNED.replace("{nama}, tunggu", "{name}, tunggu"), '"{name}" is no field of a canned reply'),
        (TAGS, CANNED.replace('"Tunggu"', f'"{"x" * 33}"'), '"title" stands on a button: 32 characters at most'),
        (TAGS, CANNED + CANNED, 'the canned reply "tunggu" is on line'),
        (TAGS, CANNED.replace("text =", "texts ="), '"text" is missing'),
        (TAGS, CANNED.replace("wait.", "x" * 1501), '"text" has 1515 characters: 1500 at most'),
        ('tags = ["Retur!"]\n', CANNED, '"Retur!" is no tag: small letters and digits'),
    ],
)
def test_a_mistake_is_named_with_its_cure(tmp_path: Path, tags: str, canned: str, said: str) -> None:
    with pytest.raises(PackError) as caught:
        load_pack(write(tmp_path, tags, canned))
    assert said in str(caught.value.problems[0])
