"""What the stories of the one-time codes share: a town that asks for them, and an authenticator app."""

import re

import pytest
from pyotp import TOTP

from storage.engine import Database
from storage.vault import Vault
from tests.fakes import FakeClock
from tests.talk import Phone, Town

SECRET = re.compile(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}")


class Authenticator:
    """An app on somebody's phone that has scanned what the newest picture in a chat held."""

    def __init__(self, phone: Phone, clock: FakeClock) -> None:
        found = [match[0] for reply in phone.history for match in SECRET.finditer(reply.text)]
        assert found, "no secret was shown"
        self._codes = TOTP(found[-1].replace(" ", ""))
        self._clock = clock

    def code(self, steps: int = 0) -> str:
        """The code it shows now, or so many half minutes later."""
        return self._codes.generate_otp(int(self._clock().timestamp()) // 30 + steps)

    def wrong(self) -> str:
        """Six digits that are no code now."""
        near = {self.code(steps) for steps in (-1, 0, 1)}
        return next(code for code in map("{:06d}".format, range(10)) if code not in near)


async def enrolled(town: Town, phone: Phone) -> Authenticator:
    """A member of staff sets up their app; content is open to them from now on."""
    await phone.say("/unlock")
    app = Authenticator(phone, town.clock)
    await phone.say(app.code())
    phone.expect("Đã mở khóa")
    return app


@pytest.fixture
async def locked_town(database: Database, vault: Vault) -> Town:
    """The service on one engine after the other, which asks staff for codes."""
    return Town(database, vault, FakeClock(), asks_codes=True)
