"""A team as rows: rights at the moment of the tap, two at once, and requests that settle themselves."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import func, select

from handlers.desk import Desk
from handlers.teams import actions, looking
from knowledge.rules import teams as rules
from knowledge.rules.accounts import AccountEvent, AccountState
from knowledge.rules.refusals import Refusal
from knowledge.rules.teams import TeamAnswer
from storage import people, teams
from storage.people import Person
from storage.tables import account_history, calls_out, outbox, team_requests
from tests.handlers.books import (
    AGUS,
    ANONYMOUS,
    BUDI,
    DEWI,
    DODI,
    LINA,
    ON_SQLITE,
    PDAD,
    PLI,
    RATNA,
    RINI,
    SITI,
    Books,
    books,
)

__all__ = ["books"]  # the fixture


async def test_every_act_is_judged_by_the_rows_whoever_tries_it(books: Books) -> None:
    theirs = await books.has("agus@maju.id", person_id=AGUS, state=AccountState.ACTIVE)
    mine = await books.has("siti@maju.id", person_id=SITI, state=AccountState.ACTIVE)
    off = await books.has("lina@maju.id", person_id=LINA, state=AccountState.INACTIVE)
    await books.has("dewi@lain.id", person_id=DEWI, company="PT Lain", state=AccountState.ACTIVE)
    company_id = 1
    acts: dict[str, tuple[Callable[[Desk, Person], Awaitable[object]], set[int]]] = {
        "see": (lambda d, p: looking.team(d, company_id, page=0, person_id=p.id), {SITI, AGUS, BUDI, RATNA, RINI}),
        "see one": (lambda d, p: looking.account_page(d, mine, person_id=p.id), {SITI, AGUS, BUDI, RATNA, RINI}),
        "see own": (lambda d, p: looking.account_page(d, off, person_id=p.id), {SITI, AGUS, LINA, BUDI, RATNA, RINI}),
        "requests": (lambda d, p: looking.requests(d, company_id, person_id=p.id), {SITI, AGUS, BUDI, RATNA, RINI}),
        "off": (lambda d, p: actions.check_switchable(d, theirs, person=p), {SITI, AGUS, RATNA, RINI}),
        "ask back": (lambda d, p: actions.ask_back(d, off, person=p), {SITI, AGUS, LINA}),
        "on": (lambda d, p: actions.switch_on(d, off, person=p), {RATNA, RINI}),
    }
    everybody = (SITI, AGUS, DEWI, LINA, BUDI, RATNA, DODI, RINI, ANONYMOUS)
    for name, (act, allowed) in acts.items():
        for person_id in everybody:
            refused = await _tried(books, act, person_id)
            assert (refused == "") == (person_id in allowed), (name, person_id, refused)


async def _tried(books: Books, act: Callable[[Desk, Person], Awaitable[object]], person_id: int) -> str:
    """Try something and undo it, so that everybody finds the same rows."""
    found: list[str] = []

    async def try_and_undo(desk: Desk, person: Person) -> None:
        try:
            await act(desk, person)
            found.append("")
        except Refusal as refusal:
            found.append(refusal.key)
        raise Refusal("refused-stale")  # the savepoint takes it all back

    await books.tries(try_and_undo, person_id)
    return found[0]


async def test_of_two_colleagues_who_switch_each_other_off_only_one_succeeds(books: Books) -> None:
    mine = await books.has("siti@maju.id", person_id=SITI, state=AccountState.ACTIVE)
    theirs = await books.has("agus@maju.id", person_id=AGUS, state=AccountState.ACTIVE)
    ends = await asyncio.gather(
        books.tries(lambda desk, person: actions.switch_off(desk, theirs, person=person), SITI),
        books.tries(lambda desk, person: actions.switch_off(desk, mine, person=person), AGUS),
    )
    assert sorted(ends) == ["", "refused-team-not-member"]
    assert sorted([await books.state(mine), await books.state(theirs)]) == [AccountState.ACTIVE, AccountState.INACTIVE]


async def test_a_second_tap_changes_nothing_and_tells_nobody_again(books: Books) -> None:
    theirs = await books.has("agus@maju.id", person_id=AGUS, state=AccountState.ACTIVE)
    await books.has("siti@maju.id", person_id=SITI, state=AccountState.ACTIVE)
    ends = [
        await books.tries(lambda desk, person: actions.switch_off(desk, theirs, person=person), SITI) for _ in range(3)
    ]
    assert ends == ["", "refused-team-not-active", "refused-team-not-active"]
    assert len(await books.told(AGUS)) == len(await books.told(PLI)) == len(await books.told(PDAD)) == 1
    async with books.database.transaction() as tx:
        events = (await tx.connection.execute(select(calls_out.c.event))).scalars().all()
        lines = select(account_history.c.details).where(account_history.c.event == AccountEvent.DEACTIVATED)
        assert (await tx.connection.execute(lines)).scalars().all() == [{"as": "colleague"}]
    assert events == ["account.deactivated"]


async def test_what_an_admin_switched_off_only_an_admin_switches_on(books: Books) -> None:
    theirs = await books.has("agus@maju.id", person_id=AGUS, state=AccountState.ACTIVE)
    await books.has("siti@maju.id", person_id=SITI, state=AccountState.ACTIVE)
    assert await books.tries(lambda desk, person: actions.switch_off(desk, theirs, person=person), RINI) == ""
    assert await books.tries(lambda desk, person: actions.ask_back(desk, theirs, person=person), AGUS) == ""
    assert await books.tries(lambda desk, person: actions.ask_back(desk, theirs, person=person), SITI) != ""
    assert await books.told(SITI) == [], "colleagues are not asked what they may not decide"
    assert await books.decides(SITI) == "refused-team-needs-admin"
    assert await books.decides(BUDI) == "refused-only-admin"
    assert await books.decides(RATNA) == ""
    assert await books.state(theirs) == AccountState.ACTIVE
    assert await books.decides(RINI, grant=False) == "refused-team-decided"


async def test_of_ten_answers_at_once_the_first_counts(books: Books) -> None:
    for number, person_id in enumerate((AGUS, DEWI)):
        await books.has(f"{number}@maju.id", person_id=person_id, state=AccountState.ACTIVE)
    assert await books.asks_to_join(SITI, "siti@maju.id") == ""
    voters = (AGUS, DEWI, RATNA, RINI, AGUS, DEWI, RATNA, RINI, AGUS, DEWI)
    ends = await asyncio.gather(*(books.decides(each, grant=place % 2 == 0) for place, each in enumerate(voters)))
    assert sorted(ends) == [""] + ["refused-team-decided"] * 9
    async with books.database.transaction() as tx:
        request = await teams.get(tx, 1)
        assert request is not None
        is_in = await teams.is_member(tx, SITI, company_id=1)
        count = await tx.connection.execute(select(func.count()).select_from(outbox).where(outbox.c.chat_id == SITI))
    assert (request.state == TeamAnswer.GRANTED) == is_in
    assert count.scalar_one() == 1


async def test_joining_tells_a_few_colleagues_and_reveals_nothing_of_others(books: Books) -> None:
    for number in range(9):
        async with books.database.transaction() as tx:
            await people.meet(tx, 5000 + number, name=f"Rekan {number}", language="id")
        await books.has(f"{number}@maju.id", person_id=5000 + number, state=AccountState.ACTIVE)
    await books.has("lain@maju.id", person_id=LINA, state=AccountState.REJECTED)
    assert await books.asks_to_join(SITI, "siti@maju.id") == ""
    said = [await books.told(5000 + number) for number in range(9)]
    assert sum(map(len, said)) == rules.MOST_TOLD
    assert all("Siti &lt;b&gt;" in text for each in said for text in each)
    assert await books.asks_to_join(SITI, "siti@maju.id") == "refused-team-asked"
    assert await books.asks_to_join(SITI, "lain@maju.id") == "", "somebody else's: the same words as for a new one"
    assert await books.asks_to_join(SITI, "siti@baru.id", company="PT Tidak Ada") == ""
    assert await books.asks_to_join(SITI, "empat@maju.id") == "refused-team-many"
    assert sum([len(await books.told(5000 + number)) for number in range(9)]) == rules.MOST_TOLD
    assert await books.decides(5000, request_id=2) == "refused-team-needs-admin"
    assert await books.decides(5000, grant=False) == ""
    assert await books.asks_to_join(SITI, "lagi@maju.id") == "refused-team-again"


async def test_what_nobody_answers_ends_after_two_weeks(books: Books) -> None:
    assert await books.asks_to_join(SITI, "siti@maju.id") == ""
    books.now[0] += rules.LIVES
    await books.tries(lambda desk, _: actions.let_go(desk), SITI)
    assert await books.told(SITI) == []
    books.now[0] += timedelta(seconds=1)
    for _ in range(2):
        await books.tries(lambda desk, _: actions.let_go(desk), SITI)
    [told] = await books.told(SITI)
    assert "tidak ada yang menjawab" in told
    assert await books.decides(RATNA) == "refused-team-settled"
    async with books.database.transaction() as tx:
        assert (await tx.connection.execute(select(team_requests.c.state))).scalars().all() == [TeamAnswer.OVER]


@ON_SQLITE
async def test_a_person_takes_back_only_what_is_their_own_and_open(books: Books) -> None:
    await books.asks_to_join(SITI, "siti@maju.id")

    async def withdraw(desk: Desk, person: Person) -> None:
        await actions.withdraw(desk, 1, person=person)

    assert await books.tries(withdraw, AGUS) == "refused-not-yours"
    assert await books.tries(withdraw, SITI) == ""
    assert await books.tries(withdraw, SITI) == "refused-team-settled"
    assert "Dibatalkan peminta" in (await books.told(PLI))[-1]
