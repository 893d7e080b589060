"""`/tips`: pages, filters in every way they are typed, one shape of line, unknown words named."""

import re
from datetime import timedelta

import pytest

from bot.dialogue.content import CHOICE_ID_BYTES
from tests.desk_stories import HERE, THERE, add_cases, audited, tip_at
from tests.talk import Phone, Town, seeds

LINE = re.compile(r"^(🔴 )?#\d+ · [^·]+ · [^·]+ · [^·]+ · \d\d:\d\d \d\d/\d\d$")
SIZE = seeds().unit.tips_per_page


def listed(phone: Phone) -> list[int]:
    """The numbers of the cases that were listed."""
    return [int(number) for number in re.findall(r"^(?:🔴 )?#(\d+) ·", phone.text, re.MULTILINE)]


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
    officer.expect("5 tin · trang 1/1")
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


async def test_pages_turn_both_ways(town: Town) -> None:
    officer = await town.officer()
    await add_cases(town, *[("crime", HERE)] * (2 * SIZE + 1))
    await officer.say("/tips mới")
    officer.expect(f"{2 * SIZE + 1} tin · trang 1/3")
    seen = listed(officer)
    for page in (2, 3):
        await officer.press("Cũ hơn ›")
        officer.expect(f"trang {page}/3")
        seen += listed(officer)
    assert seen == list(range(2 * SIZE + 1, 0, -1))
    assert "Cũ hơn ›" not in [button.label for button in officer.buttons]
    await officer.press("‹ Mới hơn")
    officer.expect("trang 2/3")


@pytest.mark.parametrize("page", ["p2", "p99", "p999999", "trang 7", "page 3"])
async def test_page_past_end_is_last(officer: Phone, page: str) -> None:
    await officer.say(f"/tips {page}")
    officer.expect("trang 1/1")
    assert listed(officer) == [5, 4, 3, 2, 1]


async def test_page_nought_is_first(officer: Phone) -> None:
    await officer.say("/tips p0")
    officer.expect("trang 1/1")


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
    officer.expect("page 1 of 1", "Public order")


async def test_list_is_audited_with_its_filter(town: Town, officer: Phone) -> None:
    await officer.say(f"/tips tội phạm {THERE} p1")
    assert (await audited(town.database))[-1] == ("list", None, f"p1 crime {THERE}")
