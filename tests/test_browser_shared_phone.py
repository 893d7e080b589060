"""A phone that others use too, and fingers that press too soon."""

from playwright.sync_api import Page, expect

from tests.browser_world import Crowd, Phone

TOLD = "Chồng tôi đánh tôi mỗi đêm."


def another_tab(phone: Phone, crowd: Crowd) -> Phone:
    """The same browser opens the page once more."""
    page: Page = phone.page.context.new_page()
    page.goto(crowd.service.url)
    return Phone(page, page)


def test_reopening_shows_the_open_question(crowd: Crowd) -> None:
    citizen = crowd.phone()
    citizen.press("menu.tip", "danger.no", "crime", "domestic_violence")
    citizen.sees("Anh/chị kể việc đã xảy ra")

    again = another_tab(citizen, crowd)

    expect(again.sees("Anh/chị kể việc đã xảy ra")).to_be_in_viewport()
    expect(again.at('[data-choice="menu.tip"]')).to_be_disabled()


def test_erasing_leaves_nothing_on_the_phone(crowd: Crowd) -> None:
    citizen = crowd.phone()
    citizen.press("menu.tip", "danger.no", "crime", "domestic_violence")
    citizen.sees("Anh/chị kể việc đã xảy ra")
    citizen.say(TOLD)
    citizen.sees("Việc xảy ra lúc nào?")
    citizen.press(*["form.skip"] * 5, "at_risk.yes", "contact.none", "form.submit")
    code, number = citizen.receipt()
    other_tab = another_tab(citizen, crowd)
    other_tab.finds(TOLD)

    citizen.at(".notice").get_by_role("button", name="Xóa khỏi máy này").click()
    citizen.at("#forget-go").click()

    other_tab.page.wait_for_url("about:blank")
    for tab in (citizen, another_tab(citizen, crowd)):
        expect(tab.at('[data-choice="menu.tip"]:enabled')).to_have_count(1)
        expect(tab.at("#log")).not_to_contain_text(TOLD)
        expect(tab.at(".receipt")).to_have_count(0)
        assert TOLD not in tab.page.evaluate("JSON.stringify([localStorage, sessionStorage])")

    crowd.phone(code).sees(f"Anh/chị đang xem tin số {number}")


def test_a_quick_exit_leaves_at_once(crowd: Crowd) -> None:
    citizen = crowd.phone()
    citizen.press("menu.tip")
    citizen.sees("nguy hiểm")

    citizen.at("#exit").click()

    citizen.page.wait_for_url("about:blank")
    citizen.page.go_back()
    assert "127.0.0.1" not in citizen.page.url


def test_hasty_presses_do_no_harm(crowd: Crowd) -> None:
    citizen = crowd.phone()
    citizen.at('[data-choice="menu.tip"]').dblclick()
    citizen.sees("Lúc này có ai đang gặp nguy hiểm không?")
    other_tab = another_tab(citizen, crowd)
    citizen.at('[data-choice="danger.no"]').dblclick()
    citizen.sees("Anh/chị muốn báo về việc gì?")

    other_tab.press("other")
    other_tab.sees("Anh/chị kể việc đã xảy ra")
    citizen.sees("Anh/chị kể việc đã xảy ra")
    citizen.page.bring_to_front()
    citizen.press("crime")
    citizen.sees("Nút này thuộc về câu khác")
    citizen.say("Đèn đường hỏng, hay có kẻ rình.")
    citizen.sees("Việc xảy ra lúc nào?")
    citizen.press("form.cancel")
    citizen.sees("Đã hủy. Chưa có gì được gửi đi")
