"""`/find`: cases by what was typed in them, whole words only, never a word of them in a button, a row or a log."""

import re

import pytest

from bot.desk.saying import reading
from storage import indexing, search
from tests.desk_stories import HERE, THERE, add_cases, audited, tip_at, tip_by
from tests.storage_world import rows
from tests.talk import Phone, Town, file_tip, seeds

LATE, DONE = "late", "done"
SIZE = seeds().unit.tips_per_page


async def index(town: Town) -> None:
    """What the sweep does, until nothing waits."""
    while await indexing.index(town.database, town.vault, reading(town.world.programme)):
        continue


def found(phone: Phone) -> list[int]:
    """The numbers of the cases that were listed."""
    return [int(number) for number in re.findall(r"^(?:🔴 )?#(\d+) ·", phone.text, re.MULTILINE)]


async def told(town: Town, *texts: str, commune: str | None = None, category: str = "crime") -> None:
    for text in texts:
        await add_cases(town, (category, commune), answers={"what": text})


@pytest.fixture(params=[LATE, DONE])
def when(request: pytest.FixtureRequest) -> str:
    """A search before the words have their tokens, and after."""
    return str(request.param)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("xe tải", [2, 1]),
        ("xe tai", [3, 2, 1]),
        ("tai xe", [3, 2, 1]),
        ("XE TẢI", [2, 1]),
        ("tải", [2, 1]),
        ("tai", [3, 2, 1]),
        ("tài", [3, 2]),
        ("tài người", []),
        ("xe đêm", [1]),
        ("xe máy", [3]),
        ("ta", []),
        ("xet", []),
        ("x", []),
        ("xe tải bay", []),
        ("đem", []),
        ("dem", [1]),
        ("92H", [2]),
        ("92h-12345", [2]),
    ],
)
async def test_words_are_found(either_town: Town, when: str, typed: str, numbers: list[int]) -> None:
    town = either_town
    officer = await town.officer()
    await told(town, "Xe tải chở gỗ đêm qua", "xe tai 92H-12345 do o cho", "Tài xế xe máy")
    if when == DONE:
        await index(town)
    await officer.say(f"/find {typed}")
    assert found(officer) == numbers


async def test_everything_typed_about_a_case_is_found(either_town: Town, when: str) -> None:
    town = either_town
    officer, mai = await town.officer(), town.citizen()
    await file_tip(mai, "Có kho pháo lậu", who="người tên Quắm", place="hẻm Cây Trứng Cá", contact="chat")
    await officer.say(f"/take {officer.case}")
    await officer.say(f"/reply {officer.case} Tổ Bồ Câu đang tới")
    await mai.press(f"case.reply.{officer.case}")
    await mai.say("Chúng vừa chuyển sang Thanh Bần")
    if when == DONE:
        await index(town)
    for typed in ("kho pháo", "quắm", "trung ca", "bồ câu", "thanh bần", "pháo quắm bần"):
        await officer.say(f"/find {typed}")
        assert found(officer) == [1], typed
    for typed in ("danger", "contact", "chat pháo"):
        await officer.say(f"/find {typed}")
        assert found(officer) == [], typed


@pytest.mark.parametrize("told_as", ["92H-123.45", "92h 12345", "92H12345", "92-H 123 45"])
async def test_plate_is_found_however_it_is_written(town: Town, told_as: str) -> None:
    officer = await town.officer()
    await told(town, f"xe biển số {told_as}, màu đỏ")
    for typed in ("92H-123.45", "92h12345", "92H 12345 màu"):
        await officer.say(f"/find {typed}")
        assert found(officer) == [1], typed
    await officer.say("/find 92H-12346")
    assert found(officer) == []


async def test_phone_number_is_found_however_it_is_written(town: Town) -> None:
    officer = await town.officer()
    await told(town, "gọi 0905 123 457 để mua", "gọi 0905123457", "gọi 0905.123.458")
    for typed in ("0905123457", "0905-123-457", "0905 123 457 gọi"):
        await officer.say(f"/find {typed}")
        assert found(officer) == [2, 1], typed
    await officer.say("/find 123")
    assert found(officer) == [3, 1]


async def test_find_asks_for_words(town: Town) -> None:
    officer = await town.officer()
    await told(town, "Có sòng bạc")
    await officer.say("/find")
    officer.expect("gõ các từ cần tìm")
    await officer.say("sòng bạc")
    assert found(officer) == [1]
    await officer.press("Tìm từ khác")
    await officer.say("bến đò")
    officer.expect("Không có tin nào có đủ các từ này")


async def test_filters_narrow_the_search(either_town: Town, when: str) -> None:
    town = either_town
    officer = await town.officer()
    await told(town, "sòng bạc", commune=HERE)
    await told(town, "sòng bạc mới", commune=THERE)
    await told(town, "sòng bạc", commune=HERE, category="public_order")
    if when == DONE:
        await index(town)
    for typed, numbers in (
        ("sòng bạc", [3, 2, 1]),
        (f"sòng bạc {HERE}", [3, 1]),
        ("tội phạm sòng bạc", [2, 1]),
        ("sòng bạc mới", [3, 2, 1]),
        ('"bạc mới"', [2]),
        ("“bạc mới” chưa nhận", [2]),
        ("sòng bạc của tôi", []),
    ):
        await officer.say(f"/find {typed}")
        assert found(officer) == numbers, typed


async def test_numbers_and_names_are_found(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await add_cases(town, ("crime", None), alias="Chim sẻ 12")
    await add_cases(town, ("crime", None), ("crime", None), alias="Cá chép 7")
    await index(town)
    async with town.database.writing() as connection:
        await connection.exec_driver_sql("UPDATE cases SET register_number = '15/ĐK-2026' WHERE number = 2")
    for typed, numbers in (
        ("#3", [3]),
        ("3", [3]),
        ("15/ĐK-2026", [2]),
        ("15/ĐK", []),
        ("Cá chép 7", [3, 2]),
        ("ca chep 7", [3, 2]),
        ("ca chep", []),
        ("99999999999999999999", []),
    ):
        await officer.say(f"/find {typed}")
        assert found(officer) == numbers, typed


async def test_pages_go_on_below_the_last(either_town: Town, when: str) -> None:
    town = either_town
    officer = await town.officer()
    await told(town, *["sòng bạc"] * (2 * SIZE + 1))
    if when == DONE:
        await index(town)
    await officer.say("/find sòng bạc")
    seen = found(officer)
    while any(choice.label == "Tìm tiếp" for choice in officer.buttons):
        await officer.press("Tìm tiếp")
        seen += found(officer)
    assert seen == list(range(2 * SIZE + 1, 0, -1))


async def test_nothing_outside_the_scope_is_found(either_town: Town, when: str) -> None:
    town = either_town
    officer = await town.officer(HERE)
    await told(town, *["sòng bạc"] * (SIZE + 2), commune=THERE)
    await officer.say("/find bến đò")
    none = officer.heard
    if when == DONE:
        await index(town)
    for typed in ("sòng bạc", "#1", "1", "Chim sẻ 12"):
        await officer.say(f"/find {typed}")
        assert officer.heard == none, typed


async def test_words_lie_in_no_button_and_no_audit_row(town: Town) -> None:
    officer = await town.officer()
    await told(town, *["sòng bạc xập xình"] * (SIZE + 1))
    await officer.say("/find sòng bạc xập xình")
    assert [one for one in officer.buttons if "xap" in one.id or "bac" in one.id] == []
    await officer.press("Tìm tiếp")
    assert found(officer) == [1]
    assert (await audited(town.database))[-2:] == [("find", None, "words 4"), ("find", None, "words 4 more")]


async def test_words_without_content_are_found_no_more(either_town: Town, when: str) -> None:
    town = either_town
    officer, mai = await town.officer(), town.citizen()
    await tip_by(mai, what="Có sòng bạc", contact="chat")
    await tip_at(town, what="Có sòng bạc")
    if when == DONE:
        await index(town)
    await officer.say("/status 1 unfounded Không đúng")
    await officer.say("/find sòng bạc")
    assert found(officer) == [2]
    await index(town)
    await officer.say("/find sòng bạc")
    assert found(officer) == [2]
    left = {row["token"] for row in await rows(town.database, "case_token") if row["case_number"] == 1}
    assert left == {search.word_token(town.vault, "dung")}  # of the reason that was given


async def test_many_words_are_all_looked_for(town: Town, when: str) -> None:
    officer = await town.officer()
    words = "bên sông vắng thuyền gỗ lớn chở hàng cấm đêm mưa gió bão"
    await told(town, words, words.removesuffix("bão"))
    if when == DONE:
        await index(town)
    await officer.say(f"/find {words}")
    assert found(officer) == [1]


async def test_named_cases_come_first_and_none_is_lost(town: Town) -> None:
    officer = await town.officer()
    await told(town, *["kho 3 pháo"] * (SIZE + 2))
    await add_cases(town, *[("crime", None)] * SIZE, alias="pháo")
    await officer.say("/find pháo")
    assert found(officer) == list(range(2 * SIZE + 2, SIZE + 2, -1))
    await officer.press("Tìm tiếp")
    assert found(officer) == list(range(SIZE + 2, 2, -1))
    await officer.press("Tìm tiếp")
    assert found(officer) == [2, 1]


@pytest.mark.parametrize(
    "typed", ["\0", "bạc\0", "\ud800", "'; --", "%", "_", "*", "“", '"', "- 7", "-", "đ" * 4000]
)
async def test_whatever_is_typed_gets_an_answer(either_town: Town, typed: str) -> None:
    officer = await either_town.officer()
    await told(either_town, "sòng bạc")
    await officer.say(f"/find {typed}")
    assert len(officer.heard) == 1
    officer.expect_not("113")
    assert found(officer) == ([1] if "bạc" in typed else [])


async def test_frequent_words_alone_find_nothing(town: Town) -> None:
    officer = await town.officer()
    await told(town, "Có người ở đây")
    await officer.say("/find người ở")
    officer.expect("thêm một từ riêng hơn")
    for typed, numbers in (("người đây", [1]), ("nguoi day", [1]), ("đang đây", [])):
        await officer.say(f"/find {typed}")
        assert found(officer) == numbers, typed


async def test_names_of_kinds_and_places_are_words_like_others(town: Town) -> None:
    officer = await town.officer()
    await told(town, "đua xe ở chợ Thăng Bình", commune=HERE, category="crime")
    for typed in ("đua xe", "dua xe cho", "chợ Thăng Bình"):
        await officer.say(f"/find {typed}")
        assert found(officer) == [1], typed
