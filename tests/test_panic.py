"""Somebody must not be seen here: what we said goes at once, and the last message tells nothing."""

from datetime import UTC, datetime

import pytest

from bot.dialogue.replies import Choice, Reply
from bot.messages import encode
from bot.transaction import Transaction
from storage import outbox
from storage.outbox import Fate, Settled
from storage.work import Work
from tests.dialogue_world import Phone, texts
from tests.storage_world import rows
from tests.talk import Town, file_tip

TELLING = ("tin báo", "công an", "báo tin", "mã tra cứu", "report", "police", "tip")


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize("words", ["xóa hết", "Xoá hết!", "xoa het", "panic"])
def test_typed_words_are_enough_in_the_middle_of_a_form(words: str) -> None:
    phone = Phone().command("start").press("menu.tip", "danger.no", "public_order", "form.skip").say(words)
    assert phone.says("panic-web") or phone.says("panic")
    assert phone.buttons == []
    assert phone.command("mydata").says("mydata-no-form")


@pytest.mark.parametrize("locale", ["vi", "en"])
@pytest.mark.parametrize("key", ["panic", "panic-web"])
def test_last_message_tells_nothing(key: str, locale: str) -> None:
    said = texts().render(key, locale).lower()
    assert [word for word in TELLING if word in said] == []


def test_words_that_only_begin_so_are_an_answer() -> None:
    phone = Phone().command("start").press("menu.tip", "danger.no", "public_order", "form.skip")
    assert phone.say("xóa hết dấu vết rồi bỏ chạy").question == "when"


def test_pictures_of_the_open_form_go_too() -> None:
    phone = Phone().command("start").press("menu.tip", "danger.no", "public_order", "form.skip")
    phone.send_picture("f1").command("panic")
    assert any("f1" in getattr(effect, "file_ids", ()) for effect in phone.effects)


async def test_mailbox_holds_the_last_message_only(either_town: Town) -> None:
    mai = either_town.citizen()
    await file_tip(mai, "Nhà bên có pháo")
    await mai.say("/panic")
    assert len(await rows(either_town.database, "outbox")) == 1
    [last] = mai.heard
    assert last.clears == ()
    await mai.start()
    mai.expect_buttons("menu.tip")


async def test_case_and_code_outlive_it(either_town: Town) -> None:
    mai = either_town.citizen()
    code = await file_tip(mai)
    await mai.say("/panic")
    await mai.say(code)
    mai.expect("Tin số 1")


async def test_network_is_told_which_messages_to_delete(either_town: Town) -> None:
    town, mai = either_town, either_town.citizen()
    posted = await _posted(town, mai.name, 3)
    fates = [
        Settled(message, Fate.SENT, town.clock(), ref=ref)
        for message, ref in zip(posted, ("7", "8 9", None), strict=True)
    ]
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        outbox.settle(work, fates)
        await work.flush()
    kept = await rows(town.database, "outbox")
    assert [b"7" in row["body_sealed"][:2] for row in kept] == [False, False]
    await mai.say("/panic")
    assert mai.heard[-1].clears == ("7", "8", "9")


async def _posted(town: Town, name: str, count: int) -> list[outbox.Posted]:
    """So many messages to somebody, under way."""
    key = town.vault.pseudonym(town.channel, name)
    async with town.database.writing() as connection:
        work = Work(connection, town.vault)
        transaction = Transaction(work, town.clock(), "process-9")
        to = transaction.meet(key, town.channel, name, "vi")
        transaction.say(to, [Reply(f"{at}") for at in range(count)])
        await transaction.finish()
    return transaction.posted


def test_reply_from_before_this_release_is_read() -> None:
    stored = encode(Reply("a", (Choice("b", "c"),)), datetime(2026, 11, 23, tzinfo=UTC))
    assert b"clears" not in stored
