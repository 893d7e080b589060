"""Trust in the browser: consent under the question, own data, and a page that empties itself in every tab."""

import pytest
from playwright.sync_api import expect

from tests.browser_world import Crowd, Phone
from tests.test_browser_shared_phone import kept_by

TOLD = "Chồng tôi đánh tôi mỗi đêm."


def half_told(crowd: Crowd) -> Phone:
    """Somebody in the middle of a tip."""
    citizen = crowd.phone()
    citizen.press("menu.tip", "danger.no", "crime", "domestic_violence")
    citizen.sees("Anh/chị kể việc đã xảy ra")
    citizen.say(TOLD)
    citizen.sees("Việc xảy ra lúc nào?")
    return citizen


@pytest.mark.parametrize("words", ["xóa hết", "/panic"])
def test_page_empties_itself_in_every_tab(crowd: Crowd, words: str) -> None:
    citizen = half_told(crowd)
    other_tab = crowd.tab(citizen)
    other_tab.sees("Việc xảy ra lúc nào?")

    citizen.say(words)

    for tab in (citizen, other_tab):
        tab.sees("Đã xóa.")
        expect(tab.at(".row.in")).to_have_count(1)
        expect(tab.at("#log")).not_to_contain_text(TOLD)
    citizen.page.reload()
    citizen.sees("Đã xóa.")
    expect(citizen.at("#log")).not_to_contain_text(TOLD)
    expect(citizen.at("#log")).not_to_contain_text(words)
    assert TOLD not in kept_by(citizen)


def test_consent_stands_under_the_question_and_can_be_taken_back(crowd: Crowd) -> None:
    citizen = half_told(crowd)
    citizen.press(*["form.skip"] * 5, "at_risk.no")
    citizen.sees("đồng ý để chúng tôi giữ cách liên lạc")
    citizen.press("contact.chat", "form.submit")
    citizen.receipt()
    citizen.press("menu.privacy", "privacy.data")
    citizen.finds("Đồng ý về liên lạc lại, bản số 1")
    citizen.press("privacy.withdraw.contact")
    citizen.finds("Anh/chị đã rút đồng ý về liên lạc")
    citizen.press("privacy.forget", "privacy.forget.yes")
    citizen.finds("Đã xóa. Từ giờ không tin nào")
