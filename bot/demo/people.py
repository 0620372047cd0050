"""Who lives in the pretend Telegram: the personas, the units' groups and the bot."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What a person is to the office; decides in which groups they start."""

    REQUESTER = "requester"
    STAFF = "staff"
    ADMIN = "admin"


class Status(StrEnum):
    """A person's standing in a group, in the Bot API's words."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"

    @property
    def is_inside(self) -> bool:
        """Whether such a person sees the group and writes in it."""
        return self not in {Status.LEFT, Status.KICKED}

    @property
    def is_administrator(self) -> bool:
        """Whether such a person runs the group."""
        return self in {Status.CREATOR, Status.ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """A unit of the office and its staff group."""

    id: str
    name: str
    chat_id: int
    forum: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account. ``name`` is the key by which the ``/sim`` routes know them."""

    name: str
    id: int
    first_name: str
    last_name: str
    language: str
    role: Role

    def as_sender(self) -> dict[str, Any]:
        """Return the Bot API's User object."""
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "language_code": self.language,
        }


PEOPLE = (
    Person("siti", 1001, "Siti", "Rahayu", "id", Role.REQUESTER),
    Person("agus", 1002, "Agus", "Wijaya", "en", Role.REQUESTER),
    Person("budi", 2001, "Budi", "Santoso", "id", Role.STAFF),
    Person("ratna", 2002, "Ratna", "Dewi", "id", Role.ADMIN),
)

FIRST_STATUS = {Role.STAFF: Status.MEMBER, Role.ADMIN: Status.ADMINISTRATOR}

# The bot's rights where it is an administrator, and any administrator's.
ALL_RIGHTS: Mapping[str, bool] = {
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_pin_messages": True,
    "can_manage_topics": True,
    "can_send_welcome_messages": False,
}

_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)

EVERYTHING_PERMITTED = dict.fromkeys(_PERMISSIONS, True)


def chat_member(status: Status, account: dict[str, Any], rights: Mapping[str, bool]) -> dict[str, Any]:
    """Return the Bot API's ChatMember object for an account of this status."""
    member: dict[str, Any] = {"status": status.value, "user": account}
    if status is Status.CREATOR:
        member["is_anonymous"] = False
    elif status is Status.ADMINISTRATOR:
        member |= {"can_be_edited": False, "is_anonymous": False, **rights}
    elif status is Status.RESTRICTED:
        member |= {"is_member": True, "until_date": 0, **dict.fromkeys(_PERMISSIONS, False)}
    elif status is Status.KICKED:
        member["until_date"] = 0
    return member
