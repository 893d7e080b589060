"""The demo page with its three phones: a tip and a hand-in from the first button to the officer's answer."""

import re

from playwright.sync_api import Page, expect

from tests.browser_world import Crowd, Phone, demo_phone

PROMISES = re.compile(
    r"miễn trách nhiệm|miễn tội|không bị (xử|phạt|truy cứu)|được miễn|tuyệt đối|chắc chắn sẽ|cam kết",
    re.IGNORECASE,
)
"""What nobody may promise who hands in a weapon."""


def open_demo(crowd: Crowd) -> tuple[Page, Phone, Phone, Phone]:
    """The demo page and its phones: citizen, officer, admin."""
    page = crowd.person(viewport={"width": 1400, "height": 900}).new_page()
    page.goto(crowd.service.url)
    citizen, officer, admin = (demo_phone(page, role) for role in ("citizen", "officer", "admin"))
    expect(citizen.at('[data-choice="menu.tip"]:enabled')).to_be_visible()
    expect(officer.at(".row.in").first).to_be_visible()
    expect(admin.at(".row.in").first).to_be_visible()
    return page, citizen, officer, admin


def new_tips_counted(admin: Phone) -> int:
    """The number of new tips in the newest digest."""
    found = re.search(r"Tin mới: (\d+)", admin.sees("Tin mới:").inner_text())
    assert found is not None
    return int(found[1])


def send_digest(page: Page, admin: Phone) -> int:
    """Presses the demo's button; gives how many new tips the digest counts."""
    before = admin.at(".row.in:not(.typing)").count()
    page.locator("#digest").click()
    expect(admin.at(".row.in:not(.typing)")).to_have_count(before + 1)
    return new_tips_counted(admin)


def test_a_tip_goes_all_the_way(demo_crowd: Crowd) -> None:
    page, citizen, officer, admin = open_demo(demo_crowd)
    counted_before = send_digest(page, admin)

    citizen.press("menu.tip", "danger.no", "crime", "theft")
    citizen.sees("Anh/chị kể việc đã xảy ra")
    citizen.say("Đêm qua có hai thanh niên cạy cửa tiệm tạp hóa đầu chợ.")
    citizen.sees("Việc xảy ra lúc nào?")
    citizen.press("when.yesterday")
    citizen.sees("Việc xảy ra ở đâu?")
    citizen.say("cho tam ky")
    citizen.sees("cho tam ky")
    citizen.at('[data-choice^="place."]:enabled').first.click()
    citizen.sees("người nào, xe nào")
    citizen.press("form.skip")
    citizen.press("source.saw", "form.skip", "at_risk.no", "contact.chat")
    review = citizen.sees("Anh/chị xem lại giúp")
    expect(review).to_contain_text("cạy cửa tiệm tạp hóa")
    citizen.press("form.submit")
    code, number = citizen.receipt()
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}-[0-9A-Z]", code)

    news = officer.finds(f"Tin mới #{number} ·")
    expect(news).to_contain_text("Trộm cắp")
    expect(page.locator('section[data-phone="officer"] .news')).to_be_visible()
    news.get_by_role("button", name="Mở tin").click()
    card = officer.sees("cạy cửa tiệm tạp hóa")
    assert code not in card.inner_text()
    card.get_by_role("button", name="Nhận xử lý").click()
    citizen.sees("Đã có cán bộ nhận")
    officer.sees("Anh/chị đã nhận xử lý").get_by_role("button", name="Trả lời").click()
    officer.sees("Người báo tin sẽ đọc đúng từng chữ")
    officer.say("Cảm ơn anh/chị, tổ tuần tra đang kiểm tra.")
    officer.sees("Đã gửi trả lời")
    citizen.sees("Cảm ơn anh/chị, tổ tuần tra đang kiểm tra.")

    assert send_digest(page, admin) == counted_before + 1
    assert "tạp hóa" not in admin.at("#log").inner_text()


def test_a_safe_weapon_is_handed_in(demo_crowd: Crowd) -> None:
    _, citizen, officer, _ = open_demo(demo_crowd)

    citizen.press("menu.hand_in", "explosive.no", "gun", "count.1")
    citizen.sees("Súng có đang nạp đạn không?")
    citizen.press("loaded.no")
    citizen.sees("Vật đó đang ở đâu?")
    citizen.say("phuong ban thach")
    citizen.at('[data-choice^="place."]:enabled').first.click()
    citizen.sees("giao nộp cách nào")
    citizen.press("handover.come", "suits.morning", "contact.chat")
    expect(citizen.sees("Anh/chị xem lại giúp")).to_contain_text("Súng")
    citizen.press("form.submit")
    _, number = citizen.receipt()

    expect(officer.finds(f"Tin mới #{number} ·")).to_contain_text("Súng")
    assert PROMISES.findall(citizen.at("#log").inner_text()) == []


def test_unknown_objects_stop_the_form(demo_crowd: Crowd) -> None:
    _, _, officer, _ = open_demo(demo_crowd)
    finder = demo_crowd.phone(
        viewport={"width": 320, "height": 568},
        geolocation={"latitude": 15.5736, "longitude": 108.474, "accuracy": 12},
        permissions=["geolocation"],
    )

    finder.press("menu.hand_in", "explosive.unsure")
    card = finder.finds("dừng lại và lùi ra xa")
    expect(card).to_contain_text("Không chạm, không đào")
    expect(card.locator('a[href="tel:113"]')).to_be_in_viewport()
    expect(finder.at("#attach.asked")).to_have_count(0)
    finder.at("#place-go").click()
    _, number = finder.receipt()
    finder.finds("Tin được đánh dấu khẩn")

    urgent = officer.finds(f"TIN KHẨN #{number} ·")
    expect(urgent).to_contain_text("Vật nghi nổ")
    urgent.get_by_role("button", name="Mở tin").click()
    expect(officer.sees("Vị trí trên bản đồ")).to_contain_text("15.57")
    assert PROMISES.findall(finder.at("#log").inner_text()) == []


def test_news_on_a_hidden_phone_is_said_in_words(demo_crowd: Crowd) -> None:
    page = demo_crowd.person(viewport={"width": 390, "height": 780}).new_page()
    page.goto(demo_crowd.service.url)
    admin = page.get_by_role("button", name="Quản trị")
    expect(demo_phone(page, "citizen").at('[data-choice="menu.tip"]:enabled')).to_be_visible()
    expect(demo_phone(page, "admin").at(".row.in").first).to_be_attached()
    expect(admin).to_have_accessible_name("Quản trị")

    page.locator("#digest").click()

    expect(admin).to_have_accessible_name("Quản trị có tin mới")
    admin.click()
    expect(admin).to_have_accessible_name("Quản trị")
