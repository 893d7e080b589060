"""Presses on buttons of old messages: the buttons go, and whoever presses them again and again hurts nobody."""

from tests.telegram_town import TelegramTown


async def test_old_button_pressed_often_is_taken_away_once(telegram_town: TelegramTown) -> None:
    mai = telegram_town.api.person(1001, "Mai")
    mai.say("/start")
    await mai.sees("Đây là Tin Báo", within=20)
    old = mai.chat.last
    mai.say("/help")
    await mai.sees("Anh/chị có thể bấm nút", within=20)
    await telegram_town.api.called("editMessageReplyMarkup")
    before = len(telegram_town.api.calls_of("editMessageReplyMarkup"))
    with telegram_town.api.holding("editMessageReplyMarkup"):
        presses = [mai.press("Báo tin", old) for _ in range(5)]
        for press in presses:
            await press.answer()
        await mai.sees("nguy hiểm", within=20)
    await telegram_town.channel.idle()
    calls = telegram_town.api.calls_of("editMessageReplyMarkup")[before:]
    assert [int(call.parameters["message_id"]) for call in calls].count(old.id) == 1, calls
