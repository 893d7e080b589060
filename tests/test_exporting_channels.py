"""What `/export` made, as it reaches its reader over real HTTP: a document with a name that computers know."""

from datetime import timedelta

import pytest

from bot.dialogue.replies import Reply
from bot.media.kinds import OFFICE
from storage import cases
from storage.work import Work
from tests.desk_stories import HERE, new_case
from tests.exported import table_of
from tests.exporting_world import PASSWORD
from tests.fake_web import Backstage, FakeFiles, serving
from tests.telegram_town import TelegramTown
from tests.test_telegram_groups import admin

WITHIN = 30.0


async def file_cases(town: TelegramTown, count: int) -> None:
    """Cases that lie there before anybody asks."""
    core = town.core
    async with core.database.writing() as connection:
        work = Work(connection, core.vault)
        for _ in range(count):
            filed = new_case("crime", HERE, answers={"what": "gọi 0905123456"})
            await cases.file_case(work, filed, core.world.clock() - timedelta(hours=1))
        await work.flush()


async def test_table_comes_into_a_telegram_chat(telegram_town: TelegramTown) -> None:
    an = await admin(telegram_town)
    await file_cases(telegram_town, 3)
    an.say("/export 30 ngày")
    begun = await an.sees("Đang làm bảng tin", within=WITHIN)
    password = await an.sees("Mật khẩu mở tệp", within=WITHIN)
    file = await an.sees("Bảng có 3 tin", within=WITHIN)
    assert "Đã làm xong tệp" in begun.text
    assert begun.buttons == []
    assert password.protected
    assert not file.protected
    assert [button.label for button in file.buttons] == ["Xóa tệp ngay"]
    document = file.content["document"]
    assert document["file_name"] == "document.xlsx"
    kept = telegram_town.api.world.files.find(document["file_id"])
    assert kept is not None
    rows = table_of(kept.data, PASSWORD.findall(password.text)[0])[1:]
    assert [row[0] for row in rows] == [1, 2, 3]
    assert "0905" not in str(rows)
    an.press("Xóa tệp ngay", file)
    await an.sees("Đã xóa tệp khỏi máy chủ", within=WITHIN)


class Office(FakeFiles):
    """Gives everybody a file of one kind."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind

    async def open(self, _channel: str, _user_id: str, _file_id: str) -> tuple[str, bytes] | None:
        """The file."""
        return OFFICE[self._kind], b"locked"


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
async def test_browser_saves_it_under_a_name(kind: str) -> None:
    async with serving(Backstage(files=Office(kind))) as site:
        response = await site.client.get(f"/chat/files/{'0' * 32}", headers=await site.open())
    assert response.headers["content-disposition"] == f'attachment; filename="tin-bao.{kind}"'
    assert response.headers["content-type"] == OFFICE[kind]
    assert response.content == b"locked"


async def test_page_puts_news_in_the_place_of_what_they_follow() -> None:
    async with serving(Backstage()) as site:
        me = await site.open()
        site.back.mailbox.put("user-1", Reply("Đang làm", edits=1))
        site.back.mailbox.put("user-1", Reply("Đã làm xong", edits=1))
        shown = (await site.client.get("/chat/messages", headers=me)).json()
    assert [(one["id"], one["edits"]) for one in shown] == [("m1", "m1"), ("m2", "m1")]
