"""Nothing anybody typed lies in the clear: not in the database, its log, the files or the logs."""

from collections.abc import AsyncIterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import text

from bot.desk.saying import reading
from bot.dialogue.events import MediaReceived
from bot.dialogue.fold import fold
from bot.files import FileStore
from storage import indexing, tables
from storage.blobs import Blobs
from storage.vault import Vault
from tests.engines import opened_database
from tests.fakes import FakeClock, HoarseTexts, roomy_disk
from tests.register_stories import add_model
from tests.storage_world import rows
from tests.talk import Town, file_hand_in, file_tip
from tests.traces import found_in, on_disk

WHAT = "Gã Khổng Lồ bán thuốc phiện ở quán Bốn Mùa, mật khẩu Xyzzy-Plugh"
WHO = "xe tải biển số 92H-12345, tên thường gọi Quắm"
PLACE = "hẻm Cây Trứng Cá, sau đình làng Vắng"
MORE = "Chúng chuyển sang kho gạo Thanh Bần rồi"
REPLY = "Tổ công tác Bồ Câu sẽ ghé lúc chạng vạng"
REASON = "Đã bàn giao cho đội Hải Âu xử lý"
WISH = "Tôi trông được ngã tư Cây Sung mỗi tối"
INVITED = "Mời ghé nhà văn hóa Gò Nổng nhé"
CAPTION = "ảnh chụp từ ban công nhà Tư Lành"
CALL = "nhà sàn bên suối Cá Niên, sáu người leo lên gác xép"
SINCE = "bà Út Lượm đang sốt, nước ngập cối giã"
PHONE = "0905 123 457"
SOUGHT = "tiệm vàng Bảy Núi quán Bốn Mùa"
NAME = "tai-khoan-cua-nguoi-bao-tin"
LATITUDE, LONGITUDE = 15.573412, 108.474123
NUMBERS = [PHONE, "0905123457", "905123457", "905 123 457", f"{LATITUDE} {LONGITUDE}", "15.5734 108.4741"]
TYPED = [WHAT, WHO, PLACE, MORE, REPLY, REASON, WISH, INVITED, CAPTION, CALL, SINCE, SOUGHT, NAME, *NUMBERS]


async def everything_said(town: Town, pictures: FileStore) -> list[str]:
    """All sorts of people say all sorts of things; gives the codes that were said to them."""
    officer, mai = await town.officer(), town.citizen(NAME)
    code = await file_tip(mai, WHAT, who=WHO, place=PLACE, contact=PHONE)
    await officer.say(f"/tip {officer.case}")
    await officer.press(f"desk.take.{officer.case}")
    await officer.say(f"/tip {officer.case}")
    officer.expect(WHAT, WHO, "905")
    await officer.say(f"/reply {officer.case} {REPLY}")
    await mai.press(f"case.reply.{officer.case}")
    await mai.say(MORE)
    stored = await pictures.store(chunks(picture()))
    await mai.do(MediaReceived(stored.id, stored.kind, stored.size, CAPTION))
    await mai.share(LATITUDE, LONGITUDE)
    await officer.say(f"/find {SOUGHT}")
    while await indexing.index(town.database, town.vault, reading(town.world.programme)):
        continue
    await officer.say(f"/find {WHAT}")
    officer.expect(f"#{officer.case} ")
    await officer.say(f"/find {PHONE} {SOUGHT}")
    await officer.say(f"/status {officer.case} resolved {REASON}")
    await add_model(town)
    await mai.press("menu.home")
    await mai.tap("model.show.1")
    await mai.press("model.join.1")
    await mai.say(WISH)
    await mai.press("model.send.reply")
    await officer.say("/model 1")
    officer.expect(WISH)
    await officer.say(f"/model answer 1 {INVITED}")
    mai.expect(INVITED)
    half_way = town.citizen()
    await half_way.start()
    await half_way.press("menu.tip", "danger.no", "other")
    await half_way.say(WHAT)
    await half_way.say(PLACE)
    hand_in = await file_hand_in(town.citizen(), place=PLACE)
    await town.citizen().start(hand_in)
    await call_for_help(town)
    town.world = replace(town.world, texts=HoarseTexts(town.world.texts, "tip-place-ask", f"{WHAT} {PHONE}"))
    await town.restart()
    await half_way.press("form.back", "form.skip")
    return [code, hand_in, code.replace("-", ""), hand_in.replace("-", "")]


async def call_for_help(town: Town) -> None:
    """One message in a flood, and what is added to it."""
    caller = town.citizen()
    await caller.start()
    await caller.press("menu.flood")
    await caller.say(CALL)
    await caller.share(LATITUDE, LONGITUDE)
    await caller.say(SINCE)
    caller.expect("Đã ghi thêm vào tin")


def picture() -> bytes:
    made = BytesIO()
    Image.effect_noise((64, 64), 60).convert("RGB").save(made, "JPEG", comment=CAPTION.encode())
    return made.getvalue()


async def chunks(content: bytes) -> AsyncIterator[bytes]:
    yield content


@pytest.fixture
def blobs(tmp_path: Path, vault: Vault) -> Blobs:
    return Blobs(tmp_path / "files", vault)


async def test_nothing_typed_lies_on_disk(
    town: Town, blobs: Blobs, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    codes = await everything_said(town, FileStore(blobs, free=roomy_disk))
    found = on_disk(tmp_path, [*TYPED, *codes])
    assert {".db", ".db-wal", ""} <= {Path(name).suffix for name in found}
    assert {name: pieces for name, pieces in found.items() if pieces} == {}
    await town.database.close()
    assert found_in((tmp_path / "tinbao.db").read_bytes(), [*TYPED, *codes]) == []
    said = "".join(capfd.readouterr())
    assert "event_failed" in said
    assert found_in(said.encode(), [*TYPED, *codes]) == []


async def test_nothing_typed_lies_in_a_column(either_town: Town, blobs: Blobs) -> None:
    codes = await everything_said(either_town, FileStore(blobs, free=roomy_disk))
    for name in tables.metadata.tables:
        for row in await rows(either_town.database, name):
            for column, value in row.items():
                content = value if isinstance(value, bytes) else str(value).encode()
                assert found_in(content, [*TYPED, *codes]) == [], f"{name}.{column}"


async def test_nothing_typed_lies_in_the_files_of_a_server(
    postgresql_url: str, vault: Vault, blobs: Blobs
) -> None:
    async with opened_database(postgresql_url) as database:
        codes = await everything_said(Town(database, vault, FakeClock()), FileStore(blobs, free=roomy_disk))
        async with database.engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.exec_driver_sql("CHECKPOINT")
            files = await connection.execute(
                text(
                    "SELECT relname, pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class"
                    " WHERE relkind IN ('r', 'i', 't') AND NOT relisshared"
                )
            )
            content: dict[str, bytes] = dict(files.all())
    assert content["case_token"]
    assert content["cases"]
    assert {
        name: pieces for name, file in content.items() if (pieces := found_in(file, [*TYPED, *codes]))
    } == {}


async def test_case_closed_as_unfounded_is_emptied(either_town: Town) -> None:
    officer = await either_town.officer()
    await file_tip(either_town.citizen(), WHAT, contact="chat")
    await officer.say(f"/status {officer.case} unfounded {REASON}")
    await officer.say(f"/tip {officer.case}")
    officer.expect_not(WHAT)
    for row in await rows(either_town.database, "cases"):
        sealed = row["answers_sealed"]
        assert either_town.vault.unseal(sealed, "cases", row["number"], "answers") == b"{}"


def test_the_search_finds_what_is_there() -> None:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert found_in(f"xx{WHAT}xx".encode(encoding), TYPED)
        assert found_in(fold(WHO).encode(encoding), TYPED)
    assert found_in(b"...0905123457...", TYPED)
