"""An outage is told of wherever somebody comes to what it is about: by a link, in the tree, out of a guide."""

from sqlalchemy import select

from handlers.buttons import ReadEntry, TurnStep, encode
from handlers.payloads import OpenEntry
from knowledge.rules.outages import About, OutageState
from storage import outages
from storage.database import Database
from storage.tables import questions, reporters
from tests.journeys.conftest import Town
from tests.journeys.finder import becomes
from tests.journeys.test_links import follows
from tests.people import Persona, Seen, labels

ENTRY, GUIDE = "puspa.error-404", "ceisa.lupa-password"


async def declared(town: Town, entry_id: str) -> None:
    """Let there be an outage of what an entry is about."""
    database = Database(town.settings.database.url)
    async with database.transaction() as tx:
        about = About(entry_id.partition(".")[0], entry_id=entry_id)
        outage = await outages.begin(tx, about, unit="pli", title="Judul", notice="Server padam &lt;sejak&gt; pagi.")
        await outages.change(tx, outage.id, state=OutageState.OPEN, decided_at=tx.now, news=1)
    await database.close()


async def newest_question(town: Town, person: Persona) -> int:
    """Return the number of what somebody opened last."""
    query = select(questions.c.id).where(questions.c.person_id == town.telegram.world.people[person.name].id)
    return int((await town.rows(query.order_by(questions.c.id.desc()).limit(1)))[0][0])


async def reads_last_step(town: Town, person: Persona, *, step: str) -> Seen:
    """Open a guide by a link and turn to its end."""
    guide = await person.sees(step.format(1), after=follows(person, OpenEntry(GUIDE)))
    last = encode(TurnStep(await newest_question(town, person), GUIDE, 9))
    await person.taps(last, guide, forge=True)
    return await becomes(person, guide, step.format(9))


async def test_whoever_opens_what_is_disturbed_reads_of_it_first(town: Town, siti: Persona, agus: Persona) -> None:
    await declared(town, ENTRY)
    sent = follows(agus, OpenEntry(ENTRY))
    told = await agus.sees("⚡", "has a problem right now", "Server padam <sejak> pagi.", after=sent)
    await agus.taps("🔔 Keep me informed", told)
    await becomes(agus, told, "we write it here")
    sent = follows(agus, OpenEntry(ENTRY))
    known = await agus.sees("You are on our list", after=sent)
    await town.restart()
    await agus.taps("💡 Show the answer", known)
    assert {"👍 Answered", "📚 Topics"} <= set(labels(await becomes(agus, known, "404")))

    menu = await siti.sees("", after=siti.writes("/start"))
    await siti.taps(encode(ReadEntry(ENTRY)), menu, forge=True)
    told = await becomes(siti, menu, "sedang terganggu")
    await siti.taps("↪️ Bukan ini, lanjutkan", told)
    assert {"👍 Terjawab", "📚 Daftar topik"} <= set(labels(await becomes(siti, told, "404", "Sumber:")))
    again = await siti.sees("", after=siti.writes("/start"))
    await siti.taps(encode(ReadEntry(ENTRY)), again, forge=True)
    await becomes(siti, again, "404", "Sumber:")
    states = await town.rows(select(reporters.c.state).order_by(reporters.c.person_id))
    assert sorted(row.state for row in states) == ["declined", "following"]


async def test_a_guide_that_does_not_help_leads_to_the_outage_of_it(town: Town, siti: Persona, agus: Persona) -> None:
    last = await reads_last_step(town, siti, step="Langkah {} dari 9")
    stuck = await reads_last_step(town, agus, step="Step {} of 9")
    await declared(town, GUIDE)
    await siti.taps("🤔 Belum", last)
    told = await siti.sees("sedang terganggu", "Server padam", after=last["message_id"])
    await siti.taps("↪️ Bukan ini, lanjutkan", told)
    other = await becomes(siti, told, "Maaf belum membantu")
    assert "👤 Hubungi petugas" in labels(other)

    await agus.taps("✋ I am stuck at this step", stuck)
    kinds = await becomes(agus, stuck, "Stuck at step 9 of 9")
    await agus.taps("Help with a CEISA topic", kinds)
    told = await agus.sees("has a problem right now", after=kinds["message_id"])
    await agus.taps("🔔 Keep me informed", told)
    await becomes(agus, told, "we write it here")
    again = follows(agus, OpenEntry(GUIDE))
    known = await agus.sees("You are on our list", after=again)
    await agus.taps("💡 Show the answer", known)
    await agus.taps("🤔 Not what I was looking for", await becomes(agus, known, "Step 1 of 9"))
    known = await agus.sees("You are on our list", after=known["message_id"])
    await agus.taps("↪️ Go on", known)
    await becomes(agus, known, "Sorry that did not help")
