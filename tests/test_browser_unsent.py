"""What could not be sent yet: kept, tried again, never sent twice, never lost without a word."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Request, Route, expect

from tests.browser_world import Crowd, Phone
from tests.test_browser_pictures import jpeg, picture_with_place, walk_to_pictures

TOLD = "Có người lạ vào trường đêm qua."
EVENTS = "**/chat/events"
MESSAGES = "**/chat/messages*"
NO_DATABASE = "Object.defineProperty(window, 'indexedDB', { value: undefined })"
DISK_FULL_AT_COMMIT = """
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (item) {
    const request = put.call(this, item);
    request.addEventListener('success', () => this.transaction.abort());
    return request;
  };
"""


def walk_to_what(citizen: Phone) -> None:
    """As far as the question what happened."""
    citizen.press("menu.tip", "danger.no", "other")
    citizen.sees("Anh/chị kể việc đã xảy ra")


def in_three_days() -> datetime:
    return datetime.now(UTC) + timedelta(days=3)


def test_a_page_closed_offline_sends_later(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_what(citizen)
    with crowd.outage():
        citizen.say(TOLD)
        expect(citizen.own("waiting")).to_have_count(1)
        citizen.page.close()

    again = crowd.tab(citizen)

    again.sees("Việc xảy ra lúc nào?")
    expect(again.at(".row.out", has_text=TOLD)).to_have_count(1)


def test_a_picture_taken_offline_is_sent_later(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_pictures(citizen)
    with crowd.outage():
        citizen.attach(jpeg(picture_with_place()))
        citizen.say("biển số xe")
        expect(citizen.own("waiting").locator(".picture img")).to_be_visible()
        citizen.page.close()

    again = crowd.tab(citizen)

    again.sees("Đã nhận ảnh (1/5)")
    expect(again.own("sent").filter(has_text="biển số xe").locator(".picture img")).to_be_visible()


@pytest.mark.parametrize("status", [200, 401, 403, 404, 408, 502])
def test_only_our_own_answer_settles_it(crowd: Crowd, status: int) -> None:
    citizen = crowd.phone()
    walk_to_what(citizen)
    page = {"status": status, "content_type": "text/html", "body": "<h1>Wi-Fi miễn phí</h1>"}
    citizen.page.route(EVENTS, lambda route: route.fulfill(**page))
    citizen.say(TOLD)
    expect(citizen.own("waiting")).to_contain_text(TOLD)

    citizen.page.unroute(EVENTS)
    citizen.at(".fate").get_by_role("button", name="Thử ngay").click()

    citizen.sees("Việc xảy ra lúc nào?")
    expect(citizen.own("sent").filter(has_text=TOLD)).to_have_count(1)


def test_what_a_proxy_finds_too_big_is_refused(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_what(citizen)
    citizen.page.route(EVENTS, lambda route: route.fulfill(status=413, body="<h1>Too Large</h1>"))

    citizen.say(TOLD)

    expect(citizen.own("refused")).to_contain_text("chia thành vài tin")


def test_a_portal_does_not_end_the_chat(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_what(citizen)
    citizen.page.route(MESSAGES, lambda route: route.fulfill(status=401, body="<h1>Đăng nhập</h1>"))
    with citizen.page.expect_response(MESSAGES):
        citizen.reconnect()

    citizen.page.unroute(MESSAGES)
    citizen.say(TOLD)

    citizen.sees("Việc xảy ra lúc nào?")
    expect(citizen.at(".notice", has_text="đã kết thúc")).to_have_count(0)


def test_old_words_are_not_sent_by_themselves(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_what(citizen)
    with crowd.outage():
        citizen.say(TOLD)
        expect(citizen.own("waiting")).to_have_count(1)
        citizen.page.close()

    again = crowd.tab(citizen, at=in_three_days())

    expect(again.own("refused")).to_contain_text("chờ quá hai ngày")
    again.sees("Anh/chị kể việc đã xảy ra")
    again.at(".fate").get_by_role("button", name="Sửa và gửi lại").click()
    expect(again.at("#field")).to_have_value(TOLD)
    again.at("#send").click()
    again.sees("Việc xảy ra lúc nào?")


def test_a_page_open_for_days_asks_first_too(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_what(citizen)
    citizen.page.route(EVENTS, lambda route: route.abort())
    citizen.say(TOLD)
    expect(citizen.own("waiting")).to_have_count(1)

    citizen.page.clock.set_fixed_time(in_three_days())
    citizen.page.unroute(EVENTS)
    citizen.reconnect()

    expect(citizen.own("refused")).to_contain_text("chờ quá hai ngày")


def test_an_old_opening_does_not_leave_a_blank_page(crowd: Crowd) -> None:
    citizen = Phone(page := crowd.person().new_page(), page)
    page.route(EVENTS, lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(crowd.service.url)
    page.close()

    again = crowd.tab(citizen, at=in_three_days())

    expect(again.at('[data-choice="menu.tip"]:enabled')).to_be_visible()


@pytest.mark.parametrize("browser_does", [NO_DATABASE, DISK_FULL_AT_COMMIT])
def test_a_phone_that_keeps_nothing_says_so(crowd: Crowd, browser_does: str) -> None:
    person = crowd.person()
    person.add_init_script(browser_does)
    page = person.new_page()
    page.goto(crowd.service.url)
    citizen = Phone(page, page)
    walk_to_what(citizen)

    with crowd.outage():
        citizen.say(TOLD)
        expect(citizen.own("waiting")).to_contain_text("để trang này mở")
        expect(citizen.at("#banner")).to_contain_text("để trang này mở")
        expect(citizen.at("#banner")).not_to_contain_text("được giữ trên máy này")

    citizen.reconnect()
    citizen.sees("Việc xảy ra lúc nào?")


def test_refused_words_survive_a_reload(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_what(citizen)
    citizen.page.route(EVENTS, lambda route: route.abort())
    citizen.say(TOLD)
    expect(citizen.own("waiting")).to_have_count(1)

    citizen.page.context.clear_cookies()
    citizen.page.unroute(EVENTS)
    citizen.reconnect()
    expect(citizen.own("refused")).to_contain_text(TOLD)
    expect(citizen.at('[data-choice="menu.tip"]:enabled')).to_be_visible()
    citizen.page.reload()

    expect(citizen.own("refused")).to_contain_text(TOLD)
    expect(citizen.own("refused")).to_contain_text("cuộc trò chuyện trước đã kết thúc")
    expect(citizen.at('[data-choice="menu.tip"]:enabled')).to_be_visible()


def test_late_news_of_the_end_ends_no_second_chat(crowd: Crowd) -> None:
    """Two questions are under way when the chat ends; the answer to one comes once a new chat is open."""
    citizen = crowd.phone()
    walk_to_what(citizen)
    page = citizen.page
    held: list[Route] = []
    opened: list[str] = []

    def hold(route: Route) -> None:
        held.append(route)

    def note(request: Request) -> None:
        if request.url.endswith("/chat"):
            opened.append(request.url)

    page.on("request", note)
    page.route(MESSAGES, hold, times=1)
    with page.expect_request(MESSAGES):
        citizen.reconnect()
    page.context.clear_cookies()
    citizen.say(TOLD)
    expect(citizen.own("refused")).to_contain_text(TOLD)
    held[0].fulfill(status=401, json={"error": "unauthorized", "detail": ""})
    expect(citizen.at('[data-choice="menu.tip"]:enabled')).to_be_visible()
    citizen.press("menu.tip")
    citizen.sees("nguy hiểm")
    assert len(opened) == 1


def test_words_said_while_opening_come_last(crowd: Crowd) -> None:
    citizen = crowd.phone()
    walk_to_what(citizen)
    page = citizen.page.context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(MESSAGES, hold, times=1)
    page.goto(crowd.service.url)
    again = Phone(page, page)

    again.say(TOLD)
    expect(again.at(".row.out", has_text=TOLD)).to_be_visible()
    held.pop().continue_()

    again.sees("Việc xảy ra lúc nào?")
    rows = again.at(".row").all_inner_texts()
    assert [index - len(rows) for index, words in enumerate(rows) if TOLD in words] == [-2]
