"""When to look: sweeps hold no truth, they only ask the rows what is due."""

from typing import Final

from bot.membership import Membership
from handlers.context import LoketApplication

MEMBERSHIP_EVERY: Final = 15 * 60  # seconds


def set_timetable(application: LoketApplication, membership: Membership) -> None:
    """Hang the sweeps onto the application's clock."""
    if application.job_queue is None:
        raise RuntimeError("the application was built without its job queue")

    async def refresh_membership(context: object) -> None:
        del context
        await membership.refresh()

    # A sweep that was late is still wanted, and once is enough however late it is.
    patience = {"misfire_grace_time": None, "coalesce": True}
    application.job_queue.run_repeating(
        refresh_membership, interval=MEMBERSHIP_EVERY, first=0, name="membership", job_kwargs=patience
    )
