"""The Bot API server for tests: what a bot hears in groups, and how groups change under it."""

import pytest
import telegram
from telegram.error import ChatMigrated, Forbidden

from tests.telegram_api import Api, Person
from tests.telegram_api.every_method import GROUP


async def test_bot_hears_in_groups_only_what_is_meant_for_it(
    server: Api, lan: Person, bot: telegram.Bot
) -> None:
    group = server.group(GROUP)
    await bot.send_message(GROUP, "chào")
    group.say(lan, "chuyện riêng")
    group.say(lan, "/digest@another_bot")
    group.say(lan, "/digest@tinbao_bot")
    group.say(lan, "ừ", reply_to=group.chat.last)
    texts = [update.message.text for update in await bot.get_updates(timeout=1) if update.message]
    assert texts == ["/digest@tinbao_bot", "ừ"]


async def test_upgraded_group_has_another_id(server: Api, lan: Person, bot: telegram.Bot) -> None:
    group = server.group(GROUP)
    new_id = group.upgrade(lan)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(GROUP, "x")
    assert caught.value.new_chat_id == new_id == group.id
    await bot.send_message(new_id, "đã chuyển")
    await group.sees("đã chuyển")
    assert len(await bot.get_updates(timeout=1)) == 2


async def test_bot_that_was_thrown_out_is_refused(server: Api, lan: Person, bot: telegram.Bot) -> None:
    group = server.group(-1_002_000_000_001)
    group.kick_bot(lan)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "x")
    group.add_bot(lan)
    await bot.send_message(group.id, "x")
