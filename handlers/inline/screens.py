"""What Telegram lists while somebody types in another chat, and the messages that are sent from it."""

from dataclasses import dataclass
from typing import Any

from handlers.answers import answer_html
from handlers.inline.actions import Found
from handlers.markdown import plain_text
from handlers.payloads import OpenEntry, OpenService, carried, encode, link
from handlers.splitting import excerpt, split_html
from handlers.texts import Html, Texts
from knowledge.faq.entry import Entry
from knowledge.service import Service

LONGEST_ANSWER = 1500  # units: a phone's screen of text in somebody else's chat; the rest is behind the button
LONGEST_DESCRIPTION = 120  # characters that a list shows in two lines
CACHE_SECONDS = 60  # answers change with the packs, and a person may choose another language


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the list, the message that it sends, and the button below that message."""

    id: str
    title: str
    description: str
    html: str
    label: str
    url: str

    def payload(self) -> dict[str, Any]:
        """Return it as the Bot API takes it."""
        return {
            "type": "article",
            "id": self.id,
            "title": self.title,
            "description": self.description,
            "input_message_content": {
                "message_text": self.html,
                "parse_mode": "HTML",
                "link_preview_options": {"is_disabled": True},
            },
            "reply_markup": {"inline_keyboard": [[{"text": self.label, "url": self.url}]]},
        }


def answer(say: Texts, found: Found, *, query_id: str, text: str, bot: str) -> dict[str, Any]:
    """Return the answer to an inline query; ``bot`` is the bot's username.

    It is personal, as it is in the person's language. Where nothing was found, the question goes on in the bot.
    """
    results = [_service(say, each, bot=bot) for each in found.services]
    results += [_entry(say, each, bot=bot) for each in found.entries]
    payload: dict[str, Any] = {
        "inline_query_id": query_id,
        "results": [each.payload() for each in results],
        "cache_time": CACHE_SECONDS,
        "is_personal": True,
    }
    if not results:
        payload["button"] = {"text": say.plain("button-inline-ask"), "start_parameter": encode(carried(text))}
    return payload


def _entry(say: Texts, entry: Entry, *, bot: str) -> Result:
    whole = answer_html(entry, say.language)
    question = entry.question.spoken(say.language)
    html = say(
        "inline-entry",
        question=question,
        answer=_shortened(say, whole),
        source=entry.source,
        reviewed=say.day(entry.reviewed),
    )
    return Result(
        id=entry.id,
        title=question,
        description=excerpt(plain_text(whole.partition("\n")[0]), most=LONGEST_DESCRIPTION),
        html=html,
        label=say.plain("button-inline-open-entry"),
        url=link(bot, OpenEntry(entry.id)),
    )


def _service(say: Texts, service: Service, *, bot: str) -> Result:
    title, summary = service.title.spoken(say.language), service.summary.spoken(say.language)
    return Result(
        id=service.id,
        title=title,
        description=excerpt(summary, most=LONGEST_DESCRIPTION),
        html=say("inline-service", service=title, summary=summary),
        label=say.plain("button-inline-open-service"),
        url=link(bot, OpenService(service.id)),
    )


def _shortened(say: Texts, html: Html) -> Html:
    first, *more = split_html(html, most=LONGEST_ANSWER)
    return Html(f"{first}\n\n{say('inline-more')}") if more else html
