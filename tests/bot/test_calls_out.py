"""Applications are told of decisions over real HTTP: signed, in order, and done once whatever happens on the way."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from pydantic import SecretStr
from sqlalchemy import select

from bot.calls_out import GIVEN_UP_AFTER, SILENT_AFTER, CallsOut
from bot.settings_calls_out import Application
from handlers.desk import Desk
from handlers.office import Office
from handlers.outward import actions as outward
from handlers.shelf import Shelf
from handlers.texts import Catalogs
from knowledge.faq.search import Index
from knowledge.rules.accounts import AccountEvent, AccountState
from knowledge.rules.routing import Unit
from knowledge.service import Library
from storage import accounts, letters, people
from storage.accounts import Account
from storage.calls_out import CallOutState
from storage.database import Database
from storage.tables import calls_out, outbox
from storage.transaction import Wake
from tests.bot.application import KEY, PretendApplication
from tests.databases import Backend

GROUP, RATNA = -100, 2002
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
LIBRARY = Library({})
ON_SQLITE = pytest.mark.parametrize("databases", [Backend.SQLITE], indirect=True)  # what both do alike


@dataclass
class Counter:
    """A desk with accounts, beside the application that is told of them."""

    database: Database
    application: PretendApplication
    office: Office
    made: list[CallsOut] = field(default_factory=list)

    def calls(self, *, seconds: float = 0.2) -> CallsOut:
        """Return what makes the calls, as one process has it."""
        said = Application(service="puspa", url=self.application.url, secret=SecretStr(KEY.decode()))
        self.made.append(CallsOut(self.database, self.office, [said.model_copy(update={"timeout_seconds": seconds})]))
        return self.made[-1]

    async def account(self, email: str, *, company: str = "PT <b>Maju</b>", service: str = "puspa") -> Account:
        """Write an account down."""
        async with self.database.transaction() as tx:
            await people.meet(tx, RATNA, name="Ratna Dewi", language="id")
            known = await accounts.meet_company(tx, service, name=company, npwp="012345678901000")
            account, _ = await accounts.meet(
                tx, known, email=email, holder='Siti & "R"', person_id=None, state=AccountState.WAITING
            )
            return account

    async def decides(self, account: Account, event: AccountEvent, *, after: float = 0, times: int = 1) -> None:
        """Announce a decision of Ratna's, made some seconds after noon."""
        at = NOON + timedelta(seconds=after)
        async with self.database.transaction() as tx:
            for _ in range(times):
                decided = replace(account, changed_by=RATNA, changed_at=at)
                await outward.announce(Desk(tx, self.office), decided, event)

    async def states(self) -> list[str]:
        """Return what became of the calls, oldest first."""
        async with self.database.transaction() as tx:
            return list((await tx.connection.execute(select(calls_out.c.state).order_by(calls_out.c.id))).scalars())

    async def notes(self) -> list[str]:
        """Return what the unit was told, and where."""
        async with self.database.transaction() as tx:
            rows = (await tx.connection.execute(select(outbox.c.chat_id, outbox.c.payload))).all()
        assert {row.chat_id for row in rows} <= {GROUP}
        return [row.payload["text"] for row in rows]

    async def looks(self, calls: CallsOut, *, times: int = 1) -> None:
        """Let the calls that are due be made to their end; before each further look, an hour goes by."""
        for turn in range(times):
            if turn:
                self.goes_by(timedelta(hours=1))
            while await calls.look() == 0:
                await calls._lanes.finish()

    def goes_by(self, time: timedelta) -> None:
        """Let time go by, for the desk and the application alike."""
        self.application.now += time


@pytest_asyncio.fixture
async def counter(database_url: str) -> AsyncIterator[Counter]:
    async with PretendApplication(now=NOON).running() as application:
        database = Database(database_url, clock=lambda: application.now)
        units = (Unit("pli", "Seksi PLI", GROUP, False, 1),)
        shelf = Shelf(LIBRARY, Index.build(LIBRARY))
        zone = ZoneInfo("Asia/Jakarta")
        office = Office("Kantor Contoh", zone, "id", units, shelf, Catalogs(), told=frozenset({"puspa"}))
        here = Counter(database, application, office)
        yield here
        for calls in here.made:
            if calls._session is not None:
                await calls._session.close()
        await database.close()


async def test_a_decision_is_done_once_whatever_happens_on_the_way(counter: Counter) -> None:
    siti = await counter.account("siti@maju.co.id")
    await counter.decides(siti, AccountEvent.ACTIVATED, times=3)
    application, calls = counter.application, counter.calls()
    application.answers = [500, "hang", "late", 409, "yes"]
    await counter.looks(calls, times=4)
    assert await counter.states() == [CallOutState.WAITING]
    await counter.looks(calls, times=2)
    assert await counter.states() == [CallOutState.SENT]
    assert len(application.heard) == 5
    assert len({key for key, _ in application.heard}) == 1
    [body] = application.done.values()
    assert body["type"] == "account.activated"
    assert body["timestamp"] == NOON.isoformat()
    assert body["data"] == {
        "service": "puspa",
        "account": siti.id,
        "company": "PT <b>Maju</b>",
        "npwp": "012345678901000",
        "holder": 'Siti & "R"',
        "email": "siti@maju.co.id",
        "state": "waiting",
        "ticket": None,
        "decided_by": "Ratna Dewi",
    }
    await counter.looks(calls, times=2)
    assert len(application.heard) == 5, "what arrived is not told again"


async def test_the_calls_of_one_account_keep_their_order_and_hold_up_no_other(counter: Counter) -> None:
    siti, agus = await counter.account("siti@maju.co.id"), await counter.account("agus@maju.co.id")
    await counter.decides(siti, AccountEvent.ACTIVATED)
    await counter.decides(siti, AccountEvent.DEACTIVATED, after=1)
    counter.application.answers = [503]
    calls = counter.calls()
    await counter.looks(calls)
    await counter.decides(agus, AccountEvent.RESET)
    await counter.looks(calls)
    assert counter.application.types == ["account.password_reset"]
    await counter.looks(calls, times=2)
    assert counter.application.types == ["account.password_reset", "account.activated", "account.deactivated"]


@ON_SQLITE
async def test_a_no_for_good_is_told_to_the_unit_and_the_next_call_goes(counter: Counter) -> None:
    siti = await counter.account("siti@maju.co.id")
    await counter.decides(siti, AccountEvent.ACTIVATED)
    await counter.decides(siti, AccountEvent.DEACTIVATED, after=1)
    counter.application.answers = [422]
    await counter.looks(counter.calls())
    assert await counter.states() == [CallOutState.DEAD, CallOutState.SENT]
    [note] = await counter.notes()
    assert "akun diaktifkan" in note
    assert 'Siti &amp; "R" · siti@maju.co.id\nPT &lt;b&gt;Maju&lt;/b&gt;' in note
    assert "422 &lt;b&gt;tidak dikenal&lt;/b&gt; NPWP [NPWP]" in note, "an application's words are data, and masked"


async def test_staff_hear_once_of_an_application_that_is_silent_and_it_is_given_up_in_the_end(counter: Counter) -> None:
    for name in ("siti", "agus"):
        await counter.decides(await counter.account(f"{name}@maju.co.id"), AccountEvent.ACTIVATED)
    counter.application.answers = [503] * 100
    calls = counter.calls()
    await counter.looks(calls)
    assert await counter.notes() == [], "a moment's silence is nobody's business"
    counter.goes_by(SILENT_AFTER + timedelta(seconds=1))
    await counter.looks(calls, times=2)
    [note] = await counter.notes()
    assert "belum bisa dikabari" in note
    counter.goes_by(GIVEN_UP_AFTER)
    await counter.looks(calls)
    assert await counter.states() == [CallOutState.DEAD] * 2
    assert len(await counter.notes()) == 3


@ON_SQLITE
async def test_a_wrong_secret_is_told_at_once_and_the_call_waits_until_it_is_mended(counter: Counter) -> None:
    await counter.decides(await counter.account("siti@maju.co.id"), AccountEvent.REJECTED)
    counter.application.answers = [401]
    calls = counter.calls()
    await counter.looks(calls)
    assert len(await counter.notes()) == 1
    await counter.looks(calls, times=2)
    assert counter.application.types == ["account.rejected"]


async def test_what_was_given_up_is_called_again_once_the_cause_is_mended(counter: Counter) -> None:
    siti, agus = await counter.account("siti@maju.co.id"), await counter.account("agus@maju.co.id")
    await counter.decides(siti, AccountEvent.ACTIVATED)
    await counter.decides(agus, AccountEvent.ACTIVATED)
    await counter.decides(siti, AccountEvent.DEACTIVATED, after=60)
    counter.application.answers = [422, 422]
    await counter.looks(counter.calls())
    assert await counter.states() == [CallOutState.DEAD, CallOutState.DEAD, CallOutState.SENT]
    counter.goes_by(GIVEN_UP_AFTER * 2)
    async with counter.database.transaction() as tx:
        first, second = await letters.dead(tx)
        assert (second.number, second.lane, second.method) == ("call-2", "puspa", "account.activated")
        assert "tidak dikenal" in second.reason
        assert await letters.superseded_by(tx, first) == "call-3", "she was switched off since"
        assert await letters.superseded_by(tx, second) is None
        assert await letters.replay(tx, second)
        assert tx.wakes == {Wake.CALL_OUT}
        assert not await letters.replay(tx, second), "it is dead no longer"
    counter.application.answers = [503, "yes"]
    await counter.looks(counter.calls(), times=2)
    assert await counter.states() == [CallOutState.DEAD, CallOutState.SENT, CallOutState.SENT]
    keys = [key for key, body in counter.application.heard if body["data"]["email"] == "agus@maju.co.id"]
    assert len(keys) == 3
    assert len(set(keys)) == 1, "the application knows it by its key"


@ON_SQLITE
async def test_a_redirection_is_not_followed_with_what_is_signed(counter: Counter) -> None:
    await counter.decides(await counter.account("siti@maju.co.id"), AccountEvent.ACTIVATED)
    counter.application.answers = [307]
    await counter.looks(counter.calls())
    assert await counter.states() == [CallOutState.DEAD]
    assert len(counter.application.heard) == 1


async def test_an_application_that_hangs_holds_up_neither_the_desk_nor_the_end_nor_the_next_start(
    counter: Counter,
) -> None:
    for number in range(6):
        await counter.decides(await counter.account(f"{number}@maju.co.id"), AccountEvent.ACTIVATED)
    counter.application.answers = ["hang"] * 4
    slow = counter.calls(seconds=30)
    running = asyncio.create_task(slow.run())
    await counter.application.hears(4)
    async with asyncio.timeout(5):
        await counter.account("desk@maju.co.id")  # the desk works on
    for task in slow._lanes._tasks.values():
        task.cancel()  # as when the machine goes down
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert await counter.states() == [CallOutState.WAITING] * 6
    hung = [key for key, _ in counter.application.heard]
    await counter.looks(counter.calls())
    assert set(hung) < set(counter.application.done), "under the same keys, after the restart"
    assert await counter.states() == [CallOutState.SENT] * 6


@ON_SQLITE
async def test_who_is_not_to_be_told_is_not_told(counter: Counter) -> None:
    other = await counter.account("siti@maju.co.id", service="ceisa")
    await counter.decides(other, AccountEvent.ACTIVATED)
    await counter.decides(await counter.account("agus@maju.co.id"), AccountEvent.WITHDRAWN)
    assert await counter.states() == []


@ON_SQLITE
async def test_what_waits_for_an_application_that_is_gone_from_the_settings_is_given_up_aloud(counter: Counter) -> None:
    await counter.decides(await counter.account("siti@maju.co.id"), AccountEvent.ACTIVATED)
    await CallsOut(counter.database, counter.office, []).look()
    assert await counter.states() == [CallOutState.DEAD]
    assert len(await counter.notes()) == 1


@pytest.mark.parametrize("databases", [Backend.POSTGRESQL], indirect=True)
async def test_several_processes_make_each_call_once(counter: Counter) -> None:
    for number in range(10):
        await counter.decides(await counter.account(f"{number}@maju.co.id"), AccountEvent.ACTIVATED)
    url = counter.database.engine.url.render_as_string(hide_password=False)
    others = [Database(url, clock=counter.database.clock) for _ in range(2)]
    try:
        desks = [counter.calls(), *(replace(counter, database=each).calls() for each in others)]
        await asyncio.gather(*(counter.looks(calls) for calls in desks))
        await counter.looks(desks[0])
        assert await counter.states() == [CallOutState.SENT] * 10
        assert len(counter.application.heard) == 10
    finally:
        await asyncio.gather(*(each.close() for each in others))
