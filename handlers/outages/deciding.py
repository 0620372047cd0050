"""What staff do with an outage: declare or dismiss it, write to all concerned, end it. The first word stands."""

from handlers.desk import Desk
from handlers.outages import panel, reporting, screens, telling, watching
from handlers.outages.views import Listed
from handlers.relay import Written
from handlers.screen import Screen
from handlers.splitting import excerpt, units_shown
from handlers.units import check_staff, staffed
from knowledge.rules import outages as rules
from knowledge.rules.outages import OutageState
from knowledge.rules.refusals import Refusal
from knowledge.rules.routing import Unit
from storage import outage_links, outages, people
from storage.outage_links import LinkState, StaffWords, WordsState
from storage.outages import Outage
from storage.outbox import Priority
from storage.people import Person


async def checked(desk: Desk, outage_id: int, *, person: Person) -> Outage:
    """Return an outage, about to change, for somebody who works in its unit right now."""
    found = await outages.get(desk.tx, outage_id)
    if found is None:
        raise Refusal("refused-stale")
    await check_staff(desk, desk.office.unit(found.unit), person_id=person.id)
    return found


async def declare(desk: Desk, outage_id: int, *, person: Person) -> None:
    """Make it an outage: all who reported it are told, and staff are reminded of it while it is open."""
    outage = await _in_state(desk, outage_id, OutageState.PROPOSED, person=person)
    if not outage.service:
        raise Refusal("refused-outage-service")
    found = rules.gathered(outage.about, await reporting.recent(desk))
    await watching.write_down(desk, outage.id, found)
    now, every = desk.tx.now, desk.office.outages.remind_every
    await outages.change(
        desk.tx,
        outage.id,
        state=OutageState.OPEN,
        decided_by=person.id,
        decided_at=now,
        news=1,
        remind_at=now + every if every else None,
    )
    await _tell(desk, outage.id)


async def dismiss(desk: Desk, outage_id: int, *, person: Person) -> None:
    """Say that it is none; nobody is asked again of the same for a while."""
    outage = await _in_state(desk, outage_id, OutageState.PROPOSED, person=person)
    until = desk.tx.now + desk.office.outages.quiet if outage.begun_by is None else None
    await outages.change(
        desk.tx,
        outage.id,
        state=OutageState.DISMISSED,
        decided_by=person.id,
        decided_at=desk.tx.now,
        quiet_until=until,
    )
    await panel.refresh(desk, outage.id, priority=Priority.TAP)


async def aim(desk: Desk, outage_id: int, service: str, *, person: Person) -> None:
    """Say which service it is of."""
    outage = await _in_state(desk, outage_id, OutageState.PROPOSED, person=person)
    if service not in panel.services_of(desk, outage.unit):
        raise Refusal("refused-stale")
    await outages.change(desk.tx, outage.id, service=service)
    await panel.refresh(desk, outage.id, priority=Priority.TAP)


async def show(desk: Desk, outage_id: int, *, person: Person) -> None:
    """Show it again where something was asked in its place."""
    outage = await checked(desk, outage_id, person=person)
    await panel.refresh(desk, outage.id, priority=Priority.TAP)


async def bring(desk: Desk, outage_id: int, *, person: Person, reply_to: int | None = None) -> None:
    """Put it up at the end of the group, or of the topic where ``reply_to`` stands."""
    outage = await checked(desk, outage_id, person=person)
    await panel.post(desk, outage.id, reply_to=reply_to)


async def say_still(desk: Desk, outage_id: int, *, person: Person) -> int:
    """Tell all that it is still being repaired and return how many; not twice within minutes."""
    outage = await _in_state(desk, outage_id, OutageState.OPEN, person=person)
    if outage.said_at is not None and desk.tx.now - outage.said_at < rules.SAY_AGAIN:
        sayer = await people.find(desk.tx, outage.said_by)
        when = desk.office.own.brief(outage.said_at)
        raise Refusal("refused-outage-just-told", name=sayer.name if sayer else "-", when=when)
    return await _say(desk, outage, None, person=person)


async def write(desk: Desk, outage: Outage, written: Written, *, person: Person) -> Screen | None:
    """Take what staff wrote in answer to the panel: what people will be told, or a question whom it is for."""
    outage = await checked(desk, outage.id, person=person)
    rules.check_words(written.text, length=units_shown(written.html))
    html = written.html.strip()
    if outage.state == OutageState.PROPOSED:
        await outage_links.write(desk.tx, outage.id, html, by_id=person.id, state=WordsState.NOTICE)
        await outages.change(desk.tx, outage.id, notice=html)
        await panel.refresh(desk, outage.id, priority=Priority.TALK)
        return None
    if outage.state != OutageState.OPEN:
        await _refuse(desk, outage)
    words_id = await outage_links.write(desk.tx, outage.id, html, by_id=person.id, state=WordsState.DRAFT)
    tally = await outage_links.tally(desk.tx, outage)
    return screens.preview(desk.office.own, html, words_id=words_id, people=tally.people - tally.unreachable)


async def tell_words(desk: Desk, words_id: int, *, person: Person) -> Screen:
    """Tell all concerned what was written."""
    words, outage = await _words(desk, words_id, person=person)
    await outage_links.settle_words(desk.tx, words.id, state=WordsState.TOLD)
    people_told = await _say(desk, outage, words.html, person=person)
    return screens.words_told(desk.office.own, words.html, people=people_told)


async def keep_words(desk: Desk, words_id: int, *, person: Person) -> Screen:
    """Let what was written be what new people are told."""
    words, outage = await _words(desk, words_id, person=person)
    await outage_links.settle_words(desk.tx, words.id, state=WordsState.NOTICE)
    await outages.change(desk.tx, outage.id, notice=words.html)
    await panel.refresh(desk, outage.id)
    return screens.words_kept(desk.office.own, words.html)


async def drop_words(desk: Desk, words_id: int, *, person: Person) -> Screen:
    """Forget what was written."""
    words, _ = await _words(desk, words_id, person=person)
    await outage_links.settle_words(desk.tx, words.id, state=WordsState.DROPPED)
    return screens.words_dropped(desk.office.own)


async def ask_restored(desk: Desk, outage_id: int, *, person: Person) -> None:
    """Ask in the panel's place whether it is really over."""
    outage = await _in_state(desk, outage_id, OutageState.OPEN, person=person)
    await panel.show(desk, outage, screens.ask_restored(desk.office.own, await panel.gather(desk, outage)))


async def end(desk: Desk, outage_id: int, *, person: Person) -> None:
    """Say that it is over: all are told, and those tickets are closed that this person may close now."""
    outage = await _in_state(desk, outage_id, OutageState.OPEN, person=person)
    units = {unit.id for unit in await staffed(desk, person.id)}
    for found in await outage_links.links(desk.tx, outage.id, states=(LinkState.REPORTED, LinkState.LINKED)):
        state = LinkState.CLOSING if desk.office.unit(found.unit).id in units else LinkState.KEPT
        await outage_links.move(desk.tx, outage.id, [found.ticket_id], state=state)
    await outages.change(
        desk.tx,
        outage.id,
        state=OutageState.OVER,
        ended_by=person.id,
        ended_at=desk.tx.now,
        news=outage.news + 1,
        remind_at=None,
    )
    await _tell(desk, outage.id)


async def listed(desk: Desk, unit: Unit, *, person: Person) -> Screen:
    """Return the list of a unit's live outages."""
    await check_staff(desk, unit, person_id=person.id)
    rows = []
    for each in await outages.of_unit(desk.tx, unit.id):
        tally = await outage_links.tally(desk.tx, each)
        rows.append(Listed(each.id, each.title, each.state, each.decided_at or each.begun_at, tally.people))
    return screens.listed(desk.office.own, unit.name, rows)


async def begin(desk: Desk, unit: Unit, written: Written, text: str, *, person: Person) -> None:
    """Ask whether what somebody wrote is to be declared an outage; it is what people would be told."""
    await check_staff(desk, unit, person_id=person.id)
    rules.check_words(text, length=units_shown(written.html))
    about = reporting.about_words(desk, text, service=_service_named(desk, unit, text))
    known = next((each for each in await outages.of_unit(desk.tx, unit.id) if rules.are_alike(each.about, about)), None)
    if known is not None:
        if known.state == OutageState.PROPOSED:
            await outages.change(desk.tx, known.id, notice=written.html)
        await panel.post(desk, known.id, reply_to=written.message_id)
        return
    title = excerpt(panel.readable(desk, text) or "-", most=watching.LONGEST_TITLE)
    outage = await outages.begin(desk.tx, about, unit=unit.id, title=title, by_id=person.id, notice=written.html)
    found = rules.gathered(about, await reporting.recent(desk))
    await watching.write_down(desk, outage.id, found)
    await panel.post(desk, outage.id, reply_to=written.message_id)


def _service_named(desk: Desk, unit: Unit, text: str) -> str:
    """Return the service of a unit that somebody names, or its only one; empty where it has to be asked."""
    own = panel.services_of(desk, unit.id)
    named = [each for each in own if each in desk.office.index.search(text).services]
    return named[0] if len(named) == 1 else own[0] if len(own) == 1 else ""


async def _say(desk: Desk, outage: Outage, html: str | None, *, person: Person) -> int:
    """Tell all concerned; return how many of them can be reached."""
    await outages.change(desk.tx, outage.id, word=html, said_by=person.id, said_at=desk.tx.now, news=outage.news + 1)
    await _tell(desk, outage.id)
    tally = await outage_links.tally(desk.tx, outage)
    return tally.people - tally.unreachable


async def _tell(desk: Desk, outage_id: int) -> None:
    """Begin to tell at once: the first hear it with the tap."""
    await outages.change(desk.tx, outage_id, next_at=desk.tx.now, told_at=desk.tx.now)
    outage = await outages.get(desk.tx, outage_id)
    if outage is not None:
        await telling.tell(desk, outage)
        await panel.refresh(desk, outage_id, priority=Priority.TAP)


async def _words(desk: Desk, words_id: int, *, person: Person) -> tuple[StaffWords, Outage]:
    """Return what was written and its outage, both about to change; a refusal when that is settled."""
    words = await outage_links.words(desk.tx, words_id)
    if words is None:
        raise Refusal("refused-stale")
    outage = await checked(desk, words.outage_id, person=person)
    if words.state != WordsState.DRAFT:
        raise Refusal("refused-outage-words")
    if outage.state != OutageState.OPEN:
        await _refuse(desk, outage)
    return words, outage


async def _in_state(desk: Desk, outage_id: int, state: OutageState, *, person: Person) -> Outage:
    """Return an outage in this state; whoever comes too late learns who was first."""
    outage = await checked(desk, outage_id, person=person)
    if outage.state != state:
        await _refuse(desk, outage)
    return outage


async def _refuse(desk: Desk, outage: Outage) -> None:
    by, at = outage.decided_by, outage.decided_at
    if outage.state == OutageState.OVER:
        by, at = outage.ended_by, outage.ended_at
    first = await people.find(desk.tx, by)
    if first is None or at is None:
        raise Refusal("refused-outage-lapsed" if outage.state == OutageState.LAPSED else "refused-stale")
    raise Refusal(f"refused-outage-{outage.state}", name=first.name, when=desk.office.own.brief(at))
