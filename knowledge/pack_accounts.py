"""``[accounts]``: which requests are about accounts in the application, and who decides on them."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from knowledge.pack_table import Table, near
from knowledge.service import AccountBook, Approval, FieldType, RequestKind

_FIELDS = {"company": FieldType.TEXT, "holder": FieldType.TEXT, "email": FieldType.EMAIL}


def read_accounts(table: Table, kinds: Mapping[str, RequestKind]) -> AccountBook | None:
    """Read ``[accounts]``; None for a service that has none."""
    child = table.table("accounts")
    if child is None:
        return None
    book = AccountBook(
        register=_address(child),
        activate=_kind(child, "activate", kinds),
        reset=_kind(child, "reset", kinds, is_needed=False),
        deactivate=_kind(child, "deactivate", kinds, is_needed=False),
        company=child.slug("company"),
        holder=child.slug("holder"),
        email=child.slug("email"),
        npwp=child.slug("npwp", "") if child.has("npwp") else "",
        deciders=_units(child),
        needs_two=child.flag("two_admins", default=False),
    )
    for place, kind_id in enumerate(book.kinds):
        if kind_id in book.kinds[:place]:
            child.note(f'the request "{kind_id}" is named for two things: each needs one of its own')
        elif kind_id in kinds:
            _check_fields(child, book, kinds[kind_id])
    _check_npwp(child, book, kinds)
    child.close()
    return book


def _address(table: Table) -> str:
    address = table.text("register", "")
    if address and not (address.startswith(("https://", "http://")) and urlsplit(address).hostname):
        table.note(f'"register" must be an address that begins with https://, not "{address}"', "register")
    return address


def _kind(table: Table, key: str, kinds: Mapping[str, RequestKind], *, is_needed: bool = True) -> str:
    if not is_needed and not table.has(key):
        return ""
    kind_id = table.slug(key)
    if kind_id and kind_id not in kinds:
        hint = near(kind_id, kinds.keys()) or "this pack has no [[requests]]"
        table.note(f'"{key}" names no request "{kind_id}": {hint}', key)
    elif kind_id and kinds[kind_id].approval != Approval.ADMIN:
        table.note(f'an admin decides on accounts: give the request "{kind_id}" the line approval = "admin"', key)
    return kind_id


def _units(table: Table) -> tuple[str, ...]:
    units = table.texts("deciders", ())
    for index, unit in enumerate(units):
        if unit in units[:index]:
            table.note(f'"deciders" names the unit "{unit}" twice: remove one', "deciders", index)
    return units


def _check_fields(table: Table, book: AccountBook, kind: RequestKind) -> None:
    """Note a field that a request about an account does not have, or that could not hold what is meant."""
    fields = {field.id: field for field in kind.fields}
    for key, wanted in _FIELDS.items():
        name = getattr(book, key)
        field = fields.get(name)
        if name and field is None:
            hint = near(name, fields.keys()) or "it has no [[requests.fields]]"
            table.note(f'the request "{kind.id}" has no field "{name}": {hint}', key)
        elif field is not None and field.type != wanted:
            table.note(f'the field "{name}" of "{kind.id}" must have type = "{wanted}"', key)
        elif field is not None and not field.required:
            table.note(f'the field "{name}" of "{kind.id}" cannot be left out: remove required = false', key)


def _check_npwp(table: Table, book: AccountBook, kinds: Mapping[str, RequestKind]) -> None:
    kind = kinds.get(book.activate)
    if not book.npwp or kind is None:
        return
    types = {field.id: field.type for field in kind.fields}
    if book.npwp not in types:
        table.note(f'the request "{kind.id}" has no field "{book.npwp}": {near(book.npwp, types.keys())}', "npwp")
    elif types[book.npwp] != FieldType.NPWP:
        table.note(f'the field "{book.npwp}" of "{kind.id}" must have type = "npwp"', "npwp")
