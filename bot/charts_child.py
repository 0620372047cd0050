"""Draws pictures and writes sheets in a process of its own, limited in time and memory.

What it is asked comes over standard input, the file goes out over standard output, and nothing else is said. The desk
never imports what is imported here inside of functions: it is large, and what it does takes long.
"""

import io
import json
import os
import resource
import sys
from typing import Any, Final

MEGABYTE: Final = 1024 * 1024
MEMORY: Final = 1024 * MEGABYTE  # of address space
CPU_SECONDS: Final = 120
LARGEST_FILE: Final = 512 * MEGABYTE  # a sheet's rows, while it is written
KINDNESS: Final = 10  # added to the nice value: answers come first

WIDTH: Final = 7.2  # inches, of 150 pixels: 1080 for a phone
DPI: Final = 150
INK, PALE = "#1f2937", "#e5e7eb"
COLORS: Final = ("#2563eb", "#f59e0b")
HEADING, WORDS, SMALL = 22, 18, 15  # points: 1080 pixels become a third as wide on a phone
LONGEST_LABEL: Final = 42
LONGEST_TITLE: Final = 34  # characters; a longer one is written smaller
ROOM: Final = 30  # points of a bar's number; three digits and more are written smaller


def limit() -> None:
    """Leave this process only so much time and memory."""
    os.nice(KINDNESS)
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, LARGEST_FILE),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY),
    ):
        resource.setrlimit(kind, (most, most))


def serve_chart() -> None:
    """Take what `handlers.statistics.pictures` says as JSON, give a PNG."""
    limit()
    picture = draw(json.loads(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(picture)


def draw(wanted: dict[str, Any]) -> bytes:
    """Return a PNG, 1080 pixels wide."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - only this process needs it
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415

    engine = ConstrainedLayoutEngine(h_pad=0.16, w_pad=0.14)
    heights = [_height(panel) for panel in wanted["panels"]]
    figure = Figure(figsize=(WIDTH, sum(heights) + 1.5), dpi=DPI, facecolor="white", layout=engine)
    FigureCanvasAgg(figure)
    figure.suptitle(
        f"{_plain(wanted['title'])}\n",
        fontsize=min(HEADING, HEADING * LONGEST_TITLE / len(wanted["title"])),
        fontweight="bold",
        color=INK,
    )
    figure.text(0.5, 1 - 0.78 / (sum(heights) + 1.5), wanted["subtitle"], fontsize=WORDS, color=INK, ha="center")
    axes = figure.subplots(len(heights), 1, squeeze=False, gridspec_kw={"height_ratios": heights})
    for row, panel in zip(axes, wanted["panels"], strict=True):
        axis = row[0]
        axis.set_title(_plain(panel["title"]), fontsize=WORDS, fontweight="bold", color=INK, loc="left", pad=14)
        for side in axis.spines.values():
            side.set_visible(False)
        (_draw_days if panel["kind"] == "days" else _draw_rows)(axis, panel)
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=DPI)
    return file.getvalue()


def _height(panel: dict[str, Any]) -> float:
    """Return a panel's height in inches."""
    return 3.6 if panel["kind"] == "days" else 0.7 + 0.85 * len(panel["rows"])


def _draw_days(axis: Any, panel: dict[str, Any]) -> None:  # noqa: ANN401 - matplotlib's axes, which only this process has
    most = max((value for series in panel["series"] for value in series["values"]), default=0)
    size = min(SMALL, ROOM / len(str(most)) * 8 / max(8, len(panel["labels"])) * 1.2)
    for place, series in enumerate(panel["series"]):
        at = [number + (place - 0.5) * 0.42 for number in range(len(panel["labels"]))]
        bars = axis.bar(at, series["values"], width=0.38, color=COLORS[place], label=_plain(series["name"]))
        axis.bar_label(bars, [str(value or "") for value in series["values"]], fontsize=size, color=INK, padding=2)
    axis.set_ylim(0, max(most, 1) * 1.45)  # room for the names above the bars
    axis.set_xticks(range(len(panel["labels"])), panel["labels"], fontsize=SMALL, color=INK)
    axis.set_yticks([])
    axis.tick_params(length=0)
    axis.axhline(0, color=INK, linewidth=1)
    axis.legend(loc="upper right", ncols=2, fontsize=SMALL, frameon=False, labelcolor=INK, borderpad=0)


def _draw_rows(axis: Any, panel: dict[str, Any]) -> None:  # noqa: ANN401 - as above
    rows = panel["rows"]
    for number, row in enumerate(rows):
        axis.barh(number, panel["most"], height=0.3, color=PALE)
        axis.barh(number, row["value"], height=0.3, color=COLORS[0])
        axis.text(0, number - 0.24, _short(row["label"]), fontsize=SMALL, color=INK, ha="left", va="bottom")
        end = panel["most"]
        axis.text(end, number - 0.24, row["note"], fontsize=SMALL, color=INK, ha="right", va="bottom", weight="bold")
    axis.set_xlim(0, panel["most"])
    axis.set_ylim(len(rows) - 0.7, -0.75)  # the first on top
    axis.set_xticks([])
    axis.set_yticks([])


def _short(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= LONGEST_LABEL else f"{plain[: LONGEST_LABEL - 1]}…"


def _plain(text: str) -> str:
    """Return words as they are: a dollar sign would begin a formula."""
    return text.replace("$", r"\$")
