"""Reading packs: what is right is read whole, what is wrong is named with its file, line and cure."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.pack import PackError, Problem, load_library, load_pack, load_what_loads
from knowledge.service import Approval, Condition, FieldType
from knowledge.wording import Wording
from tests.knowledge.toy import HOURS, PRICE, SERVICE, write_pack


def line_of(text: str, needle: str) -> int:
    return text[: text.index(needle)].count("\n") + 1


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    return caught.value.problems


def only_problem(folder: Path) -> Problem:
    found = problems(folder)
    assert len(found) == 1, [str(problem) for problem in found]
    return found[0]


def test_a_right_pack_is_read_whole(tmp_path: Path) -> None:
    service = load_pack(write_pack(tmp_path))
    entry = service.entries["toko.jam-buka"]
    assert service.title == Wording("Toko", "Shop")
    assert entry.answer == Wording("Buka **pukul 8**.", "Open at **eight**.")
    assert entry.steps[1] == Wording("Masuk:\n- lewat pintu depan", "Enter.")
    assert [step.en for step in entry.steps] == ["Come.", "Enter.", "Shop."]
    assert entry.variants[0].title == Wording("Hari libur", "Holidays")
    assert entry.variants[0].body == Wording("Tutup.", "Closed.")
    assert (entry.staff, entry.codes, entry.related) == ("Buka pintunya.", ("404",), ("toko.harga",))
    assert entry.reviewed == date(2026, 1, 31)
    kind = service.kinds["retur"]
    assert (kind.unit, kind.approval, kind.sla) == ("kasir", Approval.ADMIN, "standar")
    assert kind.fields[1].type is FieldType.CHOICE
    assert kind.slots[0].max_bytes == 2 * 1024 * 1024
    assert kind.slots[0].only_if == Condition("dikuasakan", "ya")


def test_an_entry_lies_in_its_folders_topic_unless_a_leaf_claims_it(tmp_path: Path) -> None:
    service = load_pack(write_pack(tmp_path))
    topic = service.topics[0]
    assert topic.entries == ("toko.harga",)
    assert topic.topics[0].entries == ("toko.jam-buka",)
    assert topic.topics[1].entries == ()
    assert service.entries["toko.jam-buka"].topic == ("umum", "buka")
    assert service.entries["toko.harga"].topic == ("umum",)


SERVICE_MISTAKES = [
    ('unit = "kasir"', 'unit = "kasir', "not TOML"),
    ('unit = "kasir"', 'unti = "kasir"', 'unknown key "unti"'),
    ('unit = "kasir"', "unit = 7", '"unit" must be "..."'),
    ('names = ["toko"', 'names = [7, "toko"', 'every element of "names"'),
    ('id = "toko"', 'id = "warung"', "must be the folder's name"),
    ('id = "buka"', 'id = "Jam Buka"', "is no id"),
    ('id = "lain"', 'id =  "buka"', 'the topic "buka" is on line'),
    ('entry = "jam-buka"', 'entry = "jam-bukaa"', 'did you mean "jam-buka"?'),
    ('approval = "admin"', 'approval = "bos"', '"approval" cannot be "bos"'),
    ('description = { id = "Retur {barang}."', 'description = { id = "Retur {brang}."', '"{brang}" in the'),
    ('description = { id = "Retur {barang}."', 'description = { id = "Retur {barang."', "braces"),
    ('type = "text"', 'type = "txt"', 'did you mean "text"?'),
    ('field = "dikuasakan"', 'field = "dikuasai"', 'names no field "dikuasai"'),
    ('equals = "ya"', 'equals = "tidak"', 'has no choice "tidak"'),
    ('id = "nota"', 'id =  "barang"', 'is called "barang" already'),
    ('id = "nota"', 'id = "confirm"', '"confirm" is the name of a step'),
    ('id = "nota"', 'id = "papers"', '"papers" is the name of a step'),
    ("max_mb = 2", "max_mb = 40", "can be 20 at most"),
    ("max_mb = 2", "max_mb = 2\n  requird = false", 'unknown key "requird"'),
    ('copies = ["original", "copy"]', 'copies = ["orignal", "copy"]', 'did you mean "original"?'),
    ('type = "text"', 'type = "text"\n  reuse = "ya"', '"reuse" must be true or false'),
    ('type = "text"', 'type = "text"\n  advice = "Pakai email kantor."', 'only a field with type = "email"'),
    ('types = ["pdf", "png"]', 'types = ["pdf", "exe"]', '"types" cannot hold "exe"'),
    ('source = "Aturan toko"', 'source = ""', '"source" is empty'),
]


@pytest.mark.parametrize(("right", "wrong", "message"), SERVICE_MISTAKES)
def test_a_mistake_in_service_toml_is_named_with_its_line(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    text = SERVICE.replace(right, wrong, 1)
    found = problems(write_pack(tmp_path, service=text))
    hits = [problem for problem in found if message in problem.message]
    assert [(hit.path.name, hit.line) for hit in hits] == [("service.toml", line_of(text, wrong.rpartition("\n")[2]))]


def test_a_missing_key_is_named_at_its_table(tmp_path: Path) -> None:
    text = SERVICE.replace('  ask = { id = "Barang apa?", en = "Which item?" }\n', "")
    problem = only_problem(write_pack(tmp_path, service=text))
    assert problem.line == line_of(text, "[[requests.fields]]")
    assert '"ask" is missing' in problem.message


def test_a_choice_field_without_choices_is_named(tmp_path: Path) -> None:
    choices = '    [[requests.fields.choices]]\n    id = "ya"\n    title = { id = "Ya", en = "Yes" }\n'
    text = SERVICE.replace(choices, "")
    messages = [problem.message for problem in problems(write_pack(tmp_path, service=text))]
    assert any("has no choices" in message for message in messages)


ENTRY_MISTAKES = [
    ("source = ", "sorce = ", 'did you mean "source"?'),
    ('request = "retur"', 'label = "Kapan sebenarnya toko ini membuka pintunya?"', "phones show 40 of a button"),
    ('request = "retur"', 'request = "retru"', 'did you mean "retur"?'),
    ('related = ["harga"]', 'related = ["hargaa"]', 'did you mean "harga"?'),
    ('related = ["harga"]', 'related = ["jam-buka"]', "not related to itself"),
    ("reviewed = 2026-01-31", 'reviewed = "kemarin"', '"reviewed" must be'),
    ('aliases = ["bukanya kapan"', 'aliases = ["Berapa HARGANYA"', "(toko.harga): keep it in one"),
    ("# Staff", "# Petugas", 'unknown section "# Petugas"'),
    ("# Staff", "## Staff", "only level-1 headings"),
    ("# Variant (en): Hari libur", "# Variant (en): Hari libr", 'did you mean "Hari libur"?'),
    ("Buka pintunya.", "<b>Buka</b> pintunya.", "HTML is not shown"),
    ("Buka pintunya.", "![foto](http://a.id/b.png)", "images are not shown"),
    ("Buka pintunya.", "", "has no text"),
    ("3. Shop.", "", '"# Steps (en)" has 2 steps, "# Steps" has 3'),
    ("1. Datang.", "Datang.", "must be one numbered list"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), ENTRY_MISTAKES)
def test_a_mistake_in_an_entry_is_named_with_its_line(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    text = HOURS.replace(right, wrong, 1)
    found = problems(write_pack(tmp_path, hours=text))
    hits = [problem for problem in found if message in problem.message]
    assert [hit.path.name for hit in hits] in (["jam-buka.md"], ["harga.md"])
    headings = {"has no text": "# Staff", "has 2 steps": "# Steps (en)", "numbered list": "# Steps\n"}
    marked = next((place for part, place in headings.items() if part in message), wrong)
    if hits[0].path.name == "jam-buka.md":
        assert hits[0].line == line_of(text, marked)


def test_the_same_way_of_asking_in_two_entries_is_named_at_the_second(tmp_path: Path) -> None:
    price = PRICE.replace('"harganya brp"', '"harganya brp", "Opening  HOURS!"')
    pack = write_pack(tmp_path, price=price)
    problem = only_problem(pack)
    assert (problem.path.name, problem.line) == ("jam-buka.md", line_of(HOURS, "aliases"))
    other = pack / "umum" / "harga.md"
    assert f"is also asked in {other}:{line_of(price, 'aliases')} (toko.harga)" in problem.message
    library, _ = load_what_loads([f"{pack}/"])
    assert list(library.services["toko"].entries) == ["toko.harga"]


def test_a_question_that_is_an_alias_elsewhere_is_named_with_both_lines_of_many(tmp_path: Path) -> None:
    aliases = 'aliases = [\n  "harganya brp",\n  "jam berapa toko buka",\n]'
    price = PRICE.replace('aliases = ["harganya brp"]', aliases)
    problem = only_problem(write_pack(tmp_path, price=price))
    assert problem.line == line_of(HOURS, "question")
    assert f"harga.md:{line_of(price, 'jam berapa')} " in problem.message


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    pack = write_pack(
        tmp_path,
        service=SERVICE.replace('unit = "kasir"', 'unti = "kasir"'),
        hours=HOURS.replace("reviewed", "reviewd"),
        price="tanpa kepala",
    )
    found = problems(pack)
    assert {problem.path.name for problem in found} == {"service.toml", "jam-buka.md", "harga.md"}
    assert len(found) >= 5
    assert str(found[-1]).startswith(f"{pack / 'umum' / 'jam-buka.md'}:") or "harga.md" in str(found[0])


def test_front_matter_must_be_there(tmp_path: Path) -> None:
    problem = next(p for p in problems(write_pack(tmp_path, price="Lihat label.")) if p.path.name == "harga.md")
    assert "front matter is missing" in problem.message


def test_an_answer_must_be_there(tmp_path: Path) -> None:
    problem = only_problem(write_pack(tmp_path, price=PRICE.replace("Lihat label.", "")))
    assert "there is no answer" in problem.message


def test_toml_errors_in_front_matter_count_lines_of_the_file(tmp_path: Path) -> None:
    text = HOURS.replace('request = "retur"', "request = retur")
    hits = [p for p in problems(write_pack(tmp_path, hours=text)) if "not TOML" in p.message]
    assert [(hit.path.name, hit.line) for hit in hits] == [("jam-buka.md", line_of(text, "request"))]


def test_bytes_that_are_not_utf8_are_named_with_their_line(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    (pack / "umum" / "harga.md").write_bytes(PRICE.replace("label", "l\xe1bel").encode("latin-1"))
    problem = next(p for p in problems(pack) if p.path.name == "harga.md")
    assert (problem.line, "is not UTF-8" in problem.message) == (7, True)


def test_a_folder_that_is_no_topic_is_named(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    (pack / "umun").mkdir()
    problem = only_problem(pack)
    assert problem.path == pack / "umun"
    assert 'did you mean "umum"?' in problem.message


def test_the_same_entry_in_two_folders_is_named(tmp_path: Path) -> None:
    topic = '[[topics]]\nid = "lama"\ntitle = "Lama"\n\n[synonyms]'
    pack = write_pack(tmp_path, service=SERVICE.replace("[synonyms]", topic))
    (pack / "lama").mkdir()
    (pack / "lama" / "harga.md").write_text(PRICE, encoding="utf-8")
    problem = only_problem(pack)
    assert problem.path == pack / "umum" / "harga.md"
    assert f"is also in {pack / 'lama' / 'harga.md'}:1: rename one of the two files" in problem.message


def test_a_file_name_that_is_no_id_is_named(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    (pack / "umum" / "Nama File.md").write_text(PRICE.replace("arga", "ama"), encoding="utf-8")
    assert "cannot be an id" in only_problem(pack).message


def test_a_folder_without_service_toml_is_no_pack(tmp_path: Path) -> None:
    assert "a pack is a folder with a service.toml" in only_problem(tmp_path / "nothing").message


def test_a_library_names_an_unknown_pack_and_the_known_ones() -> None:
    with pytest.raises(PackError, match='did you mean "puspa"'):
        load_library(["puspaa"])


def test_a_related_id_of_a_pack_that_is_not_loaded_is_left_out(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, hours=HOURS.replace('["harga"]', '["harga", "puspa.lupa-sandi"]'))
    entry = load_library([str(pack)]).entry("toko.jam-buka")
    assert entry is not None
    assert entry.related == ("toko.harga",)
    entry = load_library([str(pack), "puspa"]).entry("toko.jam-buka")
    assert entry is not None
    assert entry.related == ("toko.harga", "puspa.lupa-sandi")


@pytest.mark.parametrize("name", ["puspa.lupa-sandiii", "pusspa.lupa-sandi"])
def test_a_related_id_that_no_pack_has_is_named(tmp_path: Path, name: str) -> None:
    pack = write_pack(tmp_path, hours=HOURS.replace('["harga"]', f'["harga", "{name}"]'))
    with pytest.raises(PackError) as caught:
        load_library([str(pack), "puspa"])
    assert [(p.path.name, p.line) for p in caught.value.problems] == [("jam-buka.md", 5)]
    assert f'there is no entry "{name}"' in caught.value.problems[0].message


def test_two_packs_with_one_id_are_named(tmp_path: Path) -> None:
    first, second = write_pack(tmp_path / "a"), write_pack(tmp_path / "b")
    with pytest.raises(PackError, match="was already read from"):
        load_library([str(first), str(second)])


def test_windows_line_ends_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    pack = write_pack(tmp_path)
    path = pack / "umum" / "harga.md"
    path.write_bytes(b"\xef\xbb\xbf" + PRICE.replace("\n", "\r\n").encode())
    assert load_pack(pack).entries["toko.harga"].answer.id == "Lihat label."


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (HOURS.replace("+++", "++", 1), 1),
        (HOURS.replace('source = "Aturan toko"', "source = "), line_of(HOURS, "source")),
        (HOURS.replace("source", "sorce"), line_of(HOURS, "source")),
        (HOURS.replace('request = "retur"', 'request = "retour"'), line_of(HOURS, "request")),
    ],
)
def test_a_broken_entry_is_named_once_and_the_others_load_when_asked_to(tmp_path: Path, wrong: str, line: int) -> None:
    price = PRICE.replace("source =", 'related = ["jam-buka"]\nsource =')
    pack = write_pack(tmp_path, hours=wrong, price=price)
    library, problems = load_what_loads([f"{pack}/", "puspa"])
    assert {problem.path for problem in problems} == {pack / "umum" / "jam-buka.md"}
    assert line in {problem.line for problem in problems}
    assert list(library.services) == ["toko", "puspa"]
    service = library.services["toko"]
    assert list(service.entries) == ["toko.harga"]
    assert service.entries["toko.harga"].related == ()
    assert [topic.entries for topic in service.topics[0].topics] == [(), ()]
    with pytest.raises(PackError) as caught:
        load_library([f"{pack}/", "puspa"])
    assert caught.value.problems == problems


def test_a_pack_with_a_broken_service_file_is_left_out_whole(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, service=SERVICE.replace('unit = "kasir"', "unit ="))
    library, problems = load_what_loads([f"{pack}/", "puspa", "nowhere"])
    assert list(library.services) == ["puspa"]
    assert {problem.path.name for problem in problems} == {"nowhere", "service.toml"}


def test_what_is_right_loads_the_same_either_way(tmp_path: Path) -> None:
    names = [f"{write_pack(tmp_path)}/", "ceisa", "puspa"]
    assert load_what_loads(names) == (load_library(names), ())
