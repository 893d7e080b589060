"""The page without a mouse, on a narrow old phone, in the dark, in English; and nothing but the page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser_world import Crowd


def test_three_questions_by_keyboard_alone(crowd: Crowd) -> None:
    citizen = crowd.phone()
    keyboard = citizen.page.keyboard
    expect(citizen.at('[data-choice="menu.tip"]')).to_be_visible()
    citizen.at("#field").focus()

    keyboard.press("ArrowUp")
    first = citizen.at('[data-choice="menu.tip"]')
    expect(first).to_be_focused()
    assert first.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    keyboard.press("Enter")
    expect(citizen.at('[data-choice="danger.yes"]')).to_be_focused()
    keyboard.press("ArrowRight")
    keyboard.press("Enter")
    expect(citizen.at('[data-choice="crime"]')).to_be_focused()
    keyboard.press("Enter")
    citizen.sees("Cụ thể là việc nào?")


def test_everything_has_a_name(crowd: Crowd) -> None:
    citizen = crowd.phone()
    expect(citizen.at('[data-choice="menu.tip"]')).to_be_visible()
    page = citizen.page

    expect(page.get_by_role("log", name="Nội dung trò chuyện")).to_be_visible()
    expect(page.get_by_role("group", name="Các lựa chọn")).to_be_visible()
    expect(page.get_by_role("textbox", name="Nhập tin nhắn")).to_be_visible()
    for name in ("Gửi", "Gửi ảnh, video, tiếng", "Chia sẻ vị trí", "Trình đơn"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    for control in page.locator("button:visible, textarea:visible, input:visible, img:visible").all():
        if control.get_attribute("alt") != "":
            assert control.evaluate("one => one.ariaLabel || one.textContent.trim()")
    assert page.locator("html").get_attribute("lang") == "vi"


@pytest.mark.parametrize("size", ["normal", "bigger"])
def test_a_narrow_screen_never_scrolls_sideways(crowd: Crowd, size: str) -> None:
    citizen = crowd.phone(viewport={"width": 320, "height": 568})
    citizen.at("#menu-open").click()
    citizen.at(f'#pick-size [data-value="{size}"]').click()
    citizen.page.keyboard.press("Escape")

    citizen.press("menu.tip", "danger.yes")
    citizen.sees("Anh/chị muốn báo về việc gì?")

    for box in ("html", "#log", "#composer", ".head"):
        wide = citizen.at(box).evaluate("one => one.scrollWidth - one.clientWidth")
        assert wide <= 0, box


def test_the_page_follows_a_dark_phone(crowd: Crowd) -> None:
    citizen = crowd.phone(color_scheme="dark")
    expect(citizen.at('[data-choice="menu.tip"]')).to_be_visible()

    background = citizen.at("body").evaluate("one => getComputedStyle(one).backgroundColor")

    assert max(int(part) for part in re.findall(r"\d+", background)[:3]) < 64


def test_english_is_one_choice_away(crowd: Crowd) -> None:
    citizen = crowd.phone()

    citizen.press("menu.language", "language.en")

    expect(citizen.at('[data-choice="menu.tip"]:enabled')).to_have_text("Report something")
    expect(citizen.at("#field")).to_have_attribute("placeholder", "Write a message")
    assert citizen.at("html").get_attribute("lang") == "en"


def test_what_is_asked_for_is_said_in_words(crowd: Crowd) -> None:
    citizen = crowd.phone()
    named = citizen.page.get_by_role
    citizen.press("menu.tip", "danger.no", "other")
    citizen.sees("Anh/chị kể việc đã xảy ra")
    citizen.say("Đèn đường hỏng cả tuần.")
    citizen.sees("Việc xảy ra lúc nào?")
    expect(named("button", name="Chia sẻ vị trí", exact=True)).to_be_visible()

    citizen.press("form.skip")
    citizen.sees("Việc xảy ra ở đâu?")
    expect(named("button", name="Chia sẻ vị trí để trả lời", exact=True)).to_be_visible()
    citizen.at("#menu-open").click()
    citizen.at('#pick-locale [data-value="en"]').click()
    expect(named("button", name="Share a place as the answer", exact=True)).to_be_visible()


def test_a_role_in_the_address_opens_no_other_phone(crowd: Crowd) -> None:
    page = crowd.person().new_page()
    page.goto(crowd.service.url + "/?role=officer")

    expect(page.locator('[data-choice="menu.tip"]:enabled')).to_be_visible()
    expect(page.locator("#exit")).to_be_visible()


def test_the_service_serves_citizens_alone(crowd: Crowd) -> None:
    citizen = crowd.phone()
    expect(citizen.at('[data-choice="menu.tip"]')).to_be_visible()
    expect(citizen.at("iframe")).to_have_count(0)

    request = citizen.page.context.request
    for path in ("/phone", "/phone?role=officer", "/demo", "/demo/phones"):
        assert request.get(crowd.service.url + path).status == 404, path
    assert request.post(crowd.service.url + "/demo/digest").status in (404, 405)
