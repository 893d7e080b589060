"""In a group the bot takes no report: it shows the way to the private chat. A unit's admin can subscribe it."""

import pytest

from bot.desk.people import make_invite
from storage.staff import Invite
from storage.work import Work
from tests.telegram_api import Person
from tests.telegram_api.chats import Message
from tests.telegram_town import TelegramTown

GROUP, SUPERGROUP = -4001, -1_000_000_004_001
PRIVATE = "Nhắn riêng cho Tin Báo"


async def admin(town: TelegramTown, number: int = 2001) -> Person:
    """Somebody who came in by the invite's link."""
    async with town.core.database.writing() as connection:
        work = Work(connection, town.core.vault)
        code = make_invite(work, Invite("admin"), town.core.world.clock(), by=None)
        await work.flush()
    person = town.api.person(number, first_name="An")
    person.open_link(code)
    await person.sees("quản trị viên", within=20)
    return person


async def urgent_tip(person: Person) -> None:
    """Filed in haste, in the private chat."""
    person.say("/start")
    await person.sees("Đây là Tin Báo", within=20)
    for label, asked in (("Báo tin", "nguy hiểm"), ("danger.yes", "việc gì"), ("Việc khác", "kể việc")):
        person.press(label)
        await person.sees(asked, within=20, fresh=True)
    person.say("Có người cầm dao trước chợ")
    for asked in ("lúc nào", "ở đâu", "nhớ người nào", "biết việc này", "ảnh"):
        await person.sees(asked, within=20, fresh=True)
        person.press("form.skip")
    await person.sees("gặp nguy hiểm", within=20, fresh=True)
    person.press("at_risk.no")
    await person.sees("cách nào", within=20, fresh=True)
    person.press("contact.none")
    await person.sees("xem lại", within=20, fresh=True)
    person.press("Gửi đi")
    await person.sees("Chúng tôi đã nhận tin", within=20)


def labels(message: Message) -> list[str]:
    return [button.label for button in message.buttons]


async def test_command_in_a_group_gets_the_way_to_the_private_chat(telegram_town: TelegramTown) -> None:
    mai, group = telegram_town.api.person(1001), telegram_town.api.group(GROUP)
    group.say(mai, "/start")
    shown = await group.sees("không nhận tin")
    assert labels(shown) == [PRIVATE]
    assert shown.buttons[0].url == "https://t.me/tinbao_bot"


async def test_talk_in_a_group_is_nothing_to_us(telegram_town: TelegramTown) -> None:
    mai, group = telegram_town.api.person(1001), telegram_town.api.group(GROUP)
    group.say(mai, "/start")
    await group.sees("không nhận tin")
    said = len(list(group.chat.from_bot()))
    group.say(mai, "/help")
    group.say(mai, "Hôm nay trời mưa")
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=20)
    assert len(list(group.chat.from_bot())) == said


async def test_who_takes_the_bot_in_is_told_what_it_does_there(telegram_town: TelegramTown) -> None:
    mai, group = telegram_town.api.person(1001), telegram_town.api.group(GROUP)
    group.chat.bot_status = "left"
    group.add_bot(mai)
    shown = await group.sees("/digest 06:30")
    assert labels(shown) == [PRIVATE]


async def test_admin_subscribes_the_group(telegram_town: TelegramTown) -> None:
    an, group = await admin(telegram_town), telegram_town.api.group(GROUP)
    group.say(an, "/alerts on")
    await group.sees("được báo ngay")
    group.say(an, "/digest now")
    digest = await group.sees("Tổng hợp")
    assert labels(digest) == [PRIVATE]
    await urgent_tip(telegram_town.api.person(1001))
    alert = await group.sees("TIN KHẨN #1")
    assert labels(alert) == [PRIVATE]
    assert alert.protected
    assert not any(message.preview for message in group.chat.from_bot())


async def test_nobody_else_subscribes_it(telegram_town: TelegramTown) -> None:
    mai, group = telegram_town.api.person(1001), telegram_town.api.group(GROUP)
    group.say(mai, "/alerts on")
    shown = await group.sees("không nhận tin")
    assert labels(shown) == [PRIVATE]
    await urgent_tip(mai)
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=20, fresh=True)
    assert not any("KHẨN" in message.text for message in group.chat.from_bot())


async def test_order_of_an_anonymous_administrator_wants_a_name(telegram_town: TelegramTown) -> None:
    an, group = await admin(telegram_town), telegram_town.api.group(SUPERGROUP)
    group.say_as_group("/alerts on")
    shown = await group.sees("tắt ẩn danh")
    assert labels(shown) == [PRIVATE]
    group.say(an, "/alerts")
    await group.sees("đang tắt")


async def test_anonymous_administrator_is_shown_the_way_too(telegram_town: TelegramTown) -> None:
    group = telegram_town.api.group(SUPERGROUP)
    group.say_as_group("/start")
    assert labels(await group.sees("không nhận tin")) == [PRIVATE]


async def test_alert_follows_a_group_that_moved(telegram_town: TelegramTown) -> None:
    an, group = await admin(telegram_town), telegram_town.api.group(GROUP)
    group.say(an, "/alerts on")
    await group.sees("được báo ngay")
    group.upgrade(an)
    await urgent_tip(telegram_town.api.person(1001))
    await group.sees("TIN KHẨN #1")
    group.say(an, "/alerts")
    await group.sees("đang bật")


async def test_move_is_also_learnt_by_writing(telegram_town: TelegramTown) -> None:
    """Nobody told us: the update was lost, or is older than Telegram keeps them."""
    an, group = await admin(telegram_town), telegram_town.api.group(GROUP)
    group.say(an, "/alerts on")
    await group.sees("được báo ngay")
    group.upgrade(an, is_told=False)
    await urgent_tip(telegram_town.api.person(1001))
    await group.sees("TIN KHẨN #1")
    group.say(an, "/alerts")
    await group.sees("đang bật")


@pytest.mark.parametrize("is_told", [True, False])
@pytest.mark.parametrize("id", [GROUP, SUPERGROUP])
async def test_group_that_threw_us_out_gets_nothing_more(
    telegram_town: TelegramTown, id: int, is_told: bool
) -> None:
    an, group = await admin(telegram_town), telegram_town.api.group(id)
    group.say(an, "/alerts on")
    await group.sees("được báo ngay")
    if is_told:
        group.kick_bot(an)
    else:
        group.chat.bot_status = "kicked"
    await urgent_tip(telegram_town.api.person(1001))
    group.add_bot(an)
    await group.sees("/digest 06:30")
    group.say(an, "/alerts")
    await group.sees("đang tắt")


async def test_admins_see_the_commands_of_a_group(telegram_town: TelegramTown) -> None:
    await telegram_town.api.called("setMyCommands", within=20, times=4)
    shown = {
        call.parameters["scope"]["type"]: [one["command"] for one in call.parameters["commands"]]
        for call in telegram_town.api.calls_of("setMyCommands")
    }
    assert shown["all_chat_administrators"] == ["digest", "alerts"]
    assert "digest" not in shown["all_private_chats"]
