"""The real service in a process of its own, and people with phones: headless Chromium on the real page."""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from tests.service import Service

if TYPE_CHECKING:
    from playwright.sync_api import (
        Browser,
        BrowserContext,
        FilePayload,
        FrameLocator,
        Locator,
        Page,
        StorageState,
    )

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_CALLING_HOME = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
PATIENCE = 10_000
"""Milliseconds that anything on a page may take."""


class StaffedService(Service):
    """The service, and how its one officer is known once enrolled."""

    officer: "StorageState | None" = None


class Phone:
    """One screen with the chat page on it, whole or as a frame of the demo."""

    def __init__(self, screen: "Page | FrameLocator", page: "Page") -> None:
        self.screen = screen
        self.page = page

    def at(self, selector: str, **filters: Any) -> "Locator":
        """What the selector finds on this screen."""
        return self.screen.locator(selector, **filters)

    def sees(self, text: str) -> "Locator":
        """The newest message of the bot; fails unless it comes to hold `text`."""
        newest = self.at(".row.in:not(.typing)").last
        self._expect(newest).to_contain_text(text)
        return newest

    def finds(self, text: str) -> "Locator":
        """The one message of the bot, old or new, that holds `text`; fails if none comes."""
        one = self.at(".row.in", has_text=text)
        self._expect(one).to_be_visible()
        return one

    def press(self, *choices: str) -> None:
        """Takes these choices one after the other, each as soon as it is offered."""
        for choice in choices:
            self.at(f'[data-choice="{choice}"]:enabled').last.click()

    def say(self, text: str) -> None:
        """Types and sends."""
        self.at("#field").fill(text)
        self.at("#send").click()

    def reconnect(self) -> None:
        """The network comes back: what waits is tried again at once, however long it would have waited."""
        self.page.evaluate("dispatchEvent(new Event('online'))")

    def attach(self, *files: "FilePayload") -> None:
        """Picks files with the system's own dialogue."""
        self.at("#picker").set_input_files(list(files))

    def answer_to(self, text: str) -> "Locator":
        """Types, sends and waits for one new message, which it gives."""
        said = self.at(".row.in:not(.typing)").count()
        self.say(text)
        self._expect(self.at(".row.in:not(.typing)")).to_have_count(said + 1)
        return self.at(".row.in:not(.typing)").last

    def receipt(self) -> tuple[str, int]:
        """The only receipt on the screen: its code and the case's number."""
        receipt = self.at(".row.in", has=self.screen.locator(".receipt code"))
        self._expect(receipt).to_be_visible()
        number = re.search(r"Tin số (\d+)", receipt.inner_text())
        assert number is not None
        return receipt.locator("code").inner_text(), int(number[1])

    def own(self, state: str) -> "Locator":
        """Own bubbles in this state: sending, waiting, sent, refused."""
        return self.at(f'.row.out[data-state="{state}"]')

    def _expect(self, locator: "Locator") -> Any:
        from playwright.sync_api import expect

        return expect(locator)


class Crowd:
    """A browser in front of one service: every phone it opens is another person's."""

    def __init__(self, browser: "Browser", service: StaffedService, home: str, at_the_end: ExitStack) -> None:
        self.service = service
        self._home = home
        self._browser = browser
        self._at_the_end = at_the_end

    def person(self, **options: Any) -> "BrowserContext":
        """Someone with a browser of their own (cookies, storage); `options` are Playwright's."""
        person = self._browser.new_context(**({"locale": "vi-VN"} | options))
        person.set_default_timeout(PATIENCE)
        self._at_the_end.callback(person.close)
        return person

    def phone(self, start: str | None = None, **options: Any) -> Phone:
        """Somebody new opens the chat page, perhaps by a link with a `start` argument."""
        page = self.person(**({"viewport": {"width": 390, "height": 780}} | options)).new_page()
        page.goto(self.service.url + self._home + (f"?start={start}" if start else ""))
        return Phone(page, page)

    @contextmanager
    def outage(self) -> Iterator[None]:
        """The service is killed, and started again at the end."""
        self.service.kill()
        try:
            yield
        finally:
            self.service.start()

    def tab(self, phone: Phone, *, at: datetime | None = None) -> Phone:
        """The browser of `phone` opens the page once more, perhaps at another time."""
        page = phone.page.context.new_page()
        if at is not None:
            page.clock.set_fixed_time(at)
        page.goto(self.service.url + self._home)
        return Phone(page, page)

    def officer(self) -> Phone:
        """The service's one officer, enrolled by a one-time invite the first time."""
        known = self.service.officer
        officer = self.phone(storage_state=known) if known else self.phone(self._invite())
        officer.finds("ghi tên với vai trò: cán bộ")
        self.service.officer = officer.page.context.storage_state()
        return officer

    def _invite(self) -> str:
        return self.service.run("invite", "--role", "officer").split()[-1]


def demo_phone(page: "Page", role: str) -> Phone:
    """One of the three phones of the demo page."""
    return Phone(page.frame_locator(f'section[data-phone="{role}"] iframe'), page)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Headless Chromium of the system. Without one: skipped, or failed where TINBAO_TEST_BROWSER=required."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        give_up = pytest.fail if os.environ.get("TINBAO_TEST_BROWSER") == "required" else pytest.skip
        give_up("no Chromium here: install the package chromium")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", *NO_CALLING_HOME]
        running = playwright.chromium.launch(executable_path=path, args=arguments)
        yield running
        running.close()


@pytest.fixture(scope="session")
def start_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., StaffedService]]:
    """Starts services; all are killed at the end of the run."""
    with ExitStack() as at_the_end:

        def start(*command: str, prepare: Sequence[str] = ()) -> StaffedService:
            folder = tmp_path_factory.mktemp("service")
            service = StaffedService(folder, *command, TINBAO_DIGEST_TIME=_half_a_day_away())
            for line in prepare:
                service.run(*line.split())
            at_the_end.callback(service.kill)
            service.start()
            return service

        yield start


@pytest.fixture(scope="session")
def demo_service(start_service: Callable[..., StaffedService]) -> StaffedService:
    """`tinbao demo`, with the samples of two days."""
    return start_service("demo", "--days", "2", "--folder", "demo")


@pytest.fixture(scope="session")
def plain_service(start_service: Callable[..., StaffedService]) -> StaffedService:
    """`tinbao run`: the citizens' page alone."""
    return start_service("run", prepare=("keys new", "migrate"))


@pytest.fixture
def demo_crowd(browser: "Browser", demo_service: StaffedService) -> Iterator[Crowd]:
    """People in front of the demo."""
    with ExitStack() as at_the_end:
        yield Crowd(browser, demo_service, "/phone", at_the_end)


@pytest.fixture
def crowd(browser: "Browser", plain_service: StaffedService) -> Iterator[Crowd]:
    """People in front of the service as a unit runs it."""
    with ExitStack() as at_the_end:
        yield Crowd(browser, plain_service, "/", at_the_end)


def _half_a_day_away() -> str:
    """An hour of the day such that no digest comes by itself in the middle of a test."""
    return f"{datetime.now(ZoneInfo('Asia/Ho_Chi_Minh')) + timedelta(hours=12):%H:%M}"
