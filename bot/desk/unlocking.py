"""`/unlock` and `/lock`: content is shown after a one-time code, and for some hours only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from textwrap import wrap

from bot.desk import caseline, codes
from bot.desk.codes import Outcome
from bot.desk.errand import Errand
from bot.dialogue.replies import Reply
from bot.dialogue.state import AwaitingArgument
from storage import unlocking, views
from storage.unlocking import StepUp

KEY_SLOT = "app-key"
SECRET_MINUTES = 10
"""How long the message with a new secret stays at most."""


async def is_open(errand: Errand) -> bool:
    """Whether this officer may be shown content now."""
    if not errand.asks_codes:
        return True
    work = errand.transaction.work
    await work.flush()
    return await unlocking.is_open(work.connection, errand.staff.id, errand.transaction.now)


async def refuse(errand: Errand, name: str, argument: str) -> list[Reply]:
    """Content was asked for while it is locked: asks for the code, after which the command is done at once."""
    await errand.record("refused", detail=f"locked {name}")
    errand.pending = f"{name} {argument}".rstrip()
    known = await unlocking.find(errand.transaction.work, errand.staff.id)
    return [await _asked(errand, known, "desk-locked")]


async def unlock(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/unlock [CODE]`: whoever has no secret yet is shown one, once; a right code opens."""
    if not errand.asks_codes:
        await errand.record("unlock", detail="off")
        return [errand.reply("desk-unlock-off")]
    known = await unlocking.find(errand.transaction.work, errand.staff.id)
    if not words or known is None:
        await errand.record("unlock", detail="asked" if known and known.is_confirmed else "shown")
        return [await _asked(errand, known, "desk-unlock-ask")]
    code = codes.code_in("".join(words))
    if code is None:
        await errand.record("refused", detail="unlock not a code")
        return [_wait(errand, errand.reply("desk-unlock-not-code", errand.give_up()))]
    return [await _try(errand, known, code)]


async def lock(errand: Errand, words: Sequence[str]) -> list[Reply]:
    """`/lock`: content is hidden again at once."""
    del words
    await errand.record("lock")
    if not errand.asks_codes:
        return [errand.reply("desk-unlock-off")]
    work, id = errand.transaction.work, errand.staff.id
    known = await unlocking.find(work, id)
    if known is not None:
        unlocking.save(work, id, known, replace(known, unlocked_until=None))
    return [errand.reply("desk-lock-done")]


async def _try(errand: Errand, known: StepUp, code: str) -> Reply:
    unlock_for = timedelta(hours=errand.unit.unlock_hours)
    outcome, after = codes.tried(known, code, errand.transaction.now, unlock_for)
    unlocking.save(errand.transaction.work, errand.staff.id, known, after)
    if outcome is Outcome.RIGHT:
        if not known.is_confirmed:
            await _hide_secret(errand)
        await errand.record("unlock", detail=None if known.is_confirmed else "enrolled")
        errand.resumes = errand.pending
        return errand.reply("desk-unlock-done", until=_at(errand, after.unlocked_until))
    await errand.record("refused", detail=f"unlock {outcome.value}")
    if outcome is Outcome.USED:
        return _wait(errand, errand.reply("desk-unlock-used", errand.give_up()))
    if after.locked_until is not None and after.locked_until > errand.transaction.now:
        return _wait(errand, _paused(errand, after))
    left = str(codes.TRIES - after.wrong_count)
    return _wait(errand, errand.reply("desk-unlock-wrong", errand.give_up(), left=left))


async def _asked(errand: Errand, known: StepUp | None, key: str) -> Reply:
    """Asks for a code; whoever has not confirmed a secret gets a new one, shown this once."""
    if errand.is_writing:  # what is typed next belongs to the form
        return errand.reply("desk-unlock-form")
    if known is None or not known.is_confirmed:
        return _wait(errand, await _shown(errand, known))
    if known.locked_until is not None and known.locked_until > errand.transaction.now:
        return _wait(errand, _paused(errand, known))
    return _wait(errand, errand.reply(key, errand.give_up()))


async def _shown(errand: Errand, known: StepUp | None) -> Reply:
    """A new secret. Its pauses are those of the one before, or asking anew would end them."""
    await _hide_secret(errand)
    secret = codes.new_secret()
    fresh = StepUp(secret) if known is None else replace(known, secret=secret)
    unlocking.save(errand.transaction.work, errand.staff.id, known, fresh)
    words = errand.text("desk-unlock-enrol", secret=" ".join(wrap(secret, 4)), minutes=str(SECRET_MINUTES))
    link = codes.link(secret, errand.staff.id)
    return Reply(
        words,
        (errand.give_up(),),
        is_confidential=True,
        qr=link,
        slot=KEY_SLOT,
        stays_minutes=SECRET_MINUTES,
    )


async def _hide_secret(errand: Errand) -> None:
    """The message that showed a secret has done its part."""
    await views.bring_forward(errand.transaction.work, errand.conversation, KEY_SLOT, errand.transaction.now)


def _paused(errand: Errand, known: StepUp) -> Reply:
    # Said without seconds, so rounded up: at the minute that is named it is over.
    over = known.locked_until + timedelta(seconds=59) if known.locked_until else None
    return errand.reply("desk-unlock-paused", errand.give_up(), at=_at(errand, over))


def _at(errand: Errand, moment: datetime | None) -> str:
    return caseline.moment(errand, moment) if moment else ""


def _wait(errand: Errand, ask: Reply) -> Reply:
    if not errand.is_writing:
        errand.waits_for = AwaitingArgument(command="unlock", then=errand.pending)
    return ask
