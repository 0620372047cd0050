"""An entry's answer as people read it: the text, a guide's steps, or the situations A, B."""

from handlers.markdown import telegram_html
from handlers.texts import Html
from knowledge.faq.entry import Entry


def answer_html(entry: Entry, language: str) -> Html:
    """Return everything that the requester may read of an entry."""
    parts = [telegram_html(entry.answer.spoken(language))]
    steps = [telegram_html(step.spoken(language)) for step in entry.steps]
    parts += [Html("\n".join(f"<b>{number}.</b> {step}" for number, step in enumerate(steps, start=1)))]
    parts += [
        Html(f"<b>{telegram_html(variant.title.spoken(language))}</b>\n{telegram_html(variant.body.spoken(language))}")
        for variant in entry.variants
    ]
    return Html("\n\n".join(part for part in parts if part))
