"""What is shown of a team: many accounts, long names, every state of a request, in both languages."""

from dataclasses import replace

import pytest

from bot.demo.entities import parse_html, utf16_length
from handlers.desk import Desk
from handlers.teams import actions, joining, looking, news, screens
from handlers.wanted import Prompt, Wanted
from knowledge.rules import teams as rules
from knowledge.rules.accounts import AccountState
from knowledge.rules.refusals import Refusal
from knowledge.rules.teams import TeamWish
from storage import accounts, people
from tests.handlers.books import AGUS, ENDS, LINA, ON_SQLITE, SITI, Books, books

__all__ = ["books"]  # the fixture


@ON_SQLITE
async def test_two_hundred_accounts_are_shown_page_by_page_each_once(books: Books) -> None:
    long = "Raden Mas <b> & Pangeran " * 5
    async with books.database.transaction() as tx:
        company = await accounts.meet_company(tx, "puspa", name=f"PT {long}")
        states = (AccountState.ACTIVE, AccountState.INACTIVE, AccountState.WAITING, AccountState.REJECTED)
        for number in range(200):
            await accounts.meet(
                tx,
                company,
                email=f"{number}@maju.id",
                holder=f"{number:03} {long}",
                person_id=SITI if number == 0 else None,
                state=states[number % 4],
            )
    say = books.office.say("id")
    seen: list[int] = []
    page, pages = 0, 1
    async with books.database.transaction() as tx:
        while page < pages:
            shown = await looking.team(Desk(tx, books.office), company.id, page=page, person_id=SITI)
            screen = screens.team(say, shown)
            assert utf16_length(parse_html(screen.html)[0]) < 400
            assert len(screen.rows) <= rules.PAGE + 4
            assert all(len(button.label) <= 40 for row in screen.rows for button in row)
            screen.keyboard()
            seen += [each.account_id for each in shown.members]
            page, pages = page + 1, shown.pages
        beyond = await looking.team(Desk(tx, books.office), company.id, page=10**9, person_id=SITI)
        one = await looking.account_page(Desk(tx, books.office), seen[0], person_id=SITI)
    assert len(seen) == len(set(seen)) == 150, "what was rejected is nobody's business"
    assert (pages, beyond.page) == (19, 18)
    for screen in (screens.account(say, one), screens.ask_off(say, one), screens.left(say, one)):
        assert utf16_length(parse_html(screen.html)[0]) < 600


@ON_SQLITE
async def test_every_screen_about_a_request_can_be_said_in_both_languages(books: Books) -> None:
    off = await books.has("lina@maju.id", person_id=LINA, state=AccountState.INACTIVE)
    await books.has("siti@maju.id", person_id=SITI, state=AccountState.ACTIVE)
    await books.asks_to_join(AGUS, "agus@maju.id")
    assert await books.tries(lambda desk, person: actions.ask_back(desk, off, person=person), SITI) == ""
    async with books.database.transaction() as tx:
        desk = Desk(tx, books.office)
        asked = await looking.requests(desk, 1, person_id=SITI)
        home = await looking.home(desk, AGUS)
    assert [each.may_decide for each in asked] == [True, False]
    for say in (books.office.say("id"), books.office.say("en")):
        shown = [screens.requests(say, 1, asked), screens.requests(say, 1, ()), screens.home(say, home)]
        shown += [part(say, each) for each in asked for part in (screens.waiting, news.asked)]
        ended = [replace(each, state=state, kind=kind) for each in asked for state in ENDS for kind in TeamWish]
        shown += [part(say, each) for each in ended for part in (news.ended, news.asked)]
        for screen in shown:
            assert parse_html(screen.html)[0]
            screen.keyboard()


@ON_SQLITE
async def test_questions_for_joining_are_the_packs_own_and_wrong_answers_are_asked_again(books: Books) -> None:
    async with books.database.transaction() as tx:
        desk = Desk(tx, books.office)
        person = await people.find(tx, SITI)
        assert person is not None
        step = await joining.begin(desk, "puspa", person=person, message_id=7)
        assert step.field.id == "perusahaan"
        for service in ("ceisa", "none", ""):
            with pytest.raises(Refusal, match="refused-stale"):
                await joining.begin(desk, service, person=person, message_id=7)
        kept = '{"service": "puspa", "answers": {"company": "PT Maju", "holder": "Siti"}}'
        prompt = Prompt(Wanted.TEAM, 0, 0, 0, kept=kept)
        for words, refused in (("", "refused-empty-answer"), ("apa?", "refused-email"), ("x" * 1001, "refused-long")):
            with pytest.raises(Refusal, match=refused):
                await joining.answer(desk, prompt, words, person=person)
