"""Pictures nobody will read are forgotten; those of a form left open for days are not."""

from datetime import timedelta

from bot.dialogue.events import CommandReceived
from storage import retention
from tests.storage_world import rows
from tests.talk import Town, picture_id


async def kept(town: Town) -> list[str]:
    """The ids of the files some row refers to."""
    return sorted(row["id"] for row in await rows(town.database, "file"))


async def test_cancelled_form_keeps_no_picture(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip")
    await mai.show(picture_id(1))
    assert await kept(town) == [picture_id(1)]
    await mai.do(CommandReceived("cancel"))
    assert await kept(town) == []


async def test_picture_outside_a_form_is_kept_no_longer_than_its_offer(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.show(picture_id(1))
    assert await kept(town) == [picture_id(1)]
    await mai.press("media.drop")
    assert await kept(town) == []


async def test_picture_of_a_paused_form_stays(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip", "danger.no", "public_order", "form.skip")
    await mai.show(picture_id(7))
    await town.wait(hours=60)
    await retention.purge(town.database, town.clock())
    assert await kept(town) == [picture_id(7)]


async def test_picture_of_a_filed_tip_stays(town: Town) -> None:
    mai = town.citizen()
    await mai.start()
    await mai.press("menu.tip", "danger.no", "other")
    await mai.say("Đèn đường hỏng")
    await mai.show(picture_id(3))
    for _ in range(12):
        offered = {one.id for one in mai.buttons}
        if "form.submit" in offered:
            break
        ways = ("form.done", "form.skip", "at_risk.no", "contact.none")
        await mai.press(next(way for way in ways if way in offered))
    await mai.press("form.submit")
    assert await kept(town) == [picture_id(3)]
    await retention.purge(town.database, town.clock() + timedelta(days=365))
    assert await kept(town) == [picture_id(3)]
