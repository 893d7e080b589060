"""`/help`: read in half a minute, one message whatever the role, and nobody is left with a wrong word."""

import pytest

from bot.channels.telegram.profile import COMMON
from bot.desk.commands import COMMANDS
from bot.desk.help import EVERYBODYS, SUBJECTS, by_subject
from tests.desk_stories import audited, status_of, tip_at
from tests.talk import Town

TELEGRAM_LIMIT = 4096
ROLES = ["officer", "admin", "owner"]
NEEDS_NOTHING = {"model", "staff", "unlock", "lock"}
"""Lists that may be short, and the lock, which most stories do without: they have nothing to ask."""


def test_what_is_everybodys_is_no_command_of_the_desk() -> None:
    assert set(COMMON) == EVERYBODYS
    assert not EVERYBODYS & COMMANDS.keys()


def test_every_command_has_its_subject() -> None:
    grouped = by_subject(COMMANDS)
    assert [subject for subject, _ in grouped] == [one for one in SUBJECTS if one in dict(grouped)]
    assert sorted(name for _, names in grouped for name in names) == sorted(COMMANDS)


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("role", ROLES)
async def test_overview_is_one_message_with_an_example_each(town: Town, role: str, locale: str) -> None:
    officer = await town.officer(role=role)
    await officer.say(f"/language {locale}")
    await officer.say("/help")
    [reply] = officer.heard
    assert len(reply.text.encode("utf-16-le")) // 2 <= TELEGRAM_LIMIT
    lines = {line.split()[0][1:]: line for line in reply.text.splitlines() if line.startswith("/")}
    for name, command in COMMANDS.items():
        assert (name in lines) is (role in command.roles), name
        if name in lines:
            assert lines[name].count(f"/{name}") >= 2, f"{name} has no example"
    officer.expect("LISTS" if locale == "en" else "XEM DANH SÁCH")


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("name", COMMANDS)
async def test_one_command_is_told_in_full(town: Town, name: str, locale: str) -> None:
    owner = await town.officer(role="owner")
    await owner.say(f"/language {locale}")
    for typed in (f"/help {name}", f"/help /{name}"):
        await owner.say(typed)
        line, _, full = owner.text.partition("\n\n")
        assert line.startswith(f"/{name} ")
        assert "\n" not in line
        assert full.count(f": /{name}") >= 2, owner.text
    owner.expect_buttons("desk.help")


async def test_command_of_another_role_is_unknown_to_help(town: Town) -> None:
    officer = await town.officer()
    await officer.say("/help invite")
    officer.expect("Không có lệnh “invite”")
    assert "desk.invite" not in [button.id for button in officer.buttons]


@pytest.mark.parametrize(
    ("typed", "button"), [("/tpis", "desk.tips"), ("/taek 1", "desk.take.1"), ("/rely", "desk.reply")]
)
async def test_wrong_command_offers_the_nearest(town: Town, typed: str, button: str) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.say(typed)
    officer.expect("Không có lệnh", "Ý anh/chị là")
    officer.expect_buttons(button, "desk.help")


async def test_nearest_command_is_a_press_away(town: Town) -> None:
    officer = await town.officer()
    await tip_at(town)
    await officer.say("/tkae #1")
    assert await status_of(town) == "new"
    await officer.press("/take 1")
    assert await status_of(town) == "accepted"


async def test_word_like_no_command_is_said_to_be_none(town: Town) -> None:
    officer = await town.officer()
    await officer.say("/zzzzqqq Ông Tám ở thôn Hai")
    officer.expect("Không có lệnh “zzzzqqq”.")
    assert [button.id for button in officer.buttons] == ["desk.help"]
    assert [entry for entry in await audited(town.database) if entry[0] != "enrol"] == []


async def test_wrong_command_leaves_an_open_form(town: Town) -> None:
    officer = await town.officer()
    await officer.tap("menu.tip")
    await officer.press("danger.no", "crime", "form.skip")
    await officer.say("/tkae")
    officer.expect("Không có lệnh")
    await officer.say("Có người trộm xe")
    officer.expect_not("Các lệnh anh/chị dùng được")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", COMMANDS)
async def test_command_without_arguments_asks_or_shows(town: Town, name: str, role: str) -> None:
    """A question, a list or buttons: never an error, never nothing."""
    if role not in COMMANDS[name].roles:
        return
    await tip_at(town)
    phone = await town.officer(role=role)
    await phone.say(f"/{name}")
    assert phone.heard
    phone.expect_not("lỗi", "Không có lệnh", "không dùng được lệnh này")
    asks = name in NEEDS_NOTHING or "?" in phone.text or "Gõ " in phone.text or f"/{name} " in phone.text
    assert asks or phone.buttons, phone.text
