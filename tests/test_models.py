"""The register of models: filled by admins, read by citizens, written to by them, sealed."""

import pytest
from sqlalchemy import select

from storage import tables
from tests.desk_stories import HERE, THERE, audited, read, suspend
from tests.register_stories import add_model
from tests.talk import Phone, Town

WISH = "Tôi trực được tối thứ bảy, nhà gần ngã ba Cây Sung"


async def write(town: Town, wish: str = "join", way: str = "reply", words: str = WISH) -> Phone:
    """Somebody new writes to the team of model 1."""
    mai = town.citizen()
    await mai.start()
    await mai.tap("model.show.1")
    await mai.press(f"model.{wish}.1")
    await mai.say(words)
    await mai.press(f"model.send.{way}")
    return mai


async def test_admin_fills_the_register_for_citizens(either_town: Town) -> None:
    town = either_town
    admin, mai = await town.admin(), town.citizen()
    await admin.say(f"/model add camera {HERE} Camera an ninh")
    admin.expect("Mô hình 1 · Camera an ninh · camera an ninh · xã Thạnh Bình · mới xây dựng")
    await mai.start()
    await mai.press("menu.desks", "menu.models")
    await mai.say("tien canh")
    await mai.press("model.show.1")
    mai.expect("Camera an ninh", "mới xây dựng", "23/11/2026")
    mai.expect_not("mẫu")
    await town.wait(days=2)
    await admin.say("/model set 1 effective")
    await mai.tap("model.show.1")
    mai.expect("hoạt động hiệu quả, từ 25/11/2026")
    await admin.say("/model retire 1")
    await mai.press("menu.home", "menu.desks", "menu.models")
    await mai.say("tien canh")
    mai.expect("chưa ghi mô hình nào của xã Thạnh Bình", "55 loại", "910 điểm")
    await admin.say("/model")
    admin.expect("đã ngừng")


async def test_register_is_paged_for_citizens_and_staff(town: Town) -> None:
    for n in range(1, 14):
        await add_model(town, name=f"Tổ tự quản số {n}", kind="self_managed")
    mai, officer = town.citizen(), await town.officer()
    await mai.start()
    await mai.press("menu.desks", "menu.models", "model.all")
    mai.expect("trang 1 trên 3")
    mai.expect_buttons("model.show.13", "model.show.8", "model.list.all.2")
    await mai.press("model.list.all.2", "model.list.all.3")
    mai.expect_buttons("model.show.1", "model.list.all.2")
    await mai.tap("model.list.all.99")
    mai.expect("trang 3 trên 3")
    await officer.say("/model")
    officer.expect("13 mô hình", "số 13", "số 4")
    await officer.press("desk.model.p2")
    officer.expect("số 3", "số 1")
    officer.expect_not("số 4")


async def test_staff_of_the_commune_hear_of_a_wish_and_read_it(either_town: Town) -> None:
    town = either_town
    await add_model(town)
    here, there = await town.officer(HERE), await town.officer(THERE)
    silent = len(there.history)
    mai = await write(town)
    mai.expect("Cảm ơn anh/chị muốn góp sức")
    here.expect("Camera an ninh · xã Thạnh Bình: người dân muốn tham gia")
    here.expect_not("Cây Sung")
    assert len(there.history) == silent
    await here.press("desk.model.remark.1")
    here.expect(WISH, "nhắn lại được")
    await here.say("/model 1")
    here.expect(WISH)
    for command in ("/model 1", "/model remark 1", "/model answer 1 Xin chào"):
        await there.say(command)
        there.expect_not(WISH)
        there.expect("trong địa bàn của anh/chị")
    details = [detail for action, _case, detail in await audited(town.database) if action == "model"]
    assert details == ["remark 1", "look 1"]


@pytest.mark.parametrize("wish", ["join", "remark"])
async def test_words_lie_sealed_with_who_wrote_them(either_town: Town, wish: str) -> None:
    town = either_town
    await add_model(town)
    mai = await write(town, wish)
    [row] = await read(town.database, select(tables.model_remark))
    key = town.vault.pseudonym(town.channel, mai.name)
    assert WISH.encode() not in row.body_sealed
    assert key.hex().encode() not in row.who_sealed
    assert (row.kind, row.model_id, row.commune) == (wish, 1, HERE)
    assert row.received_on == tables.day_of(town.clock())
    await mai.say("/start")
    mai.expect_not(WISH)


async def test_team_answers_into_the_chat_once_allowed(either_town: Town) -> None:
    town = either_town
    await add_model(town)
    officer = await town.officer(HERE)
    mai = await write(town)
    await officer.press("desk.model.remark.1", "desk.model.answer.1")
    await officer.say("Mời anh/chị tới nhà văn hóa\ntối thứ bảy.")
    officer.expect("Đã gửi lời trả lời")
    mai.expect("xã Thạnh Bình", "Mời anh/chị tới nhà văn hóa\ntối thứ bảy.")
    await officer.say("/model 1")
    officer.expect("đã trả lời")


async def test_who_wants_no_answer_leaves_no_way_back(either_town: Town) -> None:
    town = either_town
    await add_model(town)
    officer = await town.officer(HERE)
    mai = await write(town, "remark", "quiet")
    [row] = await read(town.database, select(tables.model_remark))
    assert row.who_sealed is None
    silent = len(mai.history)
    await officer.say("/model answer 1 Xin chào")
    officer.expect("không để lại đường nhắn lại")
    assert len(mai.history) == silent


async def test_proposal_reaches_a_commune_without_models(town: Town) -> None:
    officer, mai = await town.officer(HERE), town.citizen()
    await mai.start(f"xa-{HERE}")
    await mai.press("menu.desks", "menu.models", f"place.{HERE}", f"model.propose.{HERE}")
    await mai.say("Tổ tự quản ở thôn 3")
    await mai.press("model.send.reply")
    mai.expect("Đã gửi đề xuất")
    officer.expect("người dân đề xuất mô hình")
    await officer.say("/model")
    officer.expect("chưa trả lời: 1")
    await officer.press("desk.model.remark.1")
    officer.expect("Tổ tự quản ở thôn 3")
    await officer.say("/model answer 1 Cảm ơn anh/chị")
    mai.expect("Cảm ơn anh/chị")
    await officer.say("/model")
    officer.expect_not("chưa trả lời")


async def test_only_leaders_change_the_register(town: Town) -> None:
    await add_model(town)
    officer = await town.officer()
    for command in ("add camera 20878 Camera", "set 1 effective", "retire 1"):
        await officer.say(f"/model {command}")
        officer.expect("không dùng được lệnh này")
    [row] = await read(town.database, select(tables.model))
    assert row.state == "new"
    refused = [entry for entry in await audited(town.database) if entry[0] == "refused"]
    assert refused == [("refused", None, "model")] * 3


@pytest.mark.parametrize(
    "command",
    [
        "add",
        "add camera",
        "add camera 20878",
        "add camera 1 Tên",
        "add bank 20878 Tên",
        "set 1",
        "set 1 great",
    ],
)
async def test_half_a_command_is_explained(town: Town, command: str) -> None:
    await add_model(town)
    admin = await town.admin()
    await admin.say(f"/model {command}")
    admin.expect("self_managed" if command.startswith("add") else "strengthened")
    assert len(await read(town.database, select(tables.model))) == 1


async def test_admin_keeps_to_own_communes(town: Town) -> None:
    await add_model(town, THERE)
    admin = await town.officer(HERE, role="admin")
    await admin.say(f"/model add camera {THERE} Camera")
    admin.expect("ngoài địa bàn")
    await admin.say("/model retire 1")
    admin.expect("Không có mô hình 1")
    await admin.say("/model")
    admin.expect("0 mô hình")


async def test_words_for_a_model_that_went_meanwhile_are_not_lost_silently(town: Town) -> None:
    admin, mai = await town.admin(), town.citizen()
    await admin.say(f"/model add camera {HERE} {'x' * 90}")
    admin.expect("tối đa 80")
    await mai.start()
    await mai.tap("model.show.9")
    mai.expect("không còn trong sổ")


async def test_where_nobody_looks_after_it_leaders_hear(town: Town) -> None:
    await add_model(town)
    there, admin = await town.officer(THERE), await town.officer(THERE, role="admin")
    silent = len(there.history)
    await write(town)
    admin.expect("người dân muốn tham gia")
    assert len(there.history) == silent
    await suspend(town, admin)
    await write(town)
