"""`/staff`, `/role`, `/suspend`: the colleagues, and what each of them may."""

from collections.abc import Mapping, Sequence

from bot.desk import areas, granting
from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.dialogue.replies import Choice, Reply
from storage import colleagues, subscriptions, units
from storage.colleagues import Person
from storage.sight import LEADERS
from storage.staff import Invite, find
from storage.units import Unit

_PAGE = 10
_LISTED = 20
_BACK = "back"


async def staff(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/staff [pN]`: colleagues by unit; a leader of a unit sees its own."""
    page = _number(words[0].removeprefix("p")) if words else 1
    work, unit_id = errand.transaction.work, errand.staff.unit_id
    page = page or 1
    people, total = await colleagues.page(work, unit_id, (page - 1) * _PAGE, _PAGE)
    if not people and page > 1:
        page = max(1, -(-total // _PAGE))
        people, total = await colleagues.page(work, unit_id, (page - 1) * _PAGE, _PAGE)
    counts = await colleagues.open_counts(work, [one.id for one in people])
    known = await units.every(work)
    await errand.record("staff", detail=f"p{page}")
    pages = str(max(1, -(-total // _PAGE)))
    head = errand.text("desk-staff-head", total=str(total), page=str(page), pages=pages)
    lines = [_line(errand, one, known, counts) for one in people]
    turning = []
    if page > 1:
        turning.append(errand.button("staff", f"p{page - 1}", label="desk-button-back"))
    if page * _PAGE < total:
        turning.append(errand.button("staff", f"p{page + 1}", label="desk-button-next"))
    return [Reply("\n\n".join([head, *lines]), tuple(turning), is_confidential=True)]


def _line(errand: Errand, one: Person, known: Sequence[Unit], counts: Mapping[int, int]) -> str:
    return errand.text(
        "desk-staff-line",
        id=str(one.id),
        role=errand.text(f"role-{one.role}"),
        unit=areas.unit_name(errand, known, one.unit_id),
        area=errand.area(one.communes),
        categories=areas.category_names(errand, one.categories),
        state="" if one.is_active else errand.text("desk-staff-suspended"),
        count=str(counts.get(one.id, 0)),
        since=one.joined_at.astimezone(errand.zone).strftime("%d/%m/%Y"),
    )


def _number(word: str) -> int | None:
    word = word.strip("#.,:;")
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= 9 else None


def staff_button(errand: Errand) -> Choice:
    """To the list of colleagues."""
    return errand.button("staff", label="desk-button-staff")


async def colleague(errand: Errand, words: Sequence[str], command: str) -> Person | Reply:
    """The colleague a command is about, if this leader may change them; else what to say."""
    number = _number(words[0]) if words else None
    if number is None:
        return errand.wait(
            command, "", errand.reply("desk-staff-which", staff_button(errand), errand.give_up())
        )
    found = await colleagues.find(errand.transaction.work, number)
    if found is None or (errand.staff.unit_id is not None and found.unit_id != errand.staff.unit_id):
        return errand.reply("desk-staff-none", staff_button(errand))
    if not _may_change(errand, found):
        await errand.record("refused", detail=f"{command} {found.id}")
        return errand.reply("desk-staff-not-yours", staff_button(errand))
    return found


def _may_change(errand: Errand, one: Person) -> bool:
    """Nobody changes an owner but an owner, and nobody somebody who may more than they."""
    own = errand.staff.communes
    if one.role == "owner" and errand.staff.role != "owner":
        return False
    return not own or (bool(one.communes) and one.communes <= own)


async def _leaves_nobody(errand: Errand, one: Person) -> bool:
    """Whether without that one nobody would lead, or the last owner would be gone."""
    others = await colleagues.leaders_but(errand.transaction.work, one.id)
    return not others or (one.role == "owner" and not others.get("owner"))


async def role(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/role ID ROLE [unit] [communes] [categories]`: without the latter they keep what they have."""
    one = await colleague(errand, words, "role")
    if isinstance(one, Reply):
        return [one]
    wanted, gives = words[1].lower() if len(words) > 1 else "", granting.GIVES[errand.staff.role]
    if wanted not in gives:
        buttons = [Choice(f"desk.role.{one.id}.{name}", errand.text(f"role-{name}")) for name in gives]
        return [errand.reply("desk-role-ask", *buttons, staff_button(errand), id=str(one.id))]
    made: Invite | Reply = Invite(wanted, one.communes, one.unit_id, one.categories)
    if len(words) > 2 or (wanted == "owner" and one.unit_id is not None):
        made = await granting.given(errand, wanted, words[2:], "role")
    if isinstance(made, Reply):
        return [made]
    if _steps_down(one, made) and await _leaves_nobody(errand, one):
        await errand.record("refused", detail=f"role {one.id}")
        return [errand.reply("desk-staff-last", staff_button(errand))]
    colleagues.change(errand.transaction.work, one.id, made)
    await errand.record("role", detail=f"{one.id} {made.role}")
    await _takes_effect(errand, one, made)
    area, name = await granting.described(errand, made), errand.text(f"role-{made.role}")
    return [errand.reply("desk-role-done", staff_button(errand), id=str(one.id), role=name, area=area)]


def _leads(one: Person) -> bool:
    return one.is_active and one.unit_id is None and one.role in LEADERS


def _steps_down(one: Person, made: Invite) -> bool:
    still_leads = made.role in LEADERS and made.unit_id is None
    return _leads(one) and (not still_leads or (one.role == "owner" and made.role != "owner"))


async def suspend(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/suspend ID [back]`: from now on they are a citizen to us, or staff again."""
    one = await colleague(errand, words, "suspend")
    if isinstance(one, Reply):
        return [one]
    if len(words) > 1 and words[1].lower() == _BACK:
        return [await _take_back(errand, one)]
    if _leads(one) and await _leaves_nobody(errand, one):
        await errand.record("refused", detail=f"suspend {one.id}")
        return [errand.reply("desk-staff-last", staff_button(errand))]
    work = errand.transaction.work
    colleagues.set_active(work, one.id, is_active=False)
    await errand.record("suspend", detail=str(one.id))
    await _takes_effect(errand, one, None)
    left = await colleagues.open_cases(work, one.id)
    back = errand.button("suspend", one.id, _BACK, label="desk-button-suspend-back")
    if not left:
        return [errand.reply("desk-suspend-done", back, staff_button(errand), id=str(one.id))]
    named = ", ".join(f"#{line.number}" for line in left[:_LISTED]) + (" …" if len(left) > _LISTED else "")
    over = errand.button("handover", one.id, label="desk-button-handover")
    count = str(len(left))
    return [errand.reply("desk-suspend-cases", over, back, id=str(one.id), count=count, cases=named)]


async def _take_back(errand: Errand, one: Person) -> Reply:
    colleagues.set_active(errand.transaction.work, one.id, is_active=True)
    await errand.record("suspend", detail=f"{one.id} back")
    await _takes_effect(errand, one, Invite(one.role, one.communes, one.unit_id, one.categories))
    return errand.reply("desk-suspend-back", staff_button(errand), id=str(one.id))


async def _takes_effect(errand: Errand, one: Person, made: Invite | None) -> None:
    """At once, also for what else of theirs is in this batch. Whose role changed is told, and gets its commands."""
    transaction = errand.transaction
    await transaction.work.flush()
    transaction.forget_staff()
    now = await find(transaction.work, one.conversation)
    for to in await transaction.load([one.conversation]):
        to.staff = None if now is None else now.as_member()
        if now is None or made is None:
            continue
        if now.is_outside:
            subscriptions.cancel(transaction.work, to.key)
        voice = Voice(errand.context, to.locale)
        named = "member" if now.is_outside else now.role
        words = voice.text("staff-enrolled", role=voice.text(f"role-{named}"))
        if to.key != errand.conversation:
            transaction.say(to, [Reply(words, locale=to.locale, role=named)])
