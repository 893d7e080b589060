"""Warnings on tricks: an admin drafts, looks, confirms; those who asked for them get them once, and can stop."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select

from bot.app import running
from bot.dialogue.content import Texts
from bot.mailing import Mailing
from bot.settings import Settings
from storage import bulletins, tables
from storage.work import Work
from tests.desk_stories import HERE, THERE, audited, read
from tests.fakes import FakeChannel
from tests.register_stories import WARNING, add_subscribers, mailing, publish
from tests.talk import Phone, Town

PUSHED = "Cảnh báo mới từ Tin Báo"


def warned(phone: Phone) -> list[str]:
    """Every warning that ever reached a phone unasked."""
    return [reply.text for reply in phone.history if PUSHED in reply.text]


async def subscriber(town: Town, commune: str | None = None) -> Phone:
    phone = town.citizen()
    await phone.start(f"xa-{commune}" if commune else None)
    await phone.press("menu.desks", "menu.warnings")
    await phone.press(f"warning.on.{commune}" if commune else "warning.on")
    return phone


async def test_warning_goes_from_draft_to_those_who_want_it(either_town: Town) -> None:
    town = either_town
    mai, lan, admin = await subscriber(town), town.citizen(), await town.admin()
    await lan.start()
    await admin.say(f"/warn all {WARNING}")
    admin.expect("Bản thảo", "Giả danh cán bộ điện lực", "Anh/chị đừng chuyển.", "Nguồn: Công an xã")
    await town.wait(minutes=1)
    assert warned(mai) == [], "a draft goes nowhere"
    await lan.press("menu.desks", "menu.warnings")
    lan.expect("Chưa có cảnh báo mới")
    await admin.press("desk.warn.send.1")
    assert warned(mai) == [], "it is not sent within the admin's turn"
    await town.wait(minutes=1)
    [told] = warned(mai)
    assert "Giả danh cán bộ điện lực" in told
    assert "không bao giờ hỏi tiền" in told
    assert "mọi nơi" in told
    assert warned(lan) == []
    for _ in range(3):
        await town.restart()
        await town.wait(minutes=1)
    assert len(warned(mai)) == 1
    await lan.press("menu.home", "menu.desks", "menu.warnings", "warning.show.1")
    lan.expect("Có người gọi điện, đòi chuyển tiền.", "Công an xã", "23/11/2026")
    assert ("warn", None, "send 1") in await audited(town.database)


async def test_warning_of_a_commune_reaches_it_alone(either_town: Town) -> None:
    town = either_town
    here, there = await subscriber(town, HERE), await subscriber(town, THERE)
    everywhere, admin = await subscriber(town), await town.admin()
    await publish(admin, HERE)
    await town.wait(minutes=1)
    assert [len(warned(phone)) for phone in (here, there, everywhere)] == [1, 0, 1]
    await there.press("menu.home", "menu.desks", "menu.warnings")
    there.expect("Chưa có cảnh báo mới")


async def test_one_press_stops_them_and_leaves_no_trace(either_town: Town) -> None:
    town = either_town
    mai, admin = await subscriber(town, HERE), await town.admin()
    await publish(admin)
    await town.wait(minutes=1)
    await mai.press("warning.off")
    mai.expect("Đã ngừng gửi cảnh báo")
    assert await read(town.database, select(tables.warning_subscription)) == []
    await publish(admin)
    await town.wait(minutes=1)
    assert len(warned(mai)) == 1


async def test_consent_is_kept_with_its_version_and_day(either_town: Town) -> None:
    town = either_town
    mai = await subscriber(town)
    await mai.press("warning.place")
    await mai.say("Tiên Cảnh")
    await mai.press(f"warning.on.{HERE}")
    [row] = await read(town.database, select(tables.warning_subscription))
    assert (row.commune, row.consent) == (HERE, "warning-1")
    assert row.consented_on == tables.day_of(town.clock())


async def test_warning_in_english_has_english_around_it(town: Town) -> None:
    mai, admin = await subscriber(town), await town.admin()
    await mai.say("/language en")
    await publish(admin)
    await town.wait(minutes=1)
    mai_words = mai.history[-1]
    assert "A new warning from Tin Báo" in mai_words.text
    assert mai_words.choices[0].label == "Stop these warnings"


@pytest.mark.parametrize(
    "line",
    ["/warn all", "/warn", "/warn all Chủ đề\nNội dung", "/warn 99999 A\nB\nNguồn: C", "/warn all A\nB\nC"],
)
async def test_half_a_warning_is_explained(town: Town, line: str) -> None:
    admin = await town.admin()
    await admin.say(line)
    admin.expect("Soạn: /warn")
    assert await read(town.database, select(tables.warning)) == []


async def test_draft_may_be_dropped(town: Town) -> None:
    admin = await town.admin()
    await admin.say(f"/warn all {WARNING}")
    await admin.press("desk.warn.drop.1")
    admin.expect("Đã bỏ bản thảo")
    await admin.tap("desk.warn.send.1")
    admin.expect("Không có cảnh báo 1")
    assert await read(town.database, select(tables.warning)) == []


async def test_published_warning_stands(town: Town) -> None:
    admin = await town.admin()
    await publish(admin)
    for button in ("desk.warn.send.1", "desk.warn.drop.1"):
        await admin.tap(button)
        admin.expect("đã gửi rồi")
    await admin.say("/warn")
    admin.expect("Cảnh báo 1 · Giả danh cán bộ điện lực", "đang gửi")
    await town.wait(minutes=1)
    await admin.say("/warn 1")
    admin.expect("đã gửi")
    admin.expect_not("Bản thảo")


async def test_admin_of_a_commune_warns_that_alone(town: Town) -> None:
    admin, everywhere = await town.officer(HERE, role="admin"), await town.admin()
    for place in ("all", THERE):
        await admin.say(f"/warn {place} {WARNING}")
        admin.expect("cho địa bàn của mình")
    await everywhere.say(f"/warn {THERE} {WARNING}")
    await admin.tap("desk.warn.send.1")
    admin.expect("Không có cảnh báo 1")
    await admin.say("/warn 1")
    admin.expect("Không có cảnh báo 1")
    await publish(admin, HERE)


async def test_draft_is_no_citizens_to_read(town: Town) -> None:
    admin, mai = await town.admin(), town.citizen()
    await admin.say(f"/warn all {WARNING}")
    await mai.start()
    await mai.tap("warning.show.1")
    mai.expect("không còn nữa")


# The sending


async def test_big_list_is_served_in_batches(either_town: Town) -> None:
    town = either_town
    await add_subscribers(town, [f"person {n}" for n in range(25)])
    await publish(await town.admin())
    sizes = []
    while posted := await mailing(town, batch=10).go():
        sizes.append(len(posted))
    assert sizes == [10, 10, 5]
    assert await messages(town) == 25
    [row] = await read(town.database, select(tables.warning))
    assert row.sent_at is not None
    assert row.sent_through is None


async def messages(town: Town) -> int:
    """How many people have a warning in the outbox: a second one to anybody would be counted, too."""
    keys = select(tables.warning_subscription.c.conversation)
    [row] = await read(
        town.database,
        select(func.count()).select_from(tables.outbox).where(tables.outbox.c.conversation.in_(keys)),
    )
    return int(row[0])


async def test_processes_at_once_send_it_once(either_town: Town) -> None:
    town = either_town
    await add_subscribers(town, [f"person {n}" for n in range(30)])
    await publish(await town.admin())
    while any(await asyncio.gather(*(mailing(town, f"process-{n}", batch=7).go() for n in range(4)))):
        pass
    assert await messages(town) == 30


class PowerCut(BaseException):
    """The process is gone."""


@dataclass
class CutTexts:
    """The catalogue of a process that dies while it writes its n-th warning, `at`."""

    texts: Texts
    at: int

    @property
    def locales(self) -> tuple[str, ...]:
        """The real languages."""
        return self.texts.locales

    def render(self, key: str, locale: str, /, **values: str | int) -> str:
        """As the real one, for a while."""
        self.at -= key == "warning-pushed"
        if self.at == 0:
            raise PowerCut
        return self.texts.render(key, locale, **values)

    def __hash__(self) -> int:
        return id(self)


async def serve(sending: Mailing) -> None:
    """Sends until there is nothing left to send."""
    while await sending.go():
        pass


@pytest.mark.parametrize("at", [1, 4, 8, 10])
async def test_crash_in_a_batch_sends_nothing_twice(either_town: Town, at: int) -> None:
    town = either_town
    await add_subscribers(town, [f"person {n}" for n in range(10)])
    await publish(await town.admin())
    dying = replace(town.world, texts=CutTexts(town.world.texts, at))
    with pytest.raises(PowerCut):
        await serve(Mailing(town.database, town.vault, dying, "dying", batch=4))
    assert await messages(town) == (at - 1) // 4 * 4
    await town.restart()
    await serve(mailing(town, batch=4))
    assert await messages(town) == 10


async def test_who_stops_half_way_is_left_out(town: Town) -> None:
    names = [f"person {n}" for n in range(10)]
    await add_subscribers(town, names)
    await publish(await town.admin())
    await mailing(town, batch=5).go()
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        last = max(town.vault.pseudonym(town.channel, name) for name in names)
        bulletins.unsubscribe(work, last)
        await work.flush()
    await mailing(town, batch=5).go()
    [row] = await read(town.database, select(func.count()).select_from(tables.outbox))
    assert await messages(town) == 9
    assert row[0] >= 9


async def test_warnings_are_sent_in_the_order_they_came(town: Town) -> None:
    mai, admin = await subscriber(town), await town.admin()
    await publish(admin, text=WARNING.replace("điện lực", "ngân hàng"))
    await publish(admin)
    await town.wait(minutes=1)
    await town.wait(minutes=1)
    assert ["ngân hàng" in words for words in warned(mai)] == [True, False]


async def test_service_sends_them_by_itself(town: Town, sqlite_url: str, keys: Path, tmp_path: Path) -> None:
    await add_subscribers(town, ["mai", "lan", "hoa"])
    await publish(await town.admin())
    channel = FakeChannel("web")
    chosen = {"database_url": SecretStr(sqlite_url), "keys": keys, "files": tmp_path / "files"}
    async with running(Settings.model_validate(chosen), [channel], town.clock) as core, asyncio.timeout(10):
        while sum(PUSHED in words for words in channel.texts()) < 3:
            await core.send_warnings()
    told = [to for to, message in channel.sent if PUSHED in message.reply.text]
    assert sorted(told) == ["hoa", "lan", "mai"]


async def test_answers_go_before_more_warnings(
    town: Town, sqlite_url: str, keys: Path, tmp_path: Path
) -> None:
    await add_subscribers(town, ["mai", "lan", "hoa"])
    await publish(await town.admin())
    channel = FakeChannel("web")
    channel.gate.clear()
    chosen = {"database_url": SecretStr(sqlite_url), "keys": keys, "files": tmp_path / "files"}
    async with running(Settings.model_validate(chosen), [channel], town.clock) as core:
        slow = replace(core, mailing=mailing(town, core.process, batch=1))
        slow.delivery.offer(await slow.mailing.go())
        assert slow.delivery.held == 1
        await slow.send_warnings()
        assert await messages(town) == 1
        channel.gate.set()
