"""The receipt's picture and link, on the page and on Telegram: made when they are wanted, never stored."""

import io

from PIL import Image
from sqlalchemy import select

from bot.channels.qr import picture_of
from bot.dialogue.replies import Reply
from storage import tables
from tests.desk_stories import read
from tests.fake_web import Backstage, Site, serving
from tests.talk import RECEIPT, Town, file_tip
from tests.telegram_town import TelegramTown
from tests.test_telegram_stories import Chatter, filed_tip

CODE = "ABCD-EFGH-JKMN-PQRS-T"
LINK = "/#start=ABCDEFGHJKMNPQRST"


async def test_picture_is_large_enough_for_an_old_camera() -> None:
    picture = Image.open(io.BytesIO(await picture_of("https://t.me/some_unit_bot?start=ABCDEFGHJKMNPQRST")))
    assert min(picture.size) >= 240
    assert picture.size[0] == picture.size[1]


async def test_page_gets_the_link_behind_the_hash() -> None:
    async with serving(Backstage()) as site:
        me = await site.open()
        site.back.mailbox.put("user-1", Reply("Mã", receipt=CODE))
        [message] = (await site.client.get("/chat/messages", headers=me)).json()
    assert message["link"] == LINK
    assert message["files"] == [{"id": "qr-1", "kind": "receipt", "size": 0}]


async def test_page_gets_the_picture_of_its_own_address() -> None:
    async with serving(Backstage()) as site:
        me = await site.open()
        site.back.mailbox.put("user-1", Reply("Mã", receipt=CODE))
        response = await site.client.get("/chat/files/qr-1", headers=me)
        address = str(site.client.base_url).rstrip("/")
    assert response.headers["content-type"] == "image/png"
    assert response.content == await picture_of(address + LINK)


async def test_page_gets_the_picture_of_other_words() -> None:
    async with serving(Backstage()) as site:
        me = await site.open()
        site.back.mailbox.put("user-1", Reply("Quét hình này", qr="otpauth://totp/a?secret=B"))
        [message] = (await site.client.get("/chat/messages", headers=me)).json()
        response = await site.client.get("/chat/files/qr-1", headers=me)
    assert [file["id"] for file in message["files"]] == ["qr-1"]
    assert "link" not in message
    assert response.content == await picture_of("otpauth://totp/a?secret=B")


async def test_nobody_gets_the_picture_of_another() -> None:
    async with serving(Backstage()) as site:
        mine, theirs = await site.open(), await site.open()
        site.back.mailbox.put("user-1", Reply("Mã", receipt=CODE))
        site.back.mailbox.put("user-1", Reply("Chào"))
        assert await _status(site, "qr-1", mine) == 200
        assert await _status(site, "qr-1", theirs) == 404
        assert [await _status(site, id, mine) for id in ("qr-2", "qr-3", "qr-0", "qr-x")] == [404] * 4


async def _status(site: Site, id: str, who: dict[str, str]) -> int:
    return (await site.client.get(f"/chat/files/{id}", headers=who)).status_code


async def test_telegram_shows_the_code_with_picture_and_link(telegram_town: TelegramTown) -> None:
    mai = Chatter(telegram_town.api.person(1001, first_name="Mai"))
    code = await filed_tip(mai)
    [receipt] = [one for one in mai.person.chat.from_bot() if one.content.get("photo")]
    link = f"https://t.me/tinbao_bot?start={code.replace('-', '')}"
    assert code in receipt.text
    assert receipt.text.endswith(link)
    assert not receipt.protected


async def test_receipt_leaves_no_file(either_town: Town) -> None:
    mai = either_town.citizen()
    code = await file_tip(mai)
    assert RECEIPT.fullmatch(code)
    assert [reply.receipt for reply in mai.history if reply.receipt] == [code]
    assert await read(either_town.database, select(tables.file)) == []
