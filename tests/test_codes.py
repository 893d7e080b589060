"""The law of one-time codes: none counts twice, none counts late, and who guesses waits longer and longer."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pyotp import TOTP

from bot.desk import codes
from bot.desk.codes import PAUSES, TRIES, Outcome
from storage.unlocking import StepUp

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
HOURS = timedelta(hours=8)
ATTEMPTS = st.lists(
    st.tuples(
        st.integers(0, 4000),  # seconds that pass before it
        st.none() | st.integers(-3, 3),  # the code of so many steps from then; none: a wrong one
    ),
    max_size=40,
)


def code_at(now: datetime, steps: int | None) -> str:
    present = int(now.timestamp()) // codes.STEP_SECONDS
    near = {TOTP(SECRET).generate_otp(present + step) for step in range(-3, 4)}
    if steps is None:
        return next(code for code in map("{:06d}".format, range(20)) if code not in near)
    return TOTP(SECRET).generate_otp(present + steps)


@given(ATTEMPTS)
def test_no_code_counts_twice_or_late(attempts: list[tuple[int, int | None]]) -> None:
    now, stands, taken = START, StepUp(SECRET), set[int]()
    for seconds, steps in attempts:
        now += timedelta(seconds=seconds)
        before = stands
        outcome, stands = codes.tried(before, code_at(now, steps), now, HOURS)
        if before.locked_until is not None and before.locked_until > now:
            assert (outcome, stands) == (Outcome.PAUSED, before)
        elif outcome is Outcome.RIGHT:
            assert steps is not None
            assert abs(steps) <= 1
            step = int(now.timestamp()) // codes.STEP_SECONDS + steps
            assert step not in taken
            assert step > max(taken, default=0)
            taken.add(step)
            assert stands.unlocked_until == now + HOURS
        elif outcome is Outcome.USED:
            assert stands == before
        else:
            assert steps is None or abs(steps) > 1
            assert stands.unlocked_until == before.unlocked_until


def test_guesses_are_few() -> None:
    """Whoever tries without end gets five tries an hour, once the pauses have grown."""
    now, stands, tries, hours = START, StepUp(SECRET), 0, 24
    while now < START + timedelta(hours=hours):
        outcome, stands = codes.tried(stands, code_at(now, None), now, HOURS)
        tries += outcome is Outcome.WRONG
        now += timedelta(seconds=30)
    assert tries <= TRIES * (hours + len(PAUSES))


def test_code_is_that_of_the_standard() -> None:
    """The sample of RFC 6238, whose secret is the ASCII of 12345678901234567890; six digits of its eight."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    outcome, _ = codes.tried(StepUp(secret), "287082", datetime.fromtimestamp(59, UTC), HOURS)
    assert outcome is Outcome.RIGHT


def test_link_names_a_number_alone() -> None:
    link = codes.link(SECRET, 7)
    assert link == f"otpauth://totp/Tin%20B%C3%A1o:%237?secret={SECRET}&issuer=Tin%20B%C3%A1o"
