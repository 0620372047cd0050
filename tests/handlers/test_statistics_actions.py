"""Figures asked for twice, sent twice, or too long for a caption."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select

from handlers.desk import Desk
from handlers.statistics import actions
from handlers.statistics.periods import Period
from handlers.texts import Html
from knowledge.rules.refusals import Refusal
from storage import people, reports
from storage.database import Database
from storage.people import Person
from storage.reports import Report, ReportKind
from storage.tables import outbox
from storage.transaction import Transaction
from tests.storage.life import an_office

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
WEEK = Period(date(2026, 11, 15), date(2026, 11, 22))


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database on a day in November."""
    opened = Database(database_url, clock=lambda: NOW)
    yield opened
    await opened.close()


async def asks(tx: Transaction, kind: ReportKind, *, person_id: int = 7) -> Person:
    person = await people.meet(tx, person_id, name="Ratna", language="id")
    desk = Desk(tx, an_office())
    unit = desk.office.units[0]
    await actions.begin(desk, unit, WEEK, kind=kind, person=person, chat_id=person.id, reply_to=None)
    return person


async def said(tx: Transaction) -> list[tuple[str, dict[str, Any]]]:
    rows = await tx.connection.execute(select(outbox.c.method, outbox.c.payload).order_by(outbox.c.id))
    return [(row.method, row.payload) for row in rows]


async def waiting(tx: Transaction) -> Report:
    found = await reports.next_waiting(tx)
    assert found is not None
    return found


async def test_a_second_wish_for_the_same_is_told_so_and_another_kind_or_person_is_not(database: Database) -> None:
    async with database.transaction() as tx:
        await asks(tx, ReportKind.CHART)
        with pytest.raises(Refusal) as refused:
            await asks(tx, ReportKind.CHART)
        assert refused.value.key == "refused-statistics-being-made"
        await asks(tx, ReportKind.SHEET)
        await asks(tx, ReportKind.CHART, person_id=8)
        first = await waiting(tx)
        assert (first.kind, first.first, first.last, first.chat_id) == (ReportKind.CHART, WEEK.first, WEEK.last, 7)
        assert await reports.settle(tx, first.id, state=reports.ReportState.FAILED)
        await asks(tx, ReportKind.CHART)


async def test_a_picture_is_sent_once_and_its_file_is_forgotten_later(database: Database) -> None:
    async with database.transaction() as tx:
        await asks(tx, ReportKind.CHART)
        report, desk = await waiting(tx), Desk(tx, an_office())
        for _ in range(2):
            await actions.send_chart(desk, report, text=Html("<b>short</b>"), sha256="a" * 64)
        calls = await said(tx)
        assert [method for method, _ in calls] == ["sendMessage", "editMessageText", "sendPhoto"]
        photo = calls[-1][1]
        assert photo["caption"] == "<b>short</b>"
        assert photo["photo"]["stored"] == "a" * 64
        assert "rep:sheet:" in str(photo["reply_markup"])
        assert await reports.outlived(tx, before=NOW) == set()
        assert await reports.outlived(tx, before=NOW + timedelta(days=1)) == {"a" * 64}
        assert await reports.outlived(tx, before=NOW + timedelta(days=1)) == set()


async def test_a_text_too_long_for_a_caption_stands_below_the_picture(database: Database) -> None:
    async with database.transaction() as tx:
        await asks(tx, ReportKind.CHART)
        await actions.send_chart(Desk(tx, an_office()), await waiting(tx), text=Html("x" * 1_001), sha256="a" * 64)
        *_, (photo, picture), (method, text) = await said(tx)
        assert (photo, "caption" in picture, method, len(text["text"])) == ("sendPhoto", False, "sendMessage", 1_001)
        assert "rep:sheet:" in str(text["reply_markup"])


async def test_in_a_group_figures_answer_the_word_on_them_and_so_stand_in_its_topic(database: Database) -> None:
    async with database.transaction() as tx:
        person, desk = await people.meet(tx, 7, name="Ratna", language="id"), Desk(tx, an_office())
        unit = desk.office.units[0]
        for kind in ReportKind:
            await actions.begin(desk, unit, WEEK, kind=kind, person=person, chat_id=unit.chat_id, reply_to=50)
            report = await waiting(tx)
            if kind is ReportKind.CHART:
                await actions.send_chart(desk, report, text=Html("x" * 1_001), sha256="a" * 64)
            else:
                await actions.send_sheet(desk, report, sha256="b" * 64)
            of = (outbox.c.reply_ref == report.notice_ref) & (outbox.c.chat_id == unit.chat_id)
            sent = list(
                (await tx.connection.execute(select(outbox.c.method).where(of).order_by(outbox.c.id))).scalars()
            )
            assert sent == (["sendPhoto", "sendMessage"] if kind is ReportKind.CHART else ["sendDocument"])
