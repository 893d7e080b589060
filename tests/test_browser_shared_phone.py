"""A phone that others use too, and fingers that press too soon."""

from playwright.sync_api import expect

from tests.browser_world import Crowd, Phone

TOLD = "Chồng tôi đánh tôi mỗi đêm."
EVERYTHING_KEPT = """async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const kept = [{ ...localStorage }, { ...sessionStorage }];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const table of database.objectStoreNames) {
      kept.push(await done(database.transaction(table).objectStore(table).getAll()));
    }
    database.close();
  }
  return JSON.stringify(kept);
}"""


def kept_by(phone: Phone) -> str:
    """Everything the page has stored in this browser, as JSON."""
    kept: str = phone.page.evaluate(EVERYTHING_KEPT)
    return kept


def test_reopening_shows_the_open_question(crowd: Crowd) -> None:
    citizen = crowd.phone()
    citizen.press("menu.tip", "danger.no", "crime", "domestic_violence")
    citizen.sees("Anh/chị kể việc đã xảy ra")

    again = crowd.tab(citizen)

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
    other_tab = crowd.tab(citizen)
    other_tab.finds(TOLD)

    citizen.at(".notice").get_by_role("button", name="Xóa khỏi máy này").click()
    citizen.at("#forget-go").click()

    other_tab.page.wait_for_url("about:blank")
    for tab in (citizen, crowd.tab(citizen)):
        expect(tab.at('[data-choice="menu.tip"]:enabled')).to_have_count(1)
        expect(tab.at("#log")).not_to_contain_text(TOLD)
        expect(tab.at(".receipt")).to_have_count(0)
        assert TOLD not in kept_by(tab)

    later = crowd.phone(code)
    later.screen.get_by_role("button", name="Mở tin").click()
    later.sees(f"Anh/chị đang xem tin số {number}")


def test_erasing_takes_unsent_words_too(crowd: Crowd) -> None:
    citizen = crowd.phone()
    citizen.press("menu.tip", "danger.no", "crime", "domestic_violence")
    citizen.sees("Anh/chị kể việc đã xảy ra")
    citizen.page.route("**/chat/events", lambda route: route.abort())
    citizen.say(TOLD)
    expect(citizen.own("waiting")).to_contain_text(TOLD)
    assert TOLD in kept_by(citizen)

    citizen.at("#menu-open").click()
    citizen.at("#forget-open").click()
    expect(citizen.at("#forget-unsent")).to_contain_text("Còn 1 tin chưa gửi được")
    citizen.page.unroute("**/chat/events")
    citizen.at("#forget-go").click()

    expect(citizen.at('[data-choice="menu.tip"]:enabled')).to_have_count(1)
    assert TOLD not in kept_by(citizen)


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
    other_tab = crowd.tab(citizen)
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
