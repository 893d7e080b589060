"""The Bot API server for tests against two clients that others wrote: python-telegram-bot and aiogram."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiogram
import httpx
import pytest
import telegram
from aiogram.exceptions import ClientDecodeError, TelegramConflictError
from aiohttp import web
from telegram.error import ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter

from tests.fakes import FakeClock
from tests.telegram_api import TOKEN, Api, Person, polling, serving
from tests.telegram_api.clients import first_client, second_client
from tests.telegram_api.contents import picture
from tests.telegram_api.every_method import AIOGRAM_CALLS, GROUP, LAN, PTB_CALLS, PTB_KEYBOARD, Scene
from tests.telegram_api.hook import hooked
from tests.telegram_api.methods import METHODS


@pytest.fixture(autouse=True)
def _retry_after_is_a_duration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else python-telegram-bot warns whenever it makes a `RetryAfter`."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def api(clock: FakeClock) -> AsyncIterator[Api]:
    async with serving(clock=lambda: clock().timestamp(), pace=0) as served:
        yield served


@pytest.fixture
async def lan(api: Api) -> Person:
    return api.person(LAN, is_known=True)


@pytest.fixture
async def bot(api: Api) -> AsyncIterator[telegram.Bot]:
    async with first_client(api) as made:
        yield made


@pytest.fixture
async def second(api: Api) -> AsyncIterator[aiogram.Bot]:
    async with second_client(api) as made:
        yield made


@pytest.fixture
async def scene(api: Api, lan: Person, bot: telegram.Bot) -> Scene:
    api.group(GROUP)
    keyboard = telegram.InlineKeyboardMarkup.from_button(
        telegram.InlineKeyboardButton("Old", callback_data="o")
    )
    text = await bot.send_message(LAN, "old", reply_markup=keyboard)
    photo = await bot.send_photo(LAN, picture())
    return Scene(api, lan, text.message_id, photo.message_id)


@pytest.mark.parametrize("method", PTB_CALLS)
async def test_first_client_accepts_every_answer(
    api: Api, bot: telegram.Bot, scene: Scene, method: str
) -> None:
    assert await PTB_CALLS[method](bot, scene) is not None
    assert api.calls[-1].method == method


@pytest.mark.parametrize("method", AIOGRAM_CALLS)
async def test_second_client_accepts_every_answer(
    api: Api, second: aiogram.Bot, scene: Scene, method: str
) -> None:
    assert await AIOGRAM_CALLS[method](second, scene) is not None
    assert api.calls[-1].method == method


def test_both_clients_call_every_method() -> None:
    assert {name.lower() for name in PTB_CALLS} == set(METHODS)
    assert {name.lower() for name in AIOGRAM_CALLS} == set(METHODS)


AS_TEXT = {"chat_id": str(LAN), "text": "chào", "reply_markup": '{"keyboard":[["A"]]}'}


@pytest.mark.parametrize(
    "body",
    [
        {"json": {"chat_id": LAN, "text": "chào", "reply_markup": {"keyboard": [["A"]]}}},
        {"data": AS_TEXT},
        {"files": {name: (None, value) for name, value in AS_TEXT.items()}},
        {"params": AS_TEXT},
    ],
    ids=["json", "form", "multipart", "query"],
)
async def test_every_kind_of_body_is_read(api: Api, lan: Person, body: dict[str, Any]) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{api.url}/bot{TOKEN}/SENDmessage", **body)
    assert answer.status_code == 200
    assert lan.chat.last.text == "chào"
    assert lan.chat.keyboard == {"keyboard": [[{"text": "A"}]]}


async def test_wrong_tokens_and_methods_are_refused(api: Api) -> None:
    async with httpx.AsyncClient() as client:
        stranger = await client.get(f"{api.url}/bot987654321:AAExampleTokenOfSomebodyElse_012345/getMe")
        garbled = await client.get(f"{api.url}/botnonsense/getMe")
        unknown = await client.get(f"{api.url}/bot{TOKEN}/getYou")
    told = [answer.json()["description"] for answer in (stranger, garbled, unknown)]
    assert told == ["Unauthorized", "Not Found", "Not Found: method not found"]
    assert [stranger.status_code, garbled.status_code, unknown.status_code] == [401, 404, 404]


async def test_wrong_token_is_an_invalid_token(api: Api) -> None:
    with pytest.raises(InvalidToken):
        async with first_client(api, "987654321:AAExampleTokenOfSomebodyElse_012345"):
            pass


# --- getUpdates ---------------------------------------------------------------------------------------------


async def ids(bot: telegram.Bot, offset: int | None = None, limit: int = 100, patience: int = 5) -> list[int]:
    return [update.update_id for update in await bot.get_updates(offset, limit, patience)]


async def test_unconfirmed_updates_come_back(api: Api, lan: Person, bot: telegram.Bot) -> None:
    for text in ("một", "hai", "ba"):
        lan.say(text)
    first = await ids(bot, limit=2)
    assert await ids(bot, offset=first[0]) == api.pending
    assert api.handed_out == [*first, *api.pending]
    assert api.confirmed == first[0]


async def test_offset_confirms_all_lower(api: Api, lan: Person, bot: telegram.Bot) -> None:
    for text in ("một", "hai", "ba"):
        lan.say(text)
    one, two, three = await ids(bot)
    assert await ids(bot, offset=three) == [three]
    assert api.acknowledged == [one, two]
    assert api.confirmed == three


async def test_negative_offset_leaves_the_newest(lan: Person, bot: telegram.Bot) -> None:
    for text in ("một", "hai", "ba"):
        lan.say(text)
    assert len(await ids(bot, offset=-2)) == 2


async def test_offset_far_ahead_confirms_nothing(api: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    (one,) = api.pending
    assert await ids(bot, offset=one + 500) == [one]


async def test_updates_may_count_from_lower_again(api: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    (one,) = await ids(bot)
    await ids(bot, offset=one + 1, patience=0)
    api.renumber(5)
    lan.say("hai")
    assert await ids(bot, offset=one + 1) == [5]


async def test_long_poll_wakes_for_an_update(api: Api, lan: Person, bot: telegram.Bot) -> None:
    poll = asyncio.create_task(ids(bot, patience=50))
    await api.called("getUpdates")
    lan.say("một")
    assert len(await poll) == 1


async def test_poll_is_capped(bot: telegram.Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "LONGEST_POLL_SECONDS", 0.05)
    async with asyncio.timeout(2):
        assert await ids(bot, patience=1000) == []


async def test_second_poller_ends_the_first(bot: telegram.Bot, api: Api, lan: Person) -> None:
    first = asyncio.create_task(ids(bot, patience=50))
    await api.called("getUpdates")
    other = asyncio.create_task(ids(bot, patience=50))
    with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot"):
        await first
    lan.say("một")
    assert await other == api.handed_out


async def test_hasty_polls_are_slowed() -> None:
    async with serving(pace=0.1) as api, first_client(api) as bot:
        now = asyncio.get_running_loop().time
        await ids(bot, patience=0)
        began = now()
        await ids(bot, patience=0)
        assert now() - began >= 0.3


async def test_hasty_repeats_get_one_update() -> None:
    async with serving() as api, first_client(api) as bot:
        api.person(LAN).say("một")
        api.person(LAN).say("hai")
        both = await ids(bot)
        assert await ids(bot) == both[:1]


async def test_allowed_updates_stick(api: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    await bot.get_updates(timeout=1, allowed_updates=["callback_query"])
    lan.say("hai")
    assert len(api.pending) == 1
    await bot.get_updates(timeout=1)
    lan.say("ba")
    assert len(api.pending) == 1
    await bot.get_updates(timeout=1, allowed_updates=[])
    lan.say("bốn")
    assert len(api.pending) == 2


async def test_updates_are_kept_for_a_day(api: Api, lan: Person, clock: FakeClock) -> None:
    lan.say("một")
    clock.move(timedelta(seconds=86_400))
    assert len(api.pending) == 1
    clock.move(timedelta(seconds=1))
    assert api.pending == []


async def test_dead_poller_is_handed_nothing(api: Api, lan: Person, bot: telegram.Bot) -> None:
    poll = asyncio.create_task(ids(bot, patience=50))
    await api.called("getUpdates")
    poll.cancel()
    await asyncio.wait([poll])
    await bot.get_me()
    lan.say("một")
    async with first_client(api) as successor:
        assert await ids(successor) == api.handed_out == api.pending


async def test_confirmed_updates_can_be_repeated(api: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    (one,) = await ids(bot)
    await ids(bot, offset=one + 1, patience=0)
    api.repeat(one)
    lan.say("hai")
    assert await ids(bot, offset=one + 1) == [one, one + 1]
    assert await ids(bot, offset=one + 2, patience=0) == []


async def test_updates_can_change_places(api: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.say("một")
    lan.say("hai")
    api.swap()
    one, two = sorted(api.pending)
    assert await ids(bot) == [two, one]


async def test_conflicts_are_told_slowly() -> None:
    async with serving(pace=0.1) as api, first_client(api) as bot:
        now = asyncio.get_running_loop().time
        polls = [asyncio.create_task(ids(bot, patience=50))]
        for n in (1, 2):
            await api.called("getUpdates", n)
            polls.append(asyncio.create_task(ids(bot, patience=50)))
        began = now()
        with pytest.raises(Conflict):
            await polls[0]
        with pytest.raises(Conflict):
            await polls[1]
        assert now() - began >= 0.25
        polls[2].cancel()
        await asyncio.wait(polls)


async def test_poisoned_update_breaks_both_clients(api: Api, bot: telegram.Bot, second: aiogram.Bot) -> None:
    api.poison()
    with pytest.raises(TypeError):
        await ids(bot)
    with pytest.raises(ClientDecodeError):
        await second.get_updates(timeout=1)


async def test_unknown_fields_and_kinds_break_none(
    api: Api, lan: Person, bot: telegram.Bot, second: aiogram.Bot
) -> None:
    api.embellish()
    lan.say("một")
    strange = api.add_update("community_founded", {"id": 1})
    assert (await ids(bot))[-1] == strange
    assert len(await second.get_updates(offset=strange, timeout=1)) == 1


# --- webhooks -----------------------------------------------------------------------------------------------


async def test_webhook_gets_updates_with_its_secret(api: Api, lan: Person, bot: telegram.Bot) -> None:
    async with hooked() as hook:
        lan.say("một")
        await bot.set_webhook(hook.url, secret_token="s3cret_-")
        lan.say("hai")
        assert await hook.got(2) == ["một", "hai"]
        assert hook.secrets == ["s3cret_-"] * 2
        await bot.delete_webhook()
    assert api.handed_out == [body["update_id"] for body in hook.bodies]


async def test_webhook_updates_of_one_chat_keep_order(api: Api, lan: Person, bot: telegram.Bot) -> None:
    async with hooked() as hook:
        hook.gate.clear()
        await bot.set_webhook(hook.url)
        lan.say("một")
        lan.say("hai")
        api.person(5002).say("ai đó")
        assert sorted(await hook.got(2)) == ["ai đó", "một"]
        hook.gate.set()
        assert (await hook.got(3))[2] == "hai"
        await bot.delete_webhook()


async def test_webhook_never_has_more_connections_than_it_wants(api: Api, bot: telegram.Bot) -> None:
    async with hooked() as hook:
        hook.gate.clear()
        await bot.set_webhook(hook.url, max_connections=2)
        for n in range(5):
            api.person(6000 + n).say("x")
        await hook.got(2)
        await bot.get_me()
        assert len(hook.bodies) == 2
        hook.gate.set()
        await hook.got(5)
        await bot.delete_webhook()


async def test_refused_update_is_posted_again(api: Api, lan: Person, bot: telegram.Bot) -> None:
    async with hooked() as hook:
        hook.answers = [web.Response(status=500), web.Response(status=503), web.Response(status=404)]
        await bot.set_webhook(hook.url)
        lan.say("một")
        assert await hook.got(4) == ["một"] * 4
        info = await bot.get_webhook_info()
        assert info.last_error_message == "Wrong response from the webhook: 404 Not Found"
        await bot.delete_webhook()
    assert len(set(api.handed_out)) == 1


async def test_webhook_may_ask_for_time() -> None:
    async with serving(pace=0.02) as api, first_client(api) as bot, hooked() as hook:
        now = asyncio.get_running_loop().time
        hook.answers = [web.Response(status=503, headers={"Retry-After": "20"})]
        await bot.set_webhook(hook.url)
        api.person(LAN).say("một")
        await hook.got(1)
        began = now()
        await hook.got(2)
        assert now() - began >= 20 * 0.02 - 0.1


async def test_webhook_and_polling_exclude_each_other(
    api: Api, bot: telegram.Bot, second: aiogram.Bot
) -> None:
    poll = asyncio.create_task(ids(bot, patience=50))
    await api.called("getUpdates")
    async with hooked() as hook:
        await bot.set_webhook(hook.url)
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await poll
        with pytest.raises(
            TelegramConflictError, match="can't use getUpdates method while webhook is active"
        ):
            await second.get_updates()
        await bot.delete_webhook()
    assert await ids(bot, patience=0) == []


async def test_webhooks_are_set_once_a_second() -> None:
    async with serving() as api, first_client(api) as bot:
        await bot.set_webhook(f"{api.url}/hook")
        with pytest.raises(RetryAfter):
            await bot.set_webhook(f"{api.url}/hook")


# --- people -------------------------------------------------------------------------------------------------


async def test_buttons_can_be_pressed_while_they_show(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(LAN, "?", reply_markup=PTB_KEYBOARD)
    press = lan.press("A")
    (update,) = await bot.get_updates(timeout=1)
    assert update.callback_query is not None
    assert update.callback_query.data == "a"
    await update.callback_query.answer("được")
    assert await press.answer() == "được"
    await sent.edit_text("!")
    with pytest.raises(AssertionError, match="no button 'A' here"):
        lan.press("A")


async def test_stale_and_deleted_buttons_can_be_pressed_on_purpose(lan: Person, bot: telegram.Bot) -> None:
    sent = await bot.send_message(LAN, "?", reply_markup=PTB_KEYBOARD)
    shown = lan.chat.last
    await sent.edit_text("!")
    lan.press("a", shown)
    await sent.delete()
    lan.press("A", shown)
    messages = [
        update.callback_query.message for update in await bot.get_updates(timeout=1) if update.callback_query
    ]
    assert [message.is_accessible for message in messages if message] == [True, False]


async def test_reply_keyboard_shows_until_it_is_removed(lan: Person, bot: telegram.Bot) -> None:
    keys = telegram.ReplyKeyboardMarkup(
        [[telegram.KeyboardButton("Vị trí", request_location=True), "Bỏ qua"]], resize_keyboard=True
    )
    await bot.send_message(LAN, "ở đâu?", reply_markup=keys)
    with pytest.raises(AssertionError, match="asks to share"):
        lan.tap("Vị trí")
    assert lan.tap("Bỏ qua").text == "Bỏ qua"
    await bot.send_message(LAN, "thôi", reply_markup=telegram.ReplyKeyboardRemove())
    assert lan.chat.keyboard is None


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


async def test_album_comes_as_one_update_each(api: Api, lan: Person, bot: telegram.Bot) -> None:
    lan.album([picture(), picture(), picture()], caption="ba ảnh")
    messages = [update.message for update in await bot.get_updates(timeout=1)]
    assert len({message.media_group_id for message in messages if message}) == 1
    assert [message.caption for message in messages if message] == ["ba ảnh", None, None]
    assert len(api.pending) == 3


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


async def test_strangers_cannot_be_written_to(api: Api, bot: telegram.Bot) -> None:
    minh = api.person(5002)
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


async def test_chat_shows_what_the_bot_is_doing(lan: Person, bot: telegram.Bot, clock: FakeClock) -> None:
    await bot.send_chat_action(LAN, "typing")
    assert lan.chat.actions == [(clock().timestamp(), "typing")]


async def test_menu_is_the_narrowest_scope(lan: Person, bot: telegram.Bot) -> None:
    await bot.set_my_commands([("tip", "Tip")])
    await bot.set_my_commands([("tin", "Tin")], language_code="vi")
    assert lan.menu == ["tin"]
    await bot.set_my_commands([("review", "Duyệt")], telegram.BotCommandScopeChat(LAN))
    assert lan.menu == ["review"]


# --- groups -------------------------------------------------------------------------------------------------


async def test_bot_hears_in_groups_only_what_is_meant_for_it(
    api: Api, lan: Person, bot: telegram.Bot
) -> None:
    group = api.group(GROUP)
    await bot.send_message(GROUP, "chào")
    group.say(lan, "chuyện riêng")
    group.say(lan, "/digest@another_bot")
    group.say(lan, "/digest@tinbao_bot")
    group.say(lan, "ừ", reply_to=group.chat.last)
    texts = [update.message.text for update in await bot.get_updates(timeout=1) if update.message]
    assert texts == ["/digest@tinbao_bot", "ừ"]


async def test_upgraded_group_has_another_id(api: Api, lan: Person, bot: telegram.Bot) -> None:
    group = api.group(GROUP)
    new_id = group.upgrade(lan)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(GROUP, "x")
    assert caught.value.new_chat_id == new_id == group.id
    await bot.send_message(new_id, "đã chuyển")
    await group.sees("đã chuyển")
    assert len(await bot.get_updates(timeout=1)) == 2


async def test_bot_that_was_thrown_out_is_refused(api: Api, lan: Person, bot: telegram.Bot) -> None:
    group = api.group(-1_002_000_000_001)
    group.kick_bot(lan)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "x")
    group.add_bot(lan)
    await bot.send_message(group.id, "x")


# --- files --------------------------------------------------------------------------------------------------


async def test_files_arrive_byte_for_byte(lan: Person, bot: telegram.Bot, second: aiogram.Bot) -> None:
    sent = picture(1200, 900)
    lan.photo(sent, "hiện trường")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    small, whole = update.message.photo
    assert bytes(await (await whole.get_file()).download_as_bytearray()) == sent
    assert bytes(await (await small.get_file()).download_as_bytearray()) != sent
    taken = await second.download(whole.file_id)
    assert taken is not None
    assert taken.read() == sent


async def test_link_to_a_file_runs_out(lan: Person, bot: telegram.Bot, clock: FakeClock) -> None:
    lan.document("a.txt", b"a")
    (update,) = await bot.get_updates(timeout=1)
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    clock.move(timedelta(seconds=3601))
    with pytest.raises(telegram.error.TelegramError, match="Not Found"):
        await file.download_as_bytearray()


async def test_sent_file_can_be_sent_again_by_its_id(lan: Person, bot: telegram.Bot) -> None:
    first = await bot.send_document(LAN, b"x", filename="x.docx")
    assert first.document is not None
    again = await bot.send_document(LAN, first.document.file_id, caption="bản sao")
    assert again.document is not None
    assert again.document.file_name == "x.docx"
    assert lan.chat.last.text == "bản sao"


async def test_server_runs_as_a_process_of_its_own() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.telegram_api", "--port", "0",
        cwd=Path(__file__).parent.parent, stdout=asyncio.subprocess.PIPE, env=dict(os.environ),
    )  # fmt: skip
    try:
        assert process.stdout is not None
        url = (await process.stdout.readline()).decode().strip()
        await _through_control(url)
    finally:
        process.terminate()
        await process.wait()


async def _through_control(url: str) -> None:
    async with httpx.AsyncClient(base_url=url) as control:
        acts = [
            {"person": LAN, "act": "say", "with": {"text": "/start"}, "first_name": "Lan"},
            {"group": GROUP, "act": "say", "with": {"by": LAN, "text": "/digest"}},
            {"act": "poison"},
        ]
        assert len((await control.post("/control/acts", json=acts)).raise_for_status().json()) == 3
        call = f"/bot{TOKEN}/sendMessage"
        button = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
        await control.post(call, json={"chat_id": LAN, "text": "chào", "reply_markup": button})
        seen = await control.get(f"/control/chats/{LAN}/sees", params={"text": "chào"})
        assert seen.json()["buttons"] == [{"label": "A", "data": "a", "url": ""}]
        await control.post("/control/acts", json=[{"person": LAN, "act": "press", "with": {"label": "A"}}])
        await control.post("/control/faults", json={"method": "sendMessage", "status": 502})
        assert (await control.post(call, json={"chat_id": LAN, "text": "x"})).status_code == 502
        state = (await control.get("/control/state")).json()
        assert (len(state["pending"]), state["calls"], len(state["sends"])) == (4, 2, 1)
        missing = await control.post(
            "/control/acts", json=[{"person": LAN, "act": "press", "with": {"label": "B"}}]
        )
        assert "no button 'B'" in missing.json()["error"]
