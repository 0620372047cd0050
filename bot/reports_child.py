"""Writes sheets in the child process: lines of JSON in, an .xlsx out (see `bot.charts_child` for its limits).

The first line names the sheets: ``{"sheets": [{"name", "widths", "header"}, ...]}``. Every other one is a row:
``{"sheet": number, "cells": [...]}`` with texts, numbers, nothing, or ``{"at": "2026-11-23T09:12"}`` for a moment.
"""

import io
import json
import re
import sys
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from bot.charts_child import limit

LONGEST_CELL: Final = 32_000  # characters; a cell takes 32,767
A4: Final = 9  # as .xlsx numbers papers
_BEGINS_FORMULA: Final = re.compile(r"[=+\-@\t\r\n]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def serve_sheet() -> None:
    """Take lines, give a sheet."""
    limit()
    sys.stdout.buffer.write(written(json.loads(line) for line in sys.stdin.buffer))


def written(lines: Iterable[dict[str, Any]]) -> bytes:
    """Return the .xlsx of these lines."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - only this process needs it

    file = io.BytesIO()
    rows = iter(lines)
    with Workbook(file, dict(_OPTIONS)) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "align": "left"})
        number = book.add_format({"align": "left"})  # on the right it would touch the words of the next column
        sheets = []
        for wanted in next(rows)["sheets"]:
            sheet = book.add_worksheet(wanted["name"])
            _set_up_page(sheet)
            for column, width in enumerate(wanted["widths"]):
                sheet.set_column(column, column, width)
            if wanted["header"]:
                sheet.freeze_panes(1, 0)
                sheet.repeat_rows(0)
                for column, name in enumerate(wanted["header"]):
                    sheet.write_string(0, column, tamed(name), bold)
            sheets.append((sheet, iter(range(bool(wanted["header"]), 1_048_576))))
        for row in rows:
            sheet, numbers = sheets[row["sheet"]]
            _write(sheet, next(numbers), row["cells"], moment=moment, number=number)
    return file.getvalue()


def _set_up_page(sheet: Any) -> None:  # noqa: ANN401 - the library has no types
    """Let all columns be printed on one page, with the sheet's name and the page's number."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


def _write(sheet: Any, row: int, cells: list[Any], *, moment: Any, number: Any) -> None:  # noqa: ANN401 - as above
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(row, column, tamed(cell))
        elif isinstance(cell, dict):
            sheet.write_datetime(row, column, datetime.fromisoformat(cell["at"]), moment)
        elif cell is not None:
            sheet.write_number(row, column, cell, number)


def tamed(text: str) -> str:
    """Return words that no program takes for a formula, neither here nor when the sheet is saved as another kind."""
    whole = _CONTROL.sub(" ", text.encode("utf-8", "replace").decode())[:LONGEST_CELL]
    return f"'{whole}" if _BEGINS_FORMULA.match(whole) else whole
