"""The receipt code opens a case from any device."""

import random

from playwright.sync_api import expect

from bot.dialogue import receipt
from tests.browser_world import Crowd, Phone

RECEIPTS_IN = """async (texts) => {
  const { writePlain } = await import('/page/plain.js');
  return texts.map((text) => {
    const parent = document.createElement('div');
    writePlain(parent, text);
    return Array.from(parent.querySelectorAll('.receipt code'), (code) => code.textContent);
  });
}"""


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
    other_device.sees("Đã ghi thêm vào tin")

    officer.sees("người báo tin vừa bổ sung").get_by_role("button", name="Mở tin").click()
    officer.sees("Xe bán tải màu đen.")


def test_a_link_opens_the_case(crowd: Crowd) -> None:
    code, _ = file_unreachable_tip(crowd.phone(), "Hàng quán lấn hết lòng đường.")

    other_device = crowd.phone(code)

    other_device.screen.get_by_text("Chỉ mở nếu đó là tin của anh/chị.").wait_for()
    assert code not in other_device.page.url
    other_device.screen.get_by_role("button", name="Mở tin").click()
    other_device.sees("Anh/chị đang xem tin số")
    assert code not in other_device.page.url


def test_every_code_can_be_copied(crowd: Crowd) -> None:
    chance = random.Random(138)
    codes = [receipt.format_code(receipt.from_bytes(chance.randbytes(10))) for _ in range(3000)]
    assert not all(any(c.isdigit() for c in code) for code in codes)
    page = crowd.phone().page

    found = page.evaluate(RECEIPTS_IN, [f"Mã tra cứu của anh/chị: {code}. Xin giữ kỹ." for code in codes])

    assert found == [[code] for code in codes]


def test_nothing_else_looks_like_a_code(crowd: Crowd) -> None:
    page = crowd.phone().page
    others = ["43A1-999.99", "2026-11-23", "ABCD-EFGH-JKMN", "ABCD-EFGH-JKMN-PQRS", "ABCD-EFGH-JKMN-PQRS-TV"]
    others += ["ABCD-EFGH-JKMN-PQRS-T-V", "OOOO-IIII-LLLL-UUUU-0", "1234 5678 9012 3456 7", "i-ABCD2345"]

    assert page.evaluate(RECEIPTS_IN, others) == [[]] * len(others)


def test_the_receipt_has_a_picture_and_a_link(crowd: Crowd) -> None:
    citizen = crowd.phone()
    code, _ = file_unreachable_tip(citizen, "Đua xe trên đường liên xã.")
    citizen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    picture = citizen.at(".row.in .picture img")
    expect(picture).to_have_attribute("alt", "Ảnh mã vuông, mở được tin này")
    expect(picture).to_have_js_property("naturalWidth", 246)
    citizen.screen.get_by_role("button", name="Chép đường dẫn mở tin").click()
    expect(citizen.screen.get_by_role("button", name="Đã chép")).to_be_visible()

    link = citizen.page.evaluate("navigator.clipboard.readText()")
    assert link == f"{crowd.service.url}/#start={code.replace('-', '')}"
    citizen.page.goto(link)
    citizen.screen.get_by_role("button", name="Mở tin").click()
    citizen.sees("Anh/chị đang xem tin số")


def test_a_link_that_is_not_opened_opens_nothing(crowd: Crowd) -> None:
    code, _ = file_unreachable_tip(crowd.phone(), "Chợ cóc lấn đường.")

    other_device = crowd.phone(code)

    other_device.screen.get_by_role("button", name="Không mở").click()
    other_device.sees("Đây là Tin Báo")
