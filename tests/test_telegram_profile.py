"""What Telegram shows of the bot: commands by who sees them and in which language, and what it says of itself."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial

import pytest
from structlog.testing import capture_logs

from bot.channels.base import Envelope
from bot.channels.telegram import TelegramPorts
from bot.channels.telegram.api import Api as Client
from bot.channels.telegram.profile import WAITS, Profile
from bot.desk.commands import COMMANDS
from bot.telegram import ROLES
from tests.dialogue_world import texts
from tests.telegram_acts import FakeFiles
from tests.telegram_api import Api, Person

COMMON = ["start", "help", "language", "cancel", "privacy", "mydata", "forget", "panic", "verify"]
MENUS = {
    "citizen": COMMON,
    "officer": [*(name for name, one in COMMANDS.items() if "officer" in one.roles), *COMMON],
    "admin": [*(name for name, one in COMMANDS.items() if "admin" in one.roles), *COMMON],
}
AT_START = 8
"""Calls of `introduce`."""


async def nowhere(envelope: Envelope) -> None:
    raise AssertionError(f"nobody wrote {envelope}")


async def nobody(user_id: str) -> bool:
    raise AssertionError(f"{user_id} gave no order")


class Waiting:
    """Passes the time at once; `done` are the waits."""

    def __init__(self) -> None:
        self.done: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.done.append(seconds)


@pytest.fixture
def waiting() -> Waiting:
    return Waiting()


@pytest.fixture
async def profile(api: Api, waiting: Waiting) -> AsyncIterator[Profile]:
    ports = TelegramPorts(
        submit=nowhere,
        files=FakeFiles(),
        name_file=str,
        words=partial(texts().render, police="113"),
        staff_commands={role: [one.name for one in COMMANDS.values() if role in one.roles] for role in ROLES},
        group_commands=["digest", "alerts"],
        may_order=nobody,
        clock=lambda: datetime.now(UTC),
    )
    client = Client(api.token, api.url)
    await client.open()
    yield Profile(client, ports, waiting)
    await client.close()


def shown(api: Api, person: Person) -> dict[str, str]:
    """What the person's menu says of each command."""
    menu = api.world.profile.menu(person.id, person.id, "private", person.language)
    return {one["command"]: one["description"] for one in menu}


def said(api: Api, method: str, name: str) -> dict[str, str]:
    """What the bot says of itself, by language; `` is for all others."""
    return {call.parameters.get("language_code", ""): call.parameters[name] for call in api.calls_of(method)}


@pytest.mark.parametrize(("language", "of_start"), [("vi", "Mở trang đầu"), ("en", "Open the first page")])
@pytest.mark.parametrize("role", MENUS)
async def test_menu_is_of_the_role_and_the_language(
    api: Api, profile: Profile, role: str, language: str, of_start: str
) -> None:
    person = api.person(1001, language=language, is_known=True)
    await profile.introduce()
    if role != "citizen":
        await profile.welcome(person.id, role)
    assert sorted(person.menu) == sorted(MENUS[role])
    assert shown(api, person)["start"] == of_start
    assert shown(api, person) == {
        name: texts().render(f"telegram-command-{name}", language) for name in MENUS[role]
    }


async def test_other_languages_are_shown_vietnamese(api: Api, profile: Profile) -> None:
    await profile.introduce()
    assert shown(api, api.person(1001, language="fr"))["start"] == "Mở trang đầu"


async def test_staff_menu_is_its_readers_alone(api: Api, profile: Profile) -> None:
    officer, mai = api.person(2001, is_known=True), api.person(1001)
    await profile.introduce()
    await profile.welcome(officer.id, "officer")
    assert "tips" not in mai.menu


async def test_each_scope_has_each_language(api: Api, profile: Profile) -> None:
    await profile.introduce()
    set_for = [
        (call.parameters["scope"]["type"], call.parameters.get("language_code", ""))
        for call in api.calls_of("setMyCommands")
    ]
    scopes = ("all_private_chats", "all_chat_administrators")
    assert sorted(set_for) == sorted((scope, language) for scope in scopes for language in ("", "en"))


async def test_bot_describes_itself_in_both_languages(api: Api, profile: Profile) -> None:
    await profile.introduce()
    long = said(api, "setMyDescription", "description")
    short = said(api, "setMyShortDescription", "short_description")
    assert sorted(long) == sorted(short) == ["", "en"]
    assert "tiếp nhận tin báo" in long[""]
    assert "gọi ngay 113" in long[""]
    assert "takes reports" in long["en"]
    assert "call 113" in long["en"]
    assert "Đang nguy hiểm: gọi 113" in short[""]
    assert "In danger now: call 113" in short["en"]


@pytest.mark.parametrize("failing", range(AT_START))
@pytest.mark.parametrize("status", [400, 502])
async def test_failure_of_one_call_keeps_no_other_from_being_made(
    api: Api, profile: Profile, failing: int, status: int
) -> None:
    methods = ["setMyDescription", "setMyShortDescription", "setMyCommands", "setMyCommands"] * 2
    before = methods[:failing].count(methods[failing])
    for _ in range(before):
        api.fail(methods[failing], status=200, body=b'{"ok": true, "result": true}')
    api.fail(methods[failing], status=status)
    with capture_logs() as logged:
        await profile.introduce()
    [line] = [one for one in logged if one["event"] == "telegram_profile_not_set"]
    assert line["command"] == methods[failing]
    again = [methods[failing]] if status == 502 else []
    assert [call.method for call in api.calls] == [*methods, *again]


async def test_menu_that_could_not_be_set_is_tried_again(
    api: Api, profile: Profile, waiting: Waiting
) -> None:
    officer = api.person(2001, is_known=True)
    api.fail("setMyCommands", dropped=True, times=3)
    await profile.welcome(officer.id, "officer")
    assert "tips" in officer.menu
    assert waiting.done == list(WAITS[:2])


async def test_ill_server_is_left_alone_in_the_end(api: Api, profile: Profile, waiting: Waiting) -> None:
    api.fail("*", status=502, times=None)
    await profile.introduce()
    assert waiting.done == list(WAITS)
