"""On Telegram what the bot said is deleted there too."""

from tests.telegram_town import TelegramTown
from tests.test_telegram_stories import Chatter


async def test_chat_shows_one_neutral_message(telegram_town: TelegramTown) -> None:
    mai = Chatter(telegram_town.api.person(3101))
    await mai.says("/start", "Anh/chị cần gì ạ?")
    await mai.presses("Báo tin", "Lúc này có ai đang gặp nguy hiểm không?")
    await mai.presses("Không", "Anh/chị muốn báo về việc gì?")
    await mai.says("/panic", "Đã xóa lời nhắn của máy")

    def emptied() -> bool | None:
        return len(list(mai.person.chat.from_bot())) == 1 or None

    await mai.person.chat.until(emptied)
    await mai.says("/start", "Anh/chị cần gì ạ?")
