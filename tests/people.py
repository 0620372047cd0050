"""Personas: they write, tap and look, through the person's side of the pretend Telegram."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.demo.server import PretendTelegram
from bot.demo.world import Tap
from tests.files.by_hand import small_pdf

PATIENCE = 30.0  # seconds; a busy machine is slow, a broken program never gets there
PDF = small_pdf()

Seen = dict[str, Any]


@dataclass
class Persona:
    """Somebody with a telephone. ``chat`` is where they write: their own chat with the bot, or a unit's group."""

    telegram: PretendTelegram
    name: str
    chat: str

    def writes(self, text: str, *, reply_to: Seen | None = None, thread: int | None = None) -> int:
        """Send a message, perhaps as an answer to one seen."""
        reply = reply_to["message_id"] if reply_to else None
        return self.telegram.world.say(self.name, self.chat, text, reply_to=reply, thread=thread)

    def edits(self, message_id: int, text: str) -> None:
        """Change an own message."""
        self.telegram.world.edit(self.name, self.chat, message_id, text)

    def sends(self, content: bytes = PDF, *, name: str = "surat.pdf", kind: str = "document", **more: Any) -> int:  # noqa: ANN401
        """Send a file."""
        mime = "application/pdf" if kind == "document" else "image/jpeg"
        return self.telegram.world.send_file(self.name, self.chat, content, name=name, mime=mime, kind=kind, **more)

    async def taps(self, label: str, seen: Seen | None = None, *, forge: bool = False) -> Tap:
        """Tap a button of a message seen, or of the newest one that has it, and wait for the answer."""
        target = seen or await self.sees_button(label)
        return await self.telegram.tap(self.name, self.chat, target["message_id"], label, forge=forge)

    async def sees(self, *texts: str, after: int = 0) -> Seen:
        """Wait for a message with all these texts in it and return the newest such."""
        return await self._find(lambda seen: all(text in seen["text"] for text in texts), after=after)

    async def sees_button(self, label: str) -> Seen:
        """Wait for a message with this button and return the newest such."""
        return await self._find(lambda seen: any(label == each for each in labels(seen)))

    async def sees_document(self, name: str) -> Seen:
        """Wait for a file by its name."""
        return await self._find(lambda seen: (seen.get("document") or {}).get("name") == name)

    def everything(self) -> list[Seen]:
        """Return all messages this person sees in the chat, oldest first."""
        return self.telegram.world.messages(self.chat, as_=self.name)

    async def _find(self, fits: Callable[[Seen], bool], *, after: int = 0) -> Seen:
        def newest() -> Seen | None:
            return next(
                (seen for seen in reversed(self.everything()) if seen["message_id"] > after and fits(seen)), None
            )

        try:
            found = await self.telegram.until(newest, timeout=PATIENCE)
        except TimeoutError as error:
            chat = "\n".join(f"{seen['from']}: {seen['text']} {labels(seen)}" for seen in self.everything()[-4:])
            raise AssertionError(f"{self.name} never saw it; the chat ends with:\n{chat}") from error
        if found is None:
            raise AssertionError("until() returned nothing")
        return found


def labels(seen: Seen) -> list[str]:
    """Return the labels of a message's buttons."""
    return [button["text"] for row in seen["buttons"] or [] for button in row]
