"""One-time codes of an authenticator app (TOTP, RFC 6238): what is right, what was used, when to wait. Pure."""

import hmac
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum

from pyotp import TOTP, random_base32

from storage.unlocking import StepUp

STEP_SECONDS = 30
DIGITS = 6
TRIES = 5
"""Wrong codes in a row before a pause."""
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))
"""The pauses, one after the other; the last one stays."""
_ISSUER = "Tin Báo"


class Outcome(Enum):
    """What became of a code."""

    RIGHT = "right"
    WRONG = "wrong"
    USED = "used"
    PAUSED = "paused"


def new_secret() -> str:
    """160 random bits in base 32."""
    return random_base32()


def link(secret: str, staff_id: int) -> str:
    """What the QR picture holds, for any authenticator app; it names nobody but a number."""
    return TOTP(secret).provisioning_uri(name=f"#{staff_id}", issuer_name=_ISSUER)


def code_in(words: str) -> str | None:
    """The six digits somebody typed, perhaps with blanks between; None if that is no code."""
    code = "".join(words.split())
    return code if len(code) == DIGITS and code.isascii() and code.isdigit() else None


def tried(before: StepUp, code: str, now: datetime, unlock_for: timedelta) -> tuple[Outcome, StepUp]:
    """What becomes of a code at `now`, and how things stand after it.

    The code of the step before and after is right too, for phones whose clock is a little off; none counts twice.
    While it is paused no code is looked at.
    """
    if before.locked_until is not None and before.locked_until > now:
        return Outcome.PAUSED, before
    step = _step_of(before.secret, code, now)
    if step is None:
        return Outcome.WRONG, _after_wrong(before, now)
    if step <= before.last_step:
        return Outcome.USED, before
    until = now + unlock_for
    return Outcome.RIGHT, StepUp(before.secret, True, last_step=step, unlocked_until=until)


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """The newest step near `now` whose code this is."""
    present, codes = int(now.timestamp()) // STEP_SECONDS, TOTP(secret)
    near = (present + 1, present, present - 1)
    right = [step for step in near if hmac.compare_digest(codes.generate_otp(step), code)]
    return right[0] if right else None


def _after_wrong(before: StepUp, now: datetime) -> StepUp:
    wrong = before.wrong_count + 1
    if wrong < TRIES:
        return replace(before, wrong_count=wrong)
    pause = PAUSES[min(before.lock_count, len(PAUSES) - 1)]
    return replace(before, wrong_count=0, lock_count=before.lock_count + 1, locked_until=now + pause)
