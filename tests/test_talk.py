"""The story helper itself: a tip and a hand-in, from the first word to the officer's answer."""

import pytest

from tests.talk import Town, file_hand_in, file_tip


async def test_tip_is_answered_in_chat(either_town: Town) -> None:
    officer = await either_town.officer()
    mai = either_town.citizen()
    await file_tip(mai, "Có người cất pháo trong nhà", contact="chat")
    await officer.say(f"/tip {officer.case}")
    officer.expect("Có người cất pháo trong nhà")
    await officer.press(f"desk.take.{officer.case}")
    await officer.press(f"desk.reply.{officer.case}")
    await officer.say("Cảm ơn anh/chị")
    mai.expect("Cảm ơn anh/chị")


async def test_hand_in_opens_by_its_code(either_town: Town) -> None:
    code = await file_hand_in(either_town.citizen())
    other = either_town.citizen()
    await other.start(code)
    other.expect("Công cụ hỗ trợ")


async def test_button_not_shown_fails_the_story(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    with pytest.raises(AssertionError, match=r"form\.submit"):
        await mai.press("form.submit")
