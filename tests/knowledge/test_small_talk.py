"""Messages that ask nothing, and messages that only look like it."""

import json
from pathlib import Path

import pytest

from knowledge.faq.judge import Decision, judge
from knowledge.faq.search import Index, Ranking
from knowledge.faq.small_talk import SmallTalk, small_talk

QUESTIONS = Path(__file__).with_name("questions.jsonl")

SAID = {
    SmallTalk.GREETING: [
        "halo",
        "Selamat pagi min",
        "assalamualaikum wr wb",
        "P",
        "mau tanya kak",
        "menu",
        "good morning",
        "👋",
    ],
    SmallTalk.THANKS: [
        "makasih ya kak",
        "terimaksih banyak",
        "Thank you so much!",
        "oke siap, trims infonya",
        "tidak, makasih",
        "🙏🙏",
    ],
    SmallTalk.NOT_YET: [
        "belum",
        "ga bisa min",
        "bukan itu",
        "masih eror",
        "udah dicoba tp gagal",
        "makasih, tapi masih belum bisa",
        "maaf belum berhasil kak",
        "No",
        "still not working",
        "thanks but it still does not work",
    ],
    SmallTalk.OKAY: ["udah", "gapapa kak", "ok", "sip kak", "baik bu", "siap, nanti saya coba dulu", "wkwkwk", "👍"],
    SmallTalk.GOODBYE: ["dadah", "sampai jumpa ya", "bye"],
    SmallTalk.APOLOGY: ["maaf pak tadi salah ketik", "eh sorry salah chat", "ga jadi", "batal", "abaikan saja kak"],
    SmallTalk.ROBOT: ["ini bot ya?", "kamu robot atau manusia?", "are you a bot?", "kamu siapa", "Are you human?"],
    SmallTalk.HUMAN: [
        "mau ngomong sama petugas langsung aja",
        "ini bot ya? saya mau bicara dengan manusia",
        "I want to talk to a human",
        "can I speak to a real person",
        "minta cs dong",
        "bisa disambungkan ke petugas?",
        "ada orang?",
    ],
}


@pytest.mark.parametrize(("kind", "query"), [(kind, query) for kind, queries in SAID.items() for query in queries])
def test_small_talk_is_recognised_and_finds_nothing(index: Index, kind: SmallTalk, query: str) -> None:
    assert small_talk(query) is kind
    assert index.search(query) == Ranking(())
    assert judge(index.search(query)).decision is Decision.HAND_OVER


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "🚗",
        "halo min, lupa password puspa",
        "makasih, tapi masih error 404",
        "ok lalu login gimana",
        "belum bisa login",
        "kenapa gagal",
        "menu ganti sandi di mana",
        "error",
        "nomor telepon petugas",
        "petugas puspa siapa",
        "maaf salah isi npwp",
        "video call petugas",
        "aplikasi robot error",
        "terima kasih " * 20,
    ],
)
def test_a_message_with_anything_else_in_it_is_no_small_talk(query: str) -> None:
    assert small_talk(query) is None


def test_no_question_with_an_answer_is_taken_for_small_talk() -> None:
    lines = map(json.loads, QUESTIONS.read_text(encoding="utf-8").splitlines())
    assert [line["query"] for line in lines if line["expect"] and small_talk(line["query"])] == []
