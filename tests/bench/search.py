"""How fast, how large and how right the search is, beside other methods on the same entries and questions.

``python -m tests.bench.search`` prints JSON; every method and size runs in its own process. The questions are
our own real ones; the entries are the built-in packs, enlarged by made-up ones. Methods whose library is not
installed are named as missing. Times are in milliseconds (``new``: every question for the first time; the others: the
median of three further rounds), memory in MiB.
"""

import argparse
import importlib
import importlib.util
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from pathlib import Path
from statistics import median

import numpy as np
from rapidfuzz import fuzz, process, utils

from knowledge.faq.entry import Entry
from knowledge.faq.search import Index
from knowledge.pack import built_in_packs, load_library
from knowledge.service import Library
from tests.bench.made_up import enlarge

SIZES = (39, 1_000, 10_000)
QUESTIONS = Path(__file__).parents[1] / "knowledge" / "questions.jsonl"
ROUNDS = 3
SLOW = 40  # questions timed where a method takes long
_MIB = 1024.0

Search = Callable[[str], str]
"""A question → the id of the entry found first, or an empty string."""


def loket(library: Library) -> Search:
    """This project's search, which remembers words but, here, no ranking: asking the same again would cost nothing."""
    index = Index.build(library)

    def find(question: str) -> str:
        hits = copy(index).search(question).hits
        return hits[0].entry_id if hits else ""

    return find


def rapidfuzz_with(scorer: str) -> Callable[[Library], Search]:
    """``process.extract`` over every way of asking."""

    def build(library: Library) -> Search:
        asked = [(text, entry.id) for entry in library.entries() for text in _asked(entry)]
        choices = [utils.default_process(text) for text, _ in asked]
        score = getattr(fuzz, scorer)

        def find(question: str) -> str:
            found = process.extract(utils.default_process(question), choices, scorer=score, limit=5)
            return asked[found[0][2]][1] if found else ""

        return find

    return build


def bm25s(library: Library) -> Search:
    """Words of questions, aliases and answers, by bm25s."""
    module = importlib.import_module("bm25s")
    ids = [entry.id for entry in library.entries()]
    method = module.BM25()
    method.index(module.tokenize(_documents(library), stopwords=None, show_progress=False), show_progress=False)

    def find(question: str) -> str:
        words = module.tokenize([question], stopwords=None, show_progress=False)
        found, _ = method.retrieve(words, k=5, show_progress=False)
        return ids[int(found[0, 0])]

    return find


def tfidf(library: Library) -> Search:
    """Groups of 2 to 5 letters of questions, aliases and answers, by scikit-learn."""
    module = importlib.import_module("sklearn.feature_extraction.text")
    ids = [entry.id for entry in library.entries()]
    vectorizer = module.TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    documents = vectorizer.fit_transform(_documents(library)).T.tocsr()

    def find(question: str) -> str:
        scores = (vectorizer.transform([question]) @ documents).toarray()[0]
        return ids[int(scores.argmax())]

    return find


METHODS: dict[str, tuple[Callable[[Library], Search], str]] = {
    "loket": (loket, ""),
    "WRatio": (rapidfuzz_with("WRatio"), ""),
    "token_set_ratio": (rapidfuzz_with("token_set_ratio"), ""),
    "bm25s": (bm25s, "bm25s"),
    "tfidf": (tfidf, "sklearn"),
}
"""Name → how it is built, and the module it needs."""


def _asked(entry: Entry) -> Iterator[str]:
    yield from (text for text in (entry.question.id, entry.question.en, *entry.aliases) if text)


def _documents(library: Library) -> list[str]:
    return [" ".join((*_asked(entry), entry.answer.id, entry.answer.en)) for entry in library.entries()]


def measure(method: str, size: int) -> dict[str, float]:
    """Build one method over ``size`` entries and ask it all questions."""
    library = enlarge(load_library(built_in_packs()), size)
    lines = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    questions = [line for line in lines if line["expect"]]
    before = _resident()
    started = time.perf_counter()
    find = METHODS[method][0](library)
    built = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
    new, found = _time(find, [line["query"] for line in questions])
    first = sum(entry_id in line["expect"] for entry_id, line in zip(found, questions, strict=True))
    after = _resident()
    step = max(1, len(questions) // SLOW) if method in {"WRatio", "token_set_ratio"} else 1
    rounds = [_time(find, [line["query"] for line in questions[::step]])[0] for _ in range(ROUNDS)]
    return {
        "build_s": round(built, 3),
        "resident_mib": round(after - before, 1),
        "peak_mib": round(peak - before, 1),
        "p50_ms": round(median(times[0] for times in rounds), 3),
        "p95_ms": round(median(times[1] for times in rounds), 3),
        "new_p95_ms": round(new[1], 3),
        "first_right": round(first / len(questions), 4),
    }


def _time(find: Search, questions: Sequence[str]) -> tuple[tuple[float, float], list[str]]:
    """Ask all questions; returns the median and the 95th percentile of the times, and what was found."""
    times, found = [], []
    for question in questions:
        started = time.perf_counter()
        found.append(find(question))
        times.append((time.perf_counter() - started) * 1000)
    return (float(np.percentile(times, 50)), float(np.percentile(times, 95))), found


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / _MIB / _MIB


def main() -> None:
    """Measure every installed method at every size, or the one that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--one", nargs=2, metavar=("METHOD", "SIZE"), help="measure this alone, in this process")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES)
    arguments = parser.parse_args()
    if arguments.one:
        sys.stdout.write(json.dumps(measure(arguments.one[0], int(arguments.one[1]))))
        return
    missing = [name for name, (_, module) in METHODS.items() if module and not importlib.util.find_spec(module)]
    report: dict[str, dict[str, object]] = {}
    for size in arguments.sizes:
        report[str(size)] = {name: _alone(name, size) for name in METHODS if name not in missing}
    sys.stdout.write(json.dumps({"missing": missing, "entries": report}, indent=2) + "\n")


def _alone(method: str, size: int) -> object:
    command = [sys.executable, "-m", "tests.bench.search", "--one", method, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own module
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
