"""Inline mode and links: people type ``@bot words`` in any chat, send one of its results, and follow links to it."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from bot.demo.chats import Chat
from bot.demo.core import Draft
from bot.demo.errors import SimError
from bot.demo.membership import Membership
from bot.demo.people import Person

MAX_QUERY = 256
ANSWER_SECONDS = 10.0  # an inline query waits no longer for its answer
_MAX_REMEMBERED = 1_000
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(slots=True)
class Offer:
    """What a bot answered: results by id, each with its content and keyboard, and the button above them."""

    results: dict[str, dict[str, Any]] = field(default_factory=dict)
    button: dict[str, str] | None = None
    until: float = 0.0
    is_personal: bool = False


@dataclass(slots=True, eq=False)
class InlineQuery:
    """What a person typed after the bot's name, and the answer once there is one."""

    id: str
    person: Person
    chat: Chat
    query: str
    at: float
    offer: Offer | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as ``POST /sim/inline`` answers."""
        offer = self.offer or Offer()
        results = [{name: one[name] for name in ("id", "title", "description")} for one in offer.results.values()]
        return {
            "query_id": self.id,
            "answered": self.offer is not None,
            "results": results,
            "button": offer.button,
        }


class InlineMode(Membership):
    """The person's side of inline mode and of links."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - those of the world
        super().__init__(**settings)
        self._queries: dict[str, InlineQuery] = {}
        self._kept: dict[tuple[str, int | None], Offer] = {}  # answers that may be given again, by query and person

    def type_inline(self, sender: str, chat: str, query: str) -> InlineQuery:
        """Type ``@bot query`` into a chat; the bot's answer comes into the InlineQuery returned.

        What was answered before and may be kept is answered without asking the bot.
        """
        person, place = self._writing_in(sender, chat)
        if not self.profile.has_inline_mode:
            raise SimError("the bot has no inline mode: it was not switched on", status=409)
        if len(query) > MAX_QUERY:
            raise SimError(f"clients ask for at most {MAX_QUERY} characters")
        now = self.clock()
        while len(self._queries) >= _MAX_REMEMBERED:
            del self._queries[next(iter(self._queries))]
        typed = InlineQuery(str(self.next_tap), person, place, query, now)
        self.next_tap += 1
        self._queries[typed.id] = typed
        kept = self._kept.get((query, person.id)) or self._kept.get((query, None))
        if kept is not None and kept.until > now:
            typed.offer = kept
            return typed
        update = {
            "id": typed.id,
            "from": person.as_sender(),
            "query": query,
            "offset": "",
            "chat_type": "sender" if place.person is not None else place.type,
        }
        self.queue("inline_query", update)
        return typed

    def inline_query(self, query_id: str) -> InlineQuery | None:
        """Return an inline query that may still be answered."""
        typed = self._queries.get(query_id)
        return typed if typed and self.clock() - typed.at <= ANSWER_SECONDS else None

    def answer_inline(self, typed: InlineQuery, offer: Offer) -> None:
        """Let the person see what the bot found; a second answer changes nothing."""
        if typed.offer is None:
            typed.offer = offer
            self._kept[typed.query, typed.person.id if offer.is_personal else None] = offer
            self.tell_chat(typed.chat, "answer")

    def send_inline(self, query_id: str, result_id: str, *, reply_to: int | None = None) -> int:
        """Send a result into the chat in which it was asked for; return the message's id."""
        typed = self._queries.get(query_id)
        if typed is None or typed.offer is None:
            raise SimError(f"no inline query {query_id!r} has an answer", status=404)
        result = typed.offer.results.get(result_id)
        if result is None:
            raise SimError(f"there is no result {result_id!r}; there are {', '.join(typed.offer.results)}", status=404)
        draft = Draft("text", result["content"], inline=result["markup"], extra={"via_bot": self.bot_account()})
        message_id = self._write(typed.person, typed.chat, draft, reply_to=reply_to, thread=None)
        chosen = {"result_id": result_id, "from": typed.person.as_sender(), "query": typed.query}
        if result["markup"]:
            chosen["inline_message_id"] = f"{typed.id}.{message_id}"
        if self.profile.has_inline_feedback:
            self.queue("chosen_inline_result", chosen)
        return message_id

    def follow_link(self, sender: str, url: str) -> int:
        """Open ``https://t.me/<bot>?start=<payload>`` and press *Start*; return the id of the message sent."""
        parts = urlsplit(url)
        own = self.bot_account()["username"]
        if (parts.scheme, parts.netloc, parts.path.strip("/")) != ("https", "t.me", own):
            raise SimError(f"{url!r} leads elsewhere; links to the bot begin with https://t.me/{own}", status=404)
        return self.press_start(sender, dict(parse_qsl(parts.query)).get("start", ""))

    def press_start(self, sender: str, payload: str) -> int:
        """Press *Start* with a payload, or without one."""
        if payload and not _PAYLOAD.fullmatch(payload):
            raise SimError("a payload has 1 to 64 characters out of A-Z a-z 0-9 _ -")
        return self.say(sender, sender, f"/start {payload}".strip())
