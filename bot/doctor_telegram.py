"""The part of ``loket doctor`` that asks Telegram: the token, the way in, and each unit's group."""

from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp

from bot.config import Mode, Settings, Unit
from bot.finding import Finding
from bot.logs import redact

TIMEOUT: Final = aiohttp.ClientTimeout(total=10)
NO_ANSWER: Final = 0
TOKEN_UNKNOWN: Final = (401, 404)  # 404 is Telegram's answer to a token without the right shape


class TelegramRefusal(Exception):  # noqa: N818 - a refusal is what it is
    """Telegram said no, or nothing.

    Attributes:
        code: Telegram's error code, or 0 when there was no answer.
        description: Telegram's words, or those of the network.
        moved_to: The new id of a group that was upgraded, else None.
    """

    def __init__(self, code: int, description: str, *, moved_to: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.moved_to = moved_to


class _Api:
    """Plain calls to the Bot API, with nothing of the bot itself between."""

    def __init__(self, session: aiohttp.ClientSession, settings: Settings) -> None:
        self._session = session
        self._base_url = settings.telegram.base_url
        self._token = settings.telegram.token.get_secret_value()

    async def call(self, method: str, **parameters: int) -> dict[str, Any]:
        """Call a method that answers with an object.

        Raises:
            TelegramRefusal: Telegram said no, or nothing.
        """
        url = f"{self._base_url}/bot{self._token}/{method}"
        try:
            async with self._session.post(url, json=parameters) as response:
                answer = await response.json(content_type=None)
        except TimeoutError:
            raise TelegramRefusal(NO_ANSWER, "no answer in time") from None
        except (aiohttp.ClientError, OSError) as error:
            words = redact(str(error) or type(error).__name__, secrets=[self._token])
            raise TelegramRefusal(NO_ANSWER, words) from None
        except ValueError:  # no JSON
            answer = None
        if not isinstance(answer, dict) or "ok" not in answer:
            raise TelegramRefusal(NO_ANSWER, f"what answers there is no Bot API (HTTP {response.status})")
        if answer["ok"]:
            return dict(answer["result"])
        moved_to = answer.get("parameters", {}).get("migrate_to_chat_id")
        raise TelegramRefusal(int(answer["error_code"]), str(answer["description"]), moved_to=moved_to)


async def examine_telegram(settings: Settings) -> list[Finding]:
    """Look at the token; when it is good, at the way in and at each unit's group. Only reading calls are made."""
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        api = _Api(session, settings)
        try:
            me = await api.call("getMe")
        except TelegramRefusal as refusal:
            return [_token_refused(refusal, settings)]
        findings = [Finding("token", is_ok=True, text=f"belongs to @{me.get('username', me['id'])}")]
        findings.append(_examine_inline_mode(me))
        findings.append(await _examine_way_in(api, settings))
        for unit in settings.units:
            findings += await _examine_unit(api, unit, bot_id=int(me["id"]))
    return findings


def _token_refused(refusal: TelegramRefusal, settings: Settings) -> Finding:
    if refusal.code in TOKEN_UNKNOWN:
        cure = "ask @BotFather for the token (/mybots, API Token) and set LOKET_TOKEN or telegram.token"
        return Finding("token", is_ok=False, text="Telegram does not know it", cure=cure)
    if refusal.code == NO_ANSWER:
        cure = "check this machine's way to the internet and telegram.base_url"
        text = f"no answer from {settings.telegram.base_url}: {refusal.description}"
        return Finding("token", is_ok=False, text=text, cure=cure)
    text = f"Telegram answered {refusal.code}: {refusal.description}"
    return Finding("token", is_ok=False, text=text, cure="try again in a minute")


def _examine_inline_mode(me: dict[str, Any]) -> Finding:
    """Tell whether people can ask in other chats; an office may do without, so that it is never wrong."""
    if me.get("supports_inline_queries"):
        return Finding("inline mode", is_ok=True, text="on: people can ask in any chat")
    text = "off: @BotFather's /setinline switches it on, and people can then ask in any chat"
    return Finding("inline mode", is_ok=True, text=text)


async def _examine_way_in(api: _Api, settings: Settings) -> Finding:
    try:
        info = await api.call("getWebhookInfo")
    except TelegramRefusal as refusal:
        return _unexpected("way in", refusal)
    judge = _judge_polling if settings.telegram.mode is Mode.POLLING else _judge_webhook
    return judge(info, settings)


def _judge_polling(info: dict[str, Any], settings: Settings) -> Finding:
    del settings
    if url := str(info.get("url", "")):
        cure = 'call deleteWebhook for this bot, or set telegram.mode = "webhook"'
        text = f"polling, but a webhook to {urlsplit(url).hostname} is set"
        return Finding("way in", is_ok=False, text=text, cure=cure)
    return Finding("way in", is_ok=True, text=f"polling, {info.get('pending_update_count', 0)} updates waiting")


def _judge_webhook(info: dict[str, Any], settings: Settings) -> Finding:
    url, waiting = str(info.get("url", "")), int(info.get("pending_update_count", 0))
    if not url:
        return Finding("way in", is_ok=True, text="webhook, not set yet: loket run sets it")
    if url != settings.telegram.webhook.public_url:
        cure = "stop the other program that uses this token, or correct telegram.webhook.public_url"
        text = f"webhook, but the one that is set leads elsewhere, to {urlsplit(url).hostname}"
        return Finding("way in", is_ok=False, text=text, cure=cure)
    if waiting and info.get("last_error_message"):
        text = f"webhook, {waiting} updates waiting; Telegram's last try: {redact(info['last_error_message'])}"
        cure = "see that loket runs and that your reverse proxy leads public_url to telegram.webhook.listen"
        return Finding("way in", is_ok=False, text=text, cure=cure)
    return Finding("way in", is_ok=True, text=f"webhook, {waiting} updates waiting")


async def _examine_unit(api: _Api, unit: Unit, *, bot_id: int) -> list[Finding]:
    name = f"unit {unit.id}, group"
    try:
        chat = await api.call("getChat", chat_id=unit.chat_id)
    except TelegramRefusal as refusal:
        return [_group_refused(name, refusal, unit)]
    if chat.get("type") not in {"group", "supergroup"}:
        text = f"{unit.chat_id} is a {chat.get('type')}, no group"
        cure = f"set chat_id of [[units]] {unit.id} to a group's id"
        return [Finding(name, is_ok=False, text=text, cure=cure)]
    group = Finding(name, is_ok=True, text=f"{chat.get('title', '')} ({unit.chat_id})")
    return [group, *await _examine_rights(api, unit, bot_id=bot_id), _examine_topics(unit, chat)]


def _group_refused(name: str, refusal: TelegramRefusal, unit: Unit) -> Finding:
    if refusal.moved_to is not None:
        text = f"the group {unit.chat_id} was upgraded and has a new id"
        return Finding(name, is_ok=False, text=text, cure=f"set chat_id = {refusal.moved_to}")
    if refusal.code in {400, 403}:
        text = f"cannot see {unit.chat_id}: {refusal.description}"
        cure = f"add the bot to the group, or correct chat_id of [[units]] {unit.id}"
        return Finding(name, is_ok=False, text=text, cure=cure)
    return _unexpected(name, refusal)


async def _examine_rights(api: _Api, unit: Unit, *, bot_id: int) -> list[Finding]:
    name = f"unit {unit.id}, rights"
    try:
        member = await api.call("getChatMember", chat_id=unit.chat_id, user_id=bot_id)
    except TelegramRefusal as refusal:
        if refusal.code != 400:  # noqa: PLR2004 - Bad Request: the bot is no member
            return [_unexpected(name, refusal)]
        member = {"status": "left"}
    status = str(member["status"])
    if status not in {"administrator", "creator"}:
        cure = "make the bot an administrator of the group: only then it learns who is staff"
        return [Finding(name, is_ok=False, text=f"the bot is there as {status}", cure=cure)]
    if unit.forum and status == "administrator" and not member.get("can_manage_topics"):
        cure = "give the bot the administrator right Manage Topics: each ticket gets a topic"
        return [Finding(name, is_ok=False, text="the bot may not manage topics", cure=cure)]
    return [Finding(name, is_ok=True, text="the bot is an administrator")]


def _examine_topics(unit: Unit, chat: dict[str, Any]) -> Finding:
    name, is_forum = f"unit {unit.id}, topics", bool(chat.get("is_forum"))
    if is_forum and not unit.forum:
        cure = "set forum = true, or switch Topics off in the group"
        return Finding(name, is_ok=False, text="the group has topics, but forum = false", cure=cure)
    if unit.forum and not is_forum:
        cure = "switch Topics on in the group, or set forum = false"
        return Finding(name, is_ok=False, text="forum = true, but the group has no topics", cure=cure)
    return Finding(name, is_ok=True, text="on" if is_forum else "off")


def _unexpected(name: str, refusal: TelegramRefusal) -> Finding:
    text = f"Telegram answered {refusal.code}: {refusal.description}"
    if refusal.code == NO_ANSWER:
        text = f"no answer from Telegram: {refusal.description}"
    return Finding(name, is_ok=False, text=text, cure="try again in a minute; if it stays, check the network")
