"""What a case was worth: staff grade it, its teller never sees that, and the review can count it."""

from datetime import timedelta

import pytest

from storage import grades
from storage.counts import Span
from tests.desk_stories import HERE, THERE, audited, tip_at, tip_by
from tests.talk import Town


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("có giá trị", "Có giá trị"),
        ("co gia tri, khoi to, bat", "Có giá trị (Khởi tố, Bắt)"),
        ("không", "Không có giá trị"),
        ("không có giá trị", "Không có giá trị"),
        ("chưa xác minh", "Chưa xác minh"),
        ("thu hồi", "Có giá trị (Thu hồi)"),
    ],
)
async def test_grade_is_said_in_words(either_town: Town, said: str, shown: str) -> None:
    officer = await either_town.officer(HERE)
    await tip_at(either_town)
    await officer.say(f"/grade 1 {said}")
    officer.expect(f": {shown}.")
    await officer.say("/tip 1")
    officer.expect(f"Đánh giá: {shown}")


async def test_grade_is_given_by_buttons_and_changed(town: Town) -> None:
    officer = await town.officer(HERE)
    await tip_at(town)
    await officer.say("/take 1")
    await officer.say("/grade 1")
    await officer.press("Có giá trị", "Khởi tố", "Thu hồi", "✓ Khởi tố")
    officer.expect("Có giá trị (Thu hồi)")
    officer.expect_buttons("desk.thank.1")
    await officer.say("/tip 1")
    officer.expect_buttons("desk.thank.1")
    await officer.say("/grade 1 chưa xác minh")
    await officer.say("/tip 1")
    officer.expect("Đánh giá: Chưa xác minh\n", "· Đánh giá: Có giá trị (Thu hồi)")
    assert "desk.thank.1" not in [button.id for button in officer.buttons]
    assert ("grade", 1, "valuable prosecuted recovered") in await audited(town.database)


async def test_unclear_grade_is_asked_again(town: Town) -> None:
    officer = await town.officer(HERE)
    await tip_at(town)
    await officer.say("/grade")
    await officer.say("1")
    await officer.say("hay lắm")
    officer.expect("có giá trị không?")
    await officer.say("có")
    officer.expect("Có giá trị")


async def test_teller_never_sees_a_grade(town: Town) -> None:
    officer, mai = await town.officer(HERE), town.citizen()
    code = await tip_by(mai, contact="chat")
    heard = len(mai.history)
    await officer.say("/grade 1 không")
    assert len(mai.history) == heard
    await mai.start(code)
    mai.expect_not("giá trị", "Đánh giá", "not_valuable")


async def test_grades_are_counted_by_period(either_town: Town) -> None:
    town = either_town
    officer = await town.officer()
    for place, said in ((HERE, "có giá trị, bắt"), (HERE, "không"), (THERE, "có giá trị, bắt, thu hồi")):
        number = await tip_at(town, place)
        await officer.say(f"/grade {number} {said}")
    span = Span(town.clock(), town.clock() + timedelta(days=1))
    before = Span(span.start - timedelta(days=1), span.start)
    async with town.database.reading() as connection:
        assert await grades.by_grade(connection, span, ()) == {"valuable": 2, "not_valuable": 1}
        assert await grades.by_grade(connection, span, {HERE}) == {"valuable": 1, "not_valuable": 1}
        assert await grades.by_grade(connection, before, ()) == {}
        outcomes = await grades.by_outcome(connection, span, ())
    assert outcomes == {"prosecuted": 0, "arrested": 2, "handled": 0, "recovered": 1}
