"""What becomes of a file after the turn that told of it changes nothing else of the conversation."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

from bot.channels.base import FileRefused
from bot.desk.desk import Desk
from bot.dialogue.events import MediaReceived
from bot.fetching import Fetch, Fetching
from bot.files import FileStore
from storage import cases, file_work, tellers
from storage.blobs import Blobs
from storage.engine import Database
from storage.vault import Vault
from tests.storage_world import NOW, rows, working
from tests.talk import VIETNAM, Phone, Town, file_tip, picture_id, seeds
from tests.test_telegram_pictures import drawn

FILE = picture_id(1)


async def broken(name: str) -> AsyncGenerator[bytes]:
    """A network whose every file is refused."""
    if name:
        raise FileRefused("broken")
    yield b""


def fetching(town: Town, folder: Path, fetch: Fetch = broken) -> Fetching:
    """What does the work on files, beside the town; what it says waits in the outbox."""
    store = FileStore(Blobs(folder, town.vault))
    desk = Desk(seeds().unit, VIETNAM)
    return Fetching(
        town.database, town.vault, town.world, desk, store, "fetcher", lambda _: None, {"net": fetch}
    )


async def due(town: Town) -> list[object]:
    """When each conversation's open form is offered again."""
    return [row["due_at"] for row in await rows(town.database, "conversation")]


async def send_film(mai: Phone) -> None:
    await mai.do(MediaReceived(FILE, "video", 0, None, "net:1"))


async def test_form_whose_file_is_lost_is_still_offered_and_forgotten(
    either_town: Town, tmp_path: Path
) -> None:
    town = either_town
    mai = town.citizen("mai")
    await mai.start()
    await mai.press("menu.tip", "danger.no", "crime", "theft")
    await mai.say("Hai người lạ bẻ khóa xe sau chợ")
    await send_film(mai)
    before = await due(town)
    await fetching(town, tmp_path / "files").go()
    assert await rows(town.database, "file") == []
    assert await due(town) == before != [None]


async def test_who_was_forgotten_stays_so_when_a_file_is_lost(either_town: Town, tmp_path: Path) -> None:
    town = either_town
    mai = town.citizen("mai")
    code = await file_tip(mai)
    await mai.press("menu.track")
    await mai.say(code)
    await send_film(mai)
    await mai.say("/forget")
    await mai.press("privacy.forget.yes")
    await town.send()
    await fetching(town, tmp_path / "files").go()
    assert [row["kind"] for row in await rows(town.database, "file")] == ["lost"]
    assert await rows(town.database, "outbox") == []
    await tellers.purge_forgotten(town.database)
    assert await rows(town.database, "conversation") == []


async def photo(name: str) -> AsyncGenerator[bytes]:
    """A network whose every file is a photo, whatever it is called."""
    del name
    yield drawn()


async def test_voice_to_be_altered_is_never_kept_as_it_is(town: Town, tmp_path: Path) -> None:
    mai = town.citizen("mai")
    await mai.start()
    await mai.press("menu.tip", "danger.no", "crime", "theft")
    await mai.do(MediaReceived(FILE, "voice", 0, None, "net:1"))
    await mai.press("media.alter")
    await fetching(town, tmp_path / "files", photo).go()
    assert await rows(town.database, "file") == []
    assert [one for one in (tmp_path / "files").rglob("*") if one.is_file()] == []


async def test_request_to_alter_a_voice_is_heard_while_the_file_is_kept(
    database: Database, vault: Vault
) -> None:
    who = vault.pseudonym("web", "mai")
    async with working(database, vault) as work:
        cases.receive_file(work, FILE, who, "voice", 0, NOW)
        file_work.fetch(work, FILE, "net:1", who, NOW)

    async def asked() -> None:
        async with working(database, vault) as work:
            await file_work.alter_voice(work, FILE, who, NOW)

    async with working(database, vault) as work:
        wanted = await file_work.still_wanted(work, FILE)
        asking = asyncio.create_task(asked())
        await asyncio.wait({asking}, timeout=0.3)
        assert wanted is not None
        assert not wanted[1]
        file_work.end(work, FILE)
    await asking
    assert [row["alters_voice"] for row in await rows(database, "file_work")] == [True]


async def test_file_that_another_process_kept_stays_when_a_late_one_fails(
    either_town: Town, tmp_path: Path
) -> None:
    town, second = either_town, fetching(either_town, tmp_path / "files", photo)

    async def slow(name: str) -> AsyncGenerator[bytes]:
        """Fails when its lease is over, and another process has fetched the file."""
        town.clock.move(file_work.LEASE)
        await second.go()
        async for piece in broken(name):
            yield piece

    mai = town.citizen("mai")
    await mai.start()
    await mai.press("menu.tip", "danger.no", "crime", "theft")
    await send_film(mai)
    await fetching(town, tmp_path / "files", slow).go()
    assert [row["kind"] for row in await rows(town.database, "file")] == ["picture"]
    assert Blobs(tmp_path / "files", town.vault).read(FILE).startswith(b"\xff\xd8")
