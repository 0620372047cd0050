"""Coarse words are asked for again wherever they are typed into something, and what was filled in stays."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from functools import partial

import pytest_asyncio

from handlers import decency, prompts
from handlers.decency import HELD
from handlers.demands import actions as demands
from handlers.desk import Desk
from handlers.evaluation import actions as evaluation
from handlers.lookup import actions as lookup
from handlers.relay import Content, Written
from handlers.requests import actions as requests
from handlers.requests.actions import Wish
from handlers.staff import actions as staff
from handlers.teams import joining
from handlers.texts import Html
from knowledge.rules.protection import WordList
from knowledge.rules.refusals import Refusal
from knowledge.rules.ticket import Event
from storage import demands as demand_rows
from storage import drafts, history
from storage.demands import DemandState
from storage.drafts import Purpose
from tests.handlers.account_desk import BUDI, RATNA, SITI, AccountDesk, account_desk

COARSE, FINE = "PT T0LOL", "PT Maju"


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[AccountDesk]:
    async with account_desk(database_url) as opened:
        opened.office = replace(opened.office, held_words=WordList(["tolol"]))
        yield opened


async def test_the_company_and_the_holder_of_an_account_are_asked_for_again(desk: AccountDesk) -> None:
    answered: list[Mapping[str, str]] = []

    async def begin(here: Desk) -> None:
        await requests.start(here, SITI, chat_id=SITI, wish=Wish("puspa", "aktivasi", 0, 0))

    async def answer(here: Desk, text: str) -> None:
        draft = await drafts.current(here.tx, SITI, chat_id=SITI, purpose=Purpose.REQUEST)
        answered.append((await requests.answer(here, requests.read(here, draft), text)).answers)

    assert await desk.attempt(begin) == ""
    for coarse, fine in ((COARSE, FINE), ("Si Tolol", "Siti"), ("tolol@maju.co.id", "siti@maju.co.id")):
        assert await desk.attempt(partial(answer, text=coarse)) == "refused-coarse-answer"
        assert await desk.attempt(partial(answer, text=fine)) == ""
    assert answered[-1] == {"perusahaan": FINE, "nama": "Siti", "email": "siti@maju.co.id"}


async def test_what_a_team_must_know_is_asked_for_again(desk: AccountDesk) -> None:
    async def ask(here: Desk) -> None:
        person = await desk.person(here, SITI)
        await joining.begin(here, "puspa", person=person, message_id=0)
        prompt = await prompts.current(here.tx, SITI, chat_id=SITI)
        assert prompt is not None
        await joining.answer(here, prompt, COARSE, person=person)

    assert await desk.attempt(ask) == "refused-coarse-answer"
    assert prompts.is_mended_by_words(Refusal("refused-coarse-answer")), "other words are waited for still"
    assert prompts.is_mended_by_words(Refusal("refused-coarse-file"))


async def test_an_answer_to_what_staff_asked_for_is_asked_for_again(desk: AccountDesk) -> None:
    await desk.files(SITI)
    said = {True: "dasar tolol", False: "NIB 123"}

    async def ask(here: Desk) -> None:
        await demands.ask(here, 1, "NIB", person=await desk.person(here, BUDI))

    async def give(here: Desk, *, is_coarse: bool, name: str = "") -> None:
        text = said[is_coarse]
        written = Written(SITI, 70, Content.TEXT, Html(text), text)
        file = demands.File("f", "document", name) if name else None
        await demands.give(here, 1, written, person=await desk.person(here, SITI), file=file)

    async def state(here: Desk) -> None:
        demand = await demand_rows.get(here.tx, 1)
        assert demand is not None
        assert demand.state == DemandState.OPEN

    assert await desk.attempt(ask) == ""
    assert await desk.attempt(lambda here: give(here, is_coarse=True)) == "refused-coarse-answer"
    assert await desk.attempt(lambda here: give(here, is_coarse=True, name="nib.pdf")) == "refused-coarse-file"
    assert await desk.attempt(lambda here: give(here, is_coarse=False, name="t0lol.pdf")) == "refused-coarse-file"
    assert await desk.attempt(state) == ""
    assert await desk.attempt(lambda here: give(here, is_coarse=False)) == ""


async def test_the_comment_of_an_evaluation_is_asked_for_again(desk: AccountDesk) -> None:
    await desk.files(SITI)
    assert await desk.says(RATNA, 1) == ""
    await desk.waits()

    async def comment(here: Desk, text: str) -> None:
        opened = await evaluation.open_own(here, 1, person_id=SITI)
        for question in opened.form.questions:
            opened = await evaluation.grade(here, opened, question.id, 3)
        await evaluation.comment(here, opened, text)

    async def close(here: Desk) -> None:
        await staff.close(here, 1, person=await desk.person(here, RATNA))

    assert await desk.attempt(close) == ""
    assert await desk.attempt(lambda here: comment(here, "petugas tolol")) == "refused-coarse-answer"


async def test_what_is_held_back_from_the_group_is_found_and_not_read(desk: AccountDesk) -> None:
    pieces: dict[str, str] = {}

    async def happen(here: Desk) -> None:
        await history.write(here.tx, 1, Event.ANSWERED, actor_id=SITI, text="dasar T0LOL zqx, akun terkunci")
        await history.write(here.tx, 1, Event.ANSWERED, actor_id=SITI, text="zqy sopan", held="muted")
        await history.write(here.tx, 1, Event.ANSWERED, actor_id=SITI, text="zqz sopan")

    async def search(here: Desk) -> None:
        ratna, unit = await desk.person(here, RATNA), here.office.units[0]
        for words in ("zqx", "zqy", "zqz", "sopan", "tolol"):
            begun = await lookup.begin(here, words, person=ratna)
            page = await lookup.found(here, begun, [unit], page=0, say=here.office.own, is_private=True)
            pieces[words] = "".join(text for row in page.rows for text, _ in row.piece)

    await desk.files(SITI)
    assert await desk.attempt(happen) == ""
    assert await desk.attempt(search) == ""
    assert pieces == {"zqx": HELD, "zqy": HELD, "zqz": "zqz sopan", "sopan": "zqz sopan", "tolol": ""}


async def test_an_office_without_such_a_list_takes_every_word(desk: AccountDesk) -> None:
    desk.office = replace(desk.office, held_words=WordList())

    async def check(here: Desk) -> None:
        decency.check_answer(here, COARSE)
        decency.check_file(here, "tolol.pdf", "tolol")

    assert await desk.attempt(check) == ""
