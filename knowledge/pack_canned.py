"""``[[canned]]`` and ``tags`` of a ``service.toml``: what staff answer often, and what they put tickets together by."""

from knowledge.pack_table import Table, near
from knowledge.rules import canned as rules
from knowledge.rules.refusals import Refusal
from knowledge.rules.work import LONGEST_TAG, tags_in
from knowledge.service import CannedReply

LONGEST_TITLE = 32  # characters; longer ones are cut on a button


def read_canned(table: Table) -> tuple[CannedReply, ...]:
    """Read ``[[canned]]``: short replies in Markdown, with fields in braces."""
    replies = []
    lines: dict[str, int] = {}
    for child in table.tables("canned"):
        reply = CannedReply(child.slug("id"), child.wording("title"), child.wording("text"))
        if reply.id in lines:
            child.note(
                f'the canned reply "{reply.id}" is on line {lines[reply.id]} already: give this one another id', "id"
            )
        lines.setdefault(reply.id, child.line("id"))
        if len(reply.title.id) > LONGEST_TITLE or len(reply.title.en) > LONGEST_TITLE:
            child.note(f'"title" stands on a button: {LONGEST_TITLE} characters at most', "title")
        for text in (reply.text.id, reply.text.en):
            _check_text(child, text)
        child.close()
        replies.append(reply)
    return tuple(replies)


def read_tags(table: Table) -> tuple[str, ...]:
    """Read ``tags``, a list of short words."""
    tags = table.texts("tags", ())
    for index, tag in enumerate(tags):
        if not _is_tag(tag):
            message = f'"{tag}" is no tag: small letters and digits, {LONGEST_TAG} characters at most'
            table.note(message, "tags", index)
    return tags


def _is_tag(tag: str) -> bool:
    try:
        return tags_in(tag) == [tag]
    except Refusal:
        return False


def _check_text(table: Table, text: str) -> None:
    if len(text) > rules.LONGEST_TEXT:
        table.note(f'"text" has {len(text)} characters: {rules.LONGEST_TEXT} at most', "text")
    for name in rules.unknown_fields(text):
        hint = near(name, rules.FIELDS)
        table.note(f'"{{{name}}}" is no field of a canned reply: {hint}', "text")
