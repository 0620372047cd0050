"""Decisions on accounts are handed on to the application, as calls that are made after the transaction."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from handlers.card import actions as card
from handlers.desk import Desk
from handlers.outward import screens
from handlers.outward.screens import Untold
from handlers.screen import Screen
from knowledge.rules.accounts import AccountEvent
from storage import accounts, calls_out, people, tickets
from storage.accounts import Account
from storage.calls_out import CallOut
from storage.outbox import Priority

TOLD: Mapping[AccountEvent, str] = MappingProxyType(
    {
        AccountEvent.ACTIVATED: "account.activated",
        AccountEvent.REJECTED: "account.rejected",
        AccountEvent.RESET: "account.password_reset",
        AccountEvent.DEACTIVATED: "account.deactivated",
        AccountEvent.REACTIVATED: "account.reactivated",
    }
)
"""What is handed on, by its name in the application's ears."""


async def announce(
    desk: Desk,
    account: Account,
    event: AccountEvent,
    *,
    by: int | None = None,
    at: datetime | None = None,
    ticket_id: int | None = None,
) -> None:
    """Hand a final decision on to the account's application, once however often it is announced.

    Nothing happens where the office named no address for the service, nor for an event that no application hears of.
    ``by`` (who decided) and ``at`` are, without them, the account's last change; ``ticket_id`` the request for it, if
    there is one.
    """
    if account.service not in desk.office.told or event not in TOLD:
        return
    decided_at, decided_by = at or account.changed_at, await people.find(desk.tx, by or account.changed_by)
    company = await accounts.company(desk.tx, account.company_id)
    body = {
        "type": TOLD[event],
        "timestamp": decided_at.isoformat(),
        "data": {
            "service": account.service,
            "account": account.id,
            "company": company.name if company else "",
            "npwp": (company.npwp if company else None) or "",
            "holder": account.holder,
            "email": account.email,
            "state": str(account.state),
            "ticket": ticket_id,
            "decided_by": decided_by.name if decided_by else "",
        },
    }
    await calls_out.put(
        desk.tx,
        _key(account, event, decided_at),
        service=account.service,
        account_id=account.id,
        ticket_id=ticket_id,
        event=TOLD[event],
        body=json.dumps(body, ensure_ascii=False),
    )


async def give_up(desk: Desk, call: CallOut, *, reason: str) -> None:
    """Give a call up and tell the unit, which then has to do it by hand; ``reason`` is the application's word."""
    await calls_out.bury(desk.tx, call.id, reason=reason)
    await _tell_unit(desk, call, screens.given_up(desk.office.own, _untold(desk, call, reason)))


async def tell_silence(desk: Desk, call: CallOut, *, reason: str) -> None:
    """Tell the unit, once while it lasts, that the application takes no calls; they go on being made."""
    if await calls_out.tell_once(desk.tx, call):
        await _tell_unit(desk, call, screens.silent(desk.office.own, _untold(desk, call, reason)))


async def _tell_unit(desk: Desk, call: CallOut, screen: Screen) -> None:
    ticket = await tickets.get(desk.tx, call.ticket_id) if call.ticket_id else None
    if ticket is not None:
        await card.tell(desk, ticket, screen)
        return
    service = desk.office.service(call.service)
    unit = desk.office.unit(service.unit if service else "")
    await desk.post(screen, chat_id=unit.chat_id, priority=Priority.ALERT)


def _untold(desk: Desk, call: CallOut, reason: str) -> Untold:
    service = desk.office.service(call.service)
    title = service.title.spoken(desk.office.language) if service else call.service
    account: dict[str, Any] = json.loads(call.body)["data"]
    return Untold(call.event, title, account["holder"], account["email"], account["company"], reason)


def _key(account: Account, event: AccountEvent, at: datetime) -> str:
    """Return the same key for the same decision, and another for every other, also after a backup was brought back."""
    decision = f"{account.service} {account.id} {event} {account.email_key} {at.timestamp():.6f}"
    return f"msg_{sha256(decision.encode()).hexdigest()[:40]}"
