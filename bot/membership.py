"""Who is in the staff groups: asked of Telegram outside of any transaction, judged later from the rows."""

import asyncio
from typing import Any, Final

import structlog
from telegram import Update

from bot.bot_api import BAD_REQUEST, ApiError, BotApi, UnansweredError
from handlers.office import Office
from handlers.welcome.conversation import standing_of
from storage import moves, people
from storage.database import Database
from storage.people import Standing
from storage.transaction import Transaction

log = structlog.get_logger()

ASK_AGAIN: Final = 1.0  # seconds


class Membership:
    """Keeps the rows about staff and admins current, beside what ``chat_member`` updates tell."""

    def __init__(self, api: BotApi, database: Database, office: Office) -> None:
        self._api = api
        self._database = database
        self._office = office

    async def knows(self, tx: Transaction, update: Update) -> bool:
        """Tell whether an update can be judged: nobody in a group of ours is without a standing."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or chat.id == user.id or user.is_bot or update.chat_member is not None:
            return True
        if self._office.unit_at(chat.id) is None:
            # Another process may have seen a group of ours become a supergroup, with another id.
            self._office.moved.update(await moves.known(tx))
            if self._office.unit_at(chat.id) is None:
                return True
        return await people.standing(tx, user.id, chat_id=chat.id) is not None

    async def introduce(self, update: Update) -> None:
        """Ask who somebody is who writes or taps in a group of ours for the first time.

        While Telegram does not answer, the update waits: a guess would lock a colleague out.
        """
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None:
            return
        if not await self._ask(chat.id, user.id):
            await asyncio.sleep(ASK_AGAIN)

    async def refresh(self) -> None:
        """Ask for every group's administrators, and for everybody else known there, whether it is still true.

        What Telegram tells of itself while it is asked is newer than the answer, and stands.
        """
        for unit in self._office.units:
            asked = self._database.clock()
            try:
                admins = await self._api.call("getChatAdministrators", {"chat_id": unit.chat_id})
            except (ApiError, UnansweredError) as error:
                log.warning("cannot refresh the admins", unit=unit.id, reason=str(error))
                continue
            async with self._database.transaction() as tx:
                await people.replace_admins(tx, unit.chat_id, {each["user"]["id"] for each in admins}, at=asked)
                others = await people.besides_admins(tx, unit.chat_id)
            for person_id in others:
                await self._ask(unit.chat_id, person_id)

    async def _ask(self, chat_id: int, person_id: int) -> bool:
        """Ask for one person and keep the answer; False when there was none. Unknown to the group is outside."""
        asked = self._database.clock()
        try:
            standing = _standing(await self._api.call("getChatMember", {"chat_id": chat_id, "user_id": person_id}))
        except ApiError as error:
            log.warning("cannot ask for a member", chat_id=chat_id, reason=str(error))
            if error.code != BAD_REQUEST:
                return False
            standing = Standing.OUTSIDE
        except UnansweredError as error:
            log.warning("cannot ask for a member", chat_id=chat_id, reason=str(error))
            return False
        async with self._database.transaction() as tx:
            await people.set_standing(tx, person_id, chat_id=chat_id, standing=standing, at=asked)
        return True


def _standing(member: dict[str, Any]) -> Standing:
    return standing_of(member["status"], is_member=member.get("is_member", True))
