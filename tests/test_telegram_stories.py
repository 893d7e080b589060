"""Stories on Telegram, over real HTTP: what citizens and officers see on their phones."""

import io
from typing import Any

import pytest
from PIL import Image

from bot.desk.people import make_invite
from storage.staff import Invite
from storage.work import Work
from tests.talk import RECEIPT
from tests.telegram_api import Message, Person, contents
from tests.telegram_town import TelegramTown

THANH_BINH = (15.5079, 108.3167)


def picture(shade: int) -> bytes:
    """A small photo, each shade another."""
    made = io.BytesIO()
    Image.new("RGB", (64, 48), (shade, 80, 120)).save(made, "JPEG")
    return made.getvalue()


class Chatter:
    """A person who waits for each answer. Words are of the text that is expected next."""

    def __init__(self, person: Person) -> None:
        self.person = person

    async def says(self, text: str, *expected: str) -> None:
        self.person.say(text)
        await self.sees(*expected)

    async def presses(self, label: str, *expected: str) -> None:
        self.person.press(label)
        await self.sees(*expected)

    async def sees(self, *expected: str) -> Message:
        found = [await self.person.sees(one, within=15, fresh=True) for one in expected]
        return found[-1]

    async def has_buttons_only_at(self, words: str) -> None:
        """Waits until one message alone has buttons, the one with these words."""

        def settled() -> bool | None:
            with_buttons = [message for message in self.person.chat.messages if message.buttons]
            return (len(with_buttons) == 1 and words in with_buttons[0].text) or None

        await self.person.chat.until(settled)

    async def until(self, words: str) -> None:
        await self.person.sees(words, within=15)

    @property
    def photos(self) -> list[Message]:
        """Pictures the bot sent, each protected from being passed on."""
        sent = [message for message in self.person.chat.from_bot() if message.content.get("photo")]
        assert all(message.protected for message in sent)
        return sent

    @property
    def code(self) -> str:
        said = "\n".join(message.text for message in self.person.chat.messages)
        code: str = RECEIPT.findall(said)[-1]
        return code


@pytest.fixture
def mai(telegram_town: TelegramTown) -> Chatter:
    return Chatter(telegram_town.api.person(1001, first_name="Mai"))


async def officer(town: TelegramTown, number: int = 2001) -> Chatter:
    """Somebody who came in by the invite's link."""
    async with town.core.database.writing() as connection:
        work = Work(connection, town.core.vault)
        code = make_invite(work, Invite("officer", frozenset()), town.core.world.clock(), by=None)
        await work.flush()
    chatter = Chatter(town.api.person(number, first_name="An"))
    chatter.person.open_link(code)
    await chatter.sees("cán bộ", "/help")
    return chatter


STRANGE = "a<b>&c &lt; <script> https://vi.wikipedia.org/wiki/Hội_An *x* _y_"
"""Words that some way of writing would take for its own signs."""


async def filed_tip(mai: Chatter, words: str = "Tối nào cũng có nhóm đua xe trên đường liên xã") -> str:
    """A whole tip with a place, an album of three, and an answer wanted here."""
    await mai.says("/start", "Đây là Tin Báo")
    await mai.presses("Báo tin", "nguy hiểm")
    await mai.presses("Không", "việc gì")
    await mai.presses("An ninh, trật tự", "việc nào")
    await mai.presses("Đua xe, lạng lách", "kể việc")
    await mai.says(words, "lúc nào")
    await mai.presses("Nhiều lần", "ở đâu")
    mai.person.share_place(*THANH_BINH)
    await mai.sees("một trong các nơi này")
    await mai.presses("xã Thạnh Bình", "nhớ người nào")
    await mai.presses("Bỏ qua", "biết việc này")
    await mai.presses("Tôi tận mắt thấy", "ảnh")
    mai.person.album([picture(shade) for shade in (10, 120, 230)])
    await mai.sees("3/5")
    await mai.presses("Xong", "gặp nguy hiểm")
    await mai.presses("Không", "cách nào")
    await mai.presses("Trả lời tôi ở đây", "xem lại", words)
    await mai.presses("Gửi đi", "Chúng tôi đã nhận tin")
    return mai.code


async def asked_for_pictures(mai: Chatter) -> None:
    """As far as the question for pictures."""
    await mai.says("/start", "Đây là Tin Báo")
    await mai.presses("Báo tin", "nguy hiểm")
    await mai.presses("Không", "việc gì")
    await mai.presses("Việc khác", "kể việc")
    await mai.says("Đèn đường hỏng", "lúc nào")
    for asked in ("ở đâu", "nhớ người nào", "biết việc này", "ảnh"):
        await mai.presses("form.skip", asked)


def in_album(person: Person, photo: dict[str, Any]) -> dict[str, Any]:
    """A message with one picture of the person's only album."""
    chat = person.chat
    sent = {"message_id": chat.next_id(), "from": person.user, "chat": chat.wire(), "date": 1_764_000_000}
    return {**sent, "media_group_id": "13", **photo}


async def test_tip_with_a_place_and_an_album(mai: Chatter) -> None:
    code = await filed_tip(mai)
    assert RECEIPT.fullmatch(code)
    receipt = next(message for message in mai.person.chat.messages if code in message.text)
    assert [entity["type"] for entity in receipt.entities] == ["code"]


async def test_form_is_one_living_message(mai: Chatter) -> None:
    await mai.says("/start", "Đây là Tin Báo")
    await mai.presses("Báo tin", "nguy hiểm")
    prompt = mai.person.chat.last.id
    await mai.presses("Không", "việc gì")
    await mai.presses("Việc khác", "kể việc")
    assert mai.person.chat.last.id == prompt
    await mai.says("Đèn đường hỏng", "lúc nào")
    await mai.has_buttons_only_at("lúc nào")


async def test_words_come_back_as_they_were_typed(telegram_town: TelegramTown, mai: Chatter) -> None:
    an = await officer(telegram_town)
    code = await filed_tip(mai, STRANGE)
    await an.says("/tip 1", STRANGE)
    for message in (*mai.person.chat.from_bot(), *an.person.chat.from_bot()):
        codes = [message.text[e["offset"] : e["offset"] + e["length"]] for e in message.entities]
        assert codes in ([], [code])
        assert {entity["type"] for entity in message.entities} <= {"code"}


async def test_no_link_is_shown_with_its_page(telegram_town: TelegramTown, mai: Chatter) -> None:
    an = await officer(telegram_town)
    await filed_tip(mai, "Trang giả: https://vi.wikipedia.org/wiki/Hội_An")
    await an.says("/tip 1", "Trang giả")
    await an.says("/tips", "#1")
    for chat in (mai.person.chat, an.person.chat):
        said = [message for message in chat.from_bot() if message.content.get("text")]
        assert not [message.text for message in said if message.preview]


async def test_press_on_an_old_button_of_the_menu_explains_itself(mai: Chatter) -> None:
    await mai.says("/start", "Đây là Tin Báo")
    menu = mai.person.chat.last
    await mai.presses("Báo tin", "nguy hiểm")
    await mai.presses("Không", "việc gì")
    await mai.has_buttons_only_at("việc gì")
    mai.person.press("Giao nộp vũ khí", menu)
    said = await mai.sees("đang viết dở, chưa gửi")
    assert "việc gì" in said.text
    await mai.has_buttons_only_at("việc gì")
    await mai.presses("Việc khác", "kể việc")


async def test_press_on_an_old_button_of_the_form_explains_itself(mai: Chatter) -> None:
    await mai.says("/start", "Đây là Tin Báo")
    await mai.presses("Báo tin", "nguy hiểm")
    asked = mai.person.chat.last
    await mai.presses("Không", "việc gì")
    mai.person.press("danger.no", asked)
    said = await mai.sees("Nút này thuộc về câu khác. Xin anh/chị trả lời câu đang hỏi.")
    assert "việc gì" in said.text
    await mai.presses("Việc khác", "kể việc")


async def test_press_on_a_button_of_a_form_that_was_left_explains_itself(mai: Chatter) -> None:
    await mai.says("/start", "Đây là Tin Báo")
    await mai.presses("Báo tin", "nguy hiểm")
    asked = mai.person.chat.last
    await mai.says("/cancel", "Đã hủy")
    mai.person.press("danger.no", asked)
    said = await mai.sees("Nút này thuộc về một câu trước, giờ không dùng được nữa.")
    assert "cần gì" in said.text
    await mai.has_buttons_only_at("cần gì")


async def test_album_is_acknowledged_once(telegram_town: TelegramTown, mai: Chatter) -> None:
    await asked_for_pictures(mai)
    said = len(list(mai.person.chat.from_bot()))
    mai.person.album([picture(shade) for shade in (10, 120, 230)])
    await mai.sees("3/5")
    await mai.has_buttons_only_at("3/5")
    await telegram_town.channel.idle()
    assert len(list(mai.person.chat.from_bot())) == said + 1
    assert "3/5" in mai.person.chat.messages[-1].text  # below the album, not in its old place above


async def test_album_that_comes_in_several_polls_is_acknowledged_in_one_message(
    telegram_town: TelegramTown, mai: Chatter
) -> None:
    await asked_for_pictures(mai)
    said = len(telegram_town.api.calls_of("sendMessage"))
    for count, shade in enumerate((10, 120, 230), 1):
        photo = contents.photo(telegram_town.api.world.files, picture(shade), None)
        telegram_town.api.add_update("message", in_album(mai.person, photo))
        await mai.until(f"{count}/5")
    assert len(telegram_town.api.calls_of("sendMessage")) == said + 1


async def test_picture_sent_as_a_file_is_a_picture(telegram_town: TelegramTown, mai: Chatter) -> None:
    an = await officer(telegram_town)
    await asked_for_pictures(mai)
    mai.person.document("anh.jpg", picture(10), "image/jpeg")
    await mai.sees("1/5")
    mai.person.document("don.pdf", b"%PDF-", "application/pdf")
    await mai.sees("mà chúng tôi không giữ được")
    await mai.presses("Xong", "gặp nguy hiểm")
    await mai.presses("Không", "cách nào")
    await mai.presses("Không cần liên lạc lại", "xem lại")
    await mai.presses("Gửi đi", "Chúng tôi đã nhận tin")
    await telegram_town.files_done()
    await an.says("/tip 1", "Đèn đường hỏng")
    await an.person.chat.until(lambda: an.photos if len(an.photos) == 1 else None)


async def test_lists_and_news_of_cases_are_protected(telegram_town: TelegramTown, mai: Chatter) -> None:
    an = await officer(telegram_town)
    await filed_tip(mai)
    news = await an.person.sees("Đua xe", within=15)
    await an.says("/tips", "Đua xe")
    listed = an.person.chat.last
    assert (news.id != listed.id, news.protected, listed.protected) == (True, True, True)


async def test_answer_arrives_in_the_citizens_chat(telegram_town: TelegramTown, mai: Chatter) -> None:
    an = await officer(telegram_town)
    code = await filed_tip(mai)
    await an.until("Đua xe")
    await telegram_town.files_done()
    await an.says("/tip 1", "Thạnh Bình", "đua xe trên đường")
    await an.person.chat.until(lambda: an.photos if len(an.photos) == 3 else None)
    assert all(m.protected for m in an.person.chat.messages if m.from_bot and "đua xe trên đường" in m.text)
    await an.presses("Nhận xử lý", "nhận")
    await an.says("/reply 1 Cảm ơn anh/chị, tối nay tổ tuần tra sẽ qua.", "gửi")
    await mai.until("tối nay tổ tuần tra")
    other = Chatter(telegram_town.api.person(1002, first_name="Lan"))
    other.person.open_link(code)
    await other.sees("tối nay tổ tuần tra")


async def test_weapon_is_handed_in(mai: Chatter) -> None:
    await mai.says("/start", "Đây là Tin Báo")
    await mai.presses("Giao nộp vũ khí", "nổ")
    await mai.presses("Không, tôi biết rõ đó là gì", "loại nào")
    await mai.presses("Công cụ hỗ trợ", "bao nhiêu")
    await mai.presses("2", "đang ở đâu")
    await mai.says("gan cho", "chưa nhận ra xã, phường")
    await mai.presses("Giữ nguyên lời tôi viết", "cách nào")
    await mai.presses("Công an đến nhận", "tiện cho anh/chị")
    await mai.presses("Lúc nào cũng được", "trả lời về việc giao nộp")
    await mai.presses("Trả lời tôi ở đây", "xem lại")
    await mai.presses("Gửi đi", "Chúng tôi đã nhận tin")


async def test_who_blocked_the_bot_gets_the_answer_when_they_come_back(
    telegram_town: TelegramTown, mai: Chatter
) -> None:
    an = await officer(telegram_town)
    await filed_tip(mai)
    await an.until("Đua xe")
    mai.person.block()
    await an.says("/take 1", "nhận")
    await an.says("/reply 1 Tối nay tổ tuần tra sẽ qua.", "gửi")
    await telegram_town.core.sweep_outbox()
    mai.person.unblock()
    await mai.says("/start", "Đây là Tin Báo")
    await mai.until("Tối nay tổ tuần tra sẽ qua")


@pytest.mark.parametrize("kind", ["sticker", "poll"])
async def test_what_we_cannot_take_is_answered_kindly(mai: Chatter, kind: str) -> None:
    await mai.says("/start", "Đây là Tin Báo")
    getattr(mai.person, kind)()
    await mai.sees("chưa nhận được loại tin này")
