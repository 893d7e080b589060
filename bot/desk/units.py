"""`/unit`: the units cases go to and the member organisations, made and changed by the desk's leaders."""

from collections.abc import Sequence

from bot.desk import areas
from bot.desk.errand import Errand
from bot.dialogue.replies import Choice, Reply
from storage import units
from storage.routing import ALL
from storage.sight import ORGANISATION
from storage.units import KINDS, NAME_LENGTH, Unit

_PAGE = 10
_CHANGES = ("name", "communes", "categories", "retire", "revive")


async def unit(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/unit [N | pN | add KIND NAME | name N … | communes N … | categories N … | retire N | revive N]`."""
    verb = words[0].lower() if words else "p1"
    if verb == "add" or verb in _CHANGES:
        if errand.staff.unit_id is not None:
            await errand.record("refused", detail="unit")
            return [errand.reply("desk-unit-not-yours", _list_button(errand))]
        return [await (_add(errand, words[1:]) if verb == "add" else _change(errand, verb, words[1:]))]
    if verb.startswith("p") and (page := _number(verb[1:])):
        return [await _list(errand, page)]
    return [await _show(errand, verb)]


def _number(word: str) -> int | None:
    word = word.strip("#.,:;")
    word = word[1:] if word[:1] in ("u", "U") else word
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= 6 else None


def _list_button(errand: Errand) -> Choice:
    return errand.button("unit", label="desk-button-units")


async def _list(errand: Errand, page: int) -> Reply:
    every = await units.every(errand.transaction.work)
    pages = max(1, -(-len(every) // _PAGE))
    page = min(page, pages)
    shown = every[(page - 1) * _PAGE : page * _PAGE]
    await errand.record("unit", detail=f"list p{page}")
    head = errand.text("desk-units-head", total=str(len(every)), page=str(page), pages=str(pages))
    buttons = [Choice(f"desk.unit.{one.id}", f"u{one.id} · {one.name}"[:40]) for one in shown]
    if page > 1:
        buttons.append(errand.button("unit", f"p{page - 1}", label="desk-button-back"))
    if page < pages:
        buttons.append(errand.button("unit", f"p{page + 1}", label="desk-button-next"))
    if errand.staff.unit_id is None:
        buttons.append(errand.button("unit", "add", label="desk-button-unit-add"))
    return Reply("\n\n".join([head, *(_line(errand, one) for one in shown)]), tuple(buttons))


def _line(errand: Errand, one: Unit) -> str:
    kind = errand.text(f"unit-kind-{one.kind}")
    name = one.name if one.is_active else f"{one.name} {errand.text('desk-unit-retired')}"
    if one.kind == ORGANISATION:
        return errand.text("desk-unit-line-outside", number=str(one.id), name=name, kind=kind)
    return errand.text(
        "desk-unit-line",
        number=str(one.id),
        name=name,
        kind=kind,
        area=errand.area(one.communes) if one.communes else errand.text("desk-unit-nowhere"),
        categories=areas.category_names(errand, one.categories),
    )


async def _find(errand: Errand, words: Sequence[str], *, lock: bool = False) -> Unit | Reply:
    number = _number(words[0]) if words else None
    found = await units.find(errand.transaction.work, number, lock=lock) if number else None
    if found is None:
        return errand.reply("desk-unit-none", _list_button(errand))
    return found


async def _show(errand: Errand, word: str) -> Reply:
    found = await _find(errand, [word])
    if isinstance(found, Reply):
        return found
    await errand.record("unit", detail=f"look {found.id}")
    changes = [change for change in _CHANGES if errand.staff.unit_id is None and _fits(found, change)]
    buttons = [errand.button("unit", one, found.id, label=f"desk-button-unit-{one}") for one in changes]
    return Reply(_line(errand, found), (*buttons, _list_button(errand)))


def _fits(one: Unit, change: str) -> bool:
    match change:
        case "retire":
            return one.is_active
        case "revive":
            return not one.is_active
        case "communes" | "categories":
            return one.kind != ORGANISATION
    return True


async def _add(errand: Errand, words: Sequence[str]) -> Reply:
    kind = words[0].lower() if words else ""
    if kind not in KINDS:
        kinds = [errand.button("unit", "add", one, label=f"unit-kind-{one}") for one in KINDS]
        return errand.reply("desk-unit-kind-ask", *kinds, errand.give_up())
    name = _name(words[1:])
    if not name or len(name) > NAME_LENGTH:
        return _ask(errand, "name", f"add {kind}")
    made = await units.add(errand.transaction.work, kind, name)
    await errand.record("unit", detail=f"add {made.id}")
    return await _done(errand, made.id)


def _name(words: Sequence[str]) -> str:
    return "".join(one for one in " ".join(" ".join(words).split()) if one.isprintable())


def _ask(errand: Errand, what: str, argument: str) -> Reply:
    ask = errand.reply(f"desk-unit-{what}-ask", errand.give_up(), limit=str(NAME_LENGTH))
    return errand.wait("unit", argument, ask)


async def _change(errand: Errand, change: str, words: Sequence[str]) -> Reply:
    found = await _find(errand, words, lock=True)
    if isinstance(found, Reply):
        return found
    # An admin of certain communes changes the units that look after those alone.
    if not _fits(found, change) or next(areas.outside(errand.staff.communes, found.communes), None):
        await errand.record("refused", detail=f"unit {found.id}")
        return errand.reply("desk-unit-not-yours", _list_button(errand))
    rest = " ".join(words[1:]).strip()
    match change:
        case "name":
            return await _rename(errand, found, rest)
        case "communes":
            return await _set_communes(errand, found, rest)
        case "categories":
            return await _set_categories(errand, found, rest)
        case "retire":
            return await _retire(errand, found, rest)
    units.revive(errand.transaction.work, found.id)
    await errand.record("unit", detail=f"revive {found.id}")
    return await _done(errand, found.id)


async def _rename(errand: Errand, found: Unit, said: str) -> Reply:
    name = _name([said])
    if not name or len(name) > NAME_LENGTH:
        return _ask(errand, "name", f"name {found.id}")
    units.rename(errand.transaction.work, found.id, name)
    await errand.record("unit", detail=f"name {found.id}")
    return await _done(errand, found.id)


async def _set_communes(errand: Errand, found: Unit, said: str) -> Reply:
    wanted = areas.read(errand, said)
    if not said:
        return _ask(errand, "communes", f"communes {found.id}")
    codes = frozenset({ALL}) if wanted.is_all else wanted.communes
    if wanted.unknown or wanted.categories or not codes:
        return errand.reply("desk-unit-unknown", _list_button(errand), words=", ".join(wanted.unknown))
    for code in areas.outside(errand.staff.communes, codes):
        await errand.record("refused", detail=f"unit {found.id}")
        return errand.reply("desk-invite-outside", code=code)
    units.set_communes(errand.transaction.work, found.id, codes)
    await errand.record("unit", detail=f"communes {found.id}")
    return await _done(errand, found.id)


async def _set_categories(errand: Errand, found: Unit, said: str) -> Reply:
    if not said:
        return _ask(errand, "categories", f"categories {found.id}")
    wanted = areas.read(errand, said)
    if wanted.unknown or wanted.communes or not (wanted.is_all or wanted.categories):
        return errand.reply("desk-unit-unknown", _list_button(errand), words=", ".join(wanted.unknown))
    units.set_categories(
        errand.transaction.work, found.id, frozenset() if wanted.is_all else wanted.categories
    )
    await errand.record("unit", detail=f"categories {found.id}")
    return await _done(errand, found.id)


async def _retire(errand: Errand, found: Unit, said: str) -> Reply:
    if said != "yes":
        sure = errand.button("unit", "retire", found.id, "yes", label="desk-button-unit-retire")
        return errand.reply("desk-unit-retire-ask", sure, _list_button(errand), name=found.name)
    back = await units.retire(errand.transaction.work, found.id, errand.transaction.now)
    await errand.record("unit", detail=f"retire {found.id}")
    return errand.reply("desk-unit-retire-done", _list_button(errand), name=found.name, count=str(back))


async def _done(errand: Errand, id: int) -> Reply:
    found = await units.find(errand.transaction.work, id)
    if found is None:
        return errand.reply("desk-unit-none", _list_button(errand))
    button = errand.button("unit", id, label="desk-button-unit-more")
    return Reply(f"{errand.text('desk-unit-done')}\n{_line(errand, found)}", (button, _list_button(errand)))
