"""The programme's desks in the browser: a call for help from a small phone, and each desk up to the receipt."""

import pytest
from playwright.sync_api import expect

from tests.browser_world import Crowd, Phone, demo_phone


def officer_of(crowd: Crowd) -> Phone:
    """The officer's phone of the demo page."""
    page = crowd.person(viewport={"width": 1400, "height": 900}).new_page()
    page.goto(crowd.service.url)
    officer = demo_phone(page, "officer")
    expect(officer.at(".row.in").first).to_be_visible()
    return officer


def test_one_line_calls_for_help(demo_crowd: Crowd) -> None:
    officer = officer_of(demo_crowd)
    caller = demo_crowd.phone(
        viewport={"width": 320, "height": 568},
        geolocation={"latitude": 15.5736, "longitude": 108.474, "accuracy": 12},
        permissions=["geolocation"],
    )
    caller.press("menu.flood")
    expect(caller.finds("Một tin là đủ").locator('a[href="tel:114"]')).to_be_visible()
    caller.say("thon 3 Tien Canh, 5 nguoi, nuoc toi nguc")
    _, number = caller.receipt()
    urgent = officer.finds(f"TIN KHẨN #{number} ·")
    caller.finds("Gửi được vị trí thì dễ tìm hơn")
    caller.at("#place-go").click()
    caller.finds("Đã chuyển thêm câu này")
    caller.press("count.3", "weak.old", "water.chest", "case.safe")
    caller.finds("Mừng anh/chị đã an toàn")
    urgent.first.get_by_role("button", name="Mở tin").click()
    card = officer.sees("thon 3 Tien Canh")
    expect(card).to_contain_text("Mực nước: Tới ngực")
    expect(card).to_contain_text("15.57")
    expect(card).to_contain_text("tôi đã an toàn")


DESKS = {
    "menu.reintegration": ("help.loan", "= Hỏi vay vốn ở đâu?", "form.skip", "contact.none"),
    "menu.mediation": (
        *("about.noise", "= Loa kéo tới khuya", "agreed.not_asked", "consent.yes"),
        *("= xã Thạnh Bình", "place.20878", "contact.chat"),
    ),
    "menu.camera": (
        *("= xã Thạnh Bình", "place.20878", "seen.today", "type.home", "stored.week", "form.skip"),
        "contact.chat",
    ),
    "menu.on_behalf": (
        *("danger.no", "helper.family", "teller.agrees", "crime", "= Cụ kể bị đòi tiền", "when.today"),
        *("form.skip", "contact.none"),
    ),
    "menu.question": ("= Lập tổ tự quản thế nào?", "form.skip", "contact.chat"),
}
"""What is pressed, or typed after `=`, at each desk."""


@pytest.mark.parametrize("desk", DESKS)
def test_desk_is_walked_to_its_receipt(demo_crowd: Crowd, desk: str) -> None:
    citizen = demo_crowd.phone(viewport={"width": 360, "height": 720})
    citizen.press("menu.desks", desk)
    for act in DESKS[desk]:
        if act.startswith("= "):
            citizen.say(act.removeprefix("= "))
        else:
            citizen.press(act)
    citizen.finds("Anh/chị xem lại giúp")
    citizen.press("form.submit")
    citizen.receipt()
