"""An invitation taken up: the activation's form, with what the application knows filled in."""

from dataclasses import dataclass, replace

from handlers.desk import Desk
from handlers.forms import Form
from handlers.requests import actions as requests
from handlers.requests.actions import Wish
from knowledge.rules import fields, form
from knowledge.rules import invites as rules
from knowledge.rules.invites import InviteState
from knowledge.service import Service
from storage import accounts, drafts, invites, tickets
from storage.drafts import Draft, Purpose
from storage.invites import Invite
from storage.tickets import Ticket


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an invitation.

    Attributes:
        state: What its code means to this person.
        service: The service that it is for; None for a code that is not known, or whose service is gone.
        form: The form that it filled in, where there is one to go on with.
        ticket: The request that this form became.
        aside: The form that was being filled in before, put aside for it.
    """

    state: InviteState
    service: Service | None = None
    form: Form | None = None
    ticket: Ticket | None = None
    aside: Form | None = None


async def take_up(desk: Desk, code: str, *, person_id: int) -> Taken:
    """Use a code: the first person who comes with it in time gets its form, and only they come back to it."""
    invite = await invites.by_code(desk.tx, code, will_change=True)
    service = desk.office.service(invite.service) if invite else None
    if invite is None or service is None or service.accounts is None:
        return Taken(InviteState.ENDED)
    state = rules.state_of(ends_at=invite.ends_at, used_by=invite.used_by, person_id=person_id, now=desk.tx.now)
    if state == InviteState.OPEN:
        return await _begin(desk, invite, service, person_id)
    if state == InviteState.YOURS:
        return await _go_on(desk, invite, service, person_id)
    return Taken(state, service)


async def _begin(desk: Desk, invite: Invite, service: Service, person_id: int) -> Taken:
    book = service.accounts
    if book is None:
        return Taken(InviteState.ENDED)
    before = await drafts.current(desk.tx, person_id, chat_id=person_id, purpose=Purpose.REQUEST)
    aside = await _worth_keeping(desk, before)
    wish = Wish(service.id, book.activate, question_id=0, from_message=0)
    begun = await requests.start(desk, person_id, chat_id=person_id, wish=wish)
    answers = rules.prefilled(book, begun.kind, invite.known)
    step = rules.first_step(begun.kind, answers)
    filled = replace(begun, answers=answers, step=step, is_mended=step not in {form.CONFIRM, form.PAPERS})
    for field in filled.kind.fields:
        if field.advice.id and fields.is_private_address(answers.get(field.id, "")):
            filled = replace(filled, advised=(field.id,), advice=field.id)
    await invites.use(desk.tx, invite.id, by=person_id, draft_id=filled.draft_id)
    if invite.known.npwp and invite.known.company:  # the form may not ask for it
        await accounts.meet_company(desk.tx, service.id, name=invite.known.company, npwp=invite.known.npwp)
    return Taken(InviteState.OPEN, service, form=await requests.save(desk, filled), aside=aside)


async def _go_on(desk: Desk, invite: Invite, service: Service, person_id: int) -> Taken:
    """Return what the person's form is now; a form that was let go of begins anew, as long as the code lasts."""
    ticket = await tickets.of_draft(desk.tx, invite.draft_id) if invite.draft_id is not None else None
    if ticket is not None:
        return Taken(InviteState.YOURS, service, ticket=ticket)
    draft = await drafts.get(desk.tx, invite.draft_id) if invite.draft_id is not None else None
    if draft is not None and draft.purpose == Purpose.REQUEST:
        return Taken(InviteState.YOURS, service, form=requests.read(desk, draft))
    if desk.tx.now < invite.ends_at:
        return await _begin(desk, invite, service, person_id)
    return Taken(InviteState.ENDED, service)


async def _worth_keeping(desk: Desk, draft: Draft | None) -> Form | None:
    if draft is None or desk.office.kind(draft.state["service"], draft.state["kind"]) is None:
        return None
    current = requests.read(desk, draft)
    return current if await requests.is_half_filled(desk, current) else None
