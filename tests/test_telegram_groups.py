"""In a group the bot takes no report: it shows the way to the private chat, and otherwise keeps silent."""

from tests.telegram_town import TelegramTown

GROUP = -4001


async def test_command_in_a_group_gets_the_way_to_the_private_chat(telegram_town: TelegramTown) -> None:
    mai, group = telegram_town.api.person(1001), telegram_town.api.group(GROUP)
    group.say(mai, "/start")
    shown = await group.sees("không nhận tin")
    assert [button.label for button in shown.buttons] == ["Nhắn riêng cho Tin Báo"]


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
