"""The tree of topics: every node found, every answer in its place, long levels in pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.faq import tree
from knowledge.faq.entry import Entry
from knowledge.pack import PackError, load_pack
from knowledge.service import Service, Topic
from knowledge.wording import Wording
from tests.knowledge.toy import SERVICE, write_pack
from tests.packs import built_in_library

LIBRARY = built_in_library()
CEISA = LIBRARY.services["ceisa"]
ENTRY = LIBRARY.entries().__next__()


def count(topics: tuple[Topic, ...]) -> int:
    return sum(1 + count(topic.topics) for topic in topics)


def shop(topics: int, entries: int) -> Service:
    """A service whose first topic holds so many topics, then so many entries of its own."""
    own = [replace(ENTRY, id=f"toko.e{number}", service="toko", topic=("semua",)) for number in range(entries)]
    below = tuple(Topic(f"t{number}", Wording(f"Topik {number}"), "", (), ()) for number in range(topics))
    top = Topic("semua", Wording("Semua"), "", below, tuple(entry.id for entry in own))
    return replace(CEISA, id="toko", topics=(top,), entries={entry.id: entry for entry in own})


def test_ceisa_has_the_whole_of_its_contents() -> None:
    assert count(CEISA.topics) == 62
    deepest = tree.find(CEISA, "4.1.9")
    assert deepest is not None
    assert deepest.crumbs("id") == (
        "CEISA 4.0 › Pengajuan Rush Handling › Pengisian Data Pengajuan Rush Handling › Pernyataan"
    )
    assert deepest.size == 0


@pytest.mark.parametrize("path", ["7", "0.5", "0.0.0", "99999999999999999999", "0.1-0000", "9-ffff", "-1234"])
def test_a_node_that_is_not_there_is_not_found(path: str) -> None:
    assert tree.find(CEISA, path) is None


@pytest.mark.parametrize("entry", tuple(LIBRARY.entries()), ids=lambda entry: entry.id)
def test_every_answer_stands_where_it_is_said_to_stand(entry: Entry) -> None:
    service = LIBRARY.services[entry.service]
    path, page = tree.place_of(service, entry)
    place = tree.find(service, path)
    assert place is not None
    assert page == 0
    leaves = [topic.entries[0] for topic in place.topics if tree.is_leaf(topic)]
    assert entry.id in [*leaves, *(each.id for each in place.entries)]


def test_an_answer_without_a_place_leads_to_the_root() -> None:
    assert tree.place_of(CEISA, replace(ENTRY, topic=("tidak", "ada"))) == ("", 0)


@pytest.mark.parametrize(
    ("total", "pages"), [(0, 1), (1, 1), (10, 1), (11, 2), (16, 2), (17, 3), (60, 8), (64, 8), (65, 9)]
)
def test_a_long_level_has_as_many_pages_as_it_needs(total: int, pages: int) -> None:
    assert tree.pages_of(total) == pages
    assert tree.page_of(max(total - 1, 0), total) == pages - 1


@pytest.mark.parametrize(("number", "page"), [(0, 2), (3, 2), (4, 3), (19, 4)])
def test_an_answer_below_many_topics_knows_its_page(number: int, page: int) -> None:
    service = shop(topics=20, entries=20)
    path, at = tree.place_of(service, service.entries[f"toko.e{number}"])
    assert (path.partition("-")[0], at) == ("0", page)


@pytest.mark.parametrize(("levels", "mistakes"), [(6, 0), (7, 1)])
def test_a_tree_deeper_than_buttons_can_name_is_refused(tmp_path: Path, levels: int, mistakes: int) -> None:
    table = "\n".join(
        f'[[{".".join(["topics"] * level)}]]\nid = "t{level}"\ntitle = "Topik {level}"'
        for level in range(1, levels + 1)
    )
    pack = write_pack(tmp_path, service=SERVICE.replace("[synonyms]", f"{table}\n\n[synonyms]"))
    if not mistakes:
        assert len(load_pack(pack).topics) == 2
        return
    with pytest.raises(PackError) as caught:
        load_pack(pack)
    assert ["6 levels" in str(problem) for problem in caught.value.problems] == [True]


def test_the_way_up_leads_to_the_page_that_one_came_from() -> None:
    service = shop(topics=20, entries=0)
    place = tree.find(service, "0.19")
    assert place is not None
    (path, page), top = place.above, tree.find(service, "0")
    assert (page, tree.find(service, path)) == (2, top)
    root = tree.find(service, "")
    assert root is not None
    assert root.above == ("", 0)


def test_a_pack_in_another_order_leads_to_the_same_topics_and_never_to_others() -> None:
    before = shop(topics=20, entries=0)
    (top,) = before.topics
    names = {}
    for number in range(20):
        place = tree.find(before, f"0.{number}")
        assert place is not None
        names[place.trail[-1].id] = place.name
    other = Topic("baru", Wording("Baru"), "", (), ())
    turned = replace(top, topics=tuple(topic for topic in reversed(top.topics) if topic.id != "t3"))
    after = replace(before, topics=(other, turned))
    found = {topic_id: tree.find(after, name) for topic_id, name in names.items()}
    assert {topic_id: place.trail[-1].id for topic_id, place in found.items() if place} == {
        topic_id: topic_id for topic_id in names if topic_id != "t3"
    }
    assert found["t3"] is None
