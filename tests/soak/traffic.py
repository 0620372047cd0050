"""People who ask, open tickets and write to them, and what each of their messages must come to, once."""

import asyncio
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from handlers.buttons import StartRequest, encode
from tests.soak.pretend import PATIENCE, Crowd, Pretend, Unseen, until

REQUEST: Final = encode(StartRequest(0, "puspa", "lainnya"))
SEND: Final = "send:"
TAP_AGAIN: Final = 20.0  # seconds after which somebody taps once more
QUESTIONS: Final = (
    "bagaimana cara mendaftar akun puspa",
    "lupa sandi puspa",
    "halaman puspa error 419",
    "akun belum aktif",
    "jam berapa kantor buka",
)


def lot(seed: int) -> Random:
    """Return what decides by chance, the same way for the same seed."""
    return Random(seed)  # noqa: S311 - a lot, no secret


@dataclass
class Traffic:
    """What was said so far: ``questions`` by (person, message), the others by their texts, all of them different."""

    pretend: Pretend
    crowd: Crowd
    random: Random
    questions: list[tuple[int, int]] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    opened: dict[str, int] = field(default_factory=dict)  # whose ticket can be answered, and on which message
    _filling_in: set[str] = field(default_factory=set)  # what they write is the form's answer
    _count: int = 0

    @property
    def said(self) -> int:
        """How many messages must each have come to something."""
        return len(self.questions) + len(self.written) + len(self.forms)

    async def open_tickets(self, count: int, *, patience: float = PATIENCE) -> None:
        """Let the first people of the crowd open a ticket each, side by side."""
        await asyncio.gather(*(self.open_ticket(name, patience=patience) for name in self.crowd.names[:count]))

    async def open_ticket(self, name: str, *, patience: float = PATIENCE) -> None:
        """Let somebody fill in the shortest form, tapping again when nothing happens."""
        self._filling_in.add(name)
        text = self._next(f"tolong bantu {name}")
        self.forms.append(text)
        await self.pretend.say(name, "/start")
        welcome = await self._sees(name, "", patience=patience)
        await self._taps_until(name, welcome["message_id"], REQUEST, "1/1", patience=patience)
        await self.pretend.say(name, text)
        summary = await self._sees(name, SEND, patience=patience)
        data = next(each for each in _data(summary) if each.startswith(SEND))
        shown = await self._taps_until(name, summary["message_id"], data, "Tiket #", patience=patience)
        self.opened[name] = shown["message_id"]
        self._filling_in.discard(name)

    async def say(self, count: int) -> None:
        """Let ``count`` messages be written: to their tickets by those who have one, else as questions."""
        await self.say_these([self.message() for _ in range(count)])

    def message(self, *, name: str = "") -> dict[str, Any]:
        """Return somebody's next message."""
        name = name or self.random.choice([each for each in self.crowd.names if each not in self._filling_in])
        if name in self.opened and self.random.random() < 0.7:
            text = self._next("saya tambahkan")
            return {"from": name, "chat": name, "text": text, "reply_to": self.opened[name]}
        return {"from": name, "chat": name, "text": self._next(self.random.choice(QUESTIONS))}

    async def say_these(self, messages: list[dict[str, Any]]) -> None:
        """Let these be written, and remember what each must come to."""
        message_ids = await self.pretend.say_all(messages)
        for message, message_id in zip(messages, message_ids, strict=True):
            if "reply_to" in message:
                self.written.append(message["text"])
            else:
                self.questions.append((self.crowd.id_of(message["from"]), message_id))

    def _next(self, words: str) -> str:
        self._count += 1
        return f"{words} no {self._count}"

    async def _sees(self, name: str, part: str, *, patience: float) -> dict[str, Any]:
        """Return the newest message of the bot with these words in its text or its buttons."""

        async def look() -> dict[str, Any] | None:
            messages = [each for each in await self.pretend.seen(name) if each["from"] == "bot"]
            fitting = (each for each in reversed(messages) if _says(each, part))
            return next(fitting, None)

        return await until(f"{name} sees {part!r}", look, patience=patience) or {}

    async def _taps_until(self, name: str, message_id: int, data: str, part: str, *, patience: float) -> dict[str, Any]:
        for _ in range(max(1, int(patience / TAP_AGAIN))):
            await self.pretend.tap(name, message_id, data)
            try:
                return await self._sees(name, part, patience=min(TAP_AGAIN, patience))
            except Unseen:
                continue
        raise Unseen(f"{name} tapped {data} again and again and never saw {part!r}")


def _data(message: dict[str, Any]) -> list[str]:
    return [button.get("data", "") for row in message["buttons"] or [] for button in row]


def _says(message: dict[str, Any], part: str) -> bool:
    return part in message["text"] or any(data.startswith(part) for data in _data(message))
