"""`/tips`: pages, filters in every way they are typed, one shape of line, unknown words named."""

import re
from datetime import timedelta

import pytest

from bot.desk import lists
from bot.dialogue.content import CHOICE_ID_BYTES
from storage import case_lists
from tests.desk_stories import HERE, THERE, add_cases, audited, tip_at
from tests.talk import Phone, Town, seeds

LINE = re.compile(r"^(🔴 )?#\d+ · [^·]+ · [^·]+ · [^·]+ · \d\d:\d\d \d\d/\d\d$")
SIZE = seeds().unit.tips_per_page


def listed(phone: Phone) -> list[int]:
    """The numbers of the cases that were listed."""
    return [int(number) for number in re.findall(r"^(?:🔴 )?#(\d+) ·", phone.text, re.MULTILINE)]


def labels(phone: Phone) -> list[str]:
    """What stands on the buttons that came last."""
    return [button.label for button in phone.buttons]


@pytest.fixture
async def officer(town: Town) -> Phone:
    """Someone with five cases: 1 crime here, 2 order there, 3 crime there, 4 order here, 5 without a place."""
    officer = await town.officer()
    await add_cases(
        town,
        ("crime", HERE),
        ("public_order", THERE),
        ("crime", THERE),
        ("public_order", HERE),
        ("social_evil", None),
    )
    return officer


async def test_list_is_newest_first(officer: Phone) -> None:
    await officer.say("/tips")
    assert listed(officer) == [5, 4, 3, 2, 1]
    officer.expect("5 tin\n")
    officer.expect_buttons("desk.tip.5", "desk.tip.1")


async def test_line_has_always_same_shape(town: Town, officer: Phone) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.hand_in", "explosive.yes", "form.skip")
    await officer.say("/tips")
    lines = officer.text.split("\n\n")[1:]
    assert len(lines) == 6
    assert [line for line in lines if not LINE.match(line)] == []
    assert lines[0].startswith("🔴 #6")


async def test_list_says_no_typed_word(officer: Phone) -> None:
    await officer.say("/tips")
    officer.expect_not("đua xe", "cổng trường")


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("crime", [3, 1]),
        ("CRIME", [3, 1]),
        ("tội phạm", [3, 1]),
        ("toi pham", [3, 1]),
        ("TỘI PHẠM", [3, 1]),
        ("an ninh, trật tự", [4, 2]),
        ("an ninh trat tu", [4, 2]),
        ("social evils", [5]),
        (HERE, [4, 1]),
        (f"crime {THERE}", [3]),
        (f"{THERE} tội phạm mới", [3]),
        (f"crime {THERE} new unassigned", [3]),
        (f"crime, {THERE}; mới; chưa nhận", [3]),
        ("mới", [5, 4, 3, 2, 1]),
        ("new", [5, 4, 3, 2, 1]),
        ("chưa nhận", [5, 4, 3, 2, 1]),
        ("chua nhan", [5, 4, 3, 2, 1]),
        ("unassigned", [5, 4, 3, 2, 1]),
        ("crime crime tội phạm", [3, 1]),
        ("khẩn", []),
        ("urgent", []),
        ("của tôi", []),
        ("mine", []),
        ("quá hạn", []),
        ("qua han", []),
        ("đang xử lý", []),
        ("in_progress", []),
        ("đã xong", []),
    ],
)
async def test_filter_is_understood(officer: Phone, words: str, numbers: list[int]) -> None:
    await officer.say(f"/tips {words}")
    assert listed(officer) == numbers
    if not numbers:
        officer.expect("Không có tin nào phù hợp")


async def test_mine_and_unassigned_follow_taking(officer: Phone) -> None:
    await officer.say("/take 2")
    await officer.say("/tips của tôi")
    assert listed(officer) == [2]
    await officer.say("/tips chưa nhận")
    assert listed(officer) == [5, 4, 3, 1]
    await officer.say("/tips accepted")
    assert listed(officer) == [2]


async def test_unassigned_is_what_is_still_open(officer: Phone) -> None:
    await officer.say("/status 4 rejected Trùng tin khác")
    await officer.say("/status 5 out_of_scope Ngoài phạm vi")
    for typed in ("chưa nhận", "free"):
        await officer.say(f"/tips {typed}")
        assert listed(officer) == [3, 2, 1]


async def test_sample_is_marked_in_its_line(town: Town) -> None:
    officer = await town.officer()
    await add_cases(town, ("crime", HERE), is_sample=True, is_urgent=True)
    await add_cases(town, ("crime", HERE))
    await officer.say("/tips")
    officer.expect("🔴 [Mẫu] #1 · Tội phạm", "\n#2 · Tội phạm")
    await officer.say("/language en")
    await officer.say("/tips")
    officer.expect("🔴 [Sample] #1 · Crime")


async def test_overdue_is_what_nobody_took(town: Town, officer: Phone) -> None:
    await officer.say("/take 2")
    town.clock.move(timedelta(hours=seeds().unit.reception_hours, seconds=1))
    await tip_at(town)
    await officer.say("/tips quá hạn")
    assert listed(officer) == [5, 4, 3, 1]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("abc", "abc"),
        ("khẩn xyz mới 99999", "xyz, 99999"),
        ("-1", "-1"),
        ("p-1", "p-1"),
        ("p", "p"),
        ("khan_cap", "khan_cap"),
        ("' OR 1=1 --", "', OR, 1=1, --"),
        ("🔫", "🔫"),
        ("x\u202ey\x00z", "xyz"),
    ],
)
async def test_unknown_words_are_named(officer: Phone, words: str, named: str) -> None:
    await officer.say(f"/tips {words}")
    officer.expect(f"Chưa hiểu: {named}\n")
    assert listed(officer) == []


async def test_long_unknown_word_is_cut(officer: Phone) -> None:
    await officer.say("/tips " + "x" * 3000)
    assert len(officer.text) < 500


@pytest.mark.parametrize("words", ["mới đã nhận", "crime social_evil", f"{HERE} {THERE}", "mine unassigned"])
async def test_two_of_a_kind_are_refused(officer: Phone, words: str) -> None:
    await officer.say(f"/tips {words}")
    officer.expect("Thừa: " + words.split()[-1 if "đã" not in words else 1])


async def test_pages_turn_both_ways(either_town: Town) -> None:
    officer = await either_town.officer()
    await add_cases(either_town, *[("crime", HERE)] * (2 * SIZE + 1))
    await officer.say("/tips mới")
    officer.expect(f"{2 * SIZE + 1} tin\nLọc: Mới nhận")
    seen = listed(officer)
    for _ in range(2):
        await officer.press("Cũ hơn ›")
        officer.expect("trang cũ hơn\nLọc: Mới nhận")
        seen += listed(officer)
    assert seen == list(range(2 * SIZE + 1, 0, -1))
    assert "Cũ hơn ›" not in labels(officer)
    await officer.press("‹ Mới hơn")
    assert listed(officer) == seen[SIZE : 2 * SIZE]
    await officer.press("« Mới nhất")
    assert listed(officer) == seen[:SIZE]
    assert not {"‹ Mới hơn", "« Mới nhất"} & set(labels(officer))


async def test_new_cases_move_no_page(town: Town) -> None:
    """A case that comes in between two presses makes nobody read one twice or miss one."""
    officer = await town.officer()
    await add_cases(town, *[("crime", HERE)] * (SIZE + 2))
    await officer.say("/tips")
    await add_cases(town, ("crime", HERE))
    await officer.press("Cũ hơn ›")
    assert listed(officer) == [2, 1]
    await officer.press("‹ Mới hơn")
    assert listed(officer) == list(range(SIZE + 2, 2, -1))
    await officer.press("‹ Mới hơn")
    assert listed(officer) == list(range(SIZE + 3, 3, -1))


async def test_page_goes_on_after_a_case_that_left_the_list(town: Town) -> None:
    officer = await town.officer()
    await add_cases(town, *[("crime", HERE)] * (SIZE + 2))
    await officer.say("/tips chưa nhận")
    await officer.say("/take 3")
    await officer.tap("desk.tips.free.b3")
    assert listed(officer) == [2, 1]


@pytest.mark.parametrize("turn", ["b999999999", "a999999999", "a5", "b1", "p7", "trang 7", "page 3", "p0"])
async def test_where_nothing_lies_is_the_first_page(officer: Phone, turn: str) -> None:
    await officer.say(f"/tips {turn}")
    assert listed(officer) == [5, 4, 3, 2, 1]


async def test_page_beside_a_case_elsewhere_tells_nothing(town: Town, officer: Phone) -> None:
    del officer
    there = await town.officer(THERE)
    for number in (3, 4, 99):
        await there.say(f"/tips b{number}")
        found = listed(there)
        assert found == ([2] if number == 3 else [5, 3, 2])


async def test_quick_filters_add_to_the_list(officer: Phone) -> None:
    await officer.say("/tips tội phạm")
    await officer.press("Chưa ai nhận")
    officer.expect("2 tin\nLọc: Tội phạm, Chưa ai nhận")
    assert listed(officer) == [3, 1]
    await officer.press("Của tôi")  # nobody's cases cannot be mine: it stands alone
    officer.expect("Không có tin nào")
    await officer.press("Hôm nay")
    await officer.press("Bỏ lọc")
    assert listed(officer) == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("hôm nay", [4]),
        ("today", [4]),
        ("tuần này", [4, 3]),
        ("this week", [4, 3]),
        ("tháng này", [4, 3, 2]),
        ("trong 3 ngày", [4, 3]),
        ("3 ngày qua", [4, 3]),
        ("within 3 days", [4, 3]),
        ("trên 7 ngày", [2, 1]),
        ("tren 7 ngay", [2, 1]),
        ("quá 20 ngày", [1]),
        ("over 20 days", [1]),
        ("older than 20 days", [1]),
        ("older20 crime", [1]),
        ("tháng này trên 7 ngày", [2]),
        ("quá hạn trên 7 ngày", [2, 1]),
    ],
)
async def test_age_is_understood(either_town: Town, typed: str, numbers: list[int]) -> None:
    town = either_town
    officer = await town.officer()
    start = town.clock()
    for days in (0, 20, 36, 38):
        town.clock.move(start + timedelta(days=days) - town.clock())
        await add_cases(town, ("crime", HERE))
    await officer.say(f"/tips {typed}")
    assert listed(officer) == numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("trộm cắp", [1]),
        ("trom cap", [1]),
        ("theft", [1]),
        ("tội phạm trộm cắp", [1]),
        ("xã Thạnh Bình", [2, 1]),
        ("thanh binh", [2, 1]),
        ("tội phạm thạnh bình hôm nay", [2, 1]),
    ],
)
async def test_kind_and_place_go_by_their_names(town: Town, typed: str, numbers: list[int]) -> None:
    officer = await town.officer()
    await add_cases(town, ("crime", HERE), subcategory="theft")
    await add_cases(town, ("crime", HERE), ("crime", THERE))
    await officer.say(f"/tips {typed}")
    assert listed(officer) == numbers


async def test_many_cases_are_not_counted_to_the_end(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_lists, "COUNTED", 5)
    monkeypatch.setattr(lists, "COUNTED", 5)
    officer = await town.officer()
    await add_cases(town, *[("crime", HERE)] * 5)
    await officer.say("/tips")
    officer.expect("5 tin\n")
    await add_cases(town, ("crime", HERE))
    await officer.say("/tips")
    officer.expect("Trên 1.000 tin")


async def test_every_button_fits_its_limit(town: Town) -> None:
    officer = await town.officer()
    longest = max((one.key for one in seeds().programme.categories), key=len)
    await add_cases(town, *[(longest, HERE)] * (SIZE + 1), is_urgent=True)
    for words in ("", f"{longest} {HERE} urgent chưa nhận quá hạn", f"{longest} {HERE} khẩn chưa nhận mới"):
        await town.wait(days=2)
        await officer.say(f"/tips {words}")
        assert "Cũ hơn ›" in [one.label for one in officer.buttons]
        assert [one.id for one in officer.buttons if len(one.id.encode()) > CHOICE_ID_BYTES] == []


async def test_list_is_in_officers_language(officer: Phone) -> None:
    await officer.say("/language en")
    await officer.say("/tips trật tự")
    officer.expect("Not understood")
    await officer.say("/tips public order")
    officer.expect("2 tips\nOnly: Public order")


async def test_list_is_audited_with_its_filter(town: Town, officer: Phone) -> None:
    await officer.say(f"/tips tội phạm {THERE}")
    assert (await audited(town.database))[-1] == ("list", None, f"first crime {THERE}")
    await officer.say("/tips b4")
    assert (await audited(town.database))[-1] == ("list", None, "b4")
