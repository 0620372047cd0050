"""What a person is to a ticket."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is to a ticket; one person may be several."""

    REQUESTER = "requester"
    STAFF = "staff"
    ADMIN = "admin"
    DESK = "desk"  # nobody: what the rules do by themselves


def roles_of(*, is_requester: bool, is_member: bool, is_admin: bool) -> frozenset[Role]:
    """Return a person's roles from what the database knows: their own ticket, and their place in its unit's group.

    An administrator of the group is staff as well.
    """
    found: set[Role] = set()
    if is_requester:
        found.add(Role.REQUESTER)
    if is_member or is_admin:
        found.add(Role.STAFF)
    if is_admin:
        found.add(Role.ADMIN)
    return frozenset(found)
