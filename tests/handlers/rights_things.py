"""What lies on the desk while everybody tries their hand: Siti's things, in every state that a button needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import update

from handlers.desk import Desk
from handlers.requests import actions as requests
from handlers.requests.actions import Wish
from handlers.tickets import actions as tickets
from knowledge.rules.accounts import AccountState
from knowledge.rules.appointments import CallState
from knowledge.rules.teams import TeamAnswer, TeamWish
from knowledge.rules.ticket import ClosedAs, Status
from knowledge.rules.verdicts import Verdict, VerdictState
from storage import accounts, messages, people, questions, verdicts
from storage import tables as t
from storage.documents import DocumentState
from storage.drafts import Purpose
from storage.messages import MessageRole
from storage.outbox import OutboxState
from storage.questions import Response
from storage.transaction import Transaction
from tests.handlers.rights_people import BUDI, CARDS, IDS, PLI, RATNA, SITI, START, WRITTEN, Stage, Who
from tests.handlers.rights_rows import paper_of, row, ticket_of
from tests.handlers.rights_staff_things import outages, outside, protection, staffs

GUIDE, SITUATIONS = "ceisa.lupa-password", "muarojambi.aktivasi-agregasi"
COMPANY = "PT Maju Bersama"
TONO, TINA, WATI = 8801, 8802, 8803  # two colleagues whose accounts are off; somebody who wants to join
TOMORROW = int((START + timedelta(days=1)).timestamp()) // 60


@dataclass(frozen=True, slots=True)
class Things:
    """Ids. Tickets are Siti's, and section PLI has them."""

    pending: int  # an activation that waits for a decision
    decided: int  # one of which an admin said yes a moment ago
    paper_ticket: int
    open: int  # with documents, a wish, a held message, hidden numbers
    sibling: int  # open, with a video call proposed
    agreed: int  # with a video call agreed on
    returned: int  # with a document that came back
    closed: int
    evaluated: int
    lapsed: int
    ready: int  # all is there that the next step wants
    outside: int  # with somebody outside, whose mail did not go out
    mended: int  # came back down
    paper: int
    reviewed: int
    held_paper: int
    wish: int
    call: int
    agreed_call: int
    step: int  # outside
    mail: int
    need: int  # that the next step wants of the ticket that came back down
    question: int
    guide: int
    situations: int
    unanswered: int  # a question that found no answer
    form: int
    cancelled: int
    file: int  # for which no place is known yet
    search: int
    draft: int  # of an announcement
    sending: int
    reply: int  # a canned one, by Ratna
    lesson: int  # a draft of an answer that Budi learned from the closed ticket
    rewrite: int  # one of Ratna's own
    veiled: int
    dead: int  # a row of the outbox
    ban: int
    outage: int  # which Siti reported
    proposal: int  # of which staff are asked whether it is one
    words: int  # that staff wrote of it
    company: int
    account: int  # a colleague's
    off: int  # an account
    join: int  # a request
    asked: int  # Siti's own


async def lay_out(stage: Stage) -> Things:
    """Put everything there."""
    async with stage.database.transaction() as tx:
        for person_id, name in ((TONO, "Tono"), (TINA, "Tina"), (WATI, "Wati")):
            await people.meet(tx, person_id, name=name, language="id")
        desk = Desk(tx, stage.office)
        ids: dict[str, int] = {}
        for part in (_team, _tickets, _papers, _calls, outside, _questions, _forms, staffs, protection, outages):
            ids |= await part(tx, desk, ids)
        sent = update(t.outbox).where(t.outbox.c.state == OutboxState.WAITING).values(state=OutboxState.SENT)
        await tx.connection.execute(sent)
        return Things(**ids)


async def _team(tx: Transaction, desk: Desk, ids: Mapping[str, int]) -> dict[str, int]:
    company = await accounts.meet_company(tx, "puspa", name=COMPANY)
    made = {}
    holders = {
        SITI: AccountState.ACTIVE, IDS[Who.COLLEAGUE]: AccountState.ACTIVE, TONO: AccountState.INACTIVE,
        TINA: AccountState.INACTIVE,
    }  # fmt: skip
    for person_id, state in holders.items():
        email = f"orang{person_id}@maju.co.id"
        account, _ = await accounts.meet(
            tx, company, email=email, holder=f"Orang {person_id}", person_id=person_id, state=state
        )
        made[person_id] = account.id

    async def ask(kind: TeamWish, person_id: int, account_id: int | None) -> int:
        return await row(
            tx, t.team_requests, kind=kind, company_id=company.id, account_id=account_id, person_id=person_id,
            holder="Orang", email=f"baru{person_id}@maju.co.id", state=TeamAnswer.OPEN, notices=[], asked_at=tx.now,
        )  # fmt: skip

    return {
        "company": company.id,
        "account": made[IDS[Who.COLLEAGUE]],
        "off": made[TONO],
        "join": await ask(TeamWish.JOIN, WATI, None),
        "asked": await ask(TeamWish.REACTIVATE, SITI, made[TINA]),
    }


async def _activation(desk: Desk, email: str) -> int:
    form = await requests.start(desk, SITI, chat_id=SITI, wish=Wish("puspa", "aktivasi", 0, 0))
    for answer in (COMPANY, "Siti Rahayu", email):
        form = await requests.answer(desk, form, answer)
    ticket = await tickets.open_from(desk, form, message_id=None)
    card = await messages.card(desk.tx, ticket.id, chat_id=PLI)
    assert card is not None
    sent = update(t.messages).where(t.messages.c.id == card.id).values(message_id=CARDS + ticket.id)
    await desk.tx.connection.execute(sent)
    return ticket.id


async def _tickets(tx: Transaction, desk: Desk, ids: Mapping[str, int]) -> dict[str, int]:
    pending, decided = await _activation(desk, "siti.baru@maju.co.id"), await _activation(desk, "siti.dua@maju.co.id")
    await verdicts.say(
        tx, decided, verdict=Verdict.YES, reason="", by_id=RATNA, unit="pli", state=VerdictState.STANDING,
        due_at=tx.now + timedelta(minutes=2),
    )  # fmt: skip
    made = {name: await ticket_of(tx, number=place) for place, name in enumerate(("open", "sibling", "agreed"))}
    for place, (name, closed_as) in enumerate(
        (("closed", ClosedAs.SOLVED), ("evaluated", ClosedAs.SOLVED), ("lapsed", ClosedAs.LAPSED))
    ):
        made[name] = await ticket_of(tx, number=10 + place)
        closed = {"status": Status.CLOSED, "closed_at": tx.now, "closed_as": closed_as, "assignee_id": BUDI}
        await tx.connection.execute(update(t.tickets).where(t.tickets.c.id == made[name]).values(**closed))
    for name, state in (("closed", "begun"), ("evaluated", "given")):
        await row(tx, t.evaluations, ticket_id=made[name], form="helpdesk", state=state, begun_at=tx.now)
    for question in desk.office.library.services["puspa"].evaluation.questions:
        await row(tx, t.grades, ticket_id=made["evaluated"], question=question.id, grade=4)
    ref = await messages.note(
        tx, made["open"], chat_id=PLI, role=MessageRole.WRITTEN, message_id=WRITTEN, author_id=BUDI
    )
    await messages.note(tx, made["open"], chat_id=SITI, role=MessageRole.MIRROR, message_id=77, mirror_of=ref)
    return {"pending": pending, "decided": decided, **made}


async def _papers(tx: Transaction, desk: Desk, ids: Mapping[str, int]) -> dict[str, int]:
    async def with_paper(number: int, state: DocumentState) -> tuple[int, int]:
        ticket_id = await ticket_of(tx, number=number, service="bogor", kind="registrasi")
        draft_id = 5000 + number
        return ticket_id, await paper_of(tx, ticket_id, draft_id=draft_id, slot="berkas-verifikasi", state=state)

    paper_ticket, paper = await with_paper(20, DocumentState.RECEIVED)
    _, held_paper = await with_paper(21, DocumentState.HELD)
    returned, reviewed = await with_paper(22, DocumentState.RECEIVED)
    await row(
        tx, t.reviews, document_id=reviewed, ticket_id=returned, verdict="returned", reason="blurred", by_id=BUDI,
        at=tx.now,
    )  # fmt: skip
    await tx.connection.execute(
        update(t.tickets).where(t.tickets.c.id == returned).values(status=Status.WAITING, assignee_id=BUDI)
    )
    ref = await messages.note(tx, ids["open"], chat_id=SITI, role=MessageRole.NOTICE, message_id=78)
    wish = await row(
        tx, t.demands, ticket_id=ids["open"], wish="Fotonya", state="open", by_id=BUDI, asked_at=tx.now, notice_ref=ref
    )
    made = {"paper_ticket": paper_ticket, "paper": paper, "held_paper": held_paper}
    return {**made, "returned": returned, "reviewed": reviewed, "wish": wish}


async def _calls(tx: Transaction, desk: Desk, ids: Mapping[str, int]) -> dict[str, int]:
    async def call(ticket_id: int, state: CallState, **more: Any) -> int:  # noqa: ANN401 - any column
        ref = await messages.note(tx, ticket_id, chat_id=SITI, role=MessageRole.NOTICE)
        return await row(
            tx, t.appointments, ticket_id=ticket_id, state=state, proposals=[TOMORROW], by_id=BUDI,
            proposed_at=tx.now, notice_ref=ref, **more,
        )  # fmt: skip

    over = START - timedelta(minutes=10)
    return {
        "call": await call(ids["sibling"], CallState.PROPOSED),
        "agreed_call": await call(ids["agreed"], CallState.AGREED, at=over),
    }


async def _questions(tx: Transaction, desk: Desk, ids: Mapping[str, int]) -> dict[str, int]:
    async def ask(entry_id: str, text: str) -> int:
        found = await questions.ask(
            tx, SITI, text=text, message_id=1, content="text", decision=Response.ANSWER,
            service=entry_id.partition(".")[0], candidates=[entry_id], shown=[entry_id],
        )  # fmt: skip
        return found.id

    unanswered = await questions.ask(
        tx, SITI, text="parkir motor di mana", message_id=2, content="text", decision=Response.HAND_OVER
    )
    return {
        "unanswered": unanswered.id,
        "guide": await ask(GUIDE, "lupa password ceisa"),
        "situations": await ask(SITUATIONS, "agregasi"),
        "question": await ask("puspa.error-419", "puspa error 419"),
    }


async def _forms(tx: Transaction, desk: Desk, ids: Mapping[str, int]) -> dict[str, int]:
    answers = {"perusahaan": COMPANY, "hp": "+6281234567890", "email": "siti@maju.co.id"}
    state = {"service": "bogor", "kind": "registrasi", "answers": answers, "question_id": 0, "begun_from": 0}
    where = {"person_id": SITI, "chat_id": SITI, "updated_at": tx.now}
    step = {"step": "sudah-daftar-online"}
    form = await row(tx, t.drafts, **where, purpose=Purpose.REQUEST, state={**state, **step})
    cancelled = await row(tx, t.drafts, **where, purpose=Purpose.CANCELLED, state={**state, **step})
    file = await paper_of(tx, None, draft_id=form, slot="", state=DocumentState.WAITING)
    return {"form": form, "cancelled": cancelled, "file": file}
