"""Groups that became supergroups: everything that is kept about the old id goes over to the new one."""

from sqlalchemy import select, update

from storage.dialect import upsert
from storage.outbox import OutboxState
from storage.tables import memberships, messages, moves, outbox, topics
from storage.transaction import Transaction, Wake


async def known(tx: Transaction) -> dict[int, int]:
    """Return the new id of each group that has moved."""
    return {row.old_chat_id: row.new_chat_id for row in await tx.connection.execute(select(moves))}


async def move(tx: Transaction, old: int, *, new: int) -> None:
    """Carry a group over. Message ids begin anew there: cards are sent again when they next change."""
    await tx.connection.execute(update(moves).where(moves.c.new_chat_id == old).values(new_chat_id=new))
    values = {"old_chat_id": old, "new_chat_id": new}
    change = upsert(tx, moves).values(values)
    await tx.connection.execute(change.on_conflict_do_update(index_elements=["old_chat_id"], set_={"new_chat_id": new}))
    for table in (messages, topics):
        column = "message_id" if table is messages else "thread_id"
        await tx.connection.execute(update(table).where(table.c.chat_id == old).values({"chat_id": new, column: None}))
    await tx.connection.execute(update(memberships).where(memberships.c.chat_id == old).values(chat_id=new))
    waiting = (outbox.c.chat_id == old) & (outbox.c.state == OutboxState.WAITING)
    for row in (await tx.connection.execute(select(outbox.c.id, outbox.c.payload).where(waiting))).all():
        moved = {"chat_id": new, "lane": str(new), "payload": {**row.payload, "chat_id": new}, "due_at": tx.now}
        await tx.connection.execute(update(outbox).where(outbox.c.id == row.id).values(moved))
    tx.wakes.add(Wake.DELIVER)
