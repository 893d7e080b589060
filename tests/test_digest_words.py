"""What the digest says: counts to act on, in one shape, and never a word of a tip."""

import re
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.dialogue.replies import Reply
from bot.digests import digest
from bot.digests.digest import Reader
from storage.work import Work
from tests.desk_stories import HERE, THERE, add_cases, tip_at
from tests.talk import VIETNAM, Phone, Town, file_hand_in, seeds

PATIENCE = seeds().unit.reception_hours


async def read_now(town: Town, phone: Phone) -> str:
    """The digest, a minute later."""
    await town.wait(minutes=1)
    await phone.say("/digest now")
    return phone.text


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


async def test_categories_stand_against_day_before(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await add_cases(town, ("crime", HERE), ("crime", HERE), ("social_evil", THERE))
    await town.wait(days=1)
    await add_cases(town, ("crime", THERE), ("weapon", None))
    text = await read_now(town, officer)
    for line in (
        "Tin mới: 2 (hôm trước 3)",
        "• Tội phạm: 1 (hôm trước 2)",
        "• Tệ nạn xã hội: 0 (hôm trước 1)",
        "• Vũ khí, vật nguy hiểm: 1 (hôm trước 0)",
        "• Việc khác: 0 (hôm trước 0)",
        f"• {label(town, THERE)}: 1 (hôm trước 1)",
        f"• {label(town, HERE)}: 0 (hôm trước 2)",
        "• chưa rõ nơi: 1 (hôm trước 0)",
    ):
        assert line in lines(text), text


def label(town: Town, code: str) -> str:
    found = town.world.gazetteer.commune(code)
    assert found is not None
    return found.label


async def test_every_case_is_in_some_line(town: Town) -> None:
    codes = [code for code in map(str, range(20000, 21000)) if town.world.gazetteer.commune(code)][:9]
    officer = await town.officer()
    await add_cases(town, *[("crime", code) for code in codes], ("gone_from_the_tree", None))
    text = await read_now(town, officer)
    assert "Tin mới: 10 (hôm trước 0)" in text
    assert "• Việc khác: 1 (hôm trước 0)" in text
    places = text.split("Theo xã, phường:")[1].split("\n\n")[0]
    assert sum(int(n) for n in re.findall(r": (\d+) \(", places)) == 10


async def test_hand_ins_are_the_articles_three(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    for kind, count in (
        ("gun", "2"),
        ("homemade_gun", "3"),
        ("support_tool", "4"),
        ("ammunition", "50"),
        ("ammunition", "không rõ"),
        ("bladed", "1"),
    ):
        await hand_in(town, kind, count)
    text = await read_now(town, officer)
    for line in (
        "• Súng, cả súng tự chế: 5 khẩu (2 lượt)",
        "• Công cụ hỗ trợ: 4 chiếc (1 lượt)",
        "• Đạn: 50 viên (2 lượt)",
        "• Loại khác: 1 lượt",
    ):
        assert line in lines(text), text


async def hand_in(town: Town, kind: str, count: str) -> None:
    """One offer; a count that is no number is left open."""
    if count.isdigit():
        await file_hand_in(town.citizen(), kind=kind, count=count)
        return
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.hand_in", "explosive.no", kind, "count.unknown")
    await mai.say("gần chợ")
    await mai.press("place.as_written", "handover.come", "suits.any", "contact.none", "form.submit")


async def test_standing_counts_open_overdue_urgent(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    await add_cases(town, ("crime", HERE), ("crime", HERE), ("crime", HERE), ("crime", HERE))
    await officer.say("/take 1")
    await officer.say("/status 2 rejected Trùng tin khác")
    await town.wait(hours=PATIENCE, minutes=5)
    await add_cases(town, ("crime", HERE), is_urgent=True)
    text = await read_now(town, officer)
    for line in ("Hiện chưa xong: 4 tin", f"• Quá {PATIENCE} giờ chưa ai nhận: 2", "• Khẩn: 1"):
        assert line in lines(text), text


async def test_empty_digest_has_same_shape(town: Town) -> None:
    officer = await town.officer()
    empty = await read_now(town, officer)
    buttons = officer.buttons
    await tip_at(town, None)
    full = await read_now(town, officer)
    assert officer.buttons == buttons
    shape = [re.sub(r"\d+", "0", line) for line in lines(full) if "chưa rõ nơi" not in line]
    assert shape == [re.sub(r"\d+", "0", line) for line in lines(empty)]


async def test_chain_head_goes_to_admins_only(town: Town) -> None:
    officer, admin, owner = await town.officer(), await town.admin(), await town.officer(role="owner")
    assert "Nhật ký truy cập" not in await read_now(town, officer)
    for leader in (admin, owner):
        assert re.search(r"Nhật ký truy cập: dòng \d+, mã [0-9a-f]{16}", await read_now(town, leader))


async def test_digest_speaks_readers_language(town: Town) -> None:
    officer = await town.officer()
    await officer.say("/language en")
    text = await read_now(town, officer)
    assert "New tips: 0 (day before: 0)" in text
    assert "Tin mới" not in text


async def test_head_names_the_units_hours(town: Town) -> None:
    officer = await town.officer()
    await officer.say("/digest now")
    officer.expect("Tổng hợp từ 09:00 22/11 đến 09:00 23/11")


async def test_digest_fits_a_phone(town: Town) -> None:
    admin = await town.admin()
    codes = [code for code in map(str, range(20000, 21000)) if town.world.gazetteer.commune(code)]
    await add_cases(town, *[("crime", code) for code in codes])
    text = await read_now(town, admin)
    assert len(lines(text)) <= 26
    assert len(text) < 1200


typed = st.text("abcdeghiklmnopqrstuvxyăâđêôơưàáảãạ", min_size=12, max_size=40)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(what=typed, who=typed)
async def test_no_typed_word_is_in_digest(town: Town, what: str, who: str) -> None:
    await tip_at(town, HERE, what=what, who=who, contact="0905123456")
    for role in ("officer", "admin"):
        for locale in ("vi", "en"):
            text = (await composed(town, role, locale)).text
            assert what not in text
            assert who not in text
            assert "0905" not in text


async def composed(town: Town, role: str, locale: str) -> Reply:
    """The digest of one reader, as it would go out a minute from now."""
    now = town.clock() + timedelta(minutes=1)
    context = replace(town.world.context(now, town.channel), now=now)
    async with town.database.reading() as connection:
        work, reader = Work(connection, town.vault), Reader(role, frozenset(), locale)
        return await digest.compose(work, reader, context, seeds().unit, VIETNAM, until=now)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("7", "07:00"),
        ("07:00", "07:00"),
        ("6h30", "06:30"),
        ("6:30", "06:30"),
        ("23:59", "23:59"),
        ("0:00", "00:00"),
    ],
)
async def test_hour_is_set_as_typed(town: Town, typed: str, hour: str) -> None:
    officer = await town.officer()
    await officer.say(f"/digest {typed}")
    officer.expect(f"lúc {hour} mỗi ngày")
    await officer.say("/digest")
    officer.expect(f"hằng ngày: {hour}.")


@pytest.mark.parametrize("typed", ["24:00", "7:60", "-1", "7:5", "abc", "٧:٠٠", "07:00:00"])
async def test_no_hour_is_explained(town: Town, typed: str) -> None:
    officer = await town.officer()
    await officer.say(f"/digest {typed}")
    officer.expect("Giờ gửi bản tổng hợp hằng ngày: 07:00.", "/digest 06:30")


@pytest.mark.parametrize("typed", ["off", "OFF", "tắt", "tat"])
async def test_digest_is_switched_off(town: Town, typed: str) -> None:
    officer = await town.officer()
    await officer.say(f"/digest {typed}")
    officer.expect("Đã ngừng gửi")
    officer.heard = []
    await town.wait(days=2)
    assert officer.heard == []
    await officer.say("/digest")
    officer.expect("đang tắt")
