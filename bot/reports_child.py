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
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheets = []
        for wanted in next(rows)["sheets"]:
            sheet = book.add_worksheet(wanted["name"])
            for column, width in enumerate(wanted["widths"]):
                sheet.set_column(column, column, width)
            if wanted["header"]:
                sheet.freeze_panes(1, 0)
                for column, name in enumerate(wanted["header"]):
                    sheet.write_string(0, column, tamed(name), bold)
            sheets.append((sheet, iter(range(bool(wanted["header"]), 1_048_576))))
        for row in rows:
            sheet, numbers = sheets[row["sheet"]]
            _write(sheet, next(numbers), row["cells"], moment)
    return file.getvalue()


def _write(sheet: Any, number: int, cells: list[Any], moment: Any) -> None:  # noqa: ANN401 - the library has no types
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(number, column, tamed(cell))
        elif isinstance(cell, dict):
            sheet.write_datetime(number, column, datetime.fromisoformat(cell["at"]), moment)
        elif cell is not None:
            sheet.write_number(number, column, cell)


def tamed(text: str) -> str:
    """Return words that no program takes for a formula, neither here nor when the sheet is saved as another kind."""
    whole = _CONTROL.sub(" ", text.encode("utf-8", "replace").decode())[:LONGEST_CELL]
    return f"'{whole}" if _BEGINS_FORMULA.match(whole) else whole
