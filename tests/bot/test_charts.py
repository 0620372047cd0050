"""The child that draws and writes: a picture for a phone, a sheet without formulas, and a plain error for the rest."""

import io
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image

from bot import charts, charts_child, reports_child
from bot.charts import NotMadeError
from bot.reports_child import written
from tests.house.sources import FLOORS, sources

ROWS: dict[str, Any] = {"kind": "rows", "title": "Penilaian", "most": 4}
PICTURE: dict[str, Any] = {
    "title": "Statistik $\\Seksi$ PLI",
    "subtitle": "15 Nov 2026 – 22 Nov 2026",
    "panels": [
        {
            "kind": "days",
            "title": "Tiket per hari",
            "labels": ["21/11", "22/11"],
            "series": [{"name": "Masuk", "values": [0, 12]}, {"name": "Selesai", "values": [0, 0]}],
        },
        {**ROWS, "rows": [{"label": "Petugas " * 20, "value": 3.4, "note": "3,4"}]},
    ],
}
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "a\x00b\x1fc", "https://example.go.id", "007", "x" * 40_000]


async def test_a_picture_is_as_wide_as_a_phone_wants_it() -> None:
    with Image.open(io.BytesIO(await charts.draw(PICTURE))) as picture:
        assert picture.format == "PNG"
        assert picture.width == 1080
        assert 900 < picture.height < 2000
        colors = picture.convert("RGB").getcolors(maxcolors=1_000_000) or []
        assert (37, 99, 235) in {color for _, color in colors}, "the bars are there"


async def test_what_cannot_be_made_is_a_plain_error() -> None:
    with pytest.raises(NotMadeError, match="KeyError"):
        await charts.draw({"title": "no panels"})


async def test_what_the_rows_raise_is_passed_on() -> None:
    async def rows() -> AsyncIterator[dict[str, Any]]:
        yield {"sheets": [{"name": "A", "widths": [], "header": []}]}
        raise LookupError("the database went away")

    with pytest.raises(LookupError, match="went away"):
        await charts.write_sheet(rows())


def test_a_sheet_reads_back_and_no_text_in_it_is_a_formula() -> None:
    opening = {
        "sheets": [{"name": "A", "widths": [9, 9], "header": ["=no", "b"]}, {"name": "B", "widths": [], "header": []}]
    }
    rows = [{"sheet": 0, "cells": [text, 1.5]} for text in HOSTILE]
    moment = {"sheet": 1, "cells": [None, {"at": "2026-11-23T09:12:00"}, 7]}
    book = openpyxl.load_workbook(io.BytesIO(written([opening, *rows, moment])))
    assert book.sheetnames == ["A", "B"]
    first = book["A"]
    page = first.sheet_properties.pageSetUpPr
    assert page is not None
    assert page.fitToPage, "all columns on one page"
    assert (first.page_setup.orientation, first.print_title_rows) == ("landscape", "$1:$1")
    read = [line[0] for line in book["A"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in read} == {"s"}
    assert [str(cell.value)[:2] for cell in read[:4]] == ["'=", "'+", "'-", "'@"]
    assert read[6].value == "a b c"
    assert read[8].value == "007"
    assert len(str(read[9].value)) == 32_000
    assert next(book["B"].iter_rows(values_only=True)) == (None, datetime(2026, 11, 23, 9, 12), 7)  # noqa: DTZ001


def test_the_desk_itself_never_loads_what_draws_and_writes() -> None:
    for source in sources(Path(__file__).parents[2], *FLOORS):
        if source.file not in {"bot/charts_child.py", "bot/reports_child.py"}:
            assert not {found.top for found in source.imports} & {"matplotlib", "xlsxwriter"}, source.file
    loaded = {name.partition(".")[0] for name in vars(reports_child) | vars(charts_child)}
    assert not loaded & {"matplotlib", "xlsxwriter", "Workbook", "Figure"}, "only inside of functions"
