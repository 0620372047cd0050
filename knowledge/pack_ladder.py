"""``[[tiers]]`` of ``service.toml``: the steps that a ticket is handed up, and what each of them wants to know."""

from collections.abc import Mapping

from knowledge.pack_table import Table, near
from knowledge.service import RequestKind, Tier


def read_tiers(table: Table, kinds: Mapping[str, RequestKind]) -> tuple[Tier, ...]:
    """Read ``[[tiers]]``, lowest first; what they need are fields and documents of these request kinds."""
    known = {each.id for kind in kinds.values() for each in kind.fields}
    known |= {each.id for kind in kinds.values() for each in kind.slots}
    tables = table.tables("tiers")
    tiers = tuple(_tier(child, known) for child in tables)
    seen: dict[str, int] = {}
    for tier, child in zip(tiers, tables, strict=True):
        if tier.id and tier.id in seen:
            child.note(f'the step "{tier.id}" is on line {seen[tier.id]} already: take one of the two out', _key(tier))
        seen.setdefault(tier.id, child.line(_key(tier)))
    for tier, child in zip(tiers[:-1], tables, strict=False):
        if tier.mail:
            child.note("only the last step can be outside: nothing of this office comes after it", "mail")
    if tiers and tiers[0].needs:
        tables[0].note("the first step needs nothing: tickets begin there", "needs")
    if len(tiers) == 1:
        tables[0].note("a ladder has at least two steps: add another [[tiers]], or take this one out")
    return tiers


def _tier(table: Table, known: set[str]) -> Tier:
    has_unit, has_mail = table.has("unit"), table.has("mail")
    if has_unit == has_mail:
        cure = 'write unit = "..." for a unit of the office, or mail = "..." for an address of its settings'
        table.note(f"a step is one of the two: {cure}", *(("mail",) if has_mail else ()))
    tier = Tier(
        title=table.wording("title"),
        unit=table.slug("unit") if has_unit else "",
        mail=table.slug("mail") if has_mail and not has_unit else "",
        needs=table.texts("needs", ()),
    )
    for index, need in enumerate(tier.needs):
        if need not in known:
            hint = near(need, known) or "this pack has no [[requests]]"
            table.note(f'no request has a field or a document "{need}": {hint}', "needs", index)
        elif need in tier.needs[:index]:
            table.note(f'"{need}" is named twice: take one out', "needs", index)
    table.close()
    return tier


def _key(tier: Tier) -> str:
    return "unit" if tier.unit else "mail"
