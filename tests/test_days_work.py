"""A day at the desk, from the officer's and the admin's chat alone: nothing of it needs a terminal."""

from tests.desk_stories import HERE, audited, tip_by
from tests.talk import Phone, Town, file_hand_in


async def teller(town: Town, what: str) -> Phone:
    phone = town.citizen()
    await tip_by(phone, HERE, what=what, contact="chat")
    phone.heard = []
    return phone


async def test_day_of_an_officer_and_an_admin(either_town: Town) -> None:
    town = either_town
    officer, admin = await town.officer(HERE), await town.admin()
    mai = await teller(town, "Có nhóm thanh niên đua xe trước chợ, gọi 0905123456")
    lan = await teller(town, "Đua xe ồn ào ở chợ")
    await file_hand_in(town.citizen())

    await officer.say("/tip 1")
    officer.expect("đua xe trước chợ")
    officer.expect_not("0905123456")
    await officer.press("desk.take.1")
    mai.expect("tin số 1")
    await officer.say("/tip 1")
    officer.expect("0905123456")

    await officer.press("desk.more.1", "desk.ask.1")
    await officer.say("Có mấy xe vậy anh/chị?")
    mai.expect("Có mấy xe")
    await mai.press("case.reply.1")
    await mai.say("Khoảng năm xe")
    await officer.press("desk.tip.1")
    officer.expect("Khoảng năm xe")
    await officer.press("desk.reply.1")
    await officer.say("Chúng tôi đang tới")
    mai.expect("Chúng tôi đang tới")

    await officer.say("/merge 2 1")
    officer.expect("Đã gộp")
    lan.heard = []
    await officer.say("/reply 1 Đội tuần tra đã có mặt")
    lan.expect("Đội tuần tra đã có mặt")

    await officer.say("/grade 1 có giá trị xử lý")
    officer.expect("Có giá trị", "Xử lý")
    await officer.say("/received 3 súng 2 sổ 15/2026")
    officer.expect("Đã ghi vào sổ")
    await officer.say("/slip 3")
    assert any(reply.files for reply in officer.heard)

    await officer.say("/register 1 45/2026")
    officer.expect("45/2026")
    await officer.say("/status 1 in_progress")
    await officer.say("/status 1 resolved Đã nhắc nhở nhóm này")
    mai.expect("Đã nhắc nhở nhóm này")
    lan.expect("Đã nhắc nhở nhóm này")

    await officer.say("/find đua xe chợ")
    officer.expect("#1", "#2")
    await admin.say("/find 45/2026")
    admin.expect("#1")
    await admin.say("/audit #1")
    admin.expect("nhận xử lý", "trả lời", "đánh giá tin", "chuyển trạng thái")
    done = {action for action, _case, _detail in await audited(town.database)}
    assert {"take", "ask", "reply", "merge", "grade", "received", "register", "status", "find"} <= done
