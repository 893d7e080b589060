"""`/model`: the register of models of self-management, and what citizens wrote to their teams."""

from collections.abc import Collection, Sequence

from bot.desk import caseline
from bot.desk.errand import Errand
from bot.desk.voice import Voice
from bot.dialogue.content import Context
from bot.dialogue.replies import Choice, Reply
from bot.transaction import Transaction
from storage import models
from storage.models import KINDS, NAME_LENGTH, STATES, Model, NewRemark, Remark
from storage.staff import LEADERS, Colleague

_PAGE = 10
_REMARKS = 10
_FOR_LEADERS = ("add", "set", "retire")


async def model(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/model [N | pN | add … | set N STATE | retire N | remark R | answer R words]`."""
    verb = words[0].lower() if words else "p1"
    if verb in _FOR_LEADERS and errand.staff.role not in LEADERS:
        await errand.record("refused", detail="model")
        return [errand.reply("desk-not-allowed", errand.button("help", label="desk-button-help"))]
    match verb:
        case "add":
            return [await _add(errand, words[1:])]
        case "set":
            return [await _set(errand, words[1:])]
        case "retire":
            return [await _set(errand, [*words[1:2], "retired"])]
        case "remark":
            return [await _remark(errand, words[1:])]
        case "answer":
            return [await _answer(errand, words[1:])]
    if (page := _number(verb.removeprefix("p"))) and verb.startswith("p"):
        return [await _list(errand, page)]
    return [await _show(errand, verb)]


def _number(word: str) -> int | None:
    word = word.strip("#.,:;")
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= 9 else None


def _may_see(errand: Errand, commune: str) -> bool:
    return not errand.staff.communes or commune in errand.staff.communes


async def _find(errand: Errand, word: str, *, lock: bool = False) -> Model | Reply:
    """The model with that number, if it is in this officer's communes; else what to say."""
    number = _number(word)
    found = await models.find(errand.transaction.work, number, lock=lock) if number else None
    if found is not None and _may_see(errand, found.commune):
        return found
    if found is not None:
        await errand.record("refused", detail=f"model {number}")
    return errand.reply("desk-model-none", _list_button(errand), number=errand.shown(word))


def _list_button(errand: Errand) -> Choice:
    return errand.button("model", label="desk-button-models")


async def _list(errand: Errand, page: int) -> Reply:
    work, communes = errand.transaction.work, errand.staff.communes
    found, total = await models.page(work, communes, (page - 1) * _PAGE, _PAGE, with_retired=True)
    proposals = await models.open_proposals(work, communes, _REMARKS)
    await errand.record("model", detail=f"list p{page}")
    lines = [_line(errand, one) for one in found]
    head = errand.text("desk-models-head", total=str(total))
    if proposals:
        lines.append(errand.text("desk-models-proposals", count=str(len(proposals))))
    buttons = [errand.button("model", one.id, label="desk-button-model", number=str(one.id)) for one in found]
    buttons += [_remark_button(errand, one.id) for one in proposals]
    if page > 1:
        buttons.append(errand.button("model", f"p{page - 1}", label="desk-button-newer"))
    if page * _PAGE < total:
        buttons.append(errand.button("model", f"p{page + 1}", label="desk-button-older"))
    how = errand.text("desk-model-how", kinds=", ".join(KINDS)) if errand.staff.role in LEADERS else ""
    return Reply("\n\n".join(part for part in (head, *lines, how) if part), tuple(buttons))


def _line(voice: Voice, one: Model) -> str:
    return voice.text(
        "desk-model-line",
        number=str(one.id),
        mark=f"{voice.text('desk-mark-sample')} " if one.is_sample else "",
        name=one.name,
        kind=voice.text(f"model-kind-{one.kind}"),
        place=caseline.place(voice, one.commune),
        status=voice.text(f"model-state-{one.state}"),
        since=one.changed_on.strftime("%d/%m/%Y"),
    )


async def _show(errand: Errand, word: str) -> Reply:
    found = await _find(errand, word)
    if isinstance(found, Reply):
        return found
    remarks = await models.remarks_on(errand.transaction.work, found.id, _REMARKS)
    await errand.record("model", detail=f"look {found.id}")
    words = [_line(errand, found), *(_heard(errand, one) for one in remarks)]
    if not remarks:
        words.append(errand.text("desk-model-no-remarks"))
    buttons = [_answer_button(errand, one.id) for one in remarks if one.may_answer]
    return Reply("\n\n".join(words), (*buttons, _list_button(errand)), is_confidential=True)


def _heard(errand: Errand, one: Remark) -> str:
    key = "answered" if one.answered_on else "open" if one.may_answer else "quiet"
    return errand.text(
        "desk-remark",
        number=str(one.id),
        kind=errand.text(f"desk-remark-{one.kind}"),
        at=one.received_on.strftime("%d/%m/%Y"),
        state=errand.text(f"desk-remark-is-{key}"),
        words=caseline.quoted(one.text),
    )


def _remark_button(errand: Errand, number: int) -> Choice:
    return errand.button("model", "remark", number, label="desk-button-remark", number=str(number))


def _answer_button(errand: Errand, number: int) -> Choice:
    return errand.button("model", "answer", number, label="desk-button-remark-answer", number=str(number))


async def _find_remark(errand: Errand, words: Sequence[str], *, lock: bool = False) -> Remark | Reply:
    word = words[0] if words else ""
    number = _number(word)
    found = await models.remark(errand.transaction.work, number, lock=lock) if number else None
    if found is not None and _may_see(errand, found.commune):
        return found
    if found is not None:
        await errand.record("refused", detail=f"remark {number}")
    return errand.reply("desk-remark-none", _list_button(errand), number=errand.shown(word))


async def _remark(errand: Errand, words: Sequence[str]) -> Reply:
    found = await _find_remark(errand, words)
    if isinstance(found, Reply):
        return found
    await errand.record("model", detail=f"remark {found.id}")
    place = caseline.place(errand, found.commune)
    text = f"{errand.text('desk-remark-where', place=place)}\n{_heard(errand, found)}"
    buttons = [_answer_button(errand, found.id)] if found.may_answer else []
    if found.model_id is not None:
        label = "desk-button-model"
        buttons.append(errand.button("model", found.model_id, label=label, number=str(found.model_id)))
    return Reply(text, (*buttons, _list_button(errand)), is_confidential=True)


async def _answer(errand: Errand, words: Sequence[str]) -> Reply:
    found = await _find_remark(errand, words, lock=True)
    if isinstance(found, Reply):
        return found
    work, number = errand.transaction.work, str(found.id)
    to = await models.who_wrote(work, found.id)
    if to is None:
        return errand.reply("desk-remark-quiet", _list_button(errand), number=number)
    text = " ".join(words[1:]).strip()
    if not text:
        ask = errand.reply("desk-remark-answer-ask", errand.give_up(), number=number)
        return errand.wait("model", f"answer {number}", ask)
    await errand.record("model", detail=f"answer {number}")
    for writer in await errand.transaction.load([to]):
        voice = Voice(errand.context, writer.locale)
        place = caseline.place(voice, found.commune)
        words = voice.text("model-answered", place=place, text=text)
        errand.transaction.say(writer, [Reply(words, locale=writer.locale)])
    models.set_answered(work, found.id, errand.transaction.now)
    return errand.reply("desk-remark-answered", _list_button(errand), number=number)


async def _add(errand: Errand, words: Sequence[str]) -> Reply:
    given = " ".join(words).split()
    kind, commune, *rest = [*given, *[""] * (2 - len(given))]
    name = " ".join(rest)
    if kind not in KINDS or errand.context.gazetteer.commune(commune) is None or not name:
        return errand.reply("desk-model-how", kinds=", ".join(KINDS))
    if len(name) > NAME_LENGTH:
        return errand.reply("desk-model-long", limit=str(NAME_LENGTH))
    if not _may_see(errand, commune):
        await errand.record("refused", detail="model add")
        return errand.reply("desk-invite-outside", code=commune)
    made = await models.add(errand.transaction.work, kind, commune, name, errand.transaction.now)
    await errand.record("model", detail=f"add {made.id}")
    return Reply(f"{errand.text('desk-model-added')}\n{_line(errand, made)}", (_list_button(errand),))


async def _set(errand: Errand, words: Sequence[str]) -> Reply:
    found = await _find(errand, words[0] if words else "", lock=True)
    if isinstance(found, Reply):
        return found
    state = words[1].lower() if len(words) > 1 else ""
    if state not in STATES:
        return errand.reply("desk-model-states", number=str(found.id), states=", ".join(STATES))
    models.set_state(errand.transaction.work, found.id, state, errand.transaction.now)
    await errand.record("model", detail=f"set {found.id} {state}")
    button = errand.button("model", found.id, label="desk-button-model", number=str(found.id))
    name = errand.text(f"model-state-{state}")
    return errand.reply("desk-model-set", button, number=str(found.id), status=name)


async def announce(
    number: int, new: NewRemark, about: Model | None, transaction: Transaction, context: Context
) -> None:
    """Tells those who look after the commune, else the leaders, that somebody wrote; nothing of what."""
    staff = await transaction.staff()
    told = _to_be_told(new.commune, staff)
    for to in await transaction.load([one.conversation for one in told]):
        voice = Voice(context, to.locale)
        news = voice.text(
            "desk-news-remark",
            kind=voice.text(f"desk-remark-{new.kind}"),
            place=caseline.place(voice, new.commune),
            name=about.name if about else voice.text("desk-remark-no-model"),
        )
        button = Choice(f"desk.model.remark.{number}", voice.text("desk-button-open-remark"))
        # However many write, one such message waits to be delivered: the card shows them all.
        slot = f"model.{new.model_id or new.commune}"
        transaction.say(to, [Reply(news, (button,), slot=slot, is_confidential=True)])


def _to_be_told(commune: str, staff: Sequence[Colleague]) -> Collection[Colleague]:
    concerned = [one for one in staff if one.looks_after(commune)]
    return concerned or [one for one in staff if one.role in LEADERS]
