"""The programme's desks in the browser: a call for help from a small phone, and each desk up to the receipt."""

import re

import pytest
from playwright.sync_api import expect

from bot.dialogue.content import Locale
from tests.browser_world import Crowd, Phone, demo_phone
from tests.desk_walks import WALKS
from tests.dialogue_world import texts


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


@pytest.mark.parametrize("form", WALKS)
@pytest.mark.parametrize("locale", ["vi", "en"])
def test_desk_is_walked_to_its_receipt(demo_crowd: Crowd, form: str, locale: Locale) -> None:
    citizen = in_language(demo_crowd, locale)
    walk(citizen, form)
    expect(citizen.at(".row.in .receipt code")).to_be_visible()
    expect(citizen.at("html")).to_have_attribute("lang", locale)
    expect(citizen.at("#log")).to_contain_text({"vi": "Mã tra cứu", "en": "code"}[locale])


def walk(citizen: Phone, form: str) -> None:
    """Presses and types all that leads through a form."""
    for act in WALKS[form]:
        if act.startswith("= "):
            citizen.say(act.removeprefix("= "))
        else:
            citizen.press(act)


def in_language(crowd: Crowd, locale: Locale) -> Phone:
    """A small phone that speaks this language."""
    citizen = crowd.phone(viewport={"width": 360, "height": 720})
    citizen.press("menu.language", f"language.{locale}")
    return citizen


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_registers_are_walked(demo_crowd: Crowd, locale: Locale) -> None:
    citizen = in_language(demo_crowd, locale)
    citizen.press("menu.desks", "menu.models")
    citizen.say("xã Thạnh Bình")
    for step in ("model.show.", "model.join."):
        citizen.at(f'[data-choice^="{step}"]:enabled').last.click()
    citizen.say("Tôi muốn góp một tay")
    citizen.press("model.send.reply")
    citizen.finds(texts().render("model-kept-join", locale))
    citizen.press("menu.desks", "menu.warnings", "warning.on")
    everywhere = texts().render("warning-for-all", locale)
    citizen.finds(texts().render("warnings-turned-on", locale, place=everywhere))
    citizen.press("warning.off")
    citizen.finds(texts().render("warnings-turned-off", locale))


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_figures_stand_with_their_source(demo_crowd: Crowd, locale: Locale) -> None:
    citizen = in_language(demo_crowd, locale)
    citizen.press("menu.programme", "programme.figures")
    citizen.finds({"vi": "6 tháng đầu năm 2024", "en": "First six months of 2024"}[locale])


@pytest.mark.parametrize("locale", ["vi", "en"])
def test_thanks_are_answered(crowd: Crowd, locale: Locale) -> None:
    officer, citizen = crowd.officer(), in_language(crowd, locale)
    walk(citizen, "question")
    receipt = citizen.at(".row.in", has=citizen.screen.locator(".receipt code"))
    expect(receipt).to_be_visible()
    number = re.findall(r"(?:số|no\.) (\d+)", receipt.inner_text())[0]
    officer.say(f"/take {number}")
    officer.say(f"/thank {number}")
    citizen.finds(texts().render("thanks-offer", locale, number=number).splitlines()[0])
    citizen.press(f"thanks.yes.{number}", f"thanks.quiet.{number}")
    citizen.finds(texts().render("thanks-quiet-done", locale, number=number))
