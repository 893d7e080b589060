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

    with crowd.outage():
        expect(citizen.at("#banner")).to_contain_text("được giữ trên máy này")
        citizen.say("tối thứ sáu tuần trước")
        expect(citizen.own("waiting")).to_contain_text("tối thứ sáu tuần trước")
        expect(citizen.at(".fate")).to_contain_text("sẽ tự thử lại")

    citizen.reconnect()
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
