"""An announcement on its way: a few people at a time, behind everything else that is said, until all have it."""

from datetime import timedelta

from handlers.announcements import actions, screens
from handlers.announcements.views import Progress
from handlers.desk import Desk
from handlers.markdown import plain_text
from handlers.texts import Html, Texts
from knowledge.rules import announcing as rules
from knowledge.rules.refusals import Refusal
from storage import announcements, messages, people
from storage.announcements import Announcement, AnnouncementState, RecipientState
from storage.messages import MessageRole
from storage.outbox import Priority

TOLD_EVERY = timedelta(seconds=20)  # each word on it is one of the group's twenty messages a minute
AHEAD = 3  # looks whose messages may wait to be sent: when Telegram is away, no more are written


async def send(desk: Desk, announcement: Announcement) -> None:
    """Write down who is to get it, and write to the first of them; refused when there is nobody."""
    meant = actions.meant(desk, announcement, announcement.audience, announcement.service or "")
    await announcements.address(desk.tx, announcement.id, meant)
    if not (await announcements.tally(desk.tx, announcement.id))[RecipientState.WAITING]:
        raise Refusal("refused-announce-nobody")
    now = desk.tx.now
    await announcements.change(
        desk.tx, announcement.id, state=AnnouncementState.SENDING, begun_at=now, next_at=now, told_at=now
    )
    turn = await announcements.sending(desk.tx)
    if turn is not None and turn.id == announcement.id:  # one that began before goes first
        await _write(desk, turn)


async def stop(desk: Desk, announcement: Announcement, *, person_id: int) -> None:
    """Send it to nobody else; refused when everybody has it already."""
    if announcement.state != AnnouncementState.SENDING:
        raise Refusal("refused-announce-over")
    await announcements.settle(desk.tx, announcement.id)
    await announcements.leave(desk.tx, announcement.id)
    await announcements.change(
        desk.tx, announcement.id, state=AnnouncementState.STOPPED, ended_at=desk.tx.now, ended_by=person_id
    )


async def go_on(desk: Desk) -> None:
    """Write to the next people of the announcement whose turn it is, and tell how far it is."""
    turn = await announcements.sending(desk.tx)
    if turn is None:
        return
    await announcements.settle(desk.tx, turn.id)
    if turn.next_at is None or turn.next_at <= desk.tx.now:
        await _write(desk, turn)
    tally = await announcements.tally(desk.tx, turn.id)
    is_over = not tally[RecipientState.WAITING] and not tally[RecipientState.GOING]
    if is_over:
        await announcements.change(desk.tx, turn.id, state=AnnouncementState.SENT, ended_at=desk.tx.now)
    if is_over or turn.told_at is None or desk.tx.now - turn.told_at >= TOLD_EVERY:
        await announcements.change(desk.tx, turn.id, told_at=desk.tx.now)
        await tell(desk, turn.id)


async def tell(desk: Desk, announcement_id: int, *, priority: Priority = Priority.DIGEST) -> None:
    """Show how far an announcement is where it was confirmed; a newer word takes an older one's place."""
    announcement = await announcements.get(desk.tx, announcement_id)
    if announcement is None or announcement.message_ref is None:
        return
    await desk.edit(
        screens.progress(await _say_to(desk, announcement), await progress(desk, announcement)),
        chat_id=announcement.chat_id,
        message_ref=announcement.message_ref,
        merge_key=f"announcement:{announcement.id}",
        priority=priority,
    )


async def progress(desk: Desk, announcement: Announcement) -> Progress:
    """Return how far an announcement is."""
    tally = await announcements.tally(desk.tx, announcement.id)
    stopper = await people.find(desk.tx, announcement.ended_by)
    still = tally[RecipientState.WAITING] + tally[RecipientState.GOING]
    return Progress(
        id=announcement.id,
        text=plain_text(announcement.html),
        sender=actions.sender_of(desk, announcement),
        sent=tally[RecipientState.SENT],
        failed=tally[RecipientState.FAILED] + tally[RecipientState.UNREACHABLE],
        quiet=tally[RecipientState.QUIET],
        left=tally[RecipientState.LEFT],
        total=sum(tally.values()) - tally[RecipientState.QUIET] - tally[RecipientState.UNREACHABLE],
        takes=rules.duration(still, desk.office.announcements_per_minute),
        stopped_by=stopper.name if stopper else "",
        is_over=announcement.state != AnnouncementState.SENDING,
    )


async def _write(desk: Desk, announcement: Announcement) -> None:
    """Write to the next people, unless too many of the last ones are still on their way."""
    per_minute = desk.office.announcements_per_minute
    most = rules.share(per_minute)
    tally = await announcements.tally(desk.tx, announcement.id)
    if tally[RecipientState.GOING] >= most * AHEAD:
        return
    count = 0
    for person_id, language, state in await announcements.waiting(desk.tx, announcement.id, limit=most):
        if state == RecipientState.WAITING:
            ref = await _say(desk, announcement, person_id, desk.office.say(language))
            await announcements.mark(desk.tx, announcement.id, person_id, state=RecipientState.GOING, message_ref=ref)
            count += 1
        else:  # it changed since it was confirmed
            await announcements.mark(desk.tx, announcement.id, person_id, state=state)
    await announcements.change(desk.tx, announcement.id, next_at=desk.tx.now + rules.pause(count, per_minute))


async def _say(desk: Desk, announcement: Announcement, person_id: int, say: Texts) -> int:
    sender, office = actions.sender_of(desk, announcement), desk.office.name
    screen = screens.announcement(say, Html(announcement.html), sender=sender, office=office)
    ref = await messages.note(desk.tx, None, chat_id=person_id, role=MessageRole.NOTICE)
    await desk.post(screen, chat_id=person_id, priority=Priority.DIGEST, message_ref=ref)
    return ref


async def _say_to(desk: Desk, announcement: Announcement) -> Texts:
    """Return the texts in the language of where an announcement was written."""
    admin = await people.find(desk.tx, announcement.by_id)
    is_private = admin is not None and admin.id == announcement.chat_id
    return desk.office.say(admin.language) if is_private and admin is not None else desk.office.own
