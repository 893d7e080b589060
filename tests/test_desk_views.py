"""Content disappears from the chats of staff after a while, whatever process is there to see to it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.app import utc_now
from bot.channels.base import Message
from bot.channels.web.outlet import shown
from bot.hiding import Hiding
from bot.mailbox import SealedMailbox
from storage.engine import Database
from storage.outbox import SENT_SLOT, Fate, Posted, Settled
from storage.vault import Vault
from tests.desk_stories import audited, tip_at
from tests.engines import connections_ended
from tests.fakes import FakeClock
from tests.storage_world import rows
from tests.talk import Phone, Town, seeds
from tests.telegram_api import Api
from tests.telegram_town import TelegramTown, at_work, settings_of, unhurried
from tests.test_telegram_stories import Chatter, filed_tip, officer
from tests.unlock_stories import SECRET, Authenticator

HOURS = seeds().unit.view_hours


class PageTown(Town):
    """People who fetch their messages from us: those stay where they were posted."""

    def _arrive(self, posted: Sequence[Posted]) -> None:
        super()._arrive(posted)
        self._settled = [Settled(one.message, Fate.KEPT, one.at) for one in self._settled]

    async def hide(self, process: str = "sweeper") -> None:
        """What every process does once a minute."""
        self._arrive(await Hiding(self.database, self.vault, self.world, process).go())
        await self.send()

    async def page_of(self, phone: Phone) -> list[Message]:
        """What the page of somebody gets who opens it anew."""
        await self.send()  # what became of the last messages is on disk
        return await SealedMailbox(self.channel, self.database, self.vault).read(phone.name, 0, 1000)


@pytest.fixture
async def page_town(database: Database, vault: Vault) -> PageTown:
    """Without codes, on one engine after the other."""
    return PageTown(database, vault, FakeClock())


def said_on(page: Sequence[Message]) -> str:
    return "\n".join(message.reply.text for message in page)


async def test_card_is_hidden_after_a_day(page_town: PageTown) -> None:
    town = page_town
    await tip_at(town, what="Có sòng bạc sau chợ")
    reader = await town.officer()
    await reader.say("/tip 1")
    await town.page_of(reader)
    town.clock.move(timedelta(hours=HOURS, minutes=-1))
    await town.hide()
    assert "sòng bạc" in said_on(await town.page_of(reader))
    town.clock.move(timedelta(minutes=1))
    await town.hide()
    page = await town.page_of(reader)
    assert "sòng bạc" not in said_on(page)
    edit = page[-1].reply
    assert edit.text == "🔒 Nội dung đã ẩn. Gõ /tip 1 để mở lại."
    assert [message.reply.text for message in page if message.n == edit.edits] == [edit.text]
    assert shown(page[-1])["edits"] == f"m{edit.edits}"


async def test_hidden_card_opens_again(page_town: PageTown) -> None:
    town = page_town
    await tip_at(town, what="Có sòng bạc sau chợ")
    reader = await town.officer()
    await reader.say("/tip 1")
    await town.page_of(reader)
    town.clock.move(timedelta(hours=HOURS))
    await town.hide()
    await reader.say("/tip 1")
    reader.expect("sòng bạc")
    assert [one for one in await audited(town.database) if one[0] == "look"] == [("look", 1, None)] * 2


async def test_what_is_not_confidential_stays(page_town: PageTown) -> None:
    town = page_town
    await tip_at(town)
    reader = await town.officer()
    await reader.say("/help")
    await reader.say("/tips")
    before = await town.page_of(reader)
    town.clock.move(timedelta(hours=HOURS))
    await town.hide()
    after = (await town.page_of(reader))[: len(before)]
    changed = [was.reply.text for was, now in zip(before, after, strict=True) if was != now]
    assert len(changed) == 1
    assert changed[0].startswith("1 tin")


async def test_processes_hide_it_once(page_town: PageTown) -> None:
    town = page_town
    await tip_at(town)
    reader = await town.officer()
    await reader.say("/tip 1")
    length = len(await town.page_of(reader))
    town.clock.move(timedelta(hours=HOURS))
    await asyncio.gather(*(town.hide(f"sweeper-{at}") for at in range(4)))
    await town.hide()
    assert len(await town.page_of(reader)) == length + 1
    assert await rows(town.database, "view") == []


async def test_card_under_way_is_hidden_later(page_town: PageTown) -> None:
    """It could not be taken back while a process is handing it over; so it is looked at again."""
    town = page_town
    await tip_at(town, what="Có sòng bạc sau chợ")
    reader = await town.officer()
    town.clock.move(timedelta(hours=HOURS))
    await reader.say("/tip 1")
    [noted] = await rows(town.database, "view")
    async with town.database.writing() as connection:
        from storage.tables import view

        await connection.execute(view.update().values(due_at=town.clock()))
    await town.hide()
    assert await rows(town.database, "view") == [{**noted, "due_at": town.clock()}]
    await town.page_of(reader)
    await town.hide()
    assert "sòng bạc" not in said_on(await town.page_of(reader))


async def test_emptied_chat_has_nothing_to_hide(page_town: PageTown) -> None:
    town = page_town
    await tip_at(town)
    reader = await town.officer()
    await reader.say("/tip 1")
    await reader.say("/panic")
    town.clock.move(timedelta(hours=HOURS))
    await town.hide()
    assert await rows(town.database, "view") == []
    assert "Nội dung đã ẩn" not in said_on(await town.page_of(reader))


async def test_secret_is_hidden_once_it_is_confirmed(database: Database, vault: Vault) -> None:
    town = PageTown(database, vault, FakeClock(), asks_codes=True)
    reader = await town.officer()
    await reader.say("/unlock")
    first = Authenticator(reader, town.clock)
    await reader.say("/unlock")
    assert len(SECRET.findall(said_on(await town.page_of(reader)))) == 2
    await town.hide()  # the first one is of no use any more
    [left] = SECRET.findall(said_on(await town.page_of(reader)))
    app = Authenticator(reader, town.clock)
    assert app.code() != first.code()
    assert left == SECRET.findall("\n".join(reply.text for reply in reader.history))[-1]
    await reader.say(app.code())
    await town.page_of(reader)
    await town.hide()
    page = await town.page_of(reader)
    assert SECRET.findall(said_on(page)) == []
    assert [message.reply.qr for message in page if message.reply.qr] == []


async def test_secret_nobody_confirms_is_hidden_too(database: Database, vault: Vault) -> None:
    town = PageTown(database, vault, FakeClock(), asks_codes=True)
    reader = await town.officer()
    await reader.say("/unlock")
    await town.page_of(reader)
    town.clock.move(timedelta(minutes=10))
    await town.hide()
    assert SECRET.findall(said_on(await town.page_of(reader))) == []


def _key(row: dict[str, Any]) -> tuple[bytes, int]:
    return row["conversation"], row["n"]


class ClockedTown(TelegramTown):
    """On Telegram, with a clock that is moved; the server's own goes on as ever."""

    clock: FakeClock

    async def settled(self) -> None:
        """Returns once it is on disk what Telegram calls the messages that are to go."""
        database = self.core.database
        async with asyncio.timeout(15):
            while True:
                named = [_key(row) for row in await rows(database, "outbox") if row["slot"] == SENT_SLOT]
                if all(_key(row) in named for row in await rows(database, "view")):
                    return
                await asyncio.sleep(0.05)


@pytest.fixture
async def clocked_town(
    api: Api, sqlite_url: str, keys: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[ClockedTown]:
    clock = FakeClock(utc_now())
    settings = settings_of(tmp_path, sqlite_url, keys, api, staff_totp=getattr(request, "param", "off"))
    async with at_work(settings, unhurried(), clock) as (core, channel):
        town = ClockedTown(api, core, channel)
        town.clock = clock
        yield town
    await connections_ended()


def reads(chatter: Chatter, words: str) -> bool:
    """Whether the phone still shows them."""
    return any(words in message.text for message in chatter.person.chat.from_bot())


async def test_telegram_deletes_card_and_pictures(clocked_town: ClockedTown) -> None:
    town = clocked_town
    mai, an = Chatter(town.api.person(1001, first_name="Mai")), await officer(town)
    await filed_tip(mai)
    await town.files_done()
    await an.says("/tip 1", "đua xe trên đường liên xã")
    await an.person.chat.until(lambda: len(an.photos) == 3 or None)
    await town.settled()
    town.clock.move(timedelta(hours=HOURS))

    async def hidden() -> None:
        while reads(an, "đua xe trên đường") or an.photos:
            await town.core.hide_views()
            await asyncio.sleep(0.05)

    await asyncio.wait_for(hidden(), 15)
    assert reads(an, "/help")  # the rest of the chat stays
    assert reads(mai, "đua xe trên đường")


@pytest.mark.parametrize("clocked_town", ["on"], indirect=True)
async def test_telegram_deletes_the_secret(clocked_town: ClockedTown) -> None:
    town = clocked_town
    an = await officer(town)
    await an.says("/unlock", "Khóa này chỉ hiện một lần")
    [message] = [one for one in an.person.chat.from_bot() if SECRET.search(one.text)]
    assert message.content.get("photo")
    assert message.protected
    from pyotp import TOTP

    codes = TOTP(SECRET.findall(message.text)[0].replace(" ", ""))
    await town.settled()
    await an.says(codes.at(town.clock()), "Đã mở khóa")

    async def hidden() -> None:
        while any(SECRET.search(one.text) for one in an.person.chat.from_bot()):
            await town.core.hide_views()
            await asyncio.sleep(0.05)

    await asyncio.wait_for(hidden(), 15)


async def test_refused_deletion_is_logged_and_given_up(clocked_town: ClockedTown) -> None:
    town = clocked_town
    mai, an = Chatter(town.api.person(1001, first_name="Mai")), await officer(town)
    await filed_tip(mai)
    await an.says("/tips", "1 tin")
    await town.settled()
    town.clock.move(timedelta(hours=HOURS))
    town.api.fail("deleteMessages", status=400, description="message can't be deleted for everyone")
    with capture_logs() as logged:
        await town.core.hide_views()
        await an.says("/help", "Các lệnh")  # comes after the order to delete, as everything in a chat
    assert [line["event"] for line in logged if line["event"].startswith("view")] == ["view_not_deleted"]
    assert reads(an, "1 tin")
