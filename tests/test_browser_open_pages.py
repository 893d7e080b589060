"""Pages that stay open: one that lost its place to another, and one for days."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.browser_world import Crowd

POLL = "/chat/messages?"
ALWAYS_SENT_AWAY = """async () => {
  const { makeFeed } = await import('/page/feed.js');
  window.asked = 0;
  const ask = () => new Promise((answer) => {
    window.asked += 1;
    setTimeout(() => answer({ status: 200, answer: [] }), 10);
  });
  makeFeed({ http: { ask }, receive() {}, connected() {}, ended() {} }).run();
}"""


def test_a_page_sent_away_does_not_push_back_at_once(crowd: Crowd) -> None:
    page = crowd.person().new_page()
    page.clock.install()
    page.goto(crowd.service.url + "/healthz")

    page.evaluate(ALWAYS_SENT_AWAY)
    page.clock.run_for(10_000)

    assert 2 <= page.evaluate("asked") <= 5


def test_an_open_page_keeps_its_cookie_fresh(crowd: Crowd) -> None:
    citizen = crowd.phone()
    expect(citizen.at('[data-choice="menu.tip"]:enabled')).to_be_visible()
    citizen.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=25))

    with citizen.page.expect_response(lambda response: POLL + "after=0" in response.url) as read:
        citizen.reconnect()

    assert "Max-Age=2592000" in read.value.all_headers()["set-cookie"]
    citizen.press("menu.tip")
    citizen.sees("Lúc này có ai đang gặp nguy hiểm không?")
    shown = [row.get_attribute("data-message") for row in citizen.at("[data-message]").all()]
    assert len(set(shown)) == len(shown)
