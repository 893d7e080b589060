"""On Telegram what the bot said is deleted there too."""

from storage.outbox import SENT_SLOT
from tests.storage_world import rows
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


async def test_ids_of_delivered_messages_are_on_disk_and_sealed(telegram_town: TelegramTown) -> None:
    mai = Chatter(telegram_town.api.person(3102))
    await mai.says("/start", "Anh/chị cần gì ạ?")
    await mai.says("/help", "Gõ 1 là nút thứ nhất")
    await mai.says("/verify", "Tin Báo thật")
    named = [row for row in await rows(telegram_town.core.database, "outbox") if row["slot"] == SENT_SLOT]
    assert named
    vault = telegram_town.core.vault
    said = {message.id for message in mai.person.chat.messages}
    for row in named:
        body = vault.unseal(row["body_sealed"], "outbox", row["conversation"], row["n"])
        assert {int(ref) for ref in body.split()} <= said
