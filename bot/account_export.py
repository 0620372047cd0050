"""``loket accounts export``: the books as a sheet, for those who switch accounts by hand."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from typing import Final
from zoneinfo import ZoneInfo

from storage.account_list import ListedAccount

COLUMNS: Final = (
    "service", "company", "npwp", "holder", "email", "state", "asked_at", "changed_at", "changed_by", "ticket",
)  # fmt: skip
_FORMULA: Final = tuple("=+-@＝＋－＠")  # what a spreadsheet begins a formula with
_CONTROL: Final = tuple("\t\r\n")
_OLD_NPWP: Final = 15  # digits


def sheet(accounts: Iterable[ListedAccount], *, zone: ZoneInfo, separator: str, is_for_excel: bool) -> bytes:
    """Return a CSV file: UTF-8, one line an account, its column names first.

    ``is_for_excel`` marks it as UTF-8 and groups the digits of each NPWP, which Excel would take for a rounded number.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([tame(cell) for cell in _cells(account, zone, is_for_excel)] for account in accounts)
    content = text.getvalue().encode()
    return BOM_UTF8 + content if is_for_excel else content


def tame(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: one that looks like it gets an apostrophe before it."""
    is_formula = cell.lstrip().startswith(_FORMULA) or cell.startswith(_CONTROL)
    return f"'{cell}" if is_formula else cell


def grouped(npwp: str) -> str:
    """Return an NPWP as people write it: ``01.234.567.8-901.000``, or four groups where it has 16 digits."""
    if len(npwp) == _OLD_NPWP:
        return f"{npwp[:2]}.{npwp[2:5]}.{npwp[5:8]}.{npwp[8]}-{npwp[9:12]}.{npwp[12:]}"
    return " ".join(npwp[place : place + 4] for place in range(0, len(npwp), 4))


def _cells(account: ListedAccount, zone: ZoneInfo, is_for_excel: bool) -> Iterator[str]:  # noqa: FBT001 - as given
    npwp = account.npwp or ""
    yield from (account.service, account.company, grouped(npwp) if is_for_excel else npwp)
    yield from (account.holder, account.email, str(account.state))
    for moment in (account.asked_at, account.changed_at):
        yield moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    yield account.changed_by or ""
    yield str(account.ticket_id or "")
