"""The Bot API server for tests: what people do arrives, and what the bot does is seen."""

import asyncio
from datetime import timedelta

import aiogram
import pytest
import telegram
from telegram.error import BadRequest, Forbidden

from tests.fakes import FakeClock
from tests.telegram_api import Api, Person
from tests.telegram_api.contents import picture
from tests.telegram_api.every_method import LAN


async def test_what_people_share_arrives(lan: Person, bot: telegram.Bot, second: aiogram.Bot) -> None:
    lan.share_place(16.46, 107.59, accuracy=30)
    lan.share_contact("+84900000001")
    lan.share_contact("+84900000002", own=False)
    lan.sticker()
    lan.voice()
    lan.poll()
    lan.document("đơn.pdf", b"%PDF", "application/pdf")
    messages = [update.message for update in await bot.get_updates(timeout=1)]
    place, own, other, sticker, voice, poll, document = [m for m in messages if m is not None]
    assert place.location is not None
    assert own.contact is not None
    assert other.contact is not None
    assert (own.contact.user_id, other.contact.user_id) == (LAN, None)
    assert None not in (sticker.sticker, voice.voice, poll.poll)
    assert document.document is not None
    assert document.document.file_name == "đơn.pdf"
    assert len(await second.get_updates(offset=0, timeout=1)) in (1, 7)


async def test_album_comes_as_one_update_each(server: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.album([picture(), picture(), picture()], caption="ba ảnh")
    messages = [update.message for update in await bot.get_updates(timeout=1)]
    assert len({message.media_group_id for message in messages if message}) == 1
    assert [message.caption for message in messages if message] == ["ba ảnh", None, None]
    assert len(server.pending) == 3


async def test_edited_text_comes_as_edit(lan: Person, bot: telegram.Bot) -> None:
    said = lan.say("hôm nay")
    lan.edit(said, "hôm qua")
    _, update = await bot.get_updates(timeout=1)
    assert update.edited_message is not None
    assert update.edited_message.text == "hôm qua"


async def test_deep_link_is_a_command(lan: Person, bot: telegram.Bot) -> None:
    lan.open_link("K7Q2")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    assert update.message.text == "/start K7Q2"
    assert update.message.parse_entities(["bot_command"]).popitem()[1] == "/start"


async def test_strangers_cannot_be_written_to(server: Api, bot: telegram.Bot) -> None:
    minh = server.person(5002)
    with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
        await bot.send_message(5002, "x")
    minh.say("/start")
    await bot.send_message(5002, "x")


async def test_who_blocks_the_bot_hears_nothing(lan: Person, bot: telegram.Bot) -> None:
    lan.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(LAN, "x")
    lan.unblock()
    await bot.send_message(LAN, "x")
    blocked, unblocked = await bot.get_updates(timeout=1)
    assert blocked.my_chat_member is not None
    assert unblocked.my_chat_member is not None
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member.new_chat_member.status == "member"


async def test_person_waits_for_what_they_see(lan: Person, bot: telegram.Bot) -> None:
    waiting = asyncio.create_task(lan.sees("sửa"))
    sent = await bot.send_message(LAN, "nháp")
    assert not waiting.done()
    await sent.edit_text("đã sửa")
    assert (await waiting).is_edited
    lan.say("còn gì nữa?")
    with pytest.raises(AssertionError, match="did not show within"):
        await lan.sees("sửa", within=0.05, fresh=True)


async def test_deleted_messages_are_seen_no_more(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(LAN, "mật", protect_content=True)
    assert lan.chat.last.protected
    await sent.delete()
    assert lan.chat.messages == []


async def test_old_messages_stay(lan: Person, bot: telegram.Bot, clock: FakeClock) -> None:
    sent = await bot.send_message(LAN, "x")
    clock.move(timedelta(seconds=48 * 3600 + 1))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await sent.delete()
    assert lan.chat.last.text == "x"


async def test_chat_shows_what_the_bot_is_doing(lan: Person, bot: telegram.Bot, clock: FakeClock) -> None:
    await bot.send_chat_action(LAN, "typing")
    assert lan.chat.actions == [(clock().timestamp(), "typing")]


async def test_menu_is_the_narrowest_scope(lan: Person, bot: telegram.Bot) -> None:
    await bot.set_my_commands([("tip", "Tip")])
    await bot.set_my_commands([("tin", "Tin")], language_code="vi")
    assert lan.menu == ["tin"]
    await bot.set_my_commands([("review", "Duyệt")], telegram.BotCommandScopeChat(LAN))
    assert lan.menu == ["review"]
