"""Who is in the staff groups: asked of Telegram outside of any transaction, judged later from the rows."""

from typing import Any

import structlog
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from handlers.office import Office
from handlers.welcome.conversation import standing_of
from storage import people
from storage.database import Database
from storage.people import Standing

log = structlog.get_logger()


class Membership:
    """Keeps the rows about staff and admins current, beside what ``chat_member`` updates tell."""

    def __init__(self, bot: ExtBot[None], database: Database, office: Office) -> None:
        self._bot = bot
        self._database = database
        self._office = office

    async def introduce(self, update: Update) -> None:
        """Ask who somebody is when they first write or tap in a group of ours."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or user.is_bot or self._office.unit_at(chat.id) is None:
            return
        async with self._database.transaction() as tx:
            known = await people.standing(tx, user.id, chat_id=chat.id)
        if known is None:
            await self._ask(chat.id, user.id)

    async def refresh(self) -> None:
        """Ask for every group's administrators, and for each member known, whether it is still true."""
        for unit in self._office.units:
            try:
                admins = await self._bot.do_api_request("getChatAdministrators", api_kwargs={"chat_id": unit.chat_id})
            except TelegramError as error:
                log.warning("cannot refresh the admins", unit=unit.id, reason=str(error))
                continue
            async with self._database.transaction() as tx:
                await people.replace_admins(tx, unit.chat_id, {each["user"]["id"] for each in admins})
                members = await people.members(tx, unit.chat_id)
            for person_id in members:
                await self._ask(unit.chat_id, person_id)

    async def _ask(self, chat_id: int, person_id: int) -> None:
        wanted = {"chat_id": chat_id, "user_id": person_id}
        try:
            member = await self._bot.do_api_request("getChatMember", api_kwargs=wanted)
        except TelegramError as error:
            log.warning("cannot ask for a member", chat_id=chat_id, reason=str(error))
            return
        async with self._database.transaction() as tx:
            await people.set_standing(tx, person_id, chat_id=chat_id, standing=_standing(member))


def _standing(member: dict[str, Any]) -> Standing:
    return standing_of(member["status"], is_member=member.get("is_member", True))
