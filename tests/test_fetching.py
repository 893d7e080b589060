"""Files are fetched after the turn that told of them: nobody waits, nothing is lost, nothing is promised too early."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot import fetching, files
from storage.tables import conversation, file, file_work, reporter
from tests.engines import connections_ended
from tests.media_corpus import PLANTED, sound
from tests.telegram_api import Api, Person
from tests.telegram_api.contents import picture
from tests.telegram_town import TelegramTown, at_work, settings_of, unhurried
from tests.test_telegram_groups import admin
from tests.test_telegram_pictures import drawn

WITHIN = 20.0


@pytest.fixture
async def mai(telegram_town: TelegramTown) -> Person:
    """Somebody who is asked what happened."""
    return await asked_what(telegram_town.api)


async def asked_what(api: Api) -> Person:
    person = api.person(1001, first_name="Mai")
    person.say("/start")
    await person.sees("Đây là Tin Báo", within=WITHIN)
    for label, expected in (("Báo tin", "nguy hiểm"), ("Không", "việc gì"), ("Việc khác", "kể việc")):
        person.press(label)
        await person.sees(expected, within=WITHIN, fresh=True)
    return person


async def sends(mai: Person) -> None:
    """The rest of the tip, from the question when it was, with a file that came already."""
    for label, expected in (
        ("Không nhớ", "ở đâu"),
        ("Không nhớ nơi nào", "nhớ người nào"),
        ("Bỏ qua", "biết việc này"),
        ("Bỏ qua", "có ảnh"),
        ("Xong", "gặp nguy hiểm"),
        ("Tôi không chắc", "cách nào"),
        ("Không cần liên lạc lại", "xem lại"),
        ("Gửi đi", "đã nhận tin của anh/chị"),
    ):
        mai.press(label)
        await mai.sees(expected, within=WITHIN, fresh=True)


async def kept(town: TelegramTown) -> list[tuple[str, str, int]]:
    """The files that are here: id, kind, size."""
    async with town.core.database.reading() as connection:
        rows = await connection.execute(select(file.c.id, file.c.kind, file.c.size))
        return [(row.id, row.kind, row.size) for row in rows]


async def test_answer_promises_no_more_than_is_true(telegram_town: TelegramTown, mai: Person) -> None:
    with telegram_town.api.holding("getFile"):
        mai.photo(drawn())
        said = await mai.sees("Đang tải tệp", within=WITHIN, fresh=True)
        assert "Đã nhận" not in said.text
        mai.say("Có người lạ trước cổng")
        await mai.sees("lúc nào", within=WITHIN, fresh=True)
    await telegram_town.files_done()
    [(id, kind, _)] = await kept(telegram_town)
    assert kind == "picture"
    assert telegram_town.core.blobs.read(id).startswith(b"\xff\xd8")


async def test_refusal_comes_after_the_answer_and_the_form_goes_on(
    telegram_town: TelegramTown, mai: Person
) -> None:
    mai.document("don.docx", b"PK\x03\x04" + bytes(99), "application/zip")
    said = await mai.sees("Word, Excel", within=WITHIN)
    assert "không giữ được" in said.text
    await telegram_town.files_done()
    assert await kept(telegram_town) == []
    mai.say("Có người lạ trước cổng")
    await mai.sees("lúc nào", within=WITHIN, fresh=True)


async def test_network_that_fails_is_asked_again(telegram_town: TelegramTown, mai: Person) -> None:
    telegram_town.api.fail("getFile", status=500, times=2)
    mai.photo(drawn())
    await mai.sees("Đang tải tệp", within=WITHIN)
    await telegram_town.files_done()
    assert len(await kept(telegram_town)) == 1


async def test_full_disk_is_waited_for(
    telegram_town: TelegramTown, mai: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = files.KEPT_FREE_BYTES
    monkeypatch.setattr(files, "KEPT_FREE_BYTES", 1 << 62)
    mai.photo(drawn())
    await mai.sees("Đang tải tệp", within=WITHIN)
    monkeypatch.setattr(files, "KEPT_FREE_BYTES", room)
    await telegram_town.files_done()
    assert len(await kept(telegram_town)) == 1


async def test_what_can_never_be_fetched_is_given_up_in_the_end(
    telegram_town: TelegramTown, mai: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "TRIES", 1)
    telegram_town.api.fail("getFile", status=500, times=None)
    mai.photo(drawn())
    said = await mai.sees("mà chúng tôi không giữ được", within=WITHIN)
    assert "gửi lại" in said.text
    assert await kept(telegram_town) == []


async def test_two_hundred_pictures_leave_the_chat_answering(
    telegram_town: TelegramTown, mai: Person
) -> None:
    lan = telegram_town.api.person(1002, "Lan")
    with telegram_town.api.holding("getFile"):
        for _ in range(200):
            mai.photo(picture())
        lan.say("/start")
        await lan.sees("Đây là Tin Báo", within=WITHIN)
        await mai.sees("Đã đủ 5", within=WITHIN)
    await telegram_town.files_done()
    assert len(await kept(telegram_town)) == 5


async def test_file_taken_back_meanwhile_is_not_kept(telegram_town: TelegramTown, mai: Person) -> None:
    with telegram_town.api.holding("getFile"):
        mai.photo(drawn())
        await mai.sees("Đang tải tệp", within=WITHIN)
        mai.say("/cancel")
        await mai.sees("Đã hủy", within=WITHIN)
    await telegram_town.files_done()
    assert await kept(telegram_town) == []
    assert [one for one in telegram_town.core.blobs.folder.rglob("*") if one.is_file()] == []


async def test_death_before_the_fetch_loses_nothing(
    api: Api, sqlite_url: str, keys: Path, tmp_path: Path
) -> None:
    settings = settings_of(tmp_path, sqlite_url, keys, api)
    with api.holding("getFile"):
        async with at_work(settings, unhurried()):
            mai = await asked_what(api)
            mai.photo(drawn())
            await mai.sees("Đang tải tệp", within=WITHIN)
    async with at_work(settings, unhurried()) as (core, channel):
        town = TelegramTown(api, core, channel)
        await town.files_done()
        assert len(await kept(town)) == 1
    await connections_ended()


async def test_voice_is_altered_and_the_original_is_gone(telegram_town: TelegramTown, mai: Person) -> None:
    original = sound("ogg", "libopus")
    mai.document("ghi-am.ogg", original, "audio/ogg")
    await mai.sees("đổi giọng", within=WITHIN)
    mai.press("Đổi giọng giúp tôi")
    await mai.sees("sẽ đổi giọng", within=WITHIN)
    await telegram_town.files_done()
    [(id, kind, size)] = await kept(telegram_town)
    content = telegram_town.core.blobs.read(id)
    assert (kind, size) == ("voice", len(content))
    assert PLANTED.encode() not in content
    assert original[-1000:] not in content
    assert len([one for one in telegram_town.core.blobs.folder.rglob("*") if one.is_file()]) == 1


async def test_officer_hears_when_the_files_of_a_case_are_here(
    telegram_town: TelegramTown, mai: Person
) -> None:
    an = await admin(telegram_town)
    with telegram_town.api.holding("getFile"):
        mai.say("Có người lạ trước cổng")
        await mai.sees("lúc nào", within=WITHIN, fresh=True)
        mai.photo(drawn())
        await mai.sees("Đang tải tệp", within=WITHIN, fresh=True)
        await sends(mai)
        await an.sees("Tin mới", within=WITHIN)
        an.say("/take 1")
        await an.sees("đã nhận xử lý", within=WITHIN)
        an.say("/tip 1")
        await an.sees("mở lại tin sau ít phút", within=WITHIN)
    await an.sees("các tệp đã tải xong", within=WITHIN)


async def test_form_is_still_offered_after_one_of_its_files_was_lost(
    telegram_town: TelegramTown, mai: Person
) -> None:
    mai.document("don.docx", b"PK\x03\x04" + bytes(99), "application/zip")
    await mai.sees("không giữ được", within=WITHIN)
    await telegram_town.files_done()
    async with telegram_town.core.database.reading() as connection:
        due = (await connection.execute(select(conversation.c.due_at))).scalars().all()
    assert None not in due


async def test_file_lost_after_sending_is_told_where_the_case_keeps_no_tie(
    telegram_town: TelegramTown, mai: Person
) -> None:
    with telegram_town.api.holding("getFile"):
        mai.say("Có người lạ trước cổng")
        await mai.sees("lúc nào", within=WITHIN, fresh=True)
        mai.document("don.pdf", b"%PDF-1.7 hong", "application/pdf")
        await mai.sees("Đang tải tệp", within=WITHIN, fresh=True)
        await sends(mai)
    said = await mai.sees("mà chúng tôi không giữ được", within=WITHIN)
    assert "không mở được" in said.text
    await telegram_town.files_done()
    assert [kind for _, kind, _ in await kept(telegram_town)] == ["lost"]
    async with telegram_town.core.database.reading() as connection:
        assert (await connection.execute(select(reporter.c.case_number))).first() is None
        assert (await connection.execute(select(file_work.c.file_id))).first() is None
