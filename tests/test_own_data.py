"""Own data on disk: proofs of consent, the tie to one's cases found and cut, what is forgotten and what stays."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.app import forget
from storage import tellers
from storage.blobs import Blobs
from storage.tables import conversation, reporter
from storage.vault import Vault
from tests.storage_world import rows
from tests.talk import Town, file_tip, picture_id


@pytest.fixture
def blobs(tmp_path: Path, vault: Vault) -> Blobs:
    """The folder of sealed files."""
    return Blobs(tmp_path / "files", vault)


async def test_consent_is_proven_by_day_and_version(either_town: Town) -> None:
    mai = either_town.citizen()
    await file_tip(mai, contact="chat")
    [proof] = await rows(either_town.database, "consent")
    assert (proof["purpose"], proof["version"], proof["locale"]) == ("contact", "1", "vi")
    assert proof["given_on"].hour == 0
    assert proof["withdrawn_on"] is None
    assert mai.name.encode() not in bytes(proof["person"])


async def test_withdrawn_contact_cuts_every_tie(either_town: Town) -> None:
    mai, officer = either_town.citizen(), await either_town.officer()
    await file_tip(mai, contact="0900 000 000")
    await mai.say("/privacy")
    await mai.press("privacy.withdraw.contact")
    assert await rows(either_town.database, "reporter") == []
    [proof] = await rows(either_town.database, "consent")
    assert proof["withdrawn_on"] is not None
    await officer.say("/take 1")
    await officer.say("/reply 1 Cảm ơn anh/chị")
    mai.expect_not("Cảm ơn")


async def test_own_cases_are_listed_and_nobody_elses(either_town: Town) -> None:
    mai, lan = either_town.citizen(), either_town.citizen()
    await file_tip(mai, contact="chat")
    await file_tip(lan, contact="chat")
    await file_tip(mai, contact="none")
    await mai.say("/mydata")
    mai.expect("Tin số 1,")
    mai.expect_not("Tin số 2,", "Tin số 3,")


async def test_forgotten_teller_is_nowhere(either_town: Town) -> None:
    town, mai = either_town, either_town.citizen()
    code = await file_tip(mai, contact="chat")
    await mai.say("/forget")
    await mai.press("privacy.forget.yes")
    mai.expect("Đã xóa", "1")
    assert await rows(town.database, "reporter") == []
    [proof] = await rows(town.database, "consent")
    assert proof["person"] is None
    await mai.say(code)
    mai.expect("Tin số 1")


async def test_what_was_written_to_models_and_warnings_is_listed_and_forgotten(either_town: Town) -> None:
    town, mai = either_town, either_town.citizen()
    await mai.start()
    await mai.press("menu.desks")
    await mai.press("menu.warnings")
    await mai.say("Tiên Cảnh")
    await mai.press("warning.on.20878")
    await mai.say("/start")
    await mai.press("menu.desks")
    await mai.press("menu.models")
    await mai.say("Tiên Cảnh")
    await mai.press("model.propose.20878")
    await mai.say("Nên có tổ tự quản ở thôn 3")
    await mai.press("model.send.reply")
    await mai.say("/mydata")
    mai.expect("1 lời nhắn cho mô hình tự quản", "Đang nhận cảnh báo")
    await mai.say("/forget")
    await mai.press("privacy.forget.yes")
    [remark] = await rows(town.database, "model_remark")
    assert (remark["who_sealed"], remark["teller_token"]) == (None, None)
    assert await rows(town.database, "warning_subscription") == []


async def test_forgotten_chat_goes_with_its_last_message(either_town: Town, blobs: Blobs) -> None:
    town, mai = either_town, either_town.citizen()
    await file_tip(mai, contact="chat")
    await mai.say("/forget")
    await mai.press("privacy.forget.yes")
    await town.send()
    await forget(town.database, blobs, town.clock())
    assert await rows(town.database, "conversation") == []


async def test_chat_that_goes_on_is_not_purged(either_town: Town, blobs: Blobs) -> None:
    town, mai = either_town, either_town.citizen()
    await mai.say("/forget")
    await mai.press("privacy.forget.yes")
    await mai.start()
    await town.send()
    await forget(town.database, blobs, town.clock())
    assert len(await rows(town.database, "conversation")) == 1


async def test_picture_of_an_unfinished_tip_goes_too(either_town: Town) -> None:
    mai = either_town.citizen()
    await mai.start()
    await mai.press("menu.tip", "danger.no", "public_order", "form.skip")
    await mai.show(picture_id(1))
    await mai.say("/forget")
    await mai.press("privacy.forget.yes")
    assert await rows(either_town.database, "file") == []


async def test_forgetting_empties_the_mailbox(either_town: Town) -> None:
    mai = either_town.citizen()
    await file_tip(mai, "Nhà bên có pháo")
    await mai.say("/forget")
    await mai.press("privacy.forget.yes")
    kept = await rows(either_town.database, "outbox")
    assert len(kept) == len(mai.heard)


@pytest.mark.parametrize("role", ["officer", "admin"])
async def test_staff_cannot_vanish(either_town: Town, role: str) -> None:
    officer = await either_town.officer(role=role)
    await officer.say("/forget")
    await officer.press("privacy.forget.yes")
    officer.expect("cán bộ")
    assert len(await rows(either_town.database, "staff")) == 1


async def test_tie_from_before_the_tokens_is_found_after_a_sweep(either_town: Town) -> None:
    town, mai = either_town, either_town.citizen()
    await file_tip(mai, contact="chat")
    async with town.database.writing() as connection:
        await connection.execute(update(reporter).values(teller_token=None))
    await tellers.tie_old(town.database, town.vault)
    await mai.say("/mydata")
    mai.expect("Tin số 1,")


async def test_conversation_of_a_day_long_ago_is_no_forgotten_one(either_town: Town, blobs: Blobs) -> None:
    town, mai = either_town, either_town.citizen()
    await mai.start()
    async with town.database.writing() as connection:
        await connection.execute(update(conversation).values(active_on=town.clock() - timedelta(days=900)))
    await town.send()
    await forget(town.database, blobs, town.clock())
    assert len(await rows(town.database, "conversation")) == 1
