"""What staff work with while everybody tries their hand: steps outside, searches, announcements, bans."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import update

from handlers.desk import Desk
from knowledge.rules.outages import About, OutageState
from knowledge.rules.protection import Kind
from storage import announcements, learning, messages, outage_links, outbox, searches
from storage import canned as canned_rows
from storage import outages as outage_rows
from storage import tables as t
from storage.announcements import AnnouncementState
from storage.documents import DocumentState
from storage.mail import MailKind, MailState
from storage.messages import MessageRole
from storage.outage_links import LinkState, WordsState
from storage.outbox import OutboxState, Outgoing, Priority
from storage.transaction import Transaction
from tests.handlers.rights_people import BUDI, PLI, RATNA, SITI
from tests.handlers.rights_rows import NPWP, paper_of, row, ticket_of

NEEDED = ("perusahaan", "npwp", "user-id", "uraian", "alamat")


async def outside(tx: Transaction, desk: Desk, ids: Mapping[str, int]) -> dict[str, int]:
    made = {
        name: await ticket_of(tx, number=30 + place, service="cilegon", kind="lainnya")
        for place, name in enumerate(("ready", "outside", "mended"))
    }
    for need in NEEDED:
        await row(tx, t.needs, ticket_id=made["ready"], need=need, value="ada", by_id=BUDI, at=tx.now)
    await paper_of(tx, made["ready"], draft_id=5030, slot="tangkapan-layar", state=DocumentState.RECEIVED)
    steps = {}
    for name, ended in (("outside", {}), ("mended", {"ended_at": tx.now, "ended_by": BUDI})):
        steps[name] = await row(
            tx, t.escalations, ticket_id=made[name], tier="helpdesk-lkpp", is_outside=True, is_mailed=True,
            from_unit="pli", token=f"token{name}", by_id=BUDI, asked_at=tx.now, started_at=tx.now, **ended,
        )  # fmt: skip
    await row(
        tx, t.mail_out, escalation_id=steps["outside"], message_id="<1@kantor.example>", address="helpdesk-lkpp",
        subject="a", body="b", state=MailState.DEAD, by_id=BUDI, created_at=tx.now, due_at=tx.now,
    )  # fmt: skip
    mail = await row(
        tx, t.mail_in, key="k", escalation_id=steps["outside"], kind=MailKind.ANSWER, message_id="<2@lkpp.example>",
        number="LKPP-7", at=tx.now,
    )  # fmt: skip
    wanted = await row(tx, t.needs, ticket_id=made["mended"], need="alamat", by_id=BUDI, at=tx.now)
    return {**made, "step": steps["outside"], "mail": mail, "need": wanted}


async def staffs(tx: Transaction, desk: Desk, ids: Mapping[str, int]) -> dict[str, int]:
    search = await searches.begin(tx, BUDI, "npwp siti")
    made = {}
    for name, state in (("draft", AnnouncementState.DRAFT), ("sending", AnnouncementState.SENDING)):
        begun = await announcements.begin(tx, RATNA, unit="pli", html="Besok tutup", chat_id=PLI)
        ref = await messages.note(tx, None, chat_id=PLI, role=MessageRole.NOTICE)
        await announcements.change(tx, begun.id, message_ref=ref, state=state)
        made[name] = begun.id
    await canned_rows.keep(tx, "pli", name="salam", html="Baik", by=RATNA)
    [reply] = await canned_rows.of_unit(tx, "pli")
    return {"search": search.id, **made, "reply": reply.id, **await lessons(tx, ids)}


async def lessons(tx: Transaction, ids: Mapping[str, int]) -> dict[str, int]:
    entry_id = "puspa.error-419"
    way = {"parts": {}, "added": ["puspa mental terus ke halaman depan"]}
    lesson = await learning.begin(
        tx, BUDI, service="puspa", entry_id=entry_id, chat_id=PLI, words=way, ticket_id=ids["closed"]
    )
    text = {"parts": {"answer": "Login ulang."}, "added": []}
    rewrite = await learning.begin(tx, RATNA, service="puspa", entry_id=entry_id, chat_id=RATNA, words=text)
    return {"lesson": lesson.id, "rewrite": rewrite.id}


async def protection(tx: Transaction, desk: Desk, ids: Mapping[str, int]) -> dict[str, int]:
    veiled = await messages.note(tx, ids["open"], chat_id=PLI, role=MessageRole.MIRROR, message_id=79)
    await row(tx, t.veiled, mirror_ref=veiled, ticket_id=ids["open"], secrets=[["npwp", NPWP]])
    written = {
        "chat_id": SITI, "message_id": 3, "content": "text", "html": "kata", "text": "kata",
    }  # fmt: skip
    await row(
        tx, t.held, person_id=SITI, ticket_id=ids["open"], chat_id=SITI, message_id=3, written=written, header="h",
        cause="word", at=tx.now,
    )  # fmt: skip
    ref = await messages.note(tx, ids["open"], chat_id=SITI, role=MessageRole.MIRROR)
    payload = {"chat_id": SITI, "text": "halo"}
    await outbox.put(tx, Outgoing("sendMessage", payload, chat_id=SITI, priority=Priority.TALK, message_ref=ref))
    dead = update(t.outbox).where(t.outbox.c.message_ref == ref).values(state=OutboxState.DEAD, settled_at=tx.now)
    row_id = (await tx.connection.execute(dead.returning(t.outbox.c.id))).scalar_one()
    # It is in the books alone: barred, Siti could tap nothing else.
    ban = await row(
        tx, t.sanctions, person_id=SITI, kind=Kind.BAN, reason="Iklan", unit="pli", ticket_id=ids["open"],
        by_id=RATNA, begun_at=tx.now, ends_at=tx.now + timedelta(hours=2),
    )  # fmt: skip
    return {"veiled": veiled, "dead": row_id, "ban": ban}


async def outages(tx: Transaction, desk: Desk, ids: Mapping[str, int]) -> dict[str, int]:
    made = {}
    for name, state, words in (
        ("outage", OutageState.OPEN, ("halaman", "kosong")),
        ("proposal", OutageState.PROPOSED, ("dokumen", "simpan")),
    ):
        begun = await outage_rows.begin(tx, About("puspa", words=words), unit="pli", title="Halaman kosong")
        ref = await messages.note(tx, None, chat_id=PLI, role=MessageRole.NOTICE)
        news = int(state == OutageState.OPEN)
        await outage_rows.change(
            tx, begun.id, state=state, message_ref=ref, decided_by=BUDI, decided_at=tx.now, news=news
        )
        made[name] = begun.id
    await outage_links.report(tx, made["outage"], SITI)
    await outage_links.hear(tx, made["outage"], SITI, news=1)
    await outage_links.link(tx, made["outage"], ids["open"], state=LinkState.LINKED)
    words_id = await outage_links.write(tx, made["outage"], "Kabar", by_id=BUDI, state=WordsState.DRAFT)
    return {**made, "words": words_id}
