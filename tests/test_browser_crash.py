"""The power fails while somebody is in the middle of a form."""

import re

from playwright.sync_api import expect

from tests.browser_world import Crowd, Phone


def cases_known_to(officer: Phone) -> int:
    """How many cases the whole list of an officer has."""
    found = re.match(r"(\d+) tin|Không có tin", officer.answer_to("/tips").locator(".words").inner_text())
    assert found is not None
    return int(found[1] or 0)


def test_a_crash_loses_nothing(crowd: Crowd) -> None:
    officer = crowd.officer()
    before = cases_known_to(officer)
    citizen = crowd.phone()
    citizen.press("menu.tip", "danger.no", "social_evil", "gambling")
    citizen.sees("Anh/chị kể việc đã xảy ra")
    citizen.say("Tối nào cũng có sới bạc trong kho cũ.")
    citizen.sees("Việc xảy ra lúc nào?")

    crowd.service.kill()
    expect(citizen.at("#banner")).to_contain_text("Đang mất kết nối")
    citizen.say("tối thứ sáu tuần trước")
    expect(citizen.own("waiting")).to_contain_text("tối thứ sáu tuần trước")
    expect(citizen.at(".fate")).to_contain_text("sẽ tự thử lại")

    crowd.service.start()
    citizen.sees("Việc xảy ra ở đâu?")
    expect(citizen.at("#banner")).to_be_hidden()
    expect(citizen.own("waiting")).to_have_count(0)
    expect(citizen.own("sent").get_by_text("tối thứ sáu tuần trước")).to_have_count(1)

    citizen.press("form.skip", "form.skip", "form.skip", "form.skip", "at_risk.no", "contact.none")
    review = citizen.sees("Anh/chị xem lại giúp").inner_text()
    assert review.count("Tối nào cũng có sới bạc trong kho cũ.") == 1
    assert review.count("tối thứ sáu tuần trước") == 1
    citizen.press("form.submit")
    _, number = citizen.receipt()

    officer.finds(f"Tin mới #{number} ·")
    assert cases_known_to(officer) == before + 1


def test_a_page_closed_offline_sends_later(crowd: Crowd) -> None:
    citizen = crowd.phone()
    citizen.press("menu.tip", "danger.no", "other")
    citizen.sees("Anh/chị kể việc đã xảy ra")
    crowd.service.kill()
    citizen.say("Có người lạ vào trường đêm qua.")
    expect(citizen.own("waiting")).to_have_count(1)
    citizen.page.close()

    crowd.service.start()
    page = citizen.page.context.new_page()
    page.goto(crowd.service.url)
    again = Phone(page, page)

    again.sees("Việc xảy ra lúc nào?")
    expect(again.at(".row.out", has_text="Có người lạ vào trường đêm qua.")).to_have_count(1)
