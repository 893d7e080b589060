"""The receipt code opens a case from any device."""

from playwright.sync_api import expect

from tests.browser_world import Crowd, Phone


def file_unreachable_tip(citizen: Phone, what: str) -> tuple[str, int]:
    """A tip whose teller leaves no way back; gives the receipt code and the case's number."""
    citizen.press("menu.tip", "danger.no", "other")
    citizen.sees("Anh/chị kể việc đã xảy ra")
    citizen.say(what)
    citizen.sees("Việc xảy ra lúc nào?")
    citizen.press(*["form.skip"] * 5, "at_risk.yes")
    expect(citizen.at('[data-choice="contact.phone"]')).to_have_count(0)
    citizen.press("contact.none", "form.submit")
    return citizen.receipt()


def test_the_code_opens_it_elsewhere(crowd: Crowd) -> None:
    officer = crowd.officer()
    code, number = file_unreachable_tip(crowd.phone(), "Có nhóm người đòi nợ thuê đến xóm.")
    officer.finds(f"Tin mới #{number} ·").get_by_role("button", name="Mở tin").click()
    officer.sees("đòi nợ thuê").get_by_role("button", name="Nhận xử lý").click()
    officer.sees("Anh/chị đã nhận xử lý").get_by_role("button", name="Trả lời").click()
    officer.sees("đúng từng chữ")
    officer.say("Nhóm đó đi xe màu gì ạ?")
    officer.sees("khi mở bằng mã tra cứu")

    other_device = crowd.phone()
    other_device.press("menu.track")
    other_device.sees("Anh/chị gõ mã tra cứu")
    other_device.say(code.replace("-", " ").lower())
    other_device.sees("Anh/chị đang xem tin số")
    other_device.finds("Nhóm đó đi xe màu gì ạ?")
    other_device.say("Xe bán tải màu đen.")
    other_device.sees("Đã chuyển cho cán bộ phụ trách")

    officer.sees("người báo tin vừa bổ sung").get_by_role("button", name="Mở tin").click()
    officer.sees("Xe bán tải màu đen.")


def test_a_link_opens_the_case(crowd: Crowd) -> None:
    code, _ = file_unreachable_tip(crowd.phone(), "Hàng quán lấn hết lòng đường.")

    other_device = crowd.phone(code)

    other_device.sees("Anh/chị đang xem tin số")
    assert code not in other_device.page.url
