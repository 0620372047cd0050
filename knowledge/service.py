"""What a pack describes: a service, its topics, its answers and what it can be asked to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.faq.entry import Entry
from knowledge.rules.evaluation import EvaluationForm
from knowledge.wording import Wording

_NONE = Wording("")


class FieldType(StrEnum):
    """What a form field accepts."""

    TEXT = "text"
    CHOICE = "choice"
    EMAIL = "email"
    PHONE = "phone"
    NPWP = "npwp"
    USER_ID = "user_id"
    URL = "url"
    DATE = "date"


class Approval(StrEnum):
    """Who must decide before a request is fulfilled."""

    NONE = "none"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice field."""

    id: str
    title: Wording


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the field ``field`` was answered with the choice ``equals``."""

    field: str
    equals: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    Attributes:
        why: Tells the requester what it is needed for.
        reuse: What a person answered last time is offered the next time.
        advice: Said once to somebody who gives a private e-mail address; empty: it is as good as any.
    """

    id: str
    type: FieldType
    label: Wording
    ask: Wording
    why: Wording
    required: bool
    choices: tuple[Choice, ...] = ()
    reuse: bool = False
    advice: Wording = _NONE


@dataclass(frozen=True, slots=True)
class Slot:
    """One required document.

    Attributes:
        types: Accepted formats: ``pdf``, ``jpeg``, ``png``.
        max_bytes: Largest accepted file, in bytes.
        copies: What the office wants to see on paper: ``original``, ``copy``.
        only_if: The slot is asked for only when this holds.
    """

    id: str
    title: Wording
    help: Wording
    types: tuple[str, ...]
    max_bytes: int
    required: bool
    copies: tuple[str, ...] = ()
    only_if: Condition | None = None


@dataclass(frozen=True, slots=True)
class RequestKind:
    """Something a service can be asked to do.

    Attributes:
        id: Unique within the service, e.g. ``aktivasi``.
        description: Template of the ticket's description, with ``{field_id}`` placeholders.
        unit: Id of the unit that handles it.
        approval: Who must decide before it is fulfilled.
        sla: Id of the SLA class.
    """

    id: str
    title: Wording
    description: Wording
    fields: tuple[Field, ...]
    slots: tuple[Slot, ...]
    unit: str
    approval: Approval
    sla: str
    source: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A node of the tree people browse. A leaf with no entry leads to a ticket."""

    id: str
    title: Wording
    icon: str
    topics: tuple["Topic", ...]
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of the escalation ladder: a unit of the office, or somebody outside who is written to by e-mail.

    Attributes:
        unit: Id of the unit; empty for the step outside.
        mail: The name that the office's settings give an address; empty for a unit.
        needs: Ids of the fields and documents that have to be there before a ticket comes here.
    """

    title: Wording
    unit: str
    mail: str
    needs: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return what the step is called in rows."""
        return self.unit or self.mail


class AccountPurpose(StrEnum):
    """What a request wants of an account."""

    ACTIVATE = "activate"
    RESET = "reset"
    DEACTIVATE = "deactivate"


@dataclass(frozen=True, slots=True)
class AccountBook:
    """What a pack says of the accounts in its application.

    Attributes:
        register: Address of the page where somebody registers; empty where there is none.
        activate: Id of the request kind that asks for an activation.
        reset: Id of the one that asks for a new password; empty where there is none, as for ``deactivate``.
        company: Id of the field that names the company, in each of these request kinds; ``holder`` and ``email`` alike.
        npwp: Id of the field with the company's NPWP; empty where it is not asked for.
        deciders: Ids of the units whose admins may decide; empty: those of the unit that handles the request.
        needs_two: Whether two admins have to say yes.
    """

    register: str
    activate: str
    reset: str
    deactivate: str
    company: str
    holder: str
    email: str
    npwp: str
    deciders: tuple[str, ...]
    needs_two: bool

    def purpose(self, kind_id: str) -> AccountPurpose | None:
        """Return what a request kind wants of an account; None for one that is about something else."""
        for purpose, kind in zip(AccountPurpose, (self.activate, self.reset, self.deactivate), strict=True):
            if kind and kind == kind_id:
                return purpose
        return None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The request kinds that are about an account."""
        return tuple(kind for kind in (self.activate, self.reset, self.deactivate) if kind)


@dataclass(frozen=True, slots=True)
class CannedReply:
    """What staff answer often: Markdown with ``{fields}`` that are filled in for each ticket."""

    id: str
    title: Wording
    text: Wording


@dataclass(frozen=True, slots=True)
class Service:
    """One pack, read and validated; ``tiers`` is its own ladder, lowest first, empty where the units' tiers are it.

    ``accounts`` is None where the service has none.
    """

    id: str
    title: Wording
    summary: Wording
    unit: str
    topics: tuple[Topic, ...]
    entries: Mapping[str, Entry]
    kinds: Mapping[str, RequestKind]
    synonyms: Mapping[str, tuple[str, ...]]
    names: tuple[str, ...]
    evaluation: EvaluationForm
    tiers: tuple[Tier, ...] = ()
    accounts: AccountBook | None = None
    canned: tuple[CannedReply, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """All packs of an office, in the order of its settings."""

    services: Mapping[str, Service]

    def entries(self) -> Iterator[Entry]:
        """Yield every entry of every service."""
        for service in self.services.values():
            yield from service.entries.values()

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry with this id, or None when it is not (any more) there."""
        service = self.services.get(entry_id.partition(".")[0])
        return service.entries.get(entry_id) if service else None

    def kind(self, service_id: str, kind_id: str) -> RequestKind | None:
        """Return a service's request kind, or None when it is not (any more) there."""
        service = self.services.get(service_id)
        return service.kinds.get(kind_id) if service else None
