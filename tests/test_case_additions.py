"""How many pictures a case takes, and how many of them are ever read."""

from sqlalchemy import func, select

from bot.dialogue.events import MediaReceived
from storage import cases
from storage.cases import FILES
from storage.tables import file
from storage.work import Work
from tests.desk_stories import read
from tests.talk import Phone, Town, file_tip, picture_id


async def with_open_case(town: Town) -> Phone:
    """A teller who has just opened the case they filed."""
    mai = town.citizen()
    await mai.say(await file_tip(mai))
    return mai


async def test_case_keeps_only_so_many_pictures(either_town: Town) -> None:
    town = either_town
    mai = await with_open_case(town)
    for number in range(FILES):
        await mai.show(picture_id(number))
    mai.expect("Đã ghi thêm vào tin")
    await mai.show(picture_id(FILES))
    mai.expect(f"đã đủ {FILES} ảnh")
    [row] = await read(town.database, select(func.count()).select_from(file))
    assert row[0] == FILES


async def test_pictures_in_one_batch_are_counted(town: Town) -> None:
    mai = await with_open_case(town)
    pictures = [MediaReceived(picture_id(number), "picture", 1000) for number in range(FILES + 2)]
    await town.send(*(town.envelope(mai.name, picture) for picture in pictures))
    [row] = await read(town.database, select(func.count()).select_from(file))
    assert row[0] == FILES


async def test_reading_a_case_reads_no_more_pictures(town: Town) -> None:
    await with_open_case(town)
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        for number in range(FILES + 3):
            cases.receive_file(work, picture_id(number), b"k" * 16, "picture", 1, town.clock())
            cases.attach(work, 1, picture_id(number))
        case = await cases.open_case(work, 1)
    assert case is not None
    assert len(case.files) == FILES
