"""An invite as a link and a QR picture, on Telegram and on the page; its code keeps its dash, which a receipt loses."""

import pytest

from bot.channels.telegram.receipts import Receipts
from bot.channels.web.outlet import shown
from bot.channels.web.receipts import path_of
from bot.dialogue.replies import Reply
from bot.messages import decode, encode
from tests.dialogue_world import texts
from tests.fakes import MONDAY_MORNING
from tests.talk import Town

INVITE = "i-" + "0a" * 12


async def username() -> str:
    return "a_bot"


@pytest.mark.parametrize("locale", ["vi", "en"])
async def test_telegram_shows_the_link_that_accepts_it(locale: str) -> None:
    receipts = Receipts(username, texts().render)
    picture, reply = await receipts.drawn(Reply("…", locale=locale, receipt=INVITE), INVITE)
    assert picture.content.startswith(b"\x89PNG")
    assert f"https://t.me/a_bot?start={INVITE}" in reply.text
    assert texts().render("telegram-receipt-link", locale, link="").strip() not in reply.text


def test_page_gives_the_path_that_accepts_it() -> None:
    message = decode(1, encode(Reply("…", receipt=INVITE), MONDAY_MORNING))
    assert shown(message)["link"] == path_of(INVITE) == f"/#start={INVITE}"
    assert [file["kind"] for file in shown(message)["files"]] == ["receipt"]
    assert path_of("AAAA-BBBB-CCCC-DDDD-EEEE") == "/#start=AAAABBBBCCCCDDDDEEEE"


async def test_link_of_an_invite_enrols(town: Town) -> None:
    admin = await town.admin()
    await admin.say("/invite officer")
    newcomer = town.citizen()
    await newcomer.start(path_of(admin.heard[-1].receipt or "").removeprefix("/#start="))
    newcomer.expect("cán bộ")
