"""Nobody has done by words what they may not: every command and every answer to the desk, by everybody."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest_asyncio
from sqlalchemy import select
from telegram.ext import CommandHandler

from handlers import auditing, prompts
from handlers.desk import Desk
from handlers.routes import routes
from handlers.wanted import Prompt, Wanted
from storage.tables import audit
from tests.handlers.rights_digest import LEFT_OUT, digest
from tests.handlers.rights_people import CARDS, IDS, PLI, WRITTEN, Met, Stage, Who, stage, wrote
from tests.handlers.rights_things import Things, lay_out

# Written in section PLI's group, where all but its own staff are guests. ``+`` may, ``.`` may not: refused, and in the
# audit; ``-``: left alone, without a word and without any effect; ``?``: told that it is nothing the desk knows.
COMMANDS = """
                                                       R O C S X F A B D G K

new     /antrian                                       . . . + . . + . . . .
new     /cari npwp                                     . . . + . . + . . . .
new     /tiket {open}                                  . . . + . . + . . . .
new     /pengumuman Besok tutup                        . . . . . . + . . . .
new     /gangguan                                      . . . + . . + . . . .
new     /gangguan Puspa padam sejak pagi               . . . + . . + . . . .
new     /statistik                                     . . . . . . + . . . .
new     /laporan                                       . . . . . . + . . . .
new     /faq                                           . . . + . . + . . . .
new     /tim PT Maju Bersama                           . . . + . . + . . . .
staff   /simpan sopan                                  . . . + . . + . . . .
staff   /simpan salam                                  . . . . . . + . . . .
new     /id                                            + + + + + + + + + + +
new     /start                                         - - - - - - - - - - -
new     Selamat pagi                                   - - - - - - - - - - -
card    Sudah kami periksa                             . . . + . . + . . . .
card    // hanya untuk kita                            . . . + . . + . . . .
card    /catatan hanya untuk kita                      . . . + . . + . . . .
card    /balas salam                                   . . . + . . + . . . .
card    /bisukan 1 d iklan                             . . . + . . + . . . .
card    /blokir 1 d iklan                              . . . . . . + . . . .
card    /rahasiaku begini                              ? . . ? . . ? . . . .
reply   /tarik                                         . . . + . . + . . . .
edit    Sudah kami periksa lagi                        . . . + . . + . . . .
"""

# What somebody was asked for in that group before they lost their place there, and answers now: the ticket, what it is
# about, the words.
ANSWERS = """
                                                       R O C S X F A B D

reason       paper_ticket  paper    Fotonya kabur      . . . + . . + . .
wish         open          open     Kirim fotonya      . . . + . . + . .
link         sibling       call     https://meet.id/ab . . . + . . + . .
need         mended        need     https://spse.id/er . . . + . . + . .
mail         outside       step     Mohon kabarnya     . . . + . . + . .
number       outside       step     LKPP-8             . . . + . . + . .
tags         open          open     mendesak           . . . + . . + . .
closing      open          open     Sudah selesai      . . . + . . + . .
canned       open          open     sapa$Halo          . . . + . . + . .
note         open          open     Untuk kita         . . . + . . + . .
faq          closed        lesson   Puspa mental lagi  . . . + . . + . .
mute_reason  open          24       Iklan terus        . . . + . . + . .
ban_reason   open          24       Iklan terus        . . . . . . + . .
rejection    pending       pending  Bukan karyawan     . . . . . . + . +
"""

# In one's own chat.
PRIVATE = """
                                                       R O C S X F A B D

new     /antrian                                       . . . + + . + + +
new     /cari npwp                                     . . . + + . + + +
new     /tiket                                         + + + + + + + + +
new     /tiket {open}                                  + . . + . . + . .
new     /pengumuman Besok tutup                        + + + + + + + + +
new     /statistik                                     . . . . . . + + +
new     /laporan                                       . . . . . . + + +
new     /faq                                           . . . . . . + + +
new     /faq lupa sandi                                . . . . . . + + +
new     /akun                                          + + + + + + + + +
new     /tim                                           + + + + + + + + +
new     /start                                         + + + + + + + + +
"""

MARK = re.compile(r"(?: [-+.?]){9,11}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: words of its own first, then what is written, and the marks."""

    words: tuple[str, ...]
    text: str
    marks: str

    def whom(self) -> Iterator[tuple[Who, str]]:
        """Return everybody with the mark."""
        return zip(Who, self.marks, strict=False)


def lines(table: str, *, words: int) -> Iterator[Line]:
    """Read a table whose lines begin with so many words of their own."""
    for written in table.strip().splitlines()[1:]:
        if written:
            marks = MARK.search(written)
            assert marks, written
            *first, text = written[: marks.start()].split(maxsplit=words)
            yield Line(tuple(first), text.strip().replace("$", "\n"), marks[0].replace(" ", ""))


def wrong(line: Line, who: Who, mark: str, met: Met) -> str:
    """Say what is not as the table has it; nothing when all is well."""
    is_as_marked = {
        "+": met == Met("", 0) and bool(met.said),
        "-": met == Met("", 0) and not met.said,
        ".": met.is_refused,
        "?": met == Met("refused-command-in-group", 0),
    }
    return "" if is_as_marked[mark] else f"{line.text} by {who}: {mark} but {met}, said {met.said}"


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[tuple[Stage, Things]]:
    async with stage(database_url) as opened:
        yield opened, await lay_out(opened)


async def test_everybody_has_done_by_words_what_the_tables_say_and_nothing_else(desk: tuple[Stage, Things]) -> None:
    here, at = desk
    before = await digest(here.database, but={*LEFT_OUT, "drafts"})
    found = [
        *[each async for each in in_group(here, at)],
        *[each async for each in answers(here, at)],
        *[each async for each in privately(here, at)],
    ]
    assert [each for each in found if each] == []
    assert await digest(here.database, but={*LEFT_OUT, "drafts"}) == before, "what was refused has changed something"
    await check_words_left_out(here)


async def check_words_left_out(here: Stage) -> None:
    """See that the audit names commands and buttons, and nothing that was written."""
    async with here.database.transaction() as tx:
        tried = set((await tx.connection.execute(select(audit.c.what))).scalars())
    assert {"/balas", "message", "message reason", "edit"} <= tried
    others = [what for what in tried if what.removeprefix("/") not in auditing.COMMANDS]
    assert [what for what in others if not re.fullmatch(r"several|command|(?:message|edit)(?: [a-z_]+)?", what)] == []


def test_the_audit_knows_every_command_by_name() -> None:
    known = {name for each in routes() if isinstance(each, CommandHandler) for name in each.commands}
    assert known <= auditing.COMMANDS


async def in_group(here: Stage, at: Things) -> AsyncIterator[str]:
    """Let everybody write everything in the group."""
    answered = {"card": CARDS + at.open, "reply": WRITTEN}
    for line in lines(COMMANDS, words=1):
        (place,), text = line.words, line.text.format(open=at.open)
        async with here.database.transaction() as tx:
            for who, mark in line.whom():
                body = wrote(who, text, chat_id=PLI, answers=answered.get(place), is_edit=place == "edit")
                if place == "staff":
                    body["message"]["reply_to_message"] = wrote(Who.STAFF, "Baik", chat_id=PLI)["message"]
                yield wrong(line, who, mark, await here.tries(tx, body))


async def answers(here: Stage, at: Things) -> AsyncIterator[str]:
    """Let everybody answer what they were asked for, as if they had been asked."""
    for line in lines(ANSWERS, words=3):
        wanted, ticket, about = line.words
        number, subject = getattr(at, ticket), int(about) if about.isdigit() else getattr(at, about)
        async with here.database.transaction() as tx:
            for who, mark in line.whom():
                prompt = Prompt(Wanted(wanted), subject, number, CARDS + number)
                await prompts.ask(Desk(tx, here.office), IDS[who], chat_id=PLI, prompt=prompt)
                body = wrote(who, line.text, chat_id=PLI, answers=CARDS + number)
                yield wrong(line, who, mark, await here.tries(tx, body))


async def privately(here: Stage, at: Things) -> AsyncIterator[str]:
    """Let everybody write everything in their own chat."""
    for line in lines(PRIVATE, words=1):
        async with here.database.transaction() as tx:
            for who, mark in line.whom():
                body = wrote(who, line.text.format(open=at.open), chat_id=IDS[who])
                yield wrong(line, who, mark, await here.tries(tx, body))
