"""An entry written as a file is the same entry when it is read."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.markdown_written import markdown_of
from knowledge.faq.entry import Entry
from knowledge.pack import BUILT_IN, built_in_packs, load_pack
from knowledge.pack_entry import read_entry
from knowledge.pack_table import Problem
from knowledge.pack_writing import file_of, written
from knowledge.wording import Wording
from tests.knowledge.toy import write_pack

PLAIN = Entry(
    id="toko.parkir",
    service="toko",
    topic=("umum",),
    question=Wording("Di mana?"),
    aliases=(),
    answer=Wording("Di belakang."),
    steps=(),
    variants=(),
    staff="",
    codes=(),
    related=(),
    request="",
    source="percakapan #12",
    reviewed=date(2026, 11, 23),
)


def again(entry: Entry) -> Entry:
    """Write an entry and read it."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{entry.id.partition('.')[2]}.md"
        path.write_text(written(entry), encoding="utf-8")
        draft = read_entry(path, entry.service, entry.topic, problems)
    assert problems == []
    assert draft is not None
    return draft.entry


@pytest.mark.parametrize("name", built_in_packs())
def test_every_entry_of_every_pack_comes_back(name: str) -> None:
    for entry in load_pack(BUILT_IN / name).entries.values():
        assert again(entry) == entry
        assert (BUILT_IN / name / file_of(entry)).is_file()


def test_steps_with_lists_situations_and_codes_come_back(tmp_path: Path) -> None:
    for entry in load_pack(write_pack(tmp_path)).entries.values():
        assert again(entry) == entry


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1).filter(str.strip))
def test_whatever_stands_in_a_line_comes_back(text: str) -> None:
    line = " ".join(text.split())
    entry = replace(PLAIN, question=Wording(line), aliases=(line, f'"{line}\\'), source=line)
    assert again(entry) == entry


@given(st.text(alphabet="ab \n#+-=*_`<>[]()1.&|\\~!", max_size=60).filter(str.strip))
def test_whatever_is_written_as_an_answer_comes_back(text: str) -> None:
    answer = markdown_of(text.replace("&", "&amp;").replace("<", "&lt;"))
    if answer.strip():
        assert again(replace(PLAIN, answer=Wording(answer))).answer.id == answer
