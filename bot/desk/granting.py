"""What a leader gives a colleague: a role, a unit, communes and categories, and no more than they have."""

from collections.abc import Sequence

from bot.desk import areas
from bot.desk.areas import Area
from bot.desk.errand import Errand
from bot.dialogue.replies import Choice, Reply
from storage import units
from storage.routing import ALL
from storage.staff import Invite
from storage.units import Unit

GIVES = {"admin": ("officer", "admin"), "owner": ("officer", "admin", "owner")}
"""The roles that each role may give."""

_UNITS = 20


async def given(errand: Errand, role: str, words: Sequence[str], command: str) -> Invite | Reply:
    """What the words after a role give, or what to say instead. Without words: what the leader has."""
    wanted = areas.read(errand, " ".join(words))
    if wanted.unknown:
        codes = ", ".join(wanted.unknown)
        return errand.reply("desk-invite-commune", code=codes)
    unit = await _unit(errand, wanted)
    if isinstance(unit, Reply):
        return unit
    if unit is not None and role == "owner":
        return errand.reply("desk-grant-owner")
    own, communes = errand.staff, _communes(errand, wanted, unit)
    for code in areas.outside(own.communes, communes or [ALL]):
        await errand.record("refused", detail=command)
        return errand.reply("desk-invite-outside", code=code)
    categories = wanted.categories or own.categories
    if next(areas.outside(own.categories, categories), None):
        await errand.record("refused", detail=command)
        return errand.reply("desk-grant-categories")
    return Invite(role, communes, None if unit is None else unit.id, categories)


async def _unit(errand: Errand, wanted: Area) -> Unit | Reply | None:
    """The unit that was named, else the leader's own; a leader of a unit gives no other."""
    own = errand.staff.unit_id
    id = wanted.unit_id or (None if wanted.is_desk else own)
    if own is not None and id != own:
        await errand.record("refused", detail="unit")
        return errand.reply("desk-grant-unit")
    if id is None:
        return None
    found = await units.find(errand.transaction.work, id)
    return found if found is not None and found.is_active else errand.reply("desk-grant-no-unit")


def _communes(errand: Errand, wanted: Area, unit: Unit | None) -> frozenset[str]:
    if wanted.communes or wanted.is_all:
        return wanted.communes
    if unit is not None and unit.communes:
        return unit.communes - {ALL}
    return errand.staff.communes


async def unit_choices(errand: Errand, before: str) -> tuple[Choice, ...]:
    """A button for every unit that may be given, the desk first; `before` is the id up to it."""
    if errand.staff.unit_id is not None:
        return ()
    known = [one for one in await units.every(errand.transaction.work) if one.is_active]
    if not known:
        return ()
    desk = Choice(f"{before}.desk", errand.text("desk-unit-desk"))
    return (desk, *(Choice(f"{before}.u{one.id}", one.name[:40]) for one in known[:_UNITS]))


async def described(errand: Errand, made: Invite) -> str:
    """Where somebody works: the unit, the communes, the categories."""
    found = None if made.unit_id is None else await units.find(errand.transaction.work, made.unit_id)
    parts = [] if found is None else [found.name]
    parts.append(errand.area(made.communes))
    if made.categories:
        parts.append(areas.category_names(errand, made.categories))
    return " · ".join(parts)
