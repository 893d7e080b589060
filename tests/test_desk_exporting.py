"""`/export` in the chat: the file is whole, masked, locked, its reader's alone, and gone when its time is over."""

import asyncio
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

import pytest

from bot.app import forget
from bot.media.kinds import OFFICE
from storage import case_pages, export_jobs, retention
from storage.blobs import BlobError, Blobs
from storage.case_lists import Filter
from tests.desk_stories import HERE, THERE, add_cases, audited, suspend, tip_by
from tests.exporting_world import Office, file_of, password_of
from tests.fakes import FakeClock
from tests.storage_world import rows
from tests.talk import Phone, Town, file_hand_in, seeds

TOLD = "Gọi chủ xe 0905123456"


@pytest.fixture
def office(either_town: Town, tmp_path: Path) -> Office:
    return Office(either_town, tmp_path / "files")


async def exports(town: Town) -> list[str | None]:
    return [detail for action, _case, detail in await audited(town.database) if action == "export"]


async def test_table_comes_whole_masked_and_locked(office: Office) -> None:
    town = office.town
    admin, mai = await town.admin(), town.citizen()
    await tip_by(mai, what=TOLD)
    await add_cases(town, *[("crime", HERE)] * 4)
    await admin.say("/export")
    admin.expect_buttons("desk.export.30d", "desk.export.mine", "desk.export.all", "desk.export.period")
    await admin.press("desk.export.all")
    admin.expect("Đang làm bảng tin (tất cả)")
    await office.work(page=2)
    admin.expect("Bảng có 5 tin", "Mật khẩu mở tệp")
    found = await office.table(admin)
    async with town.database.reading() as connection:
        stored = await case_pages.page(connection, Filter(), 0, 100)
    assert [row[0] for row in found] == [one.line.number for one in stored] == [1, 2, 3, 4, 5]
    assert "••••••••56" in str(found[0][-1])
    assert "0905" not in str(found)
    assert office.on_disk() == [file_of(admin)]
    assert await exports(town) == ["asked xlsx", "done 5", "opened"]


async def test_progress_is_told_now_and_then_in_one_message(office: Office) -> None:
    town = office.town
    admin = await town.admin()
    await add_cases(town, *[("crime", HERE)] * 5)
    await admin.say("/export all")
    begun, before = admin.heard[0], len(admin.history)
    await office.work(SlowDisk(office, seconds=3), page=1)
    *told, done, file, _password = admin.history[before:]
    assert [one.text for one in told] == [
        "Đang làm bảng tin: 2 trên 5 tin.",
        "Đang làm bảng tin: 4 trên 5 tin.",
    ]
    assert len({one.edits for one in [*told, done]}) == 1
    assert all(one.slot == begun.slot == "prompt" for one in [*told, done])
    assert file.edits is None


class SlowDisk(Blobs):
    """Time passes with every file that is written; the one after `whole` files breaks off."""

    def __init__(self, office: Office, *, seconds: float = 0, whole: int = 100) -> None:
        super().__init__(office.folder, office.town.vault)
        self._clock: FakeClock = office.town.clock
        self._seconds = seconds
        self.whole = whole

    def write_from(self, source: BinaryIO, file_id: str) -> None:
        """As the disk does."""
        self._clock.move(timedelta(seconds=self._seconds))
        self.whole -= 1
        if self.whole < 0:
            raise BlobError("the disk is gone")
        super().write_from(source, file_id)


@pytest.mark.parametrize("whole", [0, 2, 5])
async def test_who_follows_a_dead_worker_goes_on_where_it_was(office: Office, whole: int) -> None:
    town = office.town
    admin = await town.admin()
    await add_cases(town, *[("crime", HERE)] * 5)
    await admin.say("/export all")
    await office.work(SlowDisk(office, whole=whole), page=1)
    assert not [reply for reply in admin.history if reply.files]
    assert len(office.on_disk()) == whole
    parts = set(office.on_disk())
    town.clock.move(timedelta(minutes=11))
    disk = SlowDisk(office)
    await office.work(disk, page=1)
    assert [row[0] for row in await office.table(admin)] == [1, 2, 3, 4, 5]
    assert 100 - disk.whole == 5 - whole + 1
    assert office.on_disk() == [file_of(admin)]
    assert file_of(admin) not in parts
    assert await rows(town.database, "export_part") == []


async def test_nobody_else_opens_the_file(office: Office) -> None:
    town = office.town
    admin, other, officer, mai = (
        await town.admin(),
        await town.admin(),
        await town.officer(),
        town.citizen(),
    )
    await add_cases(town, ("crime", HERE))
    await admin.say("/export all")
    await office.work()
    name = file_of(admin)
    for phone in (other, officer, mai):
        assert await office.open(phone, name) is None
    opened = await office.open(admin, name)
    assert opened is not None
    assert opened[0] == OFFICE["xlsx"]
    await suspend(town, admin)
    assert await office.open(admin, name) is None


async def test_locked_chat_opens_no_file(office: Office) -> None:
    town = office.town
    admin = await town.admin()
    await add_cases(town, ("crime", HERE))
    await admin.say("/export all")
    await office.work()
    town.asks_codes = True
    assert await office.open(admin, file_of(admin)) is None
    assert (await audited(town.database))[-1] == ("refused", None, "locked export")


async def test_another_area_is_not_in_the_file(office: Office) -> None:
    town = office.town
    admin = await town.officer(HERE, role="admin")
    await add_cases(town, ("crime", HERE), ("crime", THERE), ("crime", None))
    await admin.say("/export all")
    await office.work()
    assert [row[0] for row in await office.table(admin)] == [1, 3]
    await admin.say("/export 2")
    admin.expect("Không có tin số 2")
    there = admin.text
    await admin.say("/export 7")
    assert admin.text == there.replace("2", "7")
    assert ("refused", 2, "export") in await audited(town.database)


async def test_who_leads_no_more_gets_no_file(office: Office) -> None:
    town = office.town
    admin = await town.admin()
    await add_cases(town, ("crime", HERE))
    await admin.say("/export all")
    await suspend(town, admin)
    await office.work()
    assert not [reply for reply in admin.history if reply.files]
    assert office.on_disk() == []
    assert await exports(town) == ["asked xlsx", "refused", "erased"]


async def test_filters_and_days_choose_cases(office: Office) -> None:
    town = office.town
    admin = await town.admin()
    await add_cases(town, ("crime", HERE), ("public_order", HERE))
    await town.wait(days=40)
    await add_cases(town, ("crime", HERE), ("public_order", THERE))
    for said, numbers in (
        ("/export public_order", [2, 4]),
        ("/export 30 ngày", [3, 4]),
        ("/export crime 30d", [3]),
        ("/export 20/11/2026 23/11/2026", [1, 2]),
        ("/export từ 2026-11-24 đến 2027-02-01", [3, 4]),
    ):
        await admin.say(said)
        await office.work()
        assert [row[0] for row in await office.table(admin)] == numbers, said


@pytest.mark.parametrize("days", ["31/02/2026", "23/11/2026 20/11/2026", "0 ngày", "30d 01/11/2026"])
async def test_days_that_make_no_sense_are_asked_again(office: Office, days: str) -> None:
    admin = await office.town.admin()
    await admin.say("/export period")
    admin.expect("Từ ngày nào")
    await admin.say(days)
    admin.expect("chưa hiểu khoảng ngày")
    assert await rows(office.town.database, "export_job") == []


async def test_one_case_comes_as_its_file(office: Office) -> None:
    town = office.town
    admin = await town.admin()
    await tip_by(town.citizen(), what=TOLD)
    await admin.say("/take 1")
    await admin.say("/export 1")
    admin.expect("hồ sơ tin số 1")
    await office.work()
    told = await office.words(admin)
    assert "Hồ sơ tin số 1" in told
    assert "••••••••56" in told
    assert "0905" not in told
    opened = await office.open(admin, file_of(admin))
    assert opened is not None
    assert opened[0] == OFFICE["docx"]


async def test_file_of_a_case_tells_the_work_in_words(office: Office) -> None:
    town = office.town
    admin = await town.admin()
    await file_hand_in(town.citizen())
    for line in (
        "/assign 1 me",
        "/note 1 Gọi 0905123456 rồi",
        "/received 1 gun 2 book 15",
        "/grade 1 valuable",
        "/export 1",
    ):
        await admin.say(line)
    await office.work()
    told = await office.words(admin)
    for words in ("Gọi ••••••••56 rồi", "Súng: 2", "Có giá trị", "cán bộ số 1"):
        assert words in told
    for raw in ("0905", "gun 2", "valuable", "(đã xóa)"):
        assert raw not in told


async def test_case_that_goes_with_another_has_its_file(office: Office) -> None:
    town = office.town
    admin = await town.admin()
    await add_cases(town, *[("crime", HERE)] * 2)
    for line in ("/merge 1 2", "/export 1"):
        await admin.say(line)
    await office.work()
    assert "Hồ sơ tin số 1" in await office.words(admin)


async def test_stopped_leaves_nothing(office: Office) -> None:
    town = office.town
    admin = await town.admin()
    await add_cases(town, *[("crime", HERE)] * 3)
    await admin.say("/export all")
    stop = next(choice.id for choice in admin.buttons if "export.stop" in choice.id)
    await office.work(SlowDisk(office, whole=2), page=1)
    await admin.say("/export all")
    admin.expect("đang được làm")
    await admin.tap(stop)
    admin.expect("Đã dừng")
    await office.work()
    assert office.on_disk() == []
    assert await rows(town.database, "export_job") == await rows(town.database, "export_part") == []
    await admin.tap(stop)
    admin.expect("Không có tệp nào")


async def test_nobody_stops_anothers_export(office: Office) -> None:
    town = office.town
    admin, other = await town.admin(), await town.admin()
    await add_cases(town, ("crime", HERE))
    await admin.say("/export all")
    await other.tap(next(choice.id for choice in admin.buttons if "export.stop" in choice.id))
    other.expect("Không có tệp nào")
    await office.work()
    assert len(await office.table(admin)) == 1


class HeldDisk(Blobs):
    """The first write waits until it is `let_go`; `is_reached` tells that it waits."""

    def __init__(self, office: Office) -> None:
        super().__init__(office.folder, office.town.vault)
        self.is_reached, self.let_go = threading.Event(), threading.Event()

    def write_from(self, source: BinaryIO, file_id: str) -> None:
        """As the disk does, in the end."""
        self.is_reached.set()
        assert self.let_go.wait(20)
        super().write_from(source, file_id)


@pytest.mark.parametrize("page", [1, 100])
async def test_slow_worker_whose_lease_is_over_changes_nothing(office: Office, page: int) -> None:
    town, disk = office.town, HeldDisk(office)
    admin = await town.admin()
    await add_cases(town, *[("crime", HERE)] * 2)
    await admin.say("/export all")
    slow = asyncio.create_task(office.worker(disk, page=page).go())
    await asyncio.to_thread(disk.is_reached.wait, 20)
    town.clock.move(timedelta(minutes=11))
    await office.work()
    disk.let_go.set()
    await slow
    assert office.posted == []
    assert [row[0] for row in await office.table(admin)] == [1, 2]
    assert office.on_disk() == [file_of(admin)]


async def test_killed_in_the_middle_leaves_what_is_swept_up(office: Office) -> None:
    town, disk = office.town, HeldDisk(office)
    admin = await town.admin()
    await add_cases(town, *[("crime", HERE)] * 3)
    await admin.say("/export all")
    killed = asyncio.create_task(office.worker(disk, page=2).go())
    await asyncio.to_thread(disk.is_reached.wait, 20)
    killed.cancel()
    await asyncio.wait([killed])
    disk.let_go.set()
    await office.work(page=2)
    assert not [reply for reply in admin.history if reply.files]
    await export_jobs.release_all(town.database, town.clock())  # as the next start of a single process does
    await office.work(page=2)
    assert [row[0] for row in await office.table(admin)] == [1, 2, 3]
    await forget(town.database, office.blobs, datetime.now(UTC) + timedelta(hours=2))
    assert office.on_disk() == [file_of(admin)]


@pytest.mark.parametrize("said", ["/export all", "/export 1"])
async def test_stopped_while_it_is_written_leaves_nothing(office: Office, said: str) -> None:
    town, disk = office.town, HeldDisk(office)
    admin = await town.admin()
    await add_cases(town, ("crime", HERE))
    await admin.say(said)
    making = asyncio.create_task(office.worker(disk).go())
    await asyncio.to_thread(disk.is_reached.wait, 20)
    await admin.press("Dừng lại")
    await office.worker().erase()
    disk.let_go.set()
    await making
    await office.work()
    assert office.on_disk() == []
    assert not [reply for reply in admin.history if reply.files]


async def test_erased_when_its_time_is_over(office: Office) -> None:
    town = office.town
    admin = await town.admin()
    await add_cases(town, ("crime", HERE))
    await admin.say("/export all")
    await office.work()
    name = file_of(admin)
    almost = timedelta(hours=seeds().unit.export_hours, seconds=-1)
    town.clock.move(almost)
    await office.work()
    assert await office.open(admin, name) is not None
    assert name in await retention.known_files(town.database)
    town.clock.move(timedelta(seconds=1))
    assert await office.open(admin, name) is None
    await office.work()
    assert office.on_disk() == []
    assert await rows(town.database, "export_job") == []
    assert await exports(town) == ["asked xlsx", "done 1", "opened", "erased"]


async def test_reader_erases_the_file_early(office: Office) -> None:
    admin = await office.town.admin()
    await add_cases(office.town, ("crime", HERE))
    await admin.say("/export all")
    await office.work()
    await admin.press("Xóa tệp ngay")
    admin.expect("Đã xóa tệp")
    assert await office.open(admin, file_of(admin)) is None
    await office.work()
    assert office.on_disk() == []


async def test_no_cases_no_file_and_too_many_none_either(office: Office) -> None:
    admin = await office.town.admin()
    await admin.say("/export all")
    await office.work()
    admin.expect("Không có tin nào như vậy")
    await add_cases(office.town, *[("crime", HERE)] * 2)
    await admin.say("/export all")
    await office.work(most=1)
    admin.expect("quá nhiều tin")
    assert office.on_disk() == []


async def test_disk_that_stays_broken_is_told_in_the_end(office: Office) -> None:
    admin = await office.town.admin()
    await add_cases(office.town, ("crime", HERE))
    await admin.say("/export all")
    for _ in range(8):
        await office.work(SlowDisk(office, whole=0))
        office.town.clock.move(timedelta(hours=1))
    admin.expect("Chưa làm được tệp")
    assert "failed" in await exports(office.town)


async def test_password_is_kept_only_until_it_was_told(office: Office) -> None:
    admin = await office.town.admin()
    await add_cases(office.town, ("crime", HERE))
    await admin.say("/export all")
    await office.work()
    assert password_of(admin)
    [job] = await rows(office.town.database, "export_job")
    assert job["password_sealed"] is None


async def test_open_form_of_the_reader_stays_in_front(office: Office) -> None:
    admin: Phone = await office.town.admin()
    await add_cases(office.town, ("crime", HERE))
    await admin.say("/export all")
    await admin.start()
    await admin.tap("menu.tip")
    await office.work()
    assert len(await office.table(admin)) == 1
