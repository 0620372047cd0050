"""Tickets are found on both databases alike: by all that stands in them, at once, and by those whose they are."""

import asyncio
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text, update

from knowledge.lookup import MOST_WORDS, wanted
from knowledge.rules.ticket import Event
from storage import fulltext, people, work
from storage.database import Database
from storage.queue import Scope
from storage.tables import tickets
from storage.transaction import Transaction
from tests.storage.shared import shared, tx
from tests.storage.sought import PLI, found, opened, said

__all__ = ["shared", "tx"]  # fixtures


async def test_a_ticket_is_found_by_everything_that_was_written(tx: Transaction) -> None:
    answers = {"perusahaan": "PT Maju Bersama", "npwp": "01.234.567.8-901.000", "email": "siti@maju.co.id"}
    ticket = await opened(tx, question="gmn cara daftar?", answers=answers)
    await said(tx, ticket, Event.ANSWERED, text="muncul galat 40417 di layar")
    await said(tx, ticket, Event.NOTED, is_internal=True, text="sudah dicek ke pusat")
    await said(tx, ticket, Event.CLOSED, text="", reason="solved-elsewhere")
    for query in (
        "siti",
        "rahayu maju",
        "012345678901000",
        "daftar",
        "galat 40417",
        "dicek pusat",
        "puspa aktivasi",
    ):
        assert await found(tx, query) == [ticket.id], query
    for query in ("elsewhere", f"{ticket.id}", f"#{ticket.id}", "siti daftar galat pusat"):
        assert await found(tx, query) == [ticket.id], query
    for query in ("agus", "maju agus", f"{ticket.id + 1}", "aja"):
        assert await found(tx, query) == [], query


async def test_neither_passwords_nor_evaluations_are_found(tx: Transaction) -> None:
    ticket = await opened(tx, answers={"catatan": "password saya: Rahasia123"})
    await said(tx, ticket, Event.ANSWERED, text="kata sandi saya Bintang77 tidak bisa")
    await said(tx, ticket, Event.EVALUATED, text="mengecewakan")
    for query in ("rahasia123", "bintang77", "mengecewakan"):
        assert await found(tx, query) == [], query
    assert await found(tx, "sandi tidak bisa") == [ticket.id], "the words around it are"


async def test_only_tickets_of_ones_units_are_found_wherever_they_went(tx: Transaction) -> None:
    ours = await opened(tx, unit="pli")
    theirs = await opened(tx, unit="lpse-2")
    gone = await opened(tx, unit="no-longer-there")
    assert await found(tx, "siti", PLI) == [ours.id]
    assert await found(tx, "siti", Scope(frozenset({"lpse-2", "pli"}))) == [theirs.id, ours.id]
    assert await found(tx, "siti", Scope(frozenset({"lpse-2"}), is_all_but=True)) == [gone.id, ours.id]
    assert await found(tx, "siti", Scope(frozenset(), is_all_but=True)) == [gone.id, theirs.id, ours.id]
    assert await found(tx, f"siti #{theirs.id}", Scope(frozenset())) == []
    assert await found(tx, f"{theirs.id}", PLI) == []
    await work.transfer(tx, ours, "lpse-2", by=1)
    assert await found(tx, "siti", PLI) == []
    assert await found(tx, "siti", Scope(frozenset({"lpse-2"}))) == [theirs.id, ours.id]
    await tx.connection.execute(update(tickets).where(tickets.c.id == theirs.id).values(unit="pli"))
    assert await found(tx, "siti", Scope(frozenset({"lpse-2"}))) == [ours.id], "whose it is is read from the ticket"


async def test_its_own_number_comes_first_then_names_then_words_and_the_newest_of_each(tx: Transaction) -> None:
    by_word = [await opened(tx, question="surat untuk Pak Wibowo") for _ in range(2)]
    by_name = [await opened(tx, requester=2, name="Wibowo") for _ in range(2)]
    newest = await opened(tx, question="surat lagi untuk Wibowo")
    order = [by_name[1].id, by_name[0].id, newest.id, by_word[1].id, by_word[0].id]
    assert await found(tx, "wibowo") == order
    assert await found(tx, "wibowo", most=3) == order[:3]
    numbered = await opened(tx, question=f"seperti tiket {by_word[0].id}")
    assert await found(tx, f"{by_word[0].id}") == [by_word[0].id, numbered.id]


async def test_a_new_name_is_found_and_the_old_one_no_more(tx: Transaction) -> None:
    ticket = await opened(tx)
    await people.meet(tx, 1, name="Siti Wibowo", language="id")
    assert await found(tx, "wibowo") == [ticket.id]
    assert await found(tx, "rahayu") == []


async def test_what_is_taken_back_is_not_found(tx: Transaction) -> None:
    ticket = await opened(tx)
    with suppress(LookupError):
        async with tx.savepoint():
            await said(tx, ticket, Event.ANSWERED, text="wibowo")
            assert await found(tx, "wibowo") == [ticket.id]
            raise LookupError
    assert await found(tx, "wibowo") == []


async def test_what_the_index_lacks_is_caught_up_with(tx: Transaction, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "AT_ONCE", 2)
    ids = [(await opened(tx)).id for _ in range(5)]
    await tx.connection.execute(text("DELETE FROM ticket_search"))
    assert await found(tx, "siti") == []
    assert await fulltext.catch_up(tx) == 2
    newest = await opened(tx)
    assert await found(tx, "siti") == [newest.id, *reversed(ids[3:])], "the newest ones first"
    assert [await fulltext.catch_up(tx) for _ in range(4)] == [2, 1, 0, 0]
    assert await found(tx, "siti") == [newest.id, *reversed(ids)]


async def test_a_very_long_ticket_is_found_by_what_was_written_last(tx: Transaction) -> None:
    ticket = await opened(tx, question="pertama")
    for number in range(12):
        filler = " ".join(f"w{number}x{each}" for each in range(600))
        await said(tx, ticket, Event.ANSWERED, text=f"{filler} akhir{number}")
    assert await found(tx, "akhir11") == [ticket.id]
    assert await found(tx, "akhir0") == []
    assert await found(tx, "siti pertama") == [ticket.id], "who and what stay"


async def test_signs_of_the_databases_own_languages_do_nothing(tx: Transaction) -> None:
    ticket = await opened(tx, question='maju "jaya"')
    for sign in ('"', "*", "(", ")", "-", ":", "'", "\\", "&", "|", "!", "<->", "^", "%", "\x00", " OR ", " NOT "):
        await found(tx, f"{sign}maju{sign}jaya{sign}")
        await found(tx, sign * 2000)
    assert await found(tx, '"maju" -jaya*') == [ticket.id]
    assert await found(tx, "unit:pli") == [], "columns are no words"
    assert await found(tx, "x" * 4096) == []
    assert await found(tx, "1" * 4096) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.text(max_size=60), query=st.text(max_size=60))
async def test_whatever_is_written_and_looked_for_both_databases_go_on(
    tx: Transaction, written: str, query: str
) -> None:
    ticket = await opened(tx, answers={"apa": written})
    assert isinstance(await found(tx, query), list)
    if wanted(written).parts and len(wanted(written).parts) < MOST_WORDS:
        assert ticket.id in await found(tx, written)


async def test_of_several_who_write_at_once_all_are_found(shared: Database) -> None:
    """The last one: what it writes stays in the database."""
    async with shared.transaction() as tx:
        ticket = await opened(tx)

    async def write(word: str) -> None:
        async with shared.transaction() as tx:
            await said(tx, ticket, Event.ANSWERED, text=word)

    words = [f"kata{each}" for each in range(8)]
    await asyncio.gather(*map(write, words))
    async with shared.transaction() as tx:
        assert await found(tx, " ".join(words)) == [ticket.id]
